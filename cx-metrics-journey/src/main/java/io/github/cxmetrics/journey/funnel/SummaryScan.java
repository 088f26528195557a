package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.journey.Timeline;
import java.util.Arrays;

/** Reads the summary off a timeline, in one pass. */
final class SummaryScan {

    private final FunnelPlan plan;
    private final Timeline timeline;
    private final long[] times;
    private final TieGroups groups;
    private final UnitRows rows = new UnitRows();
    private final long[] starts;
    private final long[] ends;
    private final long[] endStarts;
    private final long[] arrivals;
    /** For each level that a journey may come in at: how far it got. */
    private final int[] progress;

    SummaryScan(Funnel rule, Timeline timeline) {
        plan = FunnelPlan.ofPart(rule, timeline.log());
        this.timeline = timeline;
        groups = new TieGroups(plan);
        starts = filled(plan.steps);
        ends = filled(plan.steps);
        endStarts = filled(plan.steps);
        arrivals = filled(plan.steps * plan.steps);
        progress = new int[plan.steps + 1];
        Arrays.setAll(progress, level -> level);
        times = timeline.log().columns().times();
        for (int i = 0; i < timeline.size(); i++) {
            int row = timeline.row(i);
            long mask = plan.mask(row);
            if (mask != 0) {
                rows.add(times[row], mask, 0, row, i);
            }
        }
    }

    private static long[] filled(int length) {
        long[] none = new long[length];
        Arrays.fill(none, FunnelSummary.NONE);
        return none;
    }

    FunnelSummary summary() {
        for (int i = 0; i < rows.size; ) {
            int j = groups.end(rows, i);
            groups.read(rows, i, j);
            advance(rows.times[i]);
            arrive(rows.times[i]);
            i = j;
        }
        int n = timeline.size();
        return new FunnelSummary(
                plan.funnel.definition(),
                timeline.log().unit(),
                n == 0 ? FunnelSummary.NONE : times[timeline.row(0)],
                n == 0 ? FunnelSummary.NONE : times[timeline.row(n - 1)],
                FunnelSummary.list(starts),
                FunnelSummary.list(ends),
                FunnelSummary.list(endStarts),
                FunnelSummary.list(arrivals));
    }

    private void advance(long time) {
        boolean mayStart = plan.dialect.entry() == Entry.ANY_START || starts[0] == FunnelSummary.NONE;
        for (int k = plan.steps - 1; k >= 0; k--) {
            int longest = (groups.union >>> k & 1) == 0 ? 0 : groups.run[k];
            for (int m = longest; m >= 1; m--) {
                long begin = m == k + 1 ? mayStart ? time : FunnelSummary.NONE : starts[k - m];
                if (begin != FunnelSummary.NONE && time - begin <= plan.span) {
                    starts[k] = begin;
                    if (ends[k] == FunnelSummary.NONE) {
                        ends[k] = time;
                        endStarts[k] = begin;
                    }
                    break;
                }
            }
        }
    }

    private void arrive(long time) {
        for (int level = 1; level < plan.steps; level++) {
            int from = progress[level];
            int to = from;
            while (to < plan.steps && (groups.union >>> to & 1) != 0 && groups.run[to] >= to - from + 1) {
                arrivals[(level - 1) * plan.steps + to] = time;
                to++;
            }
            progress[level] = to;
        }
    }
}
