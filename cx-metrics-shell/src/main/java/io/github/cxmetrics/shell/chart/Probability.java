package io.github.cxmetrics.shell.chart;

import io.github.cxmetrics.shell.chart.internal.Figures;

/** P-values as pictures print them. */
final class Probability {

    private static final double LEAST = 0.0001;

    private Probability() {}

    static String text(double p) {
        return p < LEAST ? "< 0.0001" : Figures.fixed(p, 4);
    }

    /** With its sign: {@code p = 0.0126}. */
    static String equation(double p) {
        return p < LEAST ? "p < 0.0001" : "p = " + text(p);
    }
}
