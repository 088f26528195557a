package io.github.cxmetrics.usability;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class FeatureUseRuleTest extends StorableContract<FeatureUse.Rule> {

    @Override
    protected List<FeatureUse.Rule> values() {
        return List.of(FeatureUse.RULE);
    }
}
