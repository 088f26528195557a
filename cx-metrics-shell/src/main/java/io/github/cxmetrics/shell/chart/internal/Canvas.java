package io.github.cxmetrics.shell.chart.internal;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** What a picture may do: fill, draw, write, and name a mark. It remembers where text stands, so that labels can keep clear of each other. */
public abstract class Canvas {

    /**
     * A text and the rectangle that it takes.
     *
     * @param text the text
     * @param bounds where it stands
     */
    public record TextBox(String text, Rectangle2D bounds) {}

    private static final double ASCENT = 0.78;

    private final Lettering lettering;
    private final List<TextBox> boxes = new ArrayList<>();

    Canvas(Lettering lettering) {
        this.lettering = lettering;
    }

    public abstract void fill(Shape shape, Colour colour);

    public abstract void draw(Shape shape, Colour colour, Pen pen);

    /** Text on its baseline, turned by a quarter to read upward where it says so, with a halo of paper where it crosses lines. */
    abstract void letters(Writing writing);

    /** What is painted meanwhile is one mark with a tooltip. */
    public abstract void mark(String tooltip, Runnable painting);

    /**
     * A line of text to be written.
     *
     * @param text the text
     * @param x where its anchor stands
     * @param baseline where its letters stand
     * @param anchor which part stands at x
     * @param type size and style
     * @param colour its colour
     * @param halo whether paper shines around the letters
     * @param upward whether it is turned to read upward around its anchor
     */
    record Writing(
            String text,
            double x,
            double baseline,
            Anchor anchor,
            Type type,
            Colour colour,
            boolean halo,
            boolean upward) {}

    public final double width(String text, Type type) {
        return lettering.width(text, type);
    }

    /** Text on its baseline. */
    final void write(String text, double x, double baseline, Anchor anchor, Type type, Colour colour) {
        put(new Writing(text, x, baseline, anchor, type, colour, false, false));
    }

    /** Text whose middle is at a height. */
    public final void text(String text, double x, double middle, Anchor anchor, Type type, Colour colour) {
        write(text, x, middle + type.drop(), anchor, type, colour);
    }

    /** Text over lines: paper shines around the letters. */
    public final void haloed(String text, double x, double middle, Anchor anchor, Type type, Colour colour) {
        put(new Writing(text, x, middle + type.drop(), anchor, type, colour, true, false));
    }

    /** Text that reads upward, centred at a point. */
    final void upward(String text, double x, double middle, Type type, Colour colour) {
        put(new Writing(text, x + type.drop(), middle, Anchor.MIDDLE, type, colour, false, true));
    }

    private void put(Writing writing) {
        if (writing.text().isEmpty()) {
            return;
        }
        boxes.add(new TextBox(writing.text(), bounds(writing)));
        letters(writing);
    }

    private Rectangle2D bounds(Writing w) {
        double length = width(w.text(), w.type());
        double size = w.type().size();
        return w.upward()
                ? new Rectangle2D.Double(
                        w.x() - size * ASCENT, w.baseline() - length * (1 - w.anchor().share), size, length)
                : new Rectangle2D.Double(w.x() - length * w.anchor().share, w.baseline() - size * ASCENT, length, size);
    }

    /** All texts so far with their places. */
    public final List<TextBox> boxes() {
        return List.copyOf(boxes);
    }

    public final void line(double x1, double y1, double x2, double y2, Colour colour, Pen pen) {
        draw(new Line2D.Double(x1, y1, x2, y2), colour, pen);
    }

    /** A filled rectangle between two corners in any order. */
    public final void bar(double x1, double y1, double x2, double y2, Colour colour) {
        fill(new Rectangle2D.Double(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1)), colour);
    }

    public final void dot(double x, double y, double radius, Colour colour) {
        fill(circle(x, y, radius), colour);
    }

    public final void ring(double x, double y, double radius, Colour colour, Pen pen) {
        draw(circle(x, y, radius), colour, pen);
    }

    private static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** A horizontal interval with caps of 8 pixels. */
    public final void whisker(double x1, double x2, double y) {
        line(x1, y, x2, y, Palette.INK, Pen.WHISKER);
        line(x1, y - 4, x1, y + 4, Palette.INK, Pen.WHISKER);
        line(x2, y - 4, x2, y + 4, Palette.INK, Pen.WHISKER);
    }
}
