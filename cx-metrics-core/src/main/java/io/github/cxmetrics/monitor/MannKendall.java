package io.github.cxmetrics.monitor;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.Text;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Whether a plain series rises or falls, whatever the shape: Mann (1945) and Kendall's test, and Sen's (1968) slope, the median of the slopes of all pairs.
 *
 * <p>It takes each period as one number and ignores how much data is behind it: for shares and net scores {@link SeriesTrend} uses that. Periods that
 * follow each other must be independent: with a correlation of 0.2, 0.4 or 0.6 from one to the next, 5 % of false alarms become 9, 17 and 28 %. {@link
 * #lagOneCorrelation} says how much there is.
 */
public final class MannKendall {

    private final String name;
    private final double[] at;
    private final double[] values;
    private final double[] slopes;
    private final long s;
    private final double variance;
    private final long ties;

    private MannKendall(String name, double[] at, double[] values) {
        this.name = name;
        this.at = at;
        this.values = values;
        int n = values.length;
        this.slopes = new double[n * (n - 1) / 2];
        long score = 0;
        int pair = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[pair++] = (values[j] - values[i]) / (at[j] - at[i]);
                score += Double.compare(values[j], values[i]);
            }
        }
        Arrays.sort(slopes);
        this.s = score;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double tied = 0;
        long tiedPairs = 0;
        for (int i = 0; i < n; ) {
            int same = i;
            while (same < n && sorted[same] == sorted[i]) {
                same++;
            }
            double t = same - i;
            tied += t * (t - 1) * (2 * t + 5);
            tiedPairs += (long) t * (long) (t - 1) / 2;
            i = same;
        }
        this.ties = tiedPairs;
        this.variance = ((double) n * (n - 1) * (2.0 * n + 5) - tied) / 18;
    }

    /**
     * The trend of plain values at equal distances.
     *
     * @param values one for each period; not a number where a period has none
     * @return the trend
     * @throws IllegalArgumentException if there are none, more than {@link CalendarPeriods#MAX_PERIODS}, or one is infinite
     * @throws IllegalStateException if fewer than two periods have a value
     */
    public static MannKendall of(double... values) {
        Columns.checkPairs(values.length);
        return of("value", Columns.values(values).values());
    }

    static MannKendall of(String name, double[] values) {
        int[] filled = IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .toArray();
        if (filled.length < 2) {
            throw new IllegalStateException("the trend of " + name + " is undefined: fewer than 2 periods have data");
        }
        return new MannKendall(
                name,
                Arrays.stream(filled).asDoubleStream().toArray(),
                Arrays.stream(filled)
                        .mapToDouble(i -> values[i] == 0 ? 0.0 : values[i])
                        .toArray());
    }

    /**
     * Kendall's S: pairs that rise minus pairs that fall.
     *
     * @return the count
     */
    public long s() {
        return s;
    }

    /**
     * The variance of S without a trend, ties allowed for.
     *
     * @return 0 where all values are equal
     */
    public double variance() {
        return variance;
    }

    /**
     * The test of no trend, with the continuity correction.
     *
     * @return z and two-sided p-value
     * @throws IllegalStateException if all values are equal
     */
    public TestResult test() {
        checkVaries();
        return TestResult.ofZ("Mann-Kendall z", (s - Long.signum(s)) / Math.sqrt(variance));
    }

    private void checkVaries() {
        if (!(variance > 0)) {
            throw new IllegalStateException("the trend test of " + name + " is undefined: all values are equal");
        }
    }

    /**
     * Kendall's τ-b of value and time.
     *
     * @return −1..1
     * @throws IllegalStateException if all values are equal
     */
    public double tauB() {
        checkVaries();
        double pairs = slopes.length;
        return s / Math.sqrt((pairs - ties) * pairs);
    }

    /**
     * Sen's slope.
     *
     * @return the change per period, in the unit of the values
     */
    public double slope() {
        return XmrLimits.median(slopes);
    }

    /**
     * The 95 % interval of Sen's slope, by the ranks of slopes.
     *
     * @return the interval
     * @throws IllegalStateException if all values are equal, or too few for ranks that far out
     */
    public Interval interval() {
        checkVaries();
        double pairs = slopes.length;
        double reach = Confidence.DEFAULT.z() * Math.sqrt(variance);
        long low = (long) Math.floor((pairs - reach) / 2);
        long high = (long) Math.ceil((pairs + reach) / 2) + 1;
        if (low < 1 || high > slopes.length) {
            throw new IllegalStateException(
                    "the interval of the slope of " + name + " is undefined: " + values.length + " values are too few");
        }
        return new Interval(slopes[(int) low - 1], slopes[(int) high - 1], Confidence.DEFAULT, "Sen");
    }

    /**
     * How much each period resembles the one before: large values make the test alarm too often.
     *
     * @return the correlation of periods that follow each other, over those that both have data
     * @throws IllegalStateException if all values are equal
     */
    public double lagOneCorrelation() {
        checkVaries();
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = 0;
        double products = 0;
        for (int i = 0; i < values.length; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
            if (i > 0 && at[i] - at[i - 1] == 1) {
                products += (values[i] - mean) * (values[i - 1] - mean);
            }
        }
        return products / squares;
    }

    /**
     * One line for a report, with the lag-one correlation that makes the p-value too small.
     *
     * @return for example {@code value: Sen's slope 1 per period (95 % CI 0.75 … 1.25), Mann-Kendall z 3.43, p = 0.0006, lag-one correlation 0.61}
     */
    public String line() {
        if (!(variance > 0)) {
            return name + ": no trend, all values are equal";
        }
        String interval;
        try {
            Interval limits = interval();
            interval = " (95 % CI " + Text.digits(limits.lower(), 4) + " … " + Text.digits(limits.upper(), 4) + ")";
        } catch (IllegalStateException undefined) {
            interval = "";
        }
        return name + ": Sen's slope " + Text.digits(slope(), 4) + " per period" + interval + ", " + test()
                + ", lag-one correlation " + Text.fixed(lagOneCorrelation(), 2);
    }

    /** The line. */
    @Override
    public String toString() {
        return line();
    }
}
