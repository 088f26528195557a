package io.github.cxmetrics.usability;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class MessageEngagementRuleTest extends StorableContract<MessageEngagementRule> {

    @Override
    protected List<MessageEngagementRule> values() {
        return List.of(MessageEngagementRule.USERS, MessageEngagementRule.MESSAGES);
    }
}
