package io.github.cxmetrics.contact.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.BusinessCalendar;
import io.github.cxmetrics.golden.Expected;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One case of {@code tickets.json}, checked against the library. */
final class TicketCase {

    private static final Duration WEEK = Duration.ofDays(7);

    private final Instant origin;
    private final JsonNode input;
    private final Expected expected;

    TicketCase(JsonNode input, Expected expected) {
        origin = input.has("origin") ? Instant.parse(input.path("origin").asText()) : SomeTickets.START;
        this.input = input;
        this.expected = expected;
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private Instant at(JsonNode seconds) {
        return origin.plus(duration(seconds));
    }

    private Instant asOf() {
        return at(input.path("asOf"));
    }

    private static Duration duration(JsonNode seconds) {
        return Duration.ofNanos(Math.round(seconds.asDouble() * 1e9));
    }

    private double seconds(Instant at) {
        return seconds(Duration.between(origin, at));
    }

    private static double seconds(Duration time) {
        return time.getSeconds() + time.getNano() / 1e9;
    }

    private static double seconds(Optional<Duration> time) {
        return seconds(time.orElseThrow(() -> new IllegalStateException("no time")));
    }

    private static double[] seconds(List<Duration> times) {
        return times.stream().mapToDouble(TicketCase::seconds).toArray();
    }

    private TicketEvent event(JsonNode node) {
        String id = node.path("id").isNull() ? null : node.path("id").asText(null);
        Instant at = at(node.path("t"));
        TicketActor actor = TicketActor.parse(node.path("actor").asText("SYSTEM"));
        String type = node.path("type").asText();
        TicketEvent event = switch (type) {
            case "PRIORITY" ->
                TicketEvent.of(
                        id,
                        at,
                        actor,
                        new PromiseChange.Priority(node.path("priority").asText()));
            case "TARGET" ->
                TicketEvent.of(
                        id,
                        at,
                        actor,
                        new PromiseChange.Target(
                                SlaMetric.valueOf(node.path("metric").asText()), duration(node.path("seconds"))));
            case "STATUS" ->
                TicketEvent.of(
                        id,
                        at,
                        TicketAct.to(TicketStatus.valueOf(node.path("status").asText())),
                        actor);
            case "SPAM" -> TicketEvent.of(id, at, TicketAct.MARKED_SPAM, actor);
            default -> TicketEvent.of(id, at, TicketAct.valueOf(type), actor);
        };
        return node.hasNonNull("agent") ? event.agent(node.path("agent").asText()) : event;
    }

    private List<TicketEvent> events() {
        return stream(input.path("events")).map(this::event).toList();
    }

    private String read(TicketLog log) {
        if (!log.withoutCreation().isEmpty()) {
            return "NO_CREATION";
        }
        TicketTally tally = TicketRule.STANDARD.asOf(asOf()).count(log);
        return tally.afterAsOf() > 0
                ? "NOT_YET"
                : tally.countOf(TicketCount.WITHOUT_CREATION) > 0
                        ? "NO_CREATION"
                        : tally.count() > 0
                                ? "READ"
                                : Stream.of(Ending.MERGED, Ending.SPAM, Ending.DELETED)
                                        .filter(ending -> tally.endings().get(ending) > 0)
                                        .findFirst()
                                        .orElseThrow()
                                        .name();
    }

    private TicketLog log(List<TicketEvent> events) {
        return TicketLog.from(events, event -> "t", event -> event);
    }

    void life() {
        List<TicketEvent> events = events();
        TicketLog log = log(events);
        String read = read(log);
        expected.exact("read", () -> read);
        Map<String, Long> aside = new TreeMap<>();
        TicketRows.of(events, asOf(), Duration.ZERO)
                .setAside
                .forEach(each -> aside.merge(each.cause().name(), 1L, Long::sum));
        Map<String, Long> want = new TreeMap<>();
        expected.raw("setAside").properties().iterator().forEachRemaining(entry -> {
            if (entry.getValue().asLong() != 0) {
                want.put(entry.getKey(), entry.getValue().asLong());
            }
        });
        assertThat(aside).isEqualTo(want);
        if (read.equals("READ")) {
            reading(log.tickets().get(0).asOf(asOf()));
        }
    }

    private void reading(TicketReading reading) {
        expected.exact("firstResponseState", () -> reading.firstResponseState(FirstResponse.HUMAN));
        expected.number("firstResponseSeconds", () -> seconds(reading.firstResponse(FirstResponse.HUMAN)));
        expected.number("firstResponseWaitingSeconds", () -> seconds(reading.firstResponseWait(FirstResponse.HUMAN)));
        expected.number(
                "firstResponseInclAutoSeconds", () -> seconds(reading.firstResponse(FirstResponse.HUMAN_OR_BOT)));
        expected.number("firstResponseZendeskSeconds", () -> seconds(reading.firstResponse(FirstResponse.ZENDESK)));
        expected.numbers("responseTimesSeconds", () -> seconds(reading.responseTimes()));
        expected.numbers("responseTimesBotEndsSeconds", () -> seconds(reading.responseTimesWithBots()));
        expected.number("meanResponseSeconds", reading::meanResponseSeconds);
        expected.number("unansweredSinceSeconds", () -> seconds(reading.unansweredSince()));
        expected.exact("resolutions", reading::resolutions);
        expected.exact("reopens", reading::reopens);
        expected.number("firstResolutionSeconds", () -> seconds(reading.firstResolution()));
        expected.number("fullResolutionSeconds", () -> seconds(reading.fullResolution()));
        expected.number(
                "fullResolutionCensoredSeconds",
                () -> TicketRule.STANDARD
                        .withUnit(ChronoUnit.SECONDS)
                        .asOf(asOf())
                        .count(List.of(reading.ticket()))
                        .fullResolution()
                        .curve()
                        .steps()
                        .stream()
                        .filter(step -> step.censored() > 0)
                        .mapToDouble(step -> step.time())
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("none is censored")));
        expected.exact("solver", () -> reading.solver().orElse(null));
        expected.exact(
                "solverActor",
                () -> reading.ending()
                        .map(Ending::name)
                        .map(name -> name.substring(3))
                        .orElse(null));
        expected.number("requesterWaitSeconds", () -> seconds(reading.requesterWait()));
        expected.number("agentWaitSeconds", () -> seconds(reading.agentWait()));
        expected.number("onHoldSeconds", () -> seconds(reading.onHold()));
        expected.number("agentWorkSeconds", () -> seconds(reading.agentWork()));
        expected.exact("openAtAsOf", reading::isOpen);
        expected.number("ageSeconds", () -> seconds(reading.age(AgeFrom.CREATION)));
        expected.number("ageFromLastOpeningSeconds", () -> seconds(reading.age(AgeFrom.LAST_OPENING)));
        expected.exact("agentReplies", reading::agentReplies);
        expected.exact("customerReplies", reading::customerReplies);
        expected.exact("oneTouchZendesk", () -> reading.isOneTouch(OneTouch.ZENDESK));
        expected.exact("oneTouchStrict", () -> reading.isOneTouch(OneTouch.STRICT));
        if (input.hasNonNull("durableWithin")) {
            List<DurableState> states = reading.durable(duration(input.path("durableWithin")));
            Expected counts = expected.part("durableResolutions");
            for (DurableState state : DurableState.values()) {
                counts.exact(state.name().toLowerCase(Locale.ROOT), () -> Collections.frequency(states, state));
            }
            expected.exact("durableFirst", () -> states.isEmpty() ? null : states.get(0));
        }
    }

    private TicketLog log() {
        record Row(String ticket, TicketEvent event) {}
        List<Row> rows = new ArrayList<>();
        for (JsonNode ticket : input.path("tickets")) {
            ticket.path("events")
                    .forEach(node -> rows.add(new Row(ticket.path("ticket").asText(), event(node))));
        }
        return TicketLog.from(rows, Row::ticket, Row::event);
    }

    private static List<String> quoted(List<String> ids) {
        return ids.stream().map(id -> '"' + id + '"').toList();
    }

    void tally() {
        TicketLog log = log();
        TicketRule rule = TicketRule.STANDARD
                .withUnit(ChronoUnit.SECONDS)
                .durableFor(input.hasNonNull("durableWithin") ? duration(input.path("durableWithin")) : WEEK);
        TicketTally tally = rule.asOf(asOf()).count(log);
        expected.exact("n", tally::count);
        Expected leftOut = expected.part("leftOut");
        for (Ending ending : List.of(Ending.MERGED, Ending.SPAM, Ending.DELETED)) {
            leftOut.exact(
                    ending.name().toLowerCase(Locale.ROOT),
                    () -> tally.endings().get(ending));
        }
        expected.exact("withoutCreation", () -> quoted(log.withoutCreation()));
        expected.exact("notYetCreated", tally::afterAsOf);
        share("resolutionRate", tally.resolved());
        share("reopenRate", tally.reopenRate());
        Expected first = expected.part("firstResponse");
        first.exact("answered", () -> tally.countOf(TicketCount.RESPONDED));
        first.exact("waiting", () -> tally.countOf(TicketCount.AWAITING_RESPONSE));
        first.exact("not_owed", () -> tally.countOf(TicketCount.RESPONSE_NOT_OWED));
        first.exact("outbound", () -> tally.countOf(TicketCount.OUTBOUND));
        median("firstResponse", tally.firstResponse());
        median("fullResolution", tally.fullResolution());
        expected.exact("fullResolutionObserved", () -> tally.fullResolution().observed());
        expected.exact("responses", () -> tally.responseTimes().count());
        expected.number("meanResponseSeconds", () -> tally.responseTimes().mean() / 1000);
        wait("requesterWait", tally.requesterWait(), tally.requesterWaitOfAll());
        wait("agentWait", tally.agentWait(), tally.agentWaitOfAll());
        wait("onHold", tally.onHold(), tally.onHoldOfAll());
        share("oneTouchZendesk", tally.oneTouch(OneTouch.ZENDESK));
        share("oneTouchStrict", tally.oneTouch(OneTouch.STRICT));
        if (expected.has("durableResolutions")) {
            long lasted = tally.countOf(TicketCount.RESOLUTIONS_LASTED);
            long broken = tally.countOf(TicketCount.RESOLUTIONS_BROKEN);
            Expected counts = expected.part("durableResolutions");
            counts.exact("lasted", () -> lasted);
            counts.exact("broken", () -> broken);
            counts.exact("pending", () -> tally.countOf(TicketCount.RESOLUTIONS) - lasted - broken);
        }
        share("durableTickets", tally.durable());
        expected.exact("durableTicketsPending", tally::durablePending);
    }

    private void share(String key, Proportion share) {
        expected.number(key, share::value);
    }

    private void wait(String key, Durations ofEnded, SurvivalTally ofAll) {
        expected.number(key + "MeanOfEnded", () -> ofEnded.mean() / 1000);
        median(key, ofAll);
    }

    private void median(String key, SurvivalTally tally) {
        expected.number(key + "KmMedian", () -> firstAtOrBelowHalf(tally));
    }

    private static double firstAtOrBelowHalf(SurvivalTally tally) {
        return tally.curve().steps().stream()
                .filter(step -> step.survival() <= 0.5 + 1e-9)
                .mapToDouble(step -> step.time())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not reached"));
    }

    void backlog() {
        TicketLog log = log();
        Duration[] bounds =
                stream(input.path("ageBuckets")).map(TicketCase::duration).toArray(Duration[]::new);
        JsonNode states = expected.raw("at");
        assertThat(states).hasSameSizeAs(input.path("at"));
        for (int i = 0; i < states.size(); i++) {
            Backlog backlog = Backlog.of(log, at(input.path("at").get(i)), asOf());
            Expected.checkAll(states.get(i), 1e-12, state -> {
                state.number("t", () -> seconds(backlog.at()));
                state.exact("openIds", () -> quoted(backlog.ids()));
                ages(state.part("ageFromCreation"), backlog, AgeFrom.CREATION);
                ages(state.part("ageFromLastOpening"), backlog, AgeFrom.LAST_OPENING);
                state.exact("bucketsFromCreation", () -> buckets(backlog, AgeFrom.CREATION, bounds));
                state.exact("bucketsFromLastOpening", () -> buckets(backlog, AgeFrom.LAST_OPENING, bounds));
            });
        }
        JsonNode flows = expected.raw("flow");
        assertThat(flows).hasSameSizeAs(input.path("flow"));
        for (int i = 0; i < flows.size(); i++) {
            JsonNode period = input.path("flow").get(i);
            BacklogFlow flow = BacklogFlow.of(log, at(period.get(0)), at(period.get(1)), asOf());
            Expected.checkAll(flows.get(i), 1e-12, counts -> {
                counts.number("from", () -> period.get(0).asDouble());
                counts.number("to", () -> period.get(1).asDouble());
                counts.exact("opening", flow::opening);
                counts.exact("created", flow::created);
                counts.exact("reopened", flow::reopened);
                counts.exact("ended", flow::solved);
                counts.exact("closing", flow::closing);
            });
        }
    }

    private static void ages(Expected ages, Backlog backlog, AgeFrom from) {
        assertThat(backlog.ages(from).keySet()).containsExactlyInAnyOrderElementsOf(ages.keys());
        backlog.ages(from).forEach((id, age) -> ages.number(id, () -> seconds(age)));
    }

    private static List<Long> buckets(Backlog backlog, AgeFrom from, Duration[] bounds) {
        return backlog.ageBuckets(from, bounds).stream()
                .map(Backlog.AgeBucket::tickets)
                .toList();
    }

    private SlaPolicy policy() {
        List<SlaTarget> targets = new ArrayList<>();
        input.path("policy").properties().iterator().forEachRemaining(entry -> {
            SlaMetric metric = SlaMetric.valueOf(entry.getKey());
            if (entry.getValue().hasNonNull("target")) {
                targets.add(SlaTarget.of(metric, duration(entry.getValue().path("target"))));
            }
            entry.getValue()
                    .path("targets")
                    .properties()
                    .iterator()
                    .forEachRemaining(
                            target -> targets.add(SlaTarget.of(target.getKey(), metric, duration(target.getValue()))));
        });
        SlaPolicy policy = SlaPolicy.of(targets.toArray(SlaTarget[]::new));
        for (var entries = input.path("policy").properties().iterator(); entries.hasNext(); ) {
            var entry = entries.next();
            policy = policy.withPauses(
                    SlaMetric.valueOf(entry.getKey()),
                    stream(entry.getValue().path("pausedIn"))
                            .map(state -> TicketStatus.valueOf(state.asText()))
                            .toArray(TicketStatus[]::new));
        }
        return input.hasNonNull("calendar") ? policy.withClock(TicketClock.business(calendar())) : policy;
    }

    private BusinessCalendar calendar() {
        JsonNode node = input.path("calendar");
        BusinessCalendar.Builder calendar =
                BusinessCalendar.inZone(ZoneId.of(node.path("zone").asText()));
        node.path("weekly")
                .properties()
                .iterator()
                .forEachRemaining(entry -> calendar.weekly(
                        Stream.of(DayOfWeek.values())
                                .filter(day -> day.name().startsWith(entry.getKey()))
                                .findFirst()
                                .orElseThrow(),
                        hours(entry.getValue())));
        node.path("holidays").forEach(day -> calendar.holiday(LocalDate.parse(day.asText())));
        node.path("overrides")
                .properties()
                .iterator()
                .forEachRemaining(entry -> calendar.override(LocalDate.parse(entry.getKey()), hours(entry.getValue())));
        return calendar.build();
    }

    private static String[] hours(JsonNode intervals) {
        return stream(intervals)
                .map(hours -> hours.get(0).asText() + "-" + hours.get(1).asText())
                .toArray(String[]::new);
    }

    void sla() {
        List<TicketEvent> events = events();
        TicketLog log = log(events);
        String read = read(log);
        expected.exact("read", () -> read);
        JsonNode want = expected.raw("outcomes");
        if (read.equals("NO_CREATION") || read.equals("NOT_YET")) {
            assertThat(want).isEmpty();
            return;
        }
        Ticket ticket = log.tickets().get(0);
        if (input.hasNonNull("priority")) {
            ticket = ticket.withPriority(input.path("priority").asText());
        }
        List<SlaOutcome> outcomes = policy().asOf(asOf()).outcomes(ticket);
        assertThat(outcomes).as(outcomes.toString()).hasSize(want.size());
        IntStream.range(0, want.size())
                .forEach(i -> Expected.checkAll(want.get(i), 1e-12, each -> outcome(each, outcomes.get(i))));
    }

    private void outcome(Expected each, SlaOutcome outcome) {
        each.exact("metric", outcome::metric);
        each.exact("status", outcome::state);
        each.number("start", () -> instant(outcome.start()));
        each.number("usedSeconds", () -> seconds(outcome.used()));
        each.number("targetSeconds", () -> seconds(Optional.ofNullable(outcome.target())));
        each.number("leftSeconds", () -> seconds(outcome.timeLeft()));
        each.number("dueAt", () -> instant(outcome.dueAt()));
        each.number("breachedAt", () -> instant(outcome.breachedAt()));
    }

    private double instant(Instant at) {
        if (at == null) {
            throw new IllegalStateException("no instant");
        }
        return seconds(at);
    }
}
