package io.github.cxmetrics.lifetime.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PurchaseSummaryTest {

    private static final PurchaseRule EUR = PurchaseRule.of(Currency.getInstance("EUR"));

    private static LocalDate day(int day) {
        return LocalDate.of(2025, 1, 1).plusDays(day - 1);
    }

    private static PurchaseLog log(PurchaseRule rule) {
        String[] who = {"a", "a", "a", "b", "b", "c", "c", "d"};
        int[] when = {1, 40, 47, 35, 50, 33, 33, 90};
        long[] cents = {1000, 2000, 3000, 500, 1500, 250, 250, 9900};
        LocalDate[] days = new LocalDate[when.length];
        for (int i = 0; i < days.length; i++) {
            days[i] = day(when[i]);
        }
        return PurchaseLog.ofMinor(rule, who, days, cents);
    }

    @Test
    void aPeriodIsSummedUp() {
        PurchaseSummary february = PurchaseSummary.of(log(EUR), day(32), day(59));
        assertThat(february.orders()).isEqualTo(5);
        assertThat(february.customers()).isEqualTo(3);
        assertThat(february.revenue()).isEqualTo(Money.of("75.00", "EUR"));
        assertThat(february.averageOrderValue()).isEqualTo(15);
        assertThat(february.revenuePerCustomer()).isEqualTo(25);
        assertThat(february.ordersPerCustomer()).isEqualTo(5 / 3.0);
        assertThat(february.returningCustomers().successes()).isEqualTo(1);
        assertThat(february.returningCustomers().trials()).isEqualTo(3);
        assertThat(february.repeatCustomers().successes()).isEqualTo(2);
        assertThat(february.repeatOrders().successes()).isEqualTo(3);
        assertThat(february.daysBetweenOrders()).isEqualTo(Map.of(7, 1L, 15, 1L, 39, 1L));
        assertThat(february.meanDaysBetweenOrders()).isCloseTo(61 / 3.0, within(1e-15));
        assertThat(february.medianDaysBetweenOrders()).isEqualTo(15);
        assertThat(february)
                .hasToString(
                        "2025-02-01 to 2025-02-28: 5 orders of 3 customers, EUR 75.00, AOV 15.00, 1 of 3 returning,"
                                + " median 15 days between orders");
    }

    @Test
    void allOfALogIsAPeriodToo() {
        PurchaseSummary all = PurchaseSummary.of(log(EUR), day(90));
        assertThat(all.orders()).isEqualTo(7);
        assertThat(all.customers()).isEqualTo(4);
        assertThat(all.returningCustomers().successes()).isZero();
        assertThat(all.repeatCustomers().successes()).isEqualTo(2);
        PurchaseSummary known = PurchaseSummary.of(log(EUR), day(49));
        assertThat(known.medianDaysBetweenOrders()).isEqualTo(23);
        assertThat(known).isEqualTo(PurchaseSummary.of(log(EUR).upTo(day(49)), day(49)));
    }

    @Test
    void refundsCountAsThePolicyHasThem() {
        PurchaseRule rule = EUR.withAmounts(AmountPolicy.AGAINST_LATEST);
        PurchaseLog log = PurchaseLog.ofMinor(
                rule, new String[] {"a", "a", "a", "a"}, new LocalDate[] {day(1), day(4), day(8), day(20)}, new long[] {
                    1000, 2000, -2000, 3000
                });
        PurchaseSummary summary = PurchaseSummary.of(log, day(31));
        assertThat(summary.orders()).isEqualTo(2);
        assertThat(summary.averageOrderValue()).isEqualTo(20);
        assertThat(summary.daysBetweenOrders()).isEqualTo(Map.of(19, 1L));
        assertThat(PurchaseSummary.of(log, day(5)).orders()).isEqualTo(2);
    }

    /** What nets to nothing is no order, but its amounts are revenue. */
    @Test
    void daysThatNetToNothingAreNoOrders() {
        PurchaseLog log = PurchaseLog.ofMinor(
                EUR.withAmounts(AmountPolicy.NET),
                new String[] {"a", "a", "a", "a", "a"},
                new LocalDate[] {day(1), day(4), day(4), day(5), day(8)},
                new long[] {1000, 500, -500, -300, 2000});
        PurchaseSummary summary = PurchaseSummary.of(log, day(31));
        assertThat(summary.orders()).isEqualTo(2);
        assertThat(summary.daysBetweenOrders()).isEqualTo(Map.of(7, 1L));
        assertThat(summary.revenue()).isEqualTo(Money.of("27.00", "EUR"));
    }

    @Test
    void whoBoughtOnlyBeforeIsNotReturning() {
        PurchaseSummary march = PurchaseSummary.of(log(EUR), day(60), day(89));
        assertThat(march.orders() + march.customers()).isZero();
        assertThat(march.returningCustomers().successes()).isZero();
    }

    @Test
    void summariesAreEqualByTheirNumbers() {
        PurchaseSummary february = PurchaseSummary.of(log(EUR), day(32), day(59));
        assertThat(february)
                .isEqualTo(PurchaseSummary.of(log(EUR), day(32), day(59)))
                .hasSameHashCodeAs(PurchaseSummary.of(log(EUR), day(32), day(59)));
        for (PurchaseSummary other : new PurchaseSummary[] {
            PurchaseSummary.of(log(EUR), day(31), day(59)),
            PurchaseSummary.of(log(EUR), day(32), day(58)),
            PurchaseSummary.of(log(EUR).upTo(day(49)), day(32), day(59))
        }) {
            assertThat(february).isNotEqualTo(other);
        }
        assertThat(february).doesNotHaveSameHashCodeAs(PurchaseSummary.of(log(EUR).upTo(day(49)), day(32), day(59)));
    }

    @Test
    void nothingHasNoMean() {
        PurchaseSummary none = PurchaseSummary.of(EUR.empty(), day(1));
        assertThat(none).hasToString("2025-01-01 to 2025-01-01: no orders");
        assertThatThrownBy(none::averageOrderValue)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("average order value is undefined: no orders");
        assertThatThrownBy(none::ordersPerCustomer).hasMessage("purchase frequency is undefined: no customers");
        assertThatThrownBy(none::meanDaysBetweenOrders)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("mean time between orders is undefined: no repeat orders");
        assertThatThrownBy(none::medianDaysBetweenOrders)
                .hasMessage("median time between orders is undefined: no repeat orders");
        assertThatThrownBy(() -> PurchaseSummary.of(EUR.empty(), day(2), day(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a period must not end before it begins: 2025-01-02, 2025-01-01");
    }
}
