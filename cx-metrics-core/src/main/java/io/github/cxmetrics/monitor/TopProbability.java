package io.github.cxmetrics.monitor;

import io.github.cxmetrics.internal.Normal;
import java.util.Arrays;

/**
 * The probability of independent normal values to be among the k highest: the integral over a value's density of the probability that at most k - 1 others
 * exceed it, a Poisson-binomial. One grid serves all; the trapezoidal rule is exact to rounding for such integrands while its step is a fraction of the
 * narrowest density.
 */
final class TopProbability {

    private static final double REACH = 9;
    private static final double STEPS = 4;
    private static final int MOST_STEPS = 200_000;

    private TopProbability() {}

    static double[] of(double[] mean, double[] sd, int k) {
        int groups = mean.length;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double narrow = Double.POSITIVE_INFINITY;
        for (int i = 0; i < groups; i++) {
            low = Math.min(low, mean[i] - REACH * sd[i]);
            high = Math.max(high, mean[i] + REACH * sd[i]);
            narrow = Math.min(narrow, sd[i]);
        }
        double step = Math.max(Double.MIN_VALUE, Math.max(narrow / STEPS, (high - low) / MOST_STEPS));
        if ((low + step == low || high + step == high) && mean[0] != 0) {
            // So far from 0 that a step is lost in rounding: from the first mean it is not.
            return of(Arrays.stream(mean).map(each -> each - mean[0]).toArray(), sd, k);
        }
        double[] top = new double[groups];
        double[] exceed = new double[groups];
        double[][] behind = new double[groups + 1][k];
        for (double x = low; x <= high && x < Double.POSITIVE_INFINITY; x += step) {
            for (int i = 0; i < groups; i++) {
                exceed[i] = Normal.cdf((mean[i] - x) / sd[i]);
            }
            addAt(x, step, mean, sd, exceed, behind, top);
        }
        return top;
    }

    private static void addAt(
            double x, double step, double[] mean, double[] sd, double[] exceed, double[][] behind, double[] top) {
        int groups = mean.length;
        int k = behind[0].length;
        behind[groups][0] = 1;
        for (int i = groups - 1; i >= 0; i--) {
            take(behind[i + 1], exceed[i], behind[i]);
        }
        double[] before = new double[k];
        before[0] = 1;
        double[] next = new double[k];
        for (int i = 0; i < groups; i++) {
            double z = (x - mean[i]) / sd[i];
            if (Math.abs(z) <= REACH) {
                double density = Math.exp(-z * z / 2) / (sd[i] * Math.sqrt(2 * Math.PI));
                top[i] += step * density * atMost(before, behind[i + 1]);
            }
            take(before, exceed[i], next);
            double[] swap = before;
            before = next;
            next = swap;
        }
    }

    /** The distribution of a count after one more trial, cut at k - 1. */
    private static void take(double[] counts, double p, double[] more) {
        for (int j = counts.length - 1; j >= 0; j--) {
            more[j] = counts[j] * (1 - p) + (j == 0 ? 0 : counts[j - 1] * p);
        }
    }

    /** The probability that two independent counts sum to less than k. */
    private static double atMost(double[] one, double[] two) {
        double sum = 0;
        double below = 0;
        for (int j = 0; j < one.length; j++) {
            below += two[j];
            sum += one[one.length - 1 - j] * below;
        }
        return sum;
    }
}
