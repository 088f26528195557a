package io.github.cxmetrics.survey;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.internal.BetaTail;
import io.github.cxmetrics.internal.Limits;

/**
 * Intervals for a net score: share of one end minus share of the other, as in {@link Nps}.
 *
 * <p>Exact coverage at nominal 95 %, mean and minimum over a grid of shares with all three answers present: at n = 25 score .953/.942, adjusted Wald
 * .951/.941, May–Johnson .948/.923, MOVER of Wilson .949/.922, t .941/.826, Wald .924/.825, Goodman .965/.828.
 */
public enum NetScoreMethod {
    /** Tango (1998), the inverted score test; "iterative" in Rocks (2016). The default: never leaves the range, has width even when all agree. */
    SCORE("score") {
        @Override
        Limits limits(Trinomial counts, double critical) {
            return counts.scoreLimits(critical);
        }

        @Override
        double standardError(Trinomial counts, double score) {
            return Math.sqrt(counts.varianceUnder(score) / counts.n());
        }
    },
    /** Rocks (2016): Wald after adding ¾, 1½ and ¾ responses. A closed form nearly as good; its centre is not the score. */
    ADJUSTED_WALD("adjusted Wald") {
        @Override
        Limits limits(Trinomial counts, double critical) {
            return counts.adjusted().wald(critical);
        }

        @Override
        double centre(Trinomial counts) {
            return counts.adjusted().score();
        }

        @Override
        double standardError(Trinomial counts, double score) {
            return counts.adjusted().standardError();
        }
    },
    /** The textbook formula with the population variance. No width when all agree: on request only. */
    WALD("Wald") {
        @Override
        Limits limits(Trinomial counts, double critical) {
            return counts.wald(critical);
        }
    },
    /** Goodman (1964): Wald with the root of a chi-square quantile of 2 degrees of freedom; simultaneous over contrasts, so wide. */
    GOODMAN("Goodman") {
        @Override
        Limits limits(Trinomial counts, double critical) {
            return counts.wald(critical);
        }

        @Override
        double critical(Trinomial counts, Confidence confidence) {
            return Math.sqrt(-2 * Math.log(1 - confidence.level()));
        }
    },
    /** May and Johnson (1997). */
    MAY_JOHNSON("May–Johnson") {
        @Override
        Limits limits(Trinomial counts, double critical) {
            return counts.mayJohnson(critical);
        }
    },
    /** Square-and-add (MOVER) of the Wilson intervals of both shares. */
    MOVER_WILSON("MOVER of Wilson intervals") {
        @Override
        Limits limits(Trinomial counts, double critical) {
            return counts.moverWilson(critical);
        }
    },
    /** The t interval of the mean of −1, 0 and 1 with the unbiased variance, as calculators print it: without width where all are alike. Needs two ratings. */
    STUDENT_T("t") {
        @Override
        Limits limits(Trinomial counts, double critical) {
            return Limits.around(counts.score(), critical * Math.sqrt(counts.variance() / (counts.n() - 1)));
        }

        @Override
        double critical(Trinomial counts, Confidence confidence) {
            if (counts.n() <= 1) {
                throw new IllegalStateException("the t interval of a net score needs at least 2 ratings, not 1");
            }
            return BetaTail.twoSidedStudentQuantile(confidence.level(), counts.n() - 1);
        }
    };

    private final String text;

    NetScoreMethod(String text) {
        this.text = text;
    }

    /** In -1..1, for a critical value in standard errors. */
    abstract Limits limits(Trinomial counts, double critical);

    /** Where the limits lie at critical value 0. */
    double centre(Trinomial counts) {
        return counts.score();
    }

    double critical(Trinomial counts, Confidence confidence) {
        requireNonNull(confidence, "confidence");
        return confidence.z();
    }

    /** The standard error that the method's own test uses for a hypothetical score. */
    double standardError(Trinomial counts, double score) {
        return counts.standardError();
    }

    /** Whether the critical value is a normal quantile, so that a test can be made of the interval. */
    boolean isNormal() {
        return this != GOODMAN && this != STUDENT_T;
    }

    /** The method's name as reports print it. */
    @Override
    public String toString() {
        return text;
    }
}
