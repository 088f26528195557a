package io.github.cxmetrics.shell.chart.internal;

/** The looks of up to four series: colour and dash, so that none is told by its colour alone. */
public enum Series {
    FIRST(Palette.S1, Pen.LINE),
    SECOND(Palette.S2, Pen.of(2, 8, 4)),
    THIRD(Palette.S3, Pen.of(2, 2, 3)),
    FOURTH(Palette.S4, Pen.of(2, 10, 3, 2, 3));

    /** More series than these become small multiples. */
    public static final int MOST = 4;

    public final Colour colour;
    public final Pen pen;

    Series(Colour colour, Pen pen) {
        this.colour = colour;
        this.pen = pen;
    }

    public static Series of(int index) {
        return values()[index];
    }
}
