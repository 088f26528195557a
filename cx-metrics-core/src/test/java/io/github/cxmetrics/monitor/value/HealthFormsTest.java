package io.github.cxmetrics.monitor.value;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class HealthFormsTest extends StorableContract<HealthRule> {

    @Override
    protected List<HealthRule> values() {
        HealthMeasure usage = HealthMeasure.of("usage", 0, 20).withWeight(0.4);
        HealthMeasure tickets = HealthMeasure.of("tickets", 0, 10)
                .lowIsGood()
                .inGroup("support")
                .withWeight(0.6);
        HealthRule plain = HealthRule.of(usage);
        return List.of(
                plain.withGroups(List.of(usage, tickets), HealthGroup.of("support", 0.5))
                        .withBands(HealthBand.of("RED", 0), HealthBand.of("GREEN", 60))
                        .withExceptions(HealthException.of("tickets", 20, 30))
                        .withMinimumCoverage(0.25),
                plain);
    }
}
