package io.github.cxmetrics.lifetime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogRisingTest {

    private static final Percentage CLOSE = Percentage.withPercentage(1e-12);

    private static double sumOfLogs(double z, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.log(z + i);
        }
        return sum;
    }

    /** Σ 1 / (z + i)ᵖ, i < n, to 40 digits. */
    private static double sumOfInversePowers(int z, int n, int p) {
        MathContext digits = new MathContext(40);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < n; i++) {
            sum = sum.add(BigDecimal.ONE.divide(BigDecimal.valueOf(z + i).pow(p), digits));
        }
        return sum.doubleValue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e10, 1e50, 1e100, 1e150, 1e290})
    void productsOfLargeFactorsDoNotOverflow(double z) {
        assertThat(LogRising.of(z, 40).log()).isCloseTo(sumOfLogs(z, 40), CLOSE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-280, 1e-200, 0.5})
    void aSmallFirstFactorIsKept(double z) {
        assertThat(LogRising.of(z, 40).log()).isCloseTo(sumOfLogs(z, 40), CLOSE);
        assertThat(LogRising.of(z, 41).log()).isCloseTo(sumOfLogs(z, 41), CLOSE);
    }

    /** Differences of series would keep no digit of the curvature here. */
    @Test
    void fewFactorsOfALargeStartAreAddedUp() {
        LogRising rising = LogRising.of(1e18, 40);
        assertThat(rising.slope()).isCloseTo(40 / 1e18, CLOSE);
        assertThat(rising.curvature()).isCloseTo(-40 / 1e36, CLOSE);
    }

    /** The series begin at 20, where their last terms count most. */
    @Test
    void theSeriesAreGoodToTheLastDigit() {
        LogRising rising = LogRising.of(20, 41);
        assertThat(rising.log()).isCloseTo(sumOfLogs(20, 41), CLOSE);
        assertThat(rising.slope()).isEqualTo(sumOfInversePowers(20, 41, 1), within(7e-16));
        assertThat(rising.curvature()).isEqualTo(-sumOfInversePowers(20, 41, 2), within(5e-17));
    }

    @ParameterizedTest
    @CsvSource({
        "0.7, 2.9, 39",
        "0.7, 2.9, 40",
        "0.7, 2.9, 41",
        "2.9, 0.7, 40",
        "2.9, 0.7, 41",
        "3, 53, 50",
        "53, 3, 50",
        "3, 53, 49",
        "53, 3, 51",
        "1e20, 1, 40",
        "1, 1e20, 40",
        "1, 1e20, 41"
    })
    void ratiosAreDifferencesOfLogs(double z, double w, int n) {
        assertThat(LogRising.logRatio(z, w, n)).isCloseTo(sumOfLogs(z, n) - sumOfLogs(w, n), CLOSE);
    }

    @Test
    void aRatioOfEqualsIsOne() {
        assertThat(LogRising.logRatio(3, 3, 40)).isZero();
        assertThat(LogRising.logRatio(3, 3, 1000)).isEqualTo(0, within(0.0));
    }
}
