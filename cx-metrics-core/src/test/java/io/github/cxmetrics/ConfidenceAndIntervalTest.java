package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidenceAndIntervalTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN, Double.POSITIVE_INFINITY})
    void levelsOutsideAreRefused(double level) {
        assertThatThrownBy(() -> Confidence.of(level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a confidence level lies strictly between 0 and 1, not " + level);
    }

    @Test
    void quantilesAreThoseOfTheTables() {
        // Abramowitz and Stegun (1964), table 26.5, with further digits by series.
        assertThat(Confidence.of(0.90).z()).isEqualTo(1.6448536269514722, within(1e-15));
        assertThat(Confidence.of(0.95).z()).isEqualTo(1.959963984540054, within(1e-15));
        assertThat(Confidence.of(0.99).z()).isEqualTo(2.5758293035489004, within(2e-15));
    }

    @Test
    void levelsPrintAsPercent() {
        assertThat(Confidence.of(0.95)).hasToString("95 %");
        assertThat(Confidence.of(0.999)).hasToString("99.9 %");
        assertThat(Confidence.of(0.07)).hasToString("7 %");
        assertThat(Confidence.DEFAULT).isEqualTo(Confidence.of(0.95));
    }

    @Test
    void anIntervalNeedsOrderedLimits() {
        assertThatThrownBy(() -> new Interval(2, 1, Confidence.DEFAULT, "test"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an interval needs lower <= upper, not 2.0 and 1.0");
        assertThatThrownBy(() -> new Interval(Double.NaN, 1, Confidence.DEFAULT, "test"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an interval needs lower <= upper, not NaN and 1.0");
    }

    @Test
    void anIntervalKnowsItsWidthAndWhatItHolds() {
        Interval interval = new Interval(-0.25, 0.5, Confidence.of(0.9), "test");
        assertThat(interval.width()).isEqualTo(0.75);
        assertThat(interval.contains(-0.25)).isTrue();
        assertThat(interval.contains(0.5)).isTrue();
        assertThat(interval.contains(0.500001)).isFalse();
        assertThat(interval.contains(Double.NaN)).isFalse();
        assertThat(interval).hasToString("90 % CI -0.25 … 0.5 (test)");
        assertThat(interval.text(Unit.SHARE)).isEqualTo("-25.0 % … 50.0 %");
    }

    @Test
    void intervalsAreEqualByLimitsLevelAndMethod() {
        Interval interval = new Interval(1, 2, Confidence.DEFAULT, "test");
        Interval same = new Interval(1, 2, Confidence.DEFAULT, "test", Unit.SHARE);
        assertThat(interval).isEqualTo(same).hasSameHashCodeAs(same);
        Interval[] others = {
            new Interval(0, 2, Confidence.DEFAULT, "test"),
            new Interval(1, 3, Confidence.DEFAULT, "test"),
            new Interval(1, 2, Confidence.of(0.9), "test"),
            new Interval(1, 2, Confidence.DEFAULT, "other")
        };
        for (Interval other : others) {
            assertThat(interval).isNotEqualTo(other).doesNotHaveSameHashCodeAs(other);
        }
    }

    @Test
    void clippingCutsWhatIsImpossible() {
        Interval interval = new Interval(-1.25, 1.5, Confidence.DEFAULT, "Wald");
        assertThat(interval.clippedTo(-1, 1)).isEqualTo(new Interval(-1, 1, Confidence.DEFAULT, "Wald"));
        assertThat(interval.clippedTo(-2, 2)).isEqualTo(interval);
    }
}
