package io.github.cxmetrics.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.FunnelCases;
import io.github.cxmetrics.journey.GoldenCase;
import io.github.cxmetrics.journey.MendedLogs;
import io.github.cxmetrics.journey.Step;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of journey-mended.json and journey-naive.json that funnels answer, those of any order with their rows shuffled. */
class JourneyMendedTest {

    private static final Set<String> KINDS = Set.of("funnelNames", "totals", "funnel", "trend");

    @TestFactory
    Stream<DynamicTest> cases() {
        return Stream.of("journey-mended.json", "journey-naive.json")
                .flatMap(file -> GoldenFile.testsOf(
                        file, KINDS, node -> node.path("kind").asText(), JourneyMendedTest::check));
    }

    private static void check(JsonNode node, Expected expected) {
        JsonNode input = node.path("input");
        for (List<JsonNode> rows : MendedLogs.orders(node)) {
            switch (node.path("kind").asText()) {
                case "funnelNames" -> names(input, rows, expected);
                case "funnel" ->
                    FunnelCases.check(
                            new GoldenCase(((ObjectNode) input.deepCopy()).set("events", MendedLogs.events(rows))),
                            expected);
                case "trend" -> trend(input, rows, expected);
                case "totals" -> totals(input, rows, expected);
                default -> throw new IllegalArgumentException("kind " + node.path("kind"));
            }
        }
    }

    private static Funnel funnel(JsonNode input) {
        Funnel funnel = Funnel.steps(MendedLogs.steps(input.path("steps")).toArray(Step[]::new));
        return input.hasNonNull("window")
                ? funnel.within(Duration.ofSeconds(input.path("window").asLong()))
                : funnel;
    }

    private static void names(JsonNode input, List<JsonNode> rows, Expected expected) {
        EventLog log = MendedLogs.log(rows);
        Funnel funnel = funnel(input);
        FunnelResult result = funnel.run(log);
        expected.exact("stepCounts", result::reached);
        expected.exact("unknownEvents", () -> quoted(result.unknownEvents()));
        expected.exact("unknownProperties", () -> quoted(result.unknownProperties()));
        if (expected.raw("strict").asText().equals("refused")) {
            assertThatIllegalArgumentException().isThrownBy(() -> funnel.run(log.strict()));
            assertThatIllegalArgumentException().isThrownBy(() -> funnel.count(log.strict()));
        } else {
            assertThat(funnel.run(log.strict()).tally()).isEqualTo(result.tally());
        }
        assertThat(log.timelines().collect(funnel.collector())).isEqualTo(result.tally());
    }

    private static List<String> quoted(List<String> names) {
        return names.stream().map(name -> '"' + name + '"').toList();
    }

    private static void trend(JsonNode input, List<JsonNode> rows, Expected expected) {
        Funnel funnel =
                funnel(input).asOf(Instant.ofEpochSecond(input.path("asOf").asLong()));
        boolean entries = input.path("count").asText().equals("ENTRIES");
        FunnelResult result = (entries ? funnel.entry(Entry.EVERY_ENTRY) : funnel).run(MendedLogs.log(rows));
        List<TrendBucket> buckets = result.trend(
                ChronoUnit.valueOf(input.path("unit").asText() + "S"),
                ZoneId.of(input.path("zone").asText()),
                DayOfWeek.of(input.path("weekStart").asInt(1)));
        expected.exact(
                "buckets",
                () -> buckets.stream()
                        .filter(bucket -> bucket.entered() > 0)
                        .map(bucket -> List.of(
                                '"' + bucket.start().toLocalDate().toString() + '"',
                                bucket.entered(),
                                bucket.converted().successes(),
                                bucket.finished()))
                        .toList());
    }

    private static void totals(JsonNode input, List<JsonNode> rows, Expected expected) {
        EventLog log = MendedLogs.log(rows);
        Funnel funnel = funnel(input).entry(Entry.EVERY_ENTRY);
        FunnelResult result = funnel.run(log);
        expected.exact("reached", result::reached);
        assertThat(log.timelines().collect(funnel.collector())).isEqualTo(result.tally());
        if (input.hasNonNull("value")) {
            ConversionValue value = result.value(input.path("value").asText());
            expected.exact("valueCount", value::conversions);
            expected.number("valueSum", value::sum);
        }
    }
}
