package io.github.cxmetrics.contact;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Text;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * A mean or another ratio, as the exact total and what it is shared by: the speed of answer, messages per ticket, occupancy. A reading of a tally: to
 * merge, merge the tallies.
 *
 * <p>Times are skewed, and a mean says little of the customer's wait; for medians and quantiles collect the times themselves in {@link
 * io.github.cxmetrics.survival.Durations}.
 *
 * @param name its name, for example {@code ASA}
 * @param kind what is shared by what
 * @param total the total, of times in microseconds
 * @param count what it is shared by: calls, tickets, or a time in microseconds
 */
public record Ratio(String name, Kind kind, long total, long count) implements Serializable {

    /**
     * Checks the numbers.
     *
     * @param name its name
     * @param kind what is shared by what
     * @param total the total
     * @param count what it is shared by
     * @throws IllegalArgumentException if one is negative: {@code ASA must not be negative: -1}
     */
    public Ratio {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        CountMath.checkNotNegative(total, name);
        CountMath.checkNotNegative(count, kind.counted);
    }

    /** What is shared by what. */
    public enum Kind {
        /** Microseconds by calls; the value is in seconds. */
        SECONDS_PER_CALL("calls", 1, 1e6, 1, " s, n = "),
        /** Counts by tickets. */
        PER_TICKET("tickets", 1, 1, 2, ", n = "),
        /** Counts by microseconds; the value is per hour. */
        PER_HOUR("time", 3.6e9, 1, 1, ""),
        /** Microseconds by microseconds: 0..1 where the sources of both agree; where they don't, more than 1 shows it. */
        SHARE_OF_TIME("time", 1, 1, 1, " %");

        private final String counted;
        private final double times;
        private final double by;
        private final int decimals;
        private final String after;

        Kind(String counted, double times, double by, int decimals, String after) {
            this.counted = counted;
            this.times = times;
            this.by = by;
            this.decimals = decimals;
            this.after = after;
        }
    }

    /**
     * The ratio, in the unit of its kind, never rounded.
     *
     * @return {@code total / count}, 0 or more
     * @throws IllegalStateException if there is nothing to share it by: {@code ASA is undefined: no calls}
     */
    public double value() {
        return valueIfDefined()
                .orElseThrow(() -> new IllegalStateException(name + " is undefined: no " + kind.counted));
    }

    /**
     * The ratio where it is defined.
     *
     * @return {@link #value()}, or nothing if there is nothing to share the total by
     */
    public OptionalDouble valueIfDefined() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(total * kind.times / (kind.by * count));
    }

    /** One line, for example {@code ASA 23.5 s, n = 100} or {@code occupancy 84.9 %}. */
    @Override
    public String toString() {
        if (count == 0) {
            return name + ": no " + kind.counted;
        }
        String number = Text.fixed(kind == Kind.SHARE_OF_TIME ? 100 * value() : value(), kind.decimals);
        return name + " " + number + kind.after + (kind.after.endsWith("= ") ? count : "");
    }
}
