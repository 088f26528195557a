package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProportionMethodsTest {

    @Test
    void badCountsAreRefused() {
        assertThatThrownBy(() -> Proportion.of(-1, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("successes must not be negative: -1");
        assertThatThrownBy(() -> Proportion.of(0, -5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trials must not be negative: -5");
        assertThatThrownBy(() -> Proportion.of(6, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("successes must not exceed trials: 6 of 5");
        assertThatThrownBy(() -> new Proportion(" ", "trials", 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a proportion needs a name; a nameless one is called share");
        assertThatThrownBy(() -> new Proportion("share", " ", 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a proportion needs what it counts; else it counts trials");
        assertThatThrownBy(() -> Proportion.of(3, 5).minus(Proportion.of(1, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("can't take 1 of 4 out of 3 of 5");
    }

    @Test
    void prints() {
        assertThat(Proportion.of(2, 3)).hasToString("66.7 % (95 % CI 20.8 % … 93.9 %), 2 of 3");
        assertThat(Proportion.of(0, 0)).hasToString("share: no trials");
        assertThat(Proportion.of(56, 70).versus(Proportion.of(48, 80)))
                .hasToString(
                        "share +20.0 pp (95 % CI +5.2 pp … +33.4 pp), p = 0.0081 (interval: Newcombe; test: inversion of the interval)");
    }

    @Test
    void partsAddUp() {
        Proportion share = Proportion.of(17, 23);
        assertThat(share.failures()).isEqualTo(6);
        assertThat(share.complement()).isEqualTo(Proportion.of(6, 23));
        assertThat(share.percent()).isEqualTo(100 * share.value(), within(1e-12));
        assertThat(share.minus(share)).isEqualTo(Proportion.of(0, 0));
        Proportion onTime = share.named("on time");
        assertThat(onTime.complement()).isEqualTo(Proportion.of(6, 23).named("not on time"));
        assertThat(onTime.complement().complement()).isEqualTo(onTime);
        assertThat(Stream.of(true, false, true).collect(Proportion.collector())).isEqualTo(Proportion.of(2, 3));
        assertThat(share.minus(Proportion.of(5, 7)).plus(Proportion.of(5, 7))).isEqualTo(share);
    }

    /** Every share of every n up to 40: limits around the share, mirrored, and (but for Wald) growing with x. */
    @ParameterizedTest
    @EnumSource(ProportionMethod.class)
    void intervalsKeepTheirShape(ProportionMethod method) {
        for (int n = 1; n <= 40; n++) {
            double lowerBefore = Double.NEGATIVE_INFINITY;
            double upperBefore = Double.NEGATIVE_INFINITY;
            for (int x = 0; x <= n; x++) {
                Interval interval = Proportion.of(x, n).interval(Confidence.DEFAULT, method);
                Interval mirrored = Proportion.of(n - x, n).interval(Confidence.DEFAULT, method);
                assertThat(interval.lower()).isEqualTo(1 - mirrored.upper(), within(1e-12));
                if (method != ProportionMethod.WALD) {
                    assertThat(interval.lower()).isGreaterThanOrEqualTo(lowerBefore);
                    assertThat(interval.upper()).isGreaterThanOrEqualTo(upperBefore);
                }
                boolean plainJeffreysAtTheEnd = method == ProportionMethod.JEFFREYS && (x == 0 || x == n);
                assertThat(interval.contains((double) x / n)).isEqualTo(!plainJeffreysAtTheEnd);
                lowerBefore = interval.lower();
                upperBefore = interval.upper();
            }
        }
    }

    @Test
    void onlyWaldHasNoWidthWhenAllAgree() {
        for (ProportionMethod method : ProportionMethod.values()) {
            double width =
                    Proportion.of(9, 9).interval(Confidence.DEFAULT, method).width();
            assertThat(width > 0).as(method.toString()).isEqualTo(method != ProportionMethod.WALD);
        }
    }

    @Test
    void wilsonEndsAreExact() {
        for (long n : List.of(1L, 7L, 1_000_000_000L, Long.MAX_VALUE / 2)) {
            assertThat(Proportion.of(0, n).interval().lower()).isZero();
            assertThat(Proportion.of(n, n).interval().upper()).isEqualTo(1);
        }
    }

    /** The exact coverage of Wilson and Wald over shares .005 to .995: the table of the design notes, here by enumeration. */
    @Test
    void coverageIsAsPublished() {
        assertThat(meanCoverage(10, ProportionMethod.WILSON)).isEqualTo(0.954, within(0.0006));
        assertThat(meanCoverage(10, ProportionMethod.WALD)).isEqualTo(0.773, within(0.0006));
        assertThat(meanCoverage(10, ProportionMethod.AGRESTI_COULL)).isEqualTo(0.964, within(0.0006));
        assertThat(meanCoverage(10, ProportionMethod.CLOPPER_PEARSON)).isEqualTo(0.984, within(0.0006));
        assertThat(meanCoverage(10, ProportionMethod.JEFFREYS)).isEqualTo(0.954, within(0.0006));
        assertThat(meanCoverage(50, ProportionMethod.WILSON)).isEqualTo(0.952, within(0.0006));
        assertThat(meanCoverage(50, ProportionMethod.WALD)).isEqualTo(0.905, within(0.0006));
    }

    @Test
    void leastCoverageIsAsPublished() {
        assertThat(coverages(10, ProportionMethod.WILSON).min().orElseThrow()).isEqualTo(0.860, within(0.0006));
        assertThat(coverages(10, ProportionMethod.WALD).min().orElseThrow()).isEqualTo(0.049, within(0.0006));
        assertThat(coverages(50, ProportionMethod.WILSON).min().orElseThrow()).isEqualTo(0.911, within(0.0006));
    }

    private static double meanCoverage(int n, ProportionMethod method) {
        return coverages(n, method).average().orElseThrow();
    }

    private static DoubleStream coverages(int n, ProportionMethod method) {
        return IntStream.rangeClosed(1, 199).mapToDouble(i -> coverage(n, method, i / 200.0));
    }

    private static double coverage(int n, ProportionMethod method, double p) {
        double probability = Math.pow(1 - p, n);
        double covered = 0;
        for (int x = 0; x <= n; x++) {
            if (Proportion.of(x, n).interval(Confidence.DEFAULT, method).contains(p)) {
                covered += probability;
            }
            probability *= (double) (n - x) / (x + 1) * p / (1 - p);
        }
        return covered;
    }

    /** Interval and test are two readings of one thing: for every pair of small tables the p-value is below 0.05 where 0 is left out. */
    @ParameterizedTest
    @EnumSource(DifferenceMethod.class)
    void intervalAndTestNeverContradict(DifferenceMethod method) {
        for (int n1 = 1; n1 <= 9; n1++) {
            for (int x1 = 0; x1 <= n1; x1++) {
                for (int x2 = 0; x2 <= 7; x2++) {
                    if (method == DifferenceMethod.WALD && x1 % n1 == 0 && x2 % 7 == 0) {
                        continue;
                    }
                    Comparison difference =
                            Proportion.of(x1, n1).versus(Proportion.of(x2, 7), Confidence.DEFAULT, method);
                    assertThat(difference.interval().contains(0))
                            .as("%s of %s and %s of 7", x1, n1, x2)
                            .isEqualTo(difference.pValue() >= 0.05);
                    assertThat(difference.pValue()).isBetween(0.0, 1.0);
                }
            }
        }
    }

    @Test
    void theTestOfAClosedFormIsItsZ() {
        Proportion a = Proportion.of(450, 1000);
        Proportion b = Proportion.of(500, 1000);
        double z = a.versus(b, Confidence.DEFAULT, DifferenceMethod.WALD)
                .test()
                .statistic()
                .orElseThrow();
        assertThat(z).isEqualTo(a.test(b, ProportionTest.UNPOOLED_Z).statistic().orElseThrow(), within(1e-12));
    }

    @Test
    void aBillionKeepsItsDigits() {
        Proportion a = Proportion.of(500_000_100L, 1_000_000_000L);
        Proportion b = Proportion.of(500_000_000L, 1_000_000_000L);
        assertThat(a.versus(b).difference()).isEqualTo(1e-7);
        double z = a.test(b, ProportionTest.POOLED_Z).statistic().orElseThrow();
        assertThat(z).isEqualTo(0.0044721359549996, within(1e-15));
        assertThat(a.test(b, ProportionTest.FISHER_EXACT).pValue()).isEqualTo(0.99645, within(1e-4));
        for (ProportionMethod method : ProportionMethod.values()) {
            Interval interval = a.interval(Confidence.DEFAULT, method);
            assertThat(interval.width()).as(method.toString()).isEqualTo(6.198e-5, within(1e-8));
        }
    }

    @Test
    void testsWithoutVarianceAreUndefined() {
        Proportion all = Proportion.of(4, 4);
        Proportion none = Proportion.of(0, 5);
        for (ProportionTest test :
                List.of(ProportionTest.POOLED_Z, ProportionTest.CHI_SQUARE, ProportionTest.CHI_SQUARE_YATES)) {
            assertThatThrownBy(() -> all.test(Proportion.of(3, 3), test))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(test + " is undefined: the pooled share is 7 of 7");
        }
        assertThatThrownBy(() -> all.test(none, ProportionTest.UNPOOLED_Z))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("unpooled z is undefined: neither 4 of 4 nor 0 of 5 has a variance");
        assertThat(all.test(none, ProportionTest.FISHER_EXACT).pValue()).isEqualTo(1.0 / 126, within(1e-15));
        assertThat(all.differenceInterval(none, Confidence.DEFAULT, DifferenceMethod.WALD)
                        .width())
                .isZero();
    }

    /** Fisher's lady tasting tea (1935): 3 of 4 cups right. */
    @Test
    void theLadyTastingTea() {
        double p = Proportion.of(3, 4)
                .test(Proportion.of(1, 4), ProportionTest.FISHER_EXACT)
                .pValue();
        assertThat(p).isEqualTo(34.0 / 70, within(1e-15));
    }

    /** All 2×2 tables with up to 8 trials a sample, against sums of exact binomial coefficients. */
    @Test
    void fisherAgreesWithFactorials() {
        for (int n1 = 1; n1 <= 8; n1++) {
            for (int n2 = 1; n2 <= 8; n2++) {
                for (int x1 = 0; x1 <= n1; x1++) {
                    for (int x2 = 0; x2 <= n2; x2++) {
                        double p = Proportion.of(x1, n1)
                                .test(Proportion.of(x2, n2), ProportionTest.FISHER_EXACT)
                                .pValue();
                        assertThat(p).isEqualTo(FisherByFactorials.twoSidedP(x1, n1, x2, n2), within(1e-13));
                    }
                }
            }
        }
    }

    @Test
    void theExactTestRefusesCountsThatDoublesCannotHold() {
        assertThatThrownBy(
                        () -> Proportion.of(1, Long.MAX_VALUE).test(Proportion.of(1, 2), ProportionTest.FISHER_EXACT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the exact test takes at most 2^52 trials a sample, not 9223372036854775807");
    }

    @Test
    void effectSizesKeepTheDigitsOfCloseShares() {
        for (int x = 0; x <= 10; x++) {
            for (int y = 0; y <= 10; y++) {
                assertThat(Proportion.of(x, 10).cohensH(Proportion.of(y, 10)))
                        .as("%s and %s of 10", x, y)
                        .isEqualTo(
                                2 * Math.asin(Math.sqrt(x / 10.0)) - 2 * Math.asin(Math.sqrt(y / 10.0)), within(1e-14));
            }
        }
        // Around a half the angle rises by as much as the share.
        assertThat(Proportion.of(500_000_001, 1_000_000_000).cohensH(Proportion.of(500_000_000, 1_000_000_000)))
                .isEqualTo(2e-9, within(1e-22));
    }

    @Test
    void whatIsReadOffTwoSharesNeedsTwoThatAreAlike() {
        Proportion half = Proportion.of(1, 2);
        Proportion none = Proportion.of(0, 0);
        List<BiConsumer<Proportion, Proportion>> doors = List.of(
                Proportion::cohensH,
                (one, two) -> one.differenceInterval(two, Confidence.DEFAULT, DifferenceMethod.WALD),
                (one, two) -> one.test(two, ProportionTest.FISHER_EXACT));
        for (BiConsumer<Proportion, Proportion> door : doors) {
            assertThatThrownBy(() -> door.accept(half, half.named("on time")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("share: a share without a name (see named) and on time of trials don't go together");
            for (Runnable call : List.<Runnable>of(() -> door.accept(none, half), () -> door.accept(half, none))) {
                assertThatThrownBy(call::run)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("share is undefined: no trials");
            }
        }
    }

    @Test
    void effectSizesAreSigned() {
        assertThat(Proportion.of(1, 1).cohensH(Proportion.of(0, 1))).isEqualTo(Math.PI);
        assertThat(Proportion.of(1, 4).cohensH(Proportion.of(1, 2)))
                .isEqualTo(-Proportion.of(1, 2).cohensH(Proportion.of(1, 4)));
    }

    @Test
    void waldOfSharesWithoutVarianceIsUndefined() {
        Proportion all = Proportion.of(1, 1);
        Proportion none = Proportion.of(0, 1);
        for (Proportion other : new Proportion[] {none, all}) {
            assertThatThrownBy(() -> all.versus(other, Confidence.DEFAULT, DifferenceMethod.WALD))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the Wald difference is undefined: neither 1 of 1 nor " + other.counts()
                            + " has a variance");
        }
        assertThat(all.versus(none).pValue()).isGreaterThan(0.1);
        assertThat(all.versus(none, Confidence.DEFAULT, DifferenceMethod.AGRESTI_CAFFO)
                        .pValue())
                .isGreaterThan(0.1);
        assertThat(all.versus(Proportion.of(1, 2), Confidence.DEFAULT, DifferenceMethod.WALD)
                        .pValue())
                .isBetween(0.1, 0.2);
    }

    /**
     * Distances of the limits from the share at 95 %: Gauss–Legendre integration of the beta density in 60-digit decimals (Python's decimal, 24 panels of 24
     * nodes, Newton's steps to 25 digits).
     */
    private static final Object[][] HUGE = {
        {2_000_000L, 5_000_000L, -4.29448588818344477e-04, 4.29564396799827109e-04, -4.29348606768172297e-04},
        {500_000_000L, 1_000_000_000L, -3.09902515777177304e-05, 3.09902515777177304e-05, -3.09897515777191794e-05},
        {123_456_789L, 10_000_000_000L, -2.16416203295756554e-06, 2.16444432576691479e-06, -2.16411203728540997e-06},
        {
            300_000_000_000L,
            1_000_000_000_000L,
            -8.98168252991625773e-07,
            8.98169410714833371e-07,
            -8.98167752992053511e-07
        },
        {10_000_000L, 1_000_010_000_000L, -6.19691018604609950e-09, 6.19980471497497246e-09, -6.19641034599093497e-09},
        {
            500_000_000_000_000L,
            1_000_000_000_000_000L,
            -3.09897521152280413e-08,
            3.09897521152280413e-08,
            -3.09897516152280461e-08
        },
        {500L, 1_000_000_000_000_000L, -4.28714231003609613e-14, 4.58092685651588238e-14, -4.23933343897697636e-14},
        {
            33_333_333_333_333_333L,
            100_000_000_000_000_000L,
            -2.92174180209809569e-09,
            2.92174181174578193e-09,
            -2.92174179709809577e-09
        },
        {
            100_000_000L,
            1_000_000_000_000_000_000L,
            -1.95986926742851146e-14,
            1.96015870781618354e-14,
            -1.95981927232842143e-14
        },
        {
            8_999_999_999_000_000_000L,
            9_000_000_000_000_000_000L,
            -6.88682782283383797e-15,
            6.88650622984834528e-15,
            -6.88677226555662900e-15
        },
    };

    @Test
    void exactLimitsOfHugeSamples() {
        for (Object[] row : HUGE) {
            Proportion share = Proportion.of((long) row[0], (long) row[1]);
            double p = share.value();
            Interval exact = share.interval(Confidence.DEFAULT, ProportionMethod.CLOPPER_PEARSON);
            Interval jeffreys = share.interval(Confidence.DEFAULT, ProportionMethod.JEFFREYS);
            assertDistance(p, exact.lower(), (double) row[2]);
            assertDistance(p, exact.upper(), (double) row[3]);
            assertDistance(p, jeffreys.lower(), (double) row[4]);
            Interval mirrored = share.complement().interval(Confidence.DEFAULT, ProportionMethod.CLOPPER_PEARSON);
            assertThat(mirrored.upper()).isEqualTo(1 - exact.lower(), within(2e-16));
        }
    }

    /** To eleven digits, but for what doubles of the size of the limit can hold. */
    private static void assertDistance(double share, double limit, double distance) {
        assertThat(limit - share).isEqualTo(distance, within(1e-11 * Math.abs(distance) + 2 * Math.ulp(limit)));
    }

    @Test
    void exactLimitsOfFewAmongVeryMany() {
        Interval one = Proportion.of(1, 1_000_000_000_000_000_000L)
                .interval(Confidence.DEFAULT, ProportionMethod.CLOPPER_PEARSON);
        assertThat(one.lower()).isEqualTo(-Math.log1p(-0.025) / 1e18, within(1e-30));
        assertThat(one.upper() * 1e18).isEqualTo(5.571643390938898, within(1e-11));
        Interval none = Proportion.of(0, 1_000_000_000_000_000_000L)
                .interval(Confidence.DEFAULT, ProportionMethod.CLOPPER_PEARSON);
        assertThat(none.lower()).isZero();
        assertThat(none.upper() * 1e18).isEqualTo(-Math.log(0.025), within(1e-11));
        Interval close =
                Proportion.of(5_000_000_000L, 10_000_000_000L).interval(Confidence.of(1e-6), ProportionMethod.JEFFREYS);
        assertThat(close.contains(0.5)).isTrue();
        assertThat(close.width()).isBetween(0.0, 1e-10);
    }
}
