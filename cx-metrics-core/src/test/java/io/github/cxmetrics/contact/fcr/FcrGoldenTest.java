package io.github.cxmetrics.contact.fcr;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.GoldenFile;
import io.github.cxmetrics.golden.ServiceRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FcrGoldenTest {

    private static final double DAY = 86_400;

    @TestFactory
    Stream<DynamicTest> fcr() {
        return ServiceRoom.FCR.tests(FcrGoldenTest::check);
    }

    @TestFactory
    Stream<DynamicTest> mended() {
        return GoldenFile.testsOf(
                "tickets.json",
                Set.of("fcr"),
                node -> node.path("kind").asText(),
                (node, expected) -> byRepeats(node.path("input"), expected));
    }

    private static void check(JsonNode node, Expected expected) {
        String metric = node.path("metric").asText();
        JsonNode input = node.path("input");
        if (metric.startsWith("survey FCR")) {
            Proportion said = Fcr.bySurvey(
                    input.path("yes").asLong(), input.path("respondents").asLong());
            expected.number("rate", said::value);
            expected.interval("wilson95", said::interval);
        } else if (metric.startsWith("gross vs net FCR")) {
            long resolved = input.path("resolvedFirst").asLong();
            long contacts = input.path("contacts").asLong();
            expected.number("gross", () -> Fcr.grossOf(resolved, contacts).value());
            expected.number(
                    "net",
                    () -> Fcr.netOf(
                                    resolved,
                                    contacts,
                                    input.path("notResolvableFirstLevel").asLong())
                            .value());
        } else if (metric.startsWith("first-contact resolution by") || metric.startsWith("FCR with look-back")) {
            byRepeats(input, expected);
        } else {
            throw new IllegalArgumentException("unknown metric " + metric);
        }
    }

    private record Row(String customer, double day, boolean resolvable, String conversation) {

        Contact contact() {
            Contact contact = Contact.at(instant(day)).ofConversation(conversation);
            return resolvable ? contact : contact.notResolvable();
        }
    }

    private static Instant instant(double day) {
        return Instant.EPOCH.plus(Duration.ofNanos(Math.round(day * DAY * 1e6) * 1000));
    }

    private static void byRepeats(JsonNode input, Expected expected) {
        List<Row> rows = new ArrayList<>();
        input.path("contacts")
                .forEach(c -> rows.add(new Row(
                        c.path("customer").asText(null),
                        c.path("t").asDouble(),
                        c.path("resolvable").asBoolean(true),
                        c.path("conversation").asText(null))));
        double window = input.path("windowDays").asDouble();
        FcrRule rule = Fcr.noRepeatWithin(Duration.between(Instant.EPOCH, instant(window)));
        if (input.hasNonNull("dataStart")) {
            rule = rule.dataFrom(instant(input.path("dataStart").asDouble()));
        }
        double asOf = input.path("asOf").asDouble();
        ContactLog log = ContactLog.from(rows, Row::customer, Row::contact);
        Fcr fcr = rule.asOf(instant(asOf)).count(log);
        Fcr episodes = rule.perEpisode().asOf(instant(asOf)).count(log);
        expected.number("perContactMature", fcr::value);
        expected.exact("perContactMatureN", fcr::count);
        expected.number("perEpisodeMature", episodes::value);
        expected.exact("perEpisodeMatureN", episodes::count);
        expected.number(
                "perEpisodeMatureNet",
                () -> episodes.share(FcrRule.Unit.PER_EPISODE, FcrRule.Scope.NET)
                        .value());
        expected.exact("pendingContacts", fcr::pending);
        expected.number("kaplanMeierAtWindow", fcr::kaplanMeier);
        expected.exact("contacts", () -> fcr.count() + fcr.pending());
        expected.exact("unknownContacts", fcr::unknownContacts);
        expected.exact("afterAsOf", fcr::afterAsOf);
        if (expected.has("unknownContacts")) {
            return;
        }
        mistake(expected, "naiveAllContacts", rows, rows, window, asOf, fcr);
        List<Row> matureOrRepeated = rows.stream()
                .filter(row -> row.day + window <= asOf || repeated(rows, row, window))
                .toList();
        mistake(expected, "wrongMatureOrRepeated", matureOrRepeated, rows, window, asOf, fcr);
    }

    private static void mistake(
            Expected expected, String key, List<Row> counted, List<Row> all, double window, double asOf, Fcr fcr) {
        List<Row> mature = all.stream().filter(row -> row.day + window <= asOf).toList();
        if (counted.isEmpty() || mature.isEmpty()) {
            expected.number(key, () -> share(counted, all, window));
        } else {
            expected.mistake(key, () -> share(counted, all, window), share(mature, all, window), fcr::value);
        }
    }

    private static boolean repeated(List<Row> rows, Row row, double window) {
        return rows.stream()
                .anyMatch(later ->
                        later.customer.equals(row.customer) && later.day > row.day && later.day - row.day <= window);
    }

    private static double share(List<Row> some, List<Row> all, double window) {
        if (some.isEmpty()) {
            throw new IllegalStateException("no contacts");
        }
        return some.stream().filter(row -> !repeated(all, row, window)).count() / (double) some.size();
    }
}
