package io.github.cxmetrics.monitor.value;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.ServiceRoom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The health scores of service.json, whose components are points already. */
class HealthGoldenTest {

    @TestFactory
    Stream<DynamicTest> serviceJson() {
        return ServiceRoom.MONITOR.tests(HealthGoldenTest::check);
    }

    private static void check(JsonNode node, Expected expected) {
        List<HealthMeasure> measures = new ArrayList<>();
        Map<String, Double> points = new HashMap<>();
        double weighted = 0;
        double weights = 0;
        for (JsonNode component : node.path("input").path("components")) {
            double weight = component.path("weight").asDouble();
            measures.add(
                    HealthMeasure.of(component.path("name").asText(), 0, 100).withWeight(weight));
            weights += weight;
            if (component.path("score").isNumber()) {
                points.put(
                        component.path("name").asText(), component.path("score").asDouble());
                weighted += weight * component.path("score").asDouble();
            }
        }
        HealthScore score = HealthRule.of(measures.toArray(new HealthMeasure[0]))
                .withMinimumCoverage(0)
                .score(points);
        expected.number("reweighted", score::value);
        double missingAsZero = weighted / weights;
        expected.mistake(
                "wrongMissingAsZero",
                () -> missingAsZero,
                score.valueIfDefined().orElse(missingAsZero),
                score::value);
    }
}
