package io.github.cxmetrics.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Rows of a case of journey-mended.json, {@code [user, event, ts, props?]}, as logs in one order or in many. */
public final class MendedRows {

    private static final int SHUFFLES = 20;
    private static final long SEED = 19;

    private MendedRows() {}

    /** The log as given; for a case that holds in any order reversed and shuffled as well. */
    public static List<EventLog> logs(JsonNode node) {
        List<JsonNode> rows = new ArrayList<>();
        node.path("input").path("rows").forEach(rows::add);
        List<EventLog> logs = new ArrayList<>(List.of(log(rows)));
        if (node.path("anyOrder").asBoolean()) {
            Random random = new Random(SEED);
            Collections.reverse(rows);
            logs.add(log(rows));
            for (int i = 0; i < SHUFFLES; i++) {
                Collections.shuffle(rows, random);
                logs.add(log(rows));
            }
        }
        return logs;
    }

    private static EventLog log(List<JsonNode> rows) {
        EventLog log = EventLog.of(
                Codes.of(rows.stream().map(row -> row.get(0).asText()).toArray(String[]::new)),
                Codes.of(rows.stream().map(row -> row.get(1).asText()).toArray(String[]::new)),
                rows.stream().mapToLong(row -> row.get(2).asLong()).toArray(),
                ChronoUnit.SECONDS);
        Set<String> properties = new LinkedHashSet<>();
        rows.forEach(row -> row.path(3).fieldNames().forEachRemaining(properties::add));
        for (String property : properties) {
            log = with(
                    log,
                    property,
                    rows.stream().map(row -> row.path(3).path(property)).toList());
        }
        return log;
    }

    private static EventLog with(EventLog log, String property, List<JsonNode> values) {
        if (values.stream().anyMatch(JsonNode::isTextual)) {
            return log.with(
                    property,
                    values.stream()
                            .map(value -> value.isValueNode() ? value.asText() : null)
                            .toArray(String[]::new));
        }
        BitSet missing = new BitSet();
        for (int row = 0; row < values.size(); row++) {
            missing.set(row, !values.get(row).isNumber());
        }
        return log.with(property, values.stream().mapToLong(JsonNode::asLong).toArray(), missing);
    }
}
