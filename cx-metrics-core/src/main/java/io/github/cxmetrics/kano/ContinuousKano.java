package io.github.cxmetrics.kano;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.internal.BoundedMean;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.SampleMean;
import io.github.cxmetrics.internal.ScoredSample;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/**
 * The continuous analysis of one feature (DuMouchel, in Berger et al. 1993): answers become numbers, and the feature becomes a point. Functional answers
 * from LIKE to DISLIKE count 4, 2, 0, -1, -2; dysfunctional ones -2, -1, 0, 2, 4. The scale is asymmetric because the positive end says more than the negative.
 *
 * <p>The point is the mean dysfunctional value (x) and the mean functional value (y), both in -2..4; its quadrant at 2 gives a category.
 *
 * <p>Caution: the values are a convention, and a mean is not an answer. A mean of 2 can come of "I expect it" throughout or of likes and indifference in equal parts,
 * so a point near the line at 2 says little: show the spread, and the distribution of categories beside it.
 */
public final class ContinuousKano implements Serializable {

    private static final long serialVersionUID = 1;

    private static final int LINE = 2;

    /** The means on one of the two axes. */
    public static final class Axis implements Serializable {

        private static final long serialVersionUID = 1;

        private static final double LOWEST = -2;
        private static final double HIGHEST = 4;

        private final String name;
        private final long count;
        private final double sum;
        private final double squares;
        private final BoundedMean scores;

        private Axis(String name, long[] counts, ToIntFunction<KanoAnswer> score) {
            this.name = name;
            double sum = 0;
            long n = 0;
            for (KanoAnswer answer : KanoAnswer.values()) {
                n += counts[answer.ordinal()];
                sum += (double) score.applyAsInt(answer) * counts[answer.ordinal()];
            }
            double squares = 0;
            for (KanoAnswer answer : KanoAnswer.values()) {
                double deviation = score.applyAsInt(answer) - sum / n;
                squares += counts[answer.ordinal()] * deviation * deviation;
            }
            count = n;
            this.sum = sum;
            this.squares = squares;
            scores = BoundedMean.of(
                    LOWEST,
                    HIGHEST,
                    Arrays.stream(KanoAnswer.values())
                            .mapToDouble(score::applyAsInt)
                            .toArray(),
                    Arrays.stream(counts).asDoubleStream().toArray());
        }

        /**
         * The mean value.
         *
         * @return -2..4
         * @throws IllegalStateException if there are no complete pairs
         */
        public double mean() {
            if (count == 0) {
                throw new IllegalStateException("Kano " + name + " mean is undefined: no complete answer pairs");
            }
            return sum / count;
        }

        /**
         * The standard deviation of the answers, with {@code n - 1}.
         *
         * @return 0 or more
         * @throws IllegalStateException if there are fewer than two complete pairs
         */
        public double standardDeviation() {
            return Math.sqrt(sample().variance());
        }

        /**
         * The standard error of the mean.
         *
         * @return {@code standardDeviation / √n}
         * @throws IllegalStateException if there are fewer than two complete pairs
         */
        public double standardError() {
            return sample().standardError();
        }

        /**
         * The score interval of the mean, as of any mean of bounded answers: it never leaves -2..4, and has width also where all answer alike.
         *
         * @param confidence the confidence level
         * @return the interval
         * @throws IllegalStateException if there are no complete pairs
         */
        public Interval interval(Confidence confidence) {
            mean();
            Limits limits = new ScoredSample(scores, count).limits(confidence.z());
            return new Interval(limits.lower(), limits.upper(), confidence, "score");
        }

        /**
         * The t interval of the mean (Student 1908), as older studies have it.
         *
         * @param confidence the confidence level
         * @return the interval, which may leave -2..4
         * @throws IllegalStateException if there are fewer than two complete pairs, or all answer alike
         */
        public Interval studentInterval(Confidence confidence) {
            SampleMean sample = sample();
            if (sample.variance() == 0) {
                throw new IllegalStateException(
                        "the t interval of the Kano " + name + " mean is undefined: all answers are alike");
            }
            Limits limits = sample.limits(confidence.level());
            return new Interval(limits.lower(), limits.upper(), confidence, "t");
        }

        private SampleMean sample() {
            if (count < 2) {
                throw new IllegalStateException("the spread of Kano " + name
                        + " answers is undefined: it needs at least 2 pairs, not " + count);
            }
            return new SampleMean(count, mean(), squares / (count - 1));
        }

        private boolean reachesLine() {
            return sum >= (double) LINE * count;
        }

        /** For example {@code functional 2.82 (sd 1.67, se 0.09)}. */
        @Override
        public String toString() {
            if (count == 0) {
                return name + ": no complete answer pairs";
            }
            String spread = count < 2
                    ? ""
                    : " (sd " + Text.fixed(standardDeviation(), 2) + ", se " + Text.fixed(standardError(), 2) + ")";
            return name + " " + Text.fixed(mean(), 2) + spread;
        }
    }

    private final long count;
    private final Axis functional;
    private final Axis dysfunctional;

    private ContinuousKano(long count, long[] functional, long[] dysfunctional) {
        this.count = count;
        this.functional = new Axis("functional", functional, KanoAnswer::functionalScore);
        this.dysfunctional = new Axis("dysfunctional", dysfunctional, KanoAnswer::dysfunctionalScore);
    }

    static ContinuousKano of(KanoTally tally) {
        checkArgument(
                tally.form() == AnswerForm.FIVE_ANSWERS,
                "the continuous analysis has values for the %s, not for the %s",
                AnswerForm.FIVE_ANSWERS,
                tally.form());
        int size = tally.form().size();
        long[] functional = new long[size];
        long[] dysfunctional = new long[size];
        for (int f = 0; f < size; f++) {
            for (int d = 0; d < size; d++) {
                functional[f] += tally.countAt(f, d);
                dysfunctional[d] += tally.countAt(f, d);
            }
        }
        return new ContinuousKano(tally.count(), functional, dysfunctional);
    }

    /**
     * How many complete pairs there are.
     *
     * @return the count
     */
    public long count() {
        return count;
    }

    /**
     * With the feature: the vertical axis.
     *
     * @return mean and spread
     */
    public Axis functional() {
        return functional;
    }

    /**
     * Without the feature: the horizontal axis.
     *
     * @return mean and spread
     */
    public Axis dysfunctional() {
        return dysfunctional;
    }

    /**
     * The category of the quadrant: one-dimensional if both means reach 2, attractive if only the functional one does, must-be if only the dysfunctional one does,
     * otherwise indifferent. Decided on the sums, not on rounded means.
     *
     * @return one of the four
     * @throws IllegalStateException if there are no complete pairs
     */
    public KanoCategory quadrant() {
        if (count == 0) {
            throw new IllegalStateException("Kano quadrant is undefined: no complete answer pairs");
        }
        if (functional.reachesLine()) {
            return dysfunctional.reachesLine() ? KanoCategory.ONE_DIMENSIONAL : KanoCategory.ATTRACTIVE;
        }
        return dysfunctional.reachesLine() ? KanoCategory.MUST_BE : KanoCategory.INDIFFERENT;
    }

    /** One line, for example {@code Kano quadrant O (one-dimensional): functional 2.82 (sd 1.67, se 0.09), dysfunctional 2.34 (…), n = 358}. */
    @Override
    public String toString() {
        return count == 0
                ? "Kano quadrant: no complete answer pairs"
                : "Kano quadrant " + quadrant().letter() + " (" + quadrant() + "): " + functional + ", " + dysfunctional
                        + ", n = " + count;
    }
}
