package io.github.cxmetrics.retention.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.retention.ChurnAfterEvent;
import io.github.cxmetrics.retention.ChurnAfterEventRule;
import io.github.cxmetrics.retention.CustomerHistory;
import io.github.cxmetrics.survival.Durations;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Active days, usage interval, repeat purchases, life cycle and churn after an event. */
class UsageTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final LocalDate MONDAY = LocalDate.of(2024, 3, 4);
    private static final ActiveDaysRule.AsOf WEEK =
            ActiveDaysRule.lastDays(7, UTC).asOf(MONDAY.plusDays(6));

    private static LocalDate day(int day) {
        return MONDAY.plusDays(day);
    }

    private static ActiveDays week() {
        String[] names = {"ann", "bob", "ann", "ann", "cem", "bob", "old", "ann"};
        LocalDate[] dates = {day(0), day(0), day(0), day(1), day(1), day(6), day(-1), day(7)};
        return WEEK.count(ActivityLog.of(names, dates));
    }

    @Test
    void stickinessIsTheMeanOfDailyActivesOverThoseOfTheWindow() {
        ActiveDays week = week();
        assertThat(week.count()).isEqualTo(3);
        assertThat(week.inactive()).isEqualTo(1);
        assertThat(week.outsideActivities()).isEqualTo(1);
        assertThat(week.afterAsOf()).isEqualTo(1);
        assertThat(week.definition()).hasToString("the last 7 days (UTC)");
        assertThat(week.asOf()).isEqualTo(day(6));
        assertThat(week.meanDailyActives()).isEqualTo(5.0 / 7);
        assertThat(week.stickiness()).isEqualTo(5.0 / 21);
        assertThat(week.stickinessOverNonEmptyDays()).isEqualTo(5.0 / 9);
        assertThat(week.stickinessOn(day(6)))
                .isEqualTo(Proportion.of(1, 3).named("stickiness of a day", "active customers"));
        assertThat(week.dailyActives(day(2))).isZero();
        assertThat(week.customersWith(2)).isEqualTo(2);
        assertThat(week.activeOnAtLeast(2))
                .isEqualTo(Proportion.of(2, 3).named("active on 2 or more days", "active customers"));
        assertThat(week.customersWith(1)).isEqualTo(1);
        assertThat(week.customersWith(7)).isZero();
        assertThat(week.dailyActives(day(0))).isEqualTo(2);
        assertThat(week.meanActiveDays()).isEqualTo(5.0 / 3);
        assertThat(week)
                .hasToString(
                        "stickiness 23.8 % (95 % CI 3.3 % … 44.3 %), 3 active in 7 days up to 2024-03-10 (UTC), daily mean 0.7, "
                                + "1 activities after asOf");
        assertThat(WEEK.empty()).hasToString("stickiness: nobody active in 7 days up to 2024-03-10 (UTC)");
        assertThatThrownBy(() -> WEEK.empty().stickiness())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stickiness is undefined: nobody was active");
        assertThatThrownBy(() -> week.dailyActives(day(7)))
                .hasMessage("2024-03-11 is outside of the window, 7 days up to 2024-03-10 (UTC)");
        assertThatThrownBy(() -> week.dailyActives(day(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2024-03-03 is outside of the window, 7 days up to 2024-03-10 (UTC)");
        ThrowingCallable[] ofNobody = {
            () -> WEEK.empty().meanActiveDays(),
            () -> WEEK.empty().stickinessOverNonEmptyDays(),
            () -> WEEK.empty().interval(Confidence.DEFAULT)
        };
        for (ThrowingCallable number : ofNobody) {
            assertThatThrownBy(number)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("stickiness is undefined: nobody was active");
        }
        assertThatThrownBy(() -> week.customersWith(8)).hasMessage("8 days are outside 1..7");
        assertThatThrownBy(() -> week.customersWith(0)).hasMessage("0 days are outside 1..7");
        assertThatThrownBy(() -> week.activeOnAtLeast(8)).hasMessage("8 days are outside 1..7");
        assertThatThrownBy(() -> ActiveDaysRule.lastDays(0, UTC))
                .hasMessage("a window of active days has 1..4096 days, not 0");
    }

    @Test
    void oneCustomerHasNoInterval() {
        ActiveDays one = WEEK.count(List.of(CustomerActivity.on(UTC, MONDAY)));
        assertThat(one.stickiness()).isEqualTo(1.0 / 7);
        assertThatThrownBy(() -> one.interval(Confidence.DEFAULT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stickiness has no interval: 1 customer");
        assertThat(one).hasToString("stickiness 14.3 %, 1 active in 7 days up to 2024-03-10 (UTC), daily mean 0.1");
    }

    /** All alike says nothing of the spread: a t interval would have no width. */
    @Test
    void customersOfAsManyDaysHaveNoInterval() {
        ActiveDays alike = WEEK.count(List.of(
                CustomerActivity.on(UTC, MONDAY, day(1)),
                CustomerActivity.on(UTC, MONDAY, day(2)),
                CustomerActivity.on(UTC, day(3), day(4))));
        assertThatThrownBy(() -> alike.interval(Confidence.DEFAULT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stickiness has no interval: all 3 customers were active on as many days");
        assertThat(alike).hasToString("stickiness 28.6 %, 3 active in 7 days up to 2024-03-10 (UTC), daily mean 0.9");
        // Days 1, 2 and 3 of 7: mean 2, standard deviation 1, t of two degrees 4.302652729749464.
        ActiveDays three = WEEK.count(List.of(
                CustomerActivity.on(UTC, MONDAY),
                CustomerActivity.on(UTC, MONDAY, day(1), day(2)),
                CustomerActivity.on(UTC, MONDAY, day(1))));
        assertThat(three.interval(Confidence.DEFAULT).upper())
                .isEqualTo((2 + 4.302652729749464 / Math.sqrt(3)) / 7, within(1e-9));
        assertThat(three.interval(Confidence.DEFAULT).lower()).isZero();
    }

    @Test
    void activeDayCountsThatContradictEachOtherAreRefused() {
        ActiveDays.Counts none =
                ActiveDaysRule.lastDays(1, UTC).asOf(MONDAY).empty().toCounts();
        assertThatThrownBy(() -> activeDays(none, List.of(2L), List.of(1L), 0).toTally())
                .hasMessage("2 customers can't be active on 1 days where daily actives add up to 1");
        assertThatThrownBy(() -> activeDays(none, List.of(2L), List.of(3L), 0).toTally())
                .hasMessage("daily actives must not exceed those of the window: 3 of 2");
        assertThatThrownBy(() -> activeDays(none, List.of(2L), List.of(2L), 3).toTally())
                .hasMessage("3 customers who were active before the window only can't have 0 activities there");
        assertThatThrownBy(
                        () -> activeDays(none, List.of(2L, 0L), List.of(2L), 0).toTally())
                .hasMessage("there must be 1 active customers, not 2");
        ActiveDays.Counts two =
                ActiveDaysRule.lastDays(2, UTC).asOf(MONDAY).empty().toCounts();
        assertThatThrownBy(() ->
                        activeDays(two, List.of(2L, 0L), List.of(2L, 2L), 0).toTally())
                .hasMessage("daily actives add up to 4, active days of customers to 2");
        assertThatThrownBy(() -> new ActiveDaysRule.AsOf.Form(
                                none.rule().type(), 1, none.rule().definition(), "March")
                        .restore())
                .hasMessage("not a date: March");
        assertThatThrownBy(() -> ActiveDaysRule.lastDays(2, UTC).asOf(LocalDate.MIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("asOf must lie within 999999 years of year 0, not on -999999999-01-01");
    }

    private static ActiveDays.Counts activeDays(
            ActiveDays.Counts of, List<Long> byDays, List<Long> byDay, long inactive) {
        return new ActiveDays.Counts(of.type(), of.version(), of.rule(), byDays, byDay, inactive, 0, 0);
    }

    @Test
    void repeatPurchaseCountsThatContradictEachOtherAreRefused() {
        Instant asOf = day(60).atStartOfDay(UTC).toInstant();
        RepeatPurchase.Counts good = RepeatPurchaseRule.withinDays(30, UTC)
                .asOf(asOf)
                .count(ActivityLog.of(new String[] {"ann", "ann", "bob"}, new LocalDate[] {day(0), day(9), day(1)}))
                .toCounts();
        assertThat(repeat(good, 3, 2, 1).toTally().count()).isEqualTo(2);
        assertThatThrownBy(() -> repeat(good, 3, 2, 2).toTally())
                .hasMessage(
                        "repeat purchasers must not exceed matured customers and those with a second purchase: 2 of 2 and 1");
        assertThatThrownBy(() -> repeat(good, 3, 3, 1).toTally())
                .hasMessage("matured customers must not exceed customers: 3 of 2");
        assertThatThrownBy(() -> repeat(good, 2, 2, 1).toTally())
                .hasMessage("2 customers, 1 of them with a second purchase, can't have 2 purchases");
        RepeatPurchase.Counts none =
                RepeatPurchaseRule.withinDays(30, UTC).asOf(asOf).empty().toCounts();
        assertThatThrownBy(() -> repeat(none, 3, 0, 0).toTally())
                .hasMessage("0 customers, 0 of them with a second purchase, can't have 3 purchases");
        assertThat(good.numbers())
                .hasToString(
                        "{customers=2, purchases=3, matured customers=2, repeat purchasers=1, purchases after asOf=0}");
    }

    @Test
    void gapsThatNoActiveDaysHaveAreRefused() {
        UsageInterval.Counts none = UsageInterval.Rule.of(UTC).empty().toCounts();
        Durations.Counts halfDays = Durations.of(ChronoUnit.HOURS, 48, 12).toCounts();
        assertThatThrownBy(() -> new UsageInterval.Counts(none.type(), 1, none.rule(), 0, halfDays).toTally())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("active days are at least 24 hours apart, not 12");
        Durations.Counts days = Durations.of(ChronoUnit.DAYS, 2).toCounts();
        assertThatThrownBy(() -> new UsageInterval.Counts(none.type(), 1, none.rule(), 0, days).toTally())
                .hasMessage("usage intervals are counted in hours, not in days");
    }

    private static RepeatPurchase.Counts repeat(RepeatPurchase.Counts of, long purchases, long matured, long repeated) {
        return new RepeatPurchase.Counts(
                of.type(), of.version(), of.rule(), purchases, matured, repeated, 0, of.times());
    }

    @Test
    void theUsageIntervalIsTheMedianOfMedianGaps() {
        UsageInterval interval = UsageInterval.Rule.of(UTC)
                .count(List.of(
                        CustomerActivity.on(UTC, day(0), day(1), day(8)),
                        CustomerActivity.on(UTC, day(0), day(0), day(7), day(14)),
                        CustomerActivity.on(UTC, day(0), day(30)),
                        CustomerActivity.on(UTC, day(3))));
        assertThat(interval.medianDays()).isEqualTo(7);
        assertThat(interval.quantileDays(0.2)).isEqualTo(4);
        assertThat(interval.quantileDays(0.8)).isEqualTo(30);
        assertThat(interval)
                .hasToString("usage interval: median 7 days, 80 % within 30 days, n = 3, 1 with one active day");
        // Gaps of 10, 1 and 3 days.
        assertThat(UsageInterval.Rule.of(UTC)
                        .count(List.of(CustomerActivity.on(UTC, day(0), day(10), day(11), day(14))))
                        .medianDays())
                .isEqualTo(3);
        UsageInterval none = UsageInterval.Rule.of(UTC).empty();
        assertThat(none).hasToString("usage interval: nobody has two active days, 0 with one active day");
        assertThatThrownBy(none::medianDays)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("usage interval is undefined: nobody has two active days");
    }

    @Test
    void repeatPurchasesOfOneDateAreOne() {
        Instant asOf = day(60).atStartOfDay(UTC).toInstant();
        ActivityLog log = ActivityLog.of(
                new String[] {"ann", "ann", "ann", "bob", "cem", "cem", "dee"},
                new LocalDate[] {day(0), day(0), day(30), day(1), day(2), day(33), day(40)});
        RepeatPurchase repeat =
                RepeatPurchaseRule.withinDays(30, UTC).asOf(asOf).count(log);
        assertThat(repeat.purchases()).isEqualTo(6);
        assertThat(repeat.customers()).isEqualTo(4);
        assertThat(repeat.purchasesPerCustomer()).isEqualTo(1.5);
        assertThat(repeat.proportion()).isEqualTo(repeated(1, 3));
        assertThat(repeat.pending()).isEqualTo(1);
        assertThat(repeat.repeatersSoFar()).isEqualTo(Proportion.of(2, 4).named("repeaters so far", "customers"));
        assertThat(repeat.kaplanMeierWithinWindow()).isEqualTo(1.0 / 3, within(1e-12));
        assertThat(repeat.secondPurchase().median()).isEqualTo(31);
        assertThat(repeat)
                .hasToString("repeat purchase rate 33.3 % (95 % CI 6.1 % … 79.2 %), n = 3, "
                        + "within 30 days (UTC, one purchase per date), 1 pending");
    }

    private static Proportion repeated(long repeated, long matured) {
        return Proportion.of(repeated, matured).named("repeat purchase rate", "customers whose window is over");
    }

    @Test
    void purchasesAfterTheEndOfTheDataAreSetAside() {
        RepeatPurchaseRule within = RepeatPurchaseRule.withinDays(2, UTC);
        ActivityLog log = ActivityLog.of(
                new String[] {"ann", "ann", "bob", "cem"}, new LocalDate[] {day(0), day(9), day(5), day(8)});
        Instant asOf = day(5).atStartOfDay(UTC).toInstant();
        RepeatPurchase repeat = within.asOf(asOf).count(log);
        assertThat(repeat.customers()).isEqualTo(2);
        assertThat(repeat.count()).isEqualTo(1);
        assertThat(repeat.afterAsOf()).isEqualTo(2);
        assertThat(repeat.toString()).endsWith("1 pending, 2 after asOf");
        assertThat(repeat.toCounts().toTally()).isEqualTo(repeat);
        assertThat(repeat.definition()).isEqualTo(within);
        assertThat(repeat.asOf()).isEqualTo(asOf);
        RepeatPurchase later = within.asOf(asOf.plusSeconds(86_400 * 10)).count(log);
        assertThatThrownBy(() -> repeat.plus(later))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("repeat purchase rate: read as of 2024-03-09T00:00:00Z and of 2024-03-19T00:00:00Z; "
                        + "read both as of one instant, or merge their observations");
        assertThat(repeat.versus(later).difference()).isZero();
        assertThatThrownBy(() -> repeat.versus(within.everyRow().asOf(asOf).count(log)))
                .hasMessage("repeat purchase rate: within 2 days (UTC, one purchase per date) and "
                        + "within 2 days (UTC, every row a purchase) don't go together");
    }

    /** The window's last date must be over: a customer of 31 days ago is mature, one of 30 days ago is not. */
    @Test
    void aWindowIsMatureWhenItsLastDateIsOver() {
        Instant asOf = day(31).atStartOfDay(UTC).toInstant();
        RepeatPurchase repeat = RepeatPurchaseRule.withinDays(30, UTC)
                .asOf(asOf)
                .count(ActivityLog.of(new String[] {"ann", "bob"}, new LocalDate[] {day(0), day(1)}));
        assertThat(repeat.count()).isEqualTo(1);
        assertThat(repeat.pending()).isEqualTo(1);
    }

    @Test
    void repeatPurchasesWithoutMatureCustomersAreUndefined() {
        RepeatPurchaseRule within = RepeatPurchaseRule.withinDays(30, UTC);
        RepeatPurchaseRule.AsOf rule = within.asOf(day(5).atStartOfDay(UTC).toInstant());
        ActivityLog log = ActivityLog.of(new String[] {"ann", "ann"}, new LocalDate[] {day(0), day(2)});
        RepeatPurchase young = rule.count(log);
        assertThat(young)
                .hasToString("repeat purchase rate: no customers whose window is over, "
                        + "within 30 days (UTC, one purchase per date), 1 pending");
        assertThatThrownBy(young::kaplanMeierWithinWindow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("repeat purchase rate by Kaplan-Meier is undefined: "
                        + "nobody was seen without a second purchase for 30 days");
        assertThatThrownBy(rule.empty()::kaplanMeierWithinWindow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("repeat purchase rate by Kaplan-Meier is undefined");
        RepeatPurchase allEarly =
                within.asOf(day(60).atStartOfDay(UTC).toInstant()).count(log);
        assertThat(allEarly.value()).isEqualTo(1);
        assertThatThrownBy(allEarly::kaplanMeierWithinWindow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("repeat purchase rate by Kaplan-Meier is undefined: "
                        + "nobody was seen without a second purchase for 30 days");
        assertThatThrownBy(() -> rule.empty().purchasesPerCustomer())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("purchases per customer are undefined: no customers");
        assertThatThrownBy(() -> RepeatPurchaseRule.withinDays(0, UTC))
                .hasMessage("the window must be at least 1 day, not 0");
        assertThatThrownBy(() -> ChurnAfterEventRule.of("outage", CalendarPeriods.weeks(UTC), 7)
                        .asOf(Instant.MAX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("asOf must be in the years 1 to 9999: +1000000000-12-31T23:59:59.999999999Z");
    }

    @Test
    void lifeCyclesPrintAsATable() {
        ActivityLog log = ActivityLog.of(
                new String[] {"zoe", "ann", "bob", "zoe", "ann", "cem"},
                new LocalDate[] {day(0), day(1), day(2), day(8), day(15), day(22)});
        LifeCycle cycle = LifeCycle.of(
                CalendarPeriods.weeks(UTC),
                log,
                day(21).atStartOfDay(UTC).toInstant().plusSeconds(90_000));
        assertThat(cycle)
                .hasToString(
                        "period      active  new  returning  resurrected  newly dormant  change  quick ratio  dormant\n"
                                + "2024-03-04       3    3          0            0              0      +3            –        0\n"
                                + "2024-03-11       1    0          1            0              2      -2         0.00        2\n"
                                + "2024-03-18       1    0          0            1              1       0         1.00        2\n");
        assertThat(cycle.periods().get(0).newNames()).containsExactly("ann", "bob", "zoe");
        assertThat(cycle.periods().get(2).resurrectedNames()).containsExactly("ann");
        assertThat(cycle.periods().get(1))
                .hasToString(
                        "2024-03-11: 1 active = 0 new + 1 returning + 0 resurrected; 2 newly dormant, quick ratio 0.00");
        assertThatThrownBy(cycle.periods().get(0)::quickRatio)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("quick ratio is undefined: nobody went dormant in 2024-03-04");
        assertThat(cycle.periods().get(0).quickRatioIfDefined()).isEmpty();
        LifeCycle early = LifeCycle.of(
                CalendarPeriods.weeks(UTC), log, day(14).atStartOfDay(UTC).toInstant());
        assertThat(early.afterAsOf()).isEqualTo(2);
        assertThat(early.periods()).hasToString(cycle.periods().subList(0, 2).toString());
        assertThat(early.toString()).endsWith("2\nafter asOf: 2 activities\n");
        assertThat(LifeCycle.of(CalendarPeriods.weeks(UTC), log, Instant.EPOCH))
                .hasToString("life cycle: no complete periods; after asOf: 6 activities");
        assertThat(LifeCycle.ofPeriods(List.of())).hasToString("life cycle: no complete periods");
    }

    private static Instant noon(int day) {
        return day(day).atTime(12, 0).atZone(UTC).toInstant();
    }

    @Test
    void churnAfterAnEventStartsBothClocksAtTheEndOfThePeriod() {
        ChurnAfterEvent churn = ChurnAfterEventRule.of("outage", CalendarPeriods.weeks(UTC), 7)
                .asOf(noon(35))
                .count(List.of(
                        CustomerHistory.of(noon(-1), noon(1)).leftAt(noon(9)),
                        CustomerHistory.of(noon(-1), noon(2)).leftAt(noon(16)),
                        CustomerHistory.of(noon(-1), noon(-1)),
                        CustomerHistory.of(noon(-1), noon(3)).leftAt(noon(4))));
        assertThat(churn.exposed(MONDAY))
                .isEqualTo(Proportion.of(1, 2).named("churn within 7 days", "customers of a period"));
        assertThat(churn.unexposed(MONDAY).successes()).isZero();
        assertThat(churn.difference(MONDAY).difference()).isEqualTo(0.5);
        assertThat(churn.unexposed(day(7)).value()).isEqualTo(0.5);
        assertThat(churn.exposed())
                .isEqualTo(Proportion.of(1, 2).named("churn within 7 days", "customers of all periods"));
        assertThat(churn.unexposed().value()).isEqualTo(0.2);
        assertThat(churn.pending()).isEqualTo(2);
        assertThat(churn.leftBefore())
                .isEqualTo(Proportion.of(1, 3).named("with outage", "customers who left within a period"));
        assertThat(churn.outsideEvents()).isEqualTo(1);
        assertThat(churn.count()).isEqualTo(4);
        assertThat(churn.toString())
                .startsWith(
                        "churn within 7 days after a period with outage, weekly (from Monday, UTC), as of 2024-04-08T12:00:00Z\n"
                                + "             mature  churned   churn         95 % CI\n"
                                + "with outage       2        1  50.0 %  9.5 % … 90.5 %\n"
                                + "without           5        1  20.0 %  3.6 % … 62.4 %\n")
                .contains("churn after outage +30.0 pp")
                .endsWith("2 pending, 3 left before the end of a period, 1 of them with outage");
        assertThatThrownBy(() -> churn.difference(day(-70)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("churn after outage is undefined: 0 mature with it, 0 without");
    }

    @Test
    void timesAfterTheLastInstantAreSetAside() {
        ChurnAfterEventRule rule = ChurnAfterEventRule.of("outage", CalendarPeriods.weeks(UTC), 7);
        List<CustomerHistory> seen = List.of(CustomerHistory.of(noon(-1)), CustomerHistory.of(noon(-1), noon(1)));
        List<CustomerHistory> later = List.of(
                CustomerHistory.of(noon(-1)).leftAt(noon(36)),
                CustomerHistory.of(noon(-1), noon(1), noon(37), noon(38)),
                CustomerHistory.of(noon(36), noon(37)).leftAt(noon(38)));
        ChurnAfterEvent churn = rule.asOf(noon(35)).count(later);
        assertThat(churn.afterAsOf()).isEqualTo(6);
        assertThat(churn.count()).isEqualTo(2);
        ChurnAfterEvent same = rule.asOf(noon(35)).count(seen);
        assertThat(churn.exposed()).isEqualTo(same.exposed());
        assertThat(churn.unexposed()).isEqualTo(same.unexposed());
        assertThat(churn.pending()).isEqualTo(same.pending());
        assertThat(churn.toString()).endsWith("; 6 times after asOf");
        assertThat(churn.asOf()).isEqualTo(noon(35));
        assertThat(rule.asOf(noon(35))
                        .count(List.of(CustomerHistory.of(noon(-1)).leftAt(noon(35))))
                        .afterAsOf())
                .isZero();
        ChurnAfterEvent dayBefore = rule.asOf(noon(34)).count(seen);
        assertThatThrownBy(() -> same.plus(dayBefore))
                .hasMessage("churn after an event: read as of 2024-04-08T12:00:00Z and of 2024-04-07T12:00:00Z; "
                        + "read both as of one instant, or merge their observations");
    }

    @Test
    void impossibleHistoriesAreRefused() {
        assertThatThrownBy(() -> CustomerHistory.of(noon(1)).leftAt(noon(0)))
                .hasMessage("the customer left before joining: 2024-03-04T12:00:00Z before 2024-03-05T12:00:00Z");
        assertThatThrownBy(() -> CustomerHistory.of(noon(1), noon(0)))
                .hasMessage(
                        "event at 2024-03-04T12:00:00Z is outside of the time as a customer, 2024-03-05T12:00:00Z to now (row 0)");
        assertThatThrownBy(() -> ChurnAfterEventRule.of(" ", CalendarPeriods.weeks(UTC), 7))
                .hasMessage("the event needs a name, not \" \"");
        assertThatThrownBy(() -> ChurnAfterEventRule.of("outage", CalendarPeriods.weeks(UTC), 0))
                .hasMessage("the window must be at least 1 day, not 0");
    }

    @Test
    void aDateThatIsNotOverShowsNoSecondPurchase() {
        LocalDate[] dates = new LocalDate[101];
        String[] names = new String[101];
        for (int i = 0; i < 100; i++) {
            names[i] = "c" + i;
            dates[i] = day(0);
        }
        names[100] = "c0";
        dates[100] = day(4);
        ActivityLog log = ActivityLog.of(names, dates);
        Instant noon = day(4).atTime(12, 0).atZone(UTC).toInstant();
        RepeatPurchase repeat = RepeatPurchaseRule.withinDays(4, UTC).asOf(noon).count(log);
        assertThat(repeat.pending()).isEqualTo(100);
        assertThat(repeat.repeatersSoFar().successes()).isZero();
        assertThat(repeat.secondPurchase().lastTime()).isEqualTo(3);
        assertThat(repeat.secondPurchase().atIfDefined(4)).isEmpty();
        Instant midnight = day(5).atStartOfDay(UTC).toInstant();
        RepeatPurchase over =
                RepeatPurchaseRule.withinDays(4, UTC).asOf(midnight).count(log);
        assertThat(over.proportion()).isEqualTo(repeated(1, 100));
        assertThat(over.kaplanMeierWithinWindow()).isEqualTo(0.01);
    }

    @Test
    void knownStartsAreNewInTheirOwnPeriod() {
        ActivityLog log = ActivityLog.of(new int[] {1, 0}, new long[] {40, 65}, ChronoUnit.DAYS)
                .withFirstEver(new long[] {3, 40, Long.MAX_VALUE});
        LifeCycle cycle = LifeCycle.of(CalendarPeriods.months(UTC), log, Instant.parse("1970-04-01T00:00:00Z"));
        assertThat(cycle.periods())
                .extracting(LifeCycle.Period::toString)
                .containsExactly(
                        "1970-01: 1 active = 1 new + 0 returning + 0 resurrected; 0 newly dormant",
                        "1970-02: 1 active = 1 new + 0 returning + 0 resurrected; 1 newly dormant, quick ratio 1.00",
                        "1970-03: 1 active = 0 new + 0 returning + 1 resurrected; 1 newly dormant, quick ratio 1.00");
    }

    /** To look a period up among the others for each of its names would take time with the square of the names. */
    @Test
    void periodsAreNotComparedWithEachOther() {
        List<String> names = new AbstractList<>() {
            @Override
            public String get(int index) {
                return "c" + index;
            }

            @Override
            public int size() {
                return 3;
            }

            @Override
            public boolean equals(Object other) {
                throw new AssertionError("compared");
            }

            @Override
            public int hashCode() {
                return 3;
            }
        };
        LifeCycle cycle = LifeCycle.ofPeriods(List.of(names, names));
        assertThat(cycle.periods().get(1).returning()).isEqualTo(3);
    }

    @Test
    void impossibleCountsOfChurnAreRefused() {
        List<Long> one = List.of(0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L);
        refusedChurn(List.of(1L, 1L), List.of(one, one), "period numbers must rise: 1 (position 1)");
        refusedChurn(List.of(1L), List.of(one, one), "1 periods have 2 lists of counts");
        refusedChurn(List.of(1L), List.of(List.of(0L)), "there must be 8 customers of a period, not 1");
        refusedChurn(
                List.of(1L),
                List.of(List.of(2L, 1L, 0L, 0L, 0L, 0L, 0L, 0L)),
                "churned must not exceed matured customers: 2 of 1");
        refusedChurn(
                List.of(1L),
                List.of(List.of(0L, 1L, 0L, 0L, 0L, 2L, 0L, 0L)),
                "customers of period 1 must not exceed all: 3 of 2");
        refusedChurn(List.of(19_800L), List.of(one), "period 19800 begins after 2024-01-01T00:00:00Z");
        refusedChurn(
                List.of(19_720L),
                List.of(one),
                "the window after period 19720 is open as of 2024-01-01T00:00:00Z: 1 matured, 0 pending");
        refusedChurn(
                List.of(1L),
                List.of(List.of(0L, 0L, 1L, 0L, 0L, 0L, 0L, 0L)),
                "the window after period 1 is over as of 2024-01-01T00:00:00Z: 0 matured, 1 pending");
    }

    private static void refusedChurn(List<Long> periods, List<List<Long>> counts, String message) {
        ChurnAfterEventRule.AsOf rule = ChurnAfterEventRule.of("outage", CalendarPeriods.days(UTC), 3)
                .asOf(Instant.parse("2024-01-01T00:00:00Z"));
        assertThatThrownBy(() -> new ChurnAfterEvent.Counts(
                                "churn-after-event", 1, rule.toForm(), 2, 0, 0, periods, counts)
                        .toTally())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
