package io.github.cxmetrics.lifetime.internal;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import java.util.random.RandomGenerator;

/** Reads off a distribution on 0, 1, 2, …. */
public final class TransactionCounts {

    /** Far beyond any number of purchases; sums of probabilities may stall just below 1. */
    private static final long FAR = 10_000;

    private static final double ALL = 1 - 1e-9;

    private TransactionCounts() {}

    public static Interval interval(LongToDoubleFunction probability, Confidence confidence) {
        requireNonNull(confidence, "confidence");
        double tail = (1 - confidence.level()) / 2;
        long lower = quantile(probability, tail);
        long upper = quantile(probability, 1 - tail);
        return new Interval(lower, upper, confidence, "equal tails of the predictive distribution");
    }

    /** The smallest n with P(N ≤ n) ≥ p. */
    public static long quantile(LongToDoubleFunction probability, double p) {
        double sum = 0;
        for (long n = 0; n < FAR; n++) {
            sum += probability.applyAsDouble(n);
            if (sum >= p) {
                return n;
            }
        }
        throw new IllegalStateException("quantile " + p + " of the transactions is undefined: none up to " + FAR);
    }

    /** Numbers drawn by inversion. Beyond what floating point can add up, the last number found stands for the rest. */
    public static long[] draw(LongToDoubleFunction probability, int draws, RandomGenerator random) {
        double[] uniform = new double[draws];
        for (int i = 0; i < draws; i++) {
            uniform[i] = random.nextDouble();
        }
        double[] sorted = uniform.clone();
        Arrays.sort(sorted);
        long[] quantiles = new long[draws];
        double sum = 0;
        long n = -1;
        for (int i = 0; i < draws; i++) {
            while (sum <= sorted[i] && sum < ALL) {
                sum += probability.applyAsDouble(++n);
            }
            quantiles[i] = n;
        }
        long[] drawn = new long[draws];
        for (int i = 0; i < draws; i++) {
            drawn[i] = quantiles[Arrays.binarySearch(sorted, uniform[i])];
        }
        return drawn;
    }
}
