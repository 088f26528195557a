package io.github.cxmetrics.journey.map;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.journey.Condition;
import io.github.cxmetrics.journey.ManyTimelines;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.Walks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class ClosedLoopContractTest extends TallyContract<Timeline, ClosedLoop> {

    private static ClosedLoopRule.AsOf within(Duration target) {
        return ClosedLoopRule.of(
                        Step.of("rate"),
                        new Condition("csat", Condition.Relation.AT_MOST, "3"),
                        Step.of("call"),
                        target)
                .asOf(ManyTimelines.END);
    }

    @Override
    protected ClosedLoopRule.AsOf rule() {
        return within(Duration.ofHours(2));
    }

    @Override
    protected List<Timeline> observations() {
        return ManyTimelines.of("r", "rc", "rcr", "rxr", "rrc", "rcrc", "rxxxc", "rr", "vrcr", "rxrcr", "rrr", "vrrr");
    }

    @Override
    protected List<Timeline> extremeObservations() {
        return Walks.atTheEndsOfTime("rate", "call", "rate");
    }

    @Override
    protected ClosedLoop withCount(long count) {
        return new ClosedLoop(
                rule(),
                0,
                count,
                0,
                new ClosedLoop.Cases(0, 0, 0),
                new ClosedLoop.Recoveries(0, 0, 0, 0),
                ClosedLoop.TIMES.empty());
    }

    @Override
    protected Optional<ClosedLoop> ofOtherRule() {
        return Optional.of(within(Duration.ofDays(1)).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "closed loop:"
                + " rate [csat ≤ 3], followed up by call within 2 hours"
                + " and rate [csat ≤ 3], followed up by call within 1 day don't go together";
    }

    @Override
    protected Timeline refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "a timeline must not be null";
    }
}
