package io.github.cxmetrics.usability;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class SusRuleTest extends StorableContract<SusRule> {

    @Override
    protected List<SusRule> values() {
        return List.of(SusRule.STANDARD.missing(0, 9), SusRule.COMPLETE, new SusRule(1, List.of()));
    }
}
