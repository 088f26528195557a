package io.github.cxmetrics.usability;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class EngagementRuleTest extends StorableContract<EngagementRule> {

    @Override
    protected List<EngagementRule> values() {
        return List.of(EngagementRule.USERS, EngagementRule.MESSAGES);
    }
}
