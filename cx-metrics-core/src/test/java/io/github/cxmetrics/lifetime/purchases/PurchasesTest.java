package io.github.cxmetrics.lifetime.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurchasesTest {

    private static final PurchasePeriods DAYS = PurchasePeriods.daysIn(LifetimeUnit.DAY);
    private static final LocalDate END = LocalDate.of(2025, 1, 31);

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
                        + " (8 of amount 0, 0 below 0; zero is a purchase)");
    }

    @Test
    void purchasesOfADayAreOneAndTheFirstDayIsNoRepeat() {
        Purchases log = Purchases.of(
                AmountPolicy.REFUSE,
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
        Purchases log = Purchases.of(
                AmountPolicy.REFUSE,
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
        Purchases log = Purchases.of(
                AmountPolicy.REFUSE,
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
        Purchases net = Purchases.of(AmountPolicy.NET, customers, dates, cents);
        assertThat(net.histories(DAYS, END).get(0))
                .isEqualTo(PurchaseHistory.of(LifetimeUnit.DAY, 1, 1, 30).withMeanSpend(3));
        assertThat(net.count()).isEqualTo(5);
        assertThat(net.excludedRows()).isZero();
        Purchases excluded = Purchases.of(AmountPolicy.EXCLUDE, customers, dates, cents);
        assertThat(excluded.histories(DAYS, END).get(0))
                .isEqualTo(PurchaseHistory.of(LifetimeUnit.DAY, 1, 1, 30).withMeanSpend(5));
        assertThat(excluded.count()).isEqualTo(2);
        assertThat(excluded.excludedRows()).isEqualTo(3);
        assertThat(excluded.zeroRows()).isEqualTo(1);
        assertThat(excluded.negativeRows()).isEqualTo(2);
        assertThatThrownBy(() -> Purchases.of(AmountPolicy.REFUSE, customers, dates, cents))
                .hasMessage("amount must be above 0, not -2.00 (row 2)");
        assertThatThrownBy(() -> Purchases.of(AmountPolicy.ZERO_IS_A_PURCHASE, customers, dates, cents))
                .hasMessage("amount must be at least 0, not -2.00 (row 2)");
        assertThatThrownBy(() -> AmountPolicy.REFUSE.accumulator().add(new Purchase("a", END, 0)))
                .hasMessage("amount must be above 0, not 0.00");
    }

    @Test
    void netDropsAPeriodThatWasPaidBackEvenIfItIsTheFirst() {
        Purchases log = Purchases.of(
                AmountPolicy.NET,
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
        assertThat(Purchase.of("a", END, new BigDecimal("12.3")).cents()).isEqualTo(1230);
        assertThatThrownBy(() -> Purchase.of("a", END, new BigDecimal("12.345")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amount 12.345 is no whole number of hundredths");
        assertThat(Purchase.at("a", Instant.parse("2025-01-30T23:30:00Z"), ZoneId.of("Europe/Berlin"), 1)
                        .date())
                .isEqualTo(END);
        assertThatThrownBy(() -> Purchases.of(AmountPolicy.NET, new String[2], new int[2], new long[3]))
                .hasMessage("columns differ in length: 2 customers, 2 days, 3 amounts");
        assertThatThrownBy(() -> Purchases.of(AmountPolicy.NET, new String[2], new int[2], new long[2]))
                .hasMessage("customer must not be null (row 0)");
        assertThatThrownBy(() -> Purchases.of(AmountPolicy.NET, new String[] {"a"}, new LocalDate[1], new long[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("date must not be null (row 0)");
        assertThatThrownBy(() -> Holdout.of(CdNow.purchases(), DAYS, END, END))
                .hasMessage("the holdout must end after the calibration: 2025-01-31 and 2025-01-31");
    }

    @Test
    void idsThatAreNumbersComeInTheirOrder() {
        PurchaseHistories histories = Purchases.of(
                        AmountPolicy.REFUSE, new String[] {"10", "9", "100"}, new int[3], new long[] {1, 1, 1})
                .histories(DAYS, END);
        assertThat(List.of(histories.id(0), histories.id(1), histories.id(2))).containsExactly("9", "10", "100");
    }

    private static LocalDate day(int dayOfJanuary) {
        return LocalDate.of(2025, 1, dayOfJanuary);
    }
}
