package io.github.cxmetrics.shell.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.contact.call.CallRule;
import io.github.cxmetrics.contact.call.CallTally;
import io.github.cxmetrics.contact.fcr.Fcr;
import io.github.cxmetrics.contact.ticket.StatusMapping;
import io.github.cxmetrics.contact.ticket.Ticket;
import io.github.cxmetrics.contact.ticket.TicketAct;
import io.github.cxmetrics.contact.ticket.TicketLog;
import io.github.cxmetrics.contact.ticket.TicketSummary;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.map.SurveyAnswer;
import io.github.cxmetrics.lifetime.purchases.AmountPolicy;
import io.github.cxmetrics.lifetime.purchases.PurchaseRule;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.revenue.MrrLog;
import io.github.cxmetrics.retention.revenue.MrrMovements.Kind;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RakedWeights;
import io.github.cxmetrics.survey.Raking;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survey.WeightedRatings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class DoorsTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void npsFromNumbersOrBands() {
        assertThat(Kit.column("10", "9", "3", "").nps("x").value()).isEqualTo(100.0 / 3);
        assertThat(Kit.column("Promoters", "passive", "DETRACTOR", "").nps("x"))
                .isEqualTo(Nps.promoters(1).passives(1).detractors(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("Promoter", "11").nps("x"))
                .withMessage("t.csv line 2, column x: a cell is no number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("10", "11").nps("x"))
                .withMessage("t.csv line 3, column x: rating 11 is outside 0..10");
    }

    @Test
    void minusTwoBillionIsANumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("10", "-2147483648").nps("x"))
                .withMessage("t.csv line 3, column x: rating -2147483648 is outside 0..10");
    }

    @Test
    void csatFromGoodAndBad() {
        Table table = Kit.column("Good", "Bad", "Good with comment", "Offered", "Not Offered", "");
        assertThat(table.csat("x")).isEqualTo(Csat.satisfied(2).dissatisfied(1));
        assertThat(Kit.column("top", "flop", "top", "").csat("x", "top", "flop"))
                .isEqualTo(Csat.satisfied(2).dissatisfied(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("Good", "so so").csat("x"))
                .withMessage(
                        "t.csv line 3, column x: a cell is neither good nor bad, nor a word for no answer; say which words are: csat(\"x\", …, …)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("top", "hop").csat("x", "top", "flop"))
                .withMessage("t.csv line 3, column x: a cell is neither \"top\" nor \"flop\"");
    }

    @Test
    void shares() {
        assertThat(Kit.column("Yes", "No", "Yes", "").share("x", "Yes"))
                .isEqualTo(Proportion.of(2, 3).named("x Yes", "rows"));
    }

    @Test
    void rakedToMargins() {
        Table table = Kit.table("sex|age|score", "f|young|10", "f|old|9", "m|young|3", "m|old|8", "f|old|7");
        RakedWeights weights = Raking.of(
                        table.margin("sex", Map.of("f", 0.5, "m", 0.5)),
                        table.margin("age", Map.of("young", 0.3, "old", 0.7)))
                .run();
        WeightedRatings raked = table.weightedRatings("score", RatingScale.ZERO_TO_TEN, weights);
        assertThat(raked.sumWeights()).isCloseTo(1, within(1e-12));
        assertThat(raked.sumWeights(10)).isEqualTo(weights.weights()[0]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.table("sex|v", "f|1", "|2").margin("sex", Map.of("f", 1.0)))
                .withMessage("t.csv line 3, column sex: a cell is missing: a row of a margin needs a category");
    }

    @Test
    void customersWhoAnswerAgain() {
        Table table = Kit.table("who|at|score", "a|2025-01-01|3", "a|2025-02-01|10", "b|2025-01-05|9", "b|2025-03-01|");
        assertThat(table.customerRatings(RatingScale.ZERO_TO_TEN, "who", "at", "score")
                        .all()
                        .count())
                .isEqualTo(3);
        assertThat(table.customerRatings(RatingScale.ZERO_TO_TEN, "who", "at", "score")
                        .customers())
                .isEqualTo(2);
        assertThat(table.latestPer("who", "at").nps("score"))
                .isEqualTo(Nps.from(Ratings.of(RatingScale.ZERO_TO_TEN.missing(99), 10, 99)));
    }

    @Test
    void eventLogsKeepNumbersAsNumbers() {
        Table table = Kit.table(
                "user|event|at|price|qty|sku|note",
                "ann|view|2025-01-01 10:00|9.50|1|007|1",
                "ann|buy|2025-01-01 10:05|12.125||1E10|two",
                "bob|view|2025-01-02 10:00||3|12|");
        EventLog log = table.eventLog("user", "event", "at");
        assertThat(log.properties()).containsExactly("price", "qty", "sku", "note");
        var ann = log.timelines().findFirst().orElseThrow();
        assertThat(ann.property("price").number(0)).isEqualTo(9.5);
        assertThat(ann.property("price").number(1)).isEqualTo(12.125);
        assertThat(ann.property("qty").isMissing(1)).isTrue();
        assertThat(ann.property("sku").text(1)).isEqualTo("1E10");
        assertThat(ann.property("note").text(0)).isEqualTo("1");
        assertThat(log.unit()).isEqualTo(ChronoUnit.MICROS);
        assertThat(table.inZone(ZoneId.of("Europe/Berlin"))
                        .eventLog("user", "event", "at")
                        .last())
                .contains(Instant.parse("2025-01-02T09:00:00Z"));
        Table fine = Kit.table("user|event|at", "ann|view|2025-01-01T10:00:00.000000001Z");
        assertThat(fine.eventLog("user", "event", "at").last())
                .contains(Instant.parse("2025-01-01T10:00:00.000000001Z"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.table("user|event|at", "|view|2025-01-01").eventLog("user", "event", "at"))
                .withMessage("t.csv line 2, column user: a cell is missing: an event needs its user");
    }

    @Test
    void surveyAnswers() {
        Table table =
                Kit.table("user|at|score|about", "ann|2025-01-01|9|buy", "bob|2025-01-02|3|", "eve|2025-01-03||buy");
        Instant first = Instant.parse("2025-01-01T00:00:00Z");
        Instant second = Instant.parse("2025-01-02T00:00:00Z");
        assertThat(table.surveyAnswers("user", "at", "score", "about"))
                .containsExactly(SurveyAnswer.about("ann", first, 9, "buy"), SurveyAnswer.aboutLast("bob", second, 3));
        assertThat(table.surveyAnswers("user", "at", "score"))
                .containsExactly(SurveyAnswer.relational("ann", first, 9), SurveyAnswer.relational("bob", second, 3));
    }

    @Test
    void activityOfDatesIsInDays() {
        Table table =
                Kit.table("who|day|at", "ann|31.12.2025|2025-12-31T23:30:00Z", "bob|30.12.2025|2025-12-30T10:00:00Z");
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        CohortRule.AsOf byDay = CohortRule.of(CalendarPeriods.days(berlin)).asOf(Instant.parse("2026-02-01T00:00:00Z"));
        LocalDate last = LocalDate.of(2025, 12, 31);
        // A date is the customer's own, an instant falls on the day that the periods' zone makes of it.
        assertThat(byDay.count(table.activityLog("who", "day")).size(last)).isEqualTo(1);
        assertThat(byDay.count(table.inZone(berlin).activityLog("who", "day")).size(last))
                .isEqualTo(1);
        assertThat(byDay.count(table.activityLog("who", "at")).size(last.plusDays(1)))
                .isEqualTo(1);
        assertThat(table.activityLog("who", "at").rows()).isEqualTo(2);
    }

    @Test
    void purchasesAndRefunds() {
        Table table = Kit.table(
                "who|day|paid|back", "ann|2025-01-01|10.00|4.00", "bob|2025-01-02|5.50|", "ann|2025-02-01|3|0");
        PurchaseRule net = PurchaseRule.of(EUR).withAmounts(AmountPolicy.NET);
        assertThat(table.purchases(net, "who", "day", "paid", "back").totals())
                .containsEntry("ann", Money.of("9.00", "EUR"))
                .containsEntry("bob", Money.of("5.50", "EUR"));
        assertThat(table.purchases(PurchaseRule.of(EUR), "who", "day", "paid").count())
                .isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.purchases(PurchaseRule.of(EUR), "who", "day", "paid", "back"))
                .withMessageStartingWith("t.csv line 2: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.table("who|day|paid|back", "ann|2025-01-01|10|-4")
                        .purchases(net, "who", "day", "paid", "back"))
                .withMessage("t.csv line 2, column back: what was paid back must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("EUR", "USD").currency("x"))
                .withMessage("t.csv, column x: 2 currencies; cut the table by where(\"x\", …) first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.column("EURO").currency("x"))
                .withMessage("t.csv, column x: no currency code of ISO 4217");
        assertThat(Kit.column("eur", "EUR ").currency("x")).isEqualTo(EUR);
    }

    @Test
    void mrrOfSubscriptions() {
        Table table = Kit.table(
                "account|from|to|mrr",
                "ann|2025-01-01||50",
                "ann|2025-02-01|2025-03-01|20",
                "bob|2025-01-10|2025-02-15|30.50",
                "eve|2025-02-03||10");
        MrrLog log = table.mrrLog(EUR, "account", "from", "to", "mrr");
        MrrLog.Period year = log.between(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 4, 1));
        MrrLog.Span february = year.monthly().get(YearMonth.of(2025, 2));
        assertThat(february.start()).isEqualTo(Money.of("80.50", "EUR"));
        assertThat(february.moves().mrr(Kind.EXPANSION)).isEqualTo(Money.of("20.00", "EUR"));
        assertThat(february.moves().mrr(Kind.CHURN)).isEqualTo(Money.of("30.50", "EUR"));
        assertThat(february.moves().mrr(Kind.NEW)).isEqualTo(Money.of("10.00", "EUR"));
        assertThat(year.monthly().get(YearMonth.of(2025, 3)).moves().mrr(Kind.CONTRACTION))
                .isEqualTo(Money.of("20.00", "EUR"));
        Table changes = Kit.table("account|day|mrr", "ann|2025-01-01|50", "ann|2025-02-01|70", "ann|2025-03-01|0");
        assertThat(changes.mrrLog(EUR, "account", "day", "mrr")
                        .between(LocalDate.of(2025, 2, 1), LocalDate.of(2025, 4, 1))
                        .monthly()
                        .get(YearMonth.of(2025, 3))
                        .end())
                .isEqualTo(Money.of("0", "EUR"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.table("account|from|to|mrr", "ann|2025-02-01|2025-01-01|20")
                        .mrrLog(EUR, "account", "from", "to", "mrr"))
                .withMessage(
                        "t.csv line 2, column to: a subscription ends on 2025-01-01, before it starts on 2025-02-01");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Kit.table("account|day|mrr", "ann|2025-02-01|-20").mrrLog(EUR, "account", "day", "mrr"))
                .withMessageStartingWith("t.csv line 2: ");
    }

    @Test
    void ticketsFromTheirHistory() {
        Table table = Kit.table(
                "id|at|status|by",
                "1|2025-01-01 10:00|new|customer",
                "1|2025-01-01 12:00|solved|agent",
                "2|2025-01-02 09:00|New|Customer",
                "1|2025-01-01 11:00|public reply|agent",
                "3|2025-01-02 10:00|solved|agent");
        TicketLog log = table.tickets(StatusMapping.ZENDESK, "id", "at", "status", "by");
        assertThat(log.tickets()).extracting(Ticket::id).containsExactly("1", "2");
        assertThat(log.withoutCreation()).containsExactly("3");
        Ticket first = log.tickets().get(0);
        assertThat(first.created().act()).isEqualTo(TicketAct.CREATED);
        Instant asOf = Instant.parse("2025-01-03T00:00:00Z");
        assertThat(first.asOf(asOf).fullResolution()).contains(Duration.ofHours(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.table("id|at|status|by", "1|2025-01-01|weird|agent")
                        .tickets(StatusMapping.ZENDESK, "id", "at", "status", "by"))
                .withMessageStartingWith("t.csv line 2, column status: a status is none of Zendesk");
    }

    @Test
    void ticketsFromASummary() {
        Table table = Kit.table(
                "id|created|reply in minutes|solved",
                "1|2025-01-01 10:00|30|2025-01-02 10:00",
                "2|2025-01-01 12:00|90|",
                "3|2025-01-03 12:00||");
        List<TicketSummary> tickets = table.ticketSummaries("id", "created", "reply in minutes", "solved");
        assertThat(tickets.get(0))
                .isEqualTo(TicketSummary.after(
                        "1", Instant.parse("2025-01-01T10:00:00Z"), Duration.ofMinutes(30), Duration.ofDays(1)));
        assertThat(tickets.get(2).firstReply()).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.table("id|created|reply in minutes|solved", "1|2025-01-02|-3|")
                        .ticketSummaries("id", "created", "reply in minutes", "solved"))
                .withMessage("t.csv line 2, column reply in minutes: a duration must not be negative: PT-3M");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.table("id|created|reply in minutes|solved", "1|2025-01-02|3|2025-01-01")
                        .ticketSummaries("id", "created", "reply in minutes", "solved"))
                .withMessage(
                        "t.csv line 2, column created: the end of a ticket, 2025-01-01T00:00:00Z, is before its creation, 2025-01-02T00:00:00Z");
    }

    @Test
    void calls() {
        Table table = Kit.table(
                "at|result|wait (s)|talk|hold|wrap",
                "2025-01-01 10:00|answered|10|0:03:00|0:00:30|0:01:00",
                "2025-01-01 10:01|Abandoned|40|||",
                "2025-01-01 10:02|callback|5|||");
        CallTally tally = CallRule.of(Duration.ofSeconds(20), Duration.ofSeconds(5))
                .count(table.calls("at", "result", "wait (s)", "talk", "hold", "wrap"));
        assertThat(tally.calls().offered()).isEqualTo(3);
        assertThat(tally.calls().answeredWithin()).isEqualTo(1);
        assertThat(tally.aht().value()).isEqualTo(270);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.table("at|result|w (s)|t|h|a", "2025-01-01|abandoned|3|0:01:00||")
                        .calls("at", "result", "w (s)", "t", "h", "a"))
                .withMessageStartingWith(
                        "t.csv line 2, column result: a call that was abandoned can't have been handled");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.table("at|result|w (s)|t|h|a", "2025-01-01|lost|3|||")
                        .calls("at", "result", "w (s)", "t", "h", "a"))
                .withMessage("t.csv line 2, column result: an outcome is none of answered, abandoned and flowed out");
    }

    @Test
    void intervalReports() {
        Table table = Kit.table(
                "start|off|acd|abn|sl|asa (s)|aht",
                "2025-01-01 10:00|12|10|2|8|15|0:05:00",
                "2025-01-01 10:30|5|5|0|5|6|0:04:00");
        CallRule rule = CallRule.of(Duration.ofSeconds(20), Duration.ofSeconds(5));
        IntervalReport report = IntervalReport.of("start", "acd", "abn")
                .offered("off")
                .answeredWithin("sl")
                .waiting("asa (s)")
                .talking("aht");
        SortedMap<Instant, CallTally> tallies = table.callIntervals(rule, report);
        CallTally ten = tallies.get(Instant.parse("2025-01-01T10:00:00Z"));
        assertThat(ten.calls().offered()).isEqualTo(12);
        assertThat(ten.asa().value()).isEqualTo(15);
        assertThat(ten.aht().value()).isEqualTo(300);
        assertThat(ten.plus(tallies.get(Instant.parse("2025-01-01T10:30:00Z")))
                        .asa()
                        .value())
                .isEqualTo(12);
        assertThat(table.callIntervals(rule, report.withTotals())
                        .get(Instant.parse("2025-01-01T10:00:00Z"))
                        .aht()
                        .value())
                .isEqualTo(30);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kit.table("start|off|acd|abn", "2025-01-01 10:00|12|10|1")
                        .callIntervals(
                                rule, IntervalReport.of("start", "acd", "abn").offered("off")))
                .withMessage("t.csv line 2: offered are 12 calls, but answered 10, abandoned 1 and flowed out 0");
        assertThat(report)
                .hasToString(
                        "START start, ANSWERED acd, ABANDONED abn, ANSWERED_WITHIN sl, OFFERED off, WAIT asa (s), TALK aht");
    }

    @Test
    void contactsForFcr() {
        Table table = Kit.table(
                "who|day|about|by",
                "ann|01.12.2025|bill|phone",
                "ann|03.12.2025|bill|mail",
                "bob|31.12.2025|bill|phone",
                "|02.12.2025|bill|phone",
                "eve|05.12.2025|box|chat");
        Fcr fcr = Fcr.noRepeatWithin(Duration.ofDays(7))
                .asOf(Instant.parse("2026-01-01T00:00:00Z"))
                .count(table.contacts("who", "day"));
        // Ann's first failed, her second and Eve's held, Bob's is too young, and nobody knows whose the other is.
        assertThat(fcr.proportion())
                .extracting(Proportion::successes, Proportion::trials)
                .containsExactly(2L, 3L);
        assertThat(fcr.pending()).isEqualTo(1);
        Fcr byChannel = Fcr.noRepeatWithin(Duration.ofDays(7))
                .sameChannel()
                .asOf(Instant.parse("2026-01-01T00:00:00Z"))
                .count(table.contacts("who", "day", "about", "by"));
        assertThat(byChannel.proportion().successes()).isEqualTo(3);
    }
}
