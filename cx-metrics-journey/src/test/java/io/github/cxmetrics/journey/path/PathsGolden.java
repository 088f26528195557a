package io.github.cxmetrics.journey.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.GoldenCase;
import io.github.cxmetrics.journey.Sessions;
import io.github.cxmetrics.journey.attribution.AttributionModel;
import io.github.cxmetrics.journey.attribution.AttributionRule;
import io.github.cxmetrics.journey.attribution.AttributionTally;
import io.github.cxmetrics.journey.attribution.ChannelPath;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.survival.Durations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Checks the golden cases of paths, transitions and attribution. */
public final class PathsGolden {

    private static final double FRACTIONS = 1e-9;
    private static final double SECONDS = 1e-6;
    private static final double MICROS = 1e6;

    private PathsGolden() {}

    public static void check(JsonNode node, GoldenCase golden, Expected expected) {
        JsonNode options = node.path("options");
        switch (node.path("kind").asText()) {
            case "paths" -> paths(options, golden.log(), expected);
            case "transitions" -> transitions(options.path("key").asText(), golden.log(), expected);
            case "attribution" -> attribution(options, expected);
            default -> throw new IllegalArgumentException("kind " + node.path("kind"));
        }
    }

    private static void paths(JsonNode options, EventLog log, Expected expected) {
        PathRule rule = new PathRule(options.path("field").asText(""), Repeats.COLLAPSED);
        if (options.path("field").isNull()) {
            rule = PathRule.events().repeats(Repeats.COLLAPSED);
        }
        EventLog sessions = options.hasNonNull("sessionGap")
                ? log.inSessions(Sessions.afterIdle(
                        Duration.ofSeconds(options.path("sessionGap").asLong())))
                : log;
        int steps = options.path("maxSteps").asInt();
        StepMatrix matrix = rule.stepMatrix(steps).count(sessions);
        assertThat(sessions.timelines().collect(matrix.rule().collector())).isEqualTo(matrix);
        List<String> edges = matrix.links().stream()
                .filter(link -> link.position() > 0 && !link.to().equals(PathRule.END))
                .map(link -> List.of(
                                link.position() + "_" + link.from(),
                                (link.position() + 1) + "_" + link.to(),
                                link.units())
                        .toString())
                .toList();
        List<String> wanted = new ArrayList<>();
        expected.raw("edges")
                .forEach(edge -> wanted.add(List.of(
                                edge.get(0).asText(),
                                edge.get(1).asText(),
                                edge.get(2).asLong())
                        .toString()));
        assertThat(edges).containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static void transitions(String key, EventLog log, Expected expected) {
        EventLog units = key.equals("user") ? log : log.inSessions(Sessions.named(key));
        Transitions transitions = Transitions.of(units);
        assertThat(units.timelines().collect(transitions.rule().collector())).isEqualTo(transitions);
        List<String> nodes = new ArrayList<>();
        expected.raw("nodes").forEach(name -> nodes.add(node(name.asText())));
        expected.exact(
                "counts",
                () -> nodes.stream()
                        .map(from -> nodes.stream()
                                .map(to -> transitions.count(from, to))
                                .toList())
                        .toList());
        assertThat(transitions.steps()).isSubsetOf(nodes);
    }

    private static String node(String name) {
        return name.equals("path_start") ? PathRule.START : name.equals("path_end") ? PathRule.END : name;
    }

    private static void attribution(JsonNode options, Expected expected) {
        List<ChannelPath> paths = new ArrayList<>();
        for (JsonNode path : options.path("paths")) {
            List<String> channels = new ArrayList<>();
            path.get(0).forEach(channel -> channels.add(channel.asText()));
            paths.add(
                    new ChannelPath(channels, path.get(1).asLong(), path.get(2).asLong()));
        }
        attribution(AttributionTally.of(paths.toArray(ChannelPath[]::new)), expected, FRACTIONS);
    }

    private static void attribution(AttributionTally tally, Expected expected, double close) {
        if (expected.has("pConversion")) {
            close("pConversion", tally.markov(1).conversionProbability(), expected.raw("pConversion"), close);
        }
        numbers(expected, "removalEffect", () -> tally.markov(1).removalEffects(), close);
        numbers(expected, "attributed", () -> tally.markov(1).credits().byChannel(), close);
        numbers(expected, "markov", () -> tally.markov(1).credits().byChannel(), close);
        numbers(
                expected,
                "firstTouch",
                () -> tally.credits(AttributionModel.FIRST_TOUCH).byChannel(),
                close);
        numbers(
                expected,
                "lastTouch",
                () -> tally.credits(AttributionModel.LAST_TOUCH).byChannel(),
                close);
        numbers(expected, "linear", () -> tally.credits(AttributionModel.LINEAR).byChannel(), close);
    }

    private static void numbers(
            Expected expected, String key, java.util.function.Supplier<Map<String, Double>> got, double close) {
        if (!expected.has(key)) {
            return;
        }
        Map<String, Double> credits = new TreeMap<>(got.get());
        expected.raw(key).properties().forEach(each -> {
            Double credit = credits.remove(each.getKey());
            close(key + " of " + each.getKey(), credit == null ? 0 : credit, each.getValue(), close);
        });
        assertThat(credits.values()).as("%s of nobody", key).allMatch(credit -> credit == 0);
    }

    private static void close(String what, double got, JsonNode wanted, double close) {
        double want = fraction(wanted.asText());
        assertThat(Math.abs(got - want) <= close * Math.max(1, Math.abs(want)))
                .as("%s: got %s, want %s", what, got, want)
                .isTrue();
    }

    private static double fraction(String text) {
        String[] parts = text.split("/");
        BigDecimal top = new BigDecimal(parts[0]);
        return (parts.length == 1 ? top : top.divide(new BigDecimal(parts[1]), MathContext.DECIMAL64)).doubleValue();
    }

    /** An item of journey-reference.json. */
    public static void check(String kind, EventLog users, JsonNode params, Expected expected) {
        EventLog log = params.path("unit").asText("user").equals("session")
                ? users.inSessions(Sessions.named("session_id"))
                : users;
        switch (kind) {
            case "transitions" -> transitions(log, expected);
            case "variants" -> variants(log, params.path("top").asInt(), expected);
            case "throughput" -> times(PathTimes.throughput(log), expected);
            case "step_matrix" -> stepMatrix(log, params.path("steps").asInt(), expected);
            case "attribution" -> reference(log, params, expected);
            default -> throw new IllegalArgumentException("kind " + kind);
        }
    }

    private static void transitions(EventLog log, Expected expected) {
        Transitions transitions = Transitions.of(log);
        assertThat(log.timelines().collect(transitions.rule().collector())).isEqualTo(transitions);
        expected.exact("distinctEdges", () -> transitions.edges().size());
        expected.exact("total", transitions::total);
        int listed = expected.has("edges") ? expected.raw("edges").size() : 0;
        expected.exact(
                "edges",
                () -> transitions.edges().stream()
                        .limit(listed)
                        .map(edge -> List.of(quoted(edge.from()), quoted(edge.to()), edge.count()))
                        .toList());
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static void variants(EventLog log, int top, Expected expected) {
        Variants variants = Variants.of(log);
        assertThat(log.timelines().collect(variants.rule().collector())).isEqualTo(variants);
        expected.exact("distinct", variants::distinct);
        expected.exact("coverTop10", () -> variants.coverage(10).successes());
        int listed = expected.has("top") ? expected.raw("top").size() : 0;
        assertThat(listed).isLessThanOrEqualTo(top);
        expected.exact(
                "top",
                () -> variants.top(Math.max(1, listed)).kept().stream()
                        .map(variant -> List.of(quoted(variant.path()), variant.count()))
                        .toList());
        if (expected.has("pathLength")) {
            Expected length = expected.part("pathLength");
            length.number("mean", 0, SECONDS, variants::meanLength);
            length.number("median", 0, SECONDS, variants::medianLength);
            length.exact("max", () -> variants.lengths().lastKey());
            length.exact("min", () -> variants.lengths().firstKey());
        }
    }

    private static void times(Durations times, Expected expected) {
        expected.exact("n", times::count);
        expected.number("mean", 0, SECONDS, () -> times.mean() / MICROS);
        expected.number("median", 0, SECONDS, () -> times.median() / MICROS);
        expected.number("p25", 0, SECONDS, () -> times.quantile(0.25) / MICROS);
        expected.number("p75", 0, SECONDS, () -> times.quantile(0.75) / MICROS);
        expected.number("p90", 0, SECONDS, () -> times.quantile(0.9) / MICROS);
        expected.number("min", 0, SECONDS, () -> times.min() / MICROS);
        expected.number("max", 0, SECONDS, () -> times.max() / MICROS);
    }

    private static void stepMatrix(EventLog log, int steps, Expected expected) {
        StepMatrix matrix = PathRule.events().stepMatrix(steps).count(log);
        List<Map<String, Long>> wanted = new ArrayList<>();
        expected.raw("counts").forEach(column -> {
            Map<String, Long> counts = new TreeMap<>();
            column.properties()
                    .forEach(each -> counts.put(each.getKey(), each.getValue().asLong()));
            wanted.add(counts);
        });
        for (int position = 1; position <= steps; position++) {
            assertThat(matrix.at(position)).as("position %s", position).isEqualTo(wanted.get(position - 1));
        }
    }

    /** The channel in which each session began, up to the first conversion. */
    private static void reference(EventLog log, JsonNode params, Expected expected) {
        String channel = params.path("channel").asText("acquisition_channel");
        CodeColumn sessions = log.columns().names(params.path("session").asText("session_id"));
        CodeColumn channels = log.columns().names(channel);
        java.util.Set<Integer> seen = new java.util.HashSet<>();
        Function<Integer, String> touch =
                row -> seen.add(sessions.at(row)) ? channels.names().get(channels.at(row)) : null;
        String[] touches = java.util.stream.IntStream.range(0, log.size())
                .mapToObj(touch::apply)
                .toArray(String[]::new);
        AttributionTally tally = AttributionRule.conversion(
                        params.path("conversion").asText("purchase"))
                .by("touch")
                .counting(AttributionRule.Conversions.FIRST)
                .count(log.with("touch", touches));
        expected.exact("paths", () -> tally.paths().size());
        expected.exact("conversions", tally::conversions);
        attribution(tally, expected, 1e-11);
    }
}
