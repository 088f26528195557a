package io.github.cxmetrics.lifetime.model;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitOptions;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import java.util.Map;
import java.util.TreeMap;

/**
 * BG/CNBD-k and MBG/CNBD-k: as {@link BgNbd} and {@link MbgNbd}, for customers who buy more regularly than at random. Times between purchases are the sum of
 * k random stages (Erlang-k); λ, which is Gamma(r, α) distributed, is the rate of stages, so that the mean customer makes r/(kα) purchases per unit of time.
 *
 * <p>P(alive), the distribution of the number of transactions and its mean are exact, Σ n·P(n) = E: the mean is
 * Σ<sub>n≥1</sub> P(at least n), with P(at least n) a mixture of incomplete beta functions over the stages since the last purchase. (The formula that other
 * programs have for a known customer takes purchases at random with the same mean time; it may be wrong by half.)
 *
 * <p>The density of the times between purchases has the factor (k − 1) Σ ln(time), which does not depend on the parameters but on k: histories that carry
 * it ({@link PurchaseHistories#withLogGaps}; those of a log do) have the whole log-likelihood, which compares over k and with other models by aic and bic.
 * Without it the log-likelihood leaves the factor out, aic and bic are undefined, and k can't be chosen by {@link #fit(PurchaseHistories, Dropout)}.
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
     * @throws IllegalArgumentException if k is outside 1..20, or a parameter is not above 0 and finite, or a shape is not in 1e-12..1e12
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
     * @throws IllegalArgumentException if there are no customers, or k is outside 1..20
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
     * @throws IllegalArgumentException if there are no customers, or k is outside 1..20
     */
    public static ModelFit<BgCnbdK> fit(PurchaseHistories histories, int k, Dropout dropout, FitOptions options) {
        Regularity regularity = Regularity.of(k);
        ModelFit<BgCnbdK> fit = recipe(
                        TYPE,
                        regularity,
                        dropout,
                        (unit, parameters) -> new BgCnbdK(unit, regularity, dropout, parameters))
                .fit(histories, options);
        Estimates estimates = k == 1 || histories.hasLogGaps()
                ? fit.estimates().plusLogLikelihood((k - 1) * sumOfLogGaps(histories))
                : fit.estimates().withoutTerm("(k - 1) Σ ln(time between purchases), which these histories don't hold");
        return new ModelFit<>(fit.model(), estimates);
    }

    /**
     * Fits the model with the regularity of the largest likelihood: k = 1, 2, … until two in turn are less likely than the best. The choice is the same in
     * every unit of time. {@link ModelFit#aic} counts r, α, a and b, not k.
     *
     * @param histories what the customers have bought, with the times between their purchases: of a log, simulated, or with
     *     {@link PurchaseHistories#withLogGaps}
     * @param dropout when customers may stop: BG/CNBD-k or MBG/CNBD-k
     * @return the best fit, whose status says whether to trust it
     * @throws IllegalArgumentException if the histories don't hold the times between purchases
     */
    public static ModelFit<BgCnbdK> fit(PurchaseHistories histories, Dropout dropout) {
        return fit(histories, dropout, FitOptions.DEFAULT);
    }

    /**
     * Fits the model with the regularity of the largest likelihood.
     *
     * @param histories what the customers have bought, with the times between their purchases
     * @param dropout when customers may stop: BG/CNBD-k or MBG/CNBD-k
     * @param options penalty and progress
     * @return the best fit, whose status says whether to trust it
     * @throws IllegalArgumentException if the histories don't hold the times between purchases
     */
    public static ModelFit<BgCnbdK> fit(PurchaseHistories histories, Dropout dropout, FitOptions options) {
        checkArgument(
                histories.hasLogGaps(),
                "a choice of k needs the times between purchases: histories of a log have them, others by withLogGaps");
        ModelFit<BgCnbdK> best = fit(histories, 1, dropout, options);
        for (int k = 2; k <= Regularity.LARGEST && k <= best.model().regularity() + 2; k++) {
            ModelFit<BgCnbdK> next = fit(histories, k, dropout, options);
            best = next.logLikelihood() > best.logLikelihood() ? next : best;
        }
        return best;
    }

    @Override
    double ofDataAlone(PurchaseHistories histories) {
        return k() == 1 || !histories.hasLogGaps() ? 0 : (k() - 1) * sumOfLogGaps(histories);
    }

    /** Equal sums are added at once and in their order, so that neither the order of rows nor weights make a difference. */
    private static double sumOfLogGaps(PurchaseHistories histories) {
        TreeMap<Double, Long> weights = new TreeMap<>();
        for (int i = 0; i < histories.size() && histories.hasLogGaps(); i++) {
            weights.merge(histories.logGaps(i).getAsDouble(), histories.weight(i), Math::addExact);
        }
        double sum = 0;
        for (Map.Entry<Double, Long> gaps : weights.entrySet()) {
            sum += gaps.getKey() * gaps.getValue();
        }
        return sum;
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
