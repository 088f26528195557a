package io.github.cxmetrics.lifetime.model;

import io.github.cxmetrics.internal.Legendre;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Beta;

/**
 * The mean of a smooth function of a Beta(a, b) variable p, by quadrature over its logit: for shapes near 0 nearly all the mass lies where the logit is far
 * out and the function constant, so those tails are taken by their closed form, and no shape is too extreme.
 */
final class BetaMean {

    private static final double NEGLIGIBLE = 45;
    private static final double LOG_PRECISION = 38;
    private static final double PANEL = 4;
    private static final int FEWEST_PANELS = 6;

    private final double a;
    private final double b;
    private final double logBeta;

    BetaMean(double a, double b) {
        this.a = a;
        this.b = b;
        logBeta = Beta.logBeta(a, b);
    }

    /**
     * The mean.
     *
     * @param function of p in 0..1, smooth in p
     * @param scale the function hardly changes for p below {@code 1 / scale}, times the precision
     */
    double of(double scale, DoubleUnaryOperator function) {
        double mode = Math.log(a / b);
        double low = Math.max(cut(mode, -1), -Math.log(1 + b + scale) - LOG_PRECISION);
        double high = Math.min(cut(mode, 1), Math.log(1 + a) + LOG_PRECISION);
        int panels = (int) Math.max(FEWEST_PANELS, Math.ceil((high - low) / PANEL));
        double middle = Legendre.integrate(
                low, high, panels, w -> Math.exp(logWeight(w)) * function.applyAsDouble(1 / (1 + Math.exp(-w))));
        double below = Math.exp(logWeight(low)) / a * function.applyAsDouble(0);
        double above = Math.exp(logWeight(high)) / b * function.applyAsDouble(1);
        return below + middle + above;
    }

    private double logWeight(double w) {
        return -a * softplus(-w) - b * softplus(w) - logBeta;
    }

    private static double softplus(double w) {
        return w > 0 ? w + Math.log1p(Math.exp(-w)) : Math.log1p(Math.exp(w));
    }

    /** Where the weight has become negligible beside the mode. */
    private double cut(double mode, int direction) {
        double floor = logWeight(mode) - NEGLIGIBLE;
        double near = 0;
        double far = 1e-3;
        while (logWeight(mode + direction * far) > floor) {
            far *= 2;
        }
        for (int i = 0; i < 40 && far - near > 0.01 * far; i++) {
            double middle = (near + far) / 2;
            if (logWeight(mode + direction * middle) > floor) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return mode + direction * far;
    }
}
