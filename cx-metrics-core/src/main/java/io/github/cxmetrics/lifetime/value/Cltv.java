package io.github.cxmetrics.lifetime.value;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.OrderedSum;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.fit.ModelFit;
import io.github.cxmetrics.lifetime.internal.PaymentSchedule;
import io.github.cxmetrics.lifetime.internal.TransactionCounts;
import io.github.cxmetrics.lifetime.model.GammaGamma;
import io.github.cxmetrics.lifetime.model.TransactionModel;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.purchases.PurchaseHistory;
import io.github.cxmetrics.lifetime.purchases.PurchaseLog;
import java.io.Serializable;
import java.time.Period;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Customer lifetime value (CLTV): what customers will bring in, from a model of how often they buy and one of how much they spend.
 *
 * <p>The value of a known customer is {@code margin × E[spend a purchase] × Σ E[purchases of a period] × discount factor}, in money. It looks ahead only:
 * what was bought before the end of the observation is no part of it. Purchases and spend are taken to be independent.
 *
 * <p>Unless it is told otherwise the margin is 1 (revenue), there is no discount, and the horizon is the whole future, which needs a discount. The simple
 * formulas are {@link #simple}, {@link #historic} and {@link ContractCltv}.
 *
 * <p>Source: Fader, Hardie and Lee, "RFM and CLV", Journal of Marketing Research 2005.
 */
public final class Cltv implements Serializable {

    private static final long serialVersionUID = 1;

    /** What comes at such a discount never pays anything back. */
    private static final double NOTHING = 1e-18;

    private final TransactionModel model;
    private final GammaGamma spend;
    private final double margin;
    private final Discount discount;
    private final Horizon horizon;
    private final String fits;

    private Cltv(
            TransactionModel model, GammaGamma spend, double margin, Discount discount, Horizon horizon, String fits) {
        this.fits = fits;
        this.model = requireNonNull(model, "model");
        this.spend = requireNonNull(spend, "spend");
        this.margin = margin;
        this.discount = requireNonNull(discount, "discount");
        this.horizon = requireNonNull(horizon, "horizon");
    }

    /**
     * The values of a fit of purchases and one of spend. The status of both prints beside the money.
     *
     * @param purchases how often customers buy
     * @param spend how much a purchase comes to
     * @return revenue of the whole future, without a discount as yet
     */
    public static Cltv of(ModelFit<? extends TransactionModel> purchases, ModelFit<GammaGamma> spend) {
        String fits = "fits: purchases " + purchases.verdict() + ", spend " + spend.verdict();
        return new Cltv(purchases.model(), spend.model(), 1, Discount.none(), Horizon.infinite(), fits);
    }

    /**
     * The values of a model of purchases and one of spend, both taken as known.
     *
     * @param model how often customers buy
     * @param spend how much a purchase comes to
     * @return revenue of the whole future, without a discount as yet
     */
    public static Cltv of(TransactionModel model, GammaGamma spend) {
        return new Cltv(model, spend, 1, Discount.none(), Horizon.infinite(), "");
    }

    /**
     * The sum of past margins of each customer: what was, with no claim about the future.
     *
     * @param log the purchases
     * @param margin the part of the spend that is kept, 0..1
     * @return customer to money in major units of the log's currency, in the order of the log
     */
    public static Map<String, Double> historic(PurchaseLog log, double margin) {
        Checks.share(margin, "margin");
        Map<String, Double> values = new LinkedHashMap<>();
        log.totals()
                .forEach((customer, paid) ->
                        values.put(customer, margin * paid.amount().doubleValue()));
        return values;
    }

    /**
     * The textbook product for a customer whose lifespan is known or assumed.
     *
     * @param marginPerPurchase money kept of a purchase
     * @param purchasesPerPeriod how often, at least 0
     * @param periods how long, at least 0
     * @return margin × frequency × lifespan, in money
     */
    public static double simple(double marginPerPurchase, double purchasesPerPeriod, double periods) {
        return Checks.finite(marginPerPurchase, "margin")
                * Checks.notNegative(purchasesPerPeriod, "purchases per period")
                * Checks.notNegative(periods, "lifespan");
    }

    /**
     * The same values of the margin in place of the revenue.
     *
     * @param share the part of the spend that is kept, 0..1
     * @return the changed copy
     */
    public Cltv margin(double share) {
        return new Cltv(model, spend, Checks.share(share, "margin"), discount, horizon, fits);
    }

    /**
     * The same values with another discount.
     *
     * @param rate with its unit and its timing
     * @return the changed copy
     */
    public Cltv discount(Discount rate) {
        return new Cltv(model, spend, margin, rate, horizon, fits);
    }

    /**
     * The same values with {@link Discount#annual}: a yearly rate, the money of each unit of the model's time counted at its end.
     *
     * @param rate for example 0.15, above −1
     * @return the changed copy
     */
    public Cltv annualDiscount(double rate) {
        return discount(Discount.annual(rate));
    }

    /**
     * The same values up to another horizon.
     *
     * @param end how far to look ahead
     * @return the changed copy
     */
    public Cltv horizon(Horizon end) {
        return new Cltv(model, spend, margin, discount, end, fits);
    }

    /**
     * The same values up to another horizon.
     *
     * @param end how far to look ahead, in mean years and months
     * @return the changed copy
     */
    public Cltv horizon(Period end) {
        return horizon(Horizon.of(end));
    }

    /**
     * The value of a known customer.
     *
     * @param history with mean spend, if it has repeat purchases
     * @return money
     * @throws IllegalStateException if the value is infinite, or the customer's mean spend undefined
     */
    public double value(PurchaseHistory history) {
        requireNonNull(history, "history");
        return discountedTransactions(history) * (margin * spend.expectedSpend(history));
    }

    private double discountedTransactions(PurchaseHistory history) {
        return model.discountedExpectedTransactions(history, horizon, discount);
    }

    /**
     * The values of many customers.
     *
     * @param histories with mean spend
     * @return money, one value a row, weights left aside
     * @throws IllegalStateException if a value is infinite, or a mean spend undefined
     */
    public double[] values(PurchaseHistories histories) {
        double[] values = spend.expectedSpend(histories);
        PurchaseHistories mine = histories.inUnit(model.unit());
        OrderedSum.forChunks(values.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                values[i] = discountedTransactions(mine.get(i)) * (margin * values[i]);
            }
        });
        return values;
    }

    /**
     * The value of all customers together.
     *
     * @param histories with mean spend, and maybe with weights
     * @return money
     */
    public double total(PurchaseHistories histories) {
        double[] values = values(histories);
        return OrderedSum.of(values.length, 1, (from, to, sums) -> {
            for (int i = from; i < to; i++) {
                sums[0] += histories.weight(i) * values[i];
            }
        })[0];
    }

    /**
     * The most valuable customers. Only those whose undiscounted value could bring them among the first are looked at closely.
     *
     * @param count how many, at least 1
     * @param histories with mean spend
     * @return the best, best first; of equal ones the earlier row first
     */
    public CltvRanking top(int count, PurchaseHistories histories) {
        checkArgument(count >= 1, "the top needs at least 1 customer, not %s", count);
        checkArgument(histories.size() > 0, "no customers");
        double[] bounds = upperBounds(histories);
        Comparator<double[]> worstFirst =
                Comparator.<double[]>comparingDouble(row -> row[1]).thenComparing(row -> -row[0]);
        PriorityQueue<double[]> best = new PriorityQueue<>(worstFirst);
        double[] sorted = bounds.clone();
        Arrays.sort(sorted);
        double promising = sorted[Math.max(0, sorted.length - count)] / 2;
        IntStream.range(0, bounds.length)
                .filter(i -> bounds[i] >= promising)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -bounds[i]))
                .forEach(i -> offer(histories, i, bounds[i], count, best));
        IntStream.range(0, bounds.length)
                .filter(i -> bounds[i] < promising)
                .forEach(i -> offer(histories, i, bounds[i], count, best));
        List<CltvRanking.Row> rows = best.stream()
                .sorted(worstFirst.reversed())
                .map(row -> row(histories, (int) row[0], row[1]))
                .toList();
        return new CltvRanking(this, rows);
    }

    private void offer(PurchaseHistories histories, int row, double bound, int count, PriorityQueue<double[]> best) {
        if (best.size() < count || bound >= best.peek()[1]) {
            best.add(new double[] {row, value(histories.get(row))});
        }
        if (best.size() > count) {
            best.poll();
        }
    }

    private CltvRanking.Row row(PurchaseHistories histories, int row, double value) {
        PurchaseHistory history = histories.get(row);
        return new CltvRanking.Row(
                histories.id(row),
                history,
                model.probabilityAlive(history),
                horizon.hasNoEnd() ? discountedTransactions(history) : model.expectedTransactions(history, horizon),
                spend.expectedSpend(history),
                value,
                Optional.empty());
    }

    /** What no value can exceed: the undiscounted one; over the whole future there is none, so the values themselves. */
    private double[] upperBounds(PurchaseHistories histories) {
        if (horizon.hasNoEnd()) {
            return values(histories);
        }
        double factor =
                margin * PaymentSchedule.of(horizon, discount, model.unit()).largestFactor();
        double[] bounds = spend.expectedSpend(histories);
        double[] expected = model.expectedTransactions(histories, horizon);
        for (int i = 0; i < bounds.length; i++) {
            // rounding must not push a bound below its value
            bounds[i] *= factor * expected[i] * (1 + 1e-9);
        }
        return bounds;
    }

    /**
     * The range in which the money of a known customer will lie, by simulation: the number of purchases is drawn from its distribution given the history, the
     * spend of the customer and of each purchase from theirs. It covers chance; the parameters of the models are taken as known. When within the horizon
     * purchases fall is not drawn: each counts with the mean discount of the customer's expectation.
     *
     * @param history with mean spend, if it has repeat purchases
     * @param confidence the level
     * @param seed the seed: the same seed gives the same interval
     * @return equal tails of 10 000 draws, in money
     * @throws IllegalStateException if the horizon is the whole future, or a value undefined
     */
    public Interval interval(PurchaseHistory history, Confidence confidence, long seed) {
        if (horizon.hasNoEnd()) {
            throw new IllegalStateException("the interval of a CLTV is undefined: it needs a finite horizon");
        }
        double expected = model.expectedTransactions(history, horizon);
        double scale = expected == 0 ? 0 : margin * discountedTransactions(history) / expected;
        SplittableRandom random = new SplittableRandom(seed);
        long[] counts = TransactionCounts.draw(n -> model.probability(history, n, horizon), ValueSample.DRAWS, random);
        double[] values = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            values[i] = scale * spend.drawTotal(random, history, counts[i]);
        }
        return ValueSample.interval(values, confidence, "simulation given the parameters");
    }

    /**
     * What it is worth to win a new customer: the first purchase, made now, and the expected repeat purchases, against what winning one costs.
     *
     * @param cost of winning a customer, above 0
     * @return value, ratio and payback
     * @throws IllegalStateException if the value is infinite or the mean spend of the population undefined
     */
    public Acquisition acquisition(double cost) {
        Checks.positive(cost, "acquisition cost");
        double perPurchase = margin * spend.expectedSpend();
        PaymentSchedule schedule = PaymentSchedule.of(horizon, model.booked(discount), model.unit());
        double value = perPurchase * (1 + model.discountedExpectedTransactions(horizon, discount));
        Optional<Horizon> payback = value < cost ? Optional.empty() : payback(schedule, cost / perPurchase);
        return new Acquisition(cost, value, payback, fits);
    }

    /** The end of the first period up to which enough discounted purchases are expected. */
    private Optional<Horizon> payback(PaymentSchedule schedule, double purchases) {
        double sum = 1;
        double before = 0;
        for (long k = 1; sum < purchases; k++) {
            if (k > schedule.periods() || schedule.factor(k) < NOTHING) {
                return Optional.empty();
            }
            schedule.checkCount(k);
            double now = model.expectedTransactions(Horizon.of(schedule.end(k), model.unit()));
            sum += (now - before) * schedule.factor(k);
            before = now;
            if (sum >= purchases) {
                return Optional.of(Horizon.of(schedule.end(k), model.unit()));
            }
        }
        return Optional.of(Horizon.of(0, model.unit()));
    }

    /**
     * The status of the fits that the models came from.
     *
     * @return for example {@code fits: purchases on a boundary (the likelihood still grows as s → ∞, beta → ∞), spend converged}; blank where the
     *     models were given
     */
    public String fits() {
        return fits;
    }

    /** What is valued, and the status of the fits, for example {@code CLTV of 30 % margin over 1 year, 15 % a year, end of period}. */
    @Override
    public String toString() {
        return "CLTV of " + Text.shortest(100 * margin) + " % margin over " + horizon + ", " + discount
                + (fits.isEmpty() ? "" : " (" + fits + ")");
    }
}
