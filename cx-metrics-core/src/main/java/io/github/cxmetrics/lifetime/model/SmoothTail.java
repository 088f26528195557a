package io.github.cxmetrics.lifetime.model;

import io.github.cxmetrics.internal.Legendre;
import java.util.function.DoubleUnaryOperator;

/**
 * The rest of a sum over n from some large number on, by the formula of Euler and Maclaurin with two corrections: the integral runs over ln n, in three
 * parts, of which the middle one holds the place where a distribution of numbers falls off.
 *
 * @param from the first n of the rest
 * @param middle where the distribution has its mean
 * @param width how wide it is, relative to the mean
 */
record SmoothTail(double from, double middle, double width) {

    private static final double NEGLIGIBLE = 1e-18;
    private static final double SIDES = 10;
    private static final int PANELS = 12;
    private static final double FARTHEST = 100;

    double of(DoubleUnaryOperator term) {
        double log = Math.log(Math.max(1, middle / from));
        double left = Math.max(0, log - SIDES * width);
        double right = log + Math.min(2, SIDES * width);
        double largest = 0;
        for (double v : new double[] {0, left, log, right}) {
            largest = Math.max(largest, at(v, term));
        }
        double end = right;
        while (end < FARTHEST && at(end, term) > NEGLIGIBLE * largest) {
            end += 0.5;
        }
        double integral = part(0, left, term) + part(left, right, term) + part(right, end, term);
        double near = term.applyAsDouble(from + 1) - term.applyAsDouble(from - 1);
        double far = term.applyAsDouble(from + 2) - term.applyAsDouble(from - 2);
        double slope = (8 * near - far) / 12;
        double third = (far - 2 * near) / 2;
        return integral + term.applyAsDouble(from) / 2 - slope / 12 + third / 720;
    }

    private double at(double v, DoubleUnaryOperator term) {
        double n = from * Math.exp(v);
        return n * term.applyAsDouble(n);
    }

    private double part(double low, double high, DoubleUnaryOperator term) {
        return high <= low ? 0 : Legendre.integrate(low, high, PANELS + (int) (2 * (high - low)), v -> at(v, term));
    }
}
