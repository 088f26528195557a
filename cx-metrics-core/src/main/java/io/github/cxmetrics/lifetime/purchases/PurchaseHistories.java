package io.github.cxmetrics.lifetime.purchases;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The purchase histories of many customers in columns: at most 44 bytes a row, besides ids. Rows may carry a weight, the number of customers who share
 * that history. Immutable; arrays are copied.
 */
public final class PurchaseHistories implements Serializable {

    private static final long serialVersionUID = 1;

    private final LifetimeUnit unit;
    private final int[] frequencies;
    private final double[] recencies;
    private final double[] ages;
    private final double @Nullable [] meanSpends;
    private final double @Nullable [] logGaps;
    private final long @Nullable [] weights;
    private final String @Nullable [] ids;

    /** Takes the arrays over: they are checked and nobody else holds them. */
    private PurchaseHistories(
            LifetimeUnit unit,
            int[] frequencies,
            double[] recencies,
            double[] ages,
            double @Nullable [] meanSpends,
            double @Nullable [] logGaps,
            long @Nullable [] weights,
            String @Nullable [] ids) {
        this.unit = unit;
        this.frequencies = frequencies;
        this.recencies = recencies;
        this.ages = ages;
        this.meanSpends = meanSpends;
        this.logGaps = logGaps;
        this.weights = weights;
        this.ids = ids;
    }

    /**
     * Histories from columns of equal length, one row a customer.
     *
     * @param unit the unit of recency and age
     * @param frequency repeat purchases
     * @param recency first to last purchase
     * @param age first purchase to the end of the observation
     * @return the histories
     * @throws IllegalArgumentException if the columns differ in length, or a row does not fit together: {@code recency 5.0 exceeds age 4.0 (row 2)}
     */
    public static PurchaseHistories of(LifetimeUnit unit, int[] frequency, double[] recency, double[] age) {
        requireNonNull(unit, "unit");
        requireNonNull(frequency, "frequency");
        requireNonNull(recency, "recency");
        requireNonNull(age, "age");
        return checked(unit, frequency.clone(), recency.clone(), age.clone());
    }

    /**
     * Histories from columns of doubles, as data frames hold them. Frequencies must be whole: nothing is cut off.
     *
     * @param unit the unit of recency and age
     * @param frequency repeat purchases, whole numbers
     * @param recency first to last purchase
     * @param age first purchase to the end of the observation
     * @return the histories
     * @throws IllegalArgumentException if the columns differ in length, or a row does not fit together: {@code frequency 2.9 is not a whole number (row
     *     0)}
     */
    public static PurchaseHistories of(LifetimeUnit unit, double[] frequency, double[] recency, double[] age) {
        requireNonNull(unit, "unit");
        requireNonNull(frequency, "frequency");
        requireNonNull(recency, "recency");
        requireNonNull(age, "age");
        int[] whole = new int[frequency.length];
        for (int i = 0; i < frequency.length; i++) {
            whole[i] = (int) frequency[i];
            checkArgument(
                    whole[i] == frequency[i],
                    "frequency %s is not a whole number (row %s)",
                    Double.toString(frequency[i]),
                    i);
        }
        return checked(unit, whole, recency.clone(), age.clone());
    }

    /**
     * Histories from single ones; they are converted to the unit of the first.
     *
     * @param histories at least one
     * @return the histories
     */
    public static PurchaseHistories of(List<PurchaseHistory> histories) {
        checkArgument(!Checks.list(histories, "histories").isEmpty(), "no purchase histories");
        LifetimeUnit unit = histories.get(0).unit();
        List<PurchaseHistory> rows = histories.stream().map(h -> h.inUnit(unit)).toList();
        PurchaseHistories columns = checked(
                unit,
                rows.stream().mapToInt(h -> Math.toIntExact(h.frequency())).toArray(),
                rows.stream().mapToDouble(PurchaseHistory::recency).toArray(),
                rows.stream().mapToDouble(PurchaseHistory::age).toArray());
        return rows.stream().allMatch(h -> h.frequency() == 0 || h.meanSpend().isPresent())
                ? columns.withMeanSpend(
                        rows.stream().mapToDouble(h -> h.meanSpend().orElse(0)).toArray())
                : columns;
    }

    private static PurchaseHistories checked(LifetimeUnit unit, int[] frequency, double[] recency, double[] age) {
        requireNonNull(unit, "unit");
        checkArgument(
                frequency.length == recency.length && recency.length == age.length,
                "columns differ in length: %s frequencies, %s recencies, %s ages",
                frequency.length,
                recency.length,
                age.length);
        for (int i = 0; i < frequency.length; i++) {
            String fault = PurchaseHistory.fault(frequency[i], recency[i], age[i]);
            checkArgument(fault == null, "%s (row %s)", fault, i);
        }
        return new PurchaseHistories(unit, frequency, recency, age, null, null, null, null);
    }

    /**
     * The same histories with the mean spend of the repeat purchases.
     *
     * @param meanSpend one a row, at least 0; 0 or NaN in rows without repeat purchase
     * @return the changed copy
     * @throws IllegalArgumentException if a spend is negative, not a number, or given without repeat purchase; the row is named
     */
    public PurchaseHistories withMeanSpend(double[] meanSpend) {
        checkLength(meanSpend.length, "mean spends");
        double[] spends = meanSpend.clone();
        for (int i = 0; i < spends.length; i++) {
            if (frequencies[i] == 0 && Double.isNaN(spends[i])) {
                spends[i] = 0;
            }
            String fault = PurchaseHistory.spendFault(frequencies[i], spends[i]);
            checkArgument(fault == null, "%s (row %s)", fault, i);
        }
        return new PurchaseHistories(unit, frequencies, recencies, ages, spends, logGaps, weights, ids);
    }

    /**
     * The same histories with the logarithms of the times between purchases, of which likelihoods of regular buyers hold the sum: with it fits of unlike
     * regularity compare. {@link PurchaseLog#histories} and simulations have it already; single histories don't carry it.
     *
     * @param sum one a row: Σ ln(time from a purchase to the next), times in {@link #unit()}; 0 in rows without repeat purchase
     * @return the changed copy
     * @throws IllegalArgumentException if a sum is not finite, not 0 without repeat purchase, or more than x · ln(t<sub>x</sub> / x), that of equal times;
     *     the row is named
     */
    public PurchaseHistories withLogGaps(double[] sum) {
        checkLength(sum.length, "sums of log gaps");
        for (int i = 0; i < sum.length; i++) {
            double most = frequencies[i] == 0 ? 0 : frequencies[i] * Math.log(recencies[i] / frequencies[i]);
            checkArgument(
                    sum[i] <= most + 1e-9 * (frequencies[i] + Math.abs(most))
                            && (frequencies[i] == 0 ? sum[i] == 0 : sum[i] > Double.NEGATIVE_INFINITY),
                    "a sum of log gaps must be finite and at most %s, not %s (row %s)",
                    most,
                    sum[i],
                    i);
        }
        return new PurchaseHistories(unit, frequencies, recencies, ages, meanSpends, sum.clone(), weights, ids);
    }

    /**
     * The same histories, each standing for a number of customers.
     *
     * @param weight one a row, at least 0
     * @return the changed copy
     * @throws IllegalArgumentException if a weight is negative; the row is named
     */
    public PurchaseHistories withWeights(long[] weight) {
        checkLength(weight.length, "weights");
        for (int i = 0; i < weight.length; i++) {
            checkArgument(weight[i] >= 0, "weight must be at least 0, not %s (row %s)", weight[i], i);
        }
        PurchaseHistories weighted =
                new PurchaseHistories(unit, frequencies, recencies, ages, meanSpends, logGaps, weight.clone(), ids);
        weighted.totalWeight();
        return weighted;
    }

    /**
     * The same histories with the customers' ids, as tables show them.
     *
     * @param id one a row
     * @return the changed copy
     */
    public PurchaseHistories withIds(String[] id) {
        checkLength(id.length, "ids");
        for (int i = 0; i < id.length; i++) {
            checkArgument(id[i] != null, "id must not be null (row %s)", i);
        }
        return new PurchaseHistories(unit, frequencies, recencies, ages, meanSpends, logGaps, weights, id.clone());
    }

    private void checkLength(int length, String what) {
        checkArgument(length == size(), "columns differ in length: %s customers, %s %s", size(), length, what);
    }

    /**
     * The same histories in another unit.
     *
     * @param other the unit
     * @return the histories with their times converted
     */
    public PurchaseHistories inUnit(LifetimeUnit other) {
        requireNonNull(other, "other");
        if (other == unit) {
            return this;
        }
        double[] recency =
                Arrays.stream(recencies).map(t -> other.convert(t, unit)).toArray();
        double[] age = Arrays.stream(ages).map(t -> other.convert(t, unit)).toArray();
        double[] gaps = logGaps == null ? null : logGaps.clone();
        for (int i = 0; gaps != null && i < gaps.length; i++) {
            gaps[i] += frequencies[i] * Math.log(other.convert(1, unit));
        }
        return new PurchaseHistories(other, frequencies, recency, age, meanSpends, gaps, weights, ids);
    }

    /**
     * Some of these rows, in the order given; a row may come more than once, as in a bootstrap.
     *
     * @param rows row numbers from 0
     * @return the histories of these rows
     */
    public PurchaseHistories rows(int[] rows) {
        for (int row : rows) {
            Objects.checkIndex(row, size());
        }
        return new PurchaseHistories(
                unit,
                Arrays.stream(rows).map(i -> frequencies[i]).toArray(),
                Arrays.stream(rows).mapToDouble(i -> recencies[i]).toArray(),
                Arrays.stream(rows).mapToDouble(i -> ages[i]).toArray(),
                meanSpends == null
                        ? null
                        : Arrays.stream(rows).mapToDouble(i -> meanSpends[i]).toArray(),
                logGaps == null
                        ? null
                        : Arrays.stream(rows).mapToDouble(i -> logGaps[i]).toArray(),
                weights == null
                        ? null
                        : Arrays.stream(rows).mapToLong(i -> weights[i]).toArray(),
                ids == null ? null : Arrays.stream(rows).mapToObj(i -> ids[i]).toArray(String[]::new));
    }

    /**
     * The unit of recency and age.
     *
     * @return the unit
     */
    public LifetimeUnit unit() {
        return unit;
    }

    /**
     * How many rows there are.
     *
     * @return rows, whatever their weights
     */
    public int size() {
        return frequencies.length;
    }

    /**
     * How many customers the rows stand for.
     *
     * @return the sum of the weights, the number of rows if there are none
     * @throws ArithmeticException if the sum is beyond 2<sup>63</sup> − 1
     */
    public long totalWeight() {
        long total = size();
        if (weights != null) {
            total = 0;
            for (long weight : weights) {
                total = CountMath.sum(total, weight, "weights");
            }
        }
        return total;
    }

    /**
     * The repeat purchases of a row.
     *
     * @param row from 0
     * @return x
     */
    public long frequency(int row) {
        return frequencies[Objects.checkIndex(row, size())];
    }

    /**
     * The time from the first to the last purchase of a row.
     *
     * @param row from 0
     * @return t<sub>x</sub> in {@link #unit()}
     */
    public double recency(int row) {
        return recencies[Objects.checkIndex(row, size())];
    }

    /**
     * The time from the first purchase of a row to the end of the observation.
     *
     * @param row from 0
     * @return T in {@link #unit()}
     */
    public double age(int row) {
        return ages[Objects.checkIndex(row, size())];
    }

    /**
     * How many customers a row stands for.
     *
     * @param row from 0
     * @return the weight, 1 if there are none
     */
    public long weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /**
     * Whether the rows have a mean spend.
     *
     * @return true after {@link #withMeanSpend}
     */
    public boolean hasSpend() {
        return meanSpends != null;
    }

    /**
     * The mean spend of a row's repeat purchases.
     *
     * @param row from 0
     * @return z̄; empty without repeat purchase, or if spends are unknown
     */
    public OptionalDouble meanSpend(int row) {
        return meanSpends == null || frequency(row) == 0 ? OptionalDouble.empty() : OptionalDouble.of(meanSpends[row]);
    }

    /**
     * Whether the rows have the logarithms of the times between purchases.
     *
     * @return true after {@link #withLogGaps}
     */
    public boolean hasLogGaps() {
        return logGaps != null;
    }

    /**
     * The logarithms of the times between a row's purchases.
     *
     * @param row from 0
     * @return Σ ln(time from a purchase to the next) in {@link #unit()}, 0 without repeat purchase; empty if unknown
     */
    public OptionalDouble logGaps(int row) {
        return logGaps == null ? OptionalDouble.empty() : OptionalDouble.of(logGaps[Objects.checkIndex(row, size())]);
    }

    /**
     * The customer's id.
     *
     * @param row from 0
     * @return the id; the row number if there are no ids
     */
    public String id(int row) {
        Objects.checkIndex(row, size());
        return ids == null ? Integer.toString(row) : ids[row];
    }

    /**
     * One row as a value.
     *
     * @param row from 0
     * @return the history
     */
    public PurchaseHistory get(int row) {
        Objects.checkIndex(row, size());
        return new PurchaseHistory(unit, frequencies[row], recencies[row], ages[row], meanSpend(row));
    }

    /** Bytes may be broken, and arrays shared: both are checked as columns are. */
    private Object readResolve() throws InvalidObjectException {
        try {
            PurchaseHistories histories = of(unit, frequencies, recencies, ages);
            histories = meanSpends == null ? histories : histories.withMeanSpend(meanSpends);
            histories = logGaps == null ? histories : histories.withLogGaps(logGaps);
            histories = weights == null ? histories : histories.withWeights(weights);
            return ids == null ? histories : histories.withIds(ids);
        } catch (RuntimeException e) {
            throw new InvalidObjectException(e.getMessage());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PurchaseHistories that
                && unit == that.unit
                && Arrays.equals(frequencies, that.frequencies)
                && Arrays.equals(recencies, that.recencies)
                && Arrays.equals(ages, that.ages)
                && Arrays.equals(meanSpends, that.meanSpends)
                && Arrays.equals(logGaps, that.logGaps)
                && Arrays.equals(weights, that.weights)
                && Arrays.equals(ids, that.ids);
    }

    @Override
    public int hashCode() {
        return Objects.hash(unit, Arrays.hashCode(frequencies), Arrays.hashCode(recencies));
    }

    /** One line, for example {@code 2357 customers, 946 with repeat purchases, in weeks}. */
    @Override
    public String toString() {
        long repeaters = 0;
        for (int i = 0; i < size(); i++) {
            repeaters += frequencies[i] > 0 ? weight(i) : 0;
        }
        return totalWeight() + " customers, " + repeaters + " with repeat purchases, in " + unit.plural();
    }
}
