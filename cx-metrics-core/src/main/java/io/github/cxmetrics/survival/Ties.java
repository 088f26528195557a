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
        while (exit < exits.distinct() || entry < entries.distinct()) {
            double end = exit < exits.distinct() ? Times.ofExitKey(exits.key(exit)) : Double.POSITIVE_INFINITY;
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
        long[] keys = new long[2 * firsts.length];
        long[] counts = new long[keys.length];
        int run = 0;
        for (int i = 0; i < firsts.length; i++) {
            keys[2 * i] = Times.exitKey(firsts[i], true);
            keys[2 * i + 1] = Times.exitKey(firsts[i], false);
        }
        for (int i = 0; i < exits.distinct(); i++) {
            run = runOf(Times.ofExitKey(exits.key(i)), run);
            counts[2 * run + (Times.isObserved(exits.key(i)) ? 0 : 1)] += exits.countAt(i);
        }
        return CountedKeys.ofCounts(keys, counts, SurvivalTally.SUBJECTS);
    }

    CountedKeys entries(CountedKeys entries) {
        long[] keys = new long[firsts.length];
        long[] counts = new long[keys.length];
        int run = 0;
        Arrays.setAll(keys, i -> Double.doubleToRawLongBits(firsts[i]));
        for (int i = 0; i < entries.distinct(); i++) {
            run = runOf(Double.longBitsToDouble(entries.key(i)), run);
            counts[run] += entries.countAt(i);
        }
        return CountedKeys.ofCounts(keys, counts, SurvivalTally.SUBJECTS);
    }

    private int runOf(double time, int from) {
        int run = from;
        while (run + 1 < firsts.length && firsts[run + 1] <= time) {
            run++;
        }
        return run;
    }
}
