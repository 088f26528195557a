package io.github.cxmetrics.journey.funnel;

import java.util.Arrays;

/**
 * Every first step starts an attempt of its own, which repeats, other rows or a pause may end; rows are taken by time, then by step, and each fills one step at
 * most. Of attempts at the same level the one with the latest start can do all that the others can, so one for each level is kept; those that
 * moved at the present time apart, for they may not move again where steps must be strictly later.
 */
final class AttemptScan implements UnitScan {

    private static final int NO_STEP = -1;

    private final FunnelPlan plan;
    private final boolean strictlyLater;
    private final boolean atRepeat;
    private final boolean atOther;
    /** For each level, counted from 1, the rows of its attempt: of before the present time, and of the present time. */
    private final int[][] older;

    private final int[][] fresh;
    private final boolean[] hasOlder;
    private final boolean[] hasFresh;

    AttemptScan(FunnelPlan plan) {
        this.plan = plan;
        strictlyLater = plan.dialect.ties() == Ties.STRICTLY_LATER;
        atRepeat = plan.dialect.stops().contains(Stop.ATTEMPT_AT_REPEAT);
        atOther = plan.dialect.stops().contains(Stop.ATTEMPT_AT_OTHER);
        older = new int[plan.steps + 1][plan.steps];
        fresh = new int[plan.steps + 1][plan.steps];
        hasOlder = new boolean[plan.steps + 1];
        hasFresh = new boolean[plan.steps + 1];
    }

    @Override
    public int scan(UnitRows rows, int from, Found found) {
        found.level = 0;
        endAll();
        for (int i = from; i < rows.size && found.level < plan.steps; ) {
            int j = i + 1;
            while (j < rows.size && rows.times[j] == rows.times[i]) {
                j++;
            }
            if (i > from && rows.times[i] - rows.times[i - 1] > plan.idle) {
                endAll();
            }
            scanGroup(rows, i, j, found);
            i = j;
        }
        return rows.size;
    }

    private void endAll() {
        Arrays.fill(hasOlder, false);
        Arrays.fill(hasFresh, false);
    }

    private void scanGroup(UnitRows rows, int from, int to, Found found) {
        for (int level = 1; level < plan.steps; level++) {
            if (hasFresh[level]) {
                keepLater(level);
            }
            if (hasOlder[level] && rows.times[from] - rows.times[older[level][0]] > plan.span) {
                hasOlder[level] = false;
            }
        }
        for (int step = NO_STEP; step < plan.steps; step++) {
            for (int i = from; i < to; i++) {
                if (stepOf(rows.masks[i]) == step) {
                    take(i, step, found);
                }
            }
        }
    }

    private static int stepOf(long mask) {
        return mask == 0 ? NO_STEP : Long.numberOfTrailingZeros(mask);
    }

    /** Of the attempts of lower levels each started no earlier than those of higher ones: so did what comes to a level, than what is there. */
    private void keepLater(int level) {
        hasFresh[level] = false;
        hasOlder[level] = true;
        int[] spare = older[level];
        older[level] = fresh[level];
        fresh[level] = spare;
    }

    private void take(int row, int step, Found found) {
        for (int level = plan.steps - 1; level >= 1; level--) {
            boolean ends = atRepeat && step == level - 1 || atOther && step != level;
            if (ends) {
                hasOlder[level] = false;
                hasFresh[level] = false;
            } else if (step == level) {
                advance(row, level, found);
            }
        }
        if (step == 0) {
            fresh[1][0] = row;
            hasFresh[1] = true;
            reached(1, found);
        }
    }

    private void advance(int row, int level, Found found) {
        boolean fromFresh = hasFresh[level] && !strictlyLater;
        if (!fromFresh && !hasOlder[level]) {
            return;
        }
        int[] path = fromFresh ? fresh[level] : older[level];
        System.arraycopy(path, 0, fresh[level + 1], 0, level);
        fresh[level + 1][level] = row;
        hasFresh[level + 1] = true;
        hasOlder[level] = false;
        if (fromFresh) {
            hasFresh[level] = false;
        }
        reached(level + 1, found);
    }

    private void reached(int level, Found found) {
        if (level > found.level) {
            found.level = level;
            System.arraycopy(fresh[level], 0, found.at, 0, level);
        }
    }
}
