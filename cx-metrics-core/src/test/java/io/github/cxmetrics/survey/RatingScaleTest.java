package io.github.cxmetrics.survey;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class RatingScaleTest extends StorableContract<RatingScale> {

    @Override
    protected List<RatingScale> values() {
        return List.of(
                RatingScale.ZERO_TO_TEN.missing(99, -1), RatingScale.ZERO_TO_TEN, RatingScale.ONE_TO_FIVE.lowIsGood());
    }
}
