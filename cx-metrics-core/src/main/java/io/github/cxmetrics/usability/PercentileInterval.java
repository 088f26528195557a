package io.github.cxmetrics.usability;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.internal.BetaTail;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The interval of a percentile by order statistics: two of the values themselves, whatever their distribution. An end for which there are too few
 * values is absent; the upper end of a 95 % interval of the 75th percentile needs 13.
 *
 * @param lowerRank the rank of the lower limit among the sorted values, from 1: the largest r with {@code P(Bin(n, p) ≤ r - 1) ≤ α/2}
 * @param upperRank the rank of the upper limit: the smallest r with {@code P(Bin(n, p) ≤ r - 1) ≥ 1 - α/2}
 * @param lower the value of the lower rank
 * @param upper the value of the upper rank; absent as well where it lies above the last bin of a histogram
 * @param coverage the probability that values of a continuous distribution give such limits around the percentile, at least the level
 * @param confidence the confidence level
 */
public record PercentileInterval(
        OptionalLong lowerRank,
        OptionalLong upperRank,
        OptionalDouble lower,
        OptionalDouble upper,
        double coverage,
        Confidence confidence) {

    /**
     * Checks the parts.
     *
     * @param lowerRank the rank of the lower limit
     * @param upperRank the rank of the upper limit
     * @param lower the value of the lower rank
     * @param upper the value of the upper rank
     * @param coverage the probability that such limits hold the percentile
     * @param confidence the confidence level
     * @throws IllegalArgumentException if the coverage is outside 0..1
     */
    public PercentileInterval {
        requireNonNull(lowerRank, "lowerRank");
        requireNonNull(upperRank, "upperRank");
        requireNonNull(lower, "lower");
        requireNonNull(upper, "upper");
        requireNonNull(confidence, "confidence");
        Checks.share(coverage, "the coverage of limits");
    }

    private static final int DIGITS = 4;

    /** Which ranks hold a percentile, and how surely. */
    record Ranks(OptionalLong lower, OptionalLong upper, double coverage) {}

    static Ranks ranks(double p, long n, Confidence confidence) {
        double half = (1 - confidence.level()) / 2;
        // The distribution function rises with the rank: how many ranks are at or below a half is a matter of
        // bisection.
        long below = ranksWhile(n, rank -> atMost(rank - 1, n, p) <= half);
        long inside = ranksWhile(n, rank -> atMost(rank - 1, n, p) < 1 - half);
        OptionalLong lower = below == 0 ? OptionalLong.empty() : OptionalLong.of(below);
        OptionalLong upper = inside == n ? OptionalLong.empty() : OptionalLong.of(inside + 1);
        double low = below == 0 ? 0 : atMost(below - 1, n, p);
        double high = inside == n ? 1 : atMost(inside, n, p);
        return new Ranks(lower, upper, high - low);
    }

    /** What holds for the first ranks and for none after them. */
    private interface OfRank {

        boolean holds(long rank);
    }

    private static long ranksWhile(long n, OfRank condition) {
        long low = 0;
        long high = n;
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (condition.holds(middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** {@code P(Bin(n, p) ≤ k)}. */
    private static double atMost(long k, long n, double p) {
        return k >= n ? 1 : BetaTail.lower(n - (double) k, k + 1.0, 1 - p, p);
    }

    /** For example {@code 95 % CI 2300 … 4100 (order statistics)}, or {@code 95 % CI 900 … not reached (order statistics)}. */
    @Override
    public String toString() {
        return confidence + " CI " + text(lower) + " … " + text(upper) + " (order statistics)";
    }

    String text(OptionalDouble limit) {
        return limit.isPresent() ? Text.digits(limit.getAsDouble(), DIGITS) : "not reached";
    }
}
