package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.contact.agent.AgentDay;
import io.github.cxmetrics.contact.agent.AgentState;
import io.github.cxmetrics.contact.agent.AgentStretch;
import io.github.cxmetrics.contact.agent.AgentTally;
import io.github.cxmetrics.contact.fcr.Contact;
import io.github.cxmetrics.contact.fcr.ContactLog;
import io.github.cxmetrics.contact.fcr.CustomerContacts;
import io.github.cxmetrics.contact.fcr.Fcr;
import io.github.cxmetrics.contact.fcr.FcrRule;
import io.github.cxmetrics.contact.ticket.Backlog;
import io.github.cxmetrics.contact.ticket.BacklogFlow;
import io.github.cxmetrics.contact.ticket.LiveTickets;
import io.github.cxmetrics.contact.ticket.ResolutionRate;
import io.github.cxmetrics.contact.ticket.Resolutions;
import io.github.cxmetrics.contact.ticket.SlaMetric;
import io.github.cxmetrics.contact.ticket.SlaPolicy;
import io.github.cxmetrics.contact.ticket.SlaTarget;
import io.github.cxmetrics.contact.ticket.TicketAct;
import io.github.cxmetrics.contact.ticket.TicketActor;
import io.github.cxmetrics.contact.ticket.TicketEvent;
import io.github.cxmetrics.contact.ticket.TicketLog;
import io.github.cxmetrics.contact.ticket.TicketRule;
import io.github.cxmetrics.kano.KanoAnswer;
import io.github.cxmetrics.kano.KanoRow;
import io.github.cxmetrics.kano.KanoStudy;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.purchases.AmountPolicy;
import io.github.cxmetrics.lifetime.purchases.Holdout;
import io.github.cxmetrics.lifetime.purchases.Purchase;
import io.github.cxmetrics.lifetime.purchases.PurchaseLog;
import io.github.cxmetrics.lifetime.purchases.PurchasePeriods;
import io.github.cxmetrics.lifetime.purchases.PurchaseRule;
import io.github.cxmetrics.lifetime.purchases.PurchaseSummary;
import io.github.cxmetrics.lifetime.purchases.Rfm;
import io.github.cxmetrics.lifetime.value.Cltv;
import io.github.cxmetrics.retention.ChurnAfterEventRule;
import io.github.cxmetrics.retention.CustomerHistory;
import io.github.cxmetrics.retention.cohort.ActiveDaysRule;
import io.github.cxmetrics.retention.cohort.ActivityLog;
import io.github.cxmetrics.retention.cohort.CohortEntry;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.CustomerActivity;
import io.github.cxmetrics.retention.cohort.LifeCycle;
import io.github.cxmetrics.retention.cohort.RepeatPurchaseRule;
import io.github.cxmetrics.retention.cohort.Returning;
import io.github.cxmetrics.retention.cohort.UsageInterval;
import io.github.cxmetrics.retention.revenue.MrrLog;
import io.github.cxmetrics.survey.CustomerRatings;
import io.github.cxmetrics.survey.Migration;
import io.github.cxmetrics.survey.RatingScale;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One customer with very many rows among normal ones: what grew with the square of them would not end in time. A build takes a quarter of a million;
 * {@code -Dcxmetrics.rows=1000000} takes a million.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileCustomersTest {

    private static final int ROWS = Integer.getInteger("cxmetrics.rows", 250_000);
    private static final int NORMAL = 1_000;
    private static final int CUSTOMERS = 1 + NORMAL / 10;
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final int[] WHO = IntStream.range(0, ROWS + NORMAL)
            .map(row -> row < ROWS ? 0 : 1 + (row - ROWS) / 10)
            .toArray();

    /** Rows a minute apart, in no order, and all in one second. */
    private static Stream<long[]> times() {
        long[] apart =
                IntStream.range(0, WHO.length).mapToLong(row -> 60L * row).toArray();
        long[] mixed = apart.clone();
        Random random = new Random(5);
        for (int i = mixed.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            long time = mixed[i];
            mixed[i] = mixed[j];
            mixed[j] = time;
        }
        return Stream.of(apart, mixed, new long[WHO.length]);
    }

    private static Instant end(long[] times) {
        return Instant.ofEpochSecond(Arrays.stream(times).max().orElseThrow()).plus(Duration.ofDays(40));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("times")
    void contacts(long[] times) {
        ContactLog log = ContactLog.of(WHO, times, ChronoUnit.SECONDS);
        FcrRule rule = Fcr.noRepeatWithin(Duration.ofDays(7));
        for (FcrRule each : List.of(rule, rule.perEpisode(), rule.net())) {
            assertThat(each.asOf(end(times)).count(log).count()).as("%s", each).isPositive();
        }
        List<Contact> own = Arrays.stream(times)
                .limit(ROWS)
                .mapToObj(time -> Contact.at(Instant.ofEpochSecond(time)))
                .toList();
        for (FcrRule each :
                List.of(rule.byIssue(), rule.sameChannel(), rule.perEpisode().sameChannel())) {
            assertThat(each.asOf(end(times))
                            .count(List.of(new CustomerContacts("one", own)))
                            .count())
                    .as("%s", each)
                    .isNotNegative();
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("times")
    void activity(long[] times) {
        ActivityLog log = ActivityLog.of(WHO, times, ChronoUnit.SECONDS);
        Instant asOf = end(times);
        for (CohortEntry entry : List.of(CohortEntry.recurring(), CohortEntry.firstInRange())) {
            for (Returning returning : List.of(
                    Returning.on(),
                    Returning.onOrAfter(),
                    Returning.inEvery(),
                    Returning.inBrackets(0, 1, 2, 6, 7, 30),
                    Returning.on().atLeast(3))) {
                CohortRule.AsOf rule = CohortRule.of(CalendarPeriods.days(UTC))
                        .withEntry(entry)
                        .withReturn(returning)
                        .asOf(asOf);
                assertThat(rule.count(log).count()).as("%s", rule).isGreaterThanOrEqualTo(CUSTOMERS);
            }
        }
        assertThat(RepeatPurchaseRule.withinDays(90, UTC).asOf(asOf).count(log).customers())
                .isEqualTo(CUSTOMERS);
        assertThat(UsageInterval.Rule.of(UTC).count(log)).isNotNull();
        assertThat(LifeCycle.of(CalendarPeriods.days(UTC), log, asOf).periods()).isNotEmpty();
        assertThat(ActiveDaysRule.lastDays(28, UTC)
                        .asOf(asOf.atZone(UTC).toLocalDate())
                        .count(log)
                        .count())
                .isNotNegative();
        List<Instant> own = Arrays.stream(times)
                .limit(ROWS)
                .mapToObj(Instant::ofEpochSecond)
                .toList();
        CohortRule.AsOf rule = CohortRule.of(CalendarPeriods.days(UTC)).asOf(asOf);
        assertThat(rule.count(List.of(CustomerActivity.of(own))).count()).isEqualTo(1);
        long[] amounts =
                IntStream.range(0, WHO.length).mapToLong(row -> 100 + row % 7).toArray();
        assertThat(CohortRule.of(CalendarPeriods.days(UTC))
                        .asOf(asOf)
                        .amounts()
                        .count(log.withAmounts(amounts))
                        .count())
                .isEqualTo(CUSTOMERS);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("times")
    void purchases(long[] times) {
        for (AmountPolicy policy : List.of(AmountPolicy.NET, AmountPolicy.AGAINST_LATEST)) {
            purchases(times, policy);
        }
    }

    private static void purchases(long[] times, AmountPolicy policy) {
        PurchaseRule rule = PurchaseRule.of(Currency.getInstance("EUR")).withAmounts(policy);
        String[] customers = Arrays.stream(WHO).mapToObj(code -> "c" + code).toArray(String[]::new);
        int[] days =
                Arrays.stream(times).mapToInt(time -> (int) (time / 86_400)).toArray();
        long[] amounts = IntStream.range(0, WHO.length)
                .mapToLong(row -> row % 7 == 0 ? -1 - row % 90 : 100 + row % 13)
                .toArray();
        PurchaseLog log = PurchaseLog.ofMinor(rule, customers, days, amounts);
        LocalDate asOf = end(times).atZone(UTC).toLocalDate();
        assertThat(log.customers()).isPositive();
        assertThat(log.histories(PurchasePeriods.daysIn(LifetimeUnit.WEEK), asOf)
                        .size())
                .isPositive();
        assertThat(PurchaseSummary.of(log, asOf)).isNotNull();
        assertThat(log.upTo(asOf)
                        .plus(PurchaseLog.ofMinor(rule, new String[0], new int[0], new long[0]))
                        .customers())
                .isEqualTo(log.customers());
        assertThat(Rfm.of(log, asOf).customers()).hasSize(log.customers());
        assertThat(Cltv.historic(log, 0.3)).hasSize(log.customers());
        assertThat(Holdout.of(log, PurchasePeriods.daysIn(LifetimeUnit.DAY), asOf.minusDays(30), asOf)
                        .histories()
                        .size())
                .isPositive();
        List<Purchase> own = IntStream.range(0, ROWS)
                .mapToObj(row -> Purchase.of(
                        "one", LocalDate.ofEpochDay(days[row]), Money.ofMinor(100 + row % 13, rule.currency())))
                .toList();
        assertThat(rule.count(own).customers()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("times")
    void answers(long[] times) {
        long[] customers = Arrays.stream(WHO).asLongStream().toArray();
        int[] scores = IntStream.range(0, WHO.length).map(row -> row % 11).toArray();
        CustomerRatings ratings = CustomerRatings.of(RatingScale.ZERO_TO_TEN, customers, times, scores);
        assertThat(ratings.customers()).isEqualTo(CUSTOMERS);
        assertThat(ratings.latest().count()).isEqualTo(CUSTOMERS);
        assertThat(ratings.nps().interval().method()).isNotEmpty();
        assertThat(ratings.mean().clusters()).isEqualTo(CUSTOMERS);
        assertThat(Migration.from(ratings, ratings).count()).isEqualTo(CUSTOMERS);
    }

    /** One respondent who judges very many features, each in two rows that lie far from each other. */
    @Test
    void features() {
        List<KanoRow> rows = new ArrayList<>(ROWS);
        for (int feature = 0; feature < ROWS / 2; feature++) {
            rows.add(KanoRow.of("one", "f" + feature, KanoAnswer.LIKE, null));
        }
        for (int feature = ROWS / 2; feature-- > 0; ) {
            rows.add(KanoRow.of("one", "f" + feature, null, KanoAnswer.DISLIKE));
        }
        assertThat(KanoStudy.of(rows).features()).hasSize(ROWS / 2);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("times")
    void complaints(long[] times) {
        Instant[] own = Arrays.stream(times)
                .limit(ROWS)
                .mapToObj(Instant::ofEpochSecond)
                .toArray(Instant[]::new);
        ChurnAfterEventRule rule = ChurnAfterEventRule.of("complaint", CalendarPeriods.weeks(UTC), 30);
        assertThat(rule.asOf(end(times))
                        .count(List.of(CustomerHistory.of(Instant.EPOCH, own)))
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("times")
    void payments(long[] times) {
        long[] days = Arrays.stream(times).map(time -> time / 86_400).toArray();
        long[] amounts =
                IntStream.range(0, WHO.length).mapToLong(row -> 100 * (row % 7)).toArray();
        MrrLog log =
                MrrLog.ofMinor(Currency.getInstance("EUR"), WHO, days, amounts).withSameDate(MrrLog.SameDate.EACH_ROW);
        LocalDate end = end(times).atZone(UTC).toLocalDate();
        assertThat(log.between(LocalDate.EPOCH, end)).isNotNull();
        assertThat(log.upTo(end).between(LocalDate.EPOCH.plusDays(1), end)).isNotNull();
    }

    /** A day of one agent, cut into very many stretches, which those of the plan never meet. */
    @Test
    void stretches() {
        AgentState[] states = Arrays.stream(AgentState.values())
                .filter(state -> state != AgentState.ABSENT)
                .toArray(AgentState[]::new);
        List<AgentStretch> actual = new ArrayList<>();
        List<AgentStretch> scheduled = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Instant at = Instant.ofEpochMilli(10L * i);
            actual.add(AgentStretch.of(states[i % states.length], at, at.plusMillis(10)));
            scheduled.add(AgentStretch.of(states[i / 3 % states.length], at.plusMillis(3), at.plusMillis(9)));
        }
        assertThat(AgentTally.RULE.count(List.of(AgentDay.of(actual))).count()).isEqualTo(1);
        assertThat(AgentTally.RULE
                        .count(List.of(AgentDay.of(scheduled, actual)))
                        .count())
                .isEqualTo(1);
    }

    private static final TicketAct[] ACTS = {
        TicketAct.CREATED,
        TicketAct.TO_OPEN,
        TicketAct.TO_PENDING,
        TicketAct.TO_SOLVED,
        TicketAct.TO_OPEN,
        TicketAct.TO_HOLD
    };

    @Test
    void oneTicketOfManyEvents() {
        List<Integer> rows = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
        TicketLog log = TicketLog.from(
                rows,
                row -> "one",
                row -> TicketEvent.of(
                        "e" + row,
                        Instant.ofEpochSecond(row / 2),
                        row == 0 ? TicketAct.CREATED : ACTS[1 + row % (ACTS.length - 1)],
                        row % 3 == 0 ? TicketActor.CUSTOMER : TicketActor.AGENT));
        ticketsCount(log, 1);
    }

    /** A store bounds what it holds of one ticket. */
    @Test
    void oneTicketThatIsHeld() {
        LiveTickets live = LiveTickets.of(TicketRule.STANDARD, 10);
        assertThatThrownBy(() -> {
                    for (int row = 0; row < ROWS; row++) {
                        live.record(
                                "one",
                                TicketEvent.of(
                                        "e" + row,
                                        Instant.ofEpochSecond(row / 2),
                                        row == 0 ? TicketAct.CREATED : ACTS[1 + row % (ACTS.length - 1)],
                                        TicketActor.AGENT));
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a ticket has 10000 events, which is as many as are held of one");
        assertThat(live.snapshot(Instant.ofEpochSecond(ROWS)).count()).isEqualTo(1);
    }

    @Test
    void oneDeskWithManyTickets() {
        List<Integer> rows = IntStream.range(0, ROWS).boxed().toList();
        TicketLog log = TicketLog.from(
                rows,
                row -> "t" + row / 4,
                row -> TicketEvent.of(
                        "e" + row,
                        Instant.ofEpochSecond(row),
                        ACTS[row % 4],
                        row % 4 == 0 ? TicketActor.CUSTOMER : TicketActor.AGENT));
        ticketsCount(log, ROWS / 4);
    }

    private static void ticketsCount(TicketLog log, int tickets) {
        Instant asOf = Instant.ofEpochSecond(ROWS).plus(Duration.ofDays(40));
        assertThat(log.tickets()).hasSize(tickets);
        assertThat(TicketRule.STANDARD.asOf(asOf).count(log).count()).isEqualTo(tickets);
        assertThat(log.sameActionWithin(Duration.ofSeconds(5)).tickets()).hasSize(tickets);
        assertThat(Backlog.of(log, asOf).open()).hasSizeLessThanOrEqualTo(tickets);
        assertThat(BacklogFlow.of(log, Instant.EPOCH, asOf)).isNotNull();
        assertThat(Resolutions.of(log.tickets(), asOf).events()).isPositive();
        assertThat(ResolutionRate.of(log.tickets(), Instant.EPOCH, asOf).created())
                .isEqualTo(tickets);
        SlaPolicy promises = SlaPolicy.of(
                SlaTarget.of(SlaMetric.FIRST_RESPONSE, Duration.ofHours(1)),
                SlaTarget.of(SlaMetric.NEXT_RESPONSE, Duration.ofHours(1)),
                SlaTarget.of(SlaMetric.PERIODIC_UPDATE, Duration.ofHours(1)),
                SlaTarget.of(SlaMetric.RESOLUTION, Duration.ofDays(2)));
        assertThat(promises.asOf(asOf).count(log.tickets()).count()).isEqualTo(tickets);
        assertThat(log.upTo(Instant.ofEpochSecond(ROWS / 4)).tickets()).isNotEmpty();
    }
}
