package io.github.cxmetrics.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.journey.funnel.Breakdown;
import io.github.cxmetrics.journey.funnel.Dialect;
import io.github.cxmetrics.journey.funnel.EventUse;
import io.github.cxmetrics.journey.funnel.Exclusion;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.Stop;
import io.github.cxmetrics.journey.funnel.Ties;
import io.github.cxmetrics.journey.funnel.WindowBound;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Log and funnel of a case of journey.json. A property p becomes three columns: p as text, p$ the texts alone, p# the numbers alone. */
public final class GoldenCase {

    private static final String TEXTS = "$";
    private static final String NUMBERS = "#";
    private static final String NOWHERE = "an event that never happens";

    private final JsonNode node;
    private final Set<String> names = new LinkedHashSet<>();

    public GoldenCase(JsonNode node) {
        this.node = node;
        node.path("events").forEach(event -> names.add(event.path("event").asText()));
    }

    public EventLog log() {
        List<JsonNode> rows = new ArrayList<>();
        node.path("events").forEach(rows::add);
        EventLog log = EventLog.of(
                Codes.of(texts(rows, row -> row.path("user").asText())),
                Codes.of(texts(rows, row -> row.path("event").asText())),
                rows.stream().mapToLong(row -> row.path("ts").asLong()).toArray(),
                unit());
        Set<String> properties = new LinkedHashSet<>();
        rows.forEach(row -> row.path("props").fieldNames().forEachRemaining(properties::add));
        for (JsonNode step : predicates()) {
            step.path("props").fieldNames().forEachRemaining(properties::add);
            step.path("where").forEach(part -> properties.add(part.get(0).asText()));
        }
        properties.add(node.path("options").path("breakdown").asText("none"));
        for (String property : properties) {
            Function<JsonNode, JsonNode> value = row -> row.path("props").path(property);
            log = log.with(
                            property,
                            texts(
                                    rows,
                                    row -> isNone(value.apply(row))
                                            ? null
                                            : value.apply(row).asText()))
                    .with(
                            property + TEXTS,
                            texts(
                                    rows,
                                    row -> value.apply(row).isTextual()
                                            ? value.apply(row).asText()
                                            : null))
                    .with(
                            property + NUMBERS,
                            rows.stream()
                                    .mapToDouble(row -> value.apply(row).isNumber()
                                            ? value.apply(row).asDouble()
                                            : Double.NaN)
                                    .toArray());
        }
        List<String> known = new ArrayList<>(List.of(NOWHERE));
        predicates().forEach(step -> known.add(step.path("event").asText(NOWHERE)));
        node.path("mode").path("chain").forEach(event -> known.add(event.asText()));
        return log.knowing(known.toArray(String[]::new));
    }

    private static boolean isNone(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static String[] texts(List<JsonNode> rows, Function<JsonNode, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private List<JsonNode> predicates() {
        List<JsonNode> all = new ArrayList<>();
        node.path("steps").forEach(all::add);
        node.path("exclusions").forEach(exclusion -> all.add(predicate(exclusion)));
        return all;
    }

    private static JsonNode predicate(JsonNode exclusion) {
        return exclusion.has("predicate") ? exclusion.path("predicate") : exclusion;
    }

    public ChronoUnit unit() {
        return switch (node.path("window").path("unit").asText("s")) {
            case "s" -> ChronoUnit.SECONDS;
            case "ms" -> ChronoUnit.MILLIS;
            case "us" -> ChronoUnit.MICROS;
            default -> throw new IllegalArgumentException("unit " + node.path("window"));
        };
    }

    public Step[] steps() {
        List<Step> steps = new ArrayList<>();
        node.path("steps").forEach(step -> steps.add(step(step)));
        return steps.toArray(Step[]::new);
    }

    private Step step(JsonNode predicate) {
        List<String> events = new ArrayList<>(names);
        if (predicate.hasNonNull("event")) {
            events = new ArrayList<>(List.of(predicate.get("event").asText()));
        }
        boolean any = !predicate.hasNonNull("event");
        for (JsonNode part : predicate.path("where")) {
            if (part.get(0).asText().equals("event")) {
                any = false;
                events.removeIf(
                        name -> !holds(name, part.get(1).asText(), part.get(2).asText()));
            }
        }
        Step step = any
                ? Step.anyEvent()
                : Step.anyOf(events.isEmpty() ? new String[] {NOWHERE} : events.toArray(String[]::new));
        for (var field : predicate.path("props").properties()) {
            step = step.where(condition(field.getKey(), "==", field.getValue()));
        }
        for (JsonNode part : predicate.path("where")) {
            if (!part.get(0).asText().equals("event")) {
                step = step.where(condition(part.get(0).asText(), part.get(1).asText(), part.get(2)));
            }
        }
        return step;
    }

    private static boolean holds(String name, String sign, String value) {
        boolean numbers = (name + value).chars().allMatch(Character::isDigit);
        int order = numbers ? Long.compare(Long.parseLong(name), Long.parseLong(value)) : name.compareTo(value);
        return relation(sign).holds(order);
    }

    private static Condition.Relation relation(String sign) {
        return switch (sign) {
            case "==" -> Condition.Relation.EQUAL;
            case "!=" -> Condition.Relation.NOT_EQUAL;
            case "<" -> Condition.Relation.LESS;
            case "<=" -> Condition.Relation.AT_MOST;
            case ">" -> Condition.Relation.GREATER;
            case ">=" -> Condition.Relation.AT_LEAST;
            default -> throw new IllegalArgumentException("operator " + sign);
        };
    }

    private static Condition condition(String property, String sign, JsonNode value) {
        if (sign.equals("isnull")) {
            Condition.Relation relation = value.asBoolean() ? Condition.Relation.MISSING : Condition.Relation.PRESENT;
            return new Condition(property, relation, "");
        }
        if (value.isNull()) {
            return Condition.missing(property);
        }
        String column = property + (value.isNumber() ? NUMBERS : value.isTextual() ? TEXTS : "");
        return new Condition(column, relation(sign), value.asText());
    }

    public Funnel funnel() {
        Funnel funnel = Funnel.steps(steps()).dialect(dialect());
        if (node.hasNonNull("window")) {
            funnel =
                    funnel.within(Duration.of(node.path("window").path("length").asLong(), unit()));
        }
        if (node.path("options").has("maxStepDuration")) {
            funnel = funnel.idleAtMost(Duration.ofMillis(
                    node.path("options").path("maxStepDuration").asLong()));
        }
        for (JsonNode exclusion : node.path("exclusions")) {
            funnel = funnel.excluding(new Exclusion(
                    step(predicate(exclusion)),
                    exclusion.path("fromStep").asInt() + 1,
                    exclusion.path("toStep").asInt() + 1));
        }
        return funnel;
    }

    private Dialect dialect() {
        Dialect dialect = switch (node.path("dialect").asText()) {
            case "clickhouse" -> Dialect.CLICKHOUSE;
            case "pinot" -> Dialect.PINOT;
            case "posthog" -> posthog();
            case "mixpanel", "amplitude" -> Dialect.POSTHOG;
            case "retentioneering" -> Dialect.MIXPANEL_CLASSIC;
            default -> throw new IllegalArgumentException("dialect " + node.path("dialect"));
        };
        for (JsonNode flag : node.path("mode").path("flags")) {
            dialect = flagged(dialect, flag.asText());
        }
        return node.path("window").path("bound").asText("inclusive").equals("exclusive")
                ? dialect.bound(WindowBound.HALF_OPEN)
                : dialect.bound(WindowBound.CLOSED);
    }

    private Dialect posthog() {
        return switch (node.path("mode").path("order").asText()) {
            case "ordered" -> Dialect.POSTHOG;
            case "strict" -> Dialect.POSTHOG_STRICT;
            case "unordered" -> Dialect.POSTHOG_UNORDERED;
            default -> throw new IllegalArgumentException("order " + node.path("mode"));
        };
    }

    private Dialect flagged(Dialect dialect, String flag) {
        boolean pinot = dialect.use() == EventUse.FIRST_MATCHING_STEP;
        return switch (flag) {
            case "any_start" -> dialect;
            case "first_start", "input_order_ties" -> Dialect.MIXPANEL_CLASSIC;
            case "strict_increase" -> dialect.ties(Ties.STRICTLY_LATER);
            case "strict_once" -> dialect.use(EventUse.ONE_STEP);
            case "strict_order" -> stopping(dialect, pinot ? Stop.ATTEMPT_AT_OTHER : Stop.SCAN_AT_OTHER);
            case "strict_deduplication" -> stopping(dialect, pinot ? Stop.ATTEMPT_AT_REPEAT : Stop.SCAN_AT_REPEAT);
            case "keep_all" -> stopping(dialect, Stop.ATTEMPT_SEES_ALL);
            default -> throw new IllegalArgumentException("flag " + flag);
        };
    }

    private static Dialect stopping(Dialect dialect, Stop stop) {
        List<Stop> stops = new ArrayList<>(dialect.stops());
        stops.add(stop);
        return dialect.stopping(stops.toArray(Stop[]::new));
    }

    public Breakdown breakdown() {
        JsonNode options = node.path("options");
        Breakdown by = Breakdown.by(options.path("breakdown").asText());
        String attribution = options.path("attribution").asText("first_touch");
        by = switch (attribution) {
            case "first_touch" -> by;
            case "last_touch" -> by.attributed(Breakdown.Attribution.LAST_TOUCH);
            case "all_events" -> by.attributed(Breakdown.Attribution.ALL_EVENTS);
            default -> by.atStep(Integer.parseInt(attribution.substring("step_".length())) + 1);
        };
        return options.has("limit") ? by.top(options.path("limit").asInt()) : by;
    }
}
