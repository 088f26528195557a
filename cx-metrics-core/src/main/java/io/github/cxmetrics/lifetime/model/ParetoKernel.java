package io.github.cxmetrics.lifetime.model;

import io.github.cxmetrics.internal.Legendre;
import io.github.cxmetrics.lifetime.internal.LogRising;

/**
 * The likelihood of the Pareto/NBD model, parameters r, α, s, β, without a hypergeometric function: L = (r)ₓ αʳ βˢ [(α+T)^−(r+x) (β+T)^−s + s·I], with I the
 * integral of (α+u)^−(r+x) (β+u)^−(s+1) over the time of a silent end, tₓ..T. The integrand is positive, so nothing cancels, α = β and s = 1 are no
 * special cases, and derivatives are taken under the integral.
 *
 * <p>With u = tₓ + (m+tₓ)(eᵛ − 1), m the smaller of α and β, the integrand is smooth in v; 24 Gauss-Legendre nodes give 1e-13. The range ends where the
 * integrand has fallen by e⁻⁴⁵.
 */
final class ParetoKernel implements RowKernel {

    private static final double NEGLIGIBLE = 45;

    private final double r;
    private final double alpha;
    private final double s;
    private final double beta;

    ParetoKernel(double[] parameters) {
        r = parameters[0];
        alpha = parameters[1];
        s = parameters[2];
        beta = parameters[3];
    }

    @Override
    public void addConstant(double weight, double[] sums) {
        double logAlpha = Math.log(alpha);
        double logBeta = Math.log(beta);
        sums[0] += weight * (r * logAlpha + s * logBeta);
        sums[1] += weight * logAlpha;
        sums[2] += weight * r / alpha;
        sums[3] += weight * logBeta;
        sums[4] += weight * s / beta;
        sums[RowKernel.at(0, 1)] += weight / alpha;
        sums[RowKernel.at(1, 1)] -= weight * r / (alpha * alpha);
        sums[RowKernel.at(2, 3)] += weight / beta;
        sums[RowKernel.at(3, 3)] -= weight * s / (beta * beta);
    }

    @Override
    public void addFrequencies(long from, long to, double weight, double[] sums) {
        LogRising rate = LogRising.of(r + from, to - from);
        sums[0] += weight * rate.log();
        sums[1] += weight * rate.slope();
        sums[RowKernel.at(0, 0)] += weight * rate.curvature();
    }

    @Override
    public void addHistory(long x, double tx, double age, double weight, double[] sums) {
        double shape = r + x;
        Mixture mixture = new Mixture(shape, s);
        double last = shape * Math.log(alpha + tx) + s * Math.log(beta + tx);
        double silence = age - tx;
        double byAlpha = Math.log1p(silence / (alpha + tx));
        double byBeta = Math.log1p(silence / (beta + tx));
        // Relative to the likelihood of a customer who was last heard of at the end of the observation.
        mixture.add(Math.exp(-shape * byAlpha - s * byBeta), alpha + age, beta + age, byAlpha, byBeta, 0);
        if (silence > 0) {
            addSilentEnd(shape, tx, silence, mixture);
        }
        sums[0] += weight * (mixture.logMass() - last);
        mixture.addDerivatives(weight, Math.log(alpha + tx), Math.log(beta + tx), sums);
    }

    private void addSilentEnd(double shape, double tx, double silence, Mixture mixture) {
        double a = alpha + tx;
        double b = beta + tx;
        double m = Math.min(a, b);
        double range = range(shape, m, a, b, silence);
        for (int i = 0; i < Legendre.NODES; i++) {
            double v = range * Legendre.place(i);
            double grown = Math.expm1(v);
            double u = m * grown;
            double byAlpha = a == m ? v : Math.log1p(u / a);
            double byBeta = b == m ? v : Math.log1p(u / b);
            double density = s / b * m * (grown + 1) * Math.exp(-shape * byAlpha - (s + 1) * byBeta);
            mixture.add(Legendre.weight(i) * range * density, a + u, b + u, byAlpha, byBeta, 1);
        }
    }

    /** Where v ends: at T, or where the integrand has become negligible. */
    private double range(double shape, double m, double a, double b, double silence) {
        double range = Math.log1p(silence / m);
        if (fall(shape, m, a, b, range) <= NEGLIGIBLE) {
            return range;
        }
        double low = 0;
        double high = range;
        for (int i = 0; i < 60 && high - low > 0.01 * high; i++) {
            double middle = (low + high) / 2;
            if (fall(shape, m, a, b, middle) > NEGLIGIBLE) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private double fall(double shape, double m, double a, double b, double v) {
        double u = m * Math.expm1(v);
        return shape * Math.log1p(u / a) + (s + 1) * Math.log1p(u / b);
    }

    /** ln of the odds of having stopped; −∞ if the last purchase was at the end of the observation. */
    double logOddsDead(long x, double tx, double age) {
        double silence = age - tx;
        if (silence == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double shape = r + x;
        double a = alpha + tx;
        double b = beta + tx;
        double m = Math.min(a, b);
        double range = range(shape, m, a, b, silence);
        double sum = 0;
        for (int i = 0; i < Legendre.NODES; i++) {
            double v = range * Legendre.place(i);
            double u = m * Math.expm1(v);
            double byAlpha = a == m ? v : Math.log1p(u / a);
            double byBeta = b == m ? v : Math.log1p(u / b);
            sum += Legendre.weight(i) * Math.exp(v - shape * byAlpha - (s + 1) * byBeta);
        }
        return Math.log(s * (m / b) * range * sum) + shape * Math.log1p(silence / a) + s * Math.log1p(silence / b);
    }

    /** Sums of weights e^ℓ, and of the derivatives of ℓ, over the ways in which a history can have come about. */
    private static final class Mixture {

        private final double shape;
        private final double s;
        private double mass;
        private final double[] mean = new double[WIDTH];

        Mixture(double shape, double s) {
            this.shape = shape;
            this.s = s;
        }

        /** Adds one: the logarithms relative to the last purchase, and 1 if the customer has stopped, 0 if alive. */
        void add(double weight, double a, double b, double logA, double logB, int end) {
            double pa = 1 / a;
            double pb = 1 / b;
            double byAlpha = -shape * pa;
            double byS = end / s - logB;
            double byBeta = -(s + end) * pb;
            mass += weight;
            mean[1] -= weight * logA;
            mean[2] += weight * byAlpha;
            mean[3] += weight * byS;
            mean[4] += weight * byBeta;
            mean[5] += weight * logA * logA;
            mean[6] -= weight * (logA * byAlpha + pa);
            mean[7] -= weight * logA * byS;
            mean[8] -= weight * logA * byBeta;
            mean[9] += weight * byAlpha * (byAlpha - pa);
            mean[10] += weight * byAlpha * byS;
            mean[11] += weight * byAlpha * byBeta;
            mean[12] += weight * (byS * byS - end / (s * s));
            mean[13] += weight * (byS * byBeta - pb);
            mean[14] += weight * byBeta * (byBeta - pb);
        }

        double logMass() {
            return Math.log(mass);
        }

        /** Adds gradient and Hessian of the logarithm of the mass, with the logarithms at the last purchase that all were relative to. */
        void addDerivatives(double weight, double logAlphaLast, double logBetaLast, double[] sums) {
            for (int i = 0; i < PARAMETERS; i++) {
                for (int j = i; j < PARAMETERS; j++) {
                    int at = RowKernel.at(i, j);
                    sums[at] += weight * (mean[at] / mass - mean[1 + i] / mass * (mean[1 + j] / mass));
                }
                sums[1 + i] += weight * mean[1 + i] / mass;
            }
            sums[1] -= weight * logAlphaLast;
            sums[3] -= weight * logBetaLast;
        }
    }
}
