package io.github.cxmetrics.journey;

import io.github.cxmetrics.StorableContract;
import java.time.Duration;
import java.util.List;

class EngagementStoredTest extends StorableContract<EngagementRule> {

    @Override
    protected List<EngagementRule> values() {
        return List.of(
                EngagementRule.pageViews("page_view").keyEvents("purchase").longerThan(Duration.ofSeconds(30)),
                EngagementRule.pageViews());
    }
}
