package io.github.cxmetrics.lifetime.model;

import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitOptions;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;

/**
 * MBG/NBD: the modified beta-geometric / negative binomial model of customers who buy at random and stop silently, perhaps at once.
 *
 * <p>Purchases come at random with a rate that is Gamma(r, α) distributed over the customers; after each purchase, the first included, a customer
 * stops with a chance that is
 * Beta(a, b) distributed. So many of those who never came back are rightly held for lost, other than in {@link BgNbd}. Results are in the unit of
 * {@link #unit()} or without unit.
 *
 * <p>For a ≤ 1 the expected transactions grow without bound as the horizon does, and those of the whole future are refused.
 * Discounted ones are finite; they are computed by quadrature over the chance to stop, with the time to infinity under the integral, so that no tail
 * is cut off.
 *
 * <p>E. P. Batislam, M. Denizel, A. Filiztekin (2007), Empirical validation and comparison of models for customer base analysis, International
 * Journal of Research in Marketing 24(3).
 */
public final class MbgNbd extends BgFamily {

    private static final long serialVersionUID = 1;
    static final String TYPE = "mbg-nbd";
    private static final int VERSION = 1;
    static final Recipe<MbgNbd> RECIPE = recipe(TYPE, Regularity.RANDOM, Dropout.FROM_THE_FIRST, MbgNbd::new);

    private MbgNbd(LifetimeUnit unit, double... parameters) {
        super(unit, Regularity.RANDOM, Dropout.FROM_THE_FIRST, parameters);
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
    public static MbgNbd of(LifetimeUnit unit, double r, double alpha, double a, double b) {
        return new MbgNbd(unit, r, alpha, a, b);
    }

    /**
     * Fits the model by maximum likelihood.
     *
     * @param histories what the customers have bought
     * @return the fit, whose status says whether to trust it
     * @throws IllegalArgumentException if there are no customers
     */
    public static ModelFit<MbgNbd> fit(PurchaseHistories histories) {
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
    public static ModelFit<MbgNbd> fit(PurchaseHistories histories, FitOptions options) {
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
    public static ModelFit<CovariateModel<MbgNbd>> fit(
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
    public static ModelFit<CovariateModel<MbgNbd>> fit(
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
     * @param type {@code mbg-nbd}
     * @param version 1
     * @param unit the unit of its times
     * @param r shape of the purchase rates
     * @param alpha rate parameter of the purchase rates
     * @param a first shape of the chance to stop
     * @param b second shape of the chance to stop
     */
    public record Form(String type, int version, LifetimeUnit unit, double r, double alpha, double a, double b)
            implements StoredForm<MbgNbd> {

        @Override
        public MbgNbd restore() {
            Stored.check(type, version, TYPE, VERSION);
            return of(Stored.present(unit, "the unit of a model"), r, alpha, a, b);
        }
    }

    @Override
    String name() {
        return "MBG/NBD";
    }
}
