package io.github.cxmetrics.contact.call;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Calendar;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.TimeText;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collector;

/**
 * The intervals of a day, as reports have them: from local midnight on in equal steps. An interval is named by its start.
 *
 * <p>{@link CallRule#countBy(Iterable, CallIntervals)} counts calls by the interval of their arrival, the way in which rates are right; {@link
 * #byEventTime()} counts what happened in each.
 *
 * @param length the step, a whole part of 24 hours: 15 or 30 minutes, an hour, a day
 * @param zone the time zone of the day
 */
public record CallIntervals(Duration length, ZoneId zone) implements Serializable {

    private static final long DAY = 86_400;

    /**
     * Checks the step.
     *
     * @param length the step
     * @param zone the time zone
     * @throws IllegalArgumentException if it is no whole part of a day: {@code an interval must be a whole part of a day: 7 minutes}
     */
    public CallIntervals {
        requireNonNull(length, "length");
        requireNonNull(zone, "zone");
        checkArgument(
                length.getSeconds() > 0 && length.getNano() == 0 && DAY % length.getSeconds() == 0,
                "an interval must be a whole part of a day: %s",
                TimeText.exact(length));
    }

    /**
     * CallIntervals of a day.
     *
     * @param length the step
     * @param zone the time zone
     * @return the intervals
     * @throws IllegalArgumentException if it is no whole part of a day
     */
    public static CallIntervals of(Duration length, ZoneId zone) {
        return new CallIntervals(length, zone);
    }

    /**
     * The interval that an instant falls into. Where the clock is put back, the hour that occurs twice has its intervals twice, if they are not longer than it is;
     * one that begins before a change of the clock and ends after it, as a day does, is an hour longer or shorter. So a day whose midnight hour occurs twice is one
     * day of 25 hours, from the first of them on.
     *
     * @param at an instant
     * @return the start of its interval
     */
    public Instant startOf(Instant at) {
        Calendar.date(at, zone);
        ZoneOffset offset = zone.getRules().getOffset(at);
        long into = Math.floorMod(at.getEpochSecond() + offset.getTotalSeconds(), length.getSeconds());
        Instant start = Instant.ofEpochSecond(at.getEpochSecond() - into);
        ZoneOffset then = zone.getRules().getOffset(start);
        LocalDateTime local = start.atOffset(offset).toLocalDateTime();
        return then.getTotalSeconds() == offset.getTotalSeconds() && !isRepeated(local, offset) ? start : across(local);
    }

    /** Whether a local time that begins an interval is the second of two, and the interval does not fit into what occurs twice. */
    private boolean isRepeated(LocalDateTime local, ZoneOffset offset) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null
                && change.isOverlap()
                && change.getOffsetAfter().equals(offset)
                && length.compareTo(change.getDuration().negated()) > 0;
    }

    /** A local time before a change of the clock; one that the change leaves out begins with the change. */
    private Instant across(LocalDateTime local) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }

    /**
     * Collects what happened by the interval in which it happened, as some switches report it.
     *
     * @return a collector of counts, in order of time
     */
    public Collector<CallRecord, ?, SortedMap<Instant, Events>> byEventTime() {
        return Collector.of(
                TreeMap::new,
                (events, call) -> {
                    events.merge(startOf(call.queuedAt()), new Events(1, 0, 0, 0), Events::plus);
                    events.merge(startOf(call.leftQueueAt()), Events.of(call.outcome()), Events::plus);
                },
                (left, right) -> {
                    right.forEach((start, events) -> left.merge(start, events, Events::plus));
                    return left;
                });
    }

    /**
     * What happened in an interval, counted when it happened: a call is offered in the interval of its arrival, and answered in that of its answer. So more
     * calls may be answered than offered, and none of the rates of {@link CallTally} can be read off these counts.
     *
     * @param offered calls that arrived in the interval
     * @param answered calls that were answered in it
     * @param abandoned calls that were abandoned in it
     * @param flowedOut calls that went elsewhere in it
     */
    public record Events(long offered, long answered, long abandoned, long flowedOut) implements Serializable {

        /** Nothing. */
        public static final Events NONE = new Events(0, 0, 0, 0);

        /**
         * Checks the counts.
         *
         * @param offered calls that arrived
         * @param answered calls that were answered
         * @param abandoned calls that were abandoned
         * @param flowedOut calls that went elsewhere
         * @throws IllegalArgumentException if a count is negative
         */
        public Events {
            CountMath.checkNotNegative(offered, "offered");
            CountMath.checkNotNegative(answered, "answered");
            CountMath.checkNotNegative(abandoned, "abandoned");
            CountMath.checkNotNegative(flowedOut, "flowed out");
        }

        private static Events of(CallOutcome outcome) {
            return switch (outcome) {
                case ANSWERED -> new Events(0, 1, 0, 0);
                case ABANDONED -> new Events(0, 0, 1, 0);
                case FLOWED_OUT -> new Events(0, 0, 0, 1);
            };
        }

        /**
         * Both together.
         *
         * @param other other counts of the same interval
         * @return the sums
         * @throws ArithmeticException if a count would exceed {@link Long#MAX_VALUE}
         */
        public Events plus(Events other) {
            return new Events(
                    CountMath.sum(offered, other.offered, "offered"),
                    CountMath.sum(answered, other.answered, "answered"),
                    CountMath.sum(abandoned, other.abandoned, "abandoned"),
                    CountMath.sum(flowedOut, other.flowedOut, "flowed out"));
        }
    }

    /** For example {@code 30 minutes (Europe/Berlin)}. */
    @Override
    public String toString() {
        return TimeText.exact(length) + " (" + zone + ")";
    }
}
