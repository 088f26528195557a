package io.github.cxmetrics.survey;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.golden.Expected;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.StreamSupport;

/** Golden checks of weights, raking and planning: quantile based values to 1e-10 relative, raking to 1e-9. */
final class SampleGolden {

    private static final double POINTS = 100;
    private static final double QUANTILE = 1e-10;
    private static final double SCORE = 1e-9;
    private static final double RAKED = 1e-9;
    private static final double CLOSE = 1e-12;

    private SampleGolden() {}

    static void weighted(JsonNode input, Expected expected) {
        double[] weights = doubles(input.path("weights"), JsonNode::asDouble);
        int[] scores = StreamSupport.stream(input.path("scores0to10").spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
        WeightedRatings ratings = WeightedRatings.of(RatingScale.ZERO_TO_TEN, scores, weights);
        expected.exact("n", ratings::count);
        expected.number("sumWeights", ratings::sumWeights);
        expected.number("kishEffectiveN", ratings::effectiveN);
        expected.number("kishDeff", ratings::designEffect);
        expected.number("weightedMean", () -> ratings.mean().value());
        variance(expected, "meanLinearisedVariance", 1, ratings.mean());
        net(expected, ratings.nps());
        promoters(expected, ratings.share(9, 10));
    }

    private static void variance(Expected expected, String key, double factor, SurveyEstimate estimate) {
        expected.number(key, QUANTILE, CLOSE, () -> estimate.variance() / factor / factor);
    }

    private static void net(Expected expected, SurveyEstimate nps) {
        expected.number("weightedNps", () -> nps.value() / POINTS);
        variance(expected, "npsLinearisedVariance", POINTS, nps);
        interval(expected, "npsLinearisedCi95Normal", POINTS, nps, EstimateMethod.LINEARISED_NORMAL);
        interval(expected, "npsLinearisedCi95t", POINTS, nps, EstimateMethod.LINEARISED_T);
        expected.number("npsKishVariance", QUANTILE, CLOSE, () -> nps.kishVariance() / POINTS / POINTS);
        expected.interval(
                "npsScoreKish95",
                QUANTILE,
                SCORE,
                POINTS,
                () -> nps.interval(Confidence.DEFAULT, EstimateMethod.KISH_SCORE));
    }

    private static void promoters(Expected expected, SurveyEstimate share) {
        expected.number("promoterShare", share::value);
        variance(expected, "promoterLinearisedVariance", 1, share);
        interval(expected, "promoterWilsonKish95", 1, share, EstimateMethod.KISH_SCORE);
        interval(expected, "promoterXlogitCi95t", 1, share, EstimateMethod.LOGIT);
        interval(expected, "promoterKornGraubardCi95", 1, share, EstimateMethod.KORN_GRAUBARD);
        expected.number("promoterDesignNeff", QUANTILE, CLOSE, share::designEffectiveN);
    }

    private static void interval(
            Expected expected, String key, double scale, SurveyEstimate estimate, EstimateMethod method) {
        expected.interval(key, QUANTILE, CLOSE, scale, () -> estimate.interval(Confidence.DEFAULT, method));
    }

    static void raking(JsonNode input, Expected expected) {
        JsonNode respondents = input.path("respondents");
        Margin rows = Margin.of("row", strings(respondents, "row"), targets(input.path("rowTargets")));
        Margin columns = Margin.of("col", strings(respondents, "col"), targets(input.path("colTargets")));
        RakedWeights raked = Raking.of(rows, columns)
                .withBaseWeights(
                        doubles(respondents, node -> node.path("baseWeight").asDouble()))
                .run();
        int[] scores = StreamSupport.stream(respondents.spliterator(), false)
                .mapToInt(node -> node.path("score").asInt())
                .toArray();
        raked(expected, "convergedWeights", raked, scores);
    }

    static void postStratification(JsonNode input, Expected expected) {
        String[] cells = StreamSupport.stream(input.path("cells").spliterator(), false)
                .map(JsonNode::asText)
                .toArray(String[]::new);
        int[] scores = StreamSupport.stream(input.path("scores").spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
        Margin margin = Margin.of("cell", cells, targets(input.path("targets")));
        raked(expected, "weights", Raking.postStratification(margin).run(), scores);
    }

    private static void raked(Expected expected, String weightsKey, RakedWeights raked, int[] scores) {
        WeightedRatings ratings = WeightedRatings.of(RatingScale.ZERO_TO_TEN, scores, raked.weights());
        expected.numbers(weightsKey, RAKED, CLOSE, raked::weights);
        expected.number("sumWeights", RAKED, CLOSE, raked::sumWeights);
        expected.number("kishEffectiveN", RAKED, CLOSE, raked::effectiveN);
        expected.number("weightedNps", RAKED, CLOSE, () -> ratings.nps().value() / POINTS);
        expected.number("weightedMean", RAKED, CLOSE, () -> ratings.mean().value());
    }

    static Map<String, Double> targets(JsonNode node) {
        Map<String, Double> targets = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> targets.put(field.getKey(), field.getValue().asDouble()));
        return targets;
    }

    private static String[] strings(JsonNode rows, String key) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(node -> node.path(key).asText())
                .toArray(String[]::new);
    }

    private static double[] doubles(JsonNode rows, ToDoubleFunction<JsonNode> value) {
        return StreamSupport.stream(rows.spliterator(), false)
                .mapToDouble(value)
                .toArray();
    }

    static void sampleSize(JsonNode input, Expected expected) {
        Confidence confidence = Confidence.of(decimal(input, "confidence"));
        double margin = POINTS * decimal(input, "margin");
        SampleSize unlimited = input.path("promoterShare").isNull()
                ? SampleSize.forNps(margin, confidence)
                : SampleSize.forNps(
                        margin, confidence, decimal(input, "promoterShare"), decimal(input, "detractorShare"));
        expected.number("varianceUsed", () -> unlimited.variance() / POINTS / POINTS);
        expected.number("nRaw", unlimited::raw);
        expected.exact("n", unlimited::n);
        if (!input.path("population").isNull()) {
            SampleSize finite =
                    unlimited.finitePopulation(input.path("population").asLong());
            expected.number("nFpcRaw", finite::raw);
            expected.exact("nFpc", finite::n);
        }
    }

    static void powerSampleSize(JsonNode input, Expected expected) {
        GroupSize groups = GroupSize.forNps(
                POINTS * decimal(input, "delta"),
                Confidence.of(1 - decimal(input, "alpha")),
                decimal(input, "power"),
                POINTS * POINTS * decimal(input, "variance1"),
                POINTS * POINTS * decimal(input, "variance2"));
        expected.number("nPerGroupRaw", groups::raw);
        expected.exact("nPerGroup", groups::n);
        expected.number("achievedPowerTwoSided", groups::achievedPower);
    }

    private static double decimal(JsonNode input, String key) {
        return Double.parseDouble(input.path(key).asText());
    }
}
