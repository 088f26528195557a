package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.BoundedMean;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Inversion;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.internal.SampleMean;
import io.github.cxmetrics.internal.ScoredSample;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.survey.MeanDifferenceMethod;
import io.github.cxmetrics.survey.MeanMethod;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How often each whole number of points occurred, 0 to a greatest one, and the arithmetic of the mean of {@code low + step·points}: what every
 * {@link MeanScore} shares. The counts are exact; nobody writes to them.
 */
final class Scores {

    private static final String SCORES = "scores";

    private final double low;
    private final double high;
    private final double @Nullable [] values;
    private final long[] counts;
    private final long n;
    private final MeanMethod method;

    private Scores(double low, double high, double @Nullable [] values, long[] counts, MeanMethod method) {
        this.low = low;
        this.high = high;
        this.values = values;
        this.counts = counts;
        this.method = method;
        long sum = 0;
        for (long count : counts) {
            sum = CountMath.sum(sum, CountMath.checkNotNegative(count, "counts of a score"), SCORES);
        }
        this.n = sum;
    }

    /** Takes the array over: counts of 0, 1, … points, the last of which are the high end. */
    static Scores of(double low, double high, long[] counts, MeanMethod method) {
        return new Scores(low, high, null, counts, method);
    }

    /** Scores that are no steps of one size. */
    static Scores ofValues(double low, double high, double[] values, long[] counts, MeanMethod method) {
        return new Scores(low, high, values, counts, method);
    }

    static Scores of(MeanScore<?> score) {
        if (score instanceof Sus sus) {
            return sus.scores();
        }
        if (score instanceof Umux umux) {
            return umux.scores();
        }
        if (score instanceof NasaTlx workload) {
            return workload.scores();
        }
        return score instanceof AdoptionDepth depth ? depth.scores() : ((EmotionRatings) score).scores();
    }

    long n() {
        return n;
    }

    MeanMethod method() {
        return method;
    }

    long countOf(int points) {
        return counts[points];
    }

    Scores plus(Scores other) {
        long[] sums = new long[counts.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = CountMath.sum(counts[i], other.counts[i], SCORES);
        }
        return new Scores(low, high, values, sums, method);
    }

    /** The sum of all points, exact. */
    BigInteger points() {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                sum = sum.add(BigInteger.valueOf(counts[i]).multiply(BigInteger.valueOf(i)));
            }
        }
        return sum;
    }

    double mean(String name) {
        checkDefined(name);
        if (values != null) {
            return distribution().scores().mean();
        }
        // One division of whole numbers: the mean of scores that are all alike is that score.
        BigInteger most = BigInteger.valueOf(n).multiply(BigInteger.valueOf(counts.length - 1L));
        BigInteger sum = points();
        return low == 0
                ? Ratios.of(sum.multiply(BigInteger.valueOf((long) high)), most)
                : low + (high - low) * Ratios.of(sum, most);
    }

    private void checkDefined(String name) {
        if (n == 0) {
            throw new IllegalStateException(name + " is undefined: no answers");
        }
    }

    /** Whether there are scores that differ. */
    boolean varies() {
        return Arrays.stream(counts).filter(count -> count > 0).count() > 1;
    }

    private double score(int points) {
        return values != null ? values[points] : low + (high - low) * points / (counts.length - 1);
    }

    private SampleMean sample(String name) {
        double mean = mean(name);
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            double deviation = score(i) - mean;
            squares += counts[i] * deviation * deviation;
        }
        return new SampleMean(n, mean, varies() ? squares / (n - 1) : 0);
    }

    double standardDeviation(String name) {
        checkDefined(name);
        if (n < 2) {
            throw new IllegalStateException("the standard deviation of " + name + " needs at least 2 answers, not 1");
        }
        return Math.sqrt(sample(name).variance());
    }

    private SampleMean varying(String name, String what) {
        if (!varies()) {
            throw new IllegalStateException("the " + what + " of " + name + " is undefined: "
                    + (n == 1 ? "one answer" : "all scores are alike"));
        }
        return sample(name);
    }

    private ScoredSample distribution() {
        double[] points = new double[counts.length];
        double[] weights = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            points[i] = score(i);
            weights[i] = counts[i];
        }
        return new ScoredSample(BoundedMean.of(low, high, points, weights), n);
    }

    Interval interval(String name, Unit unit, Confidence confidence, MeanMethod by) {
        requireNonNull(confidence, "confidence");
        requireNonNull(by, "by");
        checkDefined(name);
        Limits limits = by == MeanMethod.SCORE
                ? distribution().limits(confidence.z())
                : varying(name, "t interval").limits(confidence.level());
        return new Interval(limits.lower(), limits.upper(), confidence, by.toString(), unit);
    }

    Comparison versus(String name, Unit unit, Scores baseline, Confidence confidence, MeanDifferenceMethod by) {
        checkDefined(name);
        baseline.checkDefined(name);
        if (by == MeanDifferenceMethod.WELCH) {
            return welch(name, unit, baseline, confidence);
        }
        double difference = mean(name) - baseline.mean(name);
        DoubleFunction<Limits> limitsAt = distribution().difference(baseline.distribution(), difference);
        Limits limits = limitsAt.apply(confidence.z());
        return new Comparison(
                name,
                unit,
                difference,
                new Interval(limits.lower(), limits.upper(), confidence, by.toString(), unit),
                TestResult.ofZ("inversion of the interval", Inversion.z(difference, limitsAt)));
    }

    private Comparison welch(String name, Unit unit, Scores baseline, Confidence confidence) {
        if (n < 2 || baseline.n < 2 || !(varies() || baseline.varies())) {
            throw new IllegalStateException("the t test of " + name + " is undefined: "
                    + (n < 2 || baseline.n < 2 ? "it needs 2 answers on each side" : "neither sample varies"));
        }
        SampleMean.Difference difference = sample(name).minus(baseline.sample(name));
        Limits limits = difference.limits(confidence.level());
        return new Comparison(
                name,
                unit,
                difference.value(),
                new Interval(limits.lower(), limits.upper(), confidence, MeanDifferenceMethod.WELCH.toString(), unit),
                TestResult.ofT("Welch t", difference.t(), difference.df()));
    }

    /** The points that occurred, ascending, and how often: the plain data. */
    Form toForm() {
        List<Integer> points = new ArrayList<>();
        List<Long> each = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                points.add(i);
                each.add(counts[i]);
            }
        }
        return new Form(points, each);
    }

    /** Points and counts as they stand in stored forms. */
    record Form(List<Integer> points, List<Long> counts) {

        /** The counts of 0, 1, … {@code most} points; each at most once, ascending. */
        long[] restore(int most) {
            List<Integer> at = Stored.list(points, "points");
            long[] each = Stored.counts(counts, at.size(), "counts of points");
            long[] all = new long[most + 1];
            int before = -1;
            for (int i = 0; i < each.length; i++) {
                int point = at.get(i);
                checkArgument(
                        point > before && point <= most,
                        "points must rise within 0..%s, not %s after %s",
                        most,
                        point,
                        before);
                all[point] = each[i];
                before = point;
            }
            return all;
        }
    }
}
