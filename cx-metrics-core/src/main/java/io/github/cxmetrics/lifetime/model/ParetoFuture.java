package io.github.cxmetrics.lifetime.model;

import io.github.cxmetrics.internal.Legendre;
import io.github.cxmetrics.lifetime.internal.LogRising;

/** Rate ~ Gamma(r, α), rate of dropout ~ Gamma(s, β). */
record ParetoFuture(double r, double alpha, double s, double beta) implements Future {

    private static final double NEGLIGIBLE = 45;
    private static final int PANELS = 8;

    @Override
    public double expected(double time) {
        if (Double.isInfinite(time)) {
            if (s <= 1) {
                throw new IllegalStateException(
                        "the expected transactions of the whole future are infinite: s = " + s + " is not above 1");
            }
            return r * beta / (alpha * (s - 1));
        }
        double years = Math.log1p(time / beta);
        return r * (beta / alpha) * (s == 1 ? years : -Math.expm1((1 - s) * years) / (s - 1));
    }

    @Override
    public double alive(double time) {
        return Math.exp(-s * Math.log1p(time / beta));
    }

    @Override
    public double discounted(double force) {
        return r * (beta / alpha) * ExponentialIntegral.scaled(s, force * beta);
    }

    /** Alive throughout, or silent from some moment on: the count until then is negative binomial. */
    @Override
    public double probability(long transactions, double time) {
        if (time == 0) {
            return transactions == 0 ? 1 : 0;
        }
        double n = transactions;
        double log = LogRising.logRatio(r, 1, n);
        double z = time / (alpha + time);
        double throughout =
                log - r * Math.log1p(time / alpha) + (n == 0 ? 0 : n * Math.log(z)) - s * Math.log1p(time / beta);
        return Math.exp(throughout) + ended(n, time, log);
    }

    /** The integral over the moment u of the end, u = m(eᵛ − 1), over that stretch where the integrand is not negligible. */
    private double ended(double n, double time, double log) {
        double m = Math.min(alpha, beta);
        double all = Math.log1p(time / m);
        double peak = peak(n, m, all);
        double top = logEnded(n, m, peak);
        double low = cut(n, m, peak, 0, top);
        double high = cut(n, m, peak, all, top);
        return Legendre.integrate(low, high, PANELS, v -> Math.exp(log + logEnded(n, m, v)));
    }

    private double logEnded(double n, double m, double v) {
        double u = m * Math.expm1(v);
        double counts = n == 0 ? 0 : n * Math.log(u / (alpha + u));
        return counts - r * Math.log1p(u / alpha) - (s + 1) * Math.log1p(u / beta) + Math.log(s * m / beta) + v;
    }

    private double peak(double n, double m, double all) {
        double low = 0;
        double high = all;
        for (int i = 0; i < 60; i++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (logEnded(n, m, left) < logEnded(n, m, right)) {
                low = left;
            } else {
                high = right;
            }
        }
        return (low + high) / 2;
    }

    private double cut(double n, double m, double peak, double end, double top) {
        if (logEnded(n, m, end) >= top - NEGLIGIBLE) {
            return end;
        }
        double near = peak;
        double far = end;
        for (int i = 0; i < 50; i++) {
            double middle = (near + far) / 2;
            if (logEnded(n, m, middle) >= top - NEGLIGIBLE) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return far;
    }
}
