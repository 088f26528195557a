package io.github.cxmetrics.shell.chart.internal;

/** Which part of a text stands at its x. */
public enum Anchor {
    START(0, ""),
    MIDDLE(0.5, "middle"),
    END(1, "end");

    final double share;
    final String svg;

    Anchor(double share, String svg) {
        this.share = share;
        this.svg = svg;
    }
}
