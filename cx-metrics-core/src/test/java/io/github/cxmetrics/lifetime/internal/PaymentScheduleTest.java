package io.github.cxmetrics.lifetime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.lifetime.Discount;
import io.github.cxmetrics.lifetime.Horizon;
import io.github.cxmetrics.lifetime.LifetimeUnit;
import io.github.cxmetrics.lifetime.PaymentTiming;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentScheduleTest {

    private static PaymentSchedule endOfPeriod(double horizon, double force, double period) {
        return new PaymentSchedule(horizon, force, PaymentTiming.END_OF_PERIOD, period);
    }

    /** 1 − e⁻ᵃᵗ */
    private static DoubleUnaryOperator saturating(double a) {
        return t -> -Math.expm1(-a * t);
    }

    /** The endless sum is a geometric series: of the k-th increment e⁻ᵃᵖ⁽ᵏ⁻¹⁾ (1 − e⁻ᵃᵖ), at the end of its period. */
    private static double endlessSaturating(double a, double force, double period) {
        return -Math.expm1(-a * period) * Math.exp(-force * period) / -Math.expm1(-(a + force) * period);
    }

    @ParameterizedTest
    @CsvSource({"0.005, 0.01, 2, 10", "0.005, 0.01, 0.5, 10", "0.1, 0.03, 7, 1", "1000, 1, 1e-6, 1e-3"})
    void theWholeFutureInPeriodsOfAnyLength(double a, double force, double period, double scale) {
        double expected = endlessSaturating(a, force, period);
        Percentage close = Percentage.withPercentage(1e-8);
        for (PaymentTiming timing : PaymentTiming.values()) {
            PaymentSchedule schedule = new PaymentSchedule(Double.POSITIVE_INFINITY, force, timing, period);
            double value = schedule.discounted(saturating(a), scale);
            switch (timing) {
                case START_OF_PERIOD -> assertThat(value).isCloseTo(expected * Math.exp(force * period), close);
                case MID_PERIOD -> assertThat(value).isCloseTo(expected * Math.exp(force * period / 2), close);
                case END_OF_PERIOD -> assertThat(value).isCloseTo(expected, close);
                case AT_PURCHASE -> assertThat(value).isCloseTo(a / (a + force), close);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, -0.02})
    void aShortLastPeriodEndsWithTheHorizon(double force) {
        DoubleUnaryOperator y = t -> t * t;
        double[] increments = {9, 27, 45, 19};
        double[] starts = {0, 3, 6, 9};
        double[] middles = {1.5, 4.5, 7.5, 9.5};
        double[] ends = {3, 6, 9, 10};
        assertThat(new PaymentSchedule(10, force, PaymentTiming.START_OF_PERIOD, 3).discounted(y, 1))
                .isEqualTo(present(increments, starts, force), within(1e-12));
        assertThat(new PaymentSchedule(10, force, PaymentTiming.MID_PERIOD, 3).discounted(y, 1))
                .isEqualTo(present(increments, middles, force), within(1e-12));
        assertThat(endOfPeriod(10, force, 3).discounted(y, 1))
                .isEqualTo(present(increments, ends, force), within(1e-12));
    }

    private static double present(double[] money, double[] times, double force) {
        double sum = 0;
        for (int i = 0; i < money.length; i++) {
            sum += money[i] * Math.exp(-force * times[i]);
        }
        return sum;
    }

    /** ∫₀ᵀ a e⁻⁽ᵃ⁺ᵟ⁾ᵗ dt */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.03, -0.03})
    void discountsAtTheMomentOfPurchase(double force) {
        PaymentSchedule schedule = new PaymentSchedule(20, force, PaymentTiming.AT_PURCHASE, 1);
        assertThat(schedule.discounted(saturating(0.1), 5))
                .isEqualTo(0.1 / (0.1 + force) * -Math.expm1(-(0.1 + force) * 20), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 1, 3",
        "3.0000000001, 1, 3",
        "2.9999999999, 1, 3",
        "3.00000001, 1, 4",
        "2.99999999, 1, 3",
        "1000.0000001, 1, 1000",
        "1000.00001, 1, 1001",
        "1e-9, 1, 0",
        "1.1e-9, 1, 1",
        "0, 1, 0",
        "7, 2, 4"
    })
    void aWholeNumberOfPeriodsIsOneButForRounding(double horizon, double period, long periods) {
        assertThat(endOfPeriod(horizon, 0.1, period).periods()).isEqualTo(periods);
    }

    @Test
    void noMoneyCountsMoreThanTheLastOfAPremium() {
        assertThat(endOfPeriod(30, -0.02, 1).largestFactor()).isEqualTo(Math.exp(0.6), within(1e-15));
        assertThat(endOfPeriod(30, 0.02, 1).largestFactor()).isEqualTo(1);
        assertThat(endOfPeriod(Double.POSITIVE_INFINITY, 0.02, 1).largestFactor())
                .isEqualTo(1);
    }

    @Test
    void twentyThousandPeriodsAreAddedUpAndNoMore() {
        PaymentSchedule schedule = endOfPeriod(60_000, 1e-9, 2);
        assertThatCode(() -> schedule.checkCount(20_000)).doesNotThrowAnyException();
        String message = "30000 periods are too many to add up one by one: book them less often, or each at its moment";
        assertThatThrownBy(() -> schedule.checkCount(20_001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> schedule.discounted(t -> t, 1)).hasMessage(message);
        assertThat(endOfPeriod(20_000, -1e-9, 1).discounted(t -> t, 1)).isEqualTo(20_000.2, within(1e-3));
    }

    @Test
    void aPremiumOnTooManyPeriodsIsRefusedBeforeTheFirst() {
        AtomicInteger asked = new AtomicInteger();
        DoubleUnaryOperator y = t -> {
            asked.incrementAndGet();
            return t;
        };
        assertThatThrownBy(() -> endOfPeriod(20_001, -1e-9, 1).discounted(y, 1))
                .hasMessage("20001 periods are too many to add up one by one: book them less often,"
                        + " or each at its moment");
        assertThat(asked).hasValue(1);
    }

    @Test
    void periodsWithoutMoneyDoNotCountHoweverMany() {
        assertThat(endOfPeriod(1e6, 1e-6, 1).discounted(t -> 0, 1)).isZero();
        assertThat(endOfPeriod(1e6, 1e-6, 1).discounted(saturating(1), 1))
                .isEqualTo(endlessSaturating(1, 1e-6, 1), within(1e-14));
    }

    @Test
    void aScheduleIsInTheUnitOfTheModel() {
        PaymentSchedule schedule = PaymentSchedule.of(
                Horizon.years(2),
                Discount.continuous(0.12, LifetimeUnit.YEAR).midPeriod().bookedEvery(Horizon.years(1)),
                LifetimeUnit.MONTH);
        assertThat(schedule.horizon()).isEqualTo(24);
        assertThat(schedule.force()).isEqualTo(0.01, within(1e-17));
        assertThat(schedule.timing()).isEqualTo(PaymentTiming.MID_PERIOD);
        assertThat(schedule.period()).isEqualTo(12);
    }

    @Test
    void theWholeFutureNeedsADiscount() {
        String message = "discounted transactions of the whole future are undefined without a discount above 0: ";
        assertThatThrownBy(() -> PaymentSchedule.of(Horizon.infinite(), Discount.none(), LifetimeUnit.MONTH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message + "no discount");
        assertThatThrownBy(() -> PaymentSchedule.checkConverges(Horizon.infinite(), Discount.annual(-0.1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message + "-10 % a year, end of period");
    }
}
