package io.github.cxmetrics.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Which room checks a case of service.json: the beginning of its {@code metric} decides. */
public enum ServiceRoom {
    SURVIVAL("Kaplan-Meier", "log-rank", "Peto-Peto"),
    RETENTION(
            "customer retention rate",
            "N-day, unbounded",
            "return day index",
            "repeat purchase rate",
            "life-cycle growth",
            "DAU/WAU",
            "churn-rate denominators",
            "churn reasons",
            "daily formula",
            "MRR movements",
            "snapshot vs event",
            "compounding monthly NRR",
            "upsell"),
    CALLS(
            "serviceLevel variants",
            "serviceLevel merge",
            "call centre KPIs",
            "offered/answered per 30-minute interval",
            "AHT when the switch"),
    FCR("first-contact resolution by", "FCR with look-back", "survey FCR", "gross vs net FCR"),
    TICKETS(
            "ticket life-cycle",
            "resolution time with open tickets",
            "backlog over time",
            "backlog identity",
            "issue resolution rate",
            "average interactions",
            "first response time",
            "self-service"),
    CALENDAR("business duration", "SLA due time"),
    STAFFING(
            "Erlang B",
            "offered traffic",
            "Erlang C",
            "required agents",
            "Erlang A",
            "workload staffing",
            "contact-volume forecast accuracy",
            "forecast accuracy"),
    LIFETIME("simple CLTV"),
    USABILITY("SUS", "UMUX-Lite", "UX-Lite", "task time", "task success", "Core Web Vitals", "adoption"),
    MONITOR("customer health score");

    private static final String FILE = "service.json";

    private final List<String> beginnings;

    ServiceRoom(String... beginnings) {
        this.beginnings = List.of(beginnings);
    }

    /**
     * The cases of this room as tests, each with the tolerance that it names.
     *
     * @param check checks a case, given whole, against the library; it throws {@link IllegalArgumentException} for a metric that it does not know
     */
    public Stream<DynamicTest> tests(BiConsumer<JsonNode, Expected> check) {
        return GoldenFile.tests(FILE, node -> of(node).filter(this::equals).isPresent(), ServiceRoom::metric, check);
    }

    /** Cases that no room checks: none, or the file has a metric that the list above does not know. */
    static List<String> homeless() {
        return GoldenFile.cases(FILE)
                .filter(node -> of(node).isEmpty())
                .map(node -> node.path("id").asText() + ": " + metric(node))
                .toList();
    }

    private static String metric(JsonNode node) {
        return node.path("metric").asText();
    }

    private static Optional<ServiceRoom> of(JsonNode node) {
        return Arrays.stream(values())
                .filter(room -> room.beginnings.stream().anyMatch(metric(node)::startsWith))
                .findFirst();
    }
}
