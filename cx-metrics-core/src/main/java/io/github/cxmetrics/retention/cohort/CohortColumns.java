package io.github.cxmetrics.retention.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cohorts of a log by counting bits: the same numbers as {@link CohortReader} for returns once or more in calendar periods. */
final class CohortColumns {

    private final CohortRule.AsOf reading;
    private final CohortRule rule;
    private final ActivityBits activity;
    private final int firstIndex;
    private final int lastComplete;
    /** Active from each period on, made when it is first asked for. */
    private final long[][] onOrAfter;

    private CohortColumns(CohortRule.AsOf reading, ActivityBits activity) {
        this.reading = reading;
        this.activity = activity;
        rule = reading.definition();
        PeriodTicks ticks = activity.ticks();
        firstIndex = (int) clamp(ticks.indexOf(CohortReader.rangeStart(rule)), activity.periods());
        lastComplete = (int)
                Math.min(Integer.MAX_VALUE / 2, ticks.indexOf(rule.periods().lastComplete(reading.asOf())));
        onOrAfter = rule.returning().window() instanceof Returning.OnOrAfter ? suffixes(activity) : new long[0][];
    }

    private static long clamp(long index, long max) {
        return Math.min(Math.max(index, 0), max);
    }

    private static long[][] suffixes(ActivityBits activity) {
        long[][] suffixes = new long[activity.periods()][];
        long[] any = activity.none();
        for (int period = activity.periods() - 1; period >= 0; period--) {
            ActivityBits.add(any, activity.active(period));
            suffixes[period] = any.clone();
        }
        return suffixes;
    }

    /** Whether a rule and a log can be counted by bits. */
    static boolean fits(CohortRule rule, ActivityLog log) {
        return rule.returning().clock() == Returning.Clock.CALENDAR
                && rule.returning().times() == 1
                && log.firstEver() == null;
    }

    static CohortTable count(CohortRule.AsOf reading, ActivityLog all) {
        CohortRule rule = reading.definition();
        ActivityLog log = all.withoutRefunds();
        if (rule.entry().kind() == CohortEntry.Kind.FIRST_EVER) {
            CohortReader.checkFirstEverKnown(false, rule);
        }
        ActivityLog seen = log.upTo(reading.asOf(), rule.periods().zone());
        long afterAsOf = (long) log.rows() - seen.rows();
        ActivityBits activity = ActivityBits.of(rule.periods(), seen);
        return activity == null
                ? new CohortTable(reading, CohortCells.NONE, new CohortCoverage(0, 0, 0, afterAsOf))
                : new CohortColumns(reading, activity).table(seen, afterAsOf);
    }

    private CohortTable table(ActivityLog log, long afterAsOf) {
        long[] before = activity.activeIn(0, firstIndex);
        boolean firstEver = rule.entry().kind() == CohortEntry.Kind.FIRST_EVER;
        long[] seen = firstEver ? before.clone() : activity.none();
        List<Long> cohorts = new ArrayList<>();
        List<CohortCells.Row> rows = new ArrayList<>();
        for (int period = firstIndex; period < activity.periods(); period++) {
            long[] members = rule.entry().kind() == CohortEntry.Kind.RECURRING
                    ? activity.active(period)
                    : ActivityBits.without(activity.active(period), seen);
            long size = ActivityBits.count(members);
            if (size > 0) {
                cohorts.add(activity.ticks().first() + period);
                rows.add(row(period, members, size));
            }
            ActivityBits.add(seen, activity.active(period));
        }
        long inRange = ActivityBits.count(activity.activeIn(firstIndex, activity.periods()));
        long everybody = ActivityBits.count(activity.activeIn(0, activity.periods()));
        long customers = firstEver ? everybody - ActivityBits.count(before) : inRange;
        return new CohortTable(
                reading,
                new CohortCells(
                        cohorts.stream().mapToLong(Long::longValue).toArray(), rows.toArray(CohortCells.Row[]::new)),
                new CohortCoverage(customers, everybody - customers, rowsBefore(log), afterAsOf));
    }

    private long rowsBefore(ActivityLog log) {
        if (firstIndex == 0) {
            return 0;
        }
        long start = activity.ticks().lower(firstIndex);
        return Arrays.stream(log.times()).filter(time -> time < start).count();
    }

    private CohortCells.Row row(int period, long[] members, long size) {
        long mature = (long) lastComplete - period + 1;
        CohortReader.checkColumns(activity.ticks().first() + period, mature, rule);
        Returning returning = rule.returning();
        long[] values = new long[returning.columns(mature)];
        long[] matured = new long[values.length];
        long[] everySoFar = returning.window() instanceof Returning.InEvery ? members.clone() : null;
        for (int column = 0; column < values.length; column++) {
            if (returning.lastPeriod(column) < mature) {
                matured[column] = size;
                values[column] =
                        everySoFar == null ? returned(period, column, members) : stayed(everySoFar, period + column);
            }
        }
        return new CohortCells.Row(size, values, matured);
    }

    /** Takes out who is not active in one more period, and counts the others. */
    private long stayed(long[] everySoFar, int period) {
        if (period >= activity.periods()) {
            return 0;
        }
        ActivityBits.keep(everySoFar, activity.active(period));
        return ActivityBits.count(everySoFar);
    }

    private long returned(int period, int column, long[] members) {
        int from = (int) Math.min(period + rule.returning().firstPeriod(column), activity.periods());
        if (from >= activity.periods()) {
            return 0;
        }
        if (onOrAfter.length > 0) {
            return ActivityBits.countBoth(members, onOrAfter[from]);
        }
        int to = (int) Math.min(period + rule.returning().endPeriod(column), activity.periods());
        return ActivityBits.countBoth(members, to == from + 1 ? activity.active(from) : activity.activeIn(from, to));
    }
}
