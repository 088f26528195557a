package io.github.cxmetrics.journey.funnel;

import java.util.Arrays;

/**
 * Steps in order with limits between them: of each level the journey is kept that arrived last. It began last as well: of two levels, what the lower one keeps
 * began no earlier, and a journey that gets to a level comes from a lower one.
 */
final class GapScan implements UnitScan {

    private static final int NONE = -1;

    private final FunnelPlan plan;
    private final TieGroups groups;
    /** For each level where its journey began, −1 for none, and where it arrived. */
    private final int[] starts;

    private final int[] arrivals;

    GapScan(FunnelPlan plan) {
        this.plan = plan;
        groups = new TieGroups(plan);
        starts = new int[plan.steps];
        arrivals = new int[plan.steps];
    }

    @Override
    public int scan(UnitRows rows, int from, Found found) {
        Arrays.fill(starts, NONE);
        found.level = 0;
        int begin = NONE;
        int end = NONE;
        boolean entered = false;
        int[] pushed = new int[plan.steps];
        for (int i = from; i < rows.size && found.level < plan.steps; ) {
            int j = groups.end(rows, i);
            groups.read(rows, i, j);
            boolean mayStart = i < rows.startsEnd && (plan.dialect.entry() == Entry.ANY_START || !entered);
            for (int k = plan.steps - 1; k >= 0; k--) {
                pushed[k] = (groups.union >>> k & 1) == 0 ? NONE : journey(rows, i, k, mayStart);
            }
            for (int k = 0; k < plan.steps; k++) {
                if (pushed[k] != NONE) {
                    starts[k] = pushed[k];
                    arrivals[k] = i;
                    if (k + 1 > found.level) {
                        found.level = k + 1;
                        begin = pushed[k];
                        end = i;
                    }
                }
            }
            entered |= (groups.union & 1) != 0;
            i = j;
        }
        if (found.level > 0) {
            new GapPath(plan, groups).follow(rows, begin, end, found);
        }
        return rows.size;
    }

    /** The latest start of a journey that takes step k in this group. */
    private int journey(UnitRows rows, int group, int k, boolean mayStart) {
        long time = rows.times[group];
        int best = NONE;
        for (int m = groups.run[k]; m >= 1; m--) {
            int begin;
            if (m == k + 1) {
                begin = mayStart ? group : NONE;
            } else {
                begin = latest(rows, k - m, time);
            }
            if (begin != NONE && time - rows.times[begin] <= plan.span) {
                best = Math.max(best, begin);
            }
        }
        return best;
    }

    /** The start of the journey of a level that arrived no longer than the limit of the next step ago. */
    private int latest(UnitRows rows, int level, long time) {
        boolean inTime = starts[level] != NONE && time - rows.times[arrivals[level]] <= plan.gaps[level + 1];
        return inTime ? starts[level] : NONE;
    }
}
