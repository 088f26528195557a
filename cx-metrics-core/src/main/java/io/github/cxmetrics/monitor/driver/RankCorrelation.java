package io.github.cxmetrics.monitor.driver;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Spearman's rank correlation of two columns: Pearson's r of their ranks, ties at their mean rank (Spearman 1904).
 *
 * <p>Ratings are ordinal, and a ceiling cuts r: where the ranks say much more than Pearson's r, look at the answers first. Ranks of a whole don't come from
 * the ranks of its parts, so this is a function of rows and no tally.
 *
 * @param value the coefficient, -1..1
 * @param n how many pairs were complete
 * @param gaps how many pairs were set aside
 */
public record RankCorrelation(double value, long n, long gaps) implements Serializable {

    /**
     * Checks the parts.
     *
     * @param value the coefficient
     * @param n how many pairs
     * @param gaps how many pairs were set aside
     * @throws IllegalArgumentException if one is out of range
     */
    public RankCorrelation {
        checkArgument(value >= -1 && value <= 1, "a correlation lies in -1..1, not %s", value);
        checkArgument(n >= 2, "a rank correlation needs 2 pairs or more, not %s", n);
        Checks.count(gaps, "pairs that were set aside");
    }

    /**
     * The rank correlation of two columns.
     *
     * @param x a column; not-a-number is a gap
     * @param y another one
     * @return the correlation of the complete pairs
     * @throws IllegalArgumentException if the columns differ in length
     * @throws IllegalStateException if there are fewer than two complete pairs, or a column doesn't vary
     */
    public static RankCorrelation of(double[] x, double[] y) {
        checkArgument(x != null && y != null, "columns must not be null");
        checkArgument(x.length == y.length, "columns must be of one length, not %s and %s", x.length, y.length);
        int[] complete = IntStream.range(0, x.length)
                .filter(row -> !Double.isNaN(x[row]) && !Double.isNaN(y[row]))
                .toArray();
        if (complete.length < 2) {
            throw new IllegalStateException(
                    "a rank correlation is undefined: " + complete.length + " complete pairs, 2 are needed");
        }
        long[] one = doubledRanks(x, complete);
        long[] two = doubledRanks(y, complete);
        // Twice the deviations from the mean rank, which are whole numbers; their products add up exactly below 2^53.
        double products = 0;
        double squaresOfOne = 0;
        double squaresOfTwo = 0;
        long mean = complete.length + 1L;
        for (int i = 0; i < complete.length; i++) {
            double a = one[i] - mean;
            double b = two[i] - mean;
            products += a * b;
            squaresOfOne += a * a;
            squaresOfTwo += b * b;
        }
        if (squaresOfOne == 0 || squaresOfTwo == 0) {
            throw new IllegalStateException("a rank correlation is undefined: a column doesn't vary");
        }
        double value = products / Math.sqrt(squaresOfOne * squaresOfTwo);
        return new RankCorrelation(
                Math.max(-1, Math.min(1, value)), complete.length, (long) x.length - complete.length);
    }

    /**
     * The rank correlation of two columns without gaps.
     *
     * @param x a column
     * @param y another one
     * @return the correlation
     * @throws IllegalArgumentException if the columns differ in length
     * @throws IllegalStateException if there are fewer than two pairs, or a column doesn't vary
     */
    public static RankCorrelation of(int[] x, int[] y) {
        checkArgument(x != null && y != null, "columns must not be null");
        return of(
                Arrays.stream(x).asDoubleStream().toArray(),
                Arrays.stream(y).asDoubleStream().toArray());
    }

    /** Twice the mid-ranks, from 1. */
    private static long[] doubledRanks(double[] column, int[] rows) {
        Integer[] order = IntStream.range(0, rows.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> column[rows[i]]));
        long[] ranks = new long[rows.length];
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && column[rows[order[to]]] == column[rows[order[from]]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = from + 1L + to;
            }
            from = to;
        }
        return ranks;
    }

    /**
     * The interval at 95 %.
     *
     * @return the interval
     */
    public Interval interval() {
        return interval(Confidence.DEFAULT);
    }

    /**
     * The interval on Fisher's scale with the variance {@code (1 + ρ²/2)/(n - 3)} (Bonett and Wright 2000).
     *
     * @param confidence the level
     * @return the interval, within -1..1
     * @throws IllegalStateException if there are not more than three pairs
     */
    public Interval interval(Confidence confidence) {
        return FisherZ.interval(value, 1 + value * value / 2, n, confidence, "Bonett and Wright");
    }

    /** For example {@code Spearman 0.48 (95 % CI 0.13 … 0.73), n = 30}. */
    @Override
    public String toString() {
        String interval =
                n > 3 ? " (" + Confidence.DEFAULT + " CI " + interval().text(Unit.COEFFICIENT) + ")" : "";
        return "Spearman " + Unit.COEFFICIENT.text(value) + interval + ", n = " + n;
    }
}
