package io.github.cxmetrics.lifetime.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PurchaseLogTest {

    private static final PurchasePeriods DAYS = PurchasePeriods.daysIn(LifetimeUnit.DAY);
    private static final LocalDate END = LocalDate.of(2025, 1, 31);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final PurchaseRule REFUSE = PurchaseRule.of(EUR);

    private static Money eur(long cents) {
        return Money.ofMinor(cents, EUR);
    }

    @Test
    void theCdNowLogGivesThePublishedSummaryExactly() {
        Holdout cut = Holdout.of(CdNow.purchases(), DAYS, CdNow.CALIBRATION_END, CdNow.HOLDOUT_END);
        PurchaseHistories histories = cut.histories();
        List<String[]> summary = CdNow.rows("cdnow_summary_exact_days.csv");
        assertThat(histories.size()).isEqualTo(summary.size()).isEqualTo(2357);
        for (int i = 0; i < summary.size(); i++) {
            String[] row = summary.get(i);
            assertThat(histories.id(i)).isEqualTo(row[0]);
            assertThat(histories.frequency(i)).as(row[0]).isEqualTo(Integer.parseInt(row[1]));
            assertThat(histories.recency(i)).as(row[0]).isEqualTo(Double.parseDouble(row[2]));
            assertThat(histories.age(i)).as(row[0]).isEqualTo(Double.parseDouble(row[3]));
            assertThat(cut.transactions(i)).as(row[0]).isEqualTo(Integer.parseInt(row[4]));
            // the file rounds means to six decimals
            assertThat(histories.meanSpend(i).orElse(0))
                    .as(row[0])
                    .isCloseTo(Double.parseDouble(row[5]), within(5.001e-7));
            assertThat(cut.meanSpend(i).orElse(0)).as(row[0]).isCloseTo(Double.parseDouble(row[6]), within(5.001e-7));
        }
        assertThat(cut.totalTransactions()).isEqualTo(1882);
        assertThat(cut.length()).isEqualTo(Horizon.days(273));
        assertThat(CdNow.holdout())
                .hasToString(
                        "2357 customers, 946 with repeat purchases, in weeks; 1882 transactions in 39 weeks of holdout");
        assertThat(CdNow.purchases())
                .hasToString("6919 purchases of 2357 customers, 1997-01-01 to 1998-06-30"
                        + " (8 of amount 0, 0 below 0; USD, zero is a purchase)");
    }

    @Test
    void purchasesOfADayAreOneAndTheFirstDayIsNoRepeat() {
        PurchaseLog log = PurchaseLog.ofMinor(
                REFUSE,
                new String[] {"b", "a", "b", "b", "b", "b"},
                new LocalDate[] {day(20), day(3), day(10), day(10), day(20), day(12)},
                new long[] {100, 999, 5000, 5000, 150, 125});
        PurchaseHistories histories = log.histories(DAYS, END);
        assertThat(histories.get(0)).isEqualTo(PurchaseHistory.of(LifetimeUnit.DAY, 0, 0, 28));
        assertThat(histories.get(1))
                .isEqualTo(PurchaseHistory.of(LifetimeUnit.DAY, 2, 10, 21).withMeanSpend(1.875));
        assertThat(histories.id(1)).isEqualTo("b");
        assertThat(log.histories(PurchasePeriods.daysIn(LifetimeUnit.WEEK), END)
                        .get(1)
                        .recency())
                .isEqualTo(10 / 7.0);
    }

    @Test
    void purchasesOfACalendarUnitAreOne() {
        PurchaseLog log = PurchaseLog.ofMinor(
                REFUSE,
                new String[] {"a", "a", "a", "a"},
                new LocalDate[] {LocalDate.of(2024, 12, 29), LocalDate.of(2024, 12, 30), day(5), day(6)},
                new long[] {100, 200, 300, 400});
        // Monday 30 December to Sunday 5 January is one ISO week
        assertThat(log.histories(PurchasePeriods.calendar(LifetimeUnit.WEEK), day(19))
                        .get(0))
                .isEqualTo(PurchaseHistory.of(LifetimeUnit.WEEK, 2, 2, 3).withMeanSpend(4.5));
        assertThat(log.histories(PurchasePeriods.calendar(LifetimeUnit.MONTH), END)
                        .get(0))
                .isEqualTo(PurchaseHistory.of(LifetimeUnit.MONTH, 1, 1, 1).withMeanSpend(7));
        assertThat(log.histories(PurchasePeriods.calendar(LifetimeUnit.YEAR), LocalDate.of(2026, 12, 31))
                        .get(0))
                .isEqualTo(PurchaseHistory.of(LifetimeUnit.YEAR, 1, 1, 2).withMeanSpend(7));
        assertThatThrownBy(() -> log.histories(PurchasePeriods.calendar(LifetimeUnit.WEEK), day(18)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2025-01-18 is not the last day of a week");
    }

    @Test
    void theLastPeriodMakesNoCustomersYetAndLaterPurchasesAreNotSeen() {
        PurchaseLog log = PurchaseLog.ofMinor(
                REFUSE,
                new String[] {"a", "b", "c", "a"},
                new LocalDate[] {day(30), day(31), LocalDate.of(2025, 2, 1), LocalDate.of(2025, 2, 1)},
                new long[] {1, 1, 1, 1});
        PurchaseHistories histories = log.histories(DAYS, END);
        assertThat(histories.size()).isEqualTo(1);
        assertThat(histories.get(0)).isEqualTo(PurchaseHistory.of(LifetimeUnit.DAY, 0, 0, 1));
        assertThat(log.tooNew(DAYS, END)).isEqualTo(2);
    }

    @Test
    void policiesTellWhatZeroAndNegativeAmountsMean() {
        String[] customers = {"a", "a", "a", "a", "a"};
        LocalDate[] dates = {day(1), day(2), day(2), day(3), day(4)};
        long[] cents = {100, 500, -200, 0, -50};
        PurchaseLog net = PurchaseLog.ofMinor(REFUSE.withAmounts(AmountPolicy.NET), customers, dates, cents);
        assertThat(net.histories(DAYS, END).get(0))
                .isEqualTo(PurchaseHistory.of(LifetimeUnit.DAY, 1, 1, 30).withMeanSpend(3));
        assertThat(net.count()).isEqualTo(5);
        assertThat(net.excludedRows()).isZero();
        PurchaseLog excluded = PurchaseLog.ofMinor(REFUSE.withAmounts(AmountPolicy.EXCLUDE), customers, dates, cents);
        assertThat(excluded.histories(DAYS, END).get(0))
                .isEqualTo(PurchaseHistory.of(LifetimeUnit.DAY, 1, 1, 30).withMeanSpend(5));
        assertThat(excluded.count()).isEqualTo(2);
        assertThat(excluded.excludedRows()).isEqualTo(3);
        assertThat(excluded.zeroRows()).isEqualTo(1);
        assertThat(excluded.negativeRows()).isEqualTo(2);
        assertThatThrownBy(() -> PurchaseLog.ofMinor(REFUSE, customers, dates, cents))
                .hasMessage(
                        "amount must be above 0, not EUR -2.00; an AmountPolicy says what such a row means (row 2)");
        assertThatThrownBy(() -> PurchaseLog.ofMinor(
                        REFUSE.withAmounts(AmountPolicy.ZERO_IS_A_PURCHASE), customers, dates, cents))
                .hasMessage(
                        "amount must be at least 0, not EUR -2.00; an AmountPolicy says what such a row means (row 2)");
        assertThatThrownBy(() -> REFUSE.accumulator().add(Purchase.of("a", END, eur(0))))
                .hasMessage("amount must be above 0, not EUR 0.00; an AmountPolicy says what such a row means");
    }

    @Test
    void netDropsAPeriodThatWasPaidBackEvenIfItIsTheFirst() {
        PurchaseLog log = PurchaseLog.ofMinor(
                REFUSE.withAmounts(AmountPolicy.NET),
                new String[] {"a", "a", "a", "b"},
                new LocalDate[] {day(1), day(1), day(5), day(2)},
                new long[] {100, -100, 70, -5});
        assertThat(log.histories(DAYS, END).size()).isEqualTo(1);
        assertThat(log.histories(DAYS, END).get(0)).isEqualTo(PurchaseHistory.of(LifetimeUnit.DAY, 0, 0, 26));
        assertThat(log.tooNew(DAYS, END)).isZero();
        assertThat(log.withoutPurchase(DAYS, END)).isEqualTo(1);
    }

    @Test
    void rowsOfALogAreExactInMoneyAndCalendar() {
        assertThat(Purchase.at("a", Instant.parse("2025-01-30T23:30:00Z"), ZoneId.of("Europe/Berlin"), eur(1))
                        .date())
                .isEqualTo(END);
        assertThatThrownBy(() -> PurchaseLog.ofMinor(
                        REFUSE.withAmounts(AmountPolicy.NET), new String[2], new int[2], new long[3]))
                .hasMessage("columns differ in length: 2 customers, 2 days, 3 amounts");
        assertThatThrownBy(() -> PurchaseLog.ofMinor(
                        REFUSE.withAmounts(AmountPolicy.NET), new String[2], new int[2], new long[2]))
                .hasMessage("customer must not be null (row 0)");
        assertThatThrownBy(() -> PurchaseLog.ofMinor(
                        REFUSE.withAmounts(AmountPolicy.NET), new String[] {"a"}, new LocalDate[1], new long[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("date must not be null (row 0)");
        assertThatThrownBy(() -> Holdout.of(CdNow.purchases(), DAYS, END, END))
                .hasMessage("the holdout must end after the calibration: 2025-01-31 and 2025-01-31");
    }

    @Test
    void idsThatAreNumbersComeInTheirOrder() {
        PurchaseHistories histories = PurchaseLog.ofMinor(
                        REFUSE, new String[] {"10", "9", "100"}, new int[3], new long[] {1, 1, 1})
                .histories(DAYS, END);
        assertThat(List.of(histories.id(0), histories.id(1), histories.id(2))).containsExactly("9", "10", "100");
    }

    private record Sale(String customer, LocalDate day, Money price) {}

    private static Sale sale(String customer, int day, String price) {
        return new Sale(customer, day(day), Money.of(price, "EUR"));
    }

    @Test
    void yourOwnRowsMakeTheLogOfTheColumns() {
        List<Sale> sales = List.of(sale("b", 20, "1"), sale("a", 3, "9.99"), sale("b", 10, "50"));
        PurchaseLog log = PurchaseLog.ofMinor(
                REFUSE, new String[] {"b", "a", "b"}, new LocalDate[] {day(20), day(3), day(10)}, new long[] {
                    100, 999, 5000
                });
        assertThat(PurchaseLog.from(REFUSE, sales, Sale::customer, Sale::day, Sale::price))
                .isEqualTo(log);
        assertThat(PurchaseLog.fromMinor(
                        REFUSE,
                        sales,
                        s -> s.customer(),
                        s -> s.day(),
                        s -> s.price().minor()))
                .isEqualTo(log);
        assertThat(REFUSE.count(sales, s -> Purchase.of(s.customer(), s.day(), s.price())))
                .isEqualTo(log);
        assertThat(log.totals()).containsExactly(Map.entry("a", eur(999)), Map.entry("b", eur(5100)));
    }

    @Test
    void aRowThatIsRefusedIsNamed() {
        List<Sale> sales = List.of(
                sale("a", 1, "1"),
                new Sale(null, day(1), eur(1)),
                new Sale("a", null, eur(1)),
                new Sale("a", day(1), null),
                new Sale("a", day(1), Money.of("9", "USD")),
                sale("a", 1, "-3.50"));
        String[] refusals = {
            "customer must not be null",
            "date must not be null",
            "amount must not be null",
            "a purchase must be in EUR: USD 9.00",
            "amount must be above 0, not EUR -3.50; an AmountPolicy says what such a row means"
        };
        for (int row = 1; row < sales.size(); row++) {
            List<Sale> two = List.of(sales.get(0), sales.get(row));
            assertThatThrownBy(() -> PurchaseLog.from(REFUSE, two, Sale::customer, Sale::day, Sale::price))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(refusals[row - 1] + " (row 1)");
        }
        assertThatThrownBy(() -> PurchaseLog.fromMinor(
                        REFUSE,
                        sales,
                        Sale::customer,
                        Sale::day,
                        sale -> sale.price().minor()))
                .hasMessage("customer must not be null (row 1)");
    }

    @Test
    void purchasesHaveTheDigitsOfTheirCurrency() {
        String[] customers = {"a", "a", "a"};
        LocalDate[] dates = {day(1), day(2), day(3)};
        long[] amounts = {1234, 1234, 1235};
        PurchaseLog yen = PurchaseLog.ofMinor(PurchaseRule.of(Currency.getInstance("JPY")), customers, dates, amounts);
        PurchaseLog dinars =
                PurchaseLog.ofMinor(PurchaseRule.of(Currency.getInstance("KWD")), customers, dates, amounts);
        assertThat(yen.histories(DAYS, END).meanSpend(0)).hasValue(1234.5);
        assertThat(dinars.histories(DAYS, END).meanSpend(0)).hasValue(1.2345);
        assertThat(dinars.totals()).containsExactly(Map.entry("a", Money.of("3.703", "KWD")));
        assertThatThrownBy(() -> yen.plus(dinars))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("purchases: JPY (refuse) and KWD (refuse) don't go together");
        assertThatThrownBy(() -> PurchaseRule.of(Currency.getInstance("XAU")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("currency XAU has no minor unit");
    }

    @Test
    void theRowsUpToADayAreThoseThatHadComeByThen() {
        PurchaseRule rule = REFUSE.withAmounts(AmountPolicy.EXCLUDE);
        String[] customers = {"a", "a", "b", "a", "c", "b"};
        LocalDate[] dates = {day(3), day(3), day(5), day(5), day(6), day(6)};
        long[] amounts = {100, 200, 0, 300, 400, -5};
        PurchaseLog log = PurchaseLog.ofMinor(rule, customers, dates, amounts);
        for (int n : new int[] {0, 2, 4, 6}) {
            PurchaseLog early = PurchaseLog.ofMinor(
                    rule, Arrays.copyOf(customers, n), Arrays.copyOf(dates, n), Arrays.copyOf(amounts, n));
            LocalDate asOf = n == 0 ? day(1) : dates[n - 1];
            assertThat(log.upTo(asOf)).isEqualTo(early);
            assertThat(log.afterAsOf(asOf)).isEqualTo(log.count() - early.count());
        }
        assertThat(log.upTo(day(4)).zeroRows()).isZero();
        assertThat(Holdout.of(log, DAYS, day(4), day(5)).afterAsOf()).isEqualTo(1);
    }

    @Test
    void logsAreReadUpToADayOrCutAlike() {
        PurchaseLog log = CdNow.purchases();
        assertThat(log.upTo(CdNow.CALIBRATION_END).histories(DAYS, CdNow.CALIBRATION_END))
                .isEqualTo(log.histories(DAYS, CdNow.CALIBRATION_END));
    }

    private static LocalDate day(int dayOfJanuary) {
        return LocalDate.of(2025, 1, dayOfJanuary);
    }

    private static PurchaseLog againstLatest(int[] days, long[] amounts) {
        String[] customers = new String[days.length];
        Arrays.fill(customers, "a");
        return PurchaseLog.ofMinor(
                REFUSE.withAmounts(AmountPolicy.AGAINST_LATEST),
                customers,
                Arrays.stream(days).mapToObj(PurchaseLogTest::day).toArray(LocalDate[]::new),
                amounts);
    }

    @Test
    void aRefundOnALaterDayUndoesThePurchaseInEveryReading() {
        PurchaseLog log = againstLatest(new int[] {3, 10, 14, 20}, new long[] {1000, 2000, -2000, 3000});
        PurchaseHistory known = log.histories(DAYS, END).get(0);
        assertThat(known)
                .isEqualTo(PurchaseHistory.of(LifetimeUnit.DAY, 1, 17, 28).withMeanSpend(30));
        assertThat(log.histories(PurchasePeriods.calendar(LifetimeUnit.WEEK), LocalDate.of(2025, 2, 2))
                        .get(0)
                        .frequency())
                .isEqualTo(1);
        assertThat(log.totals()).containsEntry("a", eur(4000));
        Rfm.Customer scored = Rfm.of(log, END).customers().get(0);
        assertThat(scored.purchases()).isEqualTo(2);
        assertThat(scored.money()).isEqualTo(eur(4000));
        assertThat(Rfm.of(log, day(15)).customers().get(0).days()).isEqualTo(12);
        // a refund is known from its day on
        assertThat(log.histories(DAYS, day(13)).get(0).frequency()).isEqualTo(1);
        assertThat(log.histories(DAYS, day(14)).get(0).frequency()).isZero();
        Holdout cut = Holdout.of(log, DAYS, day(12), END);
        assertThat(cut.histories().get(0).frequency()).isEqualTo(1);
        assertThat(cut.transactions(0)).isEqualTo(1);
        assertThat(cut.meanSpend(0)).hasValue(30);
        assertThat(cut.repeatTransactions(-1, cut.end())).isEqualTo(2);
    }

    @Test
    void refundsAreTakenOffTheLatestPurchasesBefore() {
        PurchaseLog parts = againstLatest(new int[] {1, 5, 9, 12, 15}, new long[] {1000, 500, 300, -600, 100});
        assertThat(parts.histories(DAYS, END).get(0))
                .isEqualTo(PurchaseHistory.of(LifetimeUnit.DAY, 2, 14, 30).withMeanSpend(1.5));
        assertThat(parts.unmatchedRefunds()).isEqualTo(eur(0));
        PurchaseLog early = againstLatest(new int[] {2, 8, 9}, new long[] {-700, 100, -250});
        assertThat(early.histories(DAYS, END).size()).isZero();
        assertThat(early.withoutPurchase(DAYS, END)).isEqualTo(1);
        assertThat(early.unmatchedRefunds()).isEqualTo(eur(850));
        assertThat(early.totals()).containsEntry("a", eur(0));
        assertThat(Rfm.of(early, END).customers()).isEmpty();
        PurchaseLog sameDay = againstLatest(new int[] {2, 8, 8, 8}, new long[] {100, 400, -300, 0});
        assertThat(sameDay.histories(DAYS, END).get(0).meanSpend()).hasValue(1);
        assertThat(sameDay.toCounts().toTally()).isEqualTo(sameDay);
        assertThat(sameDay)
                .hasToString("4 purchases of 1 customers, 2025-01-02 to 2025-01-08 (1 of amount 0, 1 below 0;"
                        + " EUR, against latest)");
        PurchaseLog later = againstLatest(new int[] {31}, new long[] {100});
        assertThat(later.tooNew(DAYS, day(20))).isEqualTo(1);
    }

    @Test
    void aCurrencyHasItsOwnDigits() {
        Currency kwd = Currency.getInstance("KWD");
        PurchaseLog log = PurchaseRule.of(kwd)
                .count(List.of(
                        Purchase.of("a", day(1), Money.of("1.5", "KWD")),
                        Purchase.of("a", day(9), Money.of("1.234", "KWD"))));
        assertThat(log.histories(DAYS, END).get(0).meanSpend()).hasValue(1.234);
        assertThat(log.totals()).containsEntry("a", Money.of("2.734", "KWD"));
    }

    @Test
    void historiesOfALogHaveTheTimesBetweenPurchases() {
        PurchaseLog log = againstLatest(new int[] {1, 5, 10}, new long[] {1000, 500, 300});
        assertThat(log.histories(DAYS, END).logGaps(0)).hasValue(Math.log(4) + Math.log(5));
        assertThat(log.histories(PurchasePeriods.daysIn(LifetimeUnit.WEEK), END)
                        .logGaps(0)
                        .getAsDouble())
                .isCloseTo(Math.log(20 / 49.0), within(1e-15));
        assertThatThrownBy(() -> log.histories(DAYS, END).withLogGaps(new double[] {3.1}))
                .hasMessageStartingWith("a sum of log gaps must be finite and at most ");
    }
}
