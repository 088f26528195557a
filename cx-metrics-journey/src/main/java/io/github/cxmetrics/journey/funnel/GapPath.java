package io.github.cxmetrics.journey.funnel;

import java.util.Arrays;

/**
 * The earliest steps of a journey with limits between them, from a given start to a given end. Taking a step early may make the next one late, so it is
 * first found out, from the end, which groups of rows lead there.
 */
final class GapPath {

    private final FunnelPlan plan;
    private final TieGroups groups;
    private int[] from = new int[16];
    private int[][] runs = new int[16][];
    private long[] leads = new long[16];
    private int count;
    private int last;

    GapPath(FunnelPlan plan, TieGroups groups) {
        this.plan = plan;
        this.groups = groups;
    }

    void follow(UnitRows rows, int begin, int end, Found found) {
        last = found.level - 1;
        readGroups(rows, begin, end);
        markLeading(rows);
        choose(rows, found);
    }

    private void readGroups(UnitRows rows, int begin, int end) {
        count = 0;
        for (int i = begin; i <= end; ) {
            int j = groups.end(rows, i);
            groups.read(rows, i, j);
            if (count == from.length) {
                from = Arrays.copyOf(from, 2 * count);
                runs = Arrays.copyOf(runs, 2 * count);
                leads = Arrays.copyOf(leads, 2 * count);
            }
            from[count] = i;
            runs[count] = new int[plan.steps];
            for (int k = 0; k <= last; k++) {
                runs[count][k] = (groups.union >>> k & 1) == 0 ? 0 : groups.run[k];
            }
            leads[count++] = 0;
            i = j;
        }
    }

    /** Bit k of a group: step k may be the first that is taken in it, and the end is reached in time. */
    private void markLeading(UnitRows rows) {
        int[] next = new int[plan.steps];
        Arrays.fill(next, -1);
        for (int g = count - 1; g >= 0; g--) {
            for (int k = 0; k <= last; k++) {
                if (runs[g][k] > 0 && completes(rows, g, k, 1, next)) {
                    leads[g] |= 1L << k;
                }
            }
            for (int k = 0; k <= last; k++) {
                next[k] = (leads[g] >>> k & 1) != 0 ? g : next[k];
            }
        }
    }

    /** Whether a journey that has taken {@code taken} steps up to k in a group can get to the end. */
    private boolean completes(UnitRows rows, int g, int k, int taken, int[] next) {
        for (int q = k; q <= last && (q == k || runs[g][q] >= taken + q - k); q++) {
            if (q == last) {
                if (g == count - 1) {
                    return true;
                }
            } else if (next[q + 1] >= 0 && rows.times[from[next[q + 1]]] - rows.times[from[g]] <= plan.gaps[q + 1]) {
                return true;
            }
        }
        return false;
    }

    private void choose(UnitRows rows, Found found) {
        int[] at = new int[last + 1];
        int taken = 1;
        for (int k = 1; k <= last; k++) {
            int g = at[k - 1];
            if (runs[g][k] >= taken + 1 && completes(rows, g, k, taken + 1, nextAfter(g))) {
                at[k] = g;
                taken++;
            } else {
                at[k] = nextAfter(g)[k];
                taken = 1;
            }
        }
        for (int k = 0; k <= last; ) {
            int to = k;
            while (to < last && at[to + 1] == at[k]) {
                to++;
            }
            groups.assign(rows, from[at[k]], groups.end(rows, from[at[k]]), k, to, found.at);
            k = to + 1;
        }
    }

    /** For each step the first later group that leads on from it. */
    private int[] nextAfter(int g) {
        int[] next = new int[plan.steps];
        Arrays.fill(next, -1);
        int missing = last + 1;
        for (int later = g + 1; later < count && missing > 0; later++) {
            for (int k = 0; k <= last; k++) {
                if (next[k] < 0 && (leads[later] >>> k & 1) != 0) {
                    next[k] = later;
                    missing--;
                }
            }
        }
        return next;
    }
}
