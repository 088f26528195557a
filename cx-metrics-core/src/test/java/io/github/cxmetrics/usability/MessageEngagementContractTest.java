package io.github.cxmetrics.usability;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class MessageEngagementContractTest extends MetricContract<MessageStage, MessageEngagement> {

    @Override
    protected TallyRule<MessageStage, MessageEngagement> rule() {
        return MessageEngagementRule.USERS;
    }

    @Override
    protected List<MessageStage> observations() {
        return Stream.of(
                        Collections.nCopies(3, MessageStage.CONVERTED),
                        Collections.nCopies(5, MessageStage.DELIVERED),
                        Collections.nCopies(2, MessageStage.CLICKED),
                        Collections.nCopies(7, MessageStage.OPENED),
                        List.of(MessageStage.CONVERTED))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    protected MessageEngagement withCount(long count) {
        return MessageEngagement.deliveredToUsers(count).opened(0).clicked(0).converted(0);
    }

    @Override
    protected Optional<MessageEngagement> ofOtherRule() {
        return Optional.of(MessageEngagementRule.MESSAGES.empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "message engagement: users and messages don't go together";
    }

    @Override
    protected MessageStage refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "the stage of a message must not be null";
    }

    @Override
    protected String undefined() {
        return "message engagement is undefined: no users delivered";
    }
}
