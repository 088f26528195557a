package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.internal.Ticks;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Conversion of the journeys that began in one period of the calendar.
 *
 * @param start when the period begins
 * @param converted of the journeys that began in it, those that converted in time
 * @param finished whether the last of them had its whole window by {@code asOf}: the share of a bucket that is not finished will still rise
 */
public record TrendBucket(ZonedDateTime start, Proportion converted, boolean finished) implements Serializable {

    private static final int MAX_BUCKETS = 1_000_000;

    static List<TrendBucket> of(Outcomes outcomes, ChronoUnit period, ZoneId zone) {
        Funnel funnel = outcomes.plan.funnel;
        Instant asOf = funnel.requireAsOf("finished buckets");
        TreeMap<ZonedDateTime, Proportion> counted = new TreeMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Instant entry = Ticks.instant(outcomes.time(i, 0), outcomes.plan.log.unit());
            counted.merge(
                    startOf(entry, period, zone),
                    funnel.conversion(outcomes.isComplete(i) ? 1 : 0, 1),
                    Proportion::plus);
        }
        List<TrendBucket> buckets = new ArrayList<>();
        if (counted.isEmpty()) {
            return buckets;
        }
        for (ZonedDateTime start = counted.firstKey(); !start.isAfter(counted.lastKey()); ) {
            checkArgument(buckets.size() < MAX_BUCKETS, "a trend has at most %s buckets", MAX_BUCKETS);
            ZonedDateTime next = next(start, period, zone);
            boolean finished = funnel.window()
                    .map(window -> !next.toInstant().plus(window).isAfter(asOf))
                    .orElse(false);
            buckets.add(new TrendBucket(start, counted.getOrDefault(start, funnel.conversion(0, 0)), finished));
            start = next;
        }
        return buckets;
    }

    private static ZonedDateTime next(ZonedDateTime start, ChronoUnit period, ZoneId zone) {
        return period == ChronoUnit.HOURS
                ? nextHour(start)
                : start.toLocalDate().plus(1, period).atStartOfDay(zone);
    }

    /** Where clocks are turned by half an hour, an hour of the clock may last half or one and a half. */
    private static ZonedDateTime nextHour(ZonedDateTime start) {
        ZonedDateTime next = start.plusHours(1).truncatedTo(ChronoUnit.HOURS);
        return next.isAfter(start) ? next : start.plusHours(2).truncatedTo(ChronoUnit.HOURS);
    }

    private static ZonedDateTime startOf(Instant time, ChronoUnit period, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        return switch (period) {
            case HOURS -> local.truncatedTo(ChronoUnit.HOURS);
            case DAYS -> local.toLocalDate().atStartOfDay(zone);
            case WEEKS ->
                local.toLocalDate()
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .atStartOfDay(zone);
            case MONTHS -> local.toLocalDate().withDayOfMonth(1).atStartOfDay(zone);
            default -> throw new IllegalArgumentException("a trend is by hours, days, weeks or months, not " + period);
        };
    }

    /**
     * How many journeys began in the period.
     *
     * @return the count
     */
    public long entered() {
        return converted.trials();
    }

    /** For example {@code 2024-03-01: 12 of 40 (30.0 %), unfinished}. */
    @Override
    public String toString() {
        boolean isDay = start.toLocalTime().equals(LocalTime.MIN);
        String share =
                converted.count() == 0 ? TextTable.UNDEFINED : converted.unit().text(converted.value());
        return (isDay ? start.toLocalDate().toString() : start.toLocalDateTime().toString()) + ": "
                + converted.successes() + " of " + converted.trials() + " (" + share + ")"
                + (finished ? "" : ", unfinished");
    }
}
