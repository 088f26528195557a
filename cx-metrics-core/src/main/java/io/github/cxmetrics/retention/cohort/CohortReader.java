package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.calendar.CalendarPeriods;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Reads customers one by one into the cells of a table: the definition of every cohort number. */
final class CohortReader {

    /** What activities {@code from} (inclusive) to {@code to} (exclusive) of a customer add to a cell. */
    interface Measure {
        long of(Timeline timeline, int from, int to);
    }

    private static final class Row {
        private long size;
        private long[] values = new long[0];
        private long[] matured = new long[0];
    }

    /** Before every period, and far enough from overflow to count from it. */
    private static final long NO_START = Long.MIN_VALUE / 2;

    /** The sum of the amounts. */
    static final Measure AMOUNTS = (timeline, from, to) -> {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum = Math.addExact(sum, timeline.amount(i));
        }
        return sum;
    };

    private final CohortRule.AsOf reading;
    private final CohortRule rule;
    private final Measure measure;
    private final long rangeStart;
    private final long lastComplete;
    private final NavigableMap<Long, Row> rows = new TreeMap<>();
    private long customers;
    private long outsideCustomers;
    private long outsideActivities;
    private long afterAsOf;
    /** No cell can exceed what all activities together add up to: if that fits, everything does. */
    private long all;

    CohortReader(CohortRule.AsOf reading, Measure measure) {
        this.reading = reading;
        this.measure = measure;
        rule = reading.definition();
        rangeStart = rangeStart(rule);
        lastComplete = rule.periods().lastComplete(reading.asOf());
    }

    static long rangeStart(CohortRule rule) {
        return rule.entry().rangeStart() == null
                ? NO_START
                : rule.periods().numberOf(rule.entry().rangeStart());
    }

    static Measure atLeast(int times) {
        return (timeline, from, to) -> to - from >= times ? 1 : 0;
    }

    void read(CustomerActivity customer) {
        checkArgument(customer != null, "a customer's activity must not be null");
        Optional<CustomerActivity> seen = customer.upTo(reading.asOf());
        seen.ifPresent(activity -> read(new InstantTimeline(reading, activity)));
        afterAsOf += customer.times().size()
                - seen.map(activity -> activity.times().size()).orElse(0);
    }

    void read(ActivityLog log) {
        ActivityLog seen = log.upTo(reading.asOf(), rule.periods().zone());
        LogTimelines.forEach(reading, seen, this::read);
        afterAsOf += log.rows() - seen.rows();
    }

    private void read(Timeline timeline) {
        long sum = Math.addExact(all, measure.of(timeline, 0, timeline.size()));
        int size = timeline.size();
        int from = 0;
        while (from < size && timeline.number(from) < rangeStart) {
            from++;
        }
        boolean firstEver = rule.entry().kind() == CohortEntry.Kind.FIRST_EVER;
        if (firstEver) {
            checkFirstEverKnown(timeline.startsAtFirstEver(), rule);
        }
        boolean outside = from == size || firstEver && from > 0;
        if (!outside) {
            checkColumns(timeline.number(from), completePeriods(timeline, from), rule);
        }
        all = sum;
        outsideActivities += from;
        if (outside) {
            outsideCustomers++;
            return;
        }
        customers++;
        enter(timeline, from);
        if (rule.entry().kind() == CohortEntry.Kind.RECURRING) {
            for (int i = from + 1; i < size; i++) {
                if (timeline.number(i) != timeline.number(i - 1)) {
                    enter(timeline, i);
                }
            }
        }
    }

    static void checkFirstEverKnown(boolean known, CohortRule rule) {
        checkArgument(
                known || rule.entry().rangeStart() != null,
                "first-ever cohorts need the customers' first times ever, or a range start that has history before it");
    }

    static void checkColumns(long cohort, long columns, CohortRule rule) {
        checkArgument(
                columns <= CalendarPeriods.MAX_PERIODS || rule.returning().window() instanceof Returning.Brackets,
                "cohort %s of %s has %s complete periods, more than %s: choose longer ones",
                rule.periods().label(cohort),
                rule.periods(),
                columns,
                CalendarPeriods.MAX_PERIODS);
    }

    private boolean isElapsed() {
        return rule.returning().clock() == Returning.Clock.ELAPSED;
    }

    private long completePeriods(Timeline timeline, int from) {
        return isElapsed() ? timeline.completeWindows(from) : lastComplete - timeline.number(from) + 1;
    }

    private void enter(Timeline timeline, int from) {
        boolean elapsed = isElapsed();
        long cohort = timeline.number(from);
        long[] offsets = new long[timeline.size() - from];
        Arrays.setAll(offsets, i -> elapsed ? timeline.elapsed(from, from + i) : timeline.number(from + i) - cohort);
        long mature = completePeriods(timeline, from);
        Row row = rows.computeIfAbsent(cohort, c -> new Row());
        row.size++;
        int columns = rule.returning().columns(mature);
        if (row.values.length < columns) {
            row.values = Arrays.copyOf(row.values, columns);
            row.matured = Arrays.copyOf(row.matured, columns);
        }
        for (int column = 0; column < columns; column++) {
            if (rule.returning().lastPeriod(column) < mature) {
                int lower = lowerBound(offsets, rule.returning().firstPeriod(column));
                int upper = lowerBound(offsets, rule.returning().endPeriod(column));
                row.matured[column]++;
                row.values[column] += measure.of(timeline, from + lower, from + upper);
            }
        }
    }

    private static int lowerBound(long[] sorted, long key) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    CohortCells cells() {
        List<Row> all = List.copyOf(rows.values());
        CohortCells.Row[] cells = new CohortCells.Row[all.size()];
        Arrays.setAll(cells, i -> new CohortCells.Row(all.get(i).size, all.get(i).values, all.get(i).matured));
        return new CohortCells(rows.keySet().stream().mapToLong(Long::longValue).toArray(), cells);
    }

    CohortCoverage coverage() {
        return new CohortCoverage(customers, outsideCustomers, outsideActivities, afterAsOf);
    }
}
