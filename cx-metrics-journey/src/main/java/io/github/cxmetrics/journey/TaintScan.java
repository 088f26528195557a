package io.github.cxmetrics.journey;

import java.util.Arrays;

/**
 * Exclusions that take users out of the funnel. How deep a journey can get is found without them; then each start is followed, the earliest first, until one leads
 * as deep without a tainted stretch. Users without an excluded event take the plain way; for the others the work grows with the starts in a window.
 */
final class TaintScan implements UnitScan {

    private static final int NONE = -1;

    private final FunnelPlan plan;
    private final ChainScan plain;
    private final TieGroups groups;
    private final int[] first;
    private final int[] used;
    private final int[] best;

    TaintScan(FunnelPlan plan) {
        this.plan = plan;
        plain = new ChainScan(plan);
        groups = new TieGroups(plan);
        first = new int[plan.steps];
        used = new int[plan.steps];
        best = new int[plan.steps];
    }

    @Override
    public int scan(UnitRows rows, int from, Found found) {
        plain.scan(rows, from, found);
        if (found.level == 0 || !hasExclusion(rows, from)) {
            return rows.size;
        }
        int level = found.level;
        int end = NONE;
        int begin = NONE;
        for (int i = from; i < rows.size; ) {
            int j = groups.end(rows, i);
            groups.read(rows, i, j);
            if ((groups.union & 1) != 0) {
                int arrived = follow(rows, i, level, end);
                if (arrived != NONE && (end == NONE || arrived <= end)) {
                    end = arrived;
                    begin = i;
                    System.arraycopy(first, 0, best, 0, level);
                }
                if (plan.dialect.entry() == Entry.FIRST_START) {
                    break;
                }
            }
            i = j;
        }
        found.left = begin == NONE;
        found.level = found.left ? 0 : level;
        assign(rows, found);
        return rows.size;
    }

    private boolean hasExclusion(UnitRows rows, int from) {
        for (int i = from; i < rows.size; i++) {
            if ((rows.extras[i] & plan.exclusionBits()) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The group where an untainted journey from a start first gets to a level and stays untainted; none that ends after a limit is of use. */
    private int follow(UnitRows rows, int begin, int level, int limit) {
        Arrays.fill(first, NONE);
        boolean open = isOpen(level);
        for (int i = begin; i < rows.size && rows.times[i] - rows.times[begin] <= plan.span; ) {
            int j = groups.end(rows, i);
            groups.read(rows, i, j);
            advance(i, i == begin, level);
            taint(rows, i, j, level);
            if (first[level - 1] != NONE && !open) {
                break;
            }
            if (limit != NONE && i > limit && first[level - 1] == NONE) {
                return NONE;
            }
            i = j;
        }
        return first[level - 1];
    }

    private boolean isOpen(int level) {
        for (int x = 0; x < plan.exclusions; x++) {
            if (plan.clearsFrom[x] <= level - 1 && level - 1 <= plan.clearsTo[x]) {
                return true;
            }
        }
        return false;
    }

    private void advance(int group, boolean isStart, int level) {
        Arrays.fill(used, 0);
        for (int k = level - 1; k >= 0; k--) {
            if ((groups.union >>> k & 1) == 0) {
                continue;
            }
            for (int m = groups.run[k]; m >= 1; m--) {
                if (m == k + 1 ? isStart : first[k - m] != NONE) {
                    used[k] = m;
                    first[k] = first[k] == NONE ? group : first[k];
                    break;
                }
            }
        }
    }

    private void taint(UnitRows rows, int from, int to, int level) {
        for (int i = from; i < to; i++) {
            for (long rest = rows.extras[i] & plan.exclusionBits(); rest != 0; rest &= rest - 1) {
                int x = Long.numberOfTrailingZeros(rest);
                for (int k = plan.clearsFrom[x]; k <= Math.min(plan.clearsTo[x], level - 1); k++) {
                    first[k] = used[k] < k - plan.clearsFrom[x] + 1 ? NONE : from;
                }
            }
        }
    }

    private void assign(UnitRows rows, Found found) {
        for (int k = 0; k < found.level; ) {
            int last = k;
            while (last + 1 < found.level && best[last + 1] == best[k]) {
                last++;
            }
            groups.assign(rows, best[k], groups.end(rows, best[k]), k, last, found.at);
            k = last + 1;
        }
    }
}
