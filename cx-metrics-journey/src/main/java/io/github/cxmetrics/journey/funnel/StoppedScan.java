package io.github.cxmetrics.journey.funnel;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Steps in order, where repeats or other rows end the user's scan: rows are taken by time, then by step. */
final class StoppedScan implements UnitScan {

    private static final int NONE = -1;

    private final FunnelPlan plan;
    private final TieGroups groups;
    private final boolean atRepeat;
    private final boolean atOther;
    private final int[] start;
    private final int[] before;
    private final Set<Long> taken = new HashSet<>();
    private boolean entered;
    private boolean stopped;
    private int begin;

    StoppedScan(FunnelPlan plan) {
        this.plan = plan;
        groups = new TieGroups(plan);
        atRepeat = plan.dialect.stops().contains(Stop.SCAN_AT_REPEAT);
        atOther = plan.dialect.stops().contains(Stop.SCAN_AT_OTHER);
        start = new int[plan.steps];
        before = new int[plan.steps];
    }

    @Override
    public int scan(UnitRows rows, int from, Found found) {
        Arrays.fill(start, NONE);
        entered = false;
        stopped = false;
        begin = NONE;
        int end = NONE;
        found.level = 0;
        for (int i = from; i < rows.size && !stopped && found.level < plan.steps; ) {
            int j = groups.end(rows, i);
            int level = found.level;
            scanGroup(rows, i, j, found);
            end = found.level > level ? i : end;
            i = j;
        }
        follow(rows, end, found);
        return rows.size;
    }

    private void scanGroup(UnitRows rows, int from, int to, Found found) {
        groups.read(rows, from, to);
        for (int i = from; i < to && atOther && entered; i++) {
            if (rows.masks[i] == 0) {
                stopped = true;
                return;
            }
        }
        System.arraycopy(start, 0, before, 0, start.length);
        for (int k = 0; k < plan.steps && !stopped; k++) {
            taken.clear();
            for (int i = from; i < to && !stopped; i++) {
                // Rows that fill the same steps lead as far as the first of them, unless that makes them repeats, which
                // end the scan.
                boolean fills = (rows.masks[i] >>> k & 1) != 0;
                boolean repeats = atRepeat && start[k] != NONE;
                if (fills && (k == 0 || repeats || to - from == 1 || taken.add(rows.masks[i]))) {
                    take(rows, from, to, i, k, found);
                }
            }
        }
    }

    private void take(UnitRows rows, int from, int to, int row, int k, Found found) {
        if (k == 0) {
            start[0] = row;
            entered = true;
            reached(0, found);
            return;
        }
        if (atRepeat && start[k] != NONE || atOther && entered && start[k - 1] == NONE) {
            stopped = true;
            return;
        }
        for (int m = groups.runEndingAt(rows, from, to, row, k); m >= 1; m--) {
            int journey = m == k + 1 ? from : before[k - m];
            if (journey != NONE && rows.times[row] - rows.times[journey] <= plan.span) {
                start[k] = journey;
                reached(k, found);
                return;
            }
        }
    }

    private void reached(int k, Found found) {
        if (k + 1 > found.level) {
            found.level = k + 1;
            begin = start[k];
        }
    }

    /** Follows the journey from its start, each step as early as can be. */
    private void follow(UnitRows rows, int end, Found found) {
        if (found.level == 0) {
            return;
        }
        int level = 0;
        for (int i = groupOf(rows, begin); level < found.level; ) {
            int j = groups.end(rows, i);
            groups.read(rows, i, j);
            int to = level;
            while (to < found.level && (groups.union >>> to & 1) != 0 && groups.run[to] >= to - level + 1) {
                to++;
            }
            if (to > level) {
                groups.assign(rows, i, j, level, to - 1, found.at);
            }
            level = to;
            i = j;
            if (i > end && level < found.level) {
                throw new AssertionError("a journey of " + found.level + " steps ends at step " + level);
            }
        }
    }

    private static int groupOf(UnitRows rows, int row) {
        int group = row;
        while (group > 0 && rows.times[group - 1] == rows.times[row]) {
            group--;
        }
        return group;
    }
}
