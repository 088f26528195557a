package io.github.cxmetrics.lifetime.internal;

import java.util.function.Function;

/**
 * A function's value, gradient and Hessian at one place.
 *
 * @param gradient one a parameter
 * @param hessian symmetric
 */
public record Derivatives(double value, double[] gradient, double[][] hessian) {

    /** The same by the logarithms of all parameters. */
    public Derivatives byLogs(double[] parameters) {
        int n = parameters.length;
        double[] g = new double[n];
        double[][] h = new double[n][n];
        for (int i = 0; i < n; i++) {
            g[i] = parameters[i] * gradient[i];
            for (int j = 0; j < n; j++) {
                h[i][j] = parameters[i] * parameters[j] * hessian[i][j] + (i == j ? g[i] : 0);
            }
        }
        return new Derivatives(value, g, h);
    }

    /** A function's value and gradient at one place. */
    public record Slope(double value, double[] gradient) {}

    /**
     * The Hessian by differences of gradients, fourth order.
     *
     * @param theta the place, each number of the order of 1, as logarithms are
     */
    public static Derivatives byDifferences(double[] theta, Function<double[], Slope> function) {
        int n = theta.length;
        double step = 1e-3;
        double[][] rough = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] near = difference(theta, i, step, function);
            double[] far = difference(theta, i, 2 * step, function);
            for (int j = 0; j < n; j++) {
                near[j] += (near[j] - far[j]) / 3;
            }
            rough[i] = near;
        }
        double[][] hessian = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                hessian[i][j] = (rough[i][j] + rough[j][i]) / 2;
            }
        }
        Slope here = function.apply(theta);
        return new Derivatives(here.value(), here.gradient(), hessian);
    }

    private static double[] difference(double[] theta, int i, double step, Function<double[], Slope> function) {
        double[] moved = theta.clone();
        moved[i] = theta[i] + step;
        double[] up = function.apply(moved).gradient().clone();
        moved[i] = theta[i] - step;
        double[] down = function.apply(moved).gradient();
        for (int j = 0; j < up.length; j++) {
            up[j] = (up[j] - down[j]) / (2 * step);
        }
        return up;
    }
}
