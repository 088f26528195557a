package io.github.cxmetrics.journey.funnel;

import java.util.Arrays;

/**
 * Steps in order, from any start, the first, or every one: for each level the latest start of a journey that got there. A later start has the later end of
 * its window and the same way ahead, so no other journey of the level can do better. One pass, whatever the user did. Where steps must be contiguous, each row
 * that stands alone in its second ends the journeys that it is no step of.
 */
final class ChainScan implements UnitScan {

    private static final int NONE = -1;

    private final FunnelPlan plan;
    private final boolean contiguous;
    private final TieGroups groups;
    private final int[] start;
    private final int[] used;
    private final JourneyPath path;

    ChainScan(FunnelPlan plan) {
        this.plan = plan;
        contiguous = plan.dialect.order() == StepOrder.CONTIGUOUS_BUT_REPEATS;
        groups = new TieGroups(plan);
        start = new int[plan.steps];
        used = new int[plan.steps];
        path = new JourneyPath(plan, groups);
    }

    @Override
    public int scan(UnitRows rows, int from, Found found) {
        boolean everyEntry = plan.dialect.entry() == Entry.EVERY_ENTRY;
        Arrays.fill(start, NONE);
        int begin = NONE;
        int end = NONE;
        boolean entered = false;
        found.level = 0;
        for (int i = from; i < rows.size; ) {
            // An attempt of one step is over at once, so that rows of one time are as many attempts.
            int j = everyEntry && plan.steps == 1 ? i + 1 : groups.end(rows, i);
            if (everyEntry && begin >= 0 && rows.times[i] - rows.times[begin] > plan.span) {
                finish(rows, begin, end, found);
                return i;
            }
            groups.read(rows, i, j);
            boolean mayStart = i < rows.startsEnd && (plan.dialect.entry() == Entry.ANY_START || !entered);
            int level = advance(rows, i, mayStart);
            if (level > found.level) {
                found.level = level;
                begin = start[level - 1];
                end = i;
            }
            entered |= (groups.union & 1) != 0;
            if (contiguous && groups.isUniform()) {
                keepOnly(groups.union);
            }
            if (found.level == plan.steps) {
                finish(rows, begin, end, found);
                return everyEntry ? j : rows.size;
            }
            if (plan.clearsOrVoids() && exclude(rows, i, j)) {
                found.level = voidBefore();
                begin = found.level == 0 ? NONE : i;
                end = begin;
            }
            i = j;
        }
        finish(rows, begin, end, found);
        return rows.size;
    }

    /** Moves journeys on through a group; the highest level that a journey got to in it, or 0. */
    private int advance(UnitRows rows, int group, boolean mayStart) {
        Arrays.fill(used, 0);
        int highest = 0;
        long time = rows.times[group];
        for (long rest = groups.union; rest != 0; ) {
            int k = 63 - Long.numberOfLeadingZeros(rest);
            rest &= ~(1L << k);
            for (int m = groups.run[k]; m >= 1; m--) {
                int begin = m == k + 1 ? mayStart ? group : NONE : start[k - m];
                if (begin != NONE && time - rows.times[begin] <= plan.span) {
                    start[k] = begin;
                    used[k] = m;
                    highest = Math.max(highest, k + 1);
                    break;
                }
            }
        }
        return highest;
    }

    /** A second in which all rows fill the same steps breaks all journeys but those whose last step it repeats. */
    private void keepOnly(long steps) {
        for (int k = 0; k < start.length; k++) {
            start[k] = (steps >>> k & 1) != 0 ? start[k] : NONE;
        }
    }

    /** Clears what exclusions of a group taint; whether they void all before. */
    private boolean exclude(UnitRows rows, int from, int to) {
        long excluded = 0;
        for (int i = from; i < to; i++) {
            excluded |= rows.extras[i] & plan.exclusionBits();
        }
        if (excluded != 0 && plan.dialect.exclusions() == ExclusionPolicy.VOIDS_ALL_BEFORE) {
            return true;
        }
        for (; excluded != 0; excluded &= excluded - 1) {
            int x = Long.numberOfTrailingZeros(excluded);
            clear(plan.clearsFrom[x], plan.clearsTo[x]);
        }
        return false;
    }

    /** Clears levels, but for journeys whose step after which the exclusion begins was taken in this very group. */
    private void clear(int fromLevel, int toLevel) {
        for (int k = fromLevel; k <= toLevel; k++) {
            if (used[k] < k - fromLevel + 1) {
                start[k] = NONE;
            }
        }
    }

    /** Forgets all but journeys that began in this group; their highest level. */
    private int voidBefore() {
        int level = 0;
        for (int k = 0; k < start.length; k++) {
            if (used[k] == k + 1) {
                level = k + 1;
            } else {
                start[k] = NONE;
            }
        }
        return level;
    }

    /** The row of a group of one time that fills the only step: no second with many attempts is gone through again for each. */
    private static int firstRow(UnitRows rows, int group) {
        int row = group;
        while ((rows.masks[row] & 1) == 0) {
            row++;
        }
        return row;
    }

    /** Whether a row matches one of some extras in the window of a journey that begins in a group. */
    private boolean occurs(UnitRows rows, int begin, long extras) {
        for (int i = begin; i < rows.size && rows.times[i] - rows.times[begin] <= plan.span; i++) {
            if ((rows.extras[i] & extras) != 0) {
                return true;
            }
        }
        return false;
    }

    private void finish(UnitRows rows, int begin, int end, Found found) {
        if (found.level == 0 || !found.needsRows) {
            return;
        }
        if (found.onlyWith != 0 && !occurs(rows, begin, found.onlyWith)) {
            found.needsRows = false;
            return;
        }
        if (plan.steps == 1) {
            found.at[0] = firstRow(rows, begin);
            return;
        }
        path.clear();
        for (int i = begin; i <= end; ) {
            int j = groups.end(rows, i);
            groups.read(rows, i, j);
            if (i < end && plan.clearsOrVoids()) {
                path.take(rows, i, j, i == begin);
            } else {
                path.take(i, i == begin);
            }
            if (contiguous && groups.isUniform() && i < end) {
                path.keepOnly(groups.union);
            }
            i = j;
        }
        path.assign(rows, path.to(found.level - 1), found);
    }
}
