package io.github.cxmetrics.usability;

import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.survey.RatingScale;
import java.util.List;

class EmotionRatingsRuleTest extends StorableContract<EmotionRatings.Rule> {

    @Override
    protected List<EmotionRatings.Rule> values() {
        return List.of(
                EmotionRatings.Rule.of(RatingScale.ONE_TO_FIVE.missing(0), 8, 12),
                EmotionRatings.Rule.of(RatingScale.ONE_TO_SEVEN, 1, 1));
    }
}
