package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.DifferenceMethod;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.ProportionMethod;
import io.github.cxmetrics.ProportionTest;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of survey.json: closed forms to 1e-12, score intervals to 1e-9 absolute, beta, t and chi-square quantiles to 1e-10 relative. */
class SurveyGoldenTest {

    private static final double SCORE = 1e-9;
    private static final double QUANTILE = 1e-10;
    private static final double CLOSE = 1e-12;
    private static final double POINTS = 100;

    private static final Map<String, ProportionMethod> SHARE_INTERVALS = Map.of(
            "wald", ProportionMethod.WALD,
            "wilson", ProportionMethod.WILSON,
            "wilsonContinuity", ProportionMethod.WILSON_CONTINUITY,
            "agrestiCoull", ProportionMethod.AGRESTI_COULL,
            "clopperPearson", ProportionMethod.CLOPPER_PEARSON,
            "jeffreys", ProportionMethod.JEFFREYS,
            "jeffreysBoundary", ProportionMethod.JEFFREYS_BOUNDARY);

    private static final Map<String, NetScoreMethod> NET_INTERVALS = Map.of(
            "wald", NetScoreMethod.WALD,
            "adjustedWald", NetScoreMethod.ADJUSTED_WALD,
            "score", NetScoreMethod.SCORE,
            "mayJohnson", NetScoreMethod.MAY_JOHNSON,
            "goodman", NetScoreMethod.GOODMAN,
            "moverWilson", NetScoreMethod.MOVER_WILSON,
            "t", NetScoreMethod.STUDENT_T);

    @TestFactory
    Stream<DynamicTest> survey() {
        return GoldenFile.tests("survey.json", node -> node.path("kind").asText(), SurveyGoldenTest::check);
    }

    private static void check(JsonNode node, Expected expected) {
        JsonNode input = node.path("input");
        String kind = node.path("kind").asText();
        switch (kind) {
            case "nps" -> nps(input, expected);
            case "npsHistogram" -> npsHistogram(input, expected);
            case "npsTwoSample" -> npsTwoSample(input, expected);
            case "proportion" -> proportion(input, expected);
            case "twoProportions" -> twoProportions(input, expected);
            case "csat5", "ces7", "ces5lowIsGood" -> boxes(kind, input, expected);
            case "welch" -> welch(input, expected);
            case "weighted" -> SampleGolden.weighted(input, expected);
            case "raking" -> SampleGolden.raking(input, expected);
            case "postStratification" -> SampleGolden.postStratification(input, expected);
            case "npsSampleSize" -> SampleGolden.sampleSize(input, expected);
            case "npsPowerSampleSize" -> SampleGolden.powerSampleSize(input, expected);
            default -> throw new IllegalArgumentException("unknown kind of golden case: " + kind);
        }
    }

    private static void nps(JsonNode input, Expected expected) {
        Nps nps = Nps.promoters(input.path("promoters").asLong())
                .passives(input.path("passives").asLong())
                .detractors(input.path("detractors").asLong());
        undefined(expected, nps);
        expected.exact("n", nps::count);
        expected.number("nps", () -> nps.value() / POINTS);
        expected.number("npsPercent", nps::value);
        expected.number("variancePopulation", () -> nps.variance() / POINTS / POINTS);
        expected.number("varianceUnbiased", () -> nps.unbiasedVariance() / POINTS / POINTS);
        expected.number("standardError", () -> nps.standardError() / POINTS);
        expected.number("standardErrorUnbiased", () -> Math.sqrt(nps.unbiasedVariance() / nps.count()) / POINTS);
        expected.number("adjustedCentre", () -> {
            Interval adjusted = nps.interval(Confidence.DEFAULT, NetScoreMethod.ADJUSTED_WALD);
            return (adjusted.lower() + adjusted.upper()) / 2 / POINTS;
        });
        expected.test(
                "zVsZero",
                "pVsZeroWald",
                () -> nps.versusTarget(0, Confidence.DEFAULT, NetScoreMethod.WALD)
                        .test());
        expected.test("zVsZeroScore", "pVsZeroScore", () -> nps.versusTarget(0).test());
        forEachLevel(
                expected,
                (level, intervals) -> NET_INTERVALS.forEach((key, method) -> {
                    double rel =
                            method == NetScoreMethod.STUDENT_T || method == NetScoreMethod.GOODMAN ? QUANTILE : CLOSE;
                    double abs = method == NetScoreMethod.SCORE ? SCORE : CLOSE;
                    intervals.interval(key, rel, abs, POINTS, () -> nps.interval(level, method));
                    intervals.interval(
                            key + "Clipped",
                            rel,
                            abs,
                            POINTS,
                            () -> nps.interval(level, method).clippedTo(-POINTS, POINTS));
                }));
    }

    private static void undefined(Expected expected, io.github.cxmetrics.Metric<?> metric) {
        expected.exact("undefined", () -> metric.valueIfDefined().isEmpty());
        if (expected.has("undefined")) {
            assertThatThrownBy(metric::value).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(metric::interval).isInstanceOf(IllegalStateException.class);
        }
    }

    private interface LevelCheck {
        void accept(Confidence level, Expected intervals);
    }

    private static void forEachLevel(Expected expected, LevelCheck check) {
        if (expected.has("intervals")) {
            forEachLevelOf(expected.part("intervals"), check);
        }
    }

    private static void forEachLevelOf(Expected byLevel, LevelCheck check) {
        for (String level : byLevel.keys()) {
            check.accept(Confidence.of(Double.parseDouble(level)), byLevel.part(level));
        }
    }

    private static void npsHistogram(JsonNode input, Expected expected) {
        Ratings ratings = Ratings.ofCounts(RatingScale.ZERO_TO_TEN, longs(input.path("counts")));
        Nps nps = Nps.from(ratings);
        undefined(expected, nps);
        expected.exact("n", ratings::count);
        expected.exact("detractors", () -> nps.detractors().successes());
        expected.exact("passives", () -> nps.passives().successes());
        expected.exact("promoters", () -> nps.promoters().successes());
        expected.number("nps", () -> nps.value() / POINTS);
        expected.number("meanLtr", ratings::mean);
        expected.number("sd", ratings::standardDeviation);
        expected.interval(
                "meanCi95t", QUANTILE, CLOSE, 1, () -> ratings.meanInterval(Confidence.DEFAULT, MeanMethod.STUDENT_T));
    }

    private static void npsTwoSample(JsonNode input, Expected expected) {
        Nps a = npsOf(input.path("a"));
        Nps b = npsOf(input.path("b"));
        expected.number("difference", () -> a.versus(b).difference() / POINTS);
        expected.number("standardError", () -> Math.sqrt(a.variance() / a.count() + b.variance() / b.count()) / POINTS);
        expected.test("zWald", "pWald", () -> a.test(b, NetScoreTest.UNPOOLED_Z));
        expected.test("zPooled", "pPooled", () -> a.test(b, NetScoreTest.POOLED_Z));
        expected.test("zAdjusted", "pAdjusted", () -> a.test(b, NetScoreTest.ADJUSTED_Z));
        expected.number("adjustedDifference", () -> {
            Interval adjusted = a.versus(b, Confidence.DEFAULT, NetScoreMethod.ADJUSTED_WALD)
                    .interval();
            return (adjusted.lower() + adjusted.upper()) / 2 / POINTS;
        });
        expected.test("chi2", "chi2P", QUANTILE, () -> a.test(b, NetScoreTest.CHI_SQUARE));
        expected.number(
                "chi2Df",
                () -> a.test(b, NetScoreTest.CHI_SQUARE).degreesOfFreedom().orElseThrow());
        forEachLevel(expected, (level, intervals) -> {
            differenceInterval(intervals, "wald", CLOSE, a, b, level, NetScoreMethod.WALD);
            differenceInterval(intervals, "adjustedWald", CLOSE, a, b, level, NetScoreMethod.ADJUSTED_WALD);
            differenceInterval(intervals, "moverScore", SCORE, a, b, level, NetScoreMethod.SCORE);
        });
    }

    private static void differenceInterval(
            Expected intervals, String key, double abs, Nps a, Nps b, Confidence level, NetScoreMethod method) {
        intervals.interval(key, CLOSE, abs, POINTS, () -> a.differenceInterval(b, level, method));
    }

    private static Nps npsOf(JsonNode counts) {
        return Nps.promoters(counts.get(2).asLong())
                .passives(counts.get(1).asLong())
                .detractors(counts.get(0).asLong());
    }

    private static void proportion(JsonNode input, Expected expected) {
        Proportion share =
                Proportion.of(input.path("successes").asLong(), input.path("n").asLong());
        undefined(expected, share);
        expected.number("estimate", share::value);
        forEachLevel(
                expected,
                (level, intervals) -> SHARE_INTERVALS.forEach((key, method) -> {
                    boolean beta = method == ProportionMethod.CLOPPER_PEARSON || key.startsWith("jeffreys");
                    double rel = beta ? QUANTILE : CLOSE;
                    intervals.interval(key, rel, CLOSE, 1, () -> share.interval(level, method));
                    intervals.interval(
                            key + "Clipped",
                            rel,
                            CLOSE,
                            1,
                            () -> share.interval(level, method).clippedTo(0, 1));
                }));
    }

    private static void twoProportions(JsonNode input, Expected expected) {
        Proportion a = Proportion.of(input.path("x1").asLong(), input.path("n1").asLong());
        Proportion b = Proportion.of(input.path("x2").asLong(), input.path("n2").asLong());
        expected.number("difference", () -> a.versus(b).difference());
        expected.test("zPooled", "pPooled", () -> a.test(b, ProportionTest.POOLED_Z));
        expected.test("zUnpooled", "pUnpooled", () -> a.test(b, ProportionTest.UNPOOLED_Z));
        expected.test("chi2", "chi2P", QUANTILE, () -> a.test(b, ProportionTest.CHI_SQUARE));
        expected.test("chi2Yates", "chi2YatesP", QUANTILE, () -> a.test(b, ProportionTest.CHI_SQUARE_YATES));
        expected.pValue(
                "fisherTwoSidedP", () -> a.test(b, ProportionTest.FISHER_EXACT).pValue());
        expected.number("cohenH", () -> a.cohensH(b));
        forEachLevel(expected, (level, intervals) -> {
            intervals.interval("newcombe", () -> a.versus(b, level).interval());
            intervals.interval(
                    "agrestiCaffo",
                    () -> a.versus(b, level, DifferenceMethod.AGRESTI_CAFFO).interval());
            intervals.interval("wald", () -> a.differenceInterval(b, level, DifferenceMethod.WALD));
        });
    }

    private static void boxes(String kind, JsonNode input, Expected expected) {
        RatingScale high = RatingScale.of(
                input.path("scaleMin").asInt(), input.path("scaleMax").asInt());
        RatingScale scale = kind.equals("ces5lowIsGood") ? high.lowIsGood() : high;
        Ratings ratings = Ratings.ofCounts(scale, longs(input.path("counts")));
        undefined(expected, metric(kind, ratings));
        expected.exact("n", ratings::count);
        expected.number("mean", ratings::mean);
        expected.number("sd", ratings::standardDeviation);
        expected.number("standardError", ratings::standardError);
        expected.number("meanRescaled0to100", () -> POINTS * ratings.rescaledMean());
        if (expected.has("meanCiT")) {
            Expected byLevel = expected.part("meanCiT");
            for (String level : byLevel.keys()) {
                Confidence confidence = Confidence.of(Double.parseDouble(level));
                byLevel.interval(
                        level, QUANTILE, CLOSE, 1, () -> ratings.meanInterval(confidence, MeanMethod.STUDENT_T));
            }
        }
        if (expected.has("boxes")) {
            expected.part("boxes")
                    .keys()
                    .forEach(key -> box(key, ratings, expected.part("boxes").part(key)));
            expected.part("net")
                    .keys()
                    .forEach(key -> net(key, ratings, expected.part("net").part(key)));
        }
    }

    /** The metric of the kind reads the same numbers off the same ratings. */
    private static io.github.cxmetrics.Metric<?> metric(String kind, Ratings ratings) {
        return switch (kind) {
            case "csat5" -> {
                Csat csat = Csat.from(ratings);
                assertSame(csat.proportion(), ratings.topBoxes(2));
                assertThat(csat.net())
                        .isEqualTo(NetScore.from(ratings, NetBands.topMinusBottom(ratings.scale(), 2, 2)));
                yield csat;
            }
            case "ces7" -> {
                Ces ces = Ces.from(ratings, CesDefinition.CES_2);
                assertSame(ces.easy(), ratings.topBoxes(3));
                yield ces;
            }
            default -> {
                Ces ces = Ces.from(ratings, CesDefinition.CES_1);
                assertSame(ces.easy(), ratings.bottomBoxes(2));
                yield ces;
            }
        };
    }

    private static void assertSame(Proportion share, Proportion boxes) {
        assertThat(share.named("share", "answers")).isEqualTo(boxes.named("share", "answers"));
    }

    private static void box(String key, Ratings ratings, Expected expected) {
        int boxes = Integer.parseInt(key.replaceAll("\\D+", ""));
        Proportion share = key.startsWith("top") ? ratings.topBoxes(boxes) : ratings.bottomBoxes(boxes);
        expected.exact("count", share::successes);
        expected.number("share", share::value);
        expected.interval("wilson95", share::interval);
        expected.interval(
                "jeffreys95", QUANTILE, CLOSE, 1, () -> share.interval(Confidence.DEFAULT, ProportionMethod.JEFFREYS));
    }

    private static void net(String key, Ratings ratings, Expected expected) {
        String[] ends = key.split("-");
        int top = Integer.parseInt(ends[0].replace("top", ""));
        int bottom = Integer.parseInt(ends[1].replace("bottom", ""));
        NetScore net = NetScore.from(ratings, NetBands.topMinusBottom(ratings.scale(), top, bottom));
        expected.number("value", () -> net.value() / POINTS);
        expected.interval("score95", CLOSE, SCORE, POINTS, net::interval);
        expected.interval(
                "adjustedWald95",
                CLOSE,
                CLOSE,
                POINTS,
                () -> net.interval(Confidence.DEFAULT, NetScoreMethod.ADJUSTED_WALD));
    }

    private static void welch(JsonNode input, Expected expected) {
        int min = input.path("scaleMin").asInt();
        RatingScale scale = RatingScale.of(min, min + input.path("a").size() - 1);
        Ratings a = Ratings.ofCounts(scale, longs(input.path("a")));
        Ratings b = Ratings.ofCounts(scale, longs(input.path("b")));
        Comparison comparison = a.meanVersus(b, Confidence.DEFAULT, MeanDifferenceMethod.WELCH);
        expected.number("difference", comparison::difference);
        expected.test("t", "p", QUANTILE, comparison::test);
        expected.number(
                "df",
                QUANTILE,
                CLOSE,
                () -> comparison.test().degreesOfFreedom().orElseThrow());
    }

    private static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }
}
