package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.calendar.CalendarPeriods;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Who was active in which period: a row of bits for each period, a bit for each customer. Time-ordered rows write into one row of bits after another,
 * which stays in the processor's cache, and every count is a count of bits.
 */
final class ActivityBits {

    private static final int SHORT_RUN = 32;
    private static final int BLOCK = 4096;

    private final PeriodTicks ticks;
    private final int words;
    private final long[][] bits;

    private ActivityBits(PeriodTicks ticks, int words) {
        this.ticks = ticks;
        this.words = words;
        bits = new long[ticks.count()][words];
    }

    /** Reads a log; null for an empty one. */
    static @Nullable ActivityBits of(CalendarPeriods periods, ActivityLog log) {
        PeriodTicks ticks = log.span(periods);
        if (ticks == null) {
            return null;
        }
        ActivityBits activity = new ActivityBits(ticks, (log.customerCount() + Long.SIZE - 1) / Long.SIZE);
        activity.fill(log.customers(), log.times());
        return activity;
    }

    /** Run by run as long as runs are long; else row by row, where the end of each run would be a branch that no processor foresees. */
    private void fill(int[] customers, long[] times) {
        int row = 0;
        while (row < times.length) {
            int from = row;
            int period = ticks.locate(times[from]);
            row = fillPeriod(bits[period], customers, times, from, period);
            if (row - from < SHORT_RUN) {
                int end = Math.min(times.length, row + BLOCK);
                fillRows(customers, times, row, end);
                row = end;
            }
        }
    }

    private void fillRows(int[] customers, long[] times, int from, int to) {
        for (int row = from; row < to; row++) {
            int customer = customers[row];
            bits[ticks.locate(times[row])][customer >>> 6] |= 1L << customer;
        }
    }

    /** One run of rows in the same period; where it ends. */
    private int fillPeriod(long[] active, int[] customers, long[] times, int from, int period) {
        long lower = ticks.lower(period);
        long upper = ticks.lower(period + 1);
        int row = from;
        while (row < times.length && times[row] >= lower && times[row] < upper) {
            int customer = customers[row];
            active[customer >>> 6] |= 1L << customer;
            row++;
        }
        return row;
    }

    /** Counts each known start as an activity, for who began then is not new later. */
    void addKnownStarts(ActivityLog log) {
        long[] firstEver = log.firstEver();
        for (int customer = 0; firstEver != null && customer < firstEver.length; customer++) {
            if (firstEver[customer] != Long.MAX_VALUE) {
                bits[ticks.locate(firstEver[customer])][customer >>> 6] |= 1L << customer;
            }
        }
    }

    PeriodTicks ticks() {
        return ticks;
    }

    int periods() {
        return bits.length;
    }

    long[] active(int period) {
        return bits[period];
    }

    /** Nobody. */
    long[] none() {
        return new long[words];
    }

    /** Everybody who was active from one period to another, the last one exclusive. */
    long[] activeIn(int from, int to) {
        long[] any = none();
        for (int period = Math.max(from, 0); period < Math.min(to, bits.length); period++) {
            add(any, bits[period]);
        }
        return any;
    }

    static void add(long[] to, long[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] |= from[i];
        }
    }

    static void keep(long[] of, long[] in) {
        for (int i = 0; i < of.length; i++) {
            of[i] &= in[i];
        }
    }

    static long[] and(long[] a, long[] b) {
        long[] both = a.clone();
        keep(both, b);
        return both;
    }

    static long[] without(long[] a, long[] b) {
        long[] rest = a.clone();
        for (int i = 0; i < rest.length; i++) {
            rest[i] &= ~b[i];
        }
        return rest;
    }

    static long count(long[] set) {
        return Arrays.stream(set).map(Long::bitCount).sum();
    }

    static void forEach(long[] set, IntConsumer customer) {
        for (int word = 0; word < set.length; word++) {
            for (long rest = set[word]; rest != 0; rest &= rest - 1) {
                customer.accept(word * Long.SIZE + Long.numberOfTrailingZeros(rest));
            }
        }
    }

    static long countBoth(long[] a, long[] b) {
        long count = 0;
        for (int i = 0; i < a.length; i++) {
            count += Long.bitCount(a[i] & b[i]);
        }
        return count;
    }
}
