package io.github.cxmetrics.monitor.driver;

import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.survey.RatingScale;
import java.util.List;

class DriverFormsTest extends StorableContract<DriverRule> {

    @Override
    protected List<DriverRule> values() {
        DriverRule plain = DriverRule.of("overall", "speed", "wait");
        return List.of(
                plain.withScale("overall", RatingScale.ZERO_TO_TEN.missing(11))
                        .withDecimals("wait", 2)
                        .withBlocks(30),
                plain,
                plain.withScale(RatingScale.ONE_TO_FIVE));
    }
}
