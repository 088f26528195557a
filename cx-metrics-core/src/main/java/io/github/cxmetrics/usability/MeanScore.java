package io.github.cxmetrics.usability;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.survey.MeanDifferenceMethod;
import io.github.cxmetrics.survey.MeanMethod;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A metric that is the mean of one score for each respondent, on a scale with two ends.
 *
 * <p>Sums of four items or more have Student's t interval by default, and Welch's difference: their coverage at 95 % is .94 to .95, where the score
 * interval is up to twice as wide below 20 respondents. Sums of fewer items, which are often all alike, have the score interval and its square-and-add.
 * Each by argument.
 *
 * <p>No scores is an empty tally, whose value is undefined; the t interval needs two scores that are not all alike.
 *
 * @param <T> the metric itself
 */
public sealed interface MeanScore<T extends MeanScore<T>> extends Metric<T>
        permits Sus, Umux, NasaTlx, AdoptionDepth, EmotionRatings {

    /**
     * The mean score, never rounded.
     *
     * @throws IllegalStateException if there are no scores
     */
    @Override
    default double value() {
        return Scores.of(this).mean(name());
    }

    /**
     * The standard deviation of the scores, with {@code n - 1}.
     *
     * @return in points of the score
     * @throws IllegalStateException if there are fewer than two scores
     */
    default double standardDeviation() {
        return Scores.of(this).standardDeviation(name());
    }

    /**
     * The standard deviation where it is defined.
     *
     * @return in points of the score, or nothing for fewer than two scores
     */
    default OptionalDouble standardDeviationIfDefined() {
        return count() < 2 ? OptionalDouble.empty() : OptionalDouble.of(standardDeviation());
    }

    /**
     * The method of {@link #interval(Confidence)}.
     *
     * @return t for sums of four items or more, else score
     */
    default MeanMethod defaultMethod() {
        return Scores.of(this).method();
    }

    @Override
    default Interval interval(Confidence confidence) {
        return interval(confidence, defaultMethod());
    }

    /**
     * The interval of the mean by a named method.
     *
     * @param confidence the confidence level
     * @param method the method
     * @return the interval, in points of the score; that of t may leave the scale
     * @throws IllegalStateException if there are no scores, or too few or too like ones for t
     */
    default Interval interval(Confidence confidence, MeanMethod method) {
        return Scores.of(this).interval(name(), unit(), confidence, method);
    }

    @Override
    default Optional<Interval> intervalIfDefined(Confidence confidence) {
        boolean defined = defaultMethod() == MeanMethod.SCORE
                ? count() > 0
                : Scores.of(this).varies();
        return defined ? Optional.of(interval(confidence)) : Optional.empty();
    }

    @Override
    default Comparison versus(T baseline, Confidence confidence) {
        return versus(
                baseline,
                confidence,
                defaultMethod() == MeanMethod.SCORE ? MeanDifferenceMethod.MOVER_SCORE : MeanDifferenceMethod.WELCH);
    }

    /**
     * This mean minus a baseline's, by a named method.
     *
     * @param baseline independent respondents to the same questions
     * @param confidence the confidence level
     * @param method the method
     * @return the comparison, in points of the score
     * @throws IllegalArgumentException if the baseline follows another rule; the message names both
     * @throws IllegalStateException if either has no scores, or too few or too like ones for the method
     */
    default Comparison versus(T baseline, Confidence confidence, MeanDifferenceMethod method) {
        requireNonNull(baseline, "baseline");
        requireNonNull(confidence, "confidence");
        requireNonNull(method, "method");
        TallyRule.checkComparison(name(), rule(), baseline.rule());
        return Scores.of(this).versus(name(), unit(), Scores.of(baseline), confidence, method);
    }
}
