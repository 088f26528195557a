package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.Ticks;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** The customers of a log, with one timeline that moves from customer to customer. */
final class LogTimelines implements Timeline {

    private final ActivityLog log;
    private final LogGroups groups;
    private final PeriodTicks ticks;
    private final CalendarPeriods periods;
    private final long asOf;
    /** Ticks of a window of elapsed time, 0 where they are not equally long. */
    private final long window;

    private int size;
    private long[] times = new long[16];
    private int[] rows = new int[16];

    private LogTimelines(CohortRule.AsOf reading, ActivityLog log, PeriodTicks ticks) {
        CohortRule rule = reading.definition();
        this.log = log;
        this.ticks = ticks;
        groups = new LogGroups(log);
        periods = rule.periods();
        asOf = Ticks.floorLocal(reading.asOf(), log.unit(), periods.zone());
        window = rule.returning().clock() == Returning.Clock.ELAPSED && periods.hasFixedLength()
                ? Ticks.of(periods.fixedLength(), log.unit())
                : 0;
    }

    /** Shows each customer's timeline, by rising code, of a log without rows after asOf. Customers without any row or known start are left out. */
    static void forEach(CohortRule.AsOf reading, ActivityLog log, Consumer<Timeline> reader) {
        PeriodTicks ticks = log.span(reading.definition().periods());
        if (ticks != null) {
            LogTimelines timelines = new LogTimelines(reading, log, ticks);
            for (int customer = 0; customer < log.customerCount(); customer++) {
                timelines.load(customer);
                if (timelines.size > 0) {
                    reader.accept(timelines);
                }
            }
        }
    }

    private void load(int customer) {
        size = groups.size(customer);
        if (times.length <= size) {
            times = new long[2 * size];
            rows = new int[2 * size];
        }
        groups.load(customer, rows);
        for (int i = 0; i < size; i++) {
            times[i] = log.times()[rows[i]];
        }
        addKnownStart(customer);
    }

    private void addKnownStart(int customer) {
        long[] firstEver = log.firstEver();
        if (firstEver == null || firstEver[customer] == Long.MAX_VALUE) {
            return;
        }
        long first = firstEver[customer];
        if (size == 0 || times[0] != first) {
            System.arraycopy(times, 0, times, 1, size);
            System.arraycopy(rows, 0, rows, 1, size);
            times[0] = first;
            rows[0] = -1;
            size++;
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean startsAtFirstEver() {
        return log.firstEver() != null;
    }

    @Override
    public long number(int i) {
        return ticks.first() + ticks.locate(times[i]);
    }

    @Override
    public long elapsed(int from, int i) {
        return windows(times[from], times[i]);
    }

    @Override
    public long completeWindows(int from) {
        return windows(times[from], asOf);
    }

    private long windows(long from, long to) {
        if (window > 0) {
            return (to - from) / window;
        }
        return log.unit() == ChronoUnit.DAYS
                ? periods.elapsedOffset(LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(to))
                : periods.elapsedOffset(Ticks.instant(from, log.unit()), Ticks.instant(to, log.unit()));
    }

    @Override
    public long amount(int i) {
        long[] amounts = log.amounts();
        return amounts == null || rows[i] < 0 ? 0 : amounts[rows[i]];
    }
}
