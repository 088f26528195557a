package io.github.cxmetrics.retention;

import static io.github.cxmetrics.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.CalendarPeriods;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ends of the window: a period from Monday on is watched for two weeks from its end, both ends included. */
class ChurnAfterEventTest {

    private static final ChurnAfterEventRule RULE =
            ChurnAfterEventRule.of("outage", CalendarPeriods.weeks(ZoneId.of("UTC")), 14);
    private static final LocalDate WEEK = LocalDate.parse("2024-03-04");
    private static final Instant JOINED = Instant.parse("2024-03-04T00:00:00Z");
    private static final Instant INDEX = Instant.parse("2024-03-11T00:00:00Z");
    private static final Instant END = Instant.parse("2024-03-25T00:00:00Z");

    private static ChurnAfterEvent of(Instant asOf, CustomerHistory customer) {
        return RULE.asOf(asOf).count(List.of(customer));
    }

    private static void assertChurned(long churned, long mature, ChurnAfterEvent churn) {
        assertThat(churn.unexposed(WEEK).successes()).isEqualTo(churned);
        assertThat(churn.unexposed(WEEK).trials()).isEqualTo(mature);
    }

    @Test
    void whoLeavesAtTheEndOfTheWindowChurned() {
        Instant later = END.plusSeconds(86_400);
        CustomerHistory stayed = CustomerHistory.of(JOINED);
        assertChurned(1, 1, of(later, stayed.leftAt(END)));
        assertChurned(1, 1, of(later, stayed.leftAt(END.minusNanos(1))));
        assertChurned(0, 1, of(later, stayed.leftAt(END.plusNanos(1))));
        assertChurned(0, 1, of(later, stayed));
    }

    @Test
    void whoLeavesAsTheWindowBeginsWasThere() {
        CustomerHistory stayed = CustomerHistory.of(JOINED);
        assertChurned(1, 1, of(END, stayed.leftAt(INDEX)));
        assertChurned(0, 0, of(END, stayed.leftAt(INDEX.minusNanos(1))));
    }

    @Test
    void aWindowThatEndsAtAsOfIsOver() {
        CustomerHistory left = CustomerHistory.of(JOINED).leftAt(INDEX);
        assertChurned(1, 1, of(END, left));
        assertChurned(0, 0, of(END.minusNanos(1), left));
        // That week, and the one that begins as the customer leaves.
        assertThat(of(END.minusNanos(1), left).pending()).isEqualTo(1);
    }

    private static Instant march(int day) {
        return JOINED.plus(Duration.ofDays(day - 4));
    }

    /** As of the 25th only the week of the 4th has its window behind it. */
    private static final List<CustomerHistory> FIVE = List.of(
            // Exposed and churned; a pending week; left before the end of a third.
            CustomerHistory.of(JOINED, march(5)).leftAt(march(20)),
            CustomerHistory.of(JOINED),
            // The first whole week is the second: the first event is outside, the second in the week in which it left.
            CustomerHistory.of(march(5), march(6), march(12)).leftAt(march(13)),
            CustomerHistory.of(march(26)),
            // An event as the week begins, and one after the end of the data.
            CustomerHistory.of(JOINED, JOINED, march(27)));

    @Test
    void whoWasExposedIsComparedWithWhoWasNot() {
        ChurnAfterEvent churn = RULE.asOf(END).count(FIVE);
        assertThat(churn.count()).isEqualTo(4);
        assertThat(churn.afterAsOf()).isEqualTo(2);
        assertThat(churn.outsideEvents()).isEqualTo(1);
        assertThat(churn.pending()).isEqualTo(7);
        assertThat(churn.exposed())
                .isEqualTo(Proportion.of(1, 2).named("churn within 14 days", "customers of all periods"));
        assertThat(churn.unexposed())
                .isEqualTo(Proportion.of(0, 1).named("churn within 14 days", "customers of all periods"));
        assertThat(churn.exposed(WEEK))
                .isEqualTo(Proportion.of(1, 2).named("churn within 14 days", "customers of a period"));
        assertThat(churn.leftBefore())
                .isEqualTo(Proportion.of(1, 2).named("with outage", "customers who left within a period"));
        assertThat(churn.difference())
                .isEqualTo(churn.exposed().versus(churn.unexposed()).named("churn after outage"));
        assertThat(churn.difference(WEEK).difference()).isEqualTo(0.5);
        assertThatThrownBy(() -> churn.difference(WEEK.plusDays(7)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("churn after outage is undefined: 0 mature with it, 0 without");
        assertThatThrownBy(() -> RULE.asOf(END).count(FIVE.subList(1, 2)).difference())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("churn after outage is undefined: 0 mature with it, 1 without");
        assertThatThrownBy(() -> RULE.asOf(END).count(FIVE.subList(0, 1)).difference())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("churn after outage is undefined: 1 mature with it, 0 without");
    }

    @Test
    void whoLeavesAfterTheEndOfTheDataIsStillThere() {
        ChurnAfterEvent later = of(END, CustomerHistory.of(JOINED, march(27)).leftAt(march(28)));
        assertThat(later.afterAsOf()).isEqualTo(2);
        assertThat(later.pending()).isEqualTo(3);
        assertChurned(0, 1, later);
        // Nothing of one who is not there yet is counted.
        ChurnAfterEvent notYet =
                of(END, CustomerHistory.of(march(26), march(27)).leftAt(march(28)));
        assertThat(notYet.afterAsOf()).isEqualTo(3);
        assertThat(notYet.count()).isZero();
    }

    @Test
    void theTableHasBothGroups() {
        ChurnAfterEventRule.AsOf rule = RULE.asOf(END);
        String name =
                "churn within 14 days after a period with outage, weekly (from Monday, UTC), as of 2024-03-25T00:00:00Z";
        ChurnAfterEvent churn = rule.count(FIVE);
        assertThat(words(churn))
                .containsExactly(
                        name,
                        "mature churned churn 95 % CI",
                        "with outage 2 1 50.0 % 9.5 % … 90.5 %",
                        "without 1 0 0.0 % 0.0 % … 79.3 %",
                        churn.difference().toString(),
                        "7 pending, 2 left before the end of a period, 1 of them with outage; 2 times after asOf");
        assertThat(words(rule.count(FIVE.subList(1, 2))))
                .containsExactly(
                        name,
                        "mature churned churn 95 % CI",
                        "with outage 0 0 – –",
                        "without 1 0 0.0 % 0.0 % … 79.3 %",
                        "3 pending, 0 left before the end of a period, 0 of them with outage");
        assertThat(rule.empty()).hasToString(name + ": no customers");
        assertThat(rule.readAsOf()).contains(END);
    }

    private static List<String> words(ChurnAfterEvent churn) {
        return churn.toString()
                .lines()
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
    }

    /** 4096 weeks are nearly 79 years. */
    @Test
    void aCustomerIsAtRiskInSoManyPeriods() {
        List<CustomerHistory> one = List.of(CustomerHistory.of(JOINED));
        Instant last = JOINED.plus(Duration.ofDays(7L * 4095));
        assertThat(RULE.asOf(last).count(one).unexposed().trials()).isEqualTo(4096 - 3);
        refused(
                "a customer is at risk in 4097 periods of weekly (from Monday, UTC), more than 4096: choose longer ones"
                        + " (row 0)",
                () -> RULE.asOf(last.plus(Duration.ofDays(7))).count(one));
    }
}
