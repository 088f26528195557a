package io.github.cxmetrics.contact.fcr;

import io.github.cxmetrics.survival.SurvivalRule;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Reads the contacts that repeat each other, group by group, in order of time. A contact is one long: its microseconds, and in the lowest bit whether the
 * first level could have resolved it. For one thread.
 */
final class FcrScan {

    /** Contacts are packed into longs with one bit to spare for the shift and one for sums with the window. */
    static final long MAX_MICROS = 1L << 60;

    private static final double MICROS = FcrRule.MICROS;

    private final long window;
    private final long asOf;
    private final long dataStart;
    private final IntFunction<FcrScan> itself = contact -> this;
    private final FcrCells cells = new FcrCells();
    private long followedThrough;
    private double[] times = new double[16];
    private boolean[] repeated = new boolean[16];
    private int shorter;

    FcrScan(FcrRule.AsOf rule) {
        window = rule.definition().windowMicros();
        asOf = rule.asOfMicros();
        dataStart = rule.dataStartMicros();
    }

    static long pack(long micros, boolean resolvable) {
        return micros << 1 | (resolvable ? 1 : 0);
    }

    boolean isBefore(long micros) {
        return micros < dataStart;
    }

    /** Counts a group of contacts, sorted; those after the end of the data are set aside. */
    void group(long[] packed, int start, int end) {
        group(packed, start, end, itself);
    }

    /** The same where each contact is counted by a scan of its own, all of one rule. */
    static void group(long[] packed, int start, int end, IntFunction<FcrScan> of) {
        int last = end;
        while (last > start && packed[last - 1] >> 1 > of.apply(last - 1).asOf) {
            of.apply(--last).cells.addAfterAsOf();
        }
        boolean preceded = false;
        long previous = 0;
        int from = start;
        while (from < last) {
            long at = packed[from] >> 1;
            int to = from + 1;
            while (to < last && packed[to] >> 1 == at) {
                to++;
            }
            FcrScan first = of.apply(from);
            boolean index = preceded ? at - previous > first.window : first.hasLookBack(at);
            long gap = to < last ? (packed[to] >> 1) - at : Long.MAX_VALUE;
            for (int i = from; i < to; i++) {
                of.apply(i).contact(at, gap, index, (packed[i] & 1) != 0);
            }
            previous = at;
            preceded = true;
            from = to;
        }
    }

    private boolean hasLookBack(long at) {
        return dataStart == Long.MIN_VALUE || at - dataStart >= window;
    }

    private void contact(long at, long gap, boolean index, boolean resolvable) {
        boolean repeat = gap <= window;
        cells.add(index, resolvable, asOf - at >= window, repeat);
        long followed = Math.min(gap, asOf - at);
        // What comes after the window does not move S(window), so all that is followed through it is one count.
        if (repeat || followed < window) {
            keep(followed / MICROS, repeat);
        } else {
            followedThrough++;
        }
    }

    private void keep(double time, boolean repeat) {
        if (shorter == times.length) {
            times = Arrays.copyOf(times, 2 * shorter);
            repeated = Arrays.copyOf(repeated, 2 * shorter);
        }
        times[shorter] = time;
        repeated[shorter++] = repeat;
    }

    void addAfterAsOf() {
        cells.addAfterAsOf();
    }

    void addUnknown() {
        cells.addUnknown();
    }

    boolean isAfterAsOf(long packed) {
        return packed >> 1 > asOf;
    }

    long asOf() {
        return asOf;
    }

    FcrCells cells() {
        return cells;
    }

    /** Times to the next contact up to the window, censored there. */
    SurvivalTally untilRepeat() {
        SurvivalTally within =
                SurvivalTally.of(ChronoUnit.SECONDS, Arrays.copyOf(times, shorter), Arrays.copyOf(repeated, shorter));
        return within.plus(followedThrough(window, followedThrough));
    }

    private static SurvivalTally followedThrough(long windowMicros, long count) {
        return count == 0
                ? SurvivalRule.of(ChronoUnit.SECONDS).empty()
                : SurvivalTally.ofCounts(
                        ChronoUnit.SECONDS, new double[] {windowMicros / MICROS}, new long[1], new long[] {count});
    }
}
