package io.github.cxmetrics.survey;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import io.github.cxmetrics.monitor.PAdjustment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The airport survey in survey-reference.json: real data with missing codes inside the columns, and weights. */
class SurveyReferenceGoldenTest {

    private static final double SCORE = 1e-9;
    private static final double QUANTILE = 1e-10;
    private static final double CLOSE = 1e-12;
    private static final double POINTS = 100;
    private static final RatingScale RECOMMEND = RatingScale.ZERO_TO_TEN.missing(11);
    private static final RatingScale FIVE = RatingScale.ONE_TO_FIVE.missing(0, 6);

    @TestFactory
    Stream<DynamicTest> survey() {
        return GoldenFile.tests(
                "survey-reference.json", SurveyReferenceGoldenTest::kind, SurveyReferenceGoldenTest::check);
    }

    private static String kind(JsonNode node) {
        String id = node.path("id").asText();
        return id.startsWith("kano-") ? "kano" : id;
    }

    private static void check(JsonNode node, Expected expected) {
        String id = node.path("id").asText();
        JsonNode input = node.path("input");
        if (id.matches("sfo\\d+-vs-\\d+-nps")) {
            twoYears(input, expected);
        } else if (id.matches("sfo\\d+-nps.*")) {
            nps(input, expected);
        } else if (id.matches("sfo\\d+-q\\w+")) {
            fivePoints(input, expected);
        } else {
            throw new IllegalArgumentException("unknown kind of reference case: " + id);
        }
    }

    private static void nps(JsonNode input, Expected expected) {
        SfoColumns data = SfoColumns.read(input.path("file").asText());
        Ratings ratings = data.ratings(input.path("column").asText(), RECOMMEND);
        Nps nps = Nps.from(ratings);
        expected.exact("rows", data::rows);
        expected.exact("n", nps::count);
        expected.exact("excluded", nps::excluded);
        expected.exact("detractors", () -> nps.detractors().successes());
        expected.exact("passives", () -> nps.passives().successes());
        expected.exact("promoters", () -> nps.promoters().successes());
        expected.exact("histogram0to10", () -> Arrays.toString(ratings.counts()));
        expected.number("nps", () -> nps.value() / POINTS);
        expected.number("variancePopulation", () -> nps.variance() / POINTS / POINTS);
        Expected intervals = expected.part("ci95");
        intervals.interval("wald", CLOSE, CLOSE, POINTS, () -> nps.interval(Confidence.DEFAULT, NetScoreMethod.WALD));
        intervals.interval(
                "adjustedWald",
                CLOSE,
                CLOSE,
                POINTS,
                () -> nps.interval(Confidence.DEFAULT, NetScoreMethod.ADJUSTED_WALD));
        intervals.interval("score", CLOSE, SCORE, POINTS, nps::interval);
        estimate(expected.part("weighted"), POINTS, data.weighted(input, RECOMMEND), WeightedRatings::nps);
        expected.mistake(
                "trapNpsIfCode11CountedAsPromoter",
                () -> code11AsPromoter(data, input),
                nps.value() / POINTS,
                () -> nps.value() / POINTS);
        if (expected.has("vsRest")) {
            versusRest(
                    data.npsBy(
                            input.path("by").asText("BAREA"),
                            input.path("column").asText(),
                            RECOMMEND),
                    expected);
        }
    }

    /** Each boarding area against all other rows; the corrections are those of the monitor room. */
    private static void versusRest(Map<String, Nps> areas, Expected expected) {
        Nps all = Tally.merge(areas.values());
        List<String> names = List.copyOf(areas.keySet());
        List<TestResult> tests = names.stream()
                .map(name -> areas.get(name).test(all.minus(areas.get(name)), NetScoreTest.UNPOOLED_Z))
                .toList();
        double[] p = tests.stream().mapToDouble(TestResult::pValue).toArray();
        double[] holm = PAdjustment.HOLM.adjust(p);
        double[] screening = PAdjustment.BENJAMINI_HOCHBERG.adjust(p);
        for (int i = 0; i < names.size(); i++) {
            Expected area = expected.part("vsRest").part(names.get(i));
            Nps nps = areas.get(names.get(i));
            int at = i;
            area.number("difference", () -> nps.versus(all.minus(nps)).difference() / POINTS);
            area.test("zWald", "p", () -> tests.get(at));
            area.pValue("pHolm", () -> holm[at]);
            area.pValue("pBenjaminiHochberg", () -> screening[at]);
        }
    }

    private static double code11AsPromoter(SfoColumns data, JsonNode input) {
        int[] codes = data.codes(input.path("column").asText());
        double n = Arrays.stream(codes).filter(code -> code >= 0).count();
        double promoters = Arrays.stream(codes).filter(code -> code >= 9).count();
        double detractors =
                Arrays.stream(codes).filter(code -> code >= 0 && code <= 6).count();
        return (promoters - detractors) / n;
    }

    private interface Estimator {
        SurveyEstimate of(WeightedRatings ratings);
    }

    private static void estimate(Expected expected, double scale, WeightedRatings ratings, Estimator estimator) {
        SurveyEstimate estimate = estimator.of(ratings);
        expected.exact("n", estimate::count);
        expected.number("sumWeights", ratings::sumWeights);
        expected.number("sumWeightsSquared", ratings::sumSquaredWeights);
        expected.number("kishEffectiveN", estimate::effectiveN);
        expected.number("estimate", () -> estimate.value() / scale);
        expected.number("linearisedVariance", QUANTILE, CLOSE, () -> estimate.variance() / scale / scale);
        expected.interval(
                "ci95Normal",
                QUANTILE,
                CLOSE,
                scale,
                () -> estimate.interval(Confidence.DEFAULT, EstimateMethod.LINEARISED_NORMAL));
    }

    private static void fivePoints(JsonNode input, Expected expected) {
        SfoColumns data = SfoColumns.read(input.path("file").asText());
        Ratings ratings = data.ratings(input.path("column").asText(), FIVE);
        expected.exact("n", ratings::count);
        expected.exact("excluded", ratings::missing);
        expected.exact("counts", () -> Arrays.toString(ratings.counts()));
        expected.number("mean", ratings::mean);
        expected.number("sd", ratings::standardDeviation);
        expected.interval(
                "meanCi95t", QUANTILE, CLOSE, 1, () -> ratings.meanInterval(Confidence.DEFAULT, MeanMethod.STUDENT_T));
        box(expected.part("top2"), ratings.topBoxes(2));
        box(expected.part("bottom2"), ratings.bottomBoxes(2));
        NetScore net = Csat.from(ratings).net();
        expected.part("net").number("value", () -> net.value() / POINTS);
        expected.part("net").interval("score95", CLOSE, SCORE, POINTS, net::interval);
        WeightedRatings weighted = data.weighted(input, FIVE);
        estimate(expected.part("weightedMean"), 1, weighted, WeightedRatings::mean);
        estimate(expected.part("weightedTop2"), 1, weighted, w -> w.csat(CsatDefinition.TOP_TWO_OF_FIVE));
    }

    private static void box(Expected expected, Proportion share) {
        expected.exact("count", share::successes);
        expected.number("share", share::value);
        expected.interval("wilson95", share::interval);
    }

    private static void twoYears(JsonNode input, Expected expected) {
        SfoColumns dataA = SfoColumns.read(input.path("a").asText());
        SfoColumns dataB = SfoColumns.read(input.path("b").asText());
        String column = input.path("column").asText();
        Nps a = Nps.from(dataA.ratings(column, RECOMMEND));
        Nps b = Nps.from(dataB.ratings(column, RECOMMEND));
        expected.exact("a", () -> counts(a));
        expected.exact("b", () -> counts(b));
        expected.number("difference", () -> a.versus(b).difference() / POINTS);
        expected.test("zWald", "pWald", () -> a.test(b, NetScoreTest.UNPOOLED_Z));
        expected.interval(
                "ci95Wald",
                CLOSE,
                CLOSE,
                POINTS,
                () -> a.versus(b, Confidence.DEFAULT, NetScoreMethod.WALD).interval());
        expected.interval(
                "ci95MoverScore", CLOSE, SCORE, POINTS, () -> a.versus(b).interval());
        Comparison weighted = dataA.weighted(column, "WEIGHT", RECOMMEND)
                .nps()
                .versus(
                        dataB.weighted(column, "WEIGHT", RECOMMEND).nps(),
                        Confidence.DEFAULT,
                        EstimateDifferenceMethod.LINEARISED_NORMAL);
        expected.number("weightedDifference", () -> weighted.difference() / POINTS);
        expected.test("weightedZ", "weightedP", weighted::test);
    }

    private static String counts(Nps nps) {
        return Arrays.toString(new long[] {
            nps.detractors().successes(),
            nps.passives().successes(),
            nps.promoters().successes()
        });
    }
}
