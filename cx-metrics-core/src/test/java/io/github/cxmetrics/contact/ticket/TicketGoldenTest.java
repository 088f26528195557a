package io.github.cxmetrics.contact.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.contact.Ratio;
import io.github.cxmetrics.contact.SelfService;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.golden.ServiceRoom;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.QuantileMethod;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TicketGoldenTest {

    private static final double DAY = 86_400;

    @TestFactory
    Stream<DynamicTest> tickets() {
        return ServiceRoom.TICKETS.tests(TicketGoldenTest::check);
    }

    private static void check(JsonNode node, Expected expected) {
        String metric = node.path("metric").asText();
        JsonNode input = node.path("input");
        Map<String, Runnable> kinds = Map.of(
                "ticket life-cycle", () -> lifeCycle(input, expected),
                "resolution time with open tickets", () -> censored(input, expected),
                "backlog over time", () -> backlog(input, expected),
                "backlog identity", () -> identity(input, expected),
                "issue resolution rate", () -> resolutionRate(input, expected),
                "average interactions", () -> interactions(input, expected),
                "first response time", () -> firstResponseTimes(input, expected),
                "self-service", () -> selfService(input, expected));
        kinds.entrySet().stream()
                .filter(kind -> metric.startsWith(kind.getKey()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown metric " + metric))
                .getValue()
                .run();
    }

    private static Instant at(double seconds) {
        return Instant.EPOCH.plus(Duration.ofNanos(Math.round(seconds * 1e6) * 1000));
    }

    private static double seconds(Duration time) {
        return time.getSeconds() + time.getNano() / 1e9;
    }

    private static void time(Expected expected, String key, Supplier<Optional<Duration>> time) {
        expected.number(key, () -> seconds(time.get().orElseThrow(() -> new IllegalStateException(key))));
    }

    private static TicketEvent event(JsonNode node, int row) {
        String type = node.path("type").asText();
        TicketAct act = type.equals("STATUS")
                ? TicketAct.to(TicketStatus.valueOf(node.path("status").asText()))
                : TicketAct.valueOf(type);
        TicketActor actor = TicketActor.parse(node.path("actor").asText("SYSTEM"));
        return TicketEvent.of("e" + row, at(node.path("t").asDouble()), act, actor)
                .numbered(row);
    }

    private static void lifeCycle(JsonNode input, Expected expected) {
        JsonNode rows = input.path("events");
        Ticket ticket = Ticket.of(
                "t",
                IntStream.range(0, rows.size())
                        .mapToObj(i -> event(rows.get(i), i))
                        .toList());
        TicketReading reading = ticket.asOf(at(input.path("asOf").asDouble()));
        time(expected, "firstResponseSeconds", () -> reading.firstResponse(FirstResponse.HUMAN));
        time(expected, "firstResponseInclAutoSeconds", () -> reading.firstResponse(FirstResponse.HUMAN_OR_BOT));
        time(expected, "firstResponseZendeskSeconds", () -> reading.firstResponse(FirstResponse.ZENDESK));
        time(expected, "firstResolutionSeconds", reading::firstResolution);
        time(expected, "fullResolutionSeconds", reading::fullResolution);
        expected.exact("openAtAsOf", reading::isOpen);
        time(expected, "ageSeconds", () -> reading.age(AgeFrom.CREATION));
        expected.exact("reopens", reading::reopens);
        expected.exact("resolutions", reading::resolutions);
        expected.number("requesterWaitSeconds", () -> seconds(reading.requesterWait()));
        expected.number("agentWaitSeconds", () -> seconds(reading.agentWait()));
        expected.number("onHoldSeconds", () -> seconds(reading.onHold()));
        expected.exact("agentReplies", reading::agentReplies);
        expected.exact("customerReplies", reading::customerReplies);
        expected.exact("oneTouchZendesk", () -> reading.isOneTouch(OneTouch.ZENDESK));
        expected.exact("oneTouchStrict", () -> reading.isOneTouch(OneTouch.STRICT));
        expected.numbers(
                "responseTimesSeconds",
                () -> reading.responseTimes().stream()
                        .mapToDouble(TicketGoldenTest::seconds)
                        .toArray());
        expected.number("meanResponseSeconds", reading::meanResponseSeconds);
        time(expected, "unansweredSinceSeconds", reading::unansweredSince);
    }

    private static void censored(JsonNode input, Expected expected) {
        double[] hours = numbers(input.path("hours"));
        boolean[] closed = new boolean[hours.length];
        for (int i = 0; i < closed.length; i++) {
            closed[i] = input.path("closed").get(i).asBoolean();
        }
        SurvivalTally tally = SurvivalTally.of(ChronoUnit.HOURS, hours, closed);
        expected.numbers(
                "kmTimes",
                () -> tally.curve().steps().stream()
                        .filter(step -> step.observed() > 0)
                        .mapToDouble(step -> step.time())
                        .toArray());
        JsonNode survival = expected.raw("kmSurvival");
        JsonNode times = expected.raw("kmTimes");
        for (int i = 0; i < survival.size(); i++) {
            double want = survival.get(i).path("value").asDouble();
            assertThat(Math.abs(tally.curve().at(times.get(i).asDouble()) - want))
                    .isLessThanOrEqualTo(1e-12);
        }
        expected.number(
                "kmMedianFirstTimeAtOrBelowHalf",
                () -> tally.curve().medianIfReached().orElseThrow(() -> new IllegalStateException("not reached")));
        double mistaken = IntStream.range(0, hours.length)
                .filter(i -> closed[i])
                .mapToDouble(i -> hours[i])
                .average()
                .orElse(Double.NaN);
        if (Double.isNaN(mistaken)) {
            expected.number("naiveMeanClosed", () -> {
                throw new IllegalStateException("none closed");
            });
        } else {
            expected.number("naiveMeanClosed", () -> mistaken);
        }
    }

    private static double[] numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static Ticket ticketOpenOn(JsonNode node) {
        List<TicketEvent> events = new ArrayList<>();
        double created = node.path("created").asDouble();
        events.add(TicketEvent.of("created", at(DAY * created), TicketAct.CREATED, TicketActor.CUSTOMER));
        int row = 0;
        for (JsonNode interval : node.path("intervalsOpen")) {
            if (row > 0) {
                events.add(TicketEvent.of(
                                "open" + row,
                                at(DAY * interval.get(0).asDouble()),
                                TicketAct.TO_OPEN,
                                TicketActor.CUSTOMER)
                        .numbered(2 * row));
            }
            if (!interval.get(1).isNull()) {
                events.add(TicketEvent.of(
                                "solved" + row,
                                at(DAY * interval.get(1).asDouble()),
                                TicketAct.TO_SOLVED,
                                TicketActor.AGENT)
                        .numbered(2 * row + 1));
            }
            row++;
        }
        return Ticket.of(node.path("id").asText(), events);
    }

    private static void backlog(JsonNode input, Expected expected) {
        List<Ticket> tickets = StreamSupport.stream(input.path("tickets").spliterator(), false)
                .map(TicketGoldenTest::ticketOpenOn)
                .toList();
        List<Backlog> states = DoubleStream.of(numbers(input.path("instants")))
                .mapToObj(instant -> Backlog.of(tickets, at(DAY * instant)))
                .toList();
        expected.exact(
                "openIds",
                () -> states.stream().map(TicketGoldenTest::quotedIds).toList());
        expected.exact("backlog", () -> states.stream().map(Backlog::size).toList());
        Backlog last = Backlog.of(tickets, at(DAY * input.path("asOf").asDouble()));
        double[] bounds = numbers(input.path("ageBucketsDays"));
        ages(expected.part("ageFromCreationAtAsOf"), last, AgeFrom.CREATION);
        ages(expected.part("ageFromLastOpenAtAsOf"), last, AgeFrom.LAST_OPENING);
        buckets(expected.part("bucketsFromCreation"), last, AgeFrom.CREATION, bounds);
        buckets(expected.part("bucketsFromLastOpen"), last, AgeFrom.LAST_OPENING, bounds);
    }

    private static List<String> quotedIds(Backlog state) {
        return state.ids().stream().map(id -> '"' + id + '"').toList();
    }

    private static void ages(Expected expected, Backlog backlog, AgeFrom from) {
        assertThat(backlog.ages(from).keySet()).containsExactlyInAnyOrderElementsOf(expected.keys());
        backlog.ages(from).forEach((id, age) -> expected.number(id, () -> seconds(age) / DAY));
    }

    private static void buckets(Expected expected, Backlog backlog, AgeFrom from, double[] bounds) {
        List<Backlog.AgeBucket> buckets = backlog.ageBuckets(
                from,
                DoubleStream.of(bounds)
                        .mapToObj(days -> Duration.between(Instant.EPOCH, at(DAY * days)))
                        .toArray(Duration[]::new));
        assertThat(expected.keys()).hasSameSizeAs(buckets);
        for (int i = 0; i < bounds.length; i++) {
            String key = expected.keys().get(i);
            assertThat(key).startsWith("[" + text(bounds[i]) + ",");
            long count = buckets.get(i).tickets();
            expected.exact(key, () -> count);
        }
    }

    private static String text(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static void identity(JsonNode input, Expected expected) {
        BacklogFlow flow = new BacklogFlow(
                input.path("opening").asLong(),
                input.path("created").asLong(),
                input.path("reopened").asLong(),
                input.path("solved").asLong());
        expected.exact("closing", flow::closing);
    }

    private static void resolutionRate(JsonNode input, Expected expected) {
        ResolutionRate rate = new ResolutionRate(
                input.path("created").asLong(),
                input.path("solved").asLong(),
                input.path("solvedFromCreated").asLong(),
                input.path("open").asLong());
        expected.number("solvedOverCreated", rate::solvedOverCreated);
        expected.number("cohortResolved", () -> rate.cohortResolved().value());
        expected.number("solvedOverHandled", rate::solvedOverHandled);
    }

    private static void interactions(JsonNode input, Expected expected) {
        perTicket("messagesPerTicket", "messages", input, expected);
        perTicket("customerContactsPerTicket", "customerMessages", input, expected);
        perTicket("agentRepliesPerTicket", "agentReplies", input, expected);
    }

    private static void perTicket(String key, String count, JsonNode input, Expected expected) {
        Ratio mean = new Ratio(
                key,
                Ratio.Kind.PER_TICKET,
                input.path(count).asLong(),
                input.path("tickets").asLong());
        expected.number(key, mean::value);
    }

    private static void firstResponseTimes(JsonNode input, Expected expected) {
        double[] seconds = numbers(input.path("seconds"));
        Durations times = Durations.of(
                ChronoUnit.MICROS,
                DoubleStream.of(seconds).mapToLong(s -> Math.round(s * 1e6)).toArray());
        expected.exact("n", times::count);
        expected.number("mean", () -> times.mean() / 1e6);
        for (String key : expected.keys()) {
            if (key.startsWith("R7_p")) {
                expected.number(key, () -> times.quantile(percentile(key), QuantileMethod.LINEAR) / 1e6);
            } else if (key.startsWith("nearestRank_p")) {
                expected.number(key, () -> times.quantile(percentile(key), QuantileMethod.NEAREST_RANK) / 1e6);
            }
        }
    }

    private static double percentile(String key) {
        return Double.parseDouble("0." + key.substring(key.lastIndexOf('p') + 1));
    }

    private static void selfService(JsonNode input, Expected expected) {
        SelfService counted = new SelfService(
                input.path("helpCenterUsers").asLong(),
                input.path("ticketUsers").asLong(),
                input.path("selfServiceSessions").asLong(),
                input.path("selfServiceResolved").asLong(),
                input.path("followedByTicket24h").asLong(),
                input.path("assistedContacts").asLong());
        expected.number("selfServiceScoreZendesk", counted::scoreRatio);
        expected.number("selfServiceSuccessRate", () -> counted.successRate().value());
        expected.number(
                "noFollowUpTicketRate", () -> counted.noFollowUpTicketRate().value());
        expected.number("selfServiceShare", () -> counted.share().value());
    }
}
