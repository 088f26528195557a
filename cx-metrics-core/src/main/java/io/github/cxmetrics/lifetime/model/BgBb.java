package io.github.cxmetrics.lifetime.model;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.OrderedSum;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.PaymentTiming;
import io.github.cxmetrics.lifetime.fit.Estimates;
import io.github.cxmetrics.lifetime.fit.FitOptions;
import io.github.cxmetrics.lifetime.fit.FittedModel;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.internal.Draws;
import io.github.cxmetrics.lifetime.internal.LogRising;
import io.github.cxmetrics.lifetime.internal.Parameter;
import io.github.cxmetrics.lifetime.internal.PaymentSchedule;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistory;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The beta-geometric/beta-Bernoulli model: customers who can buy once a period (a yearly donation, a weekly cruise) do so with a probability of their own,
 * and before each period may drop out for good, again with a probability of their own. Both probabilities vary between customers as beta distributions.
 *
 * <p>Time is counted in whole periods after the first purchase: frequency x of age n, recency t<sub>x</sub>. Being alive means being there in the next
 * period, n + 1.
 *
 * <p>Source: Fader, Hardie and Shang, Marketing Science 2010. The posterior of a living customer is the same model with other parameters, from which all
 * predictions are read; sums run over positive terms.
 *
 * @param unit the length of a period
 * @param alpha first shape of the probability to buy, above 0
 * @param beta second shape of the probability to buy, above 0
 * @param gamma first shape of the probability to drop out, above 0
 * @param delta second shape of the probability to drop out, above 0
 */
public record BgBb(LifetimeUnit unit, double alpha, double beta, double gamma, double delta)
        implements TransactionModel, FittedModel {

    static final String TYPE = "bg-bb";
    static final List<String> NAMES = List.of("alpha", "beta", "gamma", "delta");
    private static final int VERSION = 1;
    private static final double NEGLIGIBLE = 1e-17;

    /** So many periods are taken one by one; sums go on as an integral. */
    private static final int ONE_BY_ONE = 4096;

    /** So many are enough where the rest has a closed form. */
    private static final int FEW = 64;

    /** Drawing goes period by period. */
    private static final int MOST_DRAWN = 1_000_000;

    /**
     * Checks the parameters.
     *
     * @param unit the length of a period
     * @param alpha first shape of the probability to buy
     * @param beta second shape of the probability to buy
     * @param gamma first shape of the probability to drop out
     * @param delta second shape of the probability to drop out
     * @throws IllegalArgumentException if one is not above 0 and finite, or a shape is not in 1e-12..1e12
     */
    public BgBb {
        requireNonNull(unit, "unit");
        Parameter.shape(alpha, "alpha");
        Parameter.shape(beta, "beta");
        Parameter.shape(gamma, "gamma");
        Parameter.shape(delta, "delta");
    }

    /**
     * A model with known parameters.
     *
     * @param unit the length of a period
     * @param alpha first shape of the probability to buy, above 0
     * @param beta second shape of the probability to buy, above 0
     * @param gamma first shape of the probability to drop out, above 0
     * @param delta second shape of the probability to drop out, above 0
     * @return the model
     * @throws IllegalArgumentException if a parameter is not above 0 and finite, or a shape is not in 1e-12..1e12
     */
    public static BgBb of(LifetimeUnit unit, double alpha, double beta, double gamma, double delta) {
        return new BgBb(unit, alpha, beta, gamma, delta);
    }

    /**
     * Fits the model by maximum likelihood.
     *
     * @param histories in whole periods, of which the histories' unit is the length
     * @return the fit
     * @throws IllegalArgumentException if a time is not whole or a customer bought more often than once a period; the row is named; or if there are no customers
     */
    public static ModelFit<BgBb> fit(PurchaseHistories histories) {
        return fit(histories, FitOptions.DEFAULT);
    }

    /**
     * Fits the model with a penalty, or with a listener.
     *
     * @param histories in whole periods
     * @param options penalty and listener
     * @return the fit
     * @throws IllegalArgumentException if a history does not fit the model
     */
    public static ModelFit<BgBb> fit(PurchaseHistories histories, FitOptions options) {
        DiscreteHistories rows = DiscreteHistories.of(histories);
        Estimates estimates = rows.maximise(options);
        double[] p = estimates.values();
        return new ModelFit<>(new BgBb(histories.unit(), p[0], p[1], p[2], p[3]), estimates);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, unit, alpha, beta, gamma, delta);
    }

    @Override
    public FitForm toForm(Estimates estimates) {
        return FitForm.of(TYPE, unit, estimates);
    }

    /**
     * The plain data of a model.
     *
     * @param type {@code bg-bb}
     * @param version 1
     * @param unit the unit of its times
     * @param alpha first shape of the probability to buy
     * @param beta second shape of the probability to buy
     * @param gamma first shape of the probability to drop out
     * @param delta second shape of the probability to drop out
     */
    public record Form(
            String type, int version, LifetimeUnit unit, double alpha, double beta, double gamma, double delta)
            implements StoredForm<BgBb> {

        @Override
        public BgBb restore() {
            Stored.check(type, version, TYPE, VERSION);
            return of(Stored.present(unit, "the unit of a model"), alpha, beta, gamma, delta);
        }
    }

    @Override
    public double logLikelihood(PurchaseHistories histories) {
        return DiscreteHistories.of(histories.inUnit(unit))
                .at(new double[] {Math.log(alpha), Math.log(beta), Math.log(gamma), Math.log(delta)})
                .value();
    }

    /**
     * The probability that a customer is still there in the next period, n + 1: not at the end of the observation, as in other models, but after the chance to
     * drop out that comes before the next purchase can be. So it is below 1 even for who bought in the last period: (δ + n) / (γ + δ + n) then, and
     * B(α + x, β + n − x) B(γ, δ + n + 1) / (B(α, β) B(γ, δ) L(x, t<sub>x</sub>, n)) of the likelihood L in general.
     *
     * @param history what the customer has bought, in whole periods
     * @return 0..1
     * @throws IllegalArgumentException if a time is not a whole number of periods, or the customer bought more often than once a period
     */
    @Override
    public double probabilityAlive(PurchaseHistory history) {
        return probabilityAlive(history, Horizon.of(0, unit));
    }

    /**
     * The probability that a customer is still there in the period after a horizon of h periods, n + h + 1.
     *
     * @param history what the customer has bought, in whole periods
     * @param later how long after the end of the observation, in whole periods
     * @return 0..1, at most {@link #probabilityAlive(PurchaseHistory)}; 0 for the whole future
     * @throws IllegalArgumentException if a time is not a whole number of periods, or the customer bought more often than once a period
     */
    @Override
    public double probabilityAlive(PurchaseHistory history, Horizon later) {
        if (later.hasNoEnd()) {
            return 0;
        }
        Known known = known(history);
        return known.alive * known.after.survival(periods(later) + 1);
    }

    /** A known customer: there in period n with some probability, and then as a new one of other parameters. */
    private record Known(double alive, BgBb after) {}

    private Known known(PurchaseHistory history) {
        requireNonNull(history, "history");
        PurchaseHistory mine = history.inUnit(unit);
        int x = Math.toIntExact(mine.frequency());
        int n = DiscreteHistories.whole(mine.age(), "age");
        int last = DiscreteHistories.whole(mine.recency(), "recency");
        DiscreteHistories.checkOncePerPeriod(x, last);
        return new Known(aliveAtLastPeriod(x, last, n), new BgBb(unit, alpha + x, beta + n - x, gamma, delta + n));
    }

    /** One over the sum of all ways to drop out after the last purchase, each relative to staying until n. */
    private double aliveAtLastPeriod(int x, int last, int n) {
        double ways = 1;
        double relative = 1;
        // from one period to the one before: a factor less for not buying in it, another for not dropping out in it
        for (int m = n - 1; m >= last; m--) {
            relative *= (alpha + beta + m)
                    / (beta + m - x)
                    * (m == n - 1 ? gamma / (delta + m) : (gamma + delta + m + 1) / (delta + m));
            ways += relative;
        }
        return 1 / ways;
    }

    /** The probability that a new customer is still there in period n. */
    private double survival(double n) {
        return Math.exp(LogRising.logRatio(delta, gamma + delta, n));
    }

    @Override
    public double expectedTransactions(Horizon horizon) {
        return horizon.hasNoEnd() ? expectedForEver() : alpha / (alpha + beta) * discountedPeriods(periods(horizon), 0);
    }

    /** Σ P(there in period i) · exp(−i·force), for i = 1..n; a force of 0 or, for an endless sum, above it. */
    private double discountedPeriods(long n, double force) {
        double factor = Math.exp(-force);
        double term = 1;
        double sum = 0;
        for (long i = 0; i < n; i++) {
            if (force == 0 && i == FEW) {
                return sum + term * later(n - i);
            }
            if (i == ONE_BY_ONE) {
                return sum + new SmoothTail(i + 1, 0, 1).of(m -> survival(m) * Math.exp(-force * m));
            }
            term *= factor * (delta + i) / (gamma + delta + i);
            sum += term;
            if (term <= NEGLIGIBLE * -Math.expm1(-force) * sum) {
                break;
            }
        }
        return sum;
    }

    /** Σ P(there in period m + i | there in period m) over i = 1..n, for the few periods m that are taken one by one. */
    private double later(double n) {
        double stay = delta + FEW;
        double off = gamma - 1;
        double log = Math.abs(off) < 1e-6
                ? -off * LogRising.of(stay + 1 + off / 2, n).slope()
                : LogRising.logRatioApart(stay + 1, off, n);
        return off == 0 ? stay * LogRising.of(stay + 1, n).slope() : stay / off * -Math.expm1(log);
    }

    private double expectedForEver() {
        if (!(gamma > 1)) {
            throw new IllegalStateException(
                    "expected transactions of the whole future are undefined: infinite, as gamma = " + gamma
                            + " is not above 1");
        }
        return alpha / (alpha + beta) * delta / (gamma - 1);
    }

    @Override
    public double expectedTransactions(PurchaseHistory history, Horizon horizon) {
        Known known = known(history);
        return known.alive * known.after.expectedTransactions(horizon);
    }

    @Override
    public double[] expectedTransactions(PurchaseHistories histories, Horizon horizon) {
        double[] expected = new double[histories.size()];
        OrderedSum.forChunks(expected.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                expected[i] = expectedTransactions(histories.get(i), horizon);
            }
        });
        return expected;
    }

    @Override
    public double discountedExpectedTransactions(PurchaseHistory history, Discount discount) {
        double force = discount.force(unit);
        checkArgument(force > 0, "transactions of the whole future need a discount above 0, not %s", discount);
        Known known = known(history);
        BgBb after = known.after;
        return known.alive * after.alpha / (after.alpha + after.beta) * after.discountedPeriods(Long.MAX_VALUE, force);
    }

    /** As in all models, but purchases of a period happen at once: those that count at their moment count at its end. */
    @Override
    public double discountedExpectedTransactions(PurchaseHistory history, Horizon horizon, Discount discount) {
        Discount inPeriods = booked(discount);
        if (!horizon.hasNoEnd()) {
            return TransactionModel.super.discountedExpectedTransactions(history, horizon, inPeriods);
        }
        Known known = known(history);
        return known.alive * known.after.discountedForEver(PaymentSchedule.of(horizon, inPeriods, unit));
    }

    /** Purchases of a period happen at once: those that count at their moment count at its end. */
    @Override
    public Discount booked(Discount discount) {
        requireNonNull(discount, "discount");
        return discount.timing() == PaymentTiming.AT_PURCHASE
                ? discount.endOfPeriod().bookedEvery(Horizon.of(1, unit))
                : discount;
    }

    @Override
    public double discountedExpectedTransactions(Horizon horizon, Discount discount) {
        return horizon.hasNoEnd()
                ? discountedForEver(PaymentSchedule.of(horizon, booked(discount), unit))
                : TransactionModel.super.discountedExpectedTransactions(horizon, discount);
    }

    private double discountedForEver(PaymentSchedule schedule) {
        checkArgument(
                schedule.period() == 1,
                "discounting the whole future goes by the model's periods, not by %s",
                Horizon.of(schedule.period(), unit));
        double atEnds = alpha / (alpha + beta) * discountedPeriods(Long.MAX_VALUE, schedule.force());
        return atEnds * schedule.factor(1) * Math.exp(schedule.force());
    }

    @Override
    public double probability(long transactions, Horizon horizon) {
        Checks.count(transactions, "transactions");
        long n = periods(horizon);
        if (transactions > n) {
            return 0;
        }
        double x = transactions;
        double oneByOne = Math.min(n - x, ONE_BY_ONE);
        double way = way(x, 0);
        double sum = 0;
        for (int off = 0; off < oneByOne; off++) {
            double m = x + off;
            sum += way * gamma / (gamma + delta + m);
            // one period more without purchase: choose x of m + 1 in place of m
            way *= (beta + off) / (alpha + beta + m) * (m + 1) / (off + 1) * (delta + m) / (gamma + delta + m);
        }
        if (n - x > ONE_BY_ONE) {
            double middle = x * beta / alpha;
            double width = Math.sqrt(1 / (alpha + x) + 1 / beta);
            DoubleUnaryOperator leaving = off -> way(x, off) * gamma / (gamma + delta + x + off);
            sum += new SmoothTail(ONE_BY_ONE, middle, width).of(leaving)
                    - new SmoothTail(n - x, middle, width).of(leaving);
        }
        return sum + way(x, n - x);
    }

    /** The chance to be there in period x + off and to have bought in x of these. */
    private double way(double x, double off) {
        return Math.exp(LogRising.logRatio(alpha, 1, x)
                + LogRising.logRatio(beta, 1, off)
                + LogRising.logRatio(1, alpha + beta, x + off)
                + LogRising.logRatio(delta, gamma + delta, x + off));
    }

    @Override
    public double probability(PurchaseHistory history, long transactions, Horizon horizon) {
        Known known = known(history);
        double living = known.alive * known.after.probability(transactions, horizon);
        return transactions == 0 ? 1 - known.alive + living : living;
    }

    @Override
    public PurchaseHistories simulate(RandomGenerator random, int customers, Horizon age) {
        Checks.toSimulate(customers);
        long periods = periods(age);
        checkArgument(periods <= MOST_DRAWN, "an age to draw must be at most %s periods, not %s", MOST_DRAWN, age);
        int n = (int) periods;
        int[] frequency = new int[customers];
        double[] recency = new double[customers];
        double[] ages = new double[customers];
        for (int c = 0; c < customers; c++) {
            double buying = Draws.beta(random, alpha, beta);
            double leaving = Draws.beta(random, gamma, delta);
            ages[c] = n;
            for (int i = 1; i <= n && random.nextDouble() >= leaving; i++) {
                if (random.nextDouble() < buying) {
                    frequency[c]++;
                    recency[c] = i;
                }
            }
        }
        return PurchaseHistories.of(unit, frequency, recency, ages);
    }

    private long periods(Horizon horizon) {
        requireNonNull(horizon, "horizon");
        double periods = horizon.inUnit(unit);
        checkArgument(
                periods == Math.rint(periods) && !horizon.hasNoEnd(),
                "the horizon must be a whole number of %s, not %s",
                unit.plural(),
                horizon);
        return (long) periods;
    }

    /** Name, unit and parameters, for example {@code BG/BB in years: alpha 1.204, beta 0.7497, gamma 0.6567, delta 2.783}. */
    @Override
    public String toString() {
        return "BG/BB in " + unit.plural() + ": alpha " + Text.significant(alpha) + ", beta " + Text.significant(beta)
                + ", gamma " + Text.significant(gamma) + ", delta " + Text.significant(delta);
    }
}
