package io.github.cxmetrics.shell.chart;

/** Measures text. */
interface Lettering {

    /** How wide a line of text is, in pixels. */
    double width(String text, Type type);
}
