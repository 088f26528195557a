package io.github.cxmetrics.survey;

import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.ShareLimits;
import java.io.Serializable;

/**
 * Responses scored -1, 0 and 1 and counted: the arithmetic of every net score, as a fraction in -1..1. Counts may be fractional, for weighted samples
 * on an effective n. At least one response is the caller's duty.
 *
 * @param minus responses scored -1 (detractors)
 * @param zero responses scored 0 (passives)
 * @param plus responses scored 1 (promoters)
 */
record Trinomial(double minus, double zero, double plus) implements Serializable {

    /** How many responses {@link #adjusted()} adds. */
    static final int ADDED = 3;

    double n() {
        return minus + zero + plus;
    }

    double score() {
        return (plus - minus) / n();
    }

    /** Of one response, population form: {@code p + d - (p - d)²}, in a form whose terms are all positive. */
    double variance() {
        double n = n();
        double p = plus / n;
        double d = minus / n;
        return p * ((minus + zero) / n) + d * ((zero + plus) / n) + 2 * p * d;
    }

    double standardError() {
        return Math.sqrt(variance() / n());
    }

    Trinomial mirrored() {
        return new Trinomial(plus, zero, minus);
    }

    /** Rocks (2016): ¾, 1½ and ¾ responses more, three in all. */
    Trinomial adjusted() {
        return new Trinomial(minus + 0.75, zero + 1.5, plus + 0.75);
    }

    Limits wald(double critical) {
        return Limits.around(score(), critical * standardError());
    }

    /**
     * Tango (1998): all scores that the score test does not reject. Each limit is bisected until the midpoint repeats; the lower one is the upper one of
     * the mirrored counts, so swapping the ends mirrors the interval to the last bit.
     */
    Limits scoreLimits(double z) {
        return new Limits(-mirrored().upperScoreLimit(z), upperScoreLimit(z));
    }

    private double upperScoreLimit(double z) {
        double n = n();
        if (plus >= n) {
            return 1;
        }
        double score = score();
        double inside = score;
        double outside = 1;
        while (true) {
            double middle = inside + (outside - inside) / 2;
            if (middle <= inside || middle >= outside) {
                return middle;
            }
            double distance = middle - score;
            if (distance * distance * n <= z * z * varianceUnder(middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
    }

    /** The variance of one response at the maximum likelihood under {@code plus share - minus share = score}. */
    double varianceUnder(double score) {
        if (score < 0) {
            return mirrored().varianceUnder(-score);
        }
        double b = (minus + plus) * (1 - score) - 2 * (minus + zero) * score;
        double c = minus * score * (1 - score);
        double root = Math.sqrt(b * b + 8 * n() * c);
        // The larger root of 2n·x² - b·x - c, free of cancellation.
        double x = b > 0 ? (b + root) / (4 * n()) : root - b == 0 ? 0 : 2 * c / (root - b);
        return 2 * x + score * (1 - score);
    }

    /** May and Johnson (1997), in the form that does not cancel at large n. */
    Limits mayJohnson(double z) {
        double c = z * z / n();
        double s = (plus + minus) / n();
        double half = Math.sqrt(c * (variance() + c * s)) / (1 + c);
        return Limits.around(score() / (1 + c), half);
    }

    /** Square-and-add of the Wilson intervals of the two outer shares, with their correlation (Newcombe 1998, for paired shares). */
    Limits moverWilson(double z) {
        double n = n();
        double p = plus / n;
        double d = minus / n;
        Limits up = ShareLimits.wilson(plus, n, z);
        Limits down = ShareLimits.wilson(minus, n, z);
        double rho = correlation();
        return new Limits(
                score() - combined(p - up.lower(), down.upper() - d, rho),
                score() + combined(up.upper() - p, d - down.lower(), rho));
    }

    private static double combined(double a, double b, double rho) {
        return Math.sqrt(Math.max(0, a * a + b * b - 2 * rho * a * b));
    }

    /** Of the indicators of both outer answers: -1 if nobody is in between, for then each is what the other is not; else 0 if either never varies. */
    private double correlation() {
        if (zero == 0) {
            return -1;
        }
        return plus == 0 || minus == 0 ? 0 : -Math.sqrt(plus / (minus + zero) * (minus / (zero + plus)));
    }
}
