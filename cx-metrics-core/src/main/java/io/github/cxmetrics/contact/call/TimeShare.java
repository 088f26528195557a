package io.github.cxmetrics.contact.call;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import java.util.OptionalDouble;

/**
 * A share of agents' time. A reading of tallies: to merge, merge the tallies and the {@link AgentTime}s.
 *
 * @param name the metric's name, for example {@code occupancy}
 * @param partMicros the part in microseconds
 * @param wholeMicros the whole in microseconds; less than the part only if the sources of both disagree, which then shows
 */
public record TimeShare(String name, long partMicros, long wholeMicros) {

    /**
     * Checks the times.
     *
     * @param name the metric's name
     * @param partMicros the part in microseconds
     * @param wholeMicros the whole in microseconds
     * @throws IllegalArgumentException if one is negative
     */
    public TimeShare {
        CountMath.checkNotNegative(partMicros, name);
        CountMath.checkNotNegative(wholeMicros, name);
    }

    /**
     * The share.
     *
     * @return {@code part / whole}, 0..1 where the sources agree, never rounded
     * @throws IllegalStateException if the whole is no time at all; the message names the metric
     */
    public double value() {
        if (wholeMicros == 0) {
            throw new IllegalStateException(name + " is undefined: no time");
        }
        return (double) partMicros / wholeMicros;
    }

    /**
     * The share where it is defined.
     *
     * @return the share, or nothing if the whole is no time
     */
    public OptionalDouble valueIfDefined() {
        return wholeMicros == 0 ? OptionalDouble.empty() : OptionalDouble.of(value());
    }

    /** For example {@code occupancy 84.9 %}. */
    @Override
    public String toString() {
        return wholeMicros == 0 ? name + ": no time" : name + " " + Unit.SHARE.text(value());
    }
}
