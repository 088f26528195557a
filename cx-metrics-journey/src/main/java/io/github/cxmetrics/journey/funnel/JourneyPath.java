package io.github.cxmetrics.journey.funnel;

import java.util.Arrays;

/** Follows the journeys of one start, each step as early as can be, and keeps the groups in which their steps were taken. */
final class JourneyPath {

    private static final int NONE = -1;

    private final FunnelPlan plan;
    private final TieGroups groups;
    /** For each level, counted from 0, the group of each step; the last is −1 where the level is not reached. */
    private final int[][] paths;

    private final int[] needed;

    JourneyPath(FunnelPlan plan, TieGroups groups) {
        this.plan = plan;
        this.groups = groups;
        paths = new int[plan.steps][];
        Arrays.setAll(paths, k -> new int[k + 1]);
        needed = new int[plan.steps];
    }

    void clear() {
        for (int k = 0; k < paths.length; k++) {
            paths[k][k] = NONE;
        }
    }

    boolean reaches(int k) {
        return paths[k][k] != NONE;
    }

    /** The groups of the steps up to a level that is reached. */
    int[] to(int k) {
        return paths[k];
    }

    /** Takes a group that has been read, without its exclusions. */
    void take(int group, boolean isStart) {
        Arrays.fill(needed, 0);
        advance(group, isStart);
    }

    /** Takes a group that has been read; of levels that its exclusions clear, only journeys survive whose step from was taken in it. */
    void take(UnitRows rows, int from, int to, boolean isStart) {
        Arrays.fill(needed, 0);
        boolean voids = plan.dialect.exclusions() == ExclusionPolicy.VOIDS_ALL_BEFORE;
        for (int i = from; i < to; i++) {
            for (long rest = rows.extras[i] & plan.exclusionBits(); rest != 0; rest &= rest - 1) {
                int x = Long.numberOfTrailingZeros(rest);
                int first = voids ? 0 : plan.clearsFrom[x];
                int last = voids ? plan.steps - 1 : plan.clearsTo[x];
                for (int k = first; k <= last; k++) {
                    needed[k] = Math.max(needed[k], k - first + 1);
                }
            }
        }
        advance(from, isStart);
    }

    /** Ends the journeys whose last step is none of these. */
    void keepOnly(long steps) {
        for (int k = 0; k < paths.length; k++) {
            paths[k][k] = (steps >>> k & 1) != 0 ? paths[k][k] : NONE;
        }
    }

    private void advance(int group, boolean isStart) {
        for (int k = plan.steps - 1; k >= 0; k--) {
            if (needed[k] == 0 && reaches(k)) {
                continue;
            }
            paths[k][k] = NONE;
            int longest = (groups.union >>> k & 1) == 0 ? 0 : groups.run[k];
            for (int m = Math.max(1, needed[k]); m <= longest; m++) {
                if (m == k + 1 ? isStart : reaches(k - m)) {
                    System.arraycopy(paths[Math.max(0, k - m)], 0, paths[k], 0, k - m + 1);
                    Arrays.fill(paths[k], k - m + 1, k + 1, group);
                    break;
                }
            }
        }
    }

    /** Rows for the groups of a path. */
    void assign(UnitRows rows, int[] path, Found found) {
        for (int k = 0; k < found.level; ) {
            int last = k;
            while (last + 1 < found.level && path[last + 1] == path[k]) {
                last++;
            }
            groups.assign(rows, path[k], groups.end(rows, path[k]), k, last, found.at);
            k = last + 1;
        }
    }
}
