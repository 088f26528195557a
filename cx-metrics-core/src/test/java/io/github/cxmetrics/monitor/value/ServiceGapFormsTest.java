package io.github.cxmetrics.monitor.value;

import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.survey.RatingScale;
import java.util.List;

class ServiceGapFormsTest extends StorableContract<ServiceGapRule> {

    @Override
    protected List<ServiceGapRule> values() {
        return List.of(
                ServiceGapRule.of(RatingScale.ONE_TO_SEVEN.missing(9), "tangibles", "reliability"),
                ServiceGapRule.of(RatingScale.ONE_TO_FIVE, "empathy"));
    }
}
