package io.github.cxmetrics.survey;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class NetBandsTest extends StorableContract<NetBands> {

    @Override
    protected List<NetBands> values() {
        return List.of(
                NetBands.topMinusBottom(RatingScale.ZERO_TO_TEN, 3, 2),
                NetBands.goodMinusBad(RatingScale.ONE_TO_FIVE.lowIsGood().missing(9), 2, 1));
    }
}
