package io.github.cxmetrics.lifetime.model;

import io.github.cxmetrics.internal.BetaTail;
import io.github.cxmetrics.lifetime.internal.LogRising;

/** Rate ~ Gamma(shape, rate), chance of dropout after each transaction ~ Beta(a, b), transactions at random. */
record BgFuture(double shape, double rate, double a, double b) implements Future {

    private static final double SERIES_REACH = 0.999;
    private static final double MOST_CANCELLATION = 1000;
    private static final int MOST_TERMS = 100_000;
    private static final double ROUNDING = 1e-17;

    /** The integral of the rate of transactions λe^−λpt over time, and over λ: (1 − (1 + pt/rate)^−shape) / p, to be averaged over p. */
    @Override
    public double expected(double time) {
        if (Double.isInfinite(time)) {
            return expectedForEver(a, b);
        }
        double z = time / (rate + time);
        double series = z <= SERIES_REACH ? series(z, Math.log1p(time / rate)) : Double.NaN;
        return Double.isNaN(series) ? average(time) : series;
    }

    /** Σ P(no dropout at n) over n = 0, 1, …, however long the times between purchases. */
    static double expectedForEver(double a, double b) {
        if (a <= 1) {
            throw new IllegalStateException(
                    "the expected transactions of the whole future are infinite: a = " + a + " is not above 1");
        }
        return (a + b - 1) / (a - 1);
    }

    /**
     * The hypergeometric function by its Euler-transformed series, with its poles at a = 1 divided out.
     *
     * @param z t / (rate + t)
     * @param log −ln(1 − z)
     * @return NaN if the terms cancel
     */
    private double series(double z, double log) {
        double c = a + b - 1;
        double term = (c - shape) * z;
        double sum = term;
        double largest = Math.abs(term);
        for (int n = 1; n < MOST_TERMS && Math.abs(term) > ROUNDING * Math.abs(sum); n++) {
            term *= (c - shape + n) * (a + n - 1) / ((c + n) * (n + 1)) * z;
            sum += term;
            largest = Math.max(largest, Math.abs(term));
        }
        double whole = a == 1 ? log : -Math.expm1((1 - a) * log) / (a - 1);
        double power = Math.exp((1 - a) * log);
        double expected = c * whole - power * sum;
        double sizes = Math.abs(c * whole) + power * Math.max(largest, Math.abs(sum));
        return sizes < MOST_CANCELLATION * expected ? expected : Double.NaN;
    }

    private double average(double time) {
        return new BetaMean(a, b)
                .of(
                        shape * time / rate,
                        p -> p == 0 ? shape * time / rate : -Math.expm1(-shape * Math.log1p(p * time / rate)) / p);
    }

    @Override
    public double alive(double time) {
        return new BetaMean(a, b).of(shape * time / rate, p -> Math.exp(-shape * Math.log1p(p * time / rate)));
    }

    @Override
    public double discounted(double force) {
        double z = force * rate;
        return new BetaMean(a, b)
                .of(
                        shape / z + 1 / z,
                        p -> p == 0 ? shape / z : shape / p * ExponentialIntegral.scaled(shape + 1, z / p));
    }

    /** No dropout at any of n, or dropout at the n-th, whatever would have come after it. */
    @Override
    public double probability(long transactions, double time) {
        double n = transactions;
        double z = time / (rate + time);
        double rest = rate / (rate + time);
        if (transactions == 0) {
            return Math.exp(-shape * Math.log1p(time / rate));
        }
        if (time == 0) {
            return 0;
        }
        double exactly = Math.exp(
                LogRising.logRatio(shape, 1, n) - n * Math.log1p(rate / time) - shape * Math.log1p(time / rate));
        double stay = Math.exp(LogRising.logRatio(b, a + b, n));
        double drop = stay * (a / (b + n - 1));
        return stay * exactly + drop * BetaTail.lower(n, shape, z, rest);
    }
}
