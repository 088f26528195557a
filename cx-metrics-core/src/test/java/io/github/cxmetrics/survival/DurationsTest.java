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

    private static Durations counted(DurationsRule rule, List<Long> values, List<Long> counts) {
        return new Durations.Counts("durations", 1, rule.toForm(), values, counts).toTally();
    }

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
        assertThat(five).hasToString("durations: n = 5, mean 15.3, median 4, 95th percentile 50, max 60 minutes");
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
        Durations often = counted(DurationsRule.of(SECONDS), List.of(3L, 5L), List.of(1L << 61, 1L));
        assertThat(often.total()).isEqualTo((3L << 61) + 5);
        assertThat(often.median()).isEqualTo(3);
    }

    @Test
    void nothingIsUndefinedAndNotZero() {
        Durations none = DurationsRule.of(SECONDS).empty();
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
                .hasMessage("the minimum of durations to 2 digits is undefined: no durations");
    }

    @Test
    void badDurationsAreRefused() {
        assertRefused(() -> Durations.of(SECONDS, 1, 2, -5), "a duration must not be negative: -5 seconds (row 2)");
        assertRefused(
                () -> DurationsRule.of(SECONDS).rounded(2).count(-5),
                "a duration must not be negative: -5 seconds (row 0)");
        assertRefused(
                () -> Durations.from(SECONDS, List.of(Duration.ofMillis(-10)), d -> d),
                "a duration must not be negative: -10 milliseconds (row 0)");
        assertRefused(
                () -> Durations.from(SECONDS, List.of(0L, 10L), Duration::ofMillis),
                "10 milliseconds is not a whole number of seconds: count in a finer unit (row 1)");
        assertRefused(
                () -> Durations.from(ChronoUnit.NANOS, List.of(Long.MAX_VALUE), Duration::ofSeconds),
                "a duration is too long to count nanos: 106751991167300 d 15 h 30 min 7 s (row 0)");
        assertRefused(
                () -> DurationsRule.of(ChronoUnit.YEARS).count(List.of(Duration.ZERO)),
                "years have no fixed length to measure durations with (row 0)");
        assertRefused(() -> five.quantile(1.01), "a quantile needs a share from 0 to 1, not 1.01");
        assertRefused(() -> five.quantile(Double.NaN), "a quantile needs a share from 0 to 1, not NaN");
        assertRefused(() -> five.rounded(6), "significant digits 6 are outside 1..5");
        assertRefused(
                () -> DurationsRule.of(SECONDS).rounded(5).count(Long.MAX_VALUE),
                "a duration must not exceed 9000000000000000000 seconds: 9223372036854775807 (row 0)");
        assertRefused(
                () -> counted(DurationsRule.of(SECONDS).rounded(2), List.of(123L), List.of(1L)),
                "123 is not rounded to 2 digits (row 0)");
        assertRefused(
                () -> counted(DurationsRule.of(SECONDS), List.of(-1L), List.of(1L)),
                "a duration must not be negative: -1 seconds (row 0)");
        assertRefused(
                () -> counted(DurationsRule.of(SECONDS), List.of(1L, 2L), List.of(1L)),
                "there must be 2 counts of durations, not 1");
        assertRefused(
                () -> counted(DurationsRule.of(SECONDS), List.of(2L, 2L), List.of(1L, 1L)),
                "durations must come in ascending order");
    }

    @Test
    void roundedOnesKeepTheirDigits() {
        DurationsRule twoDigits = DurationsRule.of(SECONDS).rounded(2);
        Durations rounded =
                Durations.of(SECONDS, 7, 99, 995, 1249, 1250, 123_456).rounded(2);
        assertThat(rounded.toCounts().values()).containsExactly(7L, 99L, 1000L, 1200L, 1300L, 120_000L);
        assertThat(rounded).isEqualTo(twoDigits.count(123_456, 1250, 1249, 995, 99, 7));
        assertThat(rounded.median()).isEqualTo(1100);
        assertThat(rounded.max()).isEqualTo(120_000);
        assertThat(rounded)
                .isNotEqualTo(Durations.of(SECONDS, 7, 99, 1000, 1200, 1300, 120_000))
                .hasToString(
                        "durations to 2 digits: n = 6, mean 343, median 18.3, 95th percentile 1510, max 2000 minutes");
        assertThat(rounded.rule()).isEqualTo(twoDigits).hasToString("seconds to 2 digits");
        assertThat(twoDigits.rounded(1)).hasToString("seconds to 1 digit");
        assertThat(DurationsRule.of(SECONDS)).hasToString("seconds");
        assertThat(Duration.ofMillis(1500))
                .satisfies(tie -> assertThat(List.of(tie).stream()
                                .collect(DurationsRule.of(SECONDS).rounded(3).collector())
                                .max())
                        .isEqualTo(2));
    }

    /** 1249 to three digits is 1250, and that to two is 1300, where 1200 is right. */
    @Test
    void whatIsRoundedIsNotRoundedAgain() {
        Durations rounded = Durations.of(SECONDS, 1249).rounded(3);
        assertThat(rounded.rounded(3)).isSameAs(rounded);
        assertThatThrownBy(() -> rounded.rounded(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("durations to 3 digits can't be rounded again: round the exact ones");
        assertRefused(() -> five.rounded(0), "significant digits 0 are outside 1..5");
        assertRefused(
                () -> Durations.of(SECONDS, 1, Long.MAX_VALUE).rounded(2),
                "a duration must not exceed 9000000000000000000 seconds: 9223372036854775807 (row 1)");
    }

    private record Call(String agent, Duration spent) {}

    @Test
    void rowsAreCountedLikeColumns() {
        List<Call> calls = List.of(
                new Call("a", Duration.ofSeconds(600)),
                new Call("b", Duration.ofSeconds(15)),
                new Call("a", Duration.ofHours(1)),
                new Call("b", Duration.ofMinutes(2)),
                new Call("a", Duration.ofMinutes(4)));
        assertThat(Durations.from(SECONDS, calls, Call::spent)).isEqualTo(five);
        assertThat(DurationsRule.of(SECONDS).rounded(2).count(calls, Call::spent))
                .isEqualTo(five.rounded(2));
        assertThat(DurationsRule.of(SECONDS)
                        .countBy(calls, Call::agent, Call::spent)
                        .get("b"))
                .isEqualTo(Durations.of(SECONDS, 15, 120));
        assertRefused(
                () -> Durations.from(SECONDS, List.of(new Call("a", null)), Call::spent),
                "a duration must not be null (row 0)");
    }

    @Test
    void aRuleNeedsItsUnit() {
        assertRefused(() -> DurationsRule.of(null), "durations need a unit");
    }
}
