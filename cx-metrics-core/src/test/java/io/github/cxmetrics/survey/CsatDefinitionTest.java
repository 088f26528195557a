package io.github.cxmetrics.survey;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class CsatDefinitionTest extends StorableContract<CsatDefinition> {

    @Override
    protected List<CsatDefinition> values() {
        return List.of(
                CsatDefinition.TOP_TWO_OF_FIVE,
                CsatDefinition.GOOD_OR_BAD.missing(9),
                CsatDefinition.TOP_TWO_OF_FIVE.withoutNeutrals());
    }
}
