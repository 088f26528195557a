package io.github.cxmetrics.journey.funnel;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Longs;
import io.github.cxmetrics.journey.Timeline;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** The numbers of a summary while later parts are joined to it. A timeline is read as so many parts as there are times in it. For one thread. */
final class SummaryJoin {

    private static final long NONE = FunnelSummary.NONE;

    private final int steps;
    private final long span;
    private final boolean anyStart;
    final long[] starts;
    final long[] ends;
    final long[] endStarts;
    final long[] arrivals;

    private SummaryJoin(Funnel rule, ChronoUnit unit, long[] starts, long[] ends, long[] endStarts, long[] arrivals) {
        steps = rule.steps().size();
        span = FunnelPlan.span(rule, unit);
        anyStart = rule.dialect().entry() == Entry.ANY_START;
        this.starts = starts;
        this.ends = ends;
        this.endStarts = endStarts;
        this.arrivals = arrivals;
    }

    static SummaryJoin empty(Funnel rule, ChronoUnit unit) {
        int k = rule.steps().size();
        return new SummaryJoin(rule, unit, none(k), none(k), none(k), none(k * k));
    }

    private static long[] none(int length) {
        long[] none = new long[length];
        Arrays.fill(none, NONE);
        return none;
    }

    private static SummaryJoin of(FunnelSummary.Form part, Funnel rule) {
        return new SummaryJoin(
                rule,
                part.ticks(),
                Longs.toArray(part.starts()),
                Longs.toArray(part.ends()),
                Longs.toArray(part.endStarts()),
                Longs.toArray(part.arrivals()));
    }

    static FunnelSummary join(FunnelSummary.Form earlier, FunnelSummary.Form later) {
        Funnel rule = earlier.rule().restore();
        SummaryJoin join = of(earlier, rule);
        join.append(of(later, rule));
        return FunnelSummary.of(rule, earlier.ticks(), earlier.first(), later.last(), join);
    }

    static FunnelSummary of(Funnel rule, Timeline timeline) {
        requireNonNull(timeline, "timeline");
        FunnelPlan plan = FunnelPlan.of(rule, timeline.log());
        long[] times = timeline.log().columns().times();
        UnitRows rows = new UnitRows();
        for (int i = 0; i < timeline.size(); i++) {
            int row = timeline.row(i);
            long mask = plan.mask(row);
            if (mask != 0) {
                rows.add(times[row], mask, 0, row);
            }
        }
        TieGroups groups = new TieGroups(plan);
        SummaryJoin whole = empty(rule, timeline.log().unit());
        SummaryJoin part = empty(rule, timeline.log().unit());
        for (int i = 0; i < rows.size; ) {
            int j = groups.end(rows, i);
            groups.read(rows, i, j);
            part.fill(groups, rows.times[i]);
            whole.append(part);
            i = j;
        }
        return FunnelSummary.of(
                rule, timeline.log().unit(), times[timeline.row(0)], times[timeline.row(timeline.size() - 1)], whole);
    }

    /** Becomes the part of one time. */
    private void fill(TieGroups group, long time) {
        for (int k = 0; k < steps; k++) {
            int run = (group.union >>> k & 1) == 0 ? 0 : group.run[k];
            starts[k] = run > k ? time : NONE;
            ends[k] = starts[k];
            endStarts[k] = starts[k];
            for (int level = 1; level <= k; level++) {
                arrivals[(level - 1) * steps + k] = run > k - level ? time : NONE;
            }
        }
    }

    private void append(SummaryJoin later) {
        boolean laterStarts = anyStart || starts[0] == NONE;
        for (int k = steps - 1; k >= 0; k--) {
            long start = laterStarts ? Math.max(starts[k], later.starts[k]) : starts[k];
            long end = laterStarts ? later.ends[k] : NONE;
            long endStart = laterStarts ? later.endStarts[k] : NONE;
            for (int level = 1; level <= k; level++) {
                // A journey that begins in the earlier part and gets to step k in the later one.
                long begin = starts[level - 1];
                long arrival = later.arrivals[(level - 1) * steps + k];
                if (begin != NONE && arrival != NONE && arrival - begin <= span) {
                    start = Math.max(start, begin);
                    if (end == NONE || arrival < end || arrival == end && begin > endStart) {
                        end = arrival;
                        endStart = begin;
                    }
                }
            }
            starts[k] = start;
            if (ends[k] == NONE) {
                ends[k] = end;
                endStarts[k] = endStart;
            }
        }
        for (int level = 1; level < steps; level++) {
            arrive(level, later.arrivals);
        }
    }

    /** A journey that comes in at a level goes on where the earlier part left it. */
    private void arrive(int level, long[] later) {
        int row = (level - 1) * steps;
        int reached = level;
        while (reached < steps && arrivals[row + reached] != NONE) {
            reached++;
        }
        if (reached < steps) {
            System.arraycopy(later, (reached - 1) * steps + reached, arrivals, row + reached, steps - reached);
        }
    }
}
