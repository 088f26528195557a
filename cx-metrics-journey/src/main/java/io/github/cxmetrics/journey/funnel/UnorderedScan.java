package io.github.cxmetrics.journey.funnel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Steps in any order: the largest number of different steps in any one window, an event filling one of them (a matching) unless it may fill several. Of
 * the rows that match the same steps only the latest as many as there are steps can be of use.
 */
final class UnorderedScan implements UnitScan {

    private final FunnelPlan plan;
    private final boolean severalSteps;
    private final List<long[]> recent = new ArrayList<>();
    private final int[] takenBy;
    /** For each level the first row of the window that first got there, and the row that completed it. */
    private final int[] starts;

    private final int[] ends;
    private int[] pool = new int[16];
    private boolean[] visited = new boolean[16];

    UnorderedScan(FunnelPlan plan) {
        this.plan = plan;
        severalSteps = plan.dialect.use() == EventUse.SEVERAL_STEPS;
        takenBy = new int[plan.steps];
        starts = new int[plan.steps];
        ends = new int[plan.steps];
    }

    @Override
    public int scan(UnitRows rows, int from, Found found) {
        recent.clear();
        int settled = 0;
        int level = 0;
        int oldest = from;
        for (int i = from; i < rows.size && level < plan.steps; i++) {
            if (rows.masks[i] != 0) {
                remember(rows.masks[i], i);
                while (rows.masks[oldest] == 0 || !inTime(rows, oldest, i)) {
                    oldest++;
                }
                for (int now = level(rows, i); level < now; level++) {
                    starts[level] = oldest;
                    ends[level] = i;
                }
            }
            if (level < plan.steps && (rows.extras[i] & plan.exclusionBits()) != 0) {
                recent.clear();
                oldest = i + 1;
                while (level > settled && isVoid(rows, level, i)) {
                    level--;
                }
                settled = level;
            }
        }
        found.level = level;
        follow(rows, level == 0 ? from : ends[level - 1], found);
        return rows.size;
    }

    /** Whether the window that first got to a level is still open at an excluded row. */
    private boolean isVoid(UnitRows rows, int level, int excluded) {
        return plan.dialect.exclusions() == ExclusionPolicy.VOIDS_ALL_BEFORE
                && inTime(rows, starts[level - 1], excluded);
    }

    /** An entry is the mask, how many rows, and the latest of them in a ring. */
    private void remember(long mask, int row) {
        for (long[] entry : recent) {
            if (entry[0] == mask) {
                entry[2 + (int) (entry[1]++ % plan.steps)] = row;
                return;
            }
        }
        long[] entry = new long[2 + plan.steps];
        entry[0] = mask;
        entry[1] = 1;
        entry[2] = row;
        recent.add(entry);
    }

    private int level(UnitRows rows, int now) {
        if (severalSteps || allSingle()) {
            long union = 0;
            for (long[] entry : recent) {
                int latest = (int) entry[2 + (int) ((entry[1] - 1) % plan.steps)];
                union |= inTime(rows, latest, now) ? entry[0] : 0;
            }
            return Long.bitCount(union);
        }
        int size = 0;
        for (long[] entry : recent) {
            for (int i = 0; i < Math.min(entry[1], plan.steps); i++) {
                int row = (int) entry[2 + i];
                if (inTime(rows, row, now)) {
                    size = addToPool(size, row);
                }
            }
        }
        return match(rows, size);
    }

    private boolean allSingle() {
        for (long[] entry : recent) {
            if (Long.bitCount(entry[0]) > 1) {
                return false;
            }
        }
        return true;
    }

    private boolean inTime(UnitRows rows, int row, int now) {
        return rows.times[now] - rows.times[row] <= plan.span;
    }

    private int addToPool(int size, int row) {
        if (size == pool.length) {
            pool = Arrays.copyOf(pool, 2 * size);
        }
        pool[size] = row;
        return size + 1;
    }

    private int match(UnitRows rows, int size) {
        Arrays.fill(takenBy, -1);
        int matched = 0;
        for (int i = 0; i < size && matched < plan.steps; i++) {
            matched += tryRow(rows, pool[i], 0) ? 1 : 0;
        }
        return matched;
    }

    /** One more row in the matching, by moving others if need be (Kuhn 1955). */
    private boolean tryRow(UnitRows rows, int row, int depth) {
        if (depth == 0) {
            visited = visited.length < plan.steps ? new boolean[plan.steps] : visited;
            Arrays.fill(visited, false);
        }
        for (long rest = rows.masks[row]; rest != 0; rest &= rest - 1) {
            int step = Long.numberOfTrailingZeros(rest);
            if (!visited[step]) {
                visited[step] = true;
                if (takenBy[step] < 0 || tryRow(rows, takenBy[step], depth + 1)) {
                    takenBy[step] = row;
                    return true;
                }
            }
        }
        return false;
    }

    /** The first rows that make up the level in the window that first reached it: rows by time, each taken if it adds a step. */
    private void follow(UnitRows rows, int end, Found found) {
        if (found.level == 0) {
            return;
        }
        int begin = end;
        while (begin > 0 && inTime(rows, begin - 1, end) && (rows.extras[begin - 1] & plan.exclusionBits()) == 0) {
            begin--;
        }
        Arrays.fill(takenBy, -1);
        long covered = 0;
        int matched = 0;
        for (int i = begin; i <= end && matched < found.level; i++) {
            if (severalSteps) {
                for (long rest = rows.masks[i] & ~covered; rest != 0 && matched < found.level; rest &= rest - 1) {
                    found.at[matched++] = i;
                }
                covered |= rows.masks[i];
            } else if (rows.masks[i] != 0 && tryRow(rows, i, 0)) {
                found.at[matched++] = i;
            }
        }
    }
}
