package io.github.cxmetrics.survey;

import io.github.cxmetrics.TestResult;

/** Classical tests of "both net scores are equal" for two independent samples, all two-sided. */
public enum NetScoreTest {
    /** z with each sample's own population variance, the test of the Wald interval. */
    UNPOOLED_Z("unpooled z") {
        @Override
        TestResult test(NetCounts first, NetCounts second) {
            Trinomial one = first.trinomial();
            Trinomial two = second.trinomial();
            double variance = one.variance() / one.n() + two.variance() / two.n();
            return z(first.minusScore(second), variance);
        }
    },
    /** z with the population variance of both samples taken together. */
    POOLED_Z("pooled z") {
        @Override
        TestResult test(NetCounts first, NetCounts second) {
            double pooled = first.plus(second).trinomial().variance();
            return z(first.minusScore(second), pooled * (1.0 / first.count() + 1.0 / second.count()));
        }
    },
    /** Unpooled z after adding ¾, 1½ and ¾ responses to each sample (Rocks 2016). */
    ADJUSTED_Z("adjusted z") {
        @Override
        TestResult test(NetCounts first, NetCounts second) {
            Trinomial one = first.trinomial().adjusted();
            Trinomial two = second.trinomial().adjusted();
            return z(first.adjustedMinusScore(second), one.variance() / one.n() + two.variance() / two.n());
        }
    },
    /** Pearson's chi-square of the 2×3 table, without columns that nobody chose: tells any difference of the shares, not only of the score. */
    CHI_SQUARE("chi-square of the shares") {
        @Override
        TestResult test(NetCounts first, NetCounts second) {
            double[] one = first.cells();
            double[] two = second.cells();
            double n = (double) first.count() + second.count();
            double chi2 = 0;
            int columns = 0;
            for (int i = 0; i < one.length; i++) {
                double column = one[i] + two[i];
                if (column > 0) {
                    columns++;
                    chi2 += residual(one[i], column * (first.count() / n))
                            + residual(two[i], column * (second.count() / n));
                }
            }
            if (columns < 2) {
                throw new IllegalStateException(this + " is undefined: all responses are alike");
            }
            return TestResult.ofChiSquare(toString(), chi2, columns - 1);
        }
    };

    private final String text;

    NetScoreTest(String text) {
        this.text = text;
    }

    /** Both samples have responses: the caller's duty. */
    abstract TestResult test(NetCounts first, NetCounts second);

    TestResult z(double difference, double variance) {
        if (variance == 0) {
            throw new IllegalStateException(this + " is undefined: the responses don't vary");
        }
        return TestResult.ofZ(toString(), difference / Math.sqrt(variance));
    }

    private static double residual(double observed, double expected) {
        return (observed - expected) * (observed - expected) / expected;
    }

    /** The test's name as reports print it. */
    @Override
    public String toString() {
        return text;
    }
}
