package io.github.cxmetrics.monitor.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.MonitorRoom;
import io.github.cxmetrics.monitor.value.ValueGolden;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DriversGoldenTest {

    @TestFactory
    Stream<DynamicTest> monitorJson() {
        return MonitorRoom.DRIVERS.tests((node, expected) -> {
            JsonNode input = node.path("input");
            switch (node.path("kind").asText()) {
                case "drivers" -> drivers(input, expected);
                case "driversFromCorrelations" -> fromCorrelations(input, expected);
                case "importancePerformance" -> importancePerformance(input, expected);
                default -> ValueGolden.check(node, expected);
            }
        });
    }

    private static List<String> names(int k) {
        return IntStream.range(0, k).mapToObj(i -> "x" + i).toList();
    }

    static double[] numbers(JsonNode list) {
        return IntStream.range(0, list.size())
                .mapToDouble(i -> new BigDecimal(list.get(i).asText()).doubleValue())
                .toArray();
    }

    private static int decimals(double[] column) {
        return DoubleStream.of(column)
                .mapToInt(
                        value -> BigDecimal.valueOf(value).stripTrailingZeros().scale())
                .map(scale -> Math.max(0, scale))
                .max()
                .orElse(0);
    }

    private static void drivers(JsonNode input, Expected expected) {
        int k = input.path("x").get(0).size();
        double[] y = numbers(input.path("y"));
        double[][] x = new double[k][y.length];
        for (int row = 0; row < y.length; row++) {
            double[] values = numbers(input.path("x").get(row));
            for (int i = 0; i < k; i++) {
                x[i][row] = values[i];
            }
        }
        DriverRule rule = DriverRule.of("y", names(k).toArray(new String[0])).withDecimals("y", decimals(y));
        for (int i = 0; i < k; i++) {
            rule = rule.withDecimals("x" + i, decimals(x[i]));
        }
        if (input.has("groups")) {
            rule = rule.withBlocks(input.path("groups").asInt());
        }
        Drivers drivers = rule.count(y, x);
        if (expected.has("undefined")) {
            assertThat(expected.raw("undefined").asBoolean()).isTrue();
            assertThatThrownBy(drivers::model).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(drivers::shapley).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(drivers::johnson).isInstanceOf(IllegalStateException.class);
            return;
        }
        expected.exact("n", drivers::count);
        model(drivers.model(), k, expected);
        expected.numbers(
                "spearman",
                () -> Stream.of(x)
                        .mapToDouble(column -> RankCorrelation.of(column, y).value())
                        .toArray());
        parts("shapley", drivers.shapley(), expected);
        parts("relativeWeights", drivers.johnson(), expected);
        expected.numbers("shapleyJackknifeSe", () -> of(drivers.shapley(), DriverShare::partError));
        expected.numbers("relativeWeightsJackknifeSe", () -> of(drivers.johnson(), DriverShare::partError));
    }

    private static double[] of(DriverShares shares, ToDoubleFunction<DriverShare> part) {
        return shares.shares().stream().mapToDouble(part).toArray();
    }

    private static void parts(String key, DriverShares shares, Expected expected) {
        expected.numbers(key, () -> of(shares, DriverShare::part));
        assertThat(shares.shares().stream().mapToDouble(DriverShare::part).sum())
                .isCloseTo(shares.r2(), within(1e-12));
    }

    private static void model(DriverModel model, int k, Expected expected) {
        expected.number("r2", model::r2);
        expected.number("adjustedR2", model::adjustedR2);
        expected.numbers(
                "correlation",
                () -> names(k).stream().mapToDouble(model::correlation).toArray());
        expected.numbers(
                "beta",
                () -> model.effects().stream().mapToDouble(DriverEffect::beta).toArray());
        expected.numbers(
                "betaSe",
                () -> model.effects().stream()
                        .mapToDouble(DriverEffect::standardError)
                        .toArray());
        expected.numbers(
                "vif",
                () -> model.effects().stream().mapToDouble(DriverEffect::vif).toArray());
        if (expected.has("correlationCi95")) {
            JsonNode limits = expected.raw("correlationCi95");
            assertThat(limits).hasSize(k);
            for (int i = 0; i < k; i++) {
                assertThat(model.correlationInterval("x" + i).lower())
                        .isCloseTo(limits.get(i).get(0).asDouble(), within(1e-12));
                assertThat(model.correlationInterval("x" + i).upper())
                        .isCloseTo(limits.get(i).get(1).asDouble(), within(1e-12));
            }
        }
    }

    private static void fromCorrelations(JsonNode input, Expected expected) {
        double[] withOutcome = numbers(input.path("withOutcome"));
        int k = withOutcome.length;
        double[][] predictors = IntStream.range(0, k)
                .mapToObj(i -> numbers(input.path("predictors").get(i)))
                .toArray(double[][]::new);
        if (expected.has("undefined")) {
            assertThat(expected.raw("undefined").asBoolean()).isTrue();
            assertThatThrownBy(() -> fromCorrelations(input, predictors, withOutcome))
                    .isInstanceOfAny(IllegalStateException.class, IllegalArgumentException.class);
            return;
        }
        DriverModel model = fromCorrelations(input, predictors, withOutcome);
        model(model, k, expected);
        parts("shapley", model.shapley(), expected);
        parts("relativeWeights", model.johnson(), expected);
    }

    private static DriverModel fromCorrelations(JsonNode input, double[][] predictors, double[] withOutcome) {
        DriverModel model = DriverModel.of("y", names(withOutcome.length), predictors, withOutcome);
        return input.path("n").isNumber() ? model.ofRows(input.path("n").asLong()) : model;
    }

    private static void importancePerformance(JsonNode input, Expected expected) {
        double[] importance = numbers(input.path("importance"));
        ImportancePerformance fields =
                ImportancePerformance.of(names(importance.length), importance, numbers(input.path("performance")));
        expected.number("importanceCut", fields::importanceCut);
        expected.number("performanceCut", fields::performanceCut);
        if (expected.has("quadrants")) {
            assertThat(fields.points().stream().map(point -> point.quadrant().name()))
                    .containsExactlyElementsOf(texts(expected.raw("quadrants")));
        }
    }

    private static List<String> texts(JsonNode list) {
        return IntStream.range(0, list.size())
                .mapToObj(i -> list.get(i).asText())
                .toList();
    }
}
