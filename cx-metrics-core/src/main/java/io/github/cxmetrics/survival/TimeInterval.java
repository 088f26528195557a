package io.github.cxmetrics.survival;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.internal.Text;
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
     * @return for example {@code 53 … 58}, or {@code 13 … not reached}
     */
    public String text() {
        return text(lower) + " … " + text(upper);
    }

    private static String text(OptionalDouble limit) {
        return limit.isPresent() ? Text.shortest(limit.getAsDouble()) : "not reached";
    }

    /** Level, limits, unit and method, for example {@code 95 % CI 53 … 58 weeks (log-log)}, or {@code 95 % CI 13 weeks … not reached (log-log)}. */
    @Override
    public String toString() {
        return confidence + " CI " + text(lower) + unitAfter(lower, upper.isEmpty()) + " … " + text(upper)
                + unitAfter(upper, true) + " (" + method + ")";
    }

    /** The unit, once: after the last limit that is reached. */
    private String unitAfter(OptionalDouble limit, boolean last) {
        return limit.isPresent() && last ? ' ' + Times.name(unit) : "";
    }
}
