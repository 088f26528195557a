package io.github.cxmetrics.lifetime.internal;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import java.util.random.RandomGenerator;

/** Random numbers of the hidden distributions. */
public final class Draws {

    private static final int FEW_TRIES = 16;

    private Draws() {}

    /** A Gamma(shape, 1) variable (Marsaglia and Tsang 2000), by its logarithm, which small shapes need. */
    public static double logGamma(RandomGenerator random, double shape) {
        requireNonNull(random, "random");
        Checks.positive(shape, "the shape of what is drawn");
        if (shape < 1) {
            // U^(1/shape) underflows for small shapes; its logarithm is exponential.
            return logGamma(random, shape + 1) - random.nextExponential() / shape;
        }
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double t = 1 + c * x;
            double v = t * t * t;
            if (v > 0 && -random.nextExponential() < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return Math.log(d * v);
            }
        }
    }

    /** A Gamma variable with a rate. */
    public static double gamma(RandomGenerator random, double shape, double rate) {
        return Math.exp(logGamma(random, shape)) / rate;
    }

    /** A Beta(a, b) variable. */
    public static double beta(RandomGenerator random, double a, double b) {
        double odds = logGamma(random, b) - logGamma(random, a);
        return 1 / (1 + Math.exp(odds));
    }

    /** A binomial number of many tries, by halving: the middle one of n uniform numbers is beta distributed (Relles 1972). */
    public static long binomial(RandomGenerator random, long tries, double chance) {
        long n = tries;
        double p = chance;
        long hits = 0;
        while (n > FEW_TRIES && p > 0 && p < 1) {
            long middle = n / 2 + 1;
            double split = beta(random, middle, n + 1 - middle);
            if (split <= p) {
                hits += middle;
                n -= middle;
                p = split < 1 ? (p - split) / (1 - split) : 0;
            } else {
                n = middle - 1;
                p /= split;
            }
        }
        if (p >= 1) {
            return hits + n;
        }
        for (long i = 0; i < n && p > 0; i++) {
            hits += random.nextDouble() < p ? 1 : 0;
        }
        return hits;
    }
}
