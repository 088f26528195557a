package io.github.cxmetrics.survey;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class CesDefinitionTest extends StorableContract<CesDefinition> {

    @Override
    protected List<CesDefinition> values() {
        return List.of(CesDefinition.CES_2, CesDefinition.CES_1.missing(0), CesDefinition.EASE_OF_FIVE);
    }
}
