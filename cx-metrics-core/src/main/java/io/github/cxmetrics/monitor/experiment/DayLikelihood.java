package io.github.cxmetrics.monitor.experiment;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Proportion;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.jspecify.annotations.Nullable;

/**
 * What a day says of the log odds ratio θ once its margins are known: the successes of the first arm are noncentral hypergeometric, with the log likelihood
 * {@code θx - K(θ)} relative to θ = 0, where K is the cumulant function of the central distribution.
 */
final class DayLikelihood {

    /** Beyond this range of exponents the sum starts at its own mode. */
    private static final double SAFE = 600;

    private static final int KEPT = 4096;
    private static final double NEGLIGIBLE = 1e-18;

    private final double successes;
    private final double first;
    private final double second;
    private final long low;
    private final long high;
    private final long x;
    private final IntToDoubleFunction logProbability;
    private final double[] probabilities;

    private DayLikelihood(long x1, long n1, long x2, long n2) {
        long total = Math.addExact(n1, n2);
        checkArgument(
                total <= Integer.MAX_VALUE,
                "the exact test takes at most %s units a day, not %s",
                Integer.MAX_VALUE,
                total);
        this.x = x1;
        this.successes = x1 + x2;
        this.first = n1;
        this.second = n2;
        this.low = Math.max(0, x1 + x2 - n2);
        this.high = Math.min(x1 + x2, n1);
        HypergeometricDistribution central =
                new HypergeometricDistribution(null, (int) total, (int) (x1 + x2), (int) n1);
        this.logProbability = central::logProbability;
        this.probabilities = new double[high - low < KEPT ? (int) (high - low + 1) : 0];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = Math.exp(central.logProbability((int) (low + i)));
        }
    }

    /** A day, or null where its margins leave nothing to see: an arm is empty, or all or none succeeded. */
    static @Nullable DayLikelihood of(Proportion one, Proportion two) {
        long n = one.trials();
        long m = two.trials();
        long sum = Math.addExact(one.successes(), two.successes());
        boolean silent = n == 0 || m == 0 || sum == 0 || sum == Math.addExact(n, m);
        return silent ? null : new DayLikelihood(one.successes(), n, two.successes(), m);
    }

    long x() {
        return x;
    }

    long low() {
        return low;
    }

    long high() {
        return high;
    }

    /** K and its first two derivatives: the logarithm of the sum, the mean and the variance of the tilted distribution. */
    void at(double theta, double[] sums) {
        if (probabilities.length > 0 && Math.abs(theta) * (high - low) < SAFE) {
            fromLow(theta, sums);
        } else {
            fromMode(theta, sums);
        }
    }

    /** K alone, by Horner's rule. */
    double cumulant(double theta) {
        if (probabilities.length == 0 || Math.abs(theta) * (high - low) >= SAFE) {
            double[] sums = new double[3];
            fromMode(theta, sums);
            return sums[0];
        }
        double odds = Math.exp(theta);
        double sum = 0;
        for (int i = probabilities.length - 1; i >= 0; i--) {
            sum = sum * odds + probabilities[i];
        }
        return theta * low + Math.log(sum);
    }

    private void fromLow(double theta, double[] sums) {
        double odds = Math.exp(theta);
        double weight = 1;
        double total = 0;
        double mean = 0;
        double square = 0;
        for (int i = 0; i < probabilities.length; i++) {
            double p = probabilities[i] * weight;
            total += p;
            mean += p * i;
            square += p * i * i;
            weight *= odds;
        }
        mean /= total;
        sums[0] = theta * low + Math.log(total);
        sums[1] = low + mean;
        sums[2] = Math.max(0, square / total - mean * mean);
    }

    private void fromMode(double theta, double[] sums) {
        double odds = Math.exp(theta);
        long mode = mode(odds);
        double total = 1;
        double mean = 0;
        double square = 0;
        double weight = 1;
        for (long k = mode; k < high && weight > NEGLIGIBLE * total; k++) {
            weight *= (first - k) / (k + 1) * ((successes - k) / (second - successes + k + 1)) * odds;
            double distance = k + 1 - mode;
            total += weight;
            mean += weight * distance;
            square += weight * distance * distance;
        }
        weight = 1;
        for (long k = mode; k > low && weight > NEGLIGIBLE * total; k--) {
            weight *= k / (first - k + 1) * ((second - successes + k) / (successes - k + 1)) / odds;
            double distance = k - 1 - mode;
            total += weight;
            mean += weight * distance;
            square += weight * distance * distance;
        }
        mean /= total;
        sums[0] = theta * mode + logProbability.applyAsDouble((int) mode) + Math.log(total);
        sums[1] = mode + mean;
        sums[2] = Math.max(0, square / total - mean * mean);
    }

    /** Where neighbouring weights are equal (Liao and Rosen 2001), by the form of the root that neither overflows nor cancels. */
    private long mode(double odds) {
        double forOne = Math.min(1, odds);
        double forOther = Math.min(1, 1 / odds);
        double a = forOne - forOther;
        double b = -((first + successes + 2) * forOne + (second - successes) * forOther);
        double c = (first + 1) * (successes + 1) * forOne;
        double root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
        double at = b > 0 ? (b + root) / (-2 * a) : 2 * c / (root - b);
        return Math.min(high, Math.max(low, (long) at));
    }
}
