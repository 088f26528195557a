package io.github.cxmetrics.shell.chart.internal;

/** Measures text. */
public interface Lettering {

    /** How wide a line of text is, in pixels. */
    double width(String text, Type type);
}
