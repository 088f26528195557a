package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.stream.IntStream;

/**
 * Corrections of p-values for looking at many: of twenty segments that don't differ, one has p &lt; 0.05. The family is the table that is shown; what is
 * hidden or undefined is not in it.
 *
 * <p>{@link #HOLM} answers "which differ": any false alarm in the family is rare. {@link #BENJAMINI_HOCHBERG} is for screening: of those that it names, few
 * are false. Each is the smallest level at which a row is still named, so that it is compared with 0.05 as a p-value is.
 */
public enum PAdjustment {
    /** Holm (1979), step-down: no assumption. The i-th smallest of m times {@code m - i + 1}, never below the one before. */
    HOLM("Holm") {
        @Override
        void correct(double[] rising) {
            int m = rising.length;
            for (int i = 0; i < m; i++) {
                double p = rising[i] * (m - i);
                rising[i] = i == 0 ? p : Math.max(rising[i - 1], p);
            }
        }
    },
    /** Hochberg (1988), step-up: the factors of Holm, for tests that are independent or correlate positively; never above Holm. */
    HOCHBERG("Hochberg") {
        @Override
        void correct(double[] rising) {
            stepUp(rising, i -> rising.length - i);
        }
    },
    /** Benjamini and Hochberg (1995), the false discovery rate, for tests that are independent or correlate positively. */
    BENJAMINI_HOCHBERG("Benjamini–Hochberg") {
        @Override
        void correct(double[] rising) {
            stepUp(rising, i -> (double) rising.length / (i + 1));
        }
    },
    /** Benjamini and Yekutieli (2001): the false discovery rate under any dependence, for a factor of {@code 1 + 1/2 + … + 1/m}. */
    BENJAMINI_YEKUTIELI("Benjamini–Yekutieli") {
        @Override
        void correct(double[] rising) {
            double harmonic = IntStream.rangeClosed(1, rising.length)
                    .mapToDouble(i -> 1.0 / i)
                    .sum();
            stepUp(rising, i -> harmonic * rising.length / (i + 1));
        }
    },
    /** Bonferroni: times m. Holm is valid wherever it is, and never larger. */
    BONFERRONI("Bonferroni") {
        @Override
        void correct(double[] rising) {
            for (int i = 0; i < rising.length; i++) {
                rising[i] *= rising.length;
            }
        }
    },
    /** None: for a single comparison that was planned before the data. */
    NONE("none") {
        @Override
        void correct(double[] rising) {}
    };

    private final String text;

    PAdjustment(String text) {
        this.text = text;
    }

    /** Corrects p-values that rise, in place; what exceeds 1 is cut by the caller. */
    abstract void correct(double[] rising);

    private interface Factor {
        double of(int index);
    }

    private static void stepUp(double[] rising, Factor factor) {
        for (int i = rising.length - 1; i >= 0; i--) {
            double p = rising[i] * factor.of(i);
            rising[i] = i == rising.length - 1 ? p : Math.min(rising[i + 1], p);
        }
    }

    /**
     * The corrected p-values of a family.
     *
     * @param p the p-values, 0..1, in any order
     * @return the corrected ones in the same order, at most 1; equal p-values stay equal, smaller ones never become larger
     * @throws IllegalArgumentException if one is outside 0..1
     */
    public double[] adjust(double... p) {
        for (int i = 0; i < p.length; i++) {
            checkArgument(p[i] >= 0 && p[i] <= 1, "p-value %s must be in 0..1, not %s", (Integer) i, (Double) p[i]);
        }
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted((a, b) -> Double.compare(p[a], p[b]))
                .mapToInt(i -> i)
                .toArray();
        double[] rising = IntStream.of(order).mapToDouble(i -> p[i]).toArray();
        correct(rising);
        double[] adjusted = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            adjusted[order[i]] = Math.min(1, rising[i]);
        }
        return adjusted;
    }

    /** The method's name as reports print it. */
    @Override
    public String toString() {
        return text;
    }
}
