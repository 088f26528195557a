package io.github.cxmetrics.usability;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class AdoptionDepthRuleTest extends StorableContract<AdoptionDepth.Rule> {

    @Override
    protected List<AdoptionDepth.Rule> values() {
        return List.of(AdoptionDepth.Rule.of(3), AdoptionDepth.Rule.of(1));
    }
}
