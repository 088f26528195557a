package io.github.cxmetrics;

import io.github.cxmetrics.internal.Fractions;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.ShareLimits;

/** Intervals for the difference of two independent {@link Proportion}s. */
public enum DifferenceMethod {
    /** Newcombe (1998), method 10: square-and-add of the two Wilson intervals. Never leaves −1..1. */
    NEWCOMBE("Newcombe") {
        @Override
        Limits limits(Proportion first, Proportion second, double z) {
            Limits one = ShareLimits.wilson(first.successes(), first.trials(), z);
            Limits two = ShareLimits.wilson(second.successes(), second.trials(), z);
            return one.minus(first.value(), second.value(), two, centre(first, second));
        }
    },
    /** Agresti and Caffo (2000): Wald after adding one success and one failure to each sample. Its centre is not the difference itself. */
    AGRESTI_CAFFO("Agresti–Caffo") {
        @Override
        Limits limits(Proportion first, Proportion second, double z) {
            return WALD.limits(adjusted(first), adjusted(second), z);
        }

        @Override
        double centre(Proportion first, Proportion second) {
            return WALD.centre(adjusted(first), adjusted(second));
        }

        private Proportion adjusted(Proportion share) {
            return new Proportion(share.name(), share.counted(), share.successes() + 1, share.trials() + 2);
        }
    },
    /** The textbook formula with unpooled variances: on request only. Its test is undefined where both variances are 0. */
    WALD("Wald") {
        @Override
        Limits limits(Proportion first, Proportion second, double z) {
            return Limits.around(centre(first, second), z * Math.sqrt(first.variance() + second.variance()));
        }
    };

    private final String text;

    DifferenceMethod(String text) {
        this.text = text;
    }

    /** Refuses what has an interval without width and no test. */
    void checkTestable(Proportion first, Proportion second) {
        if (this == WALD && first.variance() + second.variance() == 0) {
            throw new IllegalStateException("the Wald difference is undefined: neither " + first.counts() + " nor "
                    + second.counts() + " has a variance");
        }
    }

    /** Both shares are defined: the caller's duty. */
    abstract Limits limits(Proportion first, Proportion second, double z);

    /** Where the interval lies at z = 0. */
    double centre(Proportion first, Proportion second) {
        return Fractions.difference(first.successes(), first.trials(), second.successes(), second.trials());
    }

    /** The method's name as reports print it. */
    @Override
    public String toString() {
        return text;
    }
}
