package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.ServiceRoom;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The survival cases of service.json, computed with R. */
class SurvivalGoldenTest {

    private static final ChronoUnit UNIT = ChronoUnit.DAYS;
    private static final QuantileRule RULE = QuantileRule.MIDPOINT;

    @TestFactory
    Stream<DynamicTest> survival() {
        return ServiceRoom.SURVIVAL.tests(SurvivalGoldenTest::check);
    }

    private static void check(JsonNode node, Expected expected) {
        String metric = node.path("metric").asText();
        JsonNode input = node.path("input");
        Columns columns = new Columns(expected, node.path("relTol").asDouble(1e-12));
        if (metric.startsWith("Kaplan-Meier")) {
            curve(input, expected, columns);
        } else if (metric.startsWith("log-rank") || metric.startsWith("Peto-Peto")) {
            test(metric, input, expected, columns);
        } else {
            throw new IllegalArgumentException("unknown metric: " + metric);
        }
    }

    /** Lists of numbers in which null means undefined, each element to the tolerance of the case. */
    private record Columns(Expected expected, double close) {

        void add(String key, int size, IntToDoubleFunction got) {
            if (expected.has(key)) {
                JsonNode list = expected.raw(key);
                assertThat(list).as(key).hasSize(size);
                for (int i = 0; i < size; i++) {
                    int at = i;
                    JsonNode element = JsonNodeFactory.instance.objectNode().set(key, list.get(i));
                    Expected.checkAll(element, close, one -> one.number(key, () -> got.applyAsDouble(at)));
                }
            }
        }

        void atSteps(String key, List<SurvivalStep> steps, DoubleUnaryOperator got) {
            add(key, steps.size(), i -> got.applyAsDouble(steps.get(i).time()));
        }
    }

    private static SurvivalTally tally(JsonNode input) {
        double[] times = new double[input.path("time").size()];
        boolean[] observed = new boolean[input.path("event").size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = input.path("time").get(i).asDouble();
            observed[i] = input.path("event").get(i).asInt() == 1;
        }
        return SurvivalTally.of(UNIT, times, observed);
    }

    private static void curve(JsonNode input, Expected expected, Columns columns) {
        SurvivalCurve curve = tally(input).curve();
        List<SurvivalStep> steps = curve.steps();
        columns.add("time", steps.size(), i -> steps.get(i).time());
        columns.add("nRisk", steps.size(), i -> steps.get(i).atRisk());
        columns.add("nEvent", steps.size(), i -> steps.get(i).observed());
        columns.add("nCensor", steps.size(), i -> steps.get(i).censored());
        columns.add("survival", steps.size(), i -> steps.get(i).survival());
        columns.add("nelsonAalen", steps.size(), i -> steps.get(i).cumulativeHazard());
        columns.atSteps("survival", steps, curve::at);
        columns.atSteps("nelsonAalen", steps, curve::cumulativeHazard);
        columns.atSteps("greenwoodSe", steps, curve::standardError);
        columns.atSteps("nelsonAalenSe", steps, curve::cumulativeHazardError);
        limits(input, columns, curve, steps);
        if (input.has("rmstTau")) {
            RestrictedMean mean = curve.restrictedMean(input.path("rmstTau").asDouble());
            expected.number("rmst", mean::value);
            expected.number("rmstSe", mean::standardError);
        }
    }

    private static void limits(JsonNode input, Columns columns, SurvivalCurve curve, List<SurvivalStep> steps) {
        Confidence confidence = Confidence.of(input.path("confidence").asDouble(0.95));
        SurvivalMethod method = SurvivalMethod.valueOf(
                input.path("confType").asText("log-log").replace('-', '_').toUpperCase(Locale.ROOT));
        columns.atSteps(
                "lower", steps, t -> curve.interval(t, confidence, method).lower());
        columns.atSteps(
                "upper", steps, t -> curve.interval(t, confidence, method).upper());
        int size = input.path("quantileProb").size();
        IntToDoubleFunction p = i -> input.path("quantileProb").get(i).asDouble();
        columns.add("quantile", size, i -> curve.quantile(p.applyAsDouble(i), RULE));
        columns.add(
                "quantileLower",
                size,
                i -> reached(curve.quantileInterval(p.applyAsDouble(i), confidence, method, RULE)
                        .lower()));
        columns.add(
                "quantileUpper",
                size,
                i -> reached(curve.quantileInterval(p.applyAsDouble(i), confidence, method, RULE)
                        .upper()));
    }

    private static double reached(OptionalDouble limit) {
        return limit.orElseThrow(() -> new IllegalStateException("not reached"));
    }

    private static void test(String metric, JsonNode input, Expected expected, Columns columns) {
        Map<String, SurvivalTally> groups = new TreeMap<>();
        SurvivalRule rule = SurvivalRule.of(UNIT);
        for (int i = 0; i < input.path("time").size(); i++) {
            double time = input.path("time").get(i).asDouble();
            SurvivalTally one = Stream.of(
                            new Spell(0, time, input.path("event").get(i).asInt() == 1))
                    .collect(rule.collector());
            groups.merge(input.path("group").get(i).asText(), one, SurvivalTally::plus);
        }
        double rho = expected.has("rho") ? expected.raw("rho").asDouble() : metric.startsWith("Peto") ? 1 : 0;
        LogRankResult result = LogRank.test(groups, new FlemingHarrington(rho));
        List<LogRankResult.Group> rows = result.groups();
        expected.exact("groups", () -> quoted(rows));
        expected.exact("n", () -> rows.stream().map(LogRankResult.Group::count).toList());
        columns.add("observed", rows.size(), i -> rows.get(i).observed());
        columns.add("expected", rows.size(), i -> rows.get(i).expected());
        expected.number("chi2", result::chiSquare);
        expected.exact("df", result::degreesOfFreedom);
        expected.pValue("p", 1e-9, result::pValue);
        expected.pValue("p", 1e-9, () -> result.test().pValue());
        expected.number("logP", result::logP);
    }

    private static String quoted(List<LogRankResult.Group> groups) {
        return groups.stream().map(group -> '"' + group.name() + '"').toList().toString();
    }
}
