package io.github.cxmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Beta;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class NumericsTest {

    /** Tables of Student's t; at 7 degrees of freedom to 15 digits, where a known peer is off in the tenth. */
    @Test
    void studentQuantiles() {
        assertThat(BetaTail.twoSidedStudentQuantile(0.95, 1)).isEqualTo(1 / Math.tan(Math.PI / 40), within(1e-13));
        assertThat(BetaTail.twoSidedStudentQuantile(0.95, 7)).isEqualTo(2.3646242515927844, within(1e-13));
        assertThat(BetaTail.twoSidedStudentQuantile(0.99, 30)).isEqualTo(2.7499956535672237, within(1e-12));
        assertThat(BetaTail.twoSidedStudentQuantile(0.95, 1e9)).isEqualTo(1.9599639869122, within(1e-12));
    }

    /** With one degree of freedom t is Cauchy, with two there is a closed form: both to the far tail. */
    @Test
    void studentTailsOfClosedForms() {
        for (double t : new double[] {0.001, 0.5, 1, 3, 100, 1e6, 1e12}) {
            assertThat(BetaTail.twoSidedStudentP(t, 1))
                    .isCloseTo(2 * Math.atan2(1, t) / Math.PI, Percentage.withPercentage(1e-10));
            double tail = 2 / (Math.sqrt(t * t + 2) * (Math.sqrt(t * t + 2) + t));
            assertThat(BetaTail.twoSidedStudentP(-t, 2)).isCloseTo(tail, Percentage.withPercentage(1e-10));
        }
        // Continuous where the method changes.
        for (double t : new double[] {0.1, 2, 6, 20}) {
            assertThat(BetaTail.twoSidedStudentP(t, 100_000))
                    .isCloseTo(BetaTail.twoSidedStudentP(t, 100_000.0000001), Percentage.withPercentage(1e-8));
        }
        assertThat(BetaTail.twoSidedStudentP(Double.POSITIVE_INFINITY, 5)).isZero();
        assertThat(BetaTail.twoSidedStudentP(0, 5)).isEqualTo(1);
    }

    /** A Beta(a, b) with whole shapes is a binomial tail. */
    @Test
    void betaIsABinomialTail() {
        double x = 0.3;
        double tail = 0;
        double term = Math.pow(x, 9);
        for (int k = 9; k >= 4; k--) {
            tail += term;
            term *= k / (10.0 - k) * (1 - x) / x;
        }
        assertThat(BetaTail.lower(4, 6, x, 1 - x)).isEqualTo(tail, within(1e-15));
        assertThat(BetaTail.lower(4, 6, 0, 1)).isZero();
        assertThat(BetaTail.lower(4, 6, 1, 0)).isEqualTo(1);
    }

    /** With t = u² the density of Beta(½, b) is 2(1 − u²)^(b−1) / B(½, b), which Simpson's rule sums. */
    @Test
    void betaTailsOfASmallShapeAndALargeOne() {
        double b = 100_000;
        double x = 2e-5;
        int steps = 2000;
        double width = Math.sqrt(x) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double u = i * width;
            sum += (i == 0 || i == steps ? 1 : i % 2 == 0 ? 2 : 4) * Math.exp((b - 1) * Math.log1p(-u * u));
        }
        double expected = 2 * sum * width / 3 / Math.exp(Beta.logBeta(0.5, b));
        assertThat(BetaTail.lower(0.5, b, x, 1 - x)).isEqualTo(expected, within(1e-9));
        assertThat(BetaTail.lower(b, 0.5, 1 - x, x)).isEqualTo(1 - expected, within(1e-9));
    }

    @Test
    void betaQuantilesInvert() {
        for (double a : new double[] {0.5, 1, 17, 20_000.5, 5e8}) {
            for (double p : new double[] {0.0005, 0.025, 0.5, 0.975}) {
                double x = BetaTail.quantile(a, 0.5 + a / 3, p);
                assertThat(BetaTail.lower(a, 0.5 + a / 3, x, 1 - x)).isEqualTo(p, within(1e-6 * p));
            }
        }
    }

    @Test
    void normalTailsGoFar() {
        assertThat(Normal.twoSidedP(10)).isCloseTo(1.5239706048321052e-23, Percentage.withPercentage(1e-10));
        assertThat(Normal.twoSidedP(-37)).isCloseTo(1.1451142e-299, Percentage.withPercentage(1e-4));
        assertThat(Normal.twoSidedP(1e6)).isZero();
        assertThat(Normal.twoSidedP(0)).isEqualTo(1);
        assertThat(Normal.cdf(1.959963984540054)).isEqualTo(0.975, within(1e-15));
    }

    @Test
    void differencesOfFractionsAreExact() {
        assertThat(Fractions.difference(500_000_100L, 1_000_000_000L, 500_000_000L, 1_000_000_000L))
                .isEqualTo(1e-7);
        assertThat(Fractions.difference(1, 3, 2, 6)).isZero();
        assertThat(Fractions.difference(Long.MAX_VALUE, Long.MAX_VALUE, 1, 2)).isEqualTo(0.5);
    }

    @Test
    void inversionFindsTheReachingQuantile() {
        assertThat(Inversion.z(3, z -> Limits.around(3, 1.5 * z))).isEqualTo(2, within(1e-14));
        assertThat(Inversion.z(-3, z -> Limits.around(-3, 0.001 * z))).isEqualTo(-3000, within(1e-9));
        assertThat(Inversion.z(0, z -> Limits.around(0, 0))).isZero();
        assertThat(Inversion.z(-1, z -> Limits.around(-1, 0))).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void numbersPrintWithoutNegativeZero() {
        assertThat(Text.fixed(-0.04, 1)).isEqualTo("0.0");
        assertThat(Text.fixed(-45.5, 0)).isEqualTo("-46");
        assertThat(Text.fixed(45.5, 0)).isEqualTo("46");
        assertThat(Text.fixed(2.675, 2)).isEqualTo("2.68");
        assertThat(Text.shortest(0)).isEqualTo("0");
        assertThat(Text.pValue(0.00009)).isEqualTo("< 0.0001");
        assertThat(Text.pValue(0.0001)).isEqualTo("= 0.0001");
    }
}
