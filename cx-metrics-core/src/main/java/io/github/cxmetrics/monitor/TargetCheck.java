package io.github.cxmetrics.monitor;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How a metric stands against a target.
 *
 * @param target the target
 * @param name the metric's name
 * @param unit the metric's unit
 * @param n how many observations
 * @param status the verdict
 * @param value the metric's value; null without data
 * @param interval the 90 % interval, whose lower end is at a target of at least exactly where the confidence is 0.95; null without data
 * @param confidence how sure it is that the true value is on the right side, 0..1; null without data
 */
public record TargetCheck(
        Target target,
        String name,
        Unit unit,
        long n,
        TargetStatus status,
        @Nullable Double value,
        @Nullable Interval interval,
        @Nullable Double confidence) {

    /**
     * Checks the parts.
     *
     * @param target the target
     * @param name the metric's name
     * @param unit the metric's unit
     * @param n how many observations
     * @param status the verdict
     * @param value the metric's value
     * @param interval the 90 % interval
     * @param confidence how sure it is that the true value is on the right side
     * @throws IllegalArgumentException if n is negative, the value is none, or the confidence is outside 0..1
     */
    public TargetCheck {
        requireNonNull(target, "target");
        requireNonNull(name, "name");
        requireNonNull(unit, "unit");
        requireNonNull(status, "status");
        Checks.count(n, "n");
        Checks.finiteIfThere(value, "the value of a metric");
        Checks.shareIfThere(confidence, "the confidence in a target");
    }

    private static final Confidence BESIDE = Confidence.of(0.90);

    static TargetCheck of(Target target, Metric<?> metric) {
        Objects.requireNonNull(metric, "metric");
        if (metric.count() == 0) {
            return new TargetCheck(target, metric.name(), metric.unit(), 0, TargetStatus.NO_DATA, null, null, null);
        }
        double above = target.method() == TargetMethod.SCORE
                ? TargetConfidence.score(metric, target.value())
                : TargetConfidence.posterior(metric, target.value());
        double confidence = target.direction() == Target.Direction.AT_LEAST ? above : 1 - above;
        return new TargetCheck(
                target,
                metric.name(),
                metric.unit(),
                metric.count(),
                TargetStatus.of(confidence),
                metric.value(),
                metric.intervalIfDefined(BESIDE).orElse(null),
                confidence);
    }

    /**
     * The confidence where there are data.
     *
     * @return how sure it is that the true value is on the right side, or nothing without data
     */
    public OptionalDouble confidenceIfDefined() {
        return confidence == null ? OptionalDouble.empty() : OptionalDouble.of(confidence);
    }

    /**
     * Whether the deadline is still to come, so that the status is one so far.
     *
     * @return true if the target says when it was read, and that is before its deadline
     */
    public boolean isSoFar() {
        return target.isOpen();
    }

    /**
     * One line for a report.
     *
     * @return for example {@code CSAT 86.0 % (90 % CI 83.3 % … 88.4 %), n = 500, target at least 85.0 % by 2024-12-31: likely met so far, confidence 0.73}
     */
    public String line() {
        String wanted = ", target " + target.direction() + " " + unit.text(target.value())
                + (target.deadline() == null ? "" : " by " + target.deadline()) + ": ";
        if (value == null || confidence == null) {
            return name + wanted.substring(1) + status;
        }
        String limits = interval == null ? "" : " (" + interval.confidence() + " CI " + interval.text(unit) + ")";
        return name + " " + unit.text(value) + limits + ", n = " + n + wanted + status + (isSoFar() ? " so far" : "")
                + ", confidence " + Text.between(confidence, 2, 0, 1);
    }

    /** The line. */
    @Override
    public String toString() {
        return line();
    }
}
