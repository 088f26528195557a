package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.FiniteSample;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of intervals.json: score intervals of means, weighted, clustered and from finite populations. */
class IntervalsGoldenTest {

    private static final double POINTS = 100;

    @TestFactory
    Stream<DynamicTest> intervals() {
        return GoldenFile.tests("intervals.json", node -> node.path("kind").asText(), IntervalsGoldenTest::check);
    }

    private static void check(JsonNode node, Expected expected) {
        JsonNode input = node.path("input");
        double close = node.path("relTol").asDouble();
        String kind = node.path("kind").asText();
        switch (kind) {
            case "meanScore" -> meanScore(input, expected, close);
            case "meanDifference" -> meanDifference(input, expected, close);
            case "weightedNet", "clusteredNet", "weightedShare", "clusteredShare", "weightedMean", "clusteredMean" ->
                estimate(input, expected, close);
            case "weightedDifference" -> {
                SurveyEstimate a = estimate(input, input.path("a"));
                SurveyEstimate b = estimate(input, input.path("b"));
                difference(expected, close, scale(a), level -> a.versus(b, level));
            }
            case "finitePopulation" -> finitePopulation(input, expected, close);
            default -> throw new IllegalArgumentException("unknown kind of golden case: " + kind);
        }
    }

    private static Ratings ratings(JsonNode input, String counts) {
        RatingScale scale = RatingScale.of(
                input.path("scaleMin").asInt(), input.path("scaleMax").asInt());
        long[] column = StreamSupport.stream(input.path(counts).spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
        return Ratings.ofCounts(scale, column);
    }

    private static void meanScore(JsonNode input, Expected expected, double close) {
        Ratings ratings = ratings(input, "counts");
        expected.exact("n", ratings::count);
        if (expected.has("undefined")) {
            expected.raw("undefined");
            assertThatThrownBy(() -> ratings.meanInterval(Confidence.DEFAULT))
                    .isInstanceOf(IllegalStateException.class);
            return;
        }
        expected.number("mean", ratings::mean);
        Expected levels = expected.part("score");
        for (String level : levels.keys()) {
            interval(levels, level, close, 1, () -> ratings.meanInterval(Confidence.of(Double.parseDouble(level))));
        }
        if (expected.has("tests")) {
            Expected tests = expected.part("tests");
            for (String target : tests.keys()) {
                Expected test = tests.part(target);
                double mean = Double.parseDouble(target);
                Comparison comparison = ratings.meanVersusTarget(mean, Confidence.DEFAULT);
                test.test("z", "p", close, comparison::test);
            }
        }
    }

    private static void interval(
            Expected expected, String key, double close, double scale, java.util.function.Supplier<Interval> got) {
        expected.interval(key, close, close, scale, got);
    }

    private static void meanDifference(JsonNode input, Expected expected, double close) {
        Ratings a = ratings(input, "a");
        Ratings b = ratings(input, "b");
        difference(expected, close, 1, level -> a.meanVersus(b, level));
    }

    private static void difference(
            Expected expected, double close, double scale, Function<Confidence, Comparison> versus) {
        Comparison comparison = versus.apply(Confidence.DEFAULT);
        expected.number("difference", close, close, () -> comparison.difference() / scale);
        for (String level : new String[] {"90", "95", "99"}) {
            Confidence confidence = Confidence.of(Integer.parseInt(level) / POINTS);
            interval(
                    expected,
                    "mover" + level,
                    close,
                    scale,
                    () -> versus.apply(confidence).interval());
        }
        expected.test("z", "p", close, comparison::test);
        assertThat(comparison.interval().contains(0)).isEqualTo(comparison.pValue() >= 0.05);
    }

    private static void estimate(JsonNode input, Expected expected, double close) {
        if (expected.has("undefined")) {
            expected.raw("undefined");
            assertThatThrownBy(() -> estimate(input, input)).isInstanceOf(IllegalStateException.class);
            return;
        }
        SurveyEstimate estimate = estimate(input, input);
        double scale = scale(estimate);
        expected.exact("n", estimate::count);
        expected.exact("clusters", estimate::clusters);
        expected.number("estimate", close, close, () -> estimate.value() / scale);
        expected.number("variance", close, close, () -> estimate.variance() / scale / scale);
        expected.number("kishEffectiveN", close, close, estimate::effectiveN);
        expected.number("weightDf", close, close, estimate::weightDegreesOfFreedom);
        expected.number("effectiveN", close, close, estimate::intervalN);
        for (String level : new String[] {"90", "95", "99"}) {
            Confidence confidence = Confidence.of(Integer.parseInt(level) / POINTS);
            interval(expected, "ci" + level, close, scale, () -> estimate.interval(confidence));
        }
    }

    private static double scale(SurveyEstimate estimate) {
        return estimate.name().equals("net score") ? POINTS : 1;
    }

    /** The values as the points of a scale: net scores and shares with the bands that give them back. */
    private static SurveyEstimate estimate(JsonNode bounds, JsonNode rows) {
        int min = bounds.path("min").asInt();
        RatingScale scale = RatingScale.of(min, bounds.path("max").asInt());
        int[] values = StreamSupport.stream(rows.path("values").spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
        double[] weights = IntStream.range(0, values.length)
                .mapToDouble(row -> rows.path("weights").path(row).asDouble(1))
                .toArray();
        SurveyEstimate estimate;
        if (rows.has("clusters")) {
            String[] clusters = StreamSupport.stream(rows.path("clusters").spliterator(), false)
                    .map(cluster -> cluster.isNull() ? null : cluster.asText())
                    .toArray(String[]::new);
            CustomerRatings ratings = CustomerRatings.of(scale, clusters, new long[values.length], values);
            CustomerRatings weighted = rows.has("weights") ? ratings.withWeights(weights) : ratings;
            estimate = min < 0
                    ? weighted.net(NetBands.topMinusBottom(scale, 1, 1))
                    : scale.points() == 2 ? weighted.csat(CsatDefinition.boxes(scale, 1)) : weighted.mean();
        } else {
            WeightedRatings ratings = WeightedRatings.of(scale, values, weights);
            estimate = min < 0
                    ? ratings.net(NetBands.topMinusBottom(scale, 1, 1))
                    : scale.points() == 2 ? ratings.share(1, 1) : ratings.mean();
        }
        return bounds.has("population")
                ? estimate.finitePopulation(bounds.path("population").asLong())
                : estimate;
    }

    private static void finitePopulation(JsonNode input, Expected expected, double close) {
        Ratings ratings = ratings(input, "counts");
        RatingScale scale = ratings.scale();
        long size = input.path("population").asLong();
        FiniteSample sample = scale.min() < 0
                ? NetScore.from(ratings, NetBands.topMinusBottom(scale, 1, 1)).finitePopulation(size)
                : scale.points() == 2 ? ratings.topBoxes(1).finitePopulation(size) : ratings.finitePopulation(size);
        double points = scale.min() < 0 ? POINTS : 1;
        expected.exact("n", sample::count);
        expected.number("estimate", close, close, () -> sample.value() / points);
        expected.number("effectiveN", close, close, sample::intervalN);
        for (String level : new String[] {"90", "95"}) {
            Confidence confidence = Confidence.of(Integer.parseInt(level) / POINTS);
            interval(expected, "raw" + level, close, points, () -> sample.continuousInterval(confidence));
            interval(expected, "ci" + level, close, points, () -> sample.interval(confidence));
        }
    }
}
