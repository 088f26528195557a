package io.github.cxmetrics.internal;

import static io.github.cxmetrics.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.FisherByFactorials;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.function.DoubleFunction;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Ratios, tests and limits against their definitions. */
class ExactNumbersTest {

    /** 2⁵³ + 1 is no double, and a third of it is. */
    @Test
    void ratiosAreRoundedOnce() {
        assertThat(Ratios.of(1, 3)).isEqualTo(1.0 / 3);
        assertThat(Ratios.of(-7, 2)).isEqualTo(-3.5);
        long odd = (1L << 53) + 1;
        assertThat(Ratios.of(odd, 3)).isEqualTo(3_002_399_751_580_331.0);
        assertThat(Ratios.of(3, odd))
                .isEqualTo(new BigDecimal(3)
                        .divide(new BigDecimal(odd), MathContext.DECIMAL128)
                        .doubleValue());
        // Both as doubles would be 4 apart, not 2.
        assertThat(Ratios.of(odd, odd + 2)).isEqualTo(1 - 0x1p-52);
        assertThat(Ratios.of(Long.MIN_VALUE, 1)).isEqualTo(-0x1p63);
        assertThat(Ratios.of(BigInteger.TEN.pow(40), BigInteger.TEN.pow(39).multiply(BigInteger.valueOf(4))))
                .isEqualTo(2.5);
        assertThat(Ratios.of(new BigDecimal("0.3"), 4)).isEqualTo(0.075);
    }

    /** Every two samples of up to seven: the sum of all tables with the same margins that are no likelier. */
    @Test
    void fishersTestSumsTheTables() {
        for (int n1 = 1; n1 <= 7; n1++) {
            for (int n2 = 1; n2 <= 7; n2++) {
                for (int x1 = 0; x1 <= n1; x1++) {
                    for (int x2 = 0; x2 <= n2; x2++) {
                        assertThat(FisherExact.twoSidedP(x1, n1, x2, n2))
                                .as("%s of %s and %s of %s", x1, n1, x2, n2)
                                .isEqualTo(FisherByFactorials.twoSidedP(x1, n1, x2, n2), within(1e-13));
                    }
                }
            }
        }
        // Of the lady's eight cups, three of four: 34 of 70.
        assertThat(FisherExact.twoSidedP(3, 4, 1, 4)).isEqualTo(34.0 / 70, within(1e-15));
    }

    @Test
    void fishersTestTakesWhatDoublesTellApart() {
        assertThat(FisherExact.twoSidedP(0, 1L << 52, 0, 1)).isEqualTo(1);
        assertThat(FisherExact.twoSidedP(500_000, 1_000_000, 500_000, 1_000_000))
                .isEqualTo(1);
        String message = "the exact test takes at most 2^52 trials a sample, not 4503599627370497";
        refused(message, () -> FisherExact.twoSidedP(0, (1L << 52) + 1, 0, 1));
        refused(message, () -> FisherExact.twoSidedP(0, 1, 0, (1L << 52) + 1));
    }

    @Test
    void inversionReachesQuantilesAtItsOwnSteps() {
        assertThat(Inversion.z(1, z -> Limits.around(1, z))).isEqualTo(1);
        assertThat(Inversion.z(-4, z -> Limits.around(-4, z))).isEqualTo(-4);
        assertThat(Inversion.z(0.001, z -> Limits.around(0.001, z))).isEqualTo(0.001, within(1e-14));
        assertThat(Inversion.z(5, z -> Limits.around(5, 0))).isEqualTo(Double.POSITIVE_INFINITY);
        // Reached, and not beyond the largest that is tried.
        assertThat(Inversion.z(5e8, z -> Limits.around(5e8, z))).isEqualTo(5e8, within(1e-3));
    }

    /** Square and add: 1 and 3 down, 3 and 0.5 up. */
    @Test
    void limitsOfADifference() {
        Limits limits = new Limits(1, 5).minus(2, 1, new Limits(0.5, 4), 1);
        assertThat(limits.lower()).isEqualTo(1 - Math.sqrt(10), within(1e-15));
        assertThat(limits.upper()).isEqualTo(1 + Math.sqrt(9.25), within(1e-15));
    }

    @Test
    void scoresReachWhereTheirTestRejects() {
        ScoredSample one = new ScoredSample(BoundedMean.of(0, 10, new double[] {1, 4, 9}, new double[] {3, 5, 2}), 20);
        ScoredSample two = new ScoredSample(BoundedMean.of(0, 10, new double[] {2, 7}, new double[] {1, 1}), 8);
        double mean = 4.1;
        Limits limits = one.limits(1.5);
        assertThat(one.z(limits.lower())).isEqualTo(1.5, within(1e-9));
        assertThat(one.z(limits.upper())).isEqualTo(-1.5, within(1e-9));
        assertThat(one.z(mean)).isEqualTo(0, within(1e-7));
        Limits reach = one.reach(1.5);
        assertThat(reach.lower()).isEqualTo(mean - limits.lower(), within(1e-12));
        assertThat(reach.upper()).isEqualTo(limits.upper() - mean, within(1e-12));
        DoubleFunction<Limits> difference = one.difference(two, -0.4);
        Limits other = two.reach(1.5);
        assertThat(difference.apply(1.5).lower())
                .isEqualTo(-0.4 - Math.hypot(reach.lower(), other.upper()), within(1e-12));
        assertThat(difference.apply(1.5).upper())
                .isEqualTo(-0.4 + Math.hypot(reach.upper(), other.lower()), within(1e-12));
    }

    /** Shapes of whole numbers are binomial tails, summed in decimals: small ones, large ones, and one next to the end. */
    @Test
    void betaTailsAreBinomialSums() {
        int[][] shapes = {{1, 1}, {2, 5}, {5, 2}, {30, 40}, {63, 2}, {2, 63}, {1, 80}, {80, 1}, {150, 50}};
        for (int[] shape : shapes) {
            for (String x : new String[] {"0.001", "0.02", "0.3", "0.5", "0.77", "0.98", "0.9995"}) {
                double naive = binomialTail(shape[0], shape[0] + shape[1] - 1, new BigDecimal(x));
                double y = BigDecimal.ONE.subtract(new BigDecimal(x)).doubleValue();
                double tail = BetaTail.lower(shape[0], shape[1], Double.parseDouble(x), y);
                if (naive > 1e-300) {
                    assertThat(tail)
                            .as("%s and %s at %s", shape[0], shape[1], x)
                            .isCloseTo(naive, Percentage.withPercentage(1e-10));
                }
            }
        }
    }

    private static double binomialTail(int from, int n, BigDecimal x) {
        BigDecimal y = BigDecimal.ONE.subtract(x);
        BigDecimal sum = BigDecimal.ZERO;
        BigInteger ways = BigInteger.ONE;
        for (int k = 0; k <= n; k++) {
            if (k >= from) {
                sum = sum.add(new BigDecimal(ways).multiply(x.pow(k)).multiply(y.pow(n - k)));
            }
            ways = ways.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1));
        }
        return sum.doubleValue();
    }

    @Test
    void betaQuantilesOfBothTails() {
        for (double a : new double[] {1, 3, 70}) {
            for (double b : new double[] {1, 8, 90}) {
                for (double tail : new double[] {1e-6, 0.1, 0.5, 0.8}) {
                    double x = BetaTail.upperQuantile(a, b, tail);
                    assertThat(1 - BetaTail.lower(a, b, x, 1 - x)).isEqualTo(tail, within(1e-9));
                    assertThat(BetaTail.quantile(a, b, 1 - tail)).isCloseTo(x, Percentage.withPercentage(1e-6));
                }
            }
        }
        // One degree of two: exponential.
        assertThat(BetaTail.chiSquareP(3, 2)).isEqualTo(Math.exp(-1.5), within(1e-15));
    }
}
