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
import io.github.cxmetrics.lifetime.internal.PaymentSchedule;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistory;
import java.util.List;
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

    /**
     * Checks the parameters.
     *
     * @param unit the length of a period
     * @param alpha first shape of the probability to buy
     * @param beta second shape of the probability to buy
     * @param gamma first shape of the probability to drop out
     * @param delta second shape of the probability to drop out
     * @throws IllegalArgumentException if one is not above 0 and finite
     */
    public BgBb {
        requireNonNull(unit, "unit");
        Checks.positive(alpha, "alpha");
        Checks.positive(beta, "beta");
        Checks.positive(gamma, "gamma");
        Checks.positive(delta, "delta");
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
     * @throws IllegalArgumentException if a parameter is not above 0 and finite
     */
    public static BgBb of(LifetimeUnit unit, double alpha, double beta, double gamma, double delta) {
        return new BgBb(unit, alpha, beta, gamma, delta);
    }

    /**
     * Fits the model by maximum likelihood.
     *
     * @param histories in whole periods, of which the histories' unit is the length
     * @return the fit
     * @throws IllegalArgumentException if a time is not whole or a customer bought more often than once a period; the row is named; or if nobody bought again
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
     * The probability that a customer is still there in the next period, n + 1.
     */
    @Override
    public double probabilityAlive(PurchaseHistory history) {
        return probabilityAlive(history, Horizon.of(0, unit));
    }

    /**
     * The probability that a customer is still there in the period after a horizon.
     */
    @Override
    public double probabilityAlive(PurchaseHistory history, Horizon later) {
        Known known = known(history);
        return known.alive * known.after.survival(periods(later) + 1);
    }

    /** A known customer: there in period n with some probability, and then as a new one of other parameters. */
    private record Known(double alive, BgBb after) {}

    private Known known(PurchaseHistory history) {
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
    private double survival(long n) {
        double survival = 1;
        for (long i = 0; i < n && survival > 0; i++) {
            survival *= (delta + i) / (gamma + delta + i);
        }
        return survival;
    }

    @Override
    public double expectedTransactions(Horizon horizon) {
        return horizon.hasNoEnd() ? expectedForEver() : alpha / (alpha + beta) * discountedPeriods(periods(horizon), 0);
    }

    /** Σ P(there in period i) · exp(−i·force), for i = 1..n. */
    private double discountedPeriods(long n, double force) {
        double factor = Math.exp(-force);
        double term = 1;
        double sum = 0;
        for (long i = 0; i < n; i++) {
            term *= factor * (delta + i) / (gamma + delta + i);
            sum += term;
            if (term <= NEGLIGIBLE * (1 - factor) * sum) {
                break;
            }
        }
        return sum;
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
        int n = Math.toIntExact(periods(horizon));
        if (transactions > n) {
            return 0;
        }
        int x = (int) transactions;
        double there = 1;
        double bought = 1;
        for (int j = 0; j < x; j++) {
            bought *= (alpha + j) / (alpha + beta + j);
            there *= (delta + j) / (gamma + delta + j);
        }
        double sum = 0;
        for (int m = x; m < n; m++) {
            sum += bought * there * gamma / (gamma + delta + m);
            // one period more without purchase: choose x of m + 1 in place of m
            bought *= (beta + m - x) / (alpha + beta + m) * (m + 1) / (m + 1 - x);
            there *= (delta + m) / (gamma + delta + m);
        }
        return sum + bought * there;
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
        int n = Math.toIntExact(periods(age));
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
