package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.calendar.CalendarPeriods;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;

/** Reads customers one by one into the cells of a table: the definition of every cohort number. */
final class CohortReader {

    /** What a customer's activities in some periods add to a cell. */
    interface Measure {
        long of(PeriodRuns runs, int fromRun, int toRun);
    }

    private static final class Row {
        private long size;
        private long[] values = new long[0];
        private long[] matured = new long[0];
    }

    /** Before every period, and far enough from overflow to count from it. */
    private static final long NO_START = Long.MIN_VALUE / 2;

    /** The sum of the amounts. */
    static final Measure AMOUNTS = PeriodRuns::amount;

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
        return (runs, fromRun, toRun) -> runs.activities(fromRun, toRun) >= times ? 1 : 0;
    }

    void read(CustomerActivity customer) {
        checkArgument(customer != null, "a customer's activity must not be null");
        Optional<CustomerActivity> counted = isOfAmounts() ? Optional.of(customer) : customer.withoutRefunds();
        Optional<CustomerActivity> seen = counted.flatMap(activity -> activity.upTo(reading.asOf()));
        seen.ifPresent(activity -> read(new InstantTimeline(reading, activity)));
        afterAsOf += counted.map(activity -> activity.times().size()).orElse(0)
                - seen.map(activity -> activity.times().size()).orElse(0);
    }

    void read(ActivityLog log) {
        ActivityLog counted = isOfAmounts() ? log : log.withoutRefunds();
        ActivityLog seen = counted.upTo(reading.asOf(), rule.periods().zone());
        LogTimelines.forEach(reading, seen, this::read);
        afterAsOf += counted.rows() - seen.rows();
    }

    private boolean isOfAmounts() {
        return measure == AMOUNTS;
    }

    private void read(Timeline timeline) {
        boolean firstEver = rule.entry().kind() == CohortEntry.Kind.FIRST_EVER;
        if (firstEver) {
            checkFirstEverKnown(timeline.startsAtFirstEver(), rule);
        }
        long sum = Math.addExact(all, isOfAmounts() ? amounts(timeline) : 1);
        PeriodRuns runs = runs(timeline, 0, timeline::number);
        int first = runs.from(rangeStart);
        boolean isOld = false;
        for (int run = 0; run < first; run++) {
            isOld |= runs.hasPurchase(run);
        }
        while (first < runs.count() && !runs.hasPurchase(first)) {
            first++;
        }
        int from = runs.activities(0, first);
        boolean outside = first == runs.count() || firstEver && isOld;
        if (!outside) {
            checkColumns(runs.period(first), completePeriods(timeline, from), rule);
        }
        all = sum;
        boolean isNever = first == runs.count();
        outsideActivities += isNever ? timeline.size() : outside ? runs.activities(0, runs.from(rangeStart)) : from;
        if (outside) {
            outsideCustomers++;
            return;
        }
        customers++;
        enter(timeline, runs, first, from);
    }

    private void enter(Timeline timeline, PeriodRuns runs, int first, int from) {
        if (isElapsed()) {
            PeriodRuns elapsed = runs(timeline, from, i -> timeline.elapsed(from, i));
            enter(elapsed, 0, runs.period(first), timeline.completeWindows(from));
            return;
        }
        boolean recurring = rule.entry().kind() == CohortEntry.Kind.RECURRING;
        for (int run = first; run < (recurring ? runs.count() : first + 1); run++) {
            if (runs.hasPurchase(run)) {
                enter(runs, run, runs.period(run), lastComplete - runs.period(run) + 1);
            }
        }
    }

    /** Sums of single amounts and of any of them fit if this does. */
    private static long amounts(Timeline timeline) {
        long sum = 0;
        for (int i = 0; i < timeline.size(); i++) {
            sum = Math.addExact(sum, Math.absExact(timeline.amount(i)));
        }
        return sum;
    }

    private PeriodRuns runs(Timeline timeline, int from, IntToLongFunction period) {
        PeriodRuns runs = new PeriodRuns();
        for (int i = from; i < timeline.size(); i++) {
            runs.add(period.applyAsLong(i), isOfAmounts() ? timeline.amount(i) : 0);
        }
        return runs;
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

    /** Counts a customer in a cohort, from the run in which they enter it. */
    private void enter(PeriodRuns runs, int first, long cohort, long mature) {
        Row row = rows.computeIfAbsent(cohort, c -> new Row());
        row.size++;
        int columns = rule.returning().columns(mature);
        if (row.values.length < columns) {
            row.values = Arrays.copyOf(row.values, columns);
            row.matured = Arrays.copyOf(row.matured, columns);
        }
        long start = runs.period(first);
        if (rule.returning().window() instanceof Returning.Brackets) {
            inBrackets(row, runs, start, mature);
        } else {
            byPeriod(row, runs, first, columns);
        }
    }

    private void inBrackets(Row row, PeriodRuns runs, long start, long mature) {
        Returning returning = rule.returning();
        for (int column = 0; column < returning.columns(mature); column++) {
            if (returning.lastPeriod(column) < mature) {
                row.matured[column]++;
                row.values[column] += measure.of(
                        runs,
                        runs.from(start + returning.firstPeriod(column)),
                        runs.from(start + returning.endPeriod(column)));
            }
        }
    }

    private void byPeriod(Row row, PeriodRuns runs, int first, int columns) {
        long start = runs.period(first);
        boolean inEvery = rule.returning().window() instanceof Returning.InEvery;
        boolean onOrAfter = rule.returning().window() instanceof Returning.OnOrAfter;
        boolean everySoFar = true;
        int run = first;
        for (int column = 0; column < columns; column++) {
            while (run < runs.count() && runs.period(run) - start < column) {
                run++;
            }
            boolean isHere = run < runs.count() && runs.period(run) - start == column;
            long value = measure.of(runs, run, onOrAfter ? runs.count() : isHere ? run + 1 : run);
            everySoFar &= column == 0 || value > 0;
            row.matured[column]++;
            row.values[column] += inEvery ? (everySoFar ? 1 : 0) : value;
        }
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
