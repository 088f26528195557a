package io.github.cxmetrics.monitor.experiment;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Share;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.Optional;

/**
 * An experiment at the end that was planned for it: the split first, then the difference, for shares the relative lift beside it. One look: for a look every day
 * there is {@link WatchedTest}.
 *
 * <p>With a mismatch of the split the difference is still there, but no line gives it without saying so.
 *
 * @param arms both arms
 * @param ratio the split that was planned, treatment first
 * @param confidence the level of the intervals
 * @param <T> the metric
 */
public record Experiment<T extends Metric<T>>(Arms<T> arms, SampleRatio ratio, Confidence confidence)
        implements Serializable {

    private static final int ARMS = 2;

    /**
     * Checks that the split is one of two arms.
     *
     * @param arms both arms
     * @param ratio the split that was planned, treatment first
     * @param confidence the level of the intervals
     * @throws IllegalArgumentException if the split has more than two arms
     */
    public Experiment {
        requireNonNull(arms, "arms");
        requireNonNull(ratio, "ratio");
        requireNonNull(confidence, "confidence");
        checkArgument(ratio.planned().size() == ARMS, "an experiment has 2 arms, and its split %s", ratio);
    }

    /**
     * An experiment that planned an equal split.
     *
     * @param treatment the arm with the change
     * @param control the arm without
     * @param <T> the metric
     * @return the experiment, with 95 % intervals
     * @throws IllegalArgumentException if the arms follow different rules
     */
    public static <T extends Metric<T>> Experiment<T> of(T treatment, T control) {
        return new Experiment<>(Arms.of(treatment, control), SampleRatio.planned(1, 1), Confidence.DEFAULT);
    }

    /**
     * The same experiment with another planned split.
     *
     * @param treatment the weight of the treatment
     * @param control the weight of the control
     * @return the changed copy
     * @throws IllegalArgumentException if a weight is not above 0
     */
    public Experiment<T> planned(double treatment, double control) {
        return new Experiment<>(arms, SampleRatio.planned(treatment, control), confidence);
    }

    /**
     * The same experiment with intervals of another level.
     *
     * @param confidence the level
     * @return the changed copy
     */
    public Experiment<T> at(Confidence confidence) {
        return new Experiment<>(arms, ratio, confidence);
    }

    /**
     * Whether the split is the one that was planned, by the n of the arms. Where not every unit of an arm is in the metric (those who did not answer), test the
     * units that were assigned instead: {@code SampleRatio.planned(1, 1).test(…)}.
     *
     * @return the test
     * @throws IllegalStateException if both arms are empty
     */
    public SampleRatio.Result sampleRatio() {
        return ratio.test(arms.treatment().count(), arms.control().count());
    }

    /**
     * Treatment minus control, with the metric's own interval and test.
     *
     * @return the comparison
     * @throws IllegalStateException if an arm is empty, or too small for the method
     */
    public Comparison difference() {
        return arms.treatment().versus(arms.control(), confidence);
    }

    /**
     * The relative lift of a share.
     *
     * @return the lift; nothing for other metrics, whose zero is no base
     * @throws IllegalStateException if an arm is empty
     */
    public Optional<RelativeLift> lift() {
        if (arms.treatment() instanceof Share<?> one && arms.control() instanceof Share<?> two) {
            return Optional.of(RelativeLift.of(one.proportion(), two.proportion(), confidence));
        }
        return Optional.empty();
    }

    /**
     * Both arms.
     *
     * @return a table of arm, n, value and interval
     */
    public String table() {
        TextTable table = TextTable.of("arm", "n", arms.treatment().name(), confidence + " CI");
        row(table, "treatment", arms.treatment());
        row(table, "control", arms.control());
        return table.toString();
    }

    private void row(TextTable table, String arm, T metric) {
        table.row(
                arm,
                Long.toString(metric.count()),
                metric.valueIfDefined().isPresent() ? metric.unit().text(metric.value()) : TextTable.UNDEFINED,
                metric.intervalIfDefined(confidence)
                        .map(interval -> interval.text(metric.unit()))
                        .orElse(TextTable.UNDEFINED));
    }

    /**
     * One line for a report: a mismatch of the split comes first.
     *
     * @return for example {@code NPS +4.2 (95 % CI -0.1 … +8.5), p = 0.0552 (…)}
     */
    public String line() {
        String effect = arms.isEmpty()
                ? arms.treatment().name() + ": an arm is empty"
                : arms.treatment()
                                .versusIfDefined(arms.control(), confidence)
                                .map(Comparison::line)
                                .orElse(arms.treatment().name() + ": the difference is undefined")
                        + lift().map(lift -> "; " + lift.line()).orElse("");
        if (arms.count() == 0) {
            return effect;
        }
        SampleRatio.Result split = sampleRatio();
        return split.isMismatch() ? split.line() + "; not to be trusted: " + effect : effect;
    }

    @Override
    public String toString() {
        return line();
    }
}
