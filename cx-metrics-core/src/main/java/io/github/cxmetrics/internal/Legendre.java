package io.github.cxmetrics.internal;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** Gauss-Legendre quadrature with 24 nodes, on the unit interval; never evaluated at its ends. */
public final class Legendre {

    public static final int NODES = 24;

    private static final double[] PLACES = new double[NODES];
    private static final double[] WEIGHTS = new double[NODES];

    static {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(NODES, 0, 1);
        for (int i = 0; i < NODES; i++) {
            PLACES[i] = rule.getPoint(i);
            WEIGHTS[i] = rule.getWeight(i);
        }
    }

    private Legendre() {}

    /** A node, 0..1. */
    public static double place(int i) {
        return PLACES[i];
    }

    /** Its weight; they sum to 1. */
    public static double weight(int i) {
        return WEIGHTS[i];
    }

    /** The integral over panels of equal width. */
    public static double integrate(double from, double to, int panels, DoubleUnaryOperator function) {
        double width = (to - from) / panels;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            for (int i = 0; i < NODES; i++) {
                sum += WEIGHTS[i] * function.applyAsDouble(from + width * (panel + PLACES[i]));
            }
        }
        return sum * width;
    }
}
