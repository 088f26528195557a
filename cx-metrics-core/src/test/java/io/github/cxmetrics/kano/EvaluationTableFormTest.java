package io.github.cxmetrics.kano;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class EvaluationTableFormTest extends StorableContract<EvaluationTable> {

    @Override
    protected List<EvaluationTable> values() {
        return List.of(EvaluationTable.BERGER, EvaluationTable.POULIOT, EvaluationTable.THREE_ANSWERS);
    }
}
