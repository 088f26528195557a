package io.github.cxmetrics.shell.chart.internal;

import java.util.List;

/**
 * Title, subtitle and footer around a body.
 *
 * @param title the metric by what
 * @param subtitle what marks mean
 * @param footer n, level and method, definition, source
 * @param painting the body
 */
public record Frame(String title, String subtitle, String footer, Painting painting) {

    public static final int WIDE = 960;
    public static final int NARROW = 390;
    static final double MARGIN = 24;

    private static final double TITLE_BASELINE = 38;
    private static final double TITLE_LINE = 24;
    private static final double SUBTITLE_LINE = 17;
    private static final double FOOTER_LINE = 15;
    private static final double FOOTER_END = 14;

    /** Paints all and says how high it is. */
    public int paint(Canvas canvas, int width) {
        double room = width - 2 * MARGIN;
        double y = lines(canvas, title, Type.TITLE, Palette.INK, room, TITLE_BASELINE, TITLE_LINE);
        y = lines(canvas, subtitle, Type.SUBTITLE, Palette.MUTED, room, y + 21 - TITLE_LINE, SUBTITLE_LINE);
        double bottom = painting.paint(canvas, new Area(MARGIN, y + 23 - SUBTITLE_LINE, width - MARGIN));
        double end = lines(canvas, footer, Type.FOOTER, Palette.MUTED, room, bottom + 24, FOOTER_LINE);
        return (int) Math.ceil(end - FOOTER_LINE + FOOTER_END);
    }

    /** Returns the baseline of a next line. */
    private static double lines(
            Canvas canvas, String text, Type type, Colour colour, double room, double baseline, double step) {
        List<String> lines = Wrap.lines(canvas, type, text, room);
        double y = baseline;
        for (String line : lines) {
            canvas.write(line, MARGIN, y, Anchor.START, type, colour);
            y += step;
        }
        return y;
    }
}
