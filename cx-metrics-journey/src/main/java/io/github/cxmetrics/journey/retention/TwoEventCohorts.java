package io.github.cxmetrics.journey.retention;

import static com.google.common.base.Preconditions.checkArgument;

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
    private final long lastNumber;
    private final TreeMap<Long, Row> rows = new TreeMap<>();
    private long customers;
    private long outsideCustomers;
    private long outsideActivities;
    private long afterAsOf;

    TwoEventCohorts(CohortRule.AsOf reading, EventLog log, Step start, Step comeback) {
        this(reading, log, start, comeback, "");
    }

    /** Cohorts by the value of a property at the start; of all where it is empty. */
    TwoEventCohorts(CohortRule.AsOf reading, EventLog log, Step start, Step comeback, String property) {
        this.reading = reading;
        this.rule = reading.definition();
        this.periods = rule.periods();
        this.log = log.columns();
        matcher = StepMatcher.of(List.of(start, comeback), log, StepMatcher.Unknown.REFUSED);
        lastNumber = periods.numberOf(reading.asOf());
        elapsed = rule.returning().clock() == Returning.Clock.ELAPSED;
        end = Ticks.floorOrEnd(reading.asOf(), log.unit());
        divided = !property.isEmpty();
        this.property = divided && log.properties().contains(property) ? this.log.property(property) : null;
        checkArgument(
                rule.entry().kind() != CohortEntry.Kind.FIRST_EVER
                        || rule.entry().rangeStart() != null,
                "first-ever cohorts need a range start that has history before it");
    }

    CohortTable table() {
        read();
        return parts.isEmpty() ? reading.empty() : part("").table(reading.empty().toCounts());
    }

    SortedMap<String, CohortTable> tables() {
        read();
        CohortTable.Counts none = reading.empty().toCounts();
        TreeMap<String, CohortTable> tables = new TreeMap<>(TieOrder.BY_CODE_POINT);
        parts.forEach((value, part) -> tables.put(value, part.table(none)));
        return tables;
    }

    ProductRetention.CellUsers users(long cohort, int column) {
        Cell asked = new Cell(
                cohort, column, new TreeSet<>(TieOrder.BY_CODE_POINT), new TreeSet<>(TieOrder.BY_CODE_POINT));
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
        boolean tooOld = rule.entry().kind() == CohortEntry.Kind.FIRST_EVER && before > 0;
        if (starts.isEmpty() || tooOld) {
            if (before > 0) {
                part(value(first)).outsideCustomers++;
            }
            return;
        }
        enter(user, rows, starts);
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
            } else {
                countOn(row, columns, from, base, returns);
            }
        }
        Cell asked = cell;
        if (asked != null && asked.cohort == cohort && 0 <= asked.column && asked.column < columns) {
            note(asked, user, mature, from, base, returns);
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
