package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.internal.UnitIndex;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Conversion by periods of the calendar. */
final class Trend {

    private static final int MAX_BUCKETS = 1_000_000;
    private static final long MAX_READS = 200_000_000;

    private final FunnelDetail detail;
    private final FunnelPlan plan;
    private final ChronoUnit period;
    private final ZoneId zone;
    private final DayOfWeek weekStart;
    private final Instant asOf;
    private final TreeMap<ZonedDateTime, long[]> counted = new TreeMap<>();
    private final Found found;
    private final JourneyEnds ends;
    private final Map<Integer, Long> charged = new HashMap<>();

    Trend(FunnelDetail detail, ChronoUnit period, ZoneId zone, DayOfWeek weekStart) {
        this.detail = detail;
        this.period = period;
        this.zone = zone;
        this.weekStart = weekStart;
        plan = detail.plan;
        asOf = plan.funnel.requireAsOf("finished buckets");
        found = new Found(plan.steps);
        ends = new JourneyEnds(plan);
    }

    List<TrendBucket> buckets() {
        if (startsAnywhere()) {
            countUsers();
        } else {
            countJourneys();
        }
        List<TrendBucket> buckets = new ArrayList<>();
        if (counted.isEmpty()) {
            return buckets;
        }
        for (ZonedDateTime start = counted.firstKey(); !start.isAfter(counted.lastKey()); ) {
            checkArgument(buckets.size() < MAX_BUCKETS, "a trend has at most %s buckets", MAX_BUCKETS);
            ZonedDateTime next = next(start);
            boolean finished = plan.funnel
                    .window()
                    .map(window -> !next.toInstant().plus(window).isAfter(asOf))
                    .orElse(false);
            long[] counts = counted.getOrDefault(start, new long[2]);
            Proportion share = plan.funnel.conversion(counts[1], counts[0]);
            buckets.add(new TrendBucket(start, share, finished));
            start = next;
        }
        return buckets;
    }

    /** Whether each first step of a user can begin a journey, and the scan can be told from which. */
    private boolean startsAnywhere() {
        Dialect dialect = plan.dialect;
        return dialect.entry() == Entry.ANY_START
                && dialect.order() != StepOrder.UNORDERED
                && dialect.stops().isEmpty()
                && plan.idle == Ticks.UNLIMITED;
    }

    private void countJourneys() {
        Outcomes outcomes = detail.outcomes();
        for (int i = 0; i < outcomes.size(); i++) {
            count(startOf(outcomes.time(i, 0)), outcomes.isComplete(i));
        }
    }

    private void count(ZonedDateTime start, boolean converted) {
        long[] counts = counted.computeIfAbsent(start, key -> new long[2]);
        counts[0]++;
        counts[1] += converted ? 1 : 0;
    }

    private void countUsers() {
        Outcomes outcomes = detail.outcomes();
        UnitIndex index = detail.rows();
        UnitReader reader = new UnitReader(plan);
        for (int i = 0; i < outcomes.size(); i++) {
            Map<ZonedDateTime, Boolean> converted = new HashMap<>();
            int[] rows = index.rowsOf(outcomes.unit(i));
            RowFilter filter = outcomes.filter(i);
            if (filter != RowFilter.ALL) {
                charge(outcomes.unit(i), rows.length);
            }
            int unit = outcomes.unit(i);
            reader.read(rows, filter, (scan, part) -> {
                if (ends.takes(part)) {
                    readPeriods(part, converted);
                } else {
                    scanPeriods(unit, scan, part, converted);
                }
            });
            converted.forEach(this::count);
        }
    }

    /** Rows of a unit that are read again and again have a bound. */
    private void charge(int unit, int rows) {
        long read = charged.merge(unit, (long) rows, Long::sum);
        checkArgument(
                read <= MAX_READS,
                "a trend would read the rows of one unit again for each period or value that it has: at most %s rows in all",
                MAX_READS);
    }

    /** Each first step by itself, where it is known which of them lead to the end. */
    private void readPeriods(UnitRows rows, Map<ZonedDateTime, Boolean> converted) {
        BitSet completing = ends.completing(rows);
        for (int i = 0; i < rows.size; ) {
            if ((rows.masks[i] & 1) == 0) {
                i++;
                continue;
            }
            ZonedDateTime start = startOf(rows.times[i]);
            Instant end = next(start).toInstant();
            boolean completes = false;
            while (i < rows.size && isBefore(rows.times[i], end)) {
                completes |= (rows.masks[i] & 1) != 0 && completing.get(i);
                i++;
            }
            converted.merge(start, completes, Boolean::logicalOr);
        }
    }

    private boolean isBefore(long time, Instant end) {
        return Ticks.instant(time, plan.log.unit()).isBefore(end);
    }

    /** Scans a user's rows once for each period in which a journey may begin, no further than its window. */
    private void scanPeriods(int unit, UnitScan scan, UnitRows rows, Map<ZonedDateTime, Boolean> converted) {
        int size = rows.size;
        int to = 0;
        for (int i = 0; i < size; ) {
            if ((rows.masks[i] & 1) == 0) {
                i++;
                continue;
            }
            ZonedDateTime start = startOf(rows.times[i]);
            Instant end = next(start).toInstant();
            int from = i;
            int last = i;
            // Steps of the same second may stand before the first.
            while (from > 0 && rows.times[from - 1] == rows.times[i] && plan.dialect.ties() == Ties.STEP_ORDER) {
                from--;
            }
            while (i < size && isBefore(rows.times[i], end)) {
                last = (rows.masks[i] & 1) != 0 ? i : last;
                i++;
            }
            to = Math.max(to, i);
            while (to < size && rows.times[to] - rows.times[last] <= plan.span) {
                to++;
            }
            // Steps in direct succession end soon after the last start.
            charge(unit, plan.dialect.order() == StepOrder.CONTIGUOUS ? i - from : to - from);
            rows.startsEnd = i;
            rows.size = to;
            scan.scan(rows, from, found);
            rows.size = size;
            if (found.level > 0) {
                converted.merge(start, found.level == plan.steps, Boolean::logicalOr);
            }
        }
        rows.startsEnd = Integer.MAX_VALUE;
    }

    private ZonedDateTime next(ZonedDateTime start) {
        return period == ChronoUnit.HOURS
                ? nextHour(start)
                : start.toLocalDate().plus(1, period).atStartOfDay(zone);
    }

    /** Where clocks are turned by half an hour, an hour of the clock may last half or one and a half. */
    private static ZonedDateTime nextHour(ZonedDateTime start) {
        ZonedDateTime next = start.plusHours(1).truncatedTo(ChronoUnit.HOURS);
        return next.isAfter(start) ? next : start.plusHours(2).truncatedTo(ChronoUnit.HOURS);
    }

    private ZonedDateTime startOf(long time) {
        ZonedDateTime local = Ticks.instant(time, plan.log.unit()).atZone(zone);
        return switch (period) {
            case HOURS -> local.truncatedTo(ChronoUnit.HOURS);
            case DAYS -> local.toLocalDate().atStartOfDay(zone);
            case WEEKS ->
                local.toLocalDate()
                        .with(TemporalAdjusters.previousOrSame(weekStart))
                        .atStartOfDay(zone);
            case MONTHS -> local.toLocalDate().withDayOfMonth(1).atStartOfDay(zone);
            default -> throw new IllegalArgumentException("a trend is by hours, days, weeks or months, not " + period);
        };
    }
}
