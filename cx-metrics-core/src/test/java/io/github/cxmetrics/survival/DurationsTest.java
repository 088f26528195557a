package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DurationsTest {

    private static final ChronoUnit SECONDS = ChronoUnit.SECONDS;

    private final Durations five = Durations.of(SECONDS, 600, 15, 3600, 120, 240);

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void statistics() {
        assertThat(five.count()).isEqualTo(5);
        assertThat(five.total()).isEqualTo(4575);
        assertThat(five.mean()).isEqualTo(915);
        assertThat(five.median()).isEqualTo(240);
        assertThat(five.min()).isEqualTo(15);
        assertThat(five.max()).isEqualTo(3600);
        assertThat(five.quantile(0)).isEqualTo(15);
        assertThat(five.quantile(1)).isEqualTo(3600);
        assertThat(five.unit()).isEqualTo(SECONDS);
        assertThat(five)
                .hasToString("durations: n = 5, mean 915.00, median 240, 95th percentile 3000, max 3600 seconds");
    }

    /** The two methods differ most where there are few values: the 90th percentile of five. */
    @Test
    void theQuantileMethodMatters() {
        assertThat(five.quantile(0.9)).isEqualTo(2400, within(1e-9));
        assertThat(five.quantile(0.9, QuantileMethod.NEAREST_RANK)).isEqualTo(3600);
        assertThat(five.quantile(0, QuantileMethod.NEAREST_RANK)).isEqualTo(15);
        assertThat(QuantileMethod.LINEAR).hasToString("linear");
        assertThat(QuantileMethod.NEAREST_RANK).hasToString("nearest rank");
    }

    @Test
    void ranksFollowTheDecimalFormOfTheShare() {
        long[] hundred = new long[100];
        for (int i = 0; i < hundred.length; i++) {
            hundred[i] = i + 1;
        }
        Durations all = Durations.of(SECONDS, hundred);
        for (int k = 1; k <= 100; k++) {
            assertThat(all.quantile(k / 100.0, QuantileMethod.NEAREST_RANK)).isEqualTo(k);
        }
    }

    @Test
    void sumsAreExact() {
        Durations huge = Durations.of(SECONDS, Long.MAX_VALUE, Long.MAX_VALUE - 1, 3);
        assertThat(huge.mean()).isEqualTo(0x1p64 / 3, within(1.0));
        assertThatThrownBy(huge::total)
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the total of durations exceeds 9223372036854775807 seconds: 18446744073709551616");
        assertThat(Durations.of(SECONDS, Long.MAX_VALUE - 5, 2, 3).total()).isEqualTo(Long.MAX_VALUE);
        Durations often = new Durations.Counts(SECONDS, List.of(3L, 5L), List.of(1L << 61, 1L)).toTally();
        assertThat(often.total()).isEqualTo((3L << 61) + 5);
        assertThat(often.median()).isEqualTo(3);
    }

    @Test
    void nothingIsUndefinedAndNotZero() {
        Durations none = new DurationsRule(SECONDS).empty();
        assertThat(none).hasToString("durations: none");
        assertThat(none.total()).isZero();
        assertThatThrownBy(none::mean)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the mean of durations is undefined: no durations");
        assertThatThrownBy(none::median)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the quantile 0.5 of durations is undefined: no durations");
        assertThatThrownBy(none::max)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the maximum of durations is undefined: no durations");
        assertThatThrownBy(() -> none.rounded(2).min())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the minimum of durations rounded to 2 digits of seconds is undefined: no durations");
    }

    @Test
    void badDurationsAreRefused() {
        assertRefused(() -> Durations.of(SECONDS, 1, 2, -5), "a duration must not be negative: -5 seconds (row 2)");
        assertRefused(() -> RoundedDurations.of(SECONDS, 2, -5), "a duration must not be negative: -5 seconds (row 0)");
        assertRefused(
                () -> Durations.of(SECONDS, List.of(Duration.ofMillis(-10))),
                "a duration must not be negative: PT-0.01S (row 0)");
        assertRefused(
                () -> Durations.of(SECONDS, List.of(Duration.ZERO, Duration.ofMillis(10))),
                "PT0.01S is not a whole number of seconds: count in a finer unit (row 1)");
        assertThatThrownBy(() -> Durations.of(ChronoUnit.NANOS, List.of(Duration.ofSeconds(Long.MAX_VALUE))))
                .isInstanceOf(ArithmeticException.class);
        assertRefused(
                () -> Durations.of(ChronoUnit.YEARS, List.of(Duration.ZERO)),
                "years have no fixed length to measure durations with (row 0)");
        assertRefused(() -> five.quantile(1.01), "a quantile needs a share from 0 to 1, not 1.01");
        assertRefused(() -> five.quantile(Double.NaN), "a quantile needs a share from 0 to 1, not NaN");
        assertRefused(() -> five.rounded(6), "significant digits 6 are outside 1..5");
        assertRefused(
                () -> RoundedDurations.of(SECONDS, 5, Long.MAX_VALUE),
                "a duration must not exceed 9000000000000000000 seconds: 9223372036854775807");
        assertRefused(
                () -> new RoundedDurations.Counts(SECONDS, 2, List.of(123L), List.of(1L)).toTally(),
                "123 is not rounded to 2 digits of seconds");
        assertRefused(
                () -> new Durations.Counts(SECONDS, List.of(-1L), List.of(1L)).toTally(),
                "a duration must not be negative: -1 seconds (row 0)");
        assertRefused(
                () -> new Durations.Counts(SECONDS, List.of(1L, 2L), List.of(1L)).toTally(),
                "there are 2 durations and 1 counts");
    }

    @Test
    void roundedOnesKeepTheirDigits() {
        RoundedDurations rounded =
                Durations.of(SECONDS, 7, 99, 995, 1249, 1250, 123_456).rounded(2);
        assertThat(rounded.toCounts().values()).containsExactly(7L, 99L, 1000L, 1200L, 1300L, 120_000L);
        assertThat(rounded).isEqualTo(RoundedDurations.of(SECONDS, 2, 123_456, 1250, 1249, 995, 99, 7));
        assertThat(rounded.median()).isEqualTo(1100);
        assertThat(rounded.max()).isEqualTo(120_000);
        assertThat(new RoundedDurationsRule(SECONDS, 1)).hasToString("1 digit of seconds");
        assertThat(Duration.ofMillis(1500))
                .satisfies(tie -> assertThat(List.of(tie).stream()
                                .collect(new RoundedDurationsRule(SECONDS, 3).collector())
                                .max())
                        .isEqualTo(2));
    }
}
