package io.github.cxmetrics.journey.funnel;

/**
 * Exclusions that take users out of the funnel. How deep a journey can get is found without them; then the untainted journey that gets there first is looked
 * for. Users without an excluded event take the plain way.
 */
final class TaintScan implements UnitScan {

    private static final int NONE = -1;

    private final FunnelPlan plan;
    private final ChainScan plain;
    private final TieGroups groups;
    private final JourneyPath path;
    private final UntaintedStart starts;

    TaintScan(FunnelPlan plan) {
        this.plan = plan;
        plain = new ChainScan(plan);
        groups = new TieGroups(plan);
        path = new JourneyPath(plan, groups);
        starts = new UntaintedStart(plan, groups);
    }

    @Override
    public int scan(UnitRows rows, int from, Found found) {
        found.left = false;
        plain.scan(rows, from, found);
        if (found.level == 0 || !hasExclusion(rows, from)) {
            return rows.size;
        }
        int begin = starts.find(rows, from, found.level);
        if (begin == NONE) {
            found.left = true;
            found.level = 0;
            return rows.size;
        }
        follow(rows, begin, found.level);
        path.assign(rows, path.to(found.level - 1), found);
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

    /** Follows one start to where an untainted journey first gets to a level and, where exclusions are open there, stays so. */
    private void follow(UnitRows rows, int begin, int level) {
        path.clear();
        boolean open = plan.openExclusions(level) != 0;
        for (int i = begin; i < rows.size && rows.times[i] - rows.times[begin] <= plan.span; ) {
            int j = groups.end(rows, i);
            groups.read(rows, i, j);
            path.take(rows, i, j, i == begin);
            if (!open && path.reaches(level - 1)) {
                return;
            }
            i = j;
        }
    }
}
