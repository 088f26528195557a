package io.github.cxmetrics.lifetime.model;

import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitOptions;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;

/**
 * BG/NBD: the beta-geometric / negative binomial model of customers who buy at random and stop silently.
 *
 * <p>Purchases come at random with a rate that is Gamma(r, α) distributed over the customers; after each repeat purchase a customer stops with a
 * chance that is
 * Beta(a, b) distributed. So a customer without a repeat purchase cannot have stopped: P(alive) is 1 for those, however long ago they came, which is
 * the model and no error; where it does not fit, {@link MbgNbd} does better. Results are in the unit of {@link #unit()} or without unit.
 *
 * <p>For a ≤ 1 the expected transactions grow without bound as the horizon does, and those of the whole future are refused.
 * Discounted ones are finite; they are computed by quadrature over the chance to stop, with the time to infinity under the integral, so that no tail
 * is cut off.
 *
 * <p>P. S. Fader, B. G. S. Hardie, K. L. Lee (2005), "Counting Your Customers" the Easy Way: An Alternative to the Pareto/NBD Model, Marketing
 * Science 24(2).
 */
public final class BgNbd extends BgFamily {

    private static final long serialVersionUID = 1;
    static final String TYPE = "bg-nbd";
    private static final int VERSION = 1;
    static final Recipe<BgNbd> RECIPE = recipe(TYPE, Regularity.RANDOM, Dropout.AFTER_REPEATS, BgNbd::new);

    private BgNbd(LifetimeUnit unit, double... parameters) {
        super(unit, Regularity.RANDOM, Dropout.AFTER_REPEATS, parameters);
    }

    /**
     * A model with known parameters.
     *
     * @param unit the unit of α
     * @param r shape of the purchase rates, above 0
     * @param alpha rate parameter of the purchase rates, above 0; the mean rate is r/α
     * @param a first shape of the chance to stop, above 0; the mean chance is a/(a + b)
     * @param b second shape of the chance to stop, above 0
     * @return the model
     * @throws IllegalArgumentException if a parameter is not above 0 and finite, or a shape is not in 1e-12..1e12
     */
    public static BgNbd of(LifetimeUnit unit, double r, double alpha, double a, double b) {
        return new BgNbd(unit, r, alpha, a, b);
    }

    /**
     * Fits the model by maximum likelihood.
     *
     * @param histories what the customers have bought
     * @return the fit, whose status says whether to trust it
     * @throws IllegalArgumentException if there are no customers
     */
    public static ModelFit<BgNbd> fit(PurchaseHistories histories) {
        return fit(histories, FitOptions.DEFAULT);
    }

    /**
     * Fits the model.
     *
     * @param histories what the customers have bought
     * @param options penalty and progress
     * @return the fit, whose status says whether to trust it
     * @throws IllegalArgumentException if there are no customers
     */
    public static ModelFit<BgNbd> fit(PurchaseHistories histories, FitOptions options) {
        return RECIPE.fit(histories, options);
    }

    /**
     * Fits the model with covariates by maximum likelihood.
     *
     * @param histories what the customers have bought
     * @param purchase traits that may explain how often customers buy: α of a customer is α · exp(−Σ γz)
     * @param dropout traits that may explain how soon customers stop: a and b of a customer are a · exp(Σ γz) and b · exp(Σ γz)
     * @return the fit, with coefficients named {@code purchase.…} and {@code dropout.…}; {@link ModelFit#likelihoodRatio} against the fit without
     *     covariates says whether they explain anything
     * @throws IllegalArgumentException if the columns don't fit together, or there are no customers
     */
    public static ModelFit<CovariateModel<BgNbd>> fit(
            PurchaseHistories histories, Covariates purchase, Covariates dropout) {
        return fit(histories, purchase, dropout, FitOptions.DEFAULT);
    }

    /**
     * Fits the model with covariates.
     *
     * @param histories what the customers have bought
     * @param purchase traits that may explain how often customers buy
     * @param dropout traits that may explain how soon customers stop
     * @param options penalty and progress
     * @return the fit, whose status says whether to trust it
     * @throws IllegalArgumentException if the columns don't fit together, or there are no customers
     */
    public static ModelFit<CovariateModel<BgNbd>> fit(
            PurchaseHistories histories, Covariates purchase, Covariates dropout, FitOptions options) {
        return RECIPE.fit(histories, purchase, dropout, options);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, unit(), r(), alpha(), a(), b());
    }

    @Override
    public FitForm toForm(Estimates estimates) {
        return FitForm.of(TYPE, unit(), estimates);
    }

    /**
     * The plain data of a model.
     *
     * @param type {@code bg-nbd}
     * @param version 1
     * @param unit the unit of its times
     * @param r shape of the purchase rates
     * @param alpha rate parameter of the purchase rates
     * @param a first shape of the chance to stop
     * @param b second shape of the chance to stop
     */
    public record Form(String type, int version, LifetimeUnit unit, double r, double alpha, double a, double b)
            implements StoredForm<BgNbd> {

        @Override
        public BgNbd restore() {
            Stored.check(type, version, TYPE, VERSION);
            return of(Stored.present(unit, "the unit of a model"), r, alpha, a, b);
        }
    }

    @Override
    String name() {
        return "BG/NBD";
    }
}
