package io.github.cxmetrics;

import java.util.List;

class ProportionRuleTest extends StorableContract<Proportion.Rule> {

    @Override
    protected List<Proportion.Rule> values() {
        return List.of(Proportion.Rule.of("promoters", "answers"), Proportion.RULE);
    }
}
