package io.github.cxmetrics.lifetime;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import java.util.function.LongToDoubleFunction;

/** Reads off a distribution on 0, 1, 2, …. */
final class TransactionCounts {

    /** Far beyond any number of purchases; sums of probabilities may stall just below 1. */
    private static final long FAR = 10_000_000;

    private TransactionCounts() {}

    static Interval interval(LongToDoubleFunction probability, Confidence confidence) {
        double tail = (1 - confidence.level()) / 2;
        long lower = quantile(probability, tail);
        long upper = quantile(probability, 1 - tail);
        return new Interval(lower, upper, confidence, "equal tails of the predictive distribution");
    }

    /** The smallest n with P(N ≤ n) ≥ p. */
    static long quantile(LongToDoubleFunction probability, double p) {
        double sum = 0;
        for (long n = 0; n < FAR; n++) {
            sum += probability.applyAsDouble(n);
            if (sum >= p) {
                return n;
            }
        }
        throw new ArithmeticException("no quantile " + p + " below " + FAR + " transactions");
    }
}
