package io.github.cxmetrics.journey.funnel;

/**
 * Exclusions that take users out of the funnel. How deep a journey can get is found without them; then each start is followed, the earliest first, until one leads
 * as deep without a tainted stretch. Users without an excluded event take the plain way; for the others the work grows with the starts in a window.
 */
final class TaintScan implements UnitScan {

    private static final int NONE = -1;

    private final FunnelPlan plan;
    private final ChainScan plain;
    private final TieGroups groups;
    private final JourneyPath path;
    private final int[] best;

    TaintScan(FunnelPlan plan) {
        this.plan = plan;
        plain = new ChainScan(plan);
        groups = new TieGroups(plan);
        path = new JourneyPath(plan, groups);
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
            if ((groups.union & 1) != 0 && i < rows.startsEnd) {
                int arrived = follow(rows, i, level, end);
                if (arrived != NONE && (end == NONE || arrived <= end)) {
                    end = arrived;
                    begin = i;
                    System.arraycopy(path.to(level - 1), 0, best, 0, level);
                }
                if (plan.dialect.entry() == Entry.FIRST_START) {
                    break;
                }
            }
            i = j;
        }
        found.left = begin == NONE;
        found.level = found.left ? 0 : level;
        path.assign(rows, best, found);
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
        path.clear();
        boolean open = isOpen(level);
        for (int i = begin; i < rows.size && rows.times[i] - rows.times[begin] <= plan.span; ) {
            int j = groups.end(rows, i);
            groups.read(rows, i, j);
            path.take(rows, i, j, i == begin);
            boolean there = path.reaches(level - 1);
            if (there && !open || !there && limit != NONE && i > limit) {
                break;
            }
            i = j;
        }
        return path.to(level - 1)[level - 1];
    }

    private boolean isOpen(int level) {
        for (int x = 0; x < plan.exclusions; x++) {
            if (plan.clearsFrom[x] <= level - 1 && level - 1 <= plan.clearsTo[x]) {
                return true;
            }
        }
        return false;
    }
}
