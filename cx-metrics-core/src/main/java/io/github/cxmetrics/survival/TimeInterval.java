package io.github.cxmetrics.survival;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.internal.TimeText;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A confidence interval of a quantile of a survival curve. A limit that the data do not reach is absent: the interval is open there.
 *
 * @param lower the first time at which the lower limit of the curve falls to the level of the quantile
 * @param upper the same of the upper limit
 * @param unit the unit of the times
 * @param confidence the confidence level
 * @param method the method of the curve's limits
 */
public record TimeInterval(
        OptionalDouble lower, OptionalDouble upper, ChronoUnit unit, Confidence confidence, SurvivalMethod method)
        implements Serializable {

    /**
     * Checks that all parts are there.
     *
     * @param lower the lower limit
     * @param upper the upper limit
     * @param unit the unit of the times
     * @param confidence the level
     * @param method how the limits were found
     */
    public TimeInterval {
        requireNonNull(lower, "lower");
        requireNonNull(upper, "upper");
        requireNonNull(unit, "unit");
        requireNonNull(confidence, "confidence");
        requireNonNull(method, "method");
    }

    /** A limit in serialized form: {@link OptionalDouble} has none. */
    private record Serialized(
            @Nullable Double lower,
            @Nullable Double upper,
            ChronoUnit unit,
            Confidence confidence,
            SurvivalMethod method)
            implements Serializable {

        private Object readResolve() {
            return new TimeInterval(optional(lower), optional(upper), unit, confidence, method);
        }

        private static OptionalDouble optional(@Nullable Double limit) {
            return limit == null ? OptionalDouble.empty() : OptionalDouble.of(limit);
        }
    }

    private Object writeReplace() {
        return new Serialized(nullable(lower), nullable(upper), unit, confidence, method);
    }

    private static @Nullable Double nullable(OptionalDouble limit) {
        return limit.isPresent() ? limit.getAsDouble() : null;
    }

    /**
     * The limits, rounded for reading.
     *
     * @return for example {@code 53 … 58}, or {@code 13 … not reached}, in {@link #unit()}
     */
    public String text() {
        return text(lower, TimeText.of(0, unit)) + " … " + text(upper, TimeText.of(0, unit));
    }

    /** In the unit of a line. */
    String text(TimeText line) {
        return text(lower, line) + " … " + text(upper, line);
    }

    private static String text(OptionalDouble limit, TimeText line) {
        return limit.isPresent() ? line.number(limit.getAsDouble()) : "not reached";
    }

    /** Level, limits, unit and method, for example {@code 95 % CI 53 … 58 weeks (log-log)}, or {@code 95 % CI 13 weeks … not reached (log-log)}. */
    @Override
    public String toString() {
        TimeText line = TimeText.of(upper.orElse(lower.orElse(0)), unit);
        return confidence + " CI " + text(lower, line) + unitAfter(lower, upper.isEmpty(), line) + " … "
                + text(upper, line) + unitAfter(upper, true, line) + " (" + method + ")";
    }

    /** The unit, once: after the last limit that is reached. */
    private static String unitAfter(OptionalDouble limit, boolean last, TimeText line) {
        return limit.isPresent() && last ? ' ' + line.unit() : "";
    }
}
