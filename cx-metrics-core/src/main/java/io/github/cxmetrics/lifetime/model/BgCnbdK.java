package io.github.cxmetrics.lifetime.model;

import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitOptions;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;

/**
 * BG/CNBD-k and MBG/CNBD-k: as {@link BgNbd} and {@link MbgNbd}, for customers who buy more regularly than at random. Times between purchases are the sum of
 * k random stages (Erlang-k); λ, which is Gamma(r, α) distributed, is the rate of stages, so that the mean customer makes r/(kα) purchases per unit of time.
 *
 * <p>Likelihood, P(alive) and the distribution of the number of transactions are exact. Expectations have no closed form for k above 1; here they are those
 * of purchases at random with the same mean time between them, r + x and kα + T in place of r + kx and α + T, as the authors of the model compute
 * them.
 *
 * <p>The log-likelihood leaves out (k − 1) Σ ln(time between purchases), which histories don't hold and which does not depend on the parameters: add it to
 * compare fits of different k.
 *
 * <p>M. Platzer, T. Reutterer (2016), Ticking Away the Moments: Timing Regularity Helps to Better Predict Customer Activity, Marketing Science 35(5); T.
 * Reutterer, M. Platzer, N. Schröder (2021), Leveraging purchase regularity for predicting customer behavior the easy way, International Journal of Research
 * in Marketing 38(1).
 */
public final class BgCnbdK extends BgFamily {

    private static final long serialVersionUID = 1;
    static final String TYPE = "bg-cnbd-k";
    private static final int VERSION = 1;

    private BgCnbdK(LifetimeUnit unit, Regularity regularity, Dropout dropout, double... parameters) {
        super(unit, regularity, dropout, parameters);
    }

    /**
     * A model with known parameters.
     *
     * @param unit the unit of α
     * @param k regularity, 1..20
     * @param dropout when customers may stop: BG/CNBD-k or MBG/CNBD-k
     * @param r shape of the rates of stages, above 0
     * @param alpha rate parameter of the rates of stages, above 0; the mean customer makes r/(kα) purchases per unit of time
     * @param a first shape of the chance to stop, above 0; the mean chance is a/(a + b)
     * @param b second shape of the chance to stop, above 0
     * @return the model
     * @throws IllegalArgumentException if k is outside 1..20, or a parameter is not above 0 and finite
     */
    public static BgCnbdK of(LifetimeUnit unit, int k, Dropout dropout, double r, double alpha, double a, double b) {
        return new BgCnbdK(unit, Regularity.of(k), dropout, r, alpha, a, b);
    }

    /**
     * Fits the model by maximum likelihood for a given regularity.
     *
     * @param histories what the customers have bought
     * @param k regularity, 1..20
     * @param dropout when customers may stop: BG/CNBD-k or MBG/CNBD-k
     * @return the fit, whose status says whether to trust it
     * @throws IllegalArgumentException if no customer has a repeat purchase, or k is outside 1..20
     */
    public static ModelFit<BgCnbdK> fit(PurchaseHistories histories, int k, Dropout dropout) {
        return fit(histories, k, dropout, FitOptions.DEFAULT);
    }

    /**
     * Fits the model for a given regularity.
     *
     * @param histories what the customers have bought
     * @param k regularity, 1..20
     * @param dropout when customers may stop: BG/CNBD-k or MBG/CNBD-k
     * @param options penalty and progress
     * @return the fit, whose status says whether to trust it
     * @throws IllegalArgumentException if no customer has a repeat purchase, or k is outside 1..20
     */
    public static ModelFit<BgCnbdK> fit(PurchaseHistories histories, int k, Dropout dropout, FitOptions options) {
        Regularity regularity = Regularity.of(k);
        return recipe(
                        TYPE,
                        regularity,
                        dropout,
                        (unit, parameters) -> new BgCnbdK(unit, regularity, dropout, parameters))
                .fit(histories, options);
    }

    /**
     * How regular purchases are.
     *
     * @return k, 1 for purchases at random
     */
    public int regularity() {
        return k();
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, unit(), regularity(), dropout(), r(), alpha(), a(), b());
    }

    @Override
    public FitForm toForm(Estimates estimates) {
        return FitForm.of(this, estimates);
    }

    /**
     * The plain data of a model.
     *
     * @param type {@code bg-cnbd-k}
     * @param version 1
     * @param unit the unit of its times
     * @param regularity k, 1..20
     * @param dropout when customers may stop
     * @param r shape of the rates of stages
     * @param alpha rate parameter of the rates of stages
     * @param a first shape of the chance to stop
     * @param b second shape of the chance to stop
     */
    public record Form(
            String type,
            int version,
            LifetimeUnit unit,
            int regularity,
            Dropout dropout,
            double r,
            double alpha,
            double a,
            double b)
            implements StoredForm<BgCnbdK> {

        @Override
        public BgCnbdK restore() {
            Stored.check(type, version, TYPE, VERSION);
            return of(
                    Stored.present(unit, "the unit of a model"),
                    regularity,
                    Stored.present(dropout, "the dropout of a model"),
                    r,
                    alpha,
                    a,
                    b);
        }
    }

    @Override
    String name() {
        return (dropout() == Dropout.AFTER_REPEATS ? "BG" : "MBG") + "/CNBD-" + k();
    }
}
