package io.github.cxmetrics.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import io.github.cxmetrics.journey.path.Variants;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of journey-mended.json and journey-naive.json about logs, those of any order with their rows shuffled. */
class JourneyMendedTest {

    private static final Set<String> KINDS = Set.of("sessions", "engagement", "identities", "cut");

    @TestFactory
    Stream<DynamicTest> cases() {
        return Stream.of("journey-mended.json", "journey-naive.json")
                .flatMap(file -> GoldenFile.testsOf(
                        file, KINDS, node -> node.path("kind").asText(), JourneyMendedTest::check));
    }

    private static void check(JsonNode node, Expected expected) {
        JsonNode input = node.path("input");
        for (List<JsonNode> rows : MendedLogs.orders(node)) {
            EventLog log = MendedLogs.log(rows);
            switch (node.path("kind").asText()) {
                case "sessions" -> sessions(input, log, expected);
                case "engagement" -> engagement(input, log, expected);
                case "cut" -> cut(input, log, expected);
                case "identities" -> identities(input, log, expected);
                default -> throw new IllegalArgumentException("kind " + node.path("kind"));
            }
        }
    }

    private static Sessions rule(JsonNode rule) {
        if (rule.has("named")) {
            return Sessions.named(rule.path("named").asText());
        }
        Sessions.Cut cut = rule.hasNonNull("gap")
                ? Sessions.afterIdle(Duration.ofSeconds(rule.path("gap").asLong()))
                : Sessions.perUser();
        if (rule.path("gapExact").asText().equals("new")) {
            cut = cut.withExactGap(Sessions.ExactGap.NEW_SESSION);
        }
        if (rule.hasNonNull("midnight")) {
            cut = cut.endingAtMidnight(ZoneId.of(rule.path("midnight").asText()));
        }
        if (rule.hasNonNull("campaign")) {
            cut = cut.endingAtCampaign(rule.path("campaign").asText());
        }
        return rule.hasNonNull("maxLength")
                ? cut.lastingAtMost(Duration.ofSeconds(rule.path("maxLength").asLong()))
                : cut;
    }

    private static void sessions(JsonNode input, EventLog log, Expected expected) {
        Map<String, Integer> wanted = new TreeMap<>();
        expected.raw("sessions").forEach(session -> wanted.merge(session.toString(), 1, Integer::sum));
        Map<String, Integer> got = new TreeMap<>();
        log.inSessions(rule(input.path("rule")))
                .timelines()
                .forEach(session -> got.merge(
                        "[\"" + session.property(Sessions.USER).text(0) + "\","
                                + session.time(0).getEpochSecond() + ","
                                + session.time(session.size() - 1).getEpochSecond() + "," + session.size() + "]",
                        1,
                        Integer::sum));
        assertThat(got).isEqualTo(wanted);
    }

    private static String[] names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(name -> names.add(name.asText()));
        return names.toArray(String[]::new);
    }

    private static EventLog cut(EventLog log, JsonNode cut) {
        if (cut.has("where")) {
            return log.where(MendedLogs.condition(cut.path("where")));
        }
        if (cut.has("from")) {
            return log.from(Instant.ofEpochSecond(cut.path("from").asLong()));
        }
        if (cut.has("upTo")) {
            return log.upTo(Instant.ofEpochSecond(cut.path("upTo").asLong()));
        }
        if (cut.has("before")) {
            return log.before(Instant.ofEpochSecond(cut.path("before").asLong()));
        }
        JsonNode those = cut.path("ofUsers");
        Funnel funnel = funnel(those);
        int level = those.path("reachedExactly").asInt();
        EventLog some = log.ofUsers(user -> {
            FunnelTally tally = Stream.of(user).collect(funnel.collector());
            return tally.reached().stream().filter(reached -> reached > 0).count() == level;
        });
        if (level > 0) {
            assertThat(log.ofUsers(funnel.run(log).stoppingAt(level)).timelines())
                    .extracting(Timeline::toString)
                    .isEqualTo(some.timelines().map(Timeline::toString).toList());
        }
        return some;
    }

    private static Funnel funnel(JsonNode input) {
        Funnel funnel = Funnel.steps(MendedLogs.steps(input.path("steps")).toArray(Step[]::new));
        return input.hasNonNull("window")
                ? funnel.within(Duration.ofSeconds(input.path("window").asLong()))
                : funnel;
    }

    private static void cut(JsonNode input, EventLog whole, Expected expected) {
        EventLog log = whole;
        for (JsonNode cut : input.path("cuts")) {
            log = cut(log, cut);
        }
        EventLog some = log;
        expected.exact("rows", some::size);
        expected.exact("users", () -> some.timelines().count());
        Map<String, Long> variants = new TreeMap<>();
        some.timelines().forEach(user -> variants.merge(String.join(" > ", user.events()), 1L, Long::sum));
        Map<String, Long> wanted = new TreeMap<>();
        expected.raw("variants")
                .properties()
                .forEach(variant ->
                        wanted.put(variant.getKey(), variant.getValue().asLong()));
        assertThat(variants).isEqualTo(wanted);
        wanted.forEach((path, count) ->
                assertThat(Variants.of(some).count(path.split(" > "))).isEqualTo(count));
        if (expected.has("stepCounts")) {
            expected.exact("stepCounts", () -> funnel(input).count(some).reached());
        }
    }

    private static void engagement(JsonNode input, EventLog log, Expected expected) {
        EngagementRule rule = EngagementRule.pageViews(names(input.path("pageEvents")))
                .keyEvents(names(input.path("keyEvents")))
                .longerThan(Duration.ofSeconds(input.path("longerThan").asLong()));
        EventLog cut = log.inSessions(rule(input.path("rule")));
        Engagement tally = rule.count(cut);
        assertThat(cut.timelines().collect(rule.collector())).isEqualTo(tally);
        expected.exact("sessions", tally::count);
        expected.exact("engagementRate", () -> share(tally.engagementRate()));
        expected.exact("bounceGa4", () -> share(tally.bounceRate()));
        expected.exact("bounceSingle", () -> share(tally.singleEventRate()));
    }

    private static List<Long> share(Proportion share) {
        return List.of(share.successes(), share.trials());
    }

    private static void identities(JsonNode input, EventLog log, Expected expected) {
        List<JsonNode> pairs = new ArrayList<>();
        input.path("pairs").forEach(pairs::add);
        Identities identities = Identities.from(
                pairs, pair -> pair.get(0).asText(), pair -> pair.get(1).asText());
        EventLog merged = log.with("id", ids(log)).identified(identities);
        Set<List<String>> persons = new java.util.HashSet<>();
        merged.timelines().forEach(person -> {
            Set<String> ids = new TreeSet<>();
            for (int i = 0; i < person.size(); i++) {
                ids.add(person.property("id").text(i));
            }
            persons.add(List.copyOf(ids));
        });
        Set<List<String>> wanted = new java.util.HashSet<>();
        expected.raw("persons")
                .forEach(ids -> wanted.add(Stream.of(names(ids)).sorted().toList()));
        assertThat(persons).isEqualTo(wanted);
        if (expected.has("stepCounts")) {
            expected.exact(
                    "stepCounts",
                    () -> Funnel.steps(names(input.path("steps"))).count(merged).reached());
        }
        if (expected.has("sessions")) {
            Sessions gap =
                    Sessions.afterIdle(Duration.ofSeconds(input.path("gap").asLong()));
            expected.exact("sessions", () -> merged.inSessions(gap).timelines().count());
            expected.raw("wrongSessionsCutBefore");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> log.inSessions(gap).identified(identities));
        }
    }

    private static String[] ids(EventLog log) {
        String[] ids = new String[log.size()];
        log.timelines().forEach(user -> {
            for (int i = 0; i < user.size(); i++) {
                ids[user.row(i)] = user.user();
            }
        });
        return ids;
    }
}
