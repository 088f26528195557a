package io.github.cxmetrics.contact.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.golden.GoldenFile;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The kinds of {@code tickets.json} that are about tickets. */
class TicketLifeGoldenTest {

    private static final String FILE = "tickets.json";
    private static final Set<String> KINDS = Set.of("ticketLife", "ticketTally", "backlog", "sla");
    private static final Set<String> OF_OTHER_ROOMS =
            Set.of("fcr", "serviceLevel", "callTimes", "erlangA", "erlangAAgents");

    @TestFactory
    Stream<DynamicTest> tickets() {
        return GoldenFile.testsOf(FILE, KINDS, TicketLifeGoldenTest::kind, (node, expected) -> {
            TicketCase test = new TicketCase(node.path("input"), expected);
            switch (kind(node)) {
                case "ticketLife" -> test.life();
                case "ticketTally" -> test.tally();
                case "backlog" -> test.backlog();
                default -> test.sla();
            }
        });
    }

    @Test
    void everyKindHasARoom() {
        assertThat(StreamSupport.stream(GoldenFile.tree(FILE).path("cases").spliterator(), false))
                .extracting(TicketLifeGoldenTest::kind)
                .allMatch(kind -> KINDS.contains(kind) || OF_OTHER_ROOMS.contains(kind));
    }

    private static String kind(JsonNode node) {
        return node.path("kind").asText();
    }
}
