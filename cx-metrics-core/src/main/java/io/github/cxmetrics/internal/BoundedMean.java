package io.github.cxmetrics.internal;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The distribution of scores that lie between two bounds, and the score test of their mean: a mean μ is kept if {@code z² ≥ N(m - μ)² / v̂(μ)}, where
 * v̂(μ) is the variance under the multinomial maximum likelihood with mean μ, mass on both bounds allowed. That is Wilson (1927) for scores 0 and 1, Tango
 * (1998) for −1, 0 and 1; the general form is the dual of Owen (1988). Everything depends on the shares of the scores and on {@code c = z² / N} alone.
 */
public final class BoundedMean implements Serializable {

    private static final long serialVersionUID = 1;
    /** From more scores than this on, which no single question has, comparing each with each would take too long. */
    private static final int MANY = 2000;

    private final double min;
    private final double max;
    private final double[] scores;
    private final double[] shares;
    private final double mean;

    private BoundedMean(double min, double max, double[] scores, double[] shares) {
        this.min = min;
        this.max = max;
        this.scores = scores;
        this.shares = shares;
        double sum = IntStream.range(0, scores.length)
                .mapToDouble(i -> shares[i] * scores[i])
                .sum();
        double lowest = Arrays.stream(scores).min().orElse(min);
        double highest = Arrays.stream(scores).max().orElse(max);
        // Rounding must not carry the mean out of the scores: where all are alike it is that score.
        this.mean = Math.min(Math.max(sum, lowest), highest);
    }

    /**
     * The distribution of weighted scores.
     *
     * @param min the lowest score that there can be
     * @param max the highest score that there can be
     * @param scores the scores, within the bounds; not-a-number for what is left out
     * @param weights the weight or count of each score; some positive
     * @return the distribution
     */
    public static BoundedMean of(double min, double max, double[] scores, double[] weights) {
        int[] live = IntStream.range(0, scores.length)
                .filter(i -> weights[i] > 0 && !Double.isNaN(scores[i]))
                .toArray();
        double total = Arrays.stream(live).mapToDouble(i -> weights[i]).sum();
        return new BoundedMean(
                min,
                max,
                Arrays.stream(live).mapToDouble(i -> scores[i]).toArray(),
                Arrays.stream(live).mapToDouble(i -> weights[i] / total).toArray());
    }

    /**
     * The mean score.
     *
     * @return within the bounds
     */
    public double mean() {
        return mean;
    }

    /**
     * The limits of the mean.
     *
     * @param c {@code z² / N}, not negative
     * @return the limits, within the bounds
     */
    public Limits limits(double c) {
        Limits reach = reach(c);
        return new Limits(Math.max(min, mean - reach.lower()), Math.min(max, mean + reach.upper()));
    }

    /**
     * How far the limits lie from the mean: known more exactly than the limits themselves.
     *
     * @param c {@code z² / N}, not negative
     * @return the distance downwards and the distance upwards, neither negative
     */
    public Limits reach(double c) {
        return new Limits(reach(c, 1), reach(c, -1));
    }

    /** Downwards for a sign of 1; upwards, as the mirror image, for -1. */
    private double reach(double c, int sign) {
        double bound = sign > 0 ? min : max;
        double[] deviations = new double[scores.length];
        double room = 0;
        for (int k = 0; k < scores.length; k++) {
            deviations[k] = scores.length > MANY ? sign * (scores[k] - mean) : sign * deviation(k);
            room += shares[k] * (sign * (scores[k] - bound));
        }
        if (!(room > 0) || c == 0) {
            return 0;
        }
        double inside = room * (c / (1 + c));
        double outside = room;
        if (Double.isInfinite(c) || !isKept(inside, c, deviations)) {
            return Double.isInfinite(c) ? room : inside;
        }
        while (true) {
            double middle = inside + (outside - inside) / 2;
            if (middle <= inside || middle >= outside) {
                return inside;
            }
            if (isKept(middle, c, deviations)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
    }

    /** A score minus the mean, taken from the other scores, as the mean itself is rounded. */
    private double deviation(int k) {
        double deviation = 0;
        for (int j = 0; j < scores.length; j++) {
            deviation += shares[j] * (scores[k] - scores[j]);
        }
        return deviation;
    }

    /** Whether the mean less a distance is kept: {@code u ≤ c·Σ f d²/(u + c·d)}, {@code d = e + u}. */
    private boolean isKept(double distance, double c, double[] deviations) {
        double sum = 0;
        for (int k = 0; k < deviations.length; k++) {
            double d = deviations[k] + distance;
            double denominator = distance + c * d;
            if (denominator <= 0) {
                return true;
            }
            sum += shares[k] * d * d / denominator;
        }
        return distance <= c * sum;
    }

    /**
     * The least c whose limits hold a mean: {@code z² = N·c} is the score test of that mean.
     *
     * @param target a mean strictly between the bounds
     * @return not negative
     */
    public double leastCritical(double target) {
        double distance = 0;
        for (int k = 0; k < scores.length; k++) {
            distance += shares[k] * (scores[k] - target);
        }
        int sign = distance < 0 ? -1 : 1;
        double u = Math.abs(distance);
        if (u == 0) {
            return 0;
        }
        double inside = u / (sign * (target - (sign > 0 ? min : max)));
        double outside = 0;
        while (true) {
            double middle = outside + (inside - outside) / 2;
            if (middle <= outside || middle >= inside) {
                return inside;
            }
            if (keeps(target, u, sign, middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
    }

    private boolean keeps(double target, double distance, int sign, double c) {
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            double d = sign * (scores[k] - target);
            double denominator = distance + c * d;
            if (denominator <= 0) {
                return true;
            }
            sum += shares[k] * d * d / denominator;
        }
        return distance <= c * sum;
    }

    /**
     * The lowest score that there can be.
     *
     * @return the lower bound
     */
    public double min() {
        return min;
    }

    /**
     * The highest score that there can be.
     *
     * @return the upper bound
     */
    public double max() {
        return max;
    }
}
