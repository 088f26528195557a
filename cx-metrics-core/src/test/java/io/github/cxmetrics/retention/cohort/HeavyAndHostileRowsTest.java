package io.github.cxmetrics.retention.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.retention.ConversionRate;
import io.github.cxmetrics.retention.ConversionRule;
import io.github.cxmetrics.retention.CustomerHistory;
import io.github.cxmetrics.retention.revenue.MrrHistory;
import io.github.cxmetrics.retention.revenue.MrrLog;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Refunds, placeholders of exports, one heavy customer, large codes. */
class HeavyAndHostileRowsTest {

    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final Instant AS_OF = Instant.parse("2024-05-01T00:00:00Z");
    private static final CohortRule MONTHLY = CohortRule.of(CalendarPeriods.months(UTC));
    private static final LocalDate JANUARY = LocalDate.of(2024, 1, 1);

    private record Row(String customer, String date, long cents) {
        LocalDate day() {
            return LocalDate.parse(date);
        }
    }

    private static ActivityLog log(Row... rows) {
        return ActivityLog.fromDates(List.of(rows), Row::customer, Row::day, Row::cents);
    }

    private static CustomerActivity activity(String... times) {
        return CustomerActivity.of(List.of(times).stream().map(Instant::parse).toList());
    }

    @Test
    void refundsLowerSumsAndAreNoActivity() {
        ActivityLog log = log(
                new Row("ann", "2024-01-05", 1000),
                new Row("ann", "2024-02-07", -400),
                new Row("bob", "2024-01-02", -50),
                new Row("bob", "2024-02-01", 300),
                new Row("cem", "2024-01-09", -7));
        CohortAmounts amounts = MONTHLY.asOf(AS_OF).amounts().count(log);
        assertThat(amounts.size(JANUARY)).isEqualTo(1);
        assertThat(amounts.amount(JANUARY, 1)).isEqualTo(-400);
        assertThat(amounts.cumulativePerCustomer(JANUARY, 1)).isEqualTo(600);
        assertThat(amounts.amount(LocalDate.of(2024, 2, 1), 0)).isEqualTo(300);
        assertThat(amounts.outsideActivities()).isEqualTo(2);
        assertThat(amounts.outsideCustomers()).isEqualTo(1);
        assertThat(amounts.toCounts().toTally()).isEqualTo(amounts);
        CohortTable table = MONTHLY.asOf(AS_OF).count(log);
        assertThat(table.cell(JANUARY, 1).successes()).isZero();
        assertThat(table.cohortStarts()).isEqualTo(amounts.cohortStarts());
        assertThat(MONTHLY.withReturn(Returning.on().atLeast(1))
                        .asOf(AS_OF)
                        .byCustomer()
                        .count(log))
                .isEqualTo(table);
        assertThat(RepeatPurchaseRule.withinDays(90, UTC).asOf(AS_OF).count(log).customers())
                .isEqualTo(2);
        assertThat(UsageInterval.Rule.of(UTC).count(log).singleDayCustomers()).isEqualTo(2);
        assertThat(LifeCycle.of(CalendarPeriods.months(UTC), log, AS_OF)
                        .periods()
                        .get(0)
                        .active())
                .isEqualTo(1);
        assertThat(ActiveDaysRule.lastDays(90, UTC)
                        .asOf(LocalDate.of(2024, 3, 1))
                        .count(log)
                        .count())
                .isEqualTo(2);
        CustomerActivity ann =
                activity("2024-01-05T00:00:00Z", "2024-02-07T00:00:00Z").withAmounts(1000, -400);
        CustomerActivity bob =
                activity("2024-01-02T00:00:00Z", "2024-02-01T00:00:00Z").withAmounts(-50, 300);
        CustomerActivity cem = activity("2024-01-09T00:00:00Z").withAmounts(-7);
        List<CustomerActivity> all = List.of(ann, bob, cem);
        assertThat(MONTHLY.asOf(AS_OF).amounts().count(all)).isEqualTo(amounts);
        assertThat(MONTHLY.asOf(AS_OF).count(all)).isEqualTo(table);
        sameDoors(RepeatPurchaseRule.withinDays(90, UTC).asOf(AS_OF), all, log);
        assertThat(UsageInterval.Rule.of(UTC).count(all))
                .isEqualTo(UsageInterval.Rule.of(UTC).count(log));
    }

    private static void sameDoors(RepeatPurchaseRule.AsOf rule, List<CustomerActivity> all, ActivityLog log) {
        assertThat(rule.count(all)).isEqualTo(rule.count(log));
    }

    @Test
    void placeholdersOfExportsAreRefusedWithRowAndValue() {
        for (String date : List.of("9999-12-31", "0001-01-01")) {
            Row good = new Row("ann", "2024-01-05", 1);
            refused(() -> log(good, new Row("bob", date, 1)), "time " + date + " is outside ", "(row 1)");
            LocalDate[] dates = {LocalDate.EPOCH, LocalDate.parse(date)};
            refused(() -> ActivityLog.of(new String[] {"a", "b"}, dates), date, "(row 1)");
            long day = LocalDate.parse(date).toEpochDay();
            refused(
                    () -> ActivityLog.of(new int[] {0, 1}, new long[] {0, day}, ChronoUnit.DAYS),
                    "time " + date,
                    "(row 1)");
            for (ChronoUnit unit : List.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS)) {
                long time = day * ChronoUnit.DAYS.getDuration().dividedBy(unit.getDuration());
                refused(
                        () -> ActivityLog.of(new int[] {0, 1}, new long[] {0, time}, unit),
                        "time " + date + "T00:00:00Z",
                        "(row 1)");
            }
            String time = date + "T00:00:00Z";
            refused(
                    () -> ActivityLog.of(new String[] {"a", "b"}, new Instant[] {Instant.EPOCH, Instant.parse(time)}),
                    time,
                    "(row 1)");
            refused(() -> activity("2024-01-05T00:00:00Z", time), time, "(row 1)");
            refused(() -> CustomerHistory.of(Instant.parse(time)), "the time of joining " + time);
        }
        Money price = Money.of("5", "EUR");
        List<LocalDate> due = List.of(JANUARY, LocalDate.of(9999, 12, 31));
        refused(
                () -> ConversionRule.renewal(30, Currency.getInstance("EUR"))
                        .asOf(JANUARY)
                        .count(due, day -> ConversionRate.Case.open(day, price)),
                "the first day of a case 9999-12-31",
                "(row 1)");
        refused(() -> ConversionRate.Case.converted(JANUARY, LocalDate.of(1, 1, 1), price, price), "0001-01-01");
        refused(
                () -> MrrLog.ofMinor(
                        Currency.getInstance("EUR"),
                        new String[] {"a", "b"},
                        new LocalDate[] {JANUARY, LocalDate.of(9999, 12, 31)},
                        new long[2]),
                "date 9999-12-31",
                "(row 1)");
        refused(
                () -> MrrLog.ofMinor(
                        Currency.getInstance("EUR"),
                        new int[2],
                        new long[] {0, LocalDate.of(1, 1, 1).toEpochDay()},
                        new long[2]),
                "date 0001-01-01",
                "(row 1)");
        Instant never = Instant.parse("9999-12-31T00:00:00Z");
        refused(() -> CustomerHistory.of(AS_OF).leftAt(never), "the time of leaving 9999-12-31T00:00:00Z");
        refused(
                () -> ActivityLog.of(new String[] {"a"}, new Instant[] {Instant.parse("1500-01-01T00:00:00Z")}),
                "time 1500-01-01T00:00:00Z is outside 1677..2262",
                "(row 0)");
    }

    /** Whoever is refused, those just inside before them are not, nor a first time that is not known. */
    @Test
    void theFirstPlaceholderIsNamed() {
        long first = LocalDate.of(1, 1, 2).toEpochDay();
        long last = LocalDate.of(9999, 12, 30).toEpochDay();
        refused(
                () -> ActivityLog.of(new int[3], new long[] {first, last, last + 1}, ChronoUnit.DAYS),
                "time 9999-12-31 is outside 0001-01-02..9999-12-30",
                "(row 2)");
        ActivityLog one = ActivityLog.of(new int[] {0}, new long[] {last}, ChronoUnit.DAYS);
        assertThat(one.withFirstEver(new long[] {first, Long.MAX_VALUE, last}).rows())
                .isOne();
        refused(
                () -> one.withFirstEver(new long[] {first, Long.MAX_VALUE, last, first - 1, 0}),
                "first time ever 0001-01-01 is outside 0001-01-02..9999-12-30",
                "(customer 3)");
    }

    @Test
    void zeroIsNoRefund() {
        ActivityLog log = log(new Row("ann", "2024-01-05", 0), new Row("bob", "2024-01-02", -1))
                .withoutRefunds();
        assertThat(log.rows()).isOne();
        assertThat(log.amounts()).containsExactly(0);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(parts);
    }

    @Test
    void whatIsRefusedChangesNothing() {
        unchanged(RepeatPurchaseRule.withinDays(90, UTC).asOf(AS_OF), "0001-01-01T00:00:00Z");
        unchanged(RepeatPurchaseRule.withinDays(90, UTC).everyRow().asOf(AS_OF), "0001-01-01T00:00:00Z");
        unchanged(ActiveDaysRule.lastDays(9, UTC).asOf(JANUARY), Instant.MAX.toString());
        unchanged(UsageInterval.Rule.of(UTC), Instant.MIN.toString());
        unchanged(MONTHLY.asOf(AS_OF), Instant.MAX.toString());
        unchanged(MONTHLY.asOf(AS_OF).amounts(), Instant.MAX.toString());
        Accumulator<CustomerActivity, CohortAmounts> sums =
                MONTHLY.asOf(AS_OF).amounts().accumulator();
        CustomerActivity rich = activity("2024-01-05T00:00:00Z", "2024-01-06T00:00:00Z");
        sums.add(rich.withAmounts(Long.MAX_VALUE - 1, 0));
        CohortAmounts before = sums.snapshot();
        assertThatThrownBy(() -> sums.add(rich.withAmounts(2, 0))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> sums.add(rich)).isInstanceOf(IllegalArgumentException.class);
        assertThat(sums.snapshot()).isEqualTo(before);
    }

    @Test
    void anAccountThatOverflowsInALaterMonthChangesNoMonth() {
        Currency eur = Currency.getInstance("EUR");
        Money all = Money.ofMinor(Long.MAX_VALUE, eur);
        Money one = Money.ofMinor(1, eur);
        Money none = Money.ofMinor(0, eur);
        Accumulator<MrrHistory.Account, MrrHistory> months =
                MrrHistory.Rule.of(eur, 3).accumulator();
        months.add(MrrHistory.Account.of("a", List.of(none, none, all), false));
        MrrHistory before = months.snapshot();
        assertThatThrownBy(() -> months.add(MrrHistory.Account.of("b", List.of(one, one, one), false)))
                .isInstanceOf(ArithmeticException.class);
        assertThat(months.snapshot()).isEqualTo(before);
    }

    private static <T extends Tally<T>> void unchanged(TallyRule<CustomerActivity, T> rule, String time) {
        Accumulator<CustomerActivity, T> accumulator = rule.accumulator();
        accumulator.add(activity("2024-01-01T00:00:00Z", "2024-01-03T00:00:00Z").withAmounts(1, 2));
        T before = accumulator.snapshot();
        refused(() -> accumulator.add(activity("2024-01-02T00:00:00Z", time)), time);
        assertThat(accumulator.snapshot()).isEqualTo(before);
    }

    @Test
    void centuriesBetweenPurchasesAreCounted() {
        RepeatPurchase repeat = RepeatPurchaseRule.withinDays(90, UTC)
                .asOf(AS_OF)
                .count(List.of(activity("1500-01-01T00:00:00Z", "1999-01-01T00:00:00Z")));
        assertThat(repeat.secondPurchase().median())
                .isEqualTo(LocalDate.of(1999, 1, 1).toEpochDay()
                        - LocalDate.of(1500, 1, 1).toEpochDay());
    }

    @Test
    @Timeout(60)
    void oneHeavyCustomerCostsNoMoreThanTheirRows() {
        int rows = 100_000;
        Instant start = AS_OF.minus(Duration.ofHours(500));
        List<Instant> times = IntStream.range(0, rows)
                .mapToObj(i -> start.plusSeconds(i * 18L))
                .toList();
        CohortRule hourly = CohortRule.of(CalendarPeriods.hours(UTC)).withEntry(CohortEntry.recurring());
        for (Returning returning : List.of(
                Returning.on().atLeast(200),
                Returning.onOrAfter().atLeast(200),
                Returning.inEvery().atLeast(200),
                Returning.inBrackets(0, 9, 10, 99).atLeast(200))) {
            CohortTable table = hourly.withReturn(returning).asOf(AS_OF).count(List.of(CustomerActivity.of(times)));
            assertThat(table.overall(1).value()).isEqualTo(1);
            assertThat(table.cohortStarts()).hasSize(500);
        }
    }

    @Test
    void aLargeCodeCostsNoMore() {
        int[] codes = {2_000_000_000, 3, 2_000_000_000};
        long[] days = {19_730, 19_731, 19_770};
        ActivityLog log = ActivityLog.of(codes, days, ChronoUnit.DAYS);
        ActivityLog small = ActivityLog.of(new int[] {1, 0, 1}, days, ChronoUnit.DAYS);
        CohortRule.AsOf rule = MONTHLY.asOf(AS_OF);
        assertThat(rule.count(log)).isEqualTo(rule.count(small));
        assertThat(rule.byCustomer().count(log)).isEqualTo(rule.count(small));
        assertThat(log).hasToString("3 rows of 2 customers");
        assertThat(LifeCycle.of(CalendarPeriods.months(UTC), log, AS_OF)
                        .periods()
                        .get(0)
                        .newNames())
                .containsExactly("3", "2000000000");
        ActivityLog byAccount =
                small.withFirstEver(new long[] {19_700, 19_701}).byAccount(new int[] {2_000_000_000, 9});
        assertThat(byAccount.rows()).isEqualTo(3);
        assertThat(rule.count(byAccount).count()).isEqualTo(2);
        assertThatThrownBy(() -> log.withNames(List.of("a", "b"))).hasMessage("2000000001 customers, but 2 names");
        int[] sparse = {5_000, 2};
        ActivityLog known = ActivityLog.of(sparse, new long[] {19_730, 19_731}, ChronoUnit.DAYS);
        String[] names = IntStream.range(0, 5001).mapToObj(i -> "c" + i).toArray(String[]::new);
        assertThat(known.withNames(List.of(names)).names()).containsExactly("c2", "c5000");
        long[] first = new long[5001];
        Arrays.fill(first, 19_720);
        assertThat(known.withFirstEver(first).customers()).containsExactly(5_000, 2);
        assertThat(MONTHLY.withEntry(CohortEntry.firstEver())
                        .asOf(AS_OF)
                        .count(known.withFirstEver(first))
                        .count())
                .isEqualTo(5001);
    }

    @Test
    void retentionInEveryPeriodSoFar() {
        ActivityLog log = log(
                new Row("ann", "2024-01-05", 1),
                new Row("ann", "2024-02-05", 1),
                new Row("ann", "2024-03-05", 1),
                new Row("bob", "2024-01-05", 1),
                new Row("bob", "2024-03-05", 1),
                new Row("cem", "2024-02-05", 1));
        CohortTable table = MONTHLY.withReturn(Returning.inEvery()).asOf(AS_OF).count(log);
        assertThat(IntStream.range(0, 4).mapToLong(n -> table.cell(JANUARY, n).successes()))
                .containsExactly(2L, 1L, 1L, 0L);
        assertThat(table.overall(2).trials()).isEqualTo(3);
        assertThat(table.rule())
                .hasToString(
                        "monthly cohorts (UTC), first in range, return in every period so far, as of 2024-05-01T00:00:00Z");
        CohortTable elapsed = CohortRule.of(CalendarPeriods.days(UTC))
                .withReturn(Returning.inEvery().elapsed())
                .asOf(Instant.parse("2024-01-04T12:00:00Z"))
                .count(List.of(
                        activity("2024-01-01T06:00:00Z", "2024-01-02T07:00:00Z", "2024-01-03T07:00:00Z"),
                        activity("2024-01-01T06:00:00Z", "2024-01-02T05:00:00Z", "2024-01-03T07:00:00Z")));
        assertThat(IntStream.range(0, 3).mapToLong(n -> elapsed.cell(JANUARY, n).successes()))
                .containsExactly(2L, 1L, 1L);
        assertThatThrownBy(() ->
                        MONTHLY.withReturn(Returning.inEvery()).asOf(AS_OF).amounts())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not in every period so far");
    }
}
