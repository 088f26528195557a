package io.github.cxmetrics.journey.retention;

import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.journey.Condition;
import io.github.cxmetrics.journey.Step;
import java.util.List;

class StoredConditionsTest extends StorableContract<ConditionsRule> {

    @Override
    protected List<ConditionsRule> values() {
        return List.of(
                ConditionsRule.of(Step.of("visit"), Step.of("buy").where(Condition.equal("channel", "web"))),
                ConditionsRule.of(Step.anyEvent()));
    }
}
