package io.github.cxmetrics.journey.map;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.journey.Condition;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.ManyTimelines;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class ClosedLoopContractTest extends TallyContract<Timeline, ClosedLoop> {

    private static ClosedLoopRule within(Duration target) {
        return ClosedLoopRule.of(
                Step.of("rate"),
                new Condition("csat", Condition.Relation.AT_MOST, "3"),
                Step.of("call"),
                target,
                ManyTimelines.END);
    }

    @Override
    protected ClosedLoopRule rule() {
        return within(Duration.ofHours(2));
    }

    @Override
    protected List<Timeline> observations() {
        return ManyTimelines.of("r", "rc", "rcr", "rxr", "rrc", "rcrc", "rxxxc", "rr", "vrcr", "rxrcr", "rrr", "vrrr");
    }

    @Override
    protected ClosedLoop withCount(long count) {
        Proportion none = Proportion.of(0, 0);
        return new ClosedLoop(
                rule(),
                count,
                0,
                new ClosedLoop.Cases(0, 0, 0),
                new ClosedLoop.Recoveries(none, none),
                ClosedLoop.TIMES.empty());
    }

    @Override
    protected Optional<ClosedLoop> ofOtherRule() {
        return Optional.of(within(Duration.ofDays(1)).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "can't merge closed loops of different rules:"
                + " rate [csat ≤ 3], followed up by call within 2h, observed until 2024-05-02T03:46:40Z"
                + " and rate [csat ≤ 3], followed up by call within 1 day, observed until 2024-05-02T03:46:40Z";
    }

    @Override
    protected Timeline refusedObservation() {
        return Timeline.of(Event.of("eve", "rate", "2024-06-01T00:00:00Z").with("csat", 2));
    }

    @Override
    protected String refusalOfObservation() {
        return "eve rate at 2024-06-01T00:00:00Z is after observedUntil 2024-05-02T03:46:40Z";
    }
}
