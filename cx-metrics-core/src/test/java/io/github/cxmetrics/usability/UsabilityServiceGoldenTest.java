package io.github.cxmetrics.usability;

import static io.github.cxmetrics.usability.UsabilityGoldenTest.doubles;
import static io.github.cxmetrics.usability.UsabilityGoldenTest.ints;
import static io.github.cxmetrics.usability.UsabilityGoldenTest.number;
import static io.github.cxmetrics.usability.UsabilityGoldenTest.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.ProportionMethod;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.ServiceRoom;
import io.github.cxmetrics.survival.QuantileMethod;
import io.github.cxmetrics.survival.QuantileRule;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of service.json that belong to this room. */
class UsabilityServiceGoldenTest {

    private static final int GAP = 0;

    @TestFactory
    Stream<DynamicTest> cases() {
        return ServiceRoom.USABILITY.tests(
                (node, expected) -> check(node.path("metric").asText(), node.path("input"), expected));
    }

    private static void check(String metric, JsonNode input, Expected expected) {
        if (metric.startsWith("SUS")) {
            sus(input, expected);
        } else if (metric.startsWith("UMUX-Lite")) {
            Umux umux = Umux.lite(new int[][] {
                {input.path("capabilities").asInt(), input.path("ease").asInt()}
            });
            expected.number("score", umux::value);
            expected.number("susRegression2013", umux::susRegression2013);
        } else if (metric.startsWith("UX-Lite")) {
            int[][] answers = {
                {input.path("ease").asInt(), input.path("usefulness").asInt()}
            };
            expected.number("score", () -> Umux.of(UmuxForm.UX_LITE, answers).value());
        } else if (metric.startsWith("task time")) {
            taskTime(input, expected);
        } else if (metric.startsWith("task success")) {
            taskSuccess(input, expected);
        } else if (metric.startsWith("Core Web Vitals")) {
            vitals(input, expected);
        } else if (metric.startsWith("adoption")) {
            adoption(input, expected);
        } else {
            throw new IllegalArgumentException("unknown metric " + metric);
        }
    }

    private static void sus(JsonNode input, Expected expected) {
        JsonNode responses = input.path("responses");
        if (responses.get(0).isArray()) {
            group(rows(responses), expected);
            return;
        }
        // What is not there reads as 0, which the rule with gaps declares as missing.
        int[][] one = {ints(responses)};
        boolean gap = StreamSupport.stream(responses.spliterator(), false).anyMatch(JsonNode::isNull);
        expected.number("score", () -> Sus.of(one).value());
        expected.number(
                "midpointImputed",
                () -> Sus.of(SusRule.STANDARD.missing(GAP), one).value());
        if (expected.has("strict")) {
            if (expected.raw("strict").isNull()) {
                assertThat(gap).isTrue();
                assertThatThrownBy(() -> Sus.of(SusRule.COMPLETE.missing(GAP), one))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("are missing, at most 0 may be");
            } else {
                expected.number("strict", () -> Sus.of(SusRule.COMPLETE, one).value());
            }
        }
    }

    private static void group(int[][] rows, Expected expected) {
        Sus sus = Sus.of(rows);
        expected.exact("n", sus::count);
        expected.number("mean", sus::value);
        expected.number("sd", sus::standardDeviation);
        expected.interval("ci95", sus::interval);
        expected.numbers(
                "scores",
                () -> Arrays.stream(rows)
                        .mapToDouble(row -> Sus.of(new int[][] {row}).value())
                        .toArray());
        expected.exact("grade", sus::grade);
    }

    private static void taskTime(JsonNode input, Expected expected) {
        TaskTimes times = TaskTimes.completed(doubles(input.path("seconds")));
        expected.exact("n", times::count);
        expected.number("arithmeticMean", times::meanOfCompleted);
        expected.number("median", () -> times.curve().quantile(0.5, QuantileRule.MIDPOINT));
        expected.number("geometricMean", times::geometricMean);
        expected.number("logSd", times::logStandardDeviation);
        expected.interval("ci", () -> times.interval(Confidence.of(number(input.path("confidence")))));
    }

    private static void taskSuccess(JsonNode input, Expected expected) {
        TaskSuccess success =
                TaskSuccess.of(input.path("successes").asLong(), input.path("n").asLong());
        Confidence level = Confidence.of(number(input.path("confidence")));
        expected.number("rate", success::value);
        expected.interval("adjustedWald", () -> success.interval(level));
        expected.interval("adjustedWaldUnclamped", () -> success.interval(level, ProportionMethod.AGRESTI_COULL));
        expected.interval("wilson", () -> success.interval(level, ProportionMethod.WILSON));
        expected.number("laplace", () -> success.estimate(SuccessEstimate.LAPLACE));
    }

    private static void vitals(JsonNode input, Expected expected) {
        WebVital vital = Map.of("LCP", WebVital.LCP, "INP", WebVital.INP, "CLS", WebVital.CLS)
                .get(input.path("metric").asText());
        double[] values = doubles(input.path("values"));
        LoadTimes exact = LoadTimes.of(vital, values);
        expected.number("p75NearestRank", exact::p75);
        expected.number("p75R7", () -> exact.percentile(0.75, QuantileMethod.LINEAR));
        if (values.length == 0) {
            for (String key : expected.keys()) {
                assertThat(expected.raw(key).isNull()).as(key).isTrue();
            }
            assertThatThrownBy(exact::rating).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> exact.good().value()).isInstanceOf(IllegalStateException.class);
            return;
        }
        expected.exact("ratingNearestRank", () -> exact.rating().name());
        expected.exact(
                "ratingR7",
                () -> vital.rating(exact.percentile(0.75, QuantileMethod.LINEAR))
                        .name());
        expected.number("shareGood", () -> exact.good().value());
        LoadTimes bins = LoadTimes.Rule.of(vital).inBins().count(values);
        assertThat(bins.rating()).isEqualTo(exact.rating());
        assertThat(bins.good()).isEqualTo(exact.good());
    }

    private static void adoption(JsonNode input, Expected expected) {
        long adopters = input.path("newUsersOfFeature").asLong();
        rate(expected, "featureAdoptionOverEligible", AdoptionRate.OF_ELIGIBLE, adopters, input.path("eligibleUsers"));
        rate(expected, "featureAdoptionOverActive", AdoptionRate.OF_ACTIVE, adopters, input.path("activeUsers"));
        rate(
                expected,
                "newOverTotalUsers",
                AdoptionRate.NEW_OF_ALL,
                input.path("newUsers").asLong(),
                input.path("totalUsers"));
    }

    private static void rate(Expected expected, String key, AdoptionRate rate, long adopters, JsonNode base) {
        if (expected.has(key)) {
            Proportion share = rate.of(adopters, base.asLong());
            expected.number(key, share::value);
        }
    }
}
