package io.github.cxmetrics.survival;

import java.util.Arrays;

/**
 * Which times are one time but for the rounding of doubles: 0.3 and 0.1 + 0.2. Walking up, a time within {@link #TOLERANCE} of the first of a run belongs
 * to it, and all of the run count at that first time; two whole numbers never are one. Tallies keep the times as they came, so that merging stays exact;
 * ties are made when a curve or a test is read off.
 */
final class Ties {

    /** The relative difference up to which times are one, about the root of a double's precision, as R has it since survival 2.40. */
    static final double TOLERANCE = 1.5e-8;

    private final double[] firsts;

    private Ties(double[] firsts) {
        this.firsts = firsts;
    }

    /** The latest time that is the same as a time. */
    static double latest(double time) {
        double whole = Math.floor(time);
        double tooLate = whole + (whole == time ? 1 : 2);
        return Math.max(time, Math.min(time / (1 - TOLERANCE), Math.nextDown(tooLate)));
    }

    static Ties of(CountedKeys exits, CountedKeys entries) {
        double[] firsts = new double[exits.distinct() + entries.distinct()];
        int used = 0;
        int exit = 0;
        int entry = 0;
        double until = -1;
        // Who enters ends later, so that no entry is left after the last end.
        while (exit < exits.distinct()) {
            double end = Times.ofExitKey(exits.key(exit));
            double start =
                    entry < entries.distinct() ? Double.longBitsToDouble(entries.key(entry)) : Double.POSITIVE_INFINITY;
            double time = Math.min(start, end);
            exit += end == time ? 1 : 0;
            entry += start == time ? 1 : 0;
            if (time > until) {
                firsts[used++] = time;
                until = latest(time);
            }
        }
        return new Ties(Arrays.copyOf(firsts, used));
    }

    CountedKeys exits(CountedKeys exits) {
        int distinct = exits.distinct();
        long[] keys = new long[distinct];
        long[] counts = new long[distinct];
        int used = 0;
        int run = 0;
        for (int i = 0; i < distinct; ) {
            run = runOf(Times.ofExitKey(exits.key(i)), run);
            long observed = 0;
            long censored = 0;
            while (i < distinct && isOf(Times.ofExitKey(exits.key(i)), run)) {
                observed += Times.isObserved(exits.key(i)) ? exits.countAt(i) : 0;
                censored += Times.isObserved(exits.key(i)) ? 0 : exits.countAt(i);
                i++;
            }
            if (observed > 0) {
                keys[used] = Times.exitKey(firsts[run], true);
                counts[used++] = observed;
            }
            if (censored > 0) {
                keys[used] = Times.exitKey(firsts[run], false);
                counts[used++] = censored;
            }
        }
        return CountedKeys.ofFirst(keys, counts, used, exits.total());
    }

    CountedKeys entries(CountedKeys entries) {
        int distinct = entries.distinct();
        long[] keys = new long[distinct];
        long[] counts = new long[distinct];
        int used = 0;
        int run = 0;
        for (int i = 0; i < distinct; ) {
            run = runOf(Double.longBitsToDouble(entries.key(i)), run);
            keys[used] = Double.doubleToRawLongBits(firsts[run]);
            while (i < distinct && isOf(Double.longBitsToDouble(entries.key(i)), run)) {
                counts[used] += entries.countAt(i++);
            }
            used++;
        }
        return CountedKeys.ofFirst(keys, counts, used, entries.total());
    }

    private boolean isOf(double time, int run) {
        return run + 1 == firsts.length || time < firsts[run + 1];
    }

    private int runOf(double time, int from) {
        int run = from;
        while (!isOf(time, run)) {
            run++;
        }
        return run;
    }
}
