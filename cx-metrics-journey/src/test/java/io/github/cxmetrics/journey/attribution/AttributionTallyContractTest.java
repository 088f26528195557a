package io.github.cxmetrics.journey.attribution;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.Walks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class AttributionTallyContractTest extends TallyContract<Timeline, AttributionTally> {

    private static final AttributionRule RULE = AttributionRule.conversion("buy")
            .by("channel")
            .within(Duration.ofMinutes(2))
            .asOf(Walks.START.plusSeconds(240));

    @Override
    protected TallyRule<Timeline, AttributionTally> rule() {
        return RULE;
    }

    @Override
    protected List<Timeline> observations() {
        return Walks.timelines(
                "buy",
                "ad:visit buy",
                "ad:visit mail:visit buy",
                "mail:visit",
                "ad:visit",
                "ad:visit visit buy buy",
                "ad:visit visit visit visit buy",
                "mail:visit mail:visit buy ad:visit",
                "visit",
                "web:visit",
                "ad:visit buy",
                "mail:visit ad:visit");
    }

    @Override
    protected List<Timeline> extremeObservations() {
        return Walks.atTheEndsOfTime("visit", "buy", "visit");
    }

    @Override
    protected AttributionTally withCount(long count) {
        return new AttributionTally(
                RULE, List.of(new ChannelPath(List.of("ad"), count, 0)), AttributionTally.Aside.NONE);
    }

    @Override
    protected Optional<AttributionTally> ofOtherRule() {
        return Optional.of(RULE.within(Duration.ofDays(30)).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "attribution: buy by channel within 2 minutes and buy by channel within 30 days don't go together";
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
