package io.github.cxmetrics.retention;

import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of a log by customer, each customer's in order of time, with one timeline that moves from customer to customer. */
final class LogTimelines implements Timeline {

    private final ActivityLog log;
    private final PeriodTicks ticks;
    private final int[] starts;
    private final int[] rows;
    private final boolean ordered;
    private final long asOf;
    private final long window;

    private int size;
    private long[] times = new long[16];
    private int[] indexes = new int[16];

    private LogTimelines(CohortRule rule, ActivityLog log, PeriodTicks ticks) {
        this.log = log;
        this.ticks = ticks;
        starts = starts(log);
        rows = rows(log, starts);
        ordered = isOrdered(log.times());
        asOf = Ticks.floorLocal(rule.asOf(), log.unit(), rule.periods().zone());
        window = rule.returning().clock() == Returning.Clock.ELAPSED
                ? Ticks.of(rule.periods().fixedLength(), log.unit())
                : 1;
    }

    /** Shows each customer's timeline, by rising code. Customers without any row or known start are left out. */
    static void forEach(CohortRule rule, ActivityLog log, Consumer<Timeline> reader) {
        log.checkNotAfter(rule.asOf(), rule.periods().zone());
        PeriodTicks ticks = span(rule.periods(), log);
        if (ticks != null) {
            LogTimelines timelines = new LogTimelines(rule, log, ticks);
            for (int customer = 0; customer < log.customerCount(); customer++) {
                timelines.load(customer);
                if (timelines.size > 0) {
                    reader.accept(timelines);
                }
            }
        }
    }

    /** The periods of a log, known starts included; null for an empty log. */
    static @Nullable PeriodTicks span(CalendarPeriods periods, ActivityLog log) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (long time : log.times()) {
            min = Math.min(min, time);
            max = Math.max(max, time);
        }
        long[] starts = log.firstEver();
        for (int i = 0; starts != null && i < starts.length; i++) {
            if (starts[i] != Long.MAX_VALUE) {
                min = Math.min(min, starts[i]);
                max = Math.max(max, starts[i]);
            }
        }
        return min > max ? null : PeriodTicks.spanning(periods, log.unit(), min, max);
    }

    private static int[] starts(ActivityLog log) {
        int[] starts = new int[log.customerCount() + 1];
        for (int customer : log.customers()) {
            starts[customer + 1]++;
        }
        for (int i = 0; i < log.customerCount(); i++) {
            starts[i + 1] += starts[i];
        }
        return starts;
    }

    private static int[] rows(ActivityLog log, int[] starts) {
        int[] next = starts.clone();
        int[] rows = new int[log.rows()];
        int[] customers = log.customers();
        for (int i = 0; i < rows.length; i++) {
            rows[next[customers[i]]++] = i;
        }
        return rows;
    }

    private static boolean isOrdered(long[] times) {
        for (int i = 1; i < times.length; i++) {
            if (times[i] < times[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private void load(int customer) {
        int from = starts[customer];
        size = starts[customer + 1] - from;
        if (times.length <= size) {
            times = new long[2 * size];
            indexes = new int[2 * size];
        }
        for (int i = 0; i < size; i++) {
            indexes[i] = rows[from + i];
        }
        if (!ordered) {
            sort();
        }
        for (int i = 0; i < size; i++) {
            times[i] = log.times()[indexes[i]];
        }
        addKnownStart(customer);
    }

    private void sort() {
        int[] sorted = IntStream.range(0, size)
                .mapToObj(i -> indexes[i])
                .sorted(Comparator.comparingLong(i -> log.times()[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(sorted, 0, indexes, 0, size);
    }

    private void addKnownStart(int customer) {
        long[] firstEver = log.firstEver();
        if (firstEver == null || firstEver[customer] == Long.MAX_VALUE) {
            return;
        }
        long first = firstEver[customer];
        if (size == 0 || times[0] != first) {
            System.arraycopy(times, 0, times, 1, size);
            System.arraycopy(indexes, 0, indexes, 1, size);
            times[0] = first;
            indexes[0] = -1;
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
        return (times[i] - times[from]) / window;
    }

    @Override
    public long completeWindows(int from) {
        return (asOf - times[from]) / window;
    }

    @Override
    public long amount(int i) {
        long[] amounts = log.amounts();
        return amounts == null || indexes[i] < 0 ? 0 : amounts[indexes[i]];
    }
}
