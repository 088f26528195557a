package io.github.cxmetrics.journey.retention;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.StepMatcher;
import io.github.cxmetrics.journey.internal.LogColumns;
import io.github.cxmetrics.journey.internal.Property;
import io.github.cxmetrics.journey.internal.TieOrder;
import io.github.cxmetrics.journey.internal.UnitIndex;
import io.github.cxmetrics.retention.cohort.CohortEntry;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.CohortTable;
import io.github.cxmetrics.retention.cohort.Returning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Cohorts by one event, returns by another. A row that is both starts and does not return to itself, unless both are the same event.
 *
 * <p>A user costs the rows and, for each period in which they enter, the periods in which they return: no more than the cells that they may count in.
 */
final class TwoEventCohorts {

    private static final int MAX_COLUMNS = 4096;
    private static final long START = 1;
    private static final long RETURN = 2;

    /** Rank within a tick, by what a row fills: nothing, a start, a return, both. Plain starts stand first, so that a row that is both may return to them. */
    private static final int[] RANKS = {3, 0, 2, 1};

    /** A cohort. Counts of columns 0 … k are kept as one at k, and summed from the end. */
    private static final class Row {
        private long size;
        private long[] returned = new long[0];
        private long[] returnedUpTo = new long[0];
        private long[] matured = new long[0];
        private long[] maturedUpTo = new long[0];

        private void reserve(int columns) {
            if (columns > returned.length) {
                returned = Arrays.copyOf(returned, columns);
                returnedUpTo = Arrays.copyOf(returnedUpTo, columns);
                matured = Arrays.copyOf(matured, columns);
                maturedUpTo = Arrays.copyOf(maturedUpTo, columns);
            }
        }

        private static List<Long> sums(long[] each, long[] upTo) {
            long[] sums = each.clone();
            long after = 0;
            for (int k = sums.length - 1; k >= 0; k--) {
                after += upTo[k];
                sums[k] += after;
            }
            return Arrays.stream(sums).boxed().toList();
        }
    }

    /** The cohorts of one value of a property, or of all. */
    private static final class Part {
        private final TreeMap<Long, Row> rows = new TreeMap<>();
        private long customers;
        private int lastCustomer = -1;
        private long outsideCustomers;
        private long outsideActivities;
        private long afterAsOf;

        private CohortTable table(CohortTable.Counts none) {
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
                            rows.values().stream()
                                    .map(row -> Row.sums(row.returned, row.returnedUpTo))
                                    .toList(),
                            rows.values().stream()
                                    .map(row -> Row.sums(row.matured, row.maturedUpTo))
                                    .toList())
                    .toTally();
        }
    }

    /** The returns of one user: rows of one period, or of one elapsed window, are a group. */
    private static final class Returns {
        private final long[] ticks;
        private final long[] periods;
        private final int[] begins;
        private final int groups;

        private Returns(long[] ticks, long[] periodOf) {
            this.ticks = ticks;
            periods = new long[ticks.length];
            begins = new int[ticks.length + 1];
            int n = 0;
            for (int i = 0; i < ticks.length; i++) {
                if (i == 0 || periodOf[i] != periodOf[i - 1]) {
                    periods[n] = periodOf[i];
                    begins[n++] = i;
                }
            }
            groups = n;
            begins[n] = ticks.length;
        }

        /** The first return that is not before a tick. */
        private int from(long tick) {
            int low = 0;
            int high = ticks.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (ticks[middle] < tick) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** The first group that is not before a period. */
        private int group(long period) {
            int at = Arrays.binarySearch(periods, 0, groups, period);
            return at < 0 ? -at - 1 : at;
        }

        private long periodOf(int index) {
            int at = Arrays.binarySearch(begins, 0, groups, index);
            return periods[at < 0 ? -at - 2 : at];
        }
    }

    /** Who is in a cell. */
    private record Cell(long cohort, int column, TreeSet<String> returned, TreeSet<String> lost) {}

    private final CohortRule.AsOf reading;
    private final CohortRule rule;
    private final CalendarPeriods periods;
    private final LogColumns log;
    private final StepMatcher matcher;
    private final boolean returnsToItself;
    private final boolean elapsed;
    private final long end;
    private final @Nullable Property property;
    private final boolean divided;
    private final TreeMap<String, Part> parts = new TreeMap<>(TieOrder.BY_CODE_POINT);
    private @Nullable Cell cell;

    TwoEventCohorts(CohortRule.AsOf reading, EventLog log, Step start, Step comeback) {
        this(reading, log, start, comeback, "");
    }

    /** Cohorts by the value of a property at the start; of all where it is empty. */
    TwoEventCohorts(CohortRule.AsOf reading, EventLog log, Step start, Step comeback, String property) {
        requireNonNull(reading, "reading");
        this.reading = reading;
        this.rule = reading.definition();
        this.periods = rule.periods();
        this.log = log.columns();
        matcher = StepMatcher.of(List.of(start, comeback), log, StepMatcher.Unknown.WITHOUT_ROWS);
        returnsToItself = start.equals(comeback);
        elapsed = rule.returning().clock() == Returning.Clock.ELAPSED;
        end = Ticks.floorOrEnd(reading.asOf(), log.unit());
        divided = !property.isEmpty();
        this.property = divided ? this.log.propertyOrNone(property) : null;
        checkArgument(
                rule.entry().kind() != CohortEntry.Kind.FIRST_EVER
                        || rule.entry().rangeStart() != null,
                "first-ever cohorts need a range start that has history before it");
    }

    CohortTable table() {
        read();
        return parts.isEmpty()
                ? reading.empty()
                : part("").table(reading.empty().toCounts());
    }

    SortedMap<String, CohortTable> tables() {
        read();
        CohortTable.Counts none = reading.empty().toCounts();
        TreeMap<String, CohortTable> tables = new TreeMap<>(TieOrder.BY_CODE_POINT);
        parts.forEach((value, part) -> tables.put(value, part.table(none)));
        return tables;
    }

    ProductRetention.CellUsers users(long cohort, int column) {
        Cell asked =
                new Cell(cohort, column, new TreeSet<>(TieOrder.BY_CODE_POINT), new TreeSet<>(TieOrder.BY_CODE_POINT));
        cell = asked;
        read();
        if (asked.returned.isEmpty() && asked.lost.isEmpty()) {
            throw new IllegalStateException("the users of cohort " + periods.label(cohort) + ", column " + column
                    + " are undefined: it is not complete, or has no customers");
        }
        return new ProductRetention.CellUsers(List.copyOf(asked.returned), List.copyOf(asked.lost));
    }

    private Part part(String value) {
        return parts.computeIfAbsent(value, v -> new Part());
    }

    private void read() {
        UnitIndex users = log.byUser();
        users.units().forEach(user -> read(user, users.rowsOf(user)));
    }

    private void read(int user, int[] allRows) {
        int n = allRows.length;
        while (n > 0 && log.times()[allRows[n - 1]] > end) {
            n--;
            if (matcher.mask(allRows[n]) != 0) {
                part(value(allRows[n])).afterAsOf++;
            }
        }
        int[] rows = n == allRows.length ? allRows : Arrays.copyOf(allRows, n);
        TieOrder.sort(rows, log.times(), row -> RANKS[(int) matcher.mask(row)]);
        List<Integer> starts = new ArrayList<>();
        int before = 0;
        int first = -1;
        long earliest = rule.entry().rangeStart() == null
                ? Long.MIN_VALUE
                : periods.numberOf(rule.entry().rangeStart());
        for (int row : rows) {
            if ((matcher.mask(row) & START) != 0) {
                first = first < 0 ? row : first;
                if (earliest > Long.MIN_VALUE && number(row) < earliest) {
                    before++;
                    part(value(row)).outsideActivities++;
                } else {
                    starts.add(row);
                }
            }
        }
        boolean tooOld = rule.entry().kind() == CohortEntry.Kind.FIRST_EVER && before > 0;
        if (starts.isEmpty() || tooOld) {
            if (before > 0) {
                part(value(first)).outsideCustomers++;
            }
            return;
        }
        enter(user, rows, starts);
    }

    private void enter(int user, int[] rows, List<Integer> starts) {
        boolean recurring = rule.entry().kind() == CohortEntry.Kind.RECURRING;
        Returns returns = returns(rows, starts.get(0));
        long last = 0;
        for (int s = 0; s < (recurring ? starts.size() : 1); s++) {
            long cohort = number(starts.get(s));
            if (s == 0 || cohort != last) {
                enter(user, starts.get(s), valueOfEntry(starts, s), cohort, returns);
            }
            last = cohort;
        }
    }

    private Returns returns(int[] rows, int start) {
        int[] back = Arrays.stream(rows)
                .filter(row -> (matcher.mask(row) & RETURN) != 0)
                .filter(row -> !elapsed || log.times()[row] >= log.times()[start])
                .toArray();
        Instant begin = log.time(start);
        return new Returns(
                Arrays.stream(back).mapToLong(row -> log.times()[row]).toArray(),
                Arrays.stream(back)
                        .mapToLong(row -> elapsed ? periods.elapsedOffset(begin, log.time(row)) : number(row))
                        .toArray());
    }

    private long number(int row) {
        return periods.numberOf(log.time(row));
    }

    /** The value at the start; of several equal starts in one tick the first by code point, whatever the order of rows. */
    private String valueOfEntry(List<Integer> starts, int s) {
        int row = starts.get(s);
        String value = value(row);
        for (int i = s + 1; divided && i < starts.size() && log.times()[starts.get(i)] == log.times()[row]; i++) {
            if (matcher.mask(starts.get(i)) == matcher.mask(row)) {
                String other = value(starts.get(i));
                value = TieOrder.BY_CODE_POINT.compare(other, value) < 0 ? other : value;
            }
        }
        return value;
    }

    private String value(int row) {
        if (!divided) {
            return "";
        }
        Property known = property;
        if (known == null || known.isMissing(row)) {
            return ProductRetention.NONE;
        }
        return Property.text(known, row);
    }

    private void enter(int user, int start, String value, long cohort, Returns returns) {
        long mature = elapsed
                ? periods.elapsedOffset(log.time(start), reading.asOf())
                : periods.numberOf(reading.asOf()) - cohort;
        int columns = columns(mature);
        Part part = part(value);
        part.customers += part.lastCustomer == user ? 0 : 1;
        part.lastCustomer = user;
        Row row = part.rows.computeIfAbsent(cohort, c -> new Row());
        row.size++;
        row.reserve(columns);
        int from = returns.from(log.times()[start]);
        from += !returnsToItself && (matcher.mask(start) & RETURN) != 0 ? 1 : 0;
        long base = elapsed ? 0 : cohort;
        Returning.Window window = rule.returning().window();
        if (window instanceof Returning.Brackets in) {
            count(row, in, mature, from, base, returns);
        } else if (columns > 0) {
            row.maturedUpTo[columns - 1]++;
            if (window instanceof Returning.OnOrAfter) {
                countUpTo(row, columns, from, base, returns);
            } else if (window instanceof Returning.InEvery) {
                row.returnedUpTo[periodsInARow(columns - 1, from, base, returns)]++;
            } else {
                countOn(row, columns, from, base, returns);
            }
        }
        Cell asked = cell;
        if (asked != null && asked.cohort == cohort && 0 <= asked.column && asked.column < columns) {
            note(asked, user, mature, from, base, returns);
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

    private void count(Row row, Returning.Brackets in, long mature, int from, long base, Returns returns) {
        for (int column = 0; column < row.matured.length; column++) {
            Returning.Bracket bracket = in.brackets().get(column);
            if (bracket.last() < mature) {
                row.matured[column]++;
                long times = between(returns, from, base + bracket.first(), base + bracket.last() + 1);
                row.returned[column] += times >= rule.returning().times() ? 1 : 0;
            }
        }
    }

    /** How many returns lie in periods from one to before another. */
    private static long between(Returns returns, int from, long firstPeriod, long endPeriod) {
        int begin = Math.max(from, returns.begins[returns.group(firstPeriod)]);
        return Math.max(0, returns.begins[returns.group(endPeriod)] - begin);
    }

    private void countOn(Row row, int columns, int from, long base, Returns returns) {
        if (from >= returns.ticks.length) {
            return;
        }
        for (int g = returns.group(returns.periodOf(from)); g < returns.groups; g++) {
            long column = returns.periods[g] - base;
            if (column >= columns) {
                return;
            }
            int times = returns.begins[g + 1] - Math.max(from, returns.begins[g]);
            row.returned[(int) column] += times >= rule.returning().times() ? 1 : 0;
        }
    }

    private void countUpTo(Row row, int columns, int from, long base, Returns returns) {
        int late = returns.ticks.length - rule.returning().times();
        if (late >= from) {
            long column = Math.min(returns.periodOf(late) - base, columns - 1);
            row.returnedUpTo[(int) column]++;
        }
    }

    /** How many periods after the start follow each other with a return in each, up to a number of them. */
    private int periodsInARow(int most, int from, long base, Returns returns) {
        int periods = 0;
        while (periods < most
                && between(returns, from, base + periods + 1, base + periods + 2)
                        >= rule.returning().times()) {
            periods++;
        }
        return periods;
    }

    private void note(Cell asked, int user, long mature, int from, long base, Returns returns) {
        Returning.Window window = rule.returning().window();
        long first = asked.column;
        long last = asked.column;
        if (window instanceof Returning.Brackets in) {
            first = in.brackets().get(asked.column).first();
            last = in.brackets().get(asked.column).last();
        }
        if (last >= mature) {
            return;
        }
        long endPeriod = window instanceof Returning.OnOrAfter ? Long.MAX_VALUE : base + last + 1;
        boolean returned = window instanceof Returning.InEvery
                ? periodsInARow(asked.column, from, base, returns) == asked.column
                : between(returns, from, base + first, endPeriod)
                        >= rule.returning().times();
        (returned ? asked.returned : asked.lost).add(log.users().names().get(user));
    }
}
