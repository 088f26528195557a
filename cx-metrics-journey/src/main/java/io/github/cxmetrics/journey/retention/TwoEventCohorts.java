package io.github.cxmetrics.journey.retention;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.StepMatcher;
import io.github.cxmetrics.journey.internal.LogColumns;
import io.github.cxmetrics.journey.internal.UnitIndex;
import io.github.cxmetrics.retention.cohort.CohortEntry;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.CohortTable;
import io.github.cxmetrics.retention.cohort.Returning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Cohorts by one event, returns by another. A row that is both starts and does not return to itself. */
final class TwoEventCohorts {

    private static final int MAX_COLUMNS = 4096;
    private static final long START = 1;
    private static final long RETURN = 2;

    private static final class Row {
        private long size;
        private long[] returned = new long[0];
        private long[] matured = new long[0];
    }

    private final CohortRule.AsOf reading;
    private final CohortRule rule;
    private final CalendarPeriods periods;
    private final LogColumns log;
    private final StepMatcher matcher;
    private final boolean elapsed;
    private final TreeMap<Long, Row> rows = new TreeMap<>();
    private long customers;
    private long outsideCustomers;
    private long outsideActivities;
    private long afterAsOf;

    TwoEventCohorts(CohortRule.AsOf reading, EventLog log, Step start, Step comeback) {
        this.reading = reading;
        this.rule = reading.definition();
        this.periods = rule.periods();
        this.log = log.columns();
        matcher = StepMatcher.of(List.of(start, comeback), log, StepMatcher.Unknown.REFUSED);
        elapsed = rule.returning().clock() == Returning.Clock.ELAPSED;
        checkArgument(
                rule.entry().kind() != CohortEntry.Kind.FIRST_EVER
                        || rule.entry().rangeStart() != null,
                "first-ever cohorts need a range start that has history before it");
    }

    CohortTable table() {
        UnitIndex users = log.byUser();
        users.units().forEach(user -> read(users.rowsOf(user)));
        CohortTable.Counts none = reading.empty().toCounts();
        return new CohortTable.Counts(
                        none.type(),
                        none.version(),
                        none.rule(),
                        customers,
                        outsideCustomers,
                        outsideActivities,
                        afterAsOf,
                        List.copyOf(rows.keySet()),
                        rows.values().stream().map(row -> row.size).toList(),
                        rows.values().stream().map(row -> boxed(row.returned)).toList(),
                        rows.values().stream().map(row -> boxed(row.matured)).toList())
                .toTally();
    }

    private static List<Long> boxed(long[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }

    private void read(int[] allRows) {
        int[] userRows = Arrays.stream(allRows).filter(row -> !isAfterAsOf(row)).toArray();
        afterAsOf += Arrays.stream(allRows)
                .filter(row -> isAfterAsOf(row) && matcher.mask(row) != 0)
                .count();
        List<Integer> starts = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < userRows.length; i++) {
            int row = userRows[i];
            long mask = matcher.mask(row);
            if ((mask & START) != 0) {
                boolean inRange = rule.entry().rangeStart() == null
                        || number(row) >= periods.numberOf(rule.entry().rangeStart());
                before += inRange ? 0 : 1;
                if (inRange) {
                    starts.add(i);
                }
            }
        }
        outsideActivities += before;
        boolean tooOld = rule.entry().kind() == CohortEntry.Kind.FIRST_EVER && before > 0;
        if (starts.isEmpty() || tooOld) {
            outsideCustomers += before > 0 ? 1 : 0;
            return;
        }
        customers++;
        enter(userRows, starts);
    }

    private boolean isAfterAsOf(int row) {
        return log.time(row).isAfter(reading.asOf());
    }

    private void enter(int[] userRows, List<Integer> starts) {
        boolean recurring = rule.entry().kind() == CohortEntry.Kind.RECURRING;
        for (int s = 0; s < (recurring ? starts.size() : 1); s++) {
            int start = starts.get(s);
            if (s == 0 || number(userRows[start]) != number(userRows[starts.get(s - 1)])) {
                enter(userRows, start);
            }
        }
    }

    private long number(int row) {
        return periods.numberOf(log.time(row));
    }

    private void enter(int[] userRows, int start) {
        Instant begin = log.time(userRows[start]);
        long cohort = periods.numberOf(begin);
        long mature =
                elapsed ? periods.elapsedOffset(begin, reading.asOf()) : periods.numberOf(reading.asOf()) - cohort;
        Row row = rows.computeIfAbsent(cohort, c -> new Row());
        row.size++;
        int columns = columns(mature);
        if (row.matured.length < columns) {
            row.matured = Arrays.copyOf(row.matured, columns);
            row.returned = Arrays.copyOf(row.returned, columns);
        }
        long[] offsets = offsets(userRows, start, begin, cohort);
        for (int column = 0; column < columns; column++) {
            if (last(column) < mature) {
                row.matured[column]++;
                row.returned[column] +=
                        times(offsets, column) >= rule.returning().times() ? 1 : 0;
            }
        }
    }

    private int columns(long mature) {
        if (rule.returning().window() instanceof Returning.Brackets in) {
            return in.brackets().size();
        }
        checkArgument(
                mature <= MAX_COLUMNS,
                "a cohort has %s complete periods, more than %s: choose longer ones",
                mature,
                MAX_COLUMNS);
        return (int) Math.max(mature, 0);
    }

    /** How many periods after the start the user came back, for each time. */
    private long[] offsets(int[] userRows, int start, Instant begin, long cohort) {
        long startTick = log.times()[userRows[start]];
        return Arrays.stream(userRows)
                .filter(row ->
                        row != userRows[start] && log.times()[row] >= startTick && (matcher.mask(row) & RETURN) != 0)
                .mapToLong(row -> elapsed ? periods.elapsedOffset(begin, log.time(row)) : number(row) - cohort)
                .toArray();
    }

    private long last(int column) {
        return rule.returning().window() instanceof Returning.Brackets in
                ? in.brackets().get(column).last()
                : column;
    }

    private long times(long[] offsets, int column) {
        long first = rule.returning().window() instanceof Returning.Brackets in
                ? in.brackets().get(column).first()
                : column;
        long end = rule.returning().window() instanceof Returning.OnOrAfter ? Long.MAX_VALUE : last(column);
        return Arrays.stream(offsets)
                .filter(offset -> first <= offset && offset <= end)
                .count();
    }
}
