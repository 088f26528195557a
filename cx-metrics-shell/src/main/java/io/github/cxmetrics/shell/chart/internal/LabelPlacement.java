package io.github.cxmetrics.shell.chart.internal;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts labels beside their points: the nearest of 24 directions and growing distances at which no taken rectangle is hit. */
public final class LabelPlacement {

    private static final int DIRECTIONS = 24;
    private static final double NEAREST = 8;
    private static final double STEP = 6;
    private static final double HEIGHT = 15;
    private static final double FAR = 12;

    private record Offset(double cost, double cos, double sin, double radius) {}

    private final Rectangle2D bounds;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Offset> offsets = new ArrayList<>();

    /** Labels stay within these bounds. */
    public LabelPlacement(Rectangle2D bounds) {
        this.bounds = bounds;
        double most = Math.hypot(bounds.getWidth(), bounds.getHeight());
        for (double radius = NEAREST; radius < most; radius += STEP) {
            for (int k = 0; k < DIRECTIONS; k++) {
                double angle = k * 2 * Math.PI / DIRECTIONS;
                double preference = k == 0 ? 3 : k == DIRECTIONS / 2 ? 1 : 0;
                offsets.add(new Offset(radius - preference, Math.cos(angle), Math.sin(angle), radius));
            }
        }
        Collections.sort(offsets, Comparator.comparingDouble(Offset::cost));
    }

    /** Nothing may cover this. */
    void take(Rectangle2D rectangle) {
        taken.add(rectangle);
    }

    /** A mark of some radius that nothing may cover. */
    public void takeMark(double x, double y, double radius) {
        taken.add(new Rectangle2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    /** What a line passes is taken, in small squares along it. */
    public void takeLine(double x1, double y1, double x2, double y2) {
        double length = Math.hypot(x2 - x1, y2 - y1);
        int squares = (int) Math.ceil(length / 4);
        for (int i = 0; i <= squares; i++) {
            double share = squares == 0 ? 0 : (double) i / squares;
            takeMark(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share, 2);
        }
    }

    /** Finds a place for lines of text near a point and takes it; nothing where there is none. */
    public Optional<Rectangle2D> place(double x, double y, double width, int lines) {
        double w = width + 4;
        double h = (lines - 1) * Wrap.LINE + HEIGHT;
        for (Offset offset : offsets) {
            double left =
                    x + offset.cos() * offset.radius() - (offset.cos() > 0.3 ? 0 : offset.cos() < -0.3 ? w : w / 2);
            double top =
                    y + offset.sin() * offset.radius() - (offset.sin() > 0.9 ? 0 : offset.sin() < -0.9 ? h : h / 2);
            Rectangle2D box = new Rectangle2D.Double(left, top, w, h);
            if (bounds.contains(box) && taken.stream().noneMatch(box::intersects)) {
                taken.add(box);
                return Optional.of(box);
            }
        }
        return Optional.empty();
    }

    /** Where a leader from a point meets its label, if the label stands far enough to need one. */
    static Optional<Line2D> leader(double x, double y, Rectangle2D label) {
        return leader(x, y, label, FAR);
    }

    /** The same where only labels farther than some pixels need one. */
    public static Optional<Line2D> leader(double x, double y, Rectangle2D label, double far) {
        double toX = Math.max(label.getMinX(), Math.min(x, label.getMaxX()));
        double toY = Math.max(label.getMinY(), Math.min(y, label.getMaxY()));
        return Math.hypot(toX - x, toY - y) > far ? Optional.of(new Line2D.Double(x, y, toX, toY)) : Optional.empty();
    }
}
