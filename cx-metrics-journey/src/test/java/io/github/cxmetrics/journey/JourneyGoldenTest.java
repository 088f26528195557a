package io.github.cxmetrics.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.funnel.FunnelResult;
import io.github.cxmetrics.journey.funnel.TrendBucket;
import io.github.cxmetrics.journey.path.EventSequence;
import io.github.cxmetrics.journey.path.NextNode;
import io.github.cxmetrics.journey.path.PathsGolden;
import io.github.cxmetrics.journey.retention.RetentionCases;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of journey.json, each by the dialect that it names. A kind that is none of them fails. */
class JourneyGoldenTest {

    private static final double CLOSE = 1e-9;

    @TestFactory
    Stream<DynamicTest> cases() {
        return GoldenFile.tests("journey.json", node -> node.path("kind").asText(), JourneyGoldenTest::check);
    }

    private static void check(JsonNode node, Expected expected) {
        GoldenCase golden = new GoldenCase(node);
        switch (node.path("kind").asText()) {
            case "funnel" -> FunnelCases.check(golden, expected);
            case "time_to_convert" -> timeToConvert(node, golden, expected);
            case "funnel_trend" -> trend(node, golden, expected);
            case "sequence" -> sequence(node, golden, expected);
            case "next_node" -> nextNode(node, golden, expected);
            case "paths", "transitions", "attribution" -> PathsGolden.check(node, golden, expected);
            case "retention" -> RetentionCases.retention(node, golden, expected);
            case "retention_conditions" -> RetentionCases.conditions(golden, expected);
            case "correlation" -> RetentionCases.correlation(golden, expected);
            default -> throw new IllegalArgumentException("kind " + node.path("kind"));
        }
    }

    private static void timeToConvert(JsonNode node, GoldenCase golden, Expected expected) {
        FunnelResult result = golden.funnel().run(golden.log());
        JsonNode options = node.path("options");
        int from = options.path("fromStep").asInt() + 1;
        int to = options.path("toStep").asInt() + 1;
        double seconds = golden.unit().getDuration().toNanos() / 1e9;
        expected.number(
                "averageSeconds",
                CLOSE,
                CLOSE,
                () -> result.timeToConvert(from, to).mean() * seconds);
        expected.exact(
                "bins",
                () -> (options.hasNonNull("binCount")
                                ? result.histogram(
                                        from, to, options.path("binCount").asInt())
                                : result.histogram(from, to))
                        .stream()
                                .map(bin -> List.of(bin.from().toSeconds(), bin.count()))
                                .toList());
    }

    private static void trend(JsonNode node, GoldenCase golden, Expected expected) {
        JsonNode options = node.path("options");
        EventLog log = golden.log();
        Instant end = log.last().orElse(Instant.EPOCH).plus(Duration.ofDays(10_000));
        ChronoUnit period = switch (options.path("interval").asText()) {
            case "Hour" -> ChronoUnit.HOURS;
            case "Day" -> ChronoUnit.DAYS;
            case "Month" -> ChronoUnit.MONTHS;
            default -> throw new IllegalArgumentException("interval " + options);
        };
        ZoneId zone = ZoneId.of(options.path("tz").asText());
        Map<ZonedDateTime, TrendBucket> buckets = new LinkedHashMap<>();
        golden.funnel().asOf(end).run(log).trend(period, zone).forEach(each -> buckets.put(each.start(), each));
        List<Long> entered = new ArrayList<>();
        List<Long> converted = new ArrayList<>();
        ZonedDateTime start =
                Instant.ofEpochSecond(options.path("from").asLong()).atZone(zone);
        for (int i = 0; i < options.path("intervals").asInt(); i++) {
            TrendBucket bucket = buckets.get(start.plus(i, period));
            entered.add(bucket == null ? 0 : bucket.entered());
            converted.add(bucket == null ? 0 : bucket.converted().successes());
        }
        expected.exact("entered", () -> entered);
        expected.exact("converted", () -> converted);
    }

    private static void sequence(JsonNode node, GoldenCase golden, Expected expected) {
        EventSequence sequence =
                EventSequence.of(node.path("mode").path("pattern").asText(), golden.steps());
        Timeline timeline = golden.log().timelines().findFirst().orElseThrow();
        expected.exact("match", () -> sequence.matches(timeline));
        expected.exact("count", () -> sequence.occurrences(timeline));
        expected.exact(
                "firstMatchTs",
                () -> sequence.firstMatch(timeline).stream()
                        .map(time -> Ticks.floor(time, golden.unit()))
                        .toList());
    }

    private static void nextNode(JsonNode node, GoldenCase golden, Expected expected) {
        JsonNode mode = node.path("mode");
        List<String> chain = new ArrayList<>();
        mode.path("chain").forEach(event -> chain.add(event.asText()));
        NextNode query = new NextNode(
                NextNode.Direction.valueOf(mode.path("direction").asText().toUpperCase(java.util.Locale.ROOT)),
                NextNode.Base.valueOf(mode.path("base").asText().toUpperCase(java.util.Locale.ROOT)),
                chain);
        Map<String, String> next = new TreeMap<>();
        golden.log()
                .timelines()
                .forEach(each -> next.put(each.user(), query.of(each).orElse(null)));
        Map<String, String> wanted = new TreeMap<>();
        expected.raw("next")
                .properties()
                .forEach(each -> wanted.put(
                        each.getKey(),
                        each.getValue().isNull() ? null : each.getValue().asText()));
        assertThat(next).isEqualTo(wanted);
    }
}
