package io.github.cxmetrics.internal;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * The two-sided exact test of Fisher (1934). Probabilities are carried as ratios to the likeliest table, each from its neighbour, so that no factorial
 * is ever rounded and margins of billions take as many steps as there are tables that matter.
 */
public final class FisherExact {

    /** Tables whose probabilities agree to this factor count as equally likely, as R's fisher.test does. */
    private static final double TIE = 1 + 1e-7;

    /** Above this, neighbouring counts are the same double. */
    private static final long LARGEST_COUNT = 1L << 52;

    private final double successes;
    private final double firstTrials;
    private final double secondTrials;

    private FisherExact(double successes, double firstTrials, double secondTrials) {
        this.successes = successes;
        this.firstTrials = firstTrials;
        this.secondTrials = secondTrials;
    }

    /**
     * The probability of all tables with these margins that are no likelier than the given one.
     *
     * @param x1 successes of the first sample
     * @param n1 its trials
     * @param x2 successes of the second sample
     * @param n2 its trials
     * @return the p-value, at most 1
     * @throws IllegalArgumentException if a sample has more than 2^52 trials
     */
    public static double twoSidedP(long x1, long n1, long x2, long n2) {
        long larger = Math.max(n1, n2);
        checkArgument(larger <= LARGEST_COUNT, "the exact test takes at most 2^52 trials a sample, not %s", larger);
        return new FisherExact((double) x1 + x2, n1, n2).p(x1);
    }

    private double p(double observed) {
        double lowest = Math.max(0, successes - secondTrials);
        double highest = Math.min(successes, firstTrials);
        double mode = Math.floor((successes + 1) * ((firstTrials + 1) / (firstTrials + secondTrials + 2)));
        mode = Math.min(Math.max(mode, lowest), highest);
        double limit = weight(mode, observed) * TIE;
        Sums below = walk(mode, -1, lowest, limit);
        Sums above = walk(mode, 1, highest, limit);
        double atMode = 1 <= limit ? 1 : 0;
        return Math.min(1, (below.unlikely + above.unlikely + atMode) / (below.all + above.all + 1));
    }

    /** The probability of a table relative to the one at the mode. */
    private double weight(double mode, double observed) {
        double weight = 1;
        int step = observed < mode ? -1 : 1;
        for (double k = mode; k != observed && weight > 0; k += step) {
            weight *= ratio(k, step);
        }
        return weight;
    }

    private record Sums(double all, double unlikely) {}

    private Sums walk(double mode, int step, double end, double limit) {
        double weight = 1;
        double all = 0;
        double unlikely = 0;
        for (double k = mode; k != end; k += step) {
            weight *= ratio(k, step);
            all += weight;
            if (weight <= limit) {
                unlikely += weight;
                // Weights only fall from here, ever faster: what follows can't change the sum.
                if (weight <= unlikely * 1e-18) {
                    break;
                }
            }
        }
        return new Sums(all, unlikely);
    }

    /** The probability of the table with {@code k + step} first successes over that with {@code k}. */
    private double ratio(double k, int step) {
        return step > 0
                ? (firstTrials - k) / (k + 1) * ((successes - k) / (secondTrials - successes + k + 1))
                : k / (firstTrials - k + 1) * ((secondTrials - successes + k) / (successes - k + 1));
    }
}
