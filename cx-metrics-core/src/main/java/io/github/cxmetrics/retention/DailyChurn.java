package io.github.cxmetrics.retention;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Ratios;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Churn of a period told day by day: how many customers each day began with, and how many it lost.
 *
 * <p>Three formulas are in use and give three numbers: for 1, 0, 2, 1, 5 lost of 100, 103, 104, 102, 110 they are 8.4 %, 8.7 % and 9.0 %. All count
 * customers who join and leave within the period; none is one minus retention, and none has a binomial interval, since a customer stands in the
 * denominator of many days. {@link Churn} over the whole period has one. A pure function of its days, no tally: the first day and the order matter.
 *
 * @param atStart how many customers each day began with
 * @param lost how many of the customers each day lost
 */
public record DailyChurn(List<Long> atStart, List<Long> lost) implements Serializable {

    private static final String NAME = "daily churn";

    /**
     * Copies and checks the days.
     *
     * @param atStart how many customers each day began with
     * @param lost how many each day lost
     * @throws IllegalArgumentException if the lists differ in length, a count is negative, or a day that began with no customers lost one; the
     *     message has the row
     */
    public DailyChurn {
        atStart = Checks.list(atStart, "atStart");
        lost = Checks.list(lost, "lost");
        checkArgument(
                atStart.size() == lost.size(), "%s days have a start, but %s have losses", atStart.size(), lost.size());
        for (int day = 0; day < lost.size(); day++) {
            checkArgument(
                    atStart.get(day) >= 0,
                    "customers at the start must not be negative: %s (row %s)",
                    atStart.get(day),
                    day);
            checkArgument(lost.get(day) >= 0, "customers lost must not be negative: %s (row %s)", lost.get(day), day);
            checkArgument(
                    atStart.get(day) > 0 || lost.get(day) == 0,
                    "a day that began without customers can't lose %s (row %s)",
                    lost.get(day),
                    day);
        }
    }

    /**
     * The days as columns.
     *
     * @param atStart how many customers each day began with
     * @param lost how many each day lost
     * @return the days
     * @throws IllegalArgumentException as {@link DailyChurn}
     */
    public static DailyChurn of(long[] atStart, long[] lost) {
        requireNonNull(lost, "lost");
        requireNonNull(atStart, "atStart");
        return new DailyChurn(
                LongStream.of(atStart).boxed().toList(),
                LongStream.of(lost).boxed().toList());
    }

    /**
     * The days of your own rows, one in each.
     *
     * @param rows the days, in their order
     * @param atStart how many customers a day began with
     * @param lost how many it lost
     * @param <R> a row
     * @return the days
     * @throws IllegalArgumentException as {@link DailyChurn}
     */
    public static <R> DailyChurn from(
            Iterable<? extends R> rows, ToLongFunction<? super R> atStart, ToLongFunction<? super R> lost) {
        List<Long> starts = new ArrayList<>();
        List<Long> losses = new ArrayList<>();
        for (R row : rows) {
            starts.add(atStart.applyAsLong(row));
            losses.add(lost.applyAsLong(row));
        }
        return new DailyChurn(starts, losses);
    }

    /**
     * The sum of the days' own rates, ChartMogul's formula for shops: {@code Σ lostᵢ / startᵢ}. A day without customers, who can't be lost either,
     * adds nothing.
     *
     * @return 0 or more; may exceed 1
     * @throws IllegalStateException if no day began with customers
     */
    public double sumOfDailyRates() {
        checkDefined();
        return IntStream.range(0, lost.size())
                .filter(day -> atStart.get(day) > 0)
                .mapToDouble(day -> Ratios.of(lost.get(day), atStart.get(day)))
                .sum();
    }

    /**
     * The mean day's rate, weighted by customers, times the days: {@code days · Σ lost / Σ start}. Churn per customer-day, for whole days.
     *
     * @return 0 or more; may exceed 1
     * @throws IllegalStateException if no day began with customers
     */
    public double ratioOfSumsTimesDays() {
        checkDefined();
        BigInteger days = BigInteger.valueOf(lost.size());
        return Ratios.of(sum(lost).multiply(days), sum(atStart));
    }

    /**
     * All lost over the customers of the first day: {@code Σ lost / start₁}.
     *
     * @return 0 or more; may exceed 1
     * @throws IllegalStateException if the first day began without customers
     */
    public double onStart() {
        if (atStart.isEmpty() || atStart.get(0) == 0) {
            throw new IllegalStateException(NAME + " on the start is undefined: no customers on the first day");
        }
        return Ratios.of(sum(lost), BigInteger.valueOf(atStart.get(0)));
    }

    private void checkDefined() {
        if (atStart.stream().allMatch(customers -> customers == 0)) {
            throw new IllegalStateException(NAME + " is undefined: no day began with customers");
        }
    }

    private static BigInteger sum(List<Long> counts) {
        return counts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** One line, for example {@code daily churn over 5 days: 9 lost, sum of daily rates 8.4 %}. */
    @Override
    public String toString() {
        boolean defined = atStart.stream().anyMatch(customers -> customers > 0);
        return NAME + " over " + lost.size() + " days: " + sum(lost) + " lost"
                + (defined ? ", sum of daily rates " + Unit.SHARE.text(sumOfDailyRates()) : ", no customers");
    }
}
