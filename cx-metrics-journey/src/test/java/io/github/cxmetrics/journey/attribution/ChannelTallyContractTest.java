package io.github.cxmetrics.journey.attribution;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.Walks;
import java.util.List;
import java.util.Optional;

class ChannelTallyContractTest extends TallyContract<Timeline, ChannelTally> {

    static final ChannelRule RULE =
            ChannelRule.of("channel").selfService("web", "app").resolvedBy("solved");

    @Override
    protected TallyRule<Timeline, ChannelTally> rule() {
        return RULE;
    }

    @Override
    protected List<Timeline> observations() {
        return Walks.timelines(
                "web:ask",
                "web:ask web:solved",
                "web:ask app:ask solved",
                "phone:ask solved",
                "app:ask phone:ask mail:ask",
                "web:ask phone:solved",
                "phone:ask phone:ask web:ask solved",
                "app:ask solved app:ask",
                "mail:ask web:solved phone:ask",
                "web:ask web:ask web:ask",
                "web:ask note",
                "phone:ask");
    }

    @Override
    protected List<Timeline> extremeObservations() {
        return Walks.atTheEndsOfTime("ask", "solved");
    }

    @Override
    protected ChannelTally withCount(long count) {
        return new ChannelTally(RULE, List.of(count), 0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    protected Optional<ChannelTally> ofOtherRule() {
        return Optional.of(ChannelRule.of("channel").empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "channels: channel, self-service app, web, resolved by solved and channel don't go together";
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
