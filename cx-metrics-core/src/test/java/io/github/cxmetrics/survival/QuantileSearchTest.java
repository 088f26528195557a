package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A curve rests on a level to 1e-9: products of survival miss it by rounding, and nothing that is further off is on it. */
class QuantileSearchTest {

    private static final double[] TIMES = {1, 2, 4, 8};
    private static final double LAST = 16;

    private static double median(QuantileRule rule, double... failed) {
        return new QuantileSearch(TIMES, LAST, rule).first(i -> failed[i], 0.5).orElse(Double.NaN);
    }

    @Test
    void aCurveOnTheLevelIsMetHalfWayToItsNextStep() {
        assertThat(median(QuantileRule.MIDPOINT, 0.3, 0.5, 0.7, 0.9)).isEqualTo(3);
        assertThat(median(QuantileRule.MIDPOINT, 0.3, 0.5 - 0.9e-9, 0.7, 0.9)).isEqualTo(3);
        assertThat(median(QuantileRule.MIDPOINT, 0.3, 0.5 + 0.9e-9, 0.7, 0.9)).isEqualTo(3);
    }

    @Test
    void aCurveFurtherFromTheLevelIsNotOnIt() {
        assertThat(median(QuantileRule.MIDPOINT, 0.3, 0.5 - 1.1e-9, 0.7, 0.9)).isEqualTo(4);
        assertThat(median(QuantileRule.MIDPOINT, 0.3, 0.5 + 1.1e-9, 0.7, 0.9)).isEqualTo(2);
    }

    @Test
    void theNextStepIsOneThatLeavesTheLevel() {
        assertThat(median(QuantileRule.MIDPOINT, 0.3, 0.5, 0.5 + 0.9e-9, 0.9)).isEqualTo(5);
        assertThat(median(QuantileRule.MIDPOINT, 0.3, 0.5, 0.5 + 1.1e-9, 0.9)).isEqualTo(3);
        assertThat(median(QuantileRule.MIDPOINT, 0.1, 0.2, 0.3, 0.5)).isEqualTo(12);
    }

    @Test
    void theFirstTimeKnowsNoTolerance() {
        assertThat(median(QuantileRule.FIRST_AT_OR_BELOW, 0.3, 0.5, 0.7, 0.9)).isEqualTo(2);
        assertThat(median(QuantileRule.FIRST_AT_OR_BELOW, 0.3, 0.5 - 1e-12, 0.7, 0.9))
                .isEqualTo(4);
        assertThat(median(QuantileRule.FIRST_AT_OR_BELOW, 0.1, 0.2, 0.3, 0.4)).isNaN();
        assertThatThrownBy(() -> new QuantileSearch(TIMES, LAST, QuantileRule.FIRST_AT_OR_BELOW).first(i -> 1, 1))
                .hasMessage("a quantile needs a share strictly between 0 and 1, not 1.0");
    }
}
