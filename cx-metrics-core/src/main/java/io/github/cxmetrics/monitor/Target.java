package io.github.cxmetrics.monitor;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.internal.Checks;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that a metric should reach.
 *
 * <pre>{@code
 * Target target = Target.atLeast(0.85).by(LocalDate.of(2024, 12, 31));
 * target.check(Proportion.of(430, 500)).status();     // → likely met
 * }</pre>
 *
 * <p>A target is known without error. A benchmark that was measured has an n of its own: compare with it by {@code versus}.
 *
 * @param value the value, in the metric's unit: 0.8 of a share, 40 of NPS
 * @param direction on which side of it the metric should be
 * @param deadline the last date by which it should be there; null for none
 * @param asOf the last date that was observed; null if it isn't said
 * @param method how the confidence is found
 */
public record Target(
        double value,
        Direction direction,
        @Nullable LocalDate deadline,
        @Nullable LocalDate asOf,
        TargetMethod method) implements Serializable {

    /** On which side of a target a metric should be. */
    public enum Direction {
        /** At or above it. */
        AT_LEAST("at least"),
        /** At or below it. */
        AT_MOST("at most");

        private final String text;

        Direction(String text) {
            this.text = text;
        }

        /** For example {@code at least}. */
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Checks the value.
     *
     * @param value the value
     * @param direction on which side the metric should be
     * @param deadline the last date by which it should be there
     * @param asOf the last date that was observed
     * @param method how the confidence is found
     * @throws IllegalArgumentException if the value is not finite
     */
    public Target {
        Checks.finite(value, "a target");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(method, "method");
    }

    /**
     * A value to be reached or exceeded.
     *
     * @param value in the metric's unit
     * @return the target
     * @throws IllegalArgumentException if the value is not finite
     */
    public static Target atLeast(double value) {
        return new Target(value, Direction.AT_LEAST, null, null, TargetMethod.SCORE);
    }

    /**
     * A value not to be exceeded.
     *
     * @param value in the metric's unit
     * @return the target
     * @throws IllegalArgumentException if the value is not finite
     */
    public static Target atMost(double value) {
        return new Target(value, Direction.AT_MOST, null, null, TargetMethod.SCORE);
    }

    /**
     * With a deadline.
     *
     * @param date the last date by which the target should be met
     * @return the changed copy
     */
    public Target by(LocalDate date) {
        return new Target(value, direction, date, asOf, method);
    }

    /**
     * Read as of a date: before the deadline a status is one so far.
     *
     * @param date the last date that was observed
     * @return the changed copy
     */
    public Target asOf(LocalDate date) {
        return new Target(value, direction, deadline, date, method);
    }

    /**
     * With another method.
     *
     * @param method how the confidence is found
     * @return the changed copy
     */
    public Target method(TargetMethod method) {
        return new Target(value, direction, deadline, asOf, method);
    }

    /** Whether the deadline is still to come. */
    boolean isOpen() {
        return deadline != null && asOf != null && asOf.isBefore(deadline);
    }

    /**
     * How a metric stands against this target.
     *
     * @param metric what was counted
     * @return status, confidence and the 90 % interval beside it
     * @throws IllegalStateException if the metric has data and its confidence is undefined: its variance at the target is 0, or unknown, or the target is the
     *     end of what the metric can be
     * @throws IllegalArgumentException if the method is Jeffreys' and the metric is no count
     */
    public TargetCheck check(Metric<?> metric) {
        return TargetCheck.of(this, metric);
    }

    /** For example {@code at least 0.8 by 2024-12-31}. */
    @Override
    public String toString() {
        return direction + " " + value + (deadline == null ? "" : " by " + deadline);
    }
}
