package io.github.cxmetrics.survey;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class NpsBandsTest extends StorableContract<NpsBands> {

    @Override
    protected List<NpsBands> values() {
        return List.of(NpsBands.STANDARD.missing(11), NpsBands.STANDARD, new NpsBands(RatingScale.ONE_TO_FIVE, 4, 5));
    }
}
