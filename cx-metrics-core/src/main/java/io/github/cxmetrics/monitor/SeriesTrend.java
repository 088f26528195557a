package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a metric rises or falls from period to period, with the counts behind it: least squares over all observations, and the score test of no slope with
 * the pooled variance. For shares that is the trend test of Cochran (1954) and Armitage (1955). Periods without data carry no weight.
 *
 * <p>A trend through a change finds a slope that nothing ever had: look for a {@link ChangePoint} first.
 */
public final class SeriesTrend {

    private final String name;
    private final @Nullable Unit unit;
    private final SeriesColumns columns;
    private final double[] scores;
    private final SeriesColumns.Pool pool;
    private final double sxx;
    private final double sxy;

    private SeriesTrend(String name, @Nullable Unit unit, SeriesColumns columns, double[] scores) {
        this.name = name;
        this.unit = unit;
        this.columns = columns;
        this.scores = scores;
        if (columns.isEmpty()) {
            throw new IllegalStateException("the trend of " + name + " is undefined: no period has data");
        }
        this.pool = columns.pool(columns.filled());
        double weighted = 0;
        for (int i = 0; i < scores.length; i++) {
            weighted += columns.n[i] * scores[i];
        }
        double mean = weighted / pool.n();
        double squares = 0;
        double products = 0;
        for (int i : columns.filled()) {
            double distance = scores[i] - mean;
            squares += columns.n[i] * distance * distance;
            products += columns.n[i] * distance * columns.deviation(i, pool);
        }
        this.sxx = squares;
        this.sxy = products;
        if (!(sxx > 0)) {
            throw new IllegalStateException("the trend of " + name + " is undefined: it needs two periods with data");
        }
    }

    /**
     * The trend of shares that are counted already.
     *
     * @param successes how many succeeded, by period
     * @param trials how many there were; 0 where a period has none
     * @param scores the place of each period on the axis: dose, or 0, 1, 2, …
     * @return the trend
     * @throws IllegalArgumentException if the columns differ in length, a count is negative, successes exceed trials, or a score is not finite
     */
    public static SeriesTrend ofShares(long[] successes, long[] trials, double... scores) {
        requireNonNull(scores, "scores");
        SeriesColumns columns = Columns.shares(successes, trials);
        checkArgument(
                scores.length == trials.length,
                "columns of one length are needed, not of %s and %s",
                trials.length,
                scores.length);
        for (double score : scores) {
            Checks.finite(score, "a score");
        }
        return new SeriesTrend("share", Unit.SHARE, columns, scores.clone());
    }

    /**
     * The trend of tallies by period.
     *
     * @param tallies in order; empty ones are gaps
     * @param <M> the metric
     * @return the trend
     * @throws IllegalArgumentException if there are none, or they follow different rules
     */
    public static <M extends Metric<M>> SeriesTrend of(List<? extends M> tallies) {
        checkArgument(!Checks.list(tallies, "tallies").isEmpty(), "there are no periods");
        M first = tallies.get(0);
        tallies.forEach(tally -> TallyRule.checkMerge(first.name(), first.rule(), tally.rule()));
        return new SeriesTrend(
                first.name(),
                first.unit(),
                SeriesColumns.of(tallies),
                IntStream.range(0, tallies.size()).asDoubleStream().toArray());
    }

    /**
     * The least-squares slope over all observations.
     *
     * @return the change per period (per unit of the scores), in the metric's unit
     */
    public double slope() {
        return sxy / sxx;
    }

    /**
     * The score test of no slope.
     *
     * @return z and two-sided p-value; z² is Cochran and Armitage's chi-square
     * @throws IllegalStateException if nothing varies
     */
    public TestResult test() {
        if (!(pool.variance() > 0)) {
            throw new IllegalStateException("the trend test of " + name + " is undefined: nothing varies");
        }
        return TestResult.ofZ("trend z", sxy / Math.sqrt(pool.variance() * sxx));
    }

    /**
     * The trend of a share in log odds, by maximum likelihood.
     *
     * @return slope, standard error, Wald interval and test
     * @throws IllegalStateException if the metric is no share, the share is 0 or 1 throughout, or one period splits all successes from all failures
     */
    public LogOddsSlope logOdds() {
        if (columns.of != SeriesColumns.Of.SHARE) {
            throw new IllegalStateException("the trend of " + name + " in log odds is undefined: it is no share");
        }
        return LogOddsSlope.of(name, columns, scores);
    }

    /**
     * One line for a report.
     *
     * @return for example {@code NPS: +1.64 per period, trend z 2.09, p = 0.0364, 21 periods, n = 281}
     */
    public String line() {
        String test = pool.variance() > 0 ? test().toString() : "nothing varies";
        return name + ": " + slopeText() + " per period, " + test + ", " + columns.filled().length + " periods, n = "
                + Text.shortest(pool.n());
    }

    private String slopeText() {
        double shown = unit == Unit.SHARE ? 100 * slope() : slope();
        return (shown > 0 ? "+" : "") + Text.digits(shown, 3) + (unit == Unit.SHARE ? " pp" : "");
    }

    /** The line. */
    @Override
    public String toString() {
        return line();
    }

    /**
     * A trend in log odds.
     *
     * @param slope the change of the log odds per period
     * @param standardError by the observed information
     * @param interval Wald's 95 % interval
     * @param test Wald's test of no slope
     */
    public record LogOddsSlope(double slope, double standardError, Interval interval, TestResult test) {

        /**
         * Checks the parts.
         *
         * @param slope the change of the log odds per period
         * @param standardError by the observed information
         * @param interval Wald's 95 % interval
         * @param test Wald's test of no slope
         * @throws IllegalArgumentException if the slope is not finite, or the standard error negative or none
         */
        public LogOddsSlope {
            Checks.finite(slope, "a slope");
            Checks.notNegative(standardError, "a standard error");
            requireNonNull(interval, "interval");
            requireNonNull(test, "test");
        }

        private static final int MAX_STEPS = 100;

        static LogOddsSlope of(String name, SeriesColumns columns, double[] scores) {
            checkOverlap(name, columns, scores);
            double mean = columns.pool(columns.filled()).value();
            double centre = 0;
            double total = 0;
            double scale = 0;
            for (int i : columns.filled()) {
                centre += columns.n[i] * scores[i];
                total += columns.n[i];
            }
            centre /= total;
            for (int i : columns.filled()) {
                scale = Math.max(scale, Math.abs(scores[i] - centre));
            }
            double[] fit = {Math.log(mean / (1 - mean)), 0};
            double information = 0;
            for (int step = 0; step < MAX_STEPS; step++) {
                double[] sums = sums(columns, scores, centre, scale, fit);
                double determinant = sums[2] * sums[4] - sums[3] * sums[3];
                double level = (sums[0] * sums[4] - sums[1] * sums[3]) / determinant;
                double slope = (sums[1] * sums[2] - sums[0] * sums[3]) / determinant;
                double length = Math.max(1, Math.hypot(level, slope) / 2);
                fit[0] += level / length;
                fit[1] += slope / length;
                information = determinant / sums[2];
                if (Math.abs(level) + Math.abs(slope) < 1e-14 * (1 + Math.abs(fit[1]))) {
                    break;
                }
            }
            double slope = fit[1] / scale;
            double error = 1 / (scale * Math.sqrt(information));
            double half = Confidence.DEFAULT.z() * error;
            return new LogOddsSlope(
                    slope,
                    error,
                    new Interval(slope - half, slope + half, Confidence.DEFAULT, "Wald"),
                    TestResult.ofZ("Wald z", slope / error));
        }

        /** Score and information of level and slope at a fit. */
        private static double[] sums(
                SeriesColumns columns, double[] scores, double centre, double scale, double[] fit) {
            double[] sums = new double[5];
            for (int i : columns.filled()) {
                double x = (scores[i] - centre) / scale;
                double p = 1 / (1 + Math.exp(-fit[0] - fit[1] * x));
                double residual = columns.n[i] * (columns.value(i) - p);
                double weight = columns.n[i] * p * (1 - p);
                sums[0] += residual;
                sums[1] += residual * x;
                sums[2] += weight;
                sums[3] += weight * x;
                sums[4] += weight * x * x;
            }
            return sums;
        }

        /** Without an overlap of successes and failures on the axis the likelihood has no maximum. */
        private static void checkOverlap(String name, SeriesColumns columns, double[] scores) {
            double lowestHit = Double.POSITIVE_INFINITY;
            double highestHit = Double.NEGATIVE_INFINITY;
            double lowestMiss = Double.POSITIVE_INFINITY;
            double highestMiss = Double.NEGATIVE_INFINITY;
            for (int i : columns.filled()) {
                if (columns.value(i) > 0) {
                    lowestHit = Math.min(lowestHit, scores[i]);
                    highestHit = Math.max(highestHit, scores[i]);
                }
                if (columns.value(i) < 1) {
                    lowestMiss = Math.min(lowestMiss, scores[i]);
                    highestMiss = Math.max(highestMiss, scores[i]);
                }
            }
            if (highestHit <= lowestMiss || highestMiss <= lowestHit) {
                throw new IllegalStateException("the trend of " + name
                        + " in log odds is undefined: successes and failures don't overlap in time");
            }
        }
    }
}
