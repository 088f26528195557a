package io.github.cxmetrics.usability;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class ApdexRuleTest extends StorableContract<Apdex.Rule> {

    @Override
    protected List<Apdex.Rule> values() {
        return List.of(Apdex.Rule.of(0.5), Apdex.Rule.of(3));
    }
}
