package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.journey.internal.PickedRows;
import io.github.cxmetrics.journey.internal.Threads;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Rows by user and time: each user's rows are one run, whose state stays in the fastest memory. A row has to wait for the one before, so each thread takes two
 * stretches of rows at once, a row of one and a row of the other. Nothing that rows decide is a branch: signs become masks, −1 for yes and 0 for no.
 */
final class UserRuns {

    /** For any number of steps. */
    private static final int ROOM = PickedRows.STEP_MASK + 2;

    private final FastInput in;
    private final LevelSink sink;
    private final PickedRows rows;
    /** How far units got that are over, as far as the sink has not got them. */
    private final byte[] done = new byte[PickedRows.BLOCK + 1];
    /** At k + 1 the latest start that got to step k; levels below the present one are always defined, so that nothing needs clearing between users. */
    private long[] start = new long[ROOM];

    private int unit;
    private int reached;
    private long before;
    private int stepBefore;
    /** The steps of the rows that share a unit's time, where there are several. */
    private long together;

    private int unitTogether = -1;
    private long timeTogether;

    private UserRuns(FastInput in, int from, int to, LevelSink sink) {
        this.in = in;
        this.sink = sink;
        rows = new PickedRows(in.codes, in.stepOf, from, to);
        unit = from < to ? in.units[from] : -1;
    }

    /**
     * Gives a sink for each stretch of rows the level of each unit that has a row of a step, and of some others that have none.
     *
     * @param <S> what takes the levels
     * @param in the rows
     * @param sinks makes a sink
     * @return the sinks
     */
    static <S extends LevelSink> List<S> scan(FastInput in, Supplier<S> sinks) {
        int rows = in.times.length;
        int parts = Threads.parts(rows);
        return Threads.map(parts, part -> {
                    int from = runStart(in.units, Threads.bound(2 * part, 2 * parts, rows));
                    int middle = runStart(in.units, Threads.bound(2 * part + 1, 2 * parts, rows));
                    int to = runStart(in.units, Threads.bound(2 * part + 2, 2 * parts, rows));
                    List<S> two = List.of(sinks.get(), sinks.get());
                    scan(new UserRuns(in, from, middle, two.get(0)), new UserRuns(in, middle, to, two.get(1)));
                    return two;
                })
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** The first row at or after a row that begins a run. */
    static int runStart(int[] units, int row) {
        int start = row;
        while (start > 0 && start < units.length && units[start] == units[start - 1]) {
            start++;
        }
        return start;
    }

    private static void scan(UserRuns one, UserRuns other) {
        while (one.rows.hasMore() || other.rows.hasMore()) {
            int n = one.pick();
            int m = other.pick();
            int both = one.in.firstStart ? 0 : Math.min(n, m);
            takeBoth(one, other, both);
            one.take(both, n);
            other.take(both, m);
        }
        one.end();
        other.end();
    }

    private int pick() {
        int n = rows.pick();
        int[] over = sink.expect(n);
        if (over != null) {
            int at = 0;
            int last = unit;
            for (int i = 0; i < n; i++) {
                int next = in.units[rows.base() + (rows.picked()[i] >> PickedRows.STEP_BITS)];
                int differs = next ^ last;
                over[at] = last;
                at += (differs | -differs) >>> 31;
                last = next;
            }
        }
        return n;
    }

    private void end() {
        int[] over = sink.expect(1);
        if (over != null) {
            over[0] = unit;
        }
        done[0] = (byte) reached;
        sink.take(done, unit < 0 ? 0 : 1);
    }

    /** Takes picked rows of one stretch. */
    private void take(int from, int to) {
        int[] picked = rows.picked();
        int base = rows.base();
        int[] units = in.units;
        long[] times = in.times;
        long span = in.span;
        int only = in.firstStart ? -1 : 0;
        boolean byStep = in.tiesByStep;
        int over = 0;
        for (int i = from; i < to; i++) {
            int k = picked[i] & PickedRows.STEP_MASK;
            int row = base + (picked[i] >> PickedRows.STEP_BITS);
            long time = times[row];
            int differs = units[row] ^ unit;
            int changed = (differs | -differs) >>> 31;
            done[over] = (byte) reached;
            over += changed;
            reached &= changed - 1;
            unit = units[row];
            // A first step starts at its own time, or where the first start alone counts, there.
            long kept = only & -reached >> 31;
            start[0] = start[1] & kept | time & ~kept;
            long begun = start[k];
            long stays = (reached - k | span - (time - begun)) >> 63;
            start[k + 1] = begun ^ (begun ^ start[k + 1]) & stays;
            reached = Math.max(reached, k + 1 & (int) ~stays);
            if ((time ^ before | changed) == 0 && byStep) {
                tie(time, k);
            }
            before = time;
            stepBefore = k;
        }
        sink.take(done, over);
    }

    /** Steps that stood before an earlier step of the same time follow it after all. */
    private void tie(long time, int step) {
        reached = tie(time, unit, stepBefore, step, reached);
    }

    private int tie(long time, int unit, int stepBefore, int step, int level) {
        if (unitTogether != unit || timeTogether != time) {
            unitTogether = unit;
            timeTogether = time;
            together = 1L << stepBefore;
        }
        together |= 1L << step;
        int reached = level;
        for (int k = step + 1; k <= reached && k < in.steps && (together >>> k & 1) != 0; k++) {
            if (time - start[k] <= in.span) {
                start[k + 1] = start[k];
                reached = Math.max(reached, k + 1);
            }
        }
        return reached;
    }

    /** Takes the first picked rows of two stretches: what {@link #take} does, twice. */
    private static void takeBoth(UserRuns a, UserRuns b, int n) {
        int[] pickedA = a.rows.picked();
        int[] pickedB = b.rows.picked();
        int baseA = a.rows.base();
        int baseB = b.rows.base();
        int[] units = a.in.units;
        long[] times = a.in.times;
        long span = a.in.span;
        boolean byStep = a.in.tiesByStep;
        byte[] doneA = a.done;
        byte[] doneB = b.done;
        // Of arrays that were made here the compiler knows the length, and so that no step points beyond it.
        long[] startA = Arrays.copyOf(a.start, ROOM);
        long[] startB = Arrays.copyOf(b.start, ROOM);
        a.start = startA;
        b.start = startB;
        int reachedA = a.reached;
        int reachedB = b.reached;
        int unitA = a.unit;
        int unitB = b.unit;
        long beforeA = a.before;
        long beforeB = b.before;
        int overA = 0;
        int overB = 0;
        for (int i = 0; i < n; i++) {
            int kA = pickedA[i] & PickedRows.STEP_MASK;
            int kB = pickedB[i] & PickedRows.STEP_MASK;
            int rowA = baseA + (pickedA[i] >> PickedRows.STEP_BITS);
            int rowB = baseB + (pickedB[i] >> PickedRows.STEP_BITS);
            long timeA = times[rowA];
            long timeB = times[rowB];
            int differsA = units[rowA] ^ unitA;
            int differsB = units[rowB] ^ unitB;
            int changedA = (differsA | -differsA) >>> 31;
            int changedB = (differsB | -differsB) >>> 31;
            doneA[overA] = (byte) reachedA;
            doneB[overB] = (byte) reachedB;
            overA += changedA;
            overB += changedB;
            reachedA &= changedA - 1;
            reachedB &= changedB - 1;
            unitA = units[rowA];
            unitB = units[rowB];
            startA[0] = timeA;
            startB[0] = timeB;
            long begunA = startA[kA];
            long begunB = startB[kB];
            long staysA = (reachedA - kA | span - (timeA - begunA)) >> 63;
            long staysB = (reachedB - kB | span - (timeB - begunB)) >> 63;
            startA[kA + 1] = begunA ^ (begunA ^ startA[kA + 1]) & staysA;
            startB[kB + 1] = begunB ^ (begunB ^ startB[kB + 1]) & staysB;
            reachedA = Math.max(reachedA, kA + 1 & (int) ~staysA);
            reachedB = Math.max(reachedB, kB + 1 & (int) ~staysB);
            if ((timeA ^ beforeA | changedA) == 0 && byStep) {
                reachedA = a.tie(timeA, unitA, pickedA, i, reachedA);
            }
            if ((timeB ^ beforeB | changedB) == 0 && byStep) {
                reachedB = b.tie(timeB, unitB, pickedB, i, reachedB);
            }
            beforeA = timeA;
            beforeB = timeB;
        }
        a.pause(doneA, overA, reachedA, unitA, beforeA, n);
        b.pause(doneB, overB, reachedB, unitB, beforeB, n);
    }

    private int tie(long time, int unit, int[] picked, int i, int level) {
        int last = i == 0 ? stepBefore : picked[i - 1] & PickedRows.STEP_MASK;
        return tie(time, unit, last, picked[i] & PickedRows.STEP_MASK, level);
    }

    private void pause(byte[] done, int over, int reached, int unit, long before, int n) {
        sink.take(done, over);
        this.reached = reached;
        this.unit = unit;
        this.before = before;
        stepBefore = n == 0 ? stepBefore : rows.picked()[n - 1] & PickedRows.STEP_MASK;
    }
}
