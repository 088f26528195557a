package io.github.cxmetrics.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.ProportionTest;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Logs;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.path.PathsGolden;
import io.github.cxmetrics.journey.retention.RetentionCases;
import io.github.cxmetrics.survival.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The funnel items of journey-reference.json on the three logs. */
class JourneyReferenceGoldenTest {

    private static final double SECONDS = 1e-6;
    private static final double SHARES = 1e-11;
    private static final double MICROS = 1e6;

    private static final Map<Logs, EventLog> READ = new EnumMap<>(Logs.class);

    @TestFactory
    Stream<DynamicTest> items() {
        return StreamSupport.stream(
                        GoldenFile.tree("journey-reference.json").path("items").spliterator(), false)
                .map(item -> DynamicTest.dynamicTest(item.path("id").asText(), () -> check(item)));
    }

    private static void check(JsonNode item) {
        String kind = item.path("kind").asText();
        EventLog log =
                READ.computeIfAbsent(Logs.valueOf(item.path("dataset").asText().toUpperCase(Locale.ROOT)), Logs::read);
        JsonNode params = item.path("params");
        Expected.checkAll(item.path("expected"), SHARES, expected -> {
            switch (kind) {
                case "funnel_ordered", "funnel_strict", "funnel_unordered" ->
                    funnel(funnel(kind, params).run(log), expected);
                case "funnel_exclusion" ->
                    funnel(excluding(funnel("funnel_ordered", params), params).run(log), expected);
                case "funnel_breakdown" -> breakdown(funnel("funnel_ordered", params), log, params, expected);
                case "time_to_convert_censored" -> censored(log, params, expected);
                case "transitions", "variants", "throughput", "step_matrix", "attribution" ->
                    PathsGolden.check(kind, log, params, expected);
                case "retention" -> RetentionCases.retention(log, params, expected);
                case "retention_elapsed" ->
                    RetentionCases.elapsed(log, item.path("id").asText(), params, expected);
                case "stickiness" -> RetentionCases.stickiness(log, params, expected);
                case "lifecycle" -> RetentionCases.lifeCycle(log, expected);
                default -> throw new IllegalArgumentException("kind " + kind);
            }
        });
    }

    private static Funnel funnel(String kind, JsonNode params) {
        List<String> steps = new ArrayList<>();
        params.path("steps").forEach(step -> steps.add(step.asText()));
        Dialect dialect = Dialect.STANDARD
                .ties(params.path("ties").asText("step").equals("input") ? Ties.INPUT_ORDER : Ties.STEP_ORDER)
                .bound(
                        params.path("windowBound").asText("inclusive").equals("inclusive")
                                ? WindowBound.CLOSED
                                : WindowBound.HALF_OPEN);
        if (kind.equals("funnel_strict")) {
            dialect = dialect.order(StepOrder.CONTIGUOUS);
        } else if (kind.equals("funnel_unordered")) {
            dialect = dialect.order(StepOrder.UNORDERED);
        } else if (params.path("entry").asText("any_start").equals("first_start")) {
            dialect = dialect.entry(Entry.FIRST_START);
        }
        Funnel funnel = Funnel.steps(steps.toArray(String[]::new)).dialect(dialect);
        if (params.hasNonNull("windowSeconds")) {
            funnel = funnel.within(
                    Duration.ofSeconds(params.path("windowSeconds").asLong()));
        }
        return params.path("unit").asText("user").equals("session") ? funnel.per("session_id") : funnel;
    }

    /** An excluded row clears all journeys in progress, whatever step they are at. */
    private static Funnel excluding(Funnel funnel, JsonNode params) {
        String event = first(params, "exclude", "exclusion", "excluded").asText();
        int steps = funnel.steps().size();
        return funnel.excluding(new Exclusion(Step.of(event), 1, steps));
    }

    private static JsonNode first(JsonNode params, String... names) {
        return Stream.of(names)
                .filter(params::has)
                .findFirst()
                .map(params::path)
                .orElseThrow(() -> new IllegalArgumentException("none of " + List.of(names) + " in " + params));
    }

    private static void funnel(FunnelResult result, Expected expected) {
        expected.exact("units", () -> result.tally().count());
        expected.exact("stepCounts", result::reached);
        times(expected, "timeToConvert", result);
        times(expected, "timeToConvertFirstCompletionLatestStart", result);
        if (expected.has("overallConversion")) {
            Expected overall = expected.part("overallConversion");
            overall.exact("k", () -> result.conversion().successes());
            overall.exact("n", () -> result.conversion().trials());
            overall.interval("wilson95", () -> result.conversion().interval());
        }
    }

    private static void times(Expected expected, String key, FunnelResult result) {
        if (!expected.has(key)) {
            return;
        }
        Expected part = expected.part(key);
        Durations times = result.timeToConvert();
        part.exact("n", times::count);
        part.number("mean", 0, SECONDS, () -> times.mean() / MICROS);
        part.number("median", 0, SECONDS, () -> times.median() / MICROS);
        part.number("p25", 0, SECONDS, () -> times.quantile(0.25) / MICROS);
        part.number("p75", 0, SECONDS, () -> times.quantile(0.75) / MICROS);
        part.number("p90", 0, SECONDS, () -> times.quantile(0.9) / MICROS);
        part.number("min", 0, SECONDS, () -> times.min() / MICROS);
        part.number("max", 0, SECONDS, () -> times.max() / MICROS);
    }

    private static void breakdown(Funnel funnel, EventLog log, JsonNode params, Expected expected) {
        Map<String, FunnelResult> parts = funnel.run(
                        log,
                        Breakdown.by(
                                first(params, "by", "property", "breakdown").asText()))
                .results();
        for (String key : expected.keys()) {
            JsonNode value = expected.raw(key);
            if (parts.containsKey(key)) {
                part(parts.get(key), value);
            } else if (value.isObject()
                    && value.properties().stream().allMatch(each -> parts.containsKey(each.getKey()))) {
                value.properties().forEach(each -> part(parts.get(each.getKey()), each.getValue()));
            } else {
                compare(List.copyOf(parts.values()), key, value);
            }
        }
    }

    private static void part(FunnelResult result, JsonNode wanted) {
        JsonNode counts = wanted.isArray() ? wanted : wanted.path("stepCounts");
        assertThat(result.reached().toString()).isEqualTo(counts.toString().replace(",", ", "));
    }

    private static void compare(List<FunnelResult> parts, String key, JsonNode value) {
        assertThat(parts).as(key).hasSize(2);
        Proportion a = parts.get(0).conversion();
        Proportion b = parts.get(1).conversion();
        Function<ProportionTest, Double> p = test -> a.test(b, test).pValue();
        double got = key.toLowerCase(Locale.ROOT).contains("fisher")
                ? p.apply(ProportionTest.FISHER_EXACT)
                : key.startsWith("p")
                        ? p.apply(ProportionTest.POOLED_Z)
                        : Math.abs(
                                a.test(b, ProportionTest.POOLED_Z).statistic().orElseThrow());
        assertThat(Math.abs(got - Math.abs(value.asDouble()))).as(key).isLessThan(SHARES);
    }

    private static void censored(EventLog log, JsonNode params, Expected expected) {
        Instant end = log.last().orElseThrow();
        FunnelResult result = Funnel.steps(
                        params.path("from").asText(), params.path("to").asText())
                .dialect(Dialect.MIXPANEL_CLASSIC)
                .asOf(end)
                .run(log);
        expected.exact("n", () -> result.reached().get(0));
        expected.exact("events", () -> result.reached().get(1));
        for (String key : List.of("kmConversionBy", "maturedCohortOnly")) {
            if (expected.has(key)) {
                expected.raw(key).properties().forEach(each -> censored(result, key, each.getKey(), each.getValue()));
            }
        }
        expected.keys().stream()
                .filter(key -> key.startsWith("naive") || key.startsWith("biased"))
                .forEach(expected::raw);
    }

    private static void censored(FunnelResult result, String key, String horizon, JsonNode wanted) {
        Duration time = horizon.endsWith("h")
                ? Duration.ofHours(Long.parseLong(horizon.replaceAll("\\D", "")))
                : Duration.ofDays(Long.parseLong(horizon.replaceAll("\\D", "")));
        if (key.startsWith("km")) {
            double got = result.survival().curve().failureAt(time.toSeconds() * MICROS);
            assertThat(Math.abs(got - wanted.asDouble())).isLessThan(SHARES);
        } else {
            Proportion matured = result.matured(time);
            assertThat(List.of(matured.successes(), matured.trials()))
                    .hasToString(wanted.toString().replace(",", ", "));
        }
    }
}
