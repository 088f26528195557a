package io.github.cxmetrics.lifetime.model;

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

    private BgCnbdK(LifetimeUnit unit, Regularity regularity, Dropout dropout, double... parameters) {
        super(unit, regularity, dropout, parameters);
    }

    /**
     * The BG/CNBD-k model with known parameters.
     *
     * @param k regularity, 1..20
     * @param parameters the parameters, with the rate of stages in place of that of purchases
     * @return the model
     * @throws IllegalArgumentException if k is outside 1..20
     */
    public static BgCnbdK of(int k, BgNbd parameters) {
        return regular(k, parameters);
    }

    /**
     * The MBG/CNBD-k model with known parameters.
     *
     * @param k regularity, 1..20
     * @param parameters the parameters, with the rate of stages in place of that of purchases
     * @return the model
     * @throws IllegalArgumentException if k is outside 1..20
     */
    public static BgCnbdK of(int k, MbgNbd parameters) {
        return regular(k, parameters);
    }

    private static BgCnbdK regular(int k, BgFamily p) {
        return new BgCnbdK(p.unit(), Regularity.of(k), p.dropout(), p.r(), p.alpha(), p.a(), p.b());
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
    public static Fit fit(PurchaseHistories histories, int k, Dropout dropout) {
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
    public static Fit fit(PurchaseHistories histories, int k, Dropout dropout, FitOptions options) {
        Regularity regularity = Regularity.of(k);
        Estimates estimates = fit(histories, regularity, dropout, options);
        return new Fit(new BgCnbdK(histories.unit(), regularity, dropout, estimates.values()), estimates);
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
    String name() {
        return (dropout() == Dropout.AFTER_REPEATS ? "BG" : "MBG") + "/CNBD-" + k();
    }

    /**
     * The fitted model.
     *
     * @param model the model, in the unit of the histories
     * @param estimates its parameters with their doubt
     */
    public record Fit(BgCnbdK model, Estimates estimates) implements ModelFit<BgCnbdK> {

        /** Status, log-likelihood and a table of the parameters. */
        @Override
        public String toString() {
            return model.name() + " fit: " + estimates;
        }
    }
}
