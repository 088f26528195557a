package io.github.cxmetrics.monitor;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Metric;
import java.time.LocalDate;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A period and the same one of last year, both with their dates.
 *
 * @param start the period's first date; null where pairs came without dates
 * @param startThen the first date of the one that it is compared with; null where pairs came without dates
 * @param now what was counted in it
 * @param then what was counted then
 * @param <M> the metric
 */
public record YearPair<M extends Metric<M>>(
        @Nullable LocalDate start, @Nullable LocalDate startThen, M now, M then) {

    /**
     * Checks that nothing is missing.
     *
     * @param start the period's first date
     * @param startThen the first date of the one that it is compared with
     * @param now what was counted in it
     * @param then what was counted then
     */
    public YearPair {
        requireNonNull(now, "now");
        requireNonNull(then, "then");
    }

    /**
     * Whether there is anything to compare.
     *
     * @return true if neither side is empty
     */
    public boolean isDefined() {
        return now.count() > 0 && then.count() > 0;
    }

    /**
     * The difference.
     *
     * @return now minus then, in the metric's unit; nothing if a side is empty
     */
    public OptionalDouble difference() {
        return isDefined() ? OptionalDouble.of(Evidence.of(now).minus(Evidence.of(then))) : OptionalDouble.empty();
    }
}
