package io.github.cxmetrics.lifetime.purchases;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.lifetime.Horizon;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A log cut in two at a date: the histories of a cohort up to it, for fitting a model, and what the same customers bought from there on, for judging it.
 * With {@link AmountPolicy#AGAINST_LATEST} the histories have the refunds up to the cut, as the model could know them; what was bought from there on has those
 * up to the end.
 * Customers who bought first in the last period before the cut, or later, are no part of the cohort.
 */
public final class Holdout implements Serializable {

    private static final long serialVersionUID = 1;

    private final PurchaseHistories histories;
    private final int[] transactions;
    private final double[] meanSpends;
    private final LeftOut leftOut;
    private final Calendar calendar;

    Holdout(PurchaseHistories histories, int[] transactions, double[] meanSpends, LeftOut leftOut, Calendar calendar) {
        this.histories = histories;
        this.transactions = transactions;
        this.meanSpends = meanSpends;
        this.leftOut = leftOut;
        this.calendar = calendar;
    }

    /** Customers of the log who are no part of the cohort, and why; and later purchases. */
    record LeftOut(long tooNew, long withoutPurchase, long afterAsOf) implements Serializable {}

    /**
     * The cohort's repeat transactions by calendar period, counted from the period of its first purchase.
     *
     * @param periods the rule
     * @param split the last period of the calibration
     * @param end the last period of the holdout
     * @param repeats repeat transactions by period, from 0 to end
     */
    record Calendar(PurchasePeriods periods, int split, int end, long[] repeats) implements Serializable {}

    /**
     * Cuts a log.
     *
     * @param log the log
     * @param periods which purchases are one, and the unit of time
     * @param calibrationEnd the last day that the model may see
     * @param asOf the last day that it is judged by, the end of the data
     * @return the two parts
     * @throws IllegalArgumentException if the holdout does not end after the calibration, or an end cuts a unit in two
     */
    public static Holdout of(PurchaseLog log, PurchasePeriods periods, LocalDate calibrationEnd, LocalDate asOf) {
        requireNonNull(log, "log");
        requireNonNull(periods, "periods");
        requireNonNull(calibrationEnd, "calibrationEnd");
        requireNonNull(asOf, "asOf");
        checkArgument(
                asOf.isAfter(calibrationEnd),
                "the holdout must end after the calibration: %s and %s",
                asOf,
                calibrationEnd);
        return HistoryReader.read(log, periods, calibrationEnd, asOf);
    }

    /**
     * What the cohort had bought up to the cut.
     *
     * @return the histories, with ids and mean spend
     */
    public PurchaseHistories histories() {
        return histories;
    }

    /**
     * The length of the holdout.
     *
     * @return from the cut to the end
     */
    public Horizon length() {
        return Horizon.of(calendar.periods.time(calendar.end - calendar.split), histories.unit());
    }

    /**
     * What a customer bought in the holdout.
     *
     * @param row from 0, as in {@link #histories}
     * @return periods with a purchase
     */
    public int transactions(int row) {
        return transactions[Objects.checkIndex(row, transactions.length)];
    }

    /**
     * What the cohort bought in the holdout.
     *
     * @return the sum over the customers
     */
    public long totalTransactions() {
        return Arrays.stream(transactions).asLongStream().sum();
    }

    /**
     * What a customer spent in the holdout.
     *
     * @param row from 0
     * @return the mean of the periods with a purchase; empty without one
     */
    public OptionalDouble meanSpend(int row) {
        return transactions(row) == 0 ? OptionalDouble.empty() : OptionalDouble.of(meanSpends[row]);
    }

    /**
     * How many customers of the log bought first in the last period before the cut, or later.
     *
     * @return customers who are no part of the cohort
     */
    public long tooNew() {
        return leftOut.tooNew;
    }

    /**
     * How many customers of the log paid for nothing in the end: possible with {@link AmountPolicy#NET} and
     * {@link AmountPolicy#AGAINST_LATEST}.
     *
     * @return customers who are no part of the cohort
     */
    public long withoutPurchase() {
        return leftOut.withoutPurchase;
    }

    /**
     * How many purchases of the log are later than the end of the holdout, and set aside.
     *
     * @return rows
     */
    public long afterAsOf() {
        return leftOut.afterAsOf;
    }

    /**
     * When the calibration ends, on the clock that starts with the period of the cohort's first purchase.
     *
     * @return time in the unit of the histories
     */
    public double calibrationEnd() {
        return calendar.periods.time(calendar.split);
    }

    /**
     * When the holdout ends, on the clock of {@link #calibrationEnd()}.
     *
     * @return time in the unit of the histories
     */
    public double end() {
        return calendar.periods.time(calendar.end);
    }

    /**
     * What the cohort bought again in a span of time, in the calibration and after it alike.
     *
     * @param startExclusive on the clock of {@link #calibrationEnd()}; below 0 for the very beginning
     * @param end on the same clock, included
     * @return repeat transactions
     */
    public long repeatTransactions(double startExclusive, double end) {
        long sum = 0;
        for (int period = 0; period <= calendar.end; period++) {
            double time = calendar.periods.time(period);
            sum += time > startExclusive && time <= end ? calendar.repeats[period] : 0;
        }
        return sum;
    }

    /** One line, for example {@code 2357 customers, 946 with repeat purchases, in weeks; 1882 transactions in 39 weeks of holdout}. */
    @Override
    public String toString() {
        return histories + "; " + totalTransactions() + " transactions in " + length() + " of holdout";
    }
}
