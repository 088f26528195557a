package io.github.cxmetrics.contact.ticket;

import static io.github.cxmetrics.contact.ticket.SomeTickets.created;
import static io.github.cxmetrics.contact.ticket.SomeTickets.event;
import static io.github.cxmetrics.contact.ticket.SomeTickets.minute;
import static io.github.cxmetrics.contact.ticket.SomeTickets.reply;
import static io.github.cxmetrics.contact.ticket.SomeTickets.solved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.BusinessCalendar;
import io.github.cxmetrics.contact.ContactLabel;
import io.github.cxmetrics.contact.UnitCost;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TicketTest {

    private static final Ticket REOPENED = Ticket.of(
            "17",
            created(0),
            reply("e1", 10, TicketActor.AGENT).agent("anna").team("first line"),
            solved("e2", 20).agent("anna"),
            reply("e3", 50, TicketActor.CUSTOMER),
            event("e4", 50, TicketAct.TO_OPEN, TicketActor.CUSTOMER),
            event("e5", 60, TicketAct.ASSIGNED, TicketActor.AGENT).agent("anna").team("first line"),
            event("e6", 70, TicketAct.ASSIGNED, TicketActor.AGENT).agent("bob").team("second line"),
            event("e7", 70, TicketAct.ESCALATED, TicketActor.AGENT).reason("refund"),
            reply("e8", 80, TicketActor.BOT),
            reply("e9", 110, TicketActor.AGENT).agent("bob"),
            solved("f0", 200).agent("bob"));

    @Test
    void aReopenedTicketIsOpenUntilItIsSolvedAgain() {
        TicketReading between = REOPENED.asOf(minute(100));
        assertThat(between.isOpen()).isTrue();
        assertThat(between.fullResolution()).isEmpty();
        assertThat(between.firstResolution()).contains(Duration.ofMinutes(20));
        assertThat(between.age(AgeFrom.LAST_OPENING)).contains(Duration.ofMinutes(50));
        assertThat(between.unansweredSince()).contains(Duration.ofMinutes(50));
        TicketReading after = REOPENED.asOf(minute(300));
        assertThat(after.fullResolution()).contains(Duration.ofMinutes(200));
        assertThat(after.responseTimes()).containsExactly(Duration.ofMinutes(10), Duration.ofMinutes(60));
        assertThat(after.meanResponseSeconds()).isEqualTo(35 * 60);
        assertThat(after.ending()).contains(Ending.BY_AGENT);
        assertThat(after.endedAt()).contains(minute(200));
        assertThat(after).hasToString("ticket as of 2026-03-02T14:00:00Z: SOLVED, 2 agent replies, solved 2 times");
        assertThat(REOPENED).hasToString("ticket created 2026-03-02T09:00:00Z by CUSTOMER, 11 events");
    }

    @Test
    void meansOfResponseTimesKeepTheirFractions() {
        Ticket ticket = Ticket.of(
                "1",
                created(0),
                TicketEvent.of("a", minute(0).plusMillis(1500), TicketAct.PUBLIC_REPLY, TicketActor.AGENT));
        assertThat(ticket.asOf(minute(1)).meanResponseSeconds()).isEqualTo(1.5);
    }

    @Test
    void eventsKeepTheLabelsThatTheyHad() {
        TicketEvent event =
                created(0).agent("anna").team("first line").channel("mail").reason("refund");
        assertThat(event.labels())
                .isEqualTo(Map.of(
                        ContactLabel.AGENT, "anna",
                        ContactLabel.TEAM, "first line",
                        ContactLabel.CHANNEL, "mail",
                        ContactLabel.REASON, "refund"));
        assertThat(event.numbered(3).label(ContactLabel.CHANNEL)).contains("mail");
    }

    @Test
    void whoseATicketIsHasFourAnswers() {
        TicketReading reading = REOPENED.asOf(minute(300));
        assertThat(reading.attributed(ContactLabel.AGENT, TicketAttribution.FIRST))
                .contains("anna");
        assertThat(reading.attributed(ContactLabel.AGENT, TicketAttribution.LAST))
                .contains("bob");
        assertThat(reading.attributed(ContactLabel.AGENT, TicketAttribution.SOLVER))
                .contains("bob");
        assertThat(reading.attributed(ContactLabel.AGENT, TicketAttribution.LONGEST))
                .contains("bob");
        assertThat(REOPENED.asOf(minute(75)).attributed(ContactLabel.AGENT, TicketAttribution.LONGEST))
                .contains("anna");
        assertThat(REOPENED.asOf(minute(75)).solver()).isEmpty();
        assertThat(REOPENED.asOf(minute(30)).solver()).contains("anna");
        assertThat(reading.attributed(ContactLabel.REASON, TicketAttribution.FIRST))
                .contains("refund");
        assertThat(reading.attributed(ContactLabel.CHANNEL, TicketAttribution.LAST))
                .isEmpty();
        assertThat(reading.reassignments()).isOne();
        assertThat(reading.transfers()).isOne();
        assertThat(reading.escalations()).isOne();
    }

    @Test
    void handoversAreOfOneToAnother() {
        TicketReading reading = Ticket.of("1", created(0), given("a", "anna"), given("b", "anna"), given("c", "bob"))
                .asOf(minute(9));
        assertThat(reading.reassignments()).isOne();
        assertThat(reading.transfers()).isZero();
        TicketReading back = Ticket.of("1", created(0), given("a", "anna"), given("b", "bob"), given("c", "anna"))
                .asOf(minute(9));
        assertThat(back.reassignments()).isEqualTo(2);
    }

    private static TicketEvent given(String id, String agent) {
        return event(id, 5, TicketAct.ASSIGNED, TicketActor.AGENT).agent(agent);
    }

    @Test
    void groupsHoldAllTickets() {
        Map<String, TicketTally> byAgent = TicketRule.STANDARD
                .asOf(minute(300))
                .countBy(
                        List.of(REOPENED, Ticket.of("18", created(5)), Ticket.of("19", created(500))),
                        ContactLabel.AGENT,
                        TicketAttribution.SOLVER);
        assertThat(byAgent.keySet()).containsExactly("", "bob");
        assertShare(byAgent.get("bob").reopenRate(), 1, 1, "reopen rate of tickets solved");
        assertShare(byAgent.get("").resolved(), 0, 1, "resolved of tickets");
        assertThat(byAgent.get("").afterAsOf()).isOne();
    }

    private static void assertShare(Proportion share, long part, long whole, String meaning) {
        assertThat(share.successes()).isEqualTo(part);
        assertThat(share.trials()).isEqualTo(whole);
        assertThat(share.rule()).hasToString(meaning);
    }

    /** Read by day, a ticket of Monday is open on Monday and finished on Tuesday: their sum would say both. */
    @Test
    void readingsOfTwoInstantsDoNotMerge() {
        Ticket monday = Ticket.of("1", created(0), solved("a", 1500));
        Ticket tuesday = Ticket.of("2", created(1440));
        TicketTally first = TicketRule.STANDARD.asOf(minute(1439)).count(List.of(monday));
        TicketRule.AsOf later = TicketRule.STANDARD.asOf(minute(2879));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.plus(later.count(List.of(tuesday))))
                .withMessage("tickets: read as of 2026-03-03T08:59:00Z and of 2026-03-04T08:59:00Z; "
                        + "read both as of one instant, or merge their observations");
        TicketTally both = later.count(List.of(monday)).plus(later.count(List.of(tuesday)));
        assertThat(both.toString()).contains("n = 2, 1 open, 1 finished");
        assertThat(first.rule().definition()).isEqualTo(both.definition()).isEqualTo(TicketRule.STANDARD);
        assertThat(both.asOf()).isEqualTo(minute(2879));
        assertThat(later).hasToString(TicketRule.STANDARD + ", as of 2026-03-04T08:59:00Z");
    }

    @Test
    void whatHappensAtTheEndCountsInEveryReading() {
        List<Ticket> tickets = List.of(Ticket.of("1", created(0), solved("a", 60)), Ticket.of("2", created(60)));
        TicketTally tally = TicketRule.STANDARD.asOf(minute(60)).count(tickets);
        assertThat(tally.count()).isEqualTo(2);
        assertThat(tally.countOf(TicketCount.OPEN)).isOne();
        assertThat(Backlog.of(tickets, minute(60)).ids()).containsExactly("2");
        assertThat(BacklogFlow.of(tickets, minute(0), minute(60))).isEqualTo(new BacklogFlow(0, 1, 0, 0));
        assertThat(BacklogFlow.of(tickets, minute(60), minute(61))).isEqualTo(new BacklogFlow(1, 1, 0, 1));
        assertThat(ResolutionRate.of(tickets, minute(0), minute(61))).isEqualTo(new ResolutionRate(2, 1, 1, 1));
        assertThat(Resolutions.of(tickets, minute(60)).events()).isOne();
    }

    private record Row(String ticket, TicketEvent event) {}

    @Test
    void aLogGroupsItsRowsAndListsWhatNoRowCreates() {
        List<Row> rows = List.of(
                new Row("b", solved("x", 5)),
                new Row("a", solved("y", 9)),
                new Row("b", created(2)),
                new Row("c", created(30)));
        TicketLog log = TicketLog.from(rows, Row::ticket, Row::event);
        assertThat(log)
                .containsExactly(Ticket.of("b", created(2), solved("x", 5)), Ticket.of("c", created(30)))
                .hasToString("2 tickets, 1 without creation");
        assertThat(log.withoutCreation()).containsExactly("a");
        assertThat(log.upTo(minute(5)).tickets()).containsExactly(Ticket.of("b", created(2), solved("x", 5)));
        assertThat(log.upTo(minute(5)).withoutCreation()).isEmpty();
        assertThat(log.upTo(minute(4)).tickets()).containsExactly(Ticket.of("b", created(2)));
        assertThat(TicketRule.STANDARD.asOf(minute(5)).count(log).afterAsOf()).isOne();
        Ticket high =
                Ticket.of("b", created(2), solved("x", 5)).withPriority("high").withCustomer("me");
        assertThat(TicketLog.of(List.of(high)).upTo(minute(3)))
                .containsExactly(Ticket.of("b", created(2)).withPriority("high").withCustomer("me"))
                .hasToString("1 tickets");
    }

    @Test
    void aLogOrdersItsTicketsByIdWhateverTheOrderOfItsRows() {
        List<Row> rows = IntStream.range(0, 200)
                .mapToObj(i -> new Row("ticket " + i * 37 % 100, i < 100 ? created(1) : solved("s", 2)))
                .toList();
        assertThat(TicketLog.from(rows, Row::ticket, Row::event).tickets())
                .isEqualTo(IntStream.range(0, 100)
                        .mapToObj(i -> "ticket " + i)
                        .sorted()
                        .map(id -> Ticket.of(id, created(1), solved("s", 2)))
                        .toList());
    }

    @Test
    void aTicketIsReadAnewOnlyWhereRowsAreNotYetKnown() {
        Ticket ticket = Ticket.of("1", created(1), solved("x", 5), reply("y", 7, TicketActor.CUSTOMER));
        assertThat(ticket.rowsAt(minute(7))).isSameAs(ticket.rowsAt(minute(9)));
        assertThat(ticket.rowsAt(minute(7)).events).hasSize(3);
        assertThat(ticket.rowsAt(minute(7)).setAside).isEmpty();
        assertThat(ticket.rowsAt(minute(6)).events).hasSize(2);
        assertThat(ticket.rowsAt(minute(6)).setAside)
                .extracting(SetAsideEvent::cause)
                .containsExactly(SetAsideEvent.Cause.AFTER_AS_OF);
    }

    @Test
    void rowsThatAreRefusedAreNamed() {
        List<Row> rows = List.of(new Row("b", created(5)), new Row(null, created(2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketLog.from(rows, Row::ticket, Row::event))
                .withMessage("the id of a ticket must not be null (row 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketLog.from(rows, row -> "a", row -> row.ticket() == null ? null : row.event()))
                .withMessage("the event of a ticket must not be null (row 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketLog.from(
                        rows, row -> "a", row -> TicketEvent.of("e", null, TicketAct.CREATED, TicketActor.AGENT)))
                .withMessage("an event needs a time, an act, an actor and labels (row 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketLog.of(List.of(REOPENED, Ticket.of("1", created(1)), REOPENED)))
                .withMessage("the id of a ticket is there twice (row 2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketLog.of(Collections.singletonList(null)))
                .withMessage("a ticket must not be null (row 0)");
    }

    @Test
    void whatCannotHaveHappenedIsSetAside() {
        TicketEvent early = solved("x", -5);
        TicketEvent twice = event("y", 3, TicketAct.CREATED, TicketActor.AGENT);
        TicketEvent sameId = reply("e0", 4, TicketActor.AGENT);
        Ticket ticket = Ticket.of("1", created(0), sameId, twice, early, created(0));
        assertThat(ticket.events()).containsExactly(created(0));
        assertThat(ticket.setAside())
                .containsExactly(
                        new SetAsideEvent(early, SetAsideEvent.Cause.BEFORE_CREATION),
                        new SetAsideEvent(created(0), SetAsideEvent.Cause.DUPLICATE_ID),
                        new SetAsideEvent(twice, SetAsideEvent.Cause.SECOND_CREATION),
                        new SetAsideEvent(sameId, SetAsideEvent.Cause.DUPLICATE_ID));
        assertThat(ticket).hasToString("ticket created 2026-03-02T09:00:00Z by CUSTOMER, 1 events, 4 set aside");
        assertThat(List.of(ticket).stream()
                        .collect(TicketRule.STANDARD.asOf(minute(9)).collector())
                        .countOf(TicketCount.EVENTS_SET_ASIDE))
                .isEqualTo(4);
    }

    @Test
    void badInputIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ticket.of("17", solved("a", 1)))
                .withMessage("a ticket needs an event CREATED");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REOPENED.asOf(minute(-1)))
                .withMessage("asOf 2026-03-02T08:59:00Z is before the creation of the ticket, 2026-03-02T09:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketActor.parse("martian"))
                .withMessage("an actor of 7 characters is none of [CUSTOMER, AGENT, BOT, SYSTEM]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REOPENED.asOf(minute(1)).attributed(ContactLabel.QUEUE, TicketAttribution.LAST))
                .withMessage("tickets have no queue; the team that works on them is their TEAM");
        assertThat(TicketActor.parse("bot")).isEqualTo(TicketActor.BOT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> event("a", 1, TicketAct.PROMISE_CHANGED, TicketActor.SYSTEM))
                .withMessage("an event PROMISE_CHANGED must say what is promised from then on");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketRule.STANDARD.durableFor(Duration.ZERO))
                .withMessage("the durable window must be positive: 0 seconds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketRule.STANDARD.withUnit(java.time.temporal.ChronoUnit.MONTHS))
                .withMessage("times of tickets are in units up to weeks, not in Months");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BacklogFlow.of(List.of(), minute(2), minute(1)))
                .withMessage("the period must not end, 2026-03-02T09:01:00Z, before it starts, 2026-03-02T09:02:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backlog.of(List.of(), minute(1)).ageBuckets(AgeFrom.CREATION, Duration.ofDays(1)))
                .withMessage("age buckets must begin at zero, not at 1 day");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TicketClock.CALENDAR.between(minute(2), minute(1)))
                .withMessage("end 2026-03-02T09:01:00Z is before start 2026-03-02T09:02:00Z");
        assertThatIllegalStateException()
                .isThrownBy(() -> Ticket.of("1", created(0)).asOf(minute(1)).meanResponseSeconds())
                .withMessage("response time is undefined: no answered message");
    }

    @Test
    void mergedTicketsAndSpamAreLeftOutAndCounted() {
        List<Ticket> tickets = List.of(
                REOPENED,
                Ticket.of("a", created(0), event("m", 5, TicketAct.MERGED, TicketActor.AGENT)),
                Ticket.of("b", created(0), event("m", 5, TicketAct.MARKED_SPAM, TicketActor.BOT)),
                Ticket.of("c", created(0), event("m", 5, TicketAct.TO_SOLVED, TicketActor.BOT)),
                Ticket.of("d", created(0), event("m", 5, TicketAct.TO_CLOSED, TicketActor.SYSTEM)));
        TicketTally tally =
                tickets.stream().collect(TicketRule.STANDARD.asOf(minute(300)).collector());
        assertThat(tally.count()).isEqualTo(3);
        assertThat(tally.countOf(TicketCount.LEFT_OUT)).isEqualTo(2);
        assertThat(tally.endings())
                .isEqualTo(Map.of(
                        Ending.BY_AGENT, 1L,
                        Ending.BY_CUSTOMER, 0L,
                        Ending.BY_BOT, 1L,
                        Ending.BY_SYSTEM, 1L,
                        Ending.MERGED, 1L,
                        Ending.SPAM, 1L,
                        Ending.DELETED, 0L));
        assertThat(tally.fullResolution().observed()).isEqualTo(3);
        assertShare(tally.oneTouch(OneTouch.ZENDESK), 2, 3, "one touch zendesk of finished tickets");
        assertShare(tally.oneTouch(OneTouch.STRICT), 0, 3, "one touch strict of finished tickets");
        assertThat(Backlog.of(tickets, minute(2), minute(300)).ids()).containsExactly("17", "c", "d");
        assertThat(BacklogFlow.of(tickets, minute(0), minute(300))).isEqualTo(new BacklogFlow(0, 3, 1, 4));
    }

    @Test
    void resolutionsAreDurableOnlyOnceTheirWindowHasPassed() {
        TicketRule rule = TicketRule.STANDARD.durableFor(Duration.ofMinutes(30));
        List<Ticket> tickets = List.of(
                REOPENED, Ticket.of("2", created(0), solved("a", 9)), Ticket.of("3", created(0), solved("a", 90)));
        TicketTally tally = tickets.stream().collect(rule.asOf(minute(100)).collector());
        assertShare(tally.durable(), 1, 2, "durable for 30 minutes of resolutions of that age");
        assertThat(tally.durablePending()).isOne();
        UnitCost cost = tally.costPerDurableResolution(Money.of("12.50", "EUR"));
        assertThat(cost.each(2)).isEqualTo(new BigDecimal("12.50"));
        assertThat(cost.per()).isEqualTo("durable resolution");
        assertShare(tally.reopenedOfAll(), 1, 3, "reopened of tickets");
        assertShare(tally.transferRate(), 1, 3, "transfer rate of tickets");
        assertShare(tally.reassignmentRate(), 1, 3, "reassignment rate of tickets");
        assertShare(tally.escalationRate(), 1, 3, "escalation rate of tickets");
        assertThat(tally)
                .hasToString("tickets as of 2026-03-02T10:40:00Z: n = 3, 1 open, 2 finished, 1 reopened; "
                        + "full resolution median 1.5 hours");
    }

    @Test
    void openTicketsAreCensoredNotDropped() {
        List<Ticket> tickets = List.of(
                Ticket.of("1", created(0), solved("a", 60)), Ticket.of("2", created(0)), Ticket.of("3", created(0)));
        TicketTally tally =
                tickets.stream().collect(TicketRule.STANDARD.asOf(minute(600)).collector());
        assertThat(tally.fullResolution().curve().medianIfReached()).isEmpty();
        assertThat(tally.toString()).endsWith("full resolution median not reached");
        assertThat(tally.requesterWait().mean()).isEqualTo(3_600_000);
        assertThat(tally.requesterWaitOfAll().curve().medianIfReached()).isEmpty();
        assertThat(tally.requesterWaitOfAll().censored()).isEqualTo(2);
        assertThat(tally.firstResponse().censored()).isEqualTo(2);
        assertThat(tally.countOf(TicketCount.RESPONSE_NOT_OWED)).isOne();
        assertThat(tally.messagesPerTicket()).hasToString("messages per ticket 1.00, n = 3");
        assertThat(tally.customerContactsPerTicket().total()).isEqualTo(3);
        assertThat(tally.agentRepliesPerTicket().value()).isZero();
    }

    @Test
    void threeCountersOfResolutions() {
        List<Ticket> tickets = List.of(
                REOPENED.withCustomer("x"),
                Ticket.of("2", created(0), solved("a", 9)).withCustomer("x"),
                Ticket.of("3", created(0), solved("a", 9)),
                Ticket.of("4", created(0)).withCustomer("y"));
        assertThat(Resolutions.of(tickets, minute(300)))
                .isEqualTo(new Resolutions(4, 3, 1, 1))
                .hasToString("resolutions: 4, of 3 tickets of 1 customer, 1 without a known customer");
    }

    @Test
    void businessTimeStopsAtNight() {
        BusinessCalendar office = BusinessCalendar.inZone(ZoneId.of("UTC"))
                .workdays("09:00-17:00")
                .build();
        Ticket overnight = Ticket.of("1", created(7 * 60), reply("a", 25 * 60, TicketActor.AGENT));
        assertThat(overnight.asOf(minute(2000), TicketClock.business(office)).firstResponse(FirstResponse.HUMAN))
                .contains(Duration.ofHours(2));
        assertThat(overnight.asOf(minute(2000)).firstResponse(FirstResponse.HUMAN))
                .contains(Duration.ofHours(18));
        assertThat(TicketClock.business(office).plus(minute(7 * 60), Duration.ofHours(2)))
                .isEqualTo(minute(25 * 60));
    }

    @Test
    void aTicketThatTheCalendarRefusesLeavesNoTrace() {
        TicketRule rule =
                TicketRule.STANDARD.withClock(TicketClock.business(BusinessCalendar.alwaysOpen(ZoneId.of("UTC"))));
        var accumulator = rule.asOf(minute(9)).accumulator();
        Ticket ancient = Ticket.of(
                "1", TicketEvent.of("e", Instant.parse("1850-01-01T00:00:00Z"), TicketAct.CREATED, TicketActor.AGENT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> accumulator.add(ancient))
                .withMessage("instant 1850-01-01T00:00:00Z is outside the years 1900 to 2199");
        assertThat(accumulator.snapshot()).isEqualTo(rule.asOf(minute(9)).empty());
    }

    @Test
    void backlogsPrintTheirTickets() {
        Backlog backlog = Backlog.of(List.of(REOPENED, Ticket.of("9", created(30))), minute(60));
        assertThat(backlog).hasToString("""
                        backlog at 2026-03-02T10:00:00Z: 2
                        position  status         age  since last opening
                        0           OPEN      1 hour          10 minutes
                        1            NEW  30 minutes          30 minutes
                        """);
        assertThat(Backlog.of(List.of(), Instant.EPOCH)).hasToString("backlog at 1970-01-01T00:00:00Z: empty");
    }

    @Test
    void aTicketIsInABacklogOnceAndOpen() {
        Ticket open = Ticket.of("9", created(30));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backlog.of(List.of(open, open), minute(60)))
                .withMessage("a ticket is twice in the backlog (row 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backlog(minute(30), List.of(REOPENED.asOf(minute(30)))))
                .withMessage("a ticket that is SOLVED is in no backlog (row 0)");
    }

    @Test
    void aTicketReopenedAfterItWasClosedWasNoDurableResolution() {
        Ticket back = Ticket.of(
                "1",
                created(0),
                solved("a", 9),
                event("b", 15, TicketAct.TO_CLOSED, TicketActor.SYSTEM),
                event("c", 20, TicketAct.TO_OPEN, TicketActor.CUSTOMER));
        TicketRule rule = TicketRule.STANDARD.durableFor(Duration.ofMinutes(30));
        TicketTally tally =
                List.of(back).stream().collect(rule.asOf(minute(100)).collector());
        assertShare(tally.durable(), 0, 1, "durable for 30 minutes of resolutions of that age");
        assertThat(tally.countOf(TicketCount.REOPENS)).isOne();
    }

    @Test
    void whoHadATicketLongestIsToldInTheTimeOfTheRule() {
        BusinessCalendar office = BusinessCalendar.inZone(ZoneId.of("UTC"))
                .workdays("09:00-17:00")
                .build();
        Ticket overnight = Ticket.of(
                "1",
                created(7 * 60).agent("anna"),
                event("a", 8 * 60, TicketAct.ASSIGNED, TicketActor.AGENT).agent("bob"),
                solved("b", 24 * 60 + 30));
        TicketRule inOffice = TicketRule.STANDARD.withClock(TicketClock.business(office));
        assertThat(inOffice.asOf(minute(2000))
                        .countBy(List.of(overnight), ContactLabel.AGENT, TicketAttribution.LONGEST))
                .containsOnlyKeys("anna");
        assertThat(TicketRule.STANDARD
                        .asOf(minute(2000))
                        .countBy(List.of(overnight), ContactLabel.AGENT, TicketAttribution.LONGEST))
                .containsOnlyKeys("bob");
    }
}
