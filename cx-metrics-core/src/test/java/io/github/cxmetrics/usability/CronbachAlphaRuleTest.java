package io.github.cxmetrics.usability;

import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.survey.RatingScale;
import java.util.List;

class CronbachAlphaRuleTest extends StorableContract<CronbachAlpha.Rule> {

    @Override
    protected List<CronbachAlpha.Rule> values() {
        return List.of(
                CronbachAlpha.Rule.of(RatingScale.ONE_TO_FIVE.missing(9), 4).reversing(2, 4),
                CronbachAlpha.Rule.of(RatingScale.ONE_TO_SEVEN, 4));
    }
}
