package io.github.cxmetrics.kano;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KanoPlanTest {

    private static final KanoPlan WORST = KanoPlan.WORST_CASE;

    @Test
    void theWidthIsThatOfTheInterval() {
        for (int x = 0; x <= 40; x++) {
            assertThat(WORST.withExpected(x / 40.0).width(40))
                    .isEqualTo(Proportion.of(x, 40).interval().width(), within(1e-14));
        }
        assertThat(WORST.withConfidence(Confidence.of(0.9)).width(100))
                .isEqualTo(Proportion.of(50, 100).interval(Confidence.of(0.9)).width(), within(1e-14));
        assertThat(WORST.withClassifiable(0.5).width(200)).isEqualTo(WORST.width(100));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.3, 0.2, 0.1, 0.05, 0.001})
    void theSampleIsTheSmallestThatDoes(double width) {
        for (double expected : new double[] {0, 0.1, 0.5, 0.88, 1}) {
            KanoPlan plan = WORST.withExpected(expected).withClassifiable(0.9);
            long n = plan.respondents(width);
            assertThat(plan.width(n)).isLessThanOrEqualTo(width);
            assertThat(n == 1 || plan.width(n - 1) > width).isTrue();
        }
    }

    @Test
    void wellKnownSamples() {
        assertThat(WORST.respondents(0.2)).isEqualTo(93);
        assertThat(WORST.respondents(0.1)).isEqualTo(381);
    }

    @Test
    void theSampleOfAWidthThatIsReachedExactly() {
        for (long n : new long[] {1, 2, 93, 100, 381, 4999}) {
            assertThat(WORST.respondents(WORST.width(n))).isEqualTo(n);
        }
        double narrowest = WORST.width(1L << 52);
        assertThat(WORST.width(WORST.respondents(narrowest))).isEqualTo(narrowest);
        double z = WORST.confidence().z();
        assertThat(WORST.width(1)).isEqualTo(z / Math.sqrt(1 + z * z), within(1e-12));
    }

    @Test
    void badPlansAreRefused() {
        assertRefused("the width of an interval lies strictly between 0 and 1, not 0.0", () -> WORST.respondents(0));
        assertRefused("a sample has at least 1 respondent, not 0", () -> WORST.width(0));
        assertRefused("the width of an interval lies strictly between 0 and 1, not 1.0", () -> WORST.respondents(1));
        assertRefused(
                "the width of an interval lies strictly between 0 and 1, not NaN", () -> WORST.respondents(Double.NaN));
        assertRefused("a width of 1.0E-12 needs more than 2^52 respondents", () -> WORST.respondents(1e-12));
        assertRefused(
                "an expected coefficient lies in 0..1 without its sign, not -0.2", () -> WORST.withExpected(-0.2));
        assertRefused(
                "the share of classifiable answers lies above 0 and up to 1, not 0.0", () -> WORST.withClassifiable(0));
    }

    private static void assertRefused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
