package io.github.cxmetrics.survey;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class ResponseRateRuleTest extends StorableContract<ResponseRate.Rule> {

    @Override
    protected List<ResponseRate.Rule> values() {
        return List.of(ResponseRate.RULE);
    }
}
