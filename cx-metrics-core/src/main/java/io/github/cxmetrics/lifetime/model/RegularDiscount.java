package io.github.cxmetrics.lifetime.model;

import io.github.cxmetrics.internal.Legendre;
import org.apache.commons.math3.special.Gamma;

/**
 * All transactions to come, each discounted at its moment, with Erlang-k times between them. At a rate of stages λ a stage counts φ = λ/(λ + δ), so that the
 * n-th transaction counts φ<sup>nk − j</sup> where j stages have passed; the sum over n is a hypergeometric function of φ<sup>k</sup>, and its mean over the
 * gamma distributed λ a quadrature over ln λ.
 */
final class RegularDiscount {

    private static final double NEGLIGIBLE = 45;
    private static final double SERIES_REACH = 0.9;
    private static final double ROUNDING = 1e-17;
    private static final int PANELS = 12;

    private final RegularFuture future;
    private final double force;
    private final double[] weights;
    private final double logGamma;
    private final BetaMean chances;

    RegularDiscount(RegularFuture future, double force) {
        this.future = future;
        this.force = force;
        weights = future.stages();
        double rising = 1;
        for (int j = 0; j < weights.length; j++) {
            weights[j] /= rising;
            rising *= future.shape() + j;
        }
        logGamma = Gamma.logGamma(future.shape());
        chances = new BetaMean(future.a(), future.b());
    }

    double value() {
        double most = future.shape() + future.k();
        double right = Math.log(most + 60 + 12 * Math.sqrt(most));
        double left = Math.min(Math.log(most), Math.log(force * future.end())) - 60;
        double low = left;
        double high = right;
        for (int i = 0; i < 100; i++) {
            double one = low + (high - low) / 3;
            double two = high - (high - low) / 3;
            if (logWeight(one) < logWeight(two)) {
                low = one;
            } else {
                high = two;
            }
        }
        double peak = (low + high) / 2;
        double from = cut(peak, left);
        double to = cut(peak, right);
        int panels = Math.max(PANELS, (int) Math.ceil((to - from) / 2));
        return Legendre.integrate(from, to, panels, u -> Math.exp(logWeight(u)) * transactions(u));
    }

    /** ln of density and first transaction at x = (α + T) λ = eᵘ. */
    private double logWeight(double u) {
        double x = Math.exp(u);
        double stage = 1 / (1 + force * future.end() / x);
        double sum = 0;
        for (int j = weights.length - 1; j >= 0; j--) {
            sum = sum * x + weights[j] * Math.pow(stage, future.k() - j);
        }
        return sum == 0 ? Double.NEGATIVE_INFINITY : future.shape() * u - x - logGamma + Math.log(sum);
    }

    private double cut(double peak, double end) {
        double floor = logWeight(peak) - NEGLIGIBLE;
        if (logWeight(end) >= floor) {
            return end;
        }
        double near = peak;
        double far = end;
        for (int i = 0; i < 50; i++) {
            double middle = (near + far) / 2;
            if (logWeight(middle) >= floor) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return far;
    }

    /** Σ over n = 0, 1, … of the chance to stay at n transactions, times φᵏⁿ. */
    private double transactions(double u) {
        double log = -future.k() * Math.log1p(force * future.end() / Math.exp(u));
        double y = Math.exp(log);
        if (y > SERIES_REACH) {
            double rest = -Math.expm1(log);
            return chances.of(1 / rest, p -> 1 / (rest + p * y));
        }
        double term = 1;
        double sum = 1;
        for (int n = 0; term > ROUNDING * sum; n++) {
            term *= (future.b() + n) / (future.a() + future.b() + n) * y;
            sum += term;
        }
        return sum;
    }
}
