package io.github.cxmetrics.contact.ticket;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.TimeText;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one promise to one ticket, to one run of its messages, or to one gap between updates.
 *
 * @param metric what is promised
 * @param state how it stands
 * @param start where its clock began; absent of outbound tickets
 * @param used how much of the clock's time has passed, to its end or so far, without the states in which it stands
 *     still
 * @param target how soon it is promised, as it stood at its end or stands; absent where nothing is promised, and of
 *     outbound tickets
 * @param breachedAt when it was broken: when the target was used up (at the close of business hours: that close), or
 *     the change of target or the coming back that made it so; absent where it was not
 * @param dueAt the earliest instant at which the target will be used up; absent but for running promises whose clock
 *     may run
 */
public record SlaOutcome(
        SlaMetric metric,
        SlaState state,
        @Nullable Instant start,
        Duration used,
        @Nullable Duration target,
        @Nullable Instant breachedAt,
        @Nullable Instant dueAt)
        implements Serializable {

    /**
     * Checks that what the state says is there.
     *
     * @param metric what is promised
     * @param state how it stands
     * @param start where its clock began
     * @param used how much of the clock's time has passed
     * @param target how soon it is promised
     * @param breachedAt when it was broken
     * @param dueAt when the target will be used up
     * @throws IllegalArgumentException if a promise is broken at no instant, or at one and not broken
     */
    public SlaOutcome {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(used, "used");
        checkArgument(
                (state == SlaState.BREACHED) == (breachedAt != null),
                "a promise that is %s was broken at %s",
                state,
                breachedAt);
    }

    /**
     * The time that is left.
     *
     * @return promised minus used, negative by how much it is over; nothing where nothing is promised
     */
    public Optional<Duration> timeLeft() {
        return Optional.ofNullable(target).map(within -> within.minus(used));
    }

    /** For example {@code FIRST_RESPONSE RUNNING: 1 hour left of 4 hours}, or {@code FIRST_RESPONSE BREACHED: 15 minutes over 1 hour}. */
    @Override
    public String toString() {
        return metric + " " + state
                + timeLeft()
                        .map(left -> ": " + ofTarget(left) + TimeText.exact(target))
                        .orElse("");
    }

    private static String ofTarget(Duration left) {
        return left.isNegative() ? TimeText.exact(left.negated()) + " over " : TimeText.exact(left) + " left of ";
    }
}
