package io.github.cxmetrics.contact.call;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * The intervals of a day, as reports have them: from local midnight on in equal steps. An interval is named by its start.
 *
 * @param length the step, a whole part of 24 hours: 15 or 30 minutes, an hour, a day
 * @param zone the time zone of the day
 */
public record Intervals(Duration length, ZoneId zone) {

    private static final long DAY = 86_400;

    /**
     * Checks the step.
     *
     * @param length the step
     * @param zone the time zone
     * @throws IllegalArgumentException if it is no whole part of a day: {@code an interval must be a whole part of a day: PT7M}
     */
    public Intervals {
        checkArgument(
                length.getSeconds() > 0 && length.getNano() == 0 && DAY % length.getSeconds() == 0,
                "an interval must be a whole part of a day: %s",
                length);
    }

    /**
     * Intervals of a day.
     *
     * @param length the step
     * @param zone the time zone
     * @return the intervals
     * @throws IllegalArgumentException if it is no whole part of a day
     */
    public static Intervals of(Duration length, ZoneId zone) {
        return new Intervals(length, zone);
    }

    /**
     * The interval that an instant falls into. Where the clock is put back, the hour that occurs twice has its intervals twice; one that begins before a change
     * of the clock and ends after it, as a day does, is an hour longer or shorter.
     *
     * @param at an instant
     * @return the start of its interval
     */
    public Instant startOf(Instant at) {
        ZoneOffset offset = zone.getRules().getOffset(at);
        long into = Math.floorMod(at.getEpochSecond() + offset.getTotalSeconds(), length.getSeconds());
        Instant start = Instant.ofEpochSecond(at.getEpochSecond() - into);
        ZoneOffset then = zone.getRules().getOffset(start);
        return then.getTotalSeconds() == offset.getTotalSeconds()
                ? start
                : across(start.atOffset(offset).toLocalDateTime());
    }

    /** A local time before a change of the clock; one that the change leaves out begins with the change. */
    private Instant across(LocalDateTime local) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }

    /**
     * Collects calls by the interval of their arrival: the way in which rates are right.
     *
     * @param rule the threshold and the short-abandon time
     * @return a collector of tallies, in order of time
     */
    public Collector<CallRecord, ?, SortedMap<Instant, CallTally>> byArrival(CallRule rule) {
        return Collectors.collectingAndThen(
                groupingBy(call -> startOf(call.queuedAt()), TreeMap::new, rule.collector()), map -> map);
    }

    /**
     * Collects what happened by the interval in which it happened, as some switches report it.
     *
     * @return a collector of counts, in order of time
     */
    public Collector<CallRecord, ?, SortedMap<Instant, IntervalEvents>> byEventTime() {
        return Collector.of(
                TreeMap::new,
                (events, call) -> {
                    events.merge(startOf(call.queuedAt()), IntervalEvents.arrival(), IntervalEvents::plus);
                    events.merge(startOf(call.leftQueueAt()), IntervalEvents.of(call.outcome()), IntervalEvents::plus);
                },
                (left, right) -> {
                    right.forEach((start, events) -> left.merge(start, events, IntervalEvents::plus));
                    return left;
                });
    }
}
