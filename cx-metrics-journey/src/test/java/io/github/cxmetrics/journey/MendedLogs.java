package io.github.cxmetrics.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Rows, steps and conditions of journey-mended.json. */
public final class MendedLogs {

    private static final int SHUFFLES = 20;

    private MendedLogs() {}

    /** The rows as they stand; where any order must give the same, reversed and shuffled as well. */
    public static List<List<JsonNode>> orders(JsonNode node) {
        List<JsonNode> rows = new ArrayList<>();
        node.path("input").path("rows").forEach(rows::add);
        List<List<JsonNode>> orders = new ArrayList<>(List.of(rows));
        if (node.path("anyOrder").asBoolean()) {
            List<JsonNode> order = new ArrayList<>(rows);
            Collections.reverse(order);
            orders.add(List.copyOf(order));
            Random random = new Random(node.path("id").asText().hashCode());
            for (int i = 0; i < SHUFFLES; i++) {
                Collections.shuffle(order, random);
                orders.add(List.copyOf(order));
            }
        }
        return orders;
    }

    /** A log of rows {@code [user, event, ts, props?]}. */
    public static EventLog log(List<JsonNode> rows) {
        return EventLog.from(rows, MendedLogs::event);
    }

    /** The rows as the events of a case of journey.json. */
    public static JsonNode events(List<JsonNode> rows) {
        ArrayNode events = JsonNodeFactory.instance.arrayNode();
        for (JsonNode row : rows) {
            ObjectNode event = events.addObject();
            event.set("user", row.get(0));
            event.set("event", row.get(1));
            event.set("ts", row.get(2));
            event.set("props", row.has(3) ? row.get(3) : JsonNodeFactory.instance.objectNode());
        }
        return events;
    }

    private static Event event(JsonNode row) {
        Event event = Event.of(
                row.get(0).asText(),
                row.get(1).asText(),
                Instant.ofEpochSecond(row.get(2).asLong()));
        for (var property : row.path(3).properties()) {
            JsonNode value = property.getValue();
            event = event.with(
                    property.getKey(),
                    value.isNull() ? null : value.isIntegralNumber() ? (Object) value.asLong() : value.asText());
        }
        return event;
    }

    /** Steps, each a name or {@code {event, where}}. */
    public static List<Step> steps(JsonNode nodes) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode node : nodes) {
            if (node.isTextual()) {
                steps.add(Step.of(node.asText()));
                continue;
            }
            Step step = node.hasNonNull("event") ? Step.of(node.path("event").asText()) : Step.anyEvent();
            for (JsonNode part : node.path("where")) {
                step = step.where(condition(part));
            }
            steps.add(step);
        }
        return steps;
    }

    /** A condition {@code [property, op, value]}. */
    public static Condition condition(JsonNode part) {
        String property = part.get(0).isNull() ? Condition.EVENT : part.get(0).asText();
        Condition.Relation relation = relation(part.get(1).asText());
        return new Condition(
                property,
                relation,
                part.path(2).isNull() || part.path(2).isMissingNode()
                        ? ""
                        : part.get(2).asText());
    }

    /** The relation of an operator. */
    public static Condition.Relation relation(String op) {
        return Condition.Relation.valueOf(op.replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT));
    }
}
