package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.journey.internal.Ticks;
import java.util.Arrays;

/** Two parts of a timeline, the one after the other, as one. */
final class SummaryJoin {

    private static final long NONE = FunnelSummary.NONE;

    private final FunnelSummary earlier;
    private final FunnelSummary later;
    private final int steps;
    private final long span;
    /** Whether journeys that begin in the later part count. */
    private final boolean laterStarts;

    SummaryJoin(FunnelSummary earlier, FunnelSummary later) {
        this.earlier = earlier;
        this.later = later;
        steps = earlier.starts().size();
        Funnel funnel = earlier.funnel().toFunnel();
        span = funnel.window()
                .map(window -> funnel.dialect().bound() == WindowBound.CLOSED
                        ? Ticks.floor(window, earlier.unit())
                        : Ticks.below(window, earlier.unit()))
                .orElse(Ticks.UNLIMITED);
        laterStarts =
                funnel.dialect().entry() == Entry.ANY_START || earlier.starts().get(0) == NONE;
    }

    FunnelSummary joined() {
        long[] starts = new long[steps];
        long[] ends = new long[steps];
        long[] endStarts = new long[steps];
        for (int k = 0; k < steps; k++) {
            starts[k] = laterStarts
                    ? Math.max(earlier.starts().get(k), later.starts().get(k))
                    : earlier.starts().get(k);
            ends[k] = laterStarts ? later.ends().get(k) : NONE;
            endStarts[k] = laterStarts ? later.endStarts().get(k) : NONE;
            cross(k, starts, ends, endStarts);
            if (earlier.ends().get(k) != NONE) {
                ends[k] = earlier.ends().get(k);
                endStarts[k] = earlier.endStarts().get(k);
            }
        }
        return new FunnelSummary(
                earlier.funnel(),
                earlier.unit(),
                earlier.first(),
                later.last(),
                FunnelSummary.list(starts),
                FunnelSummary.list(ends),
                FunnelSummary.list(endStarts),
                FunnelSummary.list(arrivals()));
    }

    /** Journeys that begin in the earlier part and get to level k + 1 in the later one. */
    private void cross(int k, long[] starts, long[] ends, long[] endStarts) {
        for (int level = 1; level <= k; level++) {
            long start = earlier.starts().get(level - 1);
            long end = later.arrival(level, k + 1);
            if (start == NONE || end == NONE || end - start > span) {
                continue;
            }
            starts[k] = Math.max(starts[k], start);
            if (ends[k] == NONE || end < ends[k] || end == ends[k] && start > endStarts[k]) {
                ends[k] = end;
                endStarts[k] = start;
            }
        }
    }

    private long[] arrivals() {
        long[] arrivals = new long[steps * steps];
        Arrays.fill(arrivals, NONE);
        for (int level = 1; level < steps; level++) {
            int reached = level;
            for (int j = level + 1; j <= steps; j++) {
                long time = earlier.arrival(level, j);
                if (time != NONE) {
                    reached = j;
                }
                arrivals[(level - 1) * steps + j - 1] =
                        time != NONE ? time : reached == j ? NONE : later.arrival(reached, j);
            }
        }
        return arrivals;
    }
}
