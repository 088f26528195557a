package io.github.cxmetrics.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import io.github.cxmetrics.journey.attribution.AttributionModel;
import io.github.cxmetrics.journey.attribution.AttributionRule;
import io.github.cxmetrics.journey.attribution.AttributionTally;
import io.github.cxmetrics.journey.attribution.ChannelPath;
import io.github.cxmetrics.journey.attribution.ChannelRule;
import io.github.cxmetrics.journey.attribution.ChannelTally;
import io.github.cxmetrics.journey.map.ClosedLoop;
import io.github.cxmetrics.journey.map.ClosedLoopRule;
import io.github.cxmetrics.journey.map.Feedback;
import io.github.cxmetrics.journey.map.FeedbackRule;
import io.github.cxmetrics.journey.map.JourneyMap;
import io.github.cxmetrics.journey.map.JourneyMapRule;
import io.github.cxmetrics.journey.map.PyramidLevel;
import io.github.cxmetrics.journey.map.Stage;
import io.github.cxmetrics.journey.map.SurveyAnswer;
import io.github.cxmetrics.journey.map.TouchpointScore;
import io.github.cxmetrics.journey.path.StepsToGoal;
import io.github.cxmetrics.journey.path.StepsToGoalRule;
import io.github.cxmetrics.journey.retention.ProductRetention;
import io.github.cxmetrics.retention.cohort.CohortEntry;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.CohortTable;
import io.github.cxmetrics.retention.cohort.Returning;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of journey-mended.json and journey-naive.json about paths, attribution, maps and retention, in every order of rows. */
class PathsMendedGoldenTest {

    private static final Set<String> KINDS =
            Set.of("journeyMap", "closedLoop", "stepsToGoal", "channels", "retention", "attribution", "feedback");

    @TestFactory
    Stream<DynamicTest> cases() {
        return Stream.of("journey-mended.json", "journey-naive.json")
                .flatMap(file -> GoldenFile.testsOf(
                        file, KINDS, node -> node.path("kind").asText(), PathsMendedGoldenTest::check));
    }

    private static void check(JsonNode node, Expected expected) {
        JsonNode input = node.path("input");
        switch (node.path("kind").asText()) {
            case "journeyMap" -> journeyMap(node, input, expected);
            case "closedLoop" -> closedLoop(node, input, expected);
            case "stepsToGoal" -> stepsToGoal(node, input, expected);
            case "channels" -> channels(node, input, expected);
            case "attribution" -> attribution(node, input, expected);
            case "feedback" -> feedback(node, input, expected);
            case "retention" -> retention(node, input, expected);
            default -> throw new IllegalArgumentException("kind " + node.path("kind"));
        }
    }

    private static void journeyMap(JsonNode node, JsonNode input, Expected expected) {
        JourneyMapRule rule = JourneyMapRule.of(stages(input));
        JourneyMapRule read = input.hasNonNull("asOf") ? rule.asOf(at(input.path("asOf"))) : rule;
        for (EventLog log : MendedRows.logs(node)) {
            JourneyMap map = read.count(log);
            assertThat(log.timelines().collect(read.collector())).isEqualTo(map);
            expected.exact("customers", map::count);
            expected.exact("offMap", map::offMap);
            expected.raw("stages").forEach(stage -> Expected.checkAll(stage, 0, each -> stage(map, each)));
        }
    }

    private static Stage[] stages(JsonNode input) {
        List<Stage> stages = new ArrayList<>();
        input.path("stages").forEach(stage -> stages.add(Stage.of(stage.get(0).asText(), texts(stage.get(1)))));
        return stages.toArray(Stage[]::new);
    }

    private static void stage(JourneyMap map, Expected stage) {
        String name = stage.raw("stage").asText();
        stage.exact("events", () -> map.events(name));
        stage.exact("customers", () -> map.reach(name).successes());
        share(stage, "movedOn", () -> map.movedOn(name));
        stage.exact("lost", () -> map.movedOn(name).failures());
        times(stage, "times", "censored", () -> map.timeInStage(name));
    }

    private static void closedLoop(JsonNode node, JsonNode input, Expected expected) {
        String answer = input.path("answer").asText();
        String followUp = input.path("followUp").asText();
        ClosedLoopRule.AsOf rule = ClosedLoopRule.of(
                        Step.of(answer),
                        Condition.number(
                                "rating",
                                Condition.Relation.AT_MOST,
                                input.path("unhappyAtMost").asInt()),
                        Step.of(followUp),
                        seconds(input.path("target")))
                .asOf(at(input.path("asOf")));
        for (EventLog log : MendedRows.logs(node)) {
            ClosedLoop loop = rule.count(log);
            assertThat(log.timelines().collect(rule.collector())).isEqualTo(loop);
            expected.exact("customers", loop::count);
            expected.exact("unhappyCustomers", () -> loop.unhappy().successes());
            expected.exact("cases", loop::cases);
            expected.exact("pending", loop::pending);
            share(expected, "inTime", loop::inTime);
            times(expected, "timesToFollowUp", "openTimes", loop::timeToFollowUp);
            share(expected, "recovered", loop::recovered);
            share(expected, "recoveredAfterFollowUp", () -> loop.recoveries().afterFollowUp());
            share(expected, "recoveredWithout", () -> loop.recoveries().without());
        }
    }

    private static void stepsToGoal(JsonNode node, JsonNode input, Expected expected) {
        String start = input.path("start").asText();
        String goal = input.path("goal").asText();
        StepsToGoalRule rule = new StepsToGoalRule(Step.of(start), Step.of(goal));
        for (EventLog log : MendedRows.logs(node)) {
            StepsToGoal steps = rule.count(log);
            expected.exact("customers", steps::count);
            expected.exact("started", () -> steps.arrived().trials());
            share(expected, "arrived", steps::arrived);
            expected.exact(
                    "steps",
                    () -> repeated(steps.toCounts().steps(), steps.toCounts().counts()));
        }
    }

    private static void channels(JsonNode node, JsonNode input, Expected expected) {
        String resolution = input.path("resolution").asText();
        ChannelRule rule = ChannelRule.of(input.path("property").asText()).resolvedBy(resolution);
        for (EventLog log : MendedRows.logs(node)) {
            ChannelTally tally = rule.count(log);
            assertThat(log.timelines().collect(rule.collector())).isEqualTo(tally);
            expected.exact("journeys", tally::count);
            expected.exact("distinct", tally::byDistinctChannels);
            share(expected, "crossChannel", tally::crossChannel);
            share(expected, "switching", tally::switching);
            share(expected, "resolution", tally::resolution);
            share(expected, "firstChannelResolution", tally::firstChannelResolution);
        }
    }

    private static void attribution(JsonNode node, JsonNode input, Expected expected) {
        String conversion = input.path("conversion").asText();
        AttributionRule rule = AttributionRule.conversion(conversion)
                .counting(AttributionRule.Conversions.valueOf(upper(input.path("counting"))))
                .serving(AttributionRule.Serving.valueOf(upper(input.path("touches"))));
        rule = input.hasNonNull("channel") ? rule.by(input.path("channel").asText()) : rule;
        rule = input.hasNonNull("lookback") ? rule.within(seconds(input.path("lookback"))) : rule;
        rule = input.hasNonNull("asOf") ? rule.asOf(at(input.path("asOf"))) : rule;
        for (EventLog log : MendedRows.logs(node)) {
            attribution(rule, log, input, expected);
        }
    }

    private static void attribution(AttributionRule rule, EventLog log, JsonNode input, Expected expected) {
        AttributionTally tally = rule.count(log);
        assertThat(log.timelines().collect(rule.collector())).isEqualTo(tally);
        expected.exact("conversions", tally::conversions);
        expected.exact("untouched", tally::untouched);
        expected.exact(
                "nulls",
                () -> tally.paths().stream().mapToLong(ChannelPath::nulls).sum());
        expected.exact("pending", tally::pending);
        share(expected, "maturedRate", tally::conversionRate);
        List<String> paths = new ArrayList<>();
        tally.paths().forEach(path -> paths.add(path.channels() + " " + path.conversions() + " " + path.nulls()));
        List<String> wanted = new ArrayList<>();
        expected.raw("paths")
                .forEach(path -> wanted.add(List.of(texts(path.get(0))) + " "
                        + path.get(1).asLong() + " " + path.get(2).asLong()));
        assertThat(paths).containsExactlyInAnyOrderElementsOf(wanted);
        Map<String, AttributionModel> models = Map.of(
                "first", AttributionModel.FIRST_TOUCH,
                "last", AttributionModel.LAST_TOUCH,
                "linear", AttributionModel.LINEAR,
                "position", AttributionModel.U_SHAPED);
        Expected credits = expected.part("credits");
        models.forEach((name, model) ->
                numbers(credits, name, () -> tally.credits(model).byChannel()));
        numbers(
                credits,
                "decay",
                () -> rule.timeDecay(log, seconds(input.path("halfLife"))).byChannel());
        if (expected.has("revenue")) {
            Expected revenue = expected.part("revenue");
            String value = input.path("value").asText();
            models.forEach((name, model) ->
                    numbers(revenue, name, () -> rule.revenue(log, value, model).byChannel()));
            numbers(
                    revenue,
                    "decay",
                    () -> rule.timeDecayedRevenue(log, value, seconds(input.path("halfLife")))
                            .byChannel());
        }
        for (int order = 1; order <= 9; order++) {
            int k = order;
            if (expected.has("markov" + k)) {
                Expected markov = expected.part("markov" + k);
                markov.number("pConversion", () -> tally.markov(k).conversionProbability());
                numbers(markov, "removalEffect", () -> tally.markov(k).removalEffects());
                numbers(markov, "attributed", () -> tally.markov(k).credits().byChannel());
            }
        }
    }

    private static void numbers(Expected expected, String key, java.util.function.Supplier<Map<String, Double>> got) {
        if (!expected.has(key)) {
            return;
        }
        Map<String, Double> values = new TreeMap<>(got.get());
        expected.raw(key).properties().forEach(each -> {
            JsonNode want = each.getValue();
            double number = want.path("value").asDouble(want.asDouble());
            Double value = values.remove(each.getKey());
            assertThat(value == null ? 0 : value)
                    .as("%s of %s", key, each.getKey())
                    .isCloseTo(number, within(1e-12 * Math.max(1, Math.abs(number))));
        });
        assertThat(values.values()).as("%s of nobody", key).allMatch(value -> value == 0);
    }

    private static String upper(JsonNode word) {
        return word.asText().toUpperCase(Locale.ROOT);
    }

    private static void feedback(JsonNode node, JsonNode input, Expected expected) {
        FeedbackRule rule = FeedbackRule.of(
                TouchpointScore.rating("rating", RatingScale.ZERO_TO_TEN, PyramidLevel.MEETS_NEEDS),
                seconds(input.path("window")));
        rule = input.hasNonNull("keyProperty")
                ? rule.keyedBy(input.path("keyProperty").asText())
                : rule;
        rule = input.hasNonNull("asOf") ? rule.asOf(at(input.path("asOf"))) : rule;
        List<SurveyAnswer> answers = new ArrayList<>();
        for (JsonNode each : input.path("answers")) {
            String user = each.path("user").asText();
            int rating = each.path("rating").asInt();
            boolean named = each.hasNonNull("about");
            SurveyAnswer answer = named
                    ? SurveyAnswer.about(
                            user,
                            at(each.path("ts")),
                            rating,
                            each.path("about").asText())
                    : SurveyAnswer.aboutLast(user, at(each.path("ts")), rating);
            answers.add(each.hasNonNull("key") ? answer.withKey(each.path("key").asText()) : answer);
        }
        for (EventLog log : MendedRows.logs(node)) {
            Feedback feedback = rule.run(log, answers);
            expected.exact("bound", feedback::bound);
            expected.exact("unmatched", () -> feedback.unmatched().size());
            expected.exact("repeated", () -> feedback.repeated().size());
            if (expected.has("ratings")) {
                Expected ratings = expected.part("ratings");
                ratings.keys().forEach(event -> ratings.exact(event, () -> points(feedback.ratings(event))));
            }
            if (expected.has("response")) {
                Expected response = expected.part("response");
                response.keys().forEach(event -> share(response, event, () -> feedback.responseRate(event)));
            }
            if (expected.has("pending")) {
                Expected pending = expected.part("pending");
                pending.keys().forEach(event -> pending.exact(event, () -> feedback.pending(event)));
            }
            if (expected.has("stageRatings")) {
                JourneyMapRule stages = JourneyMapRule.of(stages(input)).scoredBy(rule.score());
                JourneyMap map = stages.count(feedback.log());
                Expected ratings = expected.part("stageRatings");
                ratings.keys().forEach(stage -> ratings.exact(stage, () -> points(map.ratings(stage, "rating"))));
                expected.exact(
                        "offMapRatings", () -> map.offMapRatings("rating").count());
                expected.exact("offMap", map::offMap);
            }
        }
    }

    private static List<Integer> points(Ratings ratings) {
        List<Integer> points = new ArrayList<>();
        for (int point = ratings.scale().min(); point <= ratings.scale().max(); point++) {
            for (long n = 0; n < ratings.countOf(point); n++) {
                points.add(point);
            }
        }
        return points;
    }

    private static void retention(JsonNode node, JsonNode input, Expected expected) {
        CohortRule.AsOf rule = new CohortRule(periods(input), entry(input), returning(input.path("returning")))
                .asOf(at(input.path("asOf")));
        String start = input.path("start").asText();
        String comeback = input.path("return").asText();
        for (EventLog log : MendedRows.logs(node)) {
            CohortTable table = ProductRetention.of(log)
                    .startingWith(start)
                    .returningWith(comeback)
                    .table(rule);
            Map<String, Long> sizes = new TreeMap<>();
            table.cohorts().forEach(cohort -> sizes.put(cohort.toString(), table.size(cohort)));
            Map<String, Long> wanted = new TreeMap<>();
            expected.raw("sizes")
                    .properties()
                    .forEach(each -> wanted.put(each.getKey(), each.getValue().asLong()));
            assertThat(sizes).isEqualTo(wanted);
            expected.raw("cells").properties().forEach(row -> {
                for (int column = 0; column < row.getValue().size(); column++) {
                    var cell = table.cellIfMature(LocalDate.parse(row.getKey()), column);
                    JsonNode want = row.getValue().get(column);
                    assertThat(cell.map(PathsMendedGoldenTest::pair).orElse("null"))
                            .as("%s %s", row.getKey(), column)
                            .isEqualTo(text(want));
                }
            });
            JsonNode overall = expected.raw("overall");
            for (int column = 0; column < overall.size(); column++) {
                Proportion share = table.overall(column);
                assertThat(share.trials() == 0 ? "null" : pair(share))
                        .as("overall %s", column)
                        .isEqualTo(text(overall.get(column)));
            }
        }
    }

    private static CalendarPeriods periods(JsonNode input) {
        ZoneId zone = ZoneId.of(input.path("zone").asText());
        return switch (input.path("unit").asText()) {
            case "HOUR" -> CalendarPeriods.hours(zone);
            case "DAY" -> CalendarPeriods.days(zone);
            case "WEEK" ->
                CalendarPeriods.weeks(zone, DayOfWeek.of(input.path("weekStart").asInt(1)));
            case "MONTH" -> CalendarPeriods.months(zone);
            default -> throw new IllegalArgumentException("unit " + input.path("unit"));
        };
    }

    private static CohortEntry entry(JsonNode input) {
        CohortEntry entry = switch (input.path("entry").asText()) {
            case "RECURRING" -> CohortEntry.recurring();
            case "FIRST_IN_RANGE" -> CohortEntry.firstInRange();
            case "FIRST_EVER" -> CohortEntry.firstEver();
            default -> throw new IllegalArgumentException("entry " + input.path("entry"));
        };
        return input.hasNonNull("from")
                ? entry.from(LocalDate.parse(input.path("from").asText()))
                : entry;
    }

    private static Returning returning(JsonNode returning) {
        if (returning.has("brackets")) {
            List<Integer> ends = new ArrayList<>();
            returning.path("brackets").forEach(bracket -> bracket.forEach(end -> ends.add(end.asInt())));
            return Returning.inBrackets(
                    ends.stream().mapToInt(Integer::intValue).toArray());
        }
        return returning.asText().equals("on") ? Returning.on() : Returning.onOrAfter();
    }

    private static void share(Expected expected, String key, java.util.function.Supplier<Proportion> got) {
        if (expected.has(key)) {
            JsonNode want = expected.raw(key);
            Proportion share = got.get();
            assertThat(share.trials() == 0 ? "null" : pair(share)).as(key).isEqualTo(text(want));
        }
    }

    private static String pair(Proportion share) {
        return List.of(share.successes(), share.trials()).toString();
    }

    private static String text(JsonNode list) {
        return list.toString().replace(",", ", ");
    }

    private static void times(
            Expected expected, String observed, String censored, java.util.function.Supplier<SurvivalTally> got) {
        if (expected.has(observed)) {
            SurvivalTally.Counts counts = got.get().toCounts();
            List<Long> times = counts.times().stream().map(Double::longValue).toList();
            expected.exact(observed, () -> repeated(times, counts.observed()));
            expected.exact(censored, () -> repeated(times, counts.censored()));
        }
    }

    private static List<Long> repeated(List<Long> values, List<Long> counts) {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            for (long n = 0; n < counts.get(i); n++) {
                all.add(values.get(i));
            }
        }
        return all;
    }

    private static String[] texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts.toArray(String[]::new);
    }

    private static Duration seconds(JsonNode seconds) {
        return Duration.ofSeconds(seconds.asLong());
    }

    private static Instant at(JsonNode seconds) {
        return Instant.ofEpochSecond(seconds.asLong());
    }
}
