package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Timeline;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts timelines one by one. What is compiled against a log is kept for the next timeline of the same log. */
final class FunnelAccumulator implements Accumulator<Timeline, FunnelTally> {

    private final Funnel funnel;
    private FunnelTally joined;
    private final long[] reached;
    private long units;
    private long left;
    private @Nullable UnitReader reader;
    private @Nullable EventLog log;

    FunnelAccumulator(Funnel funnel) {
        this.funnel = funnel;
        reached = new long[funnel.steps().size()];
        joined = FunnelTally.of(funnel, 0, 0, reached);
        checkArgument(
                funnel.definition().unit().isEmpty(),
                "timelines are of users; a funnel per %s counts logs",
                funnel.definition().unit());
    }

    @Override
    public void add(Timeline timeline) {
        checkArgument(timeline != null, "a timeline must not be null");
        UnitReader mine = readerOf(timeline.log());
        Outcomes outcomes = new Outcomes(mine.plan);
        int[] rows = new int[timeline.size()];
        Arrays.setAll(rows, timeline::row);
        mine.count(0, rows, outcomes);
        units = CountMath.sum(units, 1, "units");
        left += outcomes.left();
        outcomes.addReached(reached);
    }

    private UnitReader readerOf(EventLog of) {
        UnitReader mine = reader;
        if (mine == null || log != of) {
            mine = new UnitReader(FunnelPlan.ofPart(funnel, of));
            reader = mine;
            log = of;
        }
        return mine;
    }

    @Override
    public void addAll(FunnelTally tally) {
        joined = joined.plus(tally);
    }

    @Override
    public FunnelTally snapshot() {
        return joined.plus(FunnelTally.of(funnel, units, left, reached));
    }
}
