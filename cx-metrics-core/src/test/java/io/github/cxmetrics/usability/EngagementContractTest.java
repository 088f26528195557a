package io.github.cxmetrics.usability;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class EngagementContractTest extends MetricContract<EngagementStage, Engagement> {

    @Override
    protected TallyRule<EngagementStage, Engagement> rule() {
        return EngagementRule.USERS;
    }

    @Override
    protected List<EngagementStage> observations() {
        return Stream.of(
                        Collections.nCopies(3, EngagementStage.CONVERTED),
                        Collections.nCopies(5, EngagementStage.DELIVERED),
                        Collections.nCopies(2, EngagementStage.CLICKED),
                        Collections.nCopies(7, EngagementStage.OPENED),
                        List.of(EngagementStage.CONVERTED))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    protected Engagement withCount(long count) {
        return Engagement.deliveredToUsers(count).opened(0).clicked(0).converted(0);
    }

    @Override
    protected Optional<Engagement> ofOtherRule() {
        return Optional.of(EngagementRule.MESSAGES.empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "engagement: users and messages don't go together";
    }

    @Override
    protected EngagementStage refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "the stage of a message must not be null";
    }

    @Override
    protected String undefined() {
        return "engagement is undefined: no users delivered";
    }
}
