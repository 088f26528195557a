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
    private final long lastNumber;
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
        lastNumber = periods.numberOf(reading.asOf());
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
        int[] userRows =
                Arrays.stream(allRows).filter(row -> !isAfterAsOf(row)).toArray();
        afterAsOf += Arrays.stream(allRows)
                .filter(row -> isAfterAsOf(row) && matcher.mask(row) != 0)
                .count();
        List<Integer> starts = new ArrayList<>();
        int before = 0;
        long rangeStart = rule.entry().rangeStart() == null
                ? Long.MIN_VALUE
                : periods.numberOf(rule.entry().rangeStart());
        for (int i = 0; i < userRows.length; i++) {
            int row = userRows[i];
            long mask = matcher.mask(row);
            if ((mask & START) != 0) {
                boolean inRange = rule.entry().rangeStart() == null || number(row) >= rangeStart;
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
        Returns returns = new Returns(userRows);
        boolean recurring = rule.entry().kind() == CohortEntry.Kind.RECURRING;
        long before = 0;
        for (int s = 0; s < (recurring ? starts.size() : 1); s++) {
            int row = userRows[starts.get(s)];
            long cohort = number(row);
            if (s == 0 || cohort != before) {
                enter(returns, row, cohort);
            }
            before = cohort;
        }
    }

    private long number(int row) {
        return periods.numberOf(log.time(row));
    }

    /** The rows of one user that are returns, and their periods, which are looked up once for all cohorts. */
    private final class Returns {

        private final int[] rows;
        private final long[] ticks;
        private final long[] numbers;

        Returns(int[] userRows) {
            rows = Arrays.stream(userRows)
                    .filter(row -> (matcher.mask(row) & RETURN) != 0)
                    .toArray();
            ticks = Arrays.stream(rows).mapToLong(row -> log.times()[row]).toArray();
            numbers = elapsed
                    ? new long[0]
                    : Arrays.stream(rows).mapToLong(TwoEventCohorts.this::number).toArray();
        }

        /** How many periods after the start the user came back, for each time from the start on, the start itself among them. */
        long[] offsets(Instant begin) {
            return Arrays.stream(rows)
                    .mapToLong(row -> log.time(row).isBefore(begin) ? -1 : periods.elapsedOffset(begin, log.time(row)))
                    .toArray();
        }
    }

    private void enter(Returns returns, int startRow, long cohort) {
        Instant begin = log.time(startRow);
        long mature = elapsed
                ? periods.elapsedOffset(begin, reading.asOf())
                : lastNumber - cohort;
        Row row = rows.computeIfAbsent(cohort, c -> new Row());
        row.size++;
        int columns = columns(mature);
        if (row.matured.length < columns) {
            row.matured = Arrays.copyOf(row.matured, columns);
            row.returned = Arrays.copyOf(row.returned, columns);
        }
        long[] numbers = elapsed ? returns.offsets(begin) : returns.numbers;
        int first = lowerBound(returns.ticks, log.times()[startRow], 0);
        Cells cells = new Cells(numbers, first, elapsed ? 0 : cohort, (matcher.mask(startRow) & RETURN) != 0);
        boolean everySoFar = true;
        for (int column = 0; column < columns; column++) {
            if (last(column) < mature) {
                boolean came = cells.times(column) >= rule.returning().times();
                everySoFar &= column == 0 || came;
                row.matured[column]++;
                row.returned[column] +=
                        (rule.returning().window() instanceof Returning.InEvery ? everySoFar : came) ? 1 : 0;
            }
        }
    }

    /** Counts one user's returns in the columns of one cohort, walking on with the columns where these rise. */
    private final class Cells {

        private final long[] numbers;
        private final int first;
        private final long base;
        private final boolean isStartAReturn;
        private int at;

        Cells(long[] numbers, int first, long base, boolean isStartAReturn) {
            this.numbers = numbers;
            this.first = first;
            this.base = base;
            this.isStartAReturn = isStartAReturn;
            at = first;
        }

        /** The start does not return to itself. */
        long times(int column) {
            boolean inBrackets = rule.returning().window() instanceof Returning.Brackets;
            long from = inBrackets ? bracket(column).first() : column;
            at = lowerBound(numbers, base + from, inBrackets ? first : at);
            int end = rule.returning().window() instanceof Returning.OnOrAfter
                    ? numbers.length
                    : lowerBound(numbers, base + last(column) + 1, at);
            return end - at - (from == 0 && isStartAReturn ? 1 : 0);
        }
    }

    private Returning.Bracket bracket(int column) {
        return ((Returning.Brackets) rule.returning().window()).brackets().get(column);
    }

    /** Where a number, or the first above it, stands in rising ones, from an index on. */
    private static int lowerBound(long[] rising, long number, int from) {
        int low = from;
        int high = rising.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rising[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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

    private long last(int column) {
        return rule.returning().window() instanceof Returning.Brackets ? bracket(column).last() : column;
    }
}
