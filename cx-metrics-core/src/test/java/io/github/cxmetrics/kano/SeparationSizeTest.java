package io.github.cxmetrics.kano;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import java.util.function.Predicate;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often each rule tells two categories apart that are equally likely: exact, by enumeration of all samples. Both categories are compared whether or not they
 * are the two largest; the rest is one further category that never takes part.
 */
class SeparationSizeTest {

    /** Probability of each (a, b) under multinomial sampling with both shares p. */
    private static double probability(int a, int b, int n, double p) {
        return Math.exp(Gamma.logGamma(n + 1.0)
                - Gamma.logGamma(a + 1.0)
                - Gamma.logGamma(b + 1.0)
                - Gamma.logGamma(n - a - b + 1.0)
                + (a + b) * Math.log(p)
                + (n - a - b) * Math.log(1 - 2 * p));
    }

    private interface Rule {
        boolean tellsApart(int larger, int smaller, int n);
    }

    private static double size(int n, double p, Rule rule) {
        double size = 0;
        for (int a = 0; a <= n; a++) {
            for (int b = 0; a + b <= n; b++) {
                if (a != b && rule.tellsApart(Math.max(a, b), Math.min(a, b), n)) {
                    size += probability(a, b, n, p);
                }
            }
        }
        return size;
    }

    @ParameterizedTest
    @CsvSource({
        "30,  0.2,  0.150, 0.103, 0.665", "30,  0.3,  0.169, 0.098, 0.724",
        "30,  0.4,  0.186, 0.094, 0.761", "30,  0.48, 0.224, 0.111, 0.787",
        "100, 0.2,  0.140, 0.099, 0.304", "100, 0.3,  0.171, 0.099, 0.402",
        "100, 0.4,  0.199, 0.102, 0.468", "100, 0.48, 0.241, 0.098, 0.508",
        "300, 0.2,  0.140, 0.099, 0.091", "300, 0.3,  0.168, 0.100, 0.168",
        "300, 0.4,  0.208, 0.099, 0.233", "300, 0.48, 0.227, 0.100, 0.276"
    })
    void exactSizes(int n, double p, double fong, double multinomial, double sixPercent) {
        assertThat(size(n, p, (a, b, all) -> FongTest.of(a, b, all).significant()))
                .isEqualTo(fong, within(0.0005));
        assertThat(size(n, p, (a, b, all) -> multinomialZ(a, b) >= 1.645)).isEqualTo(multinomial, within(0.0005));
        assertThat(size(n, p, (a, b, all) -> 100 * (a - b) > 6 * all)).isEqualTo(sixPercent, within(0.0005));
    }

    private static double multinomialZ(int a, int b) {
        return largestTwo(a, b).separation().statistic().orElseThrow();
    }

    private static KanoReading largestTwo(int larger, int smaller) {
        return Aomi.reading(larger, smaller, 0, 0, 0, 0);
    }

    /** The reading's own answers where both are the largest two. */
    @ParameterizedTest
    @CsvSource({"13, 11, 24", "13, 11, 30", "20, 4, 27", "50, 50, 101", "7, 1, 8"})
    void readingsDecideTheSame(int a, int b, int n) {
        KanoReading reading = Aomi.reading(a, b, 0, n - a - b, 0, 0);
        Predicate<KanoReading> mixed = KanoReading::mixedBySixPercentRule;
        assertThat(mixed.test(reading)).isEqualTo(100 * (a - b) <= 6 * n);
        assertThat(reading.fong()).isEqualTo(FongTest.of(a, b, n));
        assertThat(reading.separated(Confidence.of(0.90)))
                .isEqualTo(largestTwo(a, b).separated(Confidence.of(0.90)));
    }
}
