package io.github.cxmetrics;

import io.github.cxmetrics.internal.FisherExact;
import java.util.OptionalDouble;

/** Tests of "both shares are equal" for two independent {@link Proportion}s, all two-sided. */
public enum ProportionTest {
    /** z with the variance of the pooled share. Undefined where that share is 0 or 1. */
    POOLED_Z("pooled z") {
        @Override
        TestResult test(Proportion first, Proportion second) {
            return TestResult.ofZ(toString(), pooledZ(first, second));
        }
    },
    /** z with each sample's own variance, the test of the Wald interval. Undefined where both variances are 0. */
    UNPOOLED_Z("unpooled z") {
        @Override
        TestResult test(Proportion first, Proportion second) {
            double variance = first.variance() + second.variance();
            if (variance == 0) {
                throw new IllegalStateException(this + " is undefined: neither " + first.counts() + " nor "
                        + second.counts() + " has a variance");
            }
            return TestResult.ofZ(toString(), difference(first, second) / Math.sqrt(variance));
        }
    },
    /** Pearson's chi-square of the 2×2 table, the square of the pooled z. Undefined where the pooled share is 0 or 1. */
    CHI_SQUARE("chi-square") {
        @Override
        TestResult test(Proportion first, Proportion second) {
            double z = pooledZ(first, second);
            return TestResult.ofChiSquare(toString(), z * z, 1);
        }
    },
    /** Chi-square with Yates' continuity correction (1934), never corrected past 0. */
    CHI_SQUARE_YATES("chi-square with Yates' correction") {
        @Override
        TestResult test(Proportion first, Proportion second) {
            double correction = 0.5 / first.trials() + 0.5 / second.trials();
            double corrected = Math.max(0, Math.abs(difference(first, second)) - correction);
            double z = corrected / pooledError(first, second);
            return TestResult.ofChiSquare(toString(), z * z, 1);
        }
    },
    /**
     * Chi-square times {@code (N - 1)/N} (Campbell 2007), as a signed z: the test for small samples, down to expected counts of 1. Undefined where the pooled share
     * is 0 or 1.
     */
    N_MINUS_ONE("N − 1 chi-square") {
        @Override
        TestResult test(Proportion first, Proportion second) {
            double n = (double) first.trials() + second.trials();
            return TestResult.ofZ(toString(), pooledZ(first, second) * Math.sqrt((n - 1) / n));
        }
    },
    /** Fisher's exact test: the probability of all tables with the same margins that are no likelier than this one. */
    FISHER_EXACT("Fisher exact") {
        @Override
        TestResult test(Proportion first, Proportion second) {
            double p = FisherExact.twoSidedP(first.successes(), first.trials(), second.successes(), second.trials());
            return new TestResult(toString(), OptionalDouble.empty(), OptionalDouble.empty(), p);
        }
    };

    private final String text;

    ProportionTest(String text) {
        this.text = text;
    }

    /** Both shares are defined: the caller's duty. */
    abstract TestResult test(Proportion first, Proportion second);

    double pooledZ(Proportion first, Proportion second) {
        return difference(first, second) / pooledError(first, second);
    }

    double pooledError(Proportion first, Proportion second) {
        Proportion pooled = first.plus(second);
        if (pooled.successes() == 0 || pooled.successes() == pooled.trials()) {
            throw new IllegalStateException(this + " is undefined: the pooled share is " + pooled.counts());
        }
        return Math.sqrt(pooled.variance() * pooled.trials() * (1.0 / first.trials() + 1.0 / second.trials()));
    }

    private static double difference(Proportion first, Proportion second) {
        return DifferenceMethod.WALD.centre(first, second);
    }

    /** The test's name as reports print it. */
    @Override
    public String toString() {
        return text;
    }
}
