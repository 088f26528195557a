package io.github.cxmetrics.lifetime.model;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitOptions;
import io.github.cxmetrics.lifetime.fit.FittedModel;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.internal.Derivatives;
import io.github.cxmetrics.lifetime.internal.Draws;
import io.github.cxmetrics.lifetime.internal.LogLikelihood;
import io.github.cxmetrics.lifetime.internal.LogRising;
import io.github.cxmetrics.lifetime.internal.MaximumLikelihood;
import io.github.cxmetrics.lifetime.internal.Parameter;
import io.github.cxmetrics.lifetime.internal.RisingFactorials;
import java.io.Serializable;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The shifted beta-geometric model of contracts: at each renewal a customer leaves with a probability of the customer's own, and these vary as a beta
 * distribution. Retention rises with tenure, because those who leave easily go first.
 *
 * <p>Source: Fader and Hardie, "How to project customer retention", Journal of Interactive Marketing 2007; values of customers, Marketing Science 2010.
 *
 * @param period the time from one renewal to the next
 * @param alpha first shape of the probability to leave, above 0
 * @param beta second shape, above 0
 */
public record ShiftedBetaGeometric(LifetimeUnit period, double alpha, double beta)
        implements FittedModel, Serializable {

    static final String TYPE = "shifted-beta-geometric";
    static final List<String> NAMES = List.of("alpha", "beta");
    private static final int MOST_RENEWALS = 1_000_000;
    private static final int VERSION = 1;
    private static final double NEGLIGIBLE = 1e-17;

    /** So many renewals are taken one by one; sums go on as an integral. */
    private static final int ONE_BY_ONE = 4096;

    /**
     * Checks the parameters.
     *
     * @param period the time from one renewal to the next
     * @param alpha first shape of the probability to leave
     * @param beta second shape
     * @throws IllegalArgumentException if a shape is not above 0 and finite, or a shape is not in 1e-12..1e12
     */
    public ShiftedBetaGeometric {
        requireNonNull(period, "period");
        Parameter.shape(alpha, "alpha");
        Parameter.shape(beta, "beta");
    }

    /**
     * A model with known parameters.
     *
     * @param period the time from one renewal to the next
     * @param alpha first shape of the probability to leave, above 0
     * @param beta second shape, above 0
     * @return the model
     * @throws IllegalArgumentException if a shape is not above 0 and finite, or a shape is not in 1e-12..1e12
     */
    public static ShiftedBetaGeometric of(LifetimeUnit period, double alpha, double beta) {
        return new ShiftedBetaGeometric(period, alpha, beta);
    }

    /**
     * Fits the model to one cohort by maximum likelihood.
     *
     * @param period the time from one renewal to the next
     * @param losses how many left at the first renewal, the second, …
     * @param survivors how many were left after the last one
     * @return the fit, whose status says whether to trust it: where nobody left it is on a boundary
     * @throws IllegalArgumentException if a count is negative, or there was no renewal
     */
    public static ModelFit<ShiftedBetaGeometric> fit(LifetimeUnit period, long[] losses, long survivors) {
        long[] still = new long[losses.length];
        if (losses.length > 0) {
            still[losses.length - 1] = survivors;
        }
        return fit(period, losses, still, FitOptions.DEFAULT);
    }

    /**
     * Fits the model to customers of different tenure.
     *
     * @param period the time from one renewal to the next
     * @param losses how many left at the first renewal, the second, …
     * @param survivors how many were last seen, still customers, after the first renewal, the second, …
     * @param options penalty and listener
     * @return the fit, whose status says whether to trust it: where nobody left it is on a boundary
     * @throws IllegalArgumentException if a count is negative, the columns differ in length, or nobody came to a renewal
     */
    public static ModelFit<ShiftedBetaGeometric> fit(
            LifetimeUnit period, long[] losses, long[] survivors, FitOptions options) {
        requireNonNull(losses, "losses");
        requireNonNull(survivors, "survivors");
        requireNonNull(options, "options");
        checkArgument(
                losses.length == survivors.length,
                "columns differ in length: %s losses, %s survivors",
                losses.length,
                survivors.length);
        long customers = 0;
        for (int t = 0; t < losses.length; t++) {
            checkArgument(losses[t] >= 0, "losses must be at least 0, not %s (row %s)", losses[t], t);
            checkArgument(survivors[t] >= 0, "survivors must be at least 0, not %s (row %s)", survivors[t], t);
            customers = CountMath.sum(customers, CountMath.sum(losses[t], survivors[t], "customers"), "customers");
        }
        checkArgument(customers > 0, "no customers at a renewal: there is nothing to fit");
        LogLikelihood likelihood = theta -> likelihood(losses, survivors, theta);
        List<double[]> starts = List.of(new double[] {1, 1}, new double[] {0.5, 3}, new double[] {3, 10});
        List<Parameter> parameters = List.of(Parameter.positive("alpha", 1), Parameter.positive("beta", 1));
        Estimates estimates = MaximumLikelihood.solve(
                new MaximumLikelihood.Problem(parameters, likelihood, likelihood, starts, customers), options);
        double[] values = estimates.values();
        return new ModelFit<>(new ShiftedBetaGeometric(period, values[0], values[1]), estimates);
    }

    /** ln P(T = t) = ln α + ln (β)ₜ₋₁ − ln (α + β)ₜ and ln S(t) = ln (β)ₜ − ln (α + β)ₜ. */
    private static Derivatives likelihood(long[] losses, long[] survivors, double[] theta) {
        double alpha = Math.exp(theta[0]);
        double beta = Math.exp(theta[1]);
        RisingFactorials betas = new RisingFactorials(beta, losses.length);
        RisingFactorials both = new RisingFactorials(alpha + beta, losses.length);
        double value = 0;
        double[] g = new double[2];
        double[][] h = new double[2][2];
        for (int t = 1; t <= losses.length; t++) {
            double lost = losses[t - 1];
            double left = survivors[t - 1];
            double all = lost + left;
            value += lost * (Math.log(alpha) + betas.log(t - 1)) + left * betas.log(t) - all * both.log(t);
            g[0] += lost / alpha - all * both.slope(t);
            g[1] += lost * betas.slope(t - 1) + left * betas.slope(t) - all * both.slope(t);
            h[0][0] -= lost / (alpha * alpha) + all * both.curvature(t);
            h[0][1] -= all * both.curvature(t);
            h[1][1] += lost * betas.curvature(t - 1) + left * betas.curvature(t) - all * both.curvature(t);
        }
        h[1][0] = h[0][1];
        return new Derivatives(value, g, h).byLogs(new double[] {alpha, beta});
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, period, alpha, beta);
    }

    @Override
    public FitForm toForm(Estimates estimates) {
        return FitForm.of(TYPE, period, estimates);
    }

    /**
     * The plain data of a model.
     *
     * @param type {@code shifted-beta-geometric}
     * @param version 1
     * @param period the time from one renewal to the next
     * @param alpha first shape of the probability to leave
     * @param beta second shape
     */
    public record Form(String type, int version, LifetimeUnit period, double alpha, double beta)
            implements StoredForm<ShiftedBetaGeometric> {

        @Override
        public ShiftedBetaGeometric restore() {
            Stored.check(type, version, TYPE, VERSION);
            return of(Stored.present(period, "the period of a model"), alpha, beta);
        }
    }

    /**
     * The logarithm of the likelihood of a cohort.
     *
     * @param losses how many left at the first renewal, the second, …
     * @param survivors how many were left after the last one
     * @return ln L
     * @throws IllegalArgumentException if a count is negative, or there was no renewal
     */
    public double logLikelihood(long[] losses, long survivors) {
        checkArgument(losses.length > 0, "no renewals: there is no likelihood");
        for (int t = 0; t < losses.length; t++) {
            checkArgument(losses[t] >= 0, "losses must be at least 0, not %s (row %s)", losses[t], t);
        }
        Checks.count(survivors, "survivors");
        long[] still = new long[losses.length];
        still[losses.length - 1] = survivors;
        return likelihood(losses, still, new double[] {Math.log(alpha), Math.log(beta)})
                .value();
    }

    /**
     * The share of customers who leave at a renewal.
     *
     * @param renewal from 1
     * @return P(T = t)
     * @throws IllegalArgumentException if the renewal is below 1
     */
    public double probabilityOfLeaving(long renewal) {
        check(renewal);
        return survival(renewal - 1) * alpha / (alpha + beta + renewal - 1);
    }

    private static void check(long renewal) {
        checkArgument(renewal >= 1, "a renewal must be at least 1, not %s", renewal);
    }

    /**
     * The share of customers who are left after a number of renewals.
     *
     * @param renewals at least 0
     * @return S(t)
     * @throws IllegalArgumentException if the number is negative
     */
    public double survival(long renewals) {
        Checks.count(renewals, "renewals");
        if (renewals > ONE_BY_ONE) {
            return Math.exp(LogRising.logRatio(beta, alpha + beta, renewals));
        }
        double survival = 1;
        for (long t = 1; t <= renewals; t++) {
            survival *= retention(t);
        }
        return survival;
    }

    /**
     * The survival curve.
     *
     * @param renewals how many, at least 0
     * @return S(0) = 1, S(1), … up to that many renewals
     * @throws IllegalArgumentException if the number is negative
     */
    public double[] survivalCurve(int renewals) {
        Checks.count(renewals, "renewals");
        checkArgument(renewals <= MOST_RENEWALS, "renewals must be at most %s, not %s", MOST_RENEWALS, renewals);
        double[] curve = new double[renewals + 1];
        curve[0] = 1;
        for (int t = 1; t <= renewals; t++) {
            curve[t] = curve[t - 1] * retention(t);
        }
        return curve;
    }

    /**
     * The share that renews of those who are there to do so.
     *
     * @param renewal from 1
     * @return r(t) = S(t) / S(t − 1) = (β + t − 1) / (α + β + t − 1)
     * @throws IllegalArgumentException if the renewal is below 1
     */
    public double retention(long renewal) {
        check(renewal);
        return (beta + renewal - 1) / (alpha + beta + renewal - 1);
    }

    /**
     * The discounted expected lifetime (DEL) of a new customer, in payments of which the first is now.
     *
     * @param discount a rate above 0, or 0 if alpha is above 1; its timing is not used
     * @return Σ S(t) / (1 + d)ᵗ over t = 0, 1, …
     * @throws IllegalStateException if the sum is infinite
     */
    public double discountedLifetime(Discount discount) {
        return 1 + discountedPayments(1, discount);
    }

    /**
     * The discounted expected residual lifetime (DERL) of a customer just before a renewal, in payments of which the first comes with that renewal.
     *
     * @param nextRenewal the renewal that comes next, from 1
     * @param discount a rate above 0, or 0 if alpha is above 1; its timing is not used
     * @return Σ S(t) / S(n − 1) / (1 + d)ᵗ⁻ⁿ over t = n, n + 1, …
     * @throws IllegalStateException if the sum is infinite
     */
    public double residualLifetime(long nextRenewal, Discount discount) {
        check(nextRenewal);
        return discountedPayments(nextRenewal, discount) * Math.exp(discount.force(period));
    }

    /** Σ S(t) / S(n − 1) / (1 + d)ᵗ⁻ⁿ⁺¹ over t = n, n + 1, … */
    private double discountedPayments(long n, Discount discount) {
        requireNonNull(discount, "discount");
        double force = discount.force(period);
        double factor = Math.exp(-force);
        if (force == 0 && alpha > 1) {
            return (beta + n - 1) / (alpha - 1);
        }
        if (!(force > 0)) {
            throw new IllegalStateException("discounted lifetime is undefined: infinite with " + discount
                    + " and alpha = " + Text.shortest(alpha));
        }
        double sum = 0;
        double term = 1;
        for (long t = n; term > NEGLIGIBLE * -Math.expm1(-force) * sum; t++) {
            if (t - n == ONE_BY_ONE) {
                double before = beta + n - 1;
                return sum
                        + new SmoothTail(ONE_BY_ONE + 1, 0, 1)
                                .of(m -> Math.exp(LogRising.logRatio(before, alpha + before, m) - force * m));
            }
            term *= factor * retention(t);
            sum += term;
        }
        return sum;
    }

    /**
     * Lifetimes of new customers drawn from the model.
     *
     * @param random the source of chance; a seeded one gives the same lifetimes again
     * @param customers how many, at least 1
     * @return the renewal, from 1, at which each leaves; {@link Long#MAX_VALUE} if that is beyond counting
     * @throws IllegalArgumentException if there are no customers
     */
    public long[] simulate(RandomGenerator random, int customers) {
        Checks.toSimulate(customers);
        long[] renewals = new long[customers];
        for (int i = 0; i < customers; i++) {
            double stay = -Math.log1p(-Draws.beta(random, alpha, beta));
            renewals[i] = Math.max(1, (long) Math.ceil(-Math.log(1 - random.nextDouble()) / stay));
        }
        return renewals;
    }

    /** Name, unit and parameters, for example {@code shifted beta-geometric in years: alpha 0.6681, beta 3.806}. */
    @Override
    public String toString() {
        return "shifted beta-geometric in " + period.plural() + ": alpha " + Text.significant(alpha) + ", beta "
                + Text.significant(beta);
    }
}
