package io.github.cxmetrics.monitor.group;

import io.github.cxmetrics.internal.CountMath;
import java.util.SplittableRandom;
import org.apache.commons.math3.special.Gamma;

/** All tables of counts with given margins, one after another or at random, each as likely as if rows and columns had nothing to do with each other. */
final class TablesWithMargins {

    private static final long MOST_TABLES = 2_000_000;
    private static final double TIE = 1e-7;
    private static final long LARGEST = 1_000_000;

    private final long[] rowSums;
    private final double logObserved;
    private final long[] columnSums;
    private double all;
    private double unlikely;
    private long seen;

    private TablesWithMargins(long[] rowSums, long[] columnSums, double logObserved) {
        this.rowSums = rowSums;
        this.columnSums = columnSums;
        this.logObserved = logObserved;
    }

    static long[] rowSums(long[][] table) {
        long[] sums = new long[table.length];
        for (int row = 0; row < table.length; row++) {
            for (long count : table[row]) {
                sums[row] = CountMath.sum(sums[row], count, "counts");
            }
        }
        return sums;
    }

    static long[] columnSums(long[][] table) {
        long[] sums = new long[table[0].length];
        for (long[] row : table) {
            for (int column = 0; column < sums.length; column++) {
                sums[column] = CountMath.sum(sums[column], row[column], "counts");
            }
        }
        return sums;
    }

    static long smallest(long[] sums) {
        long least = Long.MAX_VALUE;
        for (long sum : sums) {
            least = Math.min(least, sum);
        }
        return least;
    }

    static double chi2(long[][] table, long[] rowSums, long[] columnSums) {
        double n = 0;
        for (long sum : rowSums) {
            n += sum;
        }
        double chi2 = 0;
        for (int row = 0; row < rowSums.length; row++) {
            for (int column = 0; column < columnSums.length; column++) {
                double expected = rowSums[row] * (columnSums[column] / n);
                double residual = table[row][column] - expected;
                chi2 += residual * residual / expected;
            }
        }
        return chi2;
    }

    /** The probability of all tables that are no likelier than this one; not a number where there are too many. */
    static double exactP(long[][] table) {
        long[] rowSums = rowSums(table);
        double logObserved = 0;
        long n = 0;
        for (long[] row : table) {
            for (long count : row) {
                logObserved -= logFactorial(count);
                n += count;
            }
        }
        if (n > LARGEST) {
            return Double.NaN;
        }
        TablesWithMargins tables = new TablesWithMargins(rowSums, columnSums(table), logObserved);
        boolean done = tables.walk(0, 0, rowSums.clone(), tables.columnSums[0], 0);
        return done ? tables.unlikely / tables.all : Double.NaN;
    }

    /** Fills column by column, cell by cell; weights are relative to the observed table. */
    private boolean walk(int column, int row, long[] left, long columnLeft, double log) {
        if (column == columnSums.length - 1) {
            double weight = log;
            for (long last : left) {
                weight -= logFactorial(last);
            }
            return take(weight);
        }
        if (row == rowSums.length - 1) {
            if (columnLeft > left[row]) {
                seen++;
                return seen <= MOST_TABLES;
            }
            left[row] -= columnLeft;
            boolean done = walk(column + 1, 0, left, columnSums[column + 1], log - logFactorial(columnLeft));
            left[row] += columnLeft;
            return done;
        }
        long most = Math.min(left[row], columnLeft);
        for (long count = 0; count <= most; count++) {
            left[row] -= count;
            boolean done = walk(column, row + 1, left, columnLeft - count, log - logFactorial(count));
            left[row] += count;
            if (!done) {
                return false;
            }
        }
        return true;
    }

    private boolean take(double log) {
        double weight = Math.exp(log - logObserved);
        all += weight;
        if (weight <= 1 + TIE) {
            unlikely += weight;
        }
        seen++;
        return seen <= MOST_TABLES && all < Double.POSITIVE_INFINITY;
    }

    private static double logFactorial(long n) {
        return n < 2 ? 0 : Gamma.logGamma(n + 1.0);
    }

    /** How many of some random tables have a chi-square of at least this. */
    static long countAtLeast(long[][] table, double chi2, int tables, long seed) {
        long[] rowSums = rowSums(table);
        long[] columnSums = columnSums(table);
        SplittableRandom random = new SplittableRandom(seed);
        long count = 0;
        for (int i = 0; i < tables; i++) {
            if (chi2(draw(rowSums, columnSums, random), rowSums, columnSums) >= chi2 * (1 - TIE)) {
                count++;
            }
        }
        return count;
    }

    /** Cell by cell, each hypergeometric given those before it (Patefield 1981). */
    private static long[][] draw(long[] rowSums, long[] columnSums, SplittableRandom random) {
        long[][] table = new long[rowSums.length][columnSums.length];
        long[] columnLeft = columnSums.clone();
        for (int row = 0; row < rowSums.length; row++) {
            long left = rowSums[row];
            long behind = 0;
            for (long sum : columnLeft) {
                behind += sum;
            }
            for (int column = 0; column < columnSums.length; column++) {
                long here = columnLeft[column];
                long count = hypergeometric(here, behind - here, left, random);
                table[row][column] = count;
                columnLeft[column] -= count;
                left -= count;
                behind -= here;
            }
        }
        return table;
    }

    /** How many of some draws without replacement are good: the inverse distribution, outwards from its mode. */
    private static long hypergeometric(long good, long bad, long draws, SplittableRandom random) {
        long least = Math.max(0, draws - bad);
        long most = Math.min(draws, good);
        if (least == most) {
            return least;
        }
        long mode = Math.min(most, Math.max(least, (long) ((draws + 1.0) * ((good + 1.0) / (good + bad + 2.0)))));
        double u = random.nextDouble();
        double atMode = Math.exp(logChoose(good, mode) + logChoose(bad, draws - mode) - logChoose(good + bad, draws));
        u -= atMode;
        double down = atMode;
        double up = atMode;
        long low = mode;
        long high = mode;
        while (u > 0 && (low > least || high < most)) {
            if (low > least) {
                down *= low / (good - low + 1.0) * ((bad - draws + low) / (draws - low + 1.0));
                low--;
                u -= down;
                if (u <= 0) {
                    return low;
                }
            }
            if (high < most) {
                up *= (good - high) / (high + 1.0) * ((draws - high) / (bad - draws + high + 1.0));
                high++;
                u -= up;
                if (u <= 0) {
                    return high;
                }
            }
            if (down < 1e-18 && up < 1e-18) {
                break;
            }
        }
        return mode;
    }

    private static double logChoose(long n, long k) {
        return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
    }
}
