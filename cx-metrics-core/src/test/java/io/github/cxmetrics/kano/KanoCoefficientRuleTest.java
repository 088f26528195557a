package io.github.cxmetrics.kano;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class KanoCoefficientRuleTest extends StorableContract<KanoCoefficient.Rule> {

    @Override
    protected List<KanoCoefficient.Rule> values() {
        return List.of(
                KanoCoefficient.Rule.of(KanoCoefficient.Kind.BETTER, EvaluationTable.BERGER),
                KanoCoefficient.Rule.of(KanoCoefficient.Kind.WORSE, EvaluationTable.POULIOT));
    }
}
