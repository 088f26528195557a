package io.github.cxmetrics.shell.chart;

/** The looks of up to four series: colour and dash, so that none is told by its colour alone. */
enum Series {
    FIRST(Palette.S1, Pen.LINE),
    SECOND(Palette.S2, Pen.of(2, 8, 4)),
    THIRD(Palette.S3, Pen.of(2, 2, 3)),
    FOURTH(Palette.S4, Pen.of(2, 10, 3, 2, 3));

    /** More series than these become small multiples. */
    static final int MOST = 4;

    final Colour colour;
    final Pen pen;

    Series(Colour colour, Pen pen) {
        this.colour = colour;
        this.pen = pen;
    }

    static Series of(int index) {
        return values()[index];
    }
}
