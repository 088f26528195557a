package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Timeline;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts timelines one by one. What is compiled against a log is kept for the next timeline of the same log. */
final class FunnelAccumulator implements Accumulator<Timeline, FunnelTally> {

    private final Funnel funnel;
    private FunnelTally joined;
    private final long[] reached;
    private long units;
    private long left;
    private long afterAsOf;
    private @Nullable UnitReader reader;
    private @Nullable EventLog log;

    FunnelAccumulator(Funnel funnel) {
        this.funnel = funnel;
        reached = new long[funnel.steps().size()];
        joined = FunnelTally.of(funnel, 0, 0, reached, 0);
        checkArgument(
                funnel.toForm().unit().isEmpty(),
                "timelines are of users; a funnel per %s counts logs",
                funnel.toForm().unit());
    }

    @Override
    public void add(Timeline timeline) {
        checkArgument(timeline != null, "a timeline must not be null");
        UnitReader mine = readerOf(timeline.log());
        Outcomes outcomes = new Outcomes(mine.plan);
        int[] rows = IntStream.range(0, timeline.size())
                .map(timeline::row)
                .filter(mine.plan::isSeen)
                .toArray();
        mine.count(0, rows, outcomes);
        units = CountMath.sum(units, rows.length == 0 ? 0 : 1, "units");
        afterAsOf += timeline.size() - rows.length;
        left += outcomes.left();
        outcomes.addReached(reached);
    }

    private UnitReader readerOf(EventLog of) {
        UnitReader mine = reader;
        if (mine == null || log != of) {
            mine = new UnitReader(FunnelPlan.of(funnel, of));
            reader = mine;
            log = of;
        }
        return mine;
    }

    @Override
    public void addAll(FunnelTally tally) {
        requireNonNull(tally, "tally");
        // What would not fit is refused before anything changes.
        snapshot().plus(tally);
        joined = joined.plus(tally);
    }

    @Override
    public FunnelTally snapshot() {
        return joined.plus(FunnelTally.of(funnel, units, left, reached, afterAsOf));
    }
}
