package io.github.cxmetrics.usability;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class LoadTimesRuleTest extends StorableContract<LoadTimes.Rule> {

    @Override
    protected List<LoadTimes.Rule> values() {
        return List.of(
                LoadTimes.Rule.of(WebVital.CLS).inBins(0, 0.2),
                LoadTimes.Rule.of(WebVital.CLS),
                LoadTimes.Rule.of(WebVital.of("page load", "ms", 2000, 4000)));
    }
}
