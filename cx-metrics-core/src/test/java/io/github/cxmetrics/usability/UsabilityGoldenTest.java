package io.github.cxmetrics.usability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.MonitorRoom;
import io.github.cxmetrics.survey.RatingScale;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of monitor.json that belong to this room. */
class UsabilityGoldenTest {

    private static final double T_CLOSE = 1e-10;
    private static final double SCORE_CLOSE = 1e-9;

    @TestFactory
    Stream<DynamicTest> cases() {
        return MonitorRoom.USABILITY.tests(
                (node, expected) -> check(node.path("kind").asText(), node.path("input"), expected));
    }

    private static void check(String kind, JsonNode input, Expected expected) {
        switch (kind) {
            case "susSubscales" -> susSubscales(input, expected);
            case "susGrade" -> susGrade(input, expected);
            case "umux" ->
                expected.number(
                        "score",
                        () -> Umux.of(new int[][] {ints(input.path("responses"))})
                                .value());
            case "nasaTlx" -> nasaTlx(input, expected);
            case "taskTimeCensored" -> taskTimeCensored(input, expected);
            case "taskTimeRatio" -> taskTimeRatio(input, expected);
            case "successPoint" -> successPoint(input, expected);
            case "problemDiscovery" -> problemDiscovery(input, expected);
            case "engagement" -> engagement(input, expected);
            case "apdex" -> apdex(input, expected);
            case "percentileInterval" -> percentileInterval(input, expected);
            case "vitalRating" -> vitalRating(input, expected);
            case "cronbachAlpha" -> cronbachAlpha(input, expected);
            default -> throw new IllegalArgumentException("unknown kind " + kind);
        }
    }

    private static void susSubscales(JsonNode input, Expected expected) {
        Sus sus = Sus.of(new int[][] {ints(input.path("responses"))});
        expected.number("score", sus::value);
        expected.number("usability", sus::usability);
        expected.number("learnability", sus::learnability);
        expected.exact("allTheSame", () -> sus.sameAnswerTenTimes().successes() == 1);
    }

    private static void susGrade(JsonNode input, Expected expected) {
        double score = input.path("score").asDouble();
        SusGrade grade = SusGrade.of(score);
        expected.exact("grade", () -> grade);
        expected.exact("percentileRange", () -> List.of(grade.lowestPercentile(), grade.highestPercentile()));
        expected.exact("acceptability", () -> Acceptability.of(score).name());
    }

    private static void nasaTlx(JsonNode input, Expected expected) {
        int[] ratings = ints(input.path("ratings"));
        expected.number("raw", () -> NasaTlx.of(new int[][] {ratings}).value());
        TaskLoad plain = TaskLoad.of(ratings);
        if (input.path("weights").isArray()) {
            TaskLoad weighted = plain.weighted(ints(input.path("weights")));
            expected.number("weighted", () -> NasaTlx.weighted(weighted).value());
            expected.number("raw", () -> TlxScoring.RAW.count(List.of(weighted)).value());
        } else if (expected.has("weighted")) {
            assertThat(expected.raw("weighted").isNull()).isTrue();
            assertThatThrownBy(() -> NasaTlx.weighted(plain)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void taskTimeCensored(JsonNode input, Expected expected) {
        boolean[] done = new boolean[input.path("completed").size()];
        for (int i = 0; i < done.length; i++) {
            done[i] = input.path("completed").get(i).asBoolean();
        }
        TaskTimes times = TaskTimes.of(ChronoUnit.SECONDS, doubles(input.path("seconds")), done);
        expected.exact("n", times::count);
        expected.exact("completedCount", times::completions);
        expected.number("kmMedian", times::median);
        expected.number("geometricMean", 1e-8, 1e-8, times::geometricMean);
        expected.number("logSigma", 1e-8, 1e-8, times::logStandardDeviation);
        expected.interval("wald95", 1e-7, 1e-7, 1, () -> times.interval(Confidence.DEFAULT, TaskTimeMethod.WALD));
        expected.interval("profile95", 1e-7, 1e-7, 1, times::interval);
    }

    private static void taskTimeRatio(JsonNode input, Expected expected) {
        TimeRatio ratio =
                TaskTimes.completed(doubles(input.path("a"))).versus(TaskTimes.completed(doubles(input.path("b"))));
        expected.number("ratio", ratio::ratio);
        expected.interval("ci95", T_CLOSE, T_CLOSE, 1, ratio::interval);
        expected.number(
                "df", T_CLOSE, T_CLOSE, () -> ratio.test().degreesOfFreedom().orElseThrow());
        expected.pValue("p", T_CLOSE, ratio::pValue);
    }

    private static void successPoint(JsonNode input, Expected expected) {
        TaskSuccess success =
                TaskSuccess.of(input.path("successes").asLong(), input.path("n").asLong());
        for (SuccessEstimate by : SuccessEstimate.values()) {
            expected.number(by.name().toLowerCase(Locale.ROOT), () -> success.estimate(by));
        }
        expected.exact("recommended", () -> success.recommendedEstimate().name());
    }

    private static void problemDiscovery(JsonNode input, Expected expected) {
        ProblemDiscovery discovery = ProblemDiscovery.of(number(input.path("probability")));
        expected.number(
                "found", () -> discovery.found(input.path("participants").asInt()));
        expected.exact("participantsNeeded", () -> discovery.participantsFor(number(input.path("goal"))));
    }

    private static void engagement(JsonNode input, Expected expected) {
        JsonNode counts = input.path("counts");
        MessageEngagement engagement = MessageEngagement.deliveredToUsers(
                        counts.get(0).asLong())
                .opened(counts.get(1).asLong())
                .clicked(counts.get(2).asLong())
                .converted(counts.get(3).asLong());
        for (MessageStage stage : MessageStage.values()) {
            checkFraction(
                    expected.raw("ofFirst").get(stage.ordinal()),
                    engagement.ofFirst(stage).value());
            JsonNode before = expected.raw("ofPrevious").get(stage.ordinal());
            if (before.isNull()) {
                assertThatThrownBy(() -> engagement.ofPrevious(stage)).isInstanceOf(IllegalStateException.class);
            } else {
                checkFraction(before, engagement.ofPrevious(stage).value());
            }
        }
    }

    private static void checkFraction(JsonNode want, double got) {
        assertThat(got).isCloseTo(want.path("value").asDouble(), within(1e-12));
    }

    private static void apdex(JsonNode input, Expected expected) {
        Apdex apdex = Apdex.of(number(input.path("threshold")), doubles(input.path("values")))
                .withErrors(input.path("errors").asLong(0));
        if (expected.has("undefined")) {
            assertThat(expected.raw("undefined").asBoolean()).isTrue();
            assertThatThrownBy(apdex::value).isInstanceOf(IllegalStateException.class);
        }
        expected.exact("satisfied", apdex::satisfied);
        expected.exact("tolerating", apdex::tolerating);
        expected.exact("frustrated", apdex::frustrated);
        expected.number("apdex", apdex::value);
        expected.interval("score95", SCORE_CLOSE, SCORE_CLOSE, 1, apdex::interval);
    }

    private static void percentileInterval(JsonNode input, Expected expected) {
        double p = number(input.path("p"));
        LoadTimes times = LoadTimes.of(WebVital.LCP, doubles(input.path("values")));
        PercentileInterval interval = times.percentileInterval(p, Confidence.of(number(input.path("confidence"))));
        expected.number("nearestRank", () -> times.percentile(p));
        expected.exact("lowerRank", () -> nullable(interval.lowerRank()));
        expected.exact("upperRank", () -> nullable(interval.upperRank()));
        expected.exact("interval", () -> Arrays.asList(nullable(interval.lower()), nullable(interval.upper())));
        expected.number("coverage", T_CLOSE, T_CLOSE, interval::coverage);
    }

    private static Object nullable(OptionalLong rank) {
        return rank.isPresent() ? rank.getAsLong() : null;
    }

    private static Object nullable(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static void vitalRating(JsonNode input, Expected expected) {
        Map<String, WebVital> known = Map.of(
                "LCP",
                WebVital.LCP,
                "INP",
                WebVital.INP,
                "CLS",
                WebVital.CLS,
                "FCP",
                WebVital.FCP,
                "TTFB",
                WebVital.TTFB);
        List<LoadTimes> tallies = new ArrayList<>();
        Iterator<String> names = input.path("p75").fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            JsonNode value = input.path("p75").path(name);
            double[] views = value.isNull() ? new double[0] : new double[] {number(value)};
            tallies.add(LoadTimes.of(known.get(name), views));
        }
        WebVitals vitals = WebVitals.of(tallies.toArray(LoadTimes[]::new));
        Expected ratings = expected.part("ratings");
        for (String name : ratings.keys()) {
            VitalRating rating = vitals.ratings().get(known.get(name));
            ratings.exact(name, () -> rating == null ? null : rating.name());
        }
        expected.exact("passesCoreWebVitals", () -> vitals.passesIfDefined().orElse(null));
    }

    private static void cronbachAlpha(JsonNode input, Expected expected) {
        int[][] rows = rows(input.path("rows"));
        RatingScale scale = RatingScale.of(
                IntStream.of(flat(rows)).min().orElseThrow(),
                Math.max(
                        IntStream.of(flat(rows)).max().orElseThrow(),
                        IntStream.of(flat(rows)).min().orElseThrow() + 1));
        expected.number("alpha", () -> CronbachAlpha.of(scale, rows).value());
    }

    private static int[] flat(int[][] rows) {
        return Stream.of(rows).flatMapToInt(IntStream::of).toArray();
    }

    static double number(JsonNode node) {
        return node.isTextual() ? Double.parseDouble(node.asText()) : node.asDouble();
    }

    static int[] ints(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
    }

    static int[][] rows(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(UsabilityGoldenTest::ints)
                .toArray(int[][]::new);
    }

    static double[] doubles(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(UsabilityGoldenTest::number)
                .toArray();
    }
}
