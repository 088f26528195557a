package io.github.cxmetrics.shell.chart.internal;

import com.google.common.collect.ImmutableList;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Named points in four fields. Names stand beside their points where all of them find room; else numbers do, and the names stand below.
 *
 * @param points the points
 * @param x the axis below
 * @param y the axis on the left
 * @param fields names of the four fields
 */
public record Scatter(ImmutableList<Point> points, Scale x, Scale y, Fields fields) implements Sheet.Body {

    /** The shapes of points, so that none is told by its colour alone. */
    public enum Mark {
        SQUARE(Palette.S2),
        CIRCLE(Palette.S1),
        TRIANGLE(Palette.S3),
        DIAMOND(Palette.GREY);

        private final Colour colour;

        Mark(Colour colour) {
            this.colour = colour;
        }

        private Shape at(double x, double y) {
            return switch (this) {
                case SQUARE -> new Rectangle2D.Double(x - 5, y - 5, 10, 10);
                case CIRCLE -> new Ellipse2D.Double(x - 5, y - 5, 10, 10);
                case TRIANGLE -> polygon(x, y, 3);
                case DIAMOND -> polygon(x, y, 4);
            };
        }

        private static Shape polygon(double x, double y, int corners) {
            Path2D path = new Path2D.Double();
            for (int i = 0; i < corners; i++) {
                double angle = -Math.PI / 2 + i * 2 * Math.PI / corners;
                double cornerX = x + 6.5 * Math.cos(angle);
                double cornerY = y + 6.5 * Math.sin(angle);
                if (i == 0) {
                    path.moveTo(cornerX, cornerY);
                } else {
                    path.lineTo(cornerX, cornerY);
                }
            }
            path.closePath();
            return path;
        }
    }

    /**
     * A point.
     *
     * @param name its name
     * @param tooltip its name and values
     * @param x its value on the axis below
     * @param y its value on the left axis
     * @param rangeX its interval below, or null
     * @param rangeY its interval on the left, or null
     * @param mark its shape
     */
    public record Point(String name, String tooltip, double x, double y, Range rangeX, Range rangeY, Mark mark) {}

    /**
     * A stretch of an axis.
     *
     * @param low where it begins; NaN for none
     * @param high where it ends
     */
    public record Range(double low, double high) {

        public static final Range NONE = new Range(Double.NaN, Double.NaN);

        boolean isKnown() {
            return !Double.isNaN(low);
        }
    }

    /**
     * What an axis shows.
     *
     * @param name its name
     * @param low the lowest value
     * @param high the highest
     * @param step between ticks; 0 for round ones that cover the range
     * @param cut where the fields meet
     */
    public record Scale(String name, double low, double high, double step, double cut) {

        Axis axis(int ticks, double from, double to) {
            return step > 0 ? new Axis(low, high, step, from, to) : Axis.covering(low, high, ticks, from, to);
        }
    }

    /**
     * Names of the fields.
     *
     * @param upperLeft high on the left axis, low below
     * @param upperRight high on both
     * @param lowerLeft low on both
     * @param lowerRight low on the left axis, high below
     */
    public record Fields(String upperLeft, String upperRight, String lowerLeft, String lowerRight) {}

    private static final double HEIGHT = 500;
    private static final double NARROW_HEIGHT = 340;
    private static final double LABEL = 190;
    private static final double REACH = 60;
    private static final double RADIUS = 7;
    private static final Pen CUT = Pen.of(1, 4, 4);

    /** A label with its place. */
    private record Placed(Point point, List<String> lines, Rectangle2D box) {}

    @Override
    public double paint(Canvas canvas, Area area) {
        double top = AxisName.paint(canvas, y.name(), area.left(), area.right(), area.top());
        double bottom = top + (area.isNarrow() ? NARROW_HEIGHT : HEIGHT);
        Axis up = y.axis(8, bottom, top);
        double left = area.left() + up.numbersWidth(canvas) + 9;
        Axis across = x.axis(area.isNarrow() ? 5 : 10, left, area.right() - 12);
        Rectangle2D plot = new Rectangle2D.Double(left, top, across.to() - left, bottom - top);
        grid(canvas, across, up, plot);
        across.numbersBelow(canvas, bottom, x.name());
        ranges(canvas, across, up);
        List<Placed> labels = labels(canvas, across, up, plot, false);
        boolean numbered = labels.isEmpty();
        if (numbered) {
            labels = labels(canvas, across, up, plot, true);
        }
        labels.forEach(label -> leader(canvas, across, up, label));
        for (Point p : points) {
            canvas.mark(p.tooltip(), () -> canvas.fill(p.mark().at(across.at(p.x()), up.at(p.y())), p.mark().colour));
        }
        writeCorners(canvas, plot);
        labels.forEach(label -> write(canvas, label));
        return numbered ? key(canvas, area, bottom + 48) : bottom + 44;
    }

    private void grid(Canvas canvas, Axis across, Axis up, Rectangle2D plot) {
        for (double tick : up.ticks()) {
            canvas.line(plot.getMinX(), up.at(tick), plot.getMaxX(), up.at(tick), Palette.GRID, Pen.HAIR);
            canvas.text(up.text(tick), plot.getMinX() - 9, up.at(tick), Anchor.END, Type.NUMBER, Palette.MUTED);
        }
        for (double tick : across.ticks()) {
            canvas.line(across.at(tick), plot.getMinY(), across.at(tick), plot.getMaxY(), Palette.GRID, Pen.HAIR);
        }
        canvas.draw(plot, Palette.GREY, Pen.HAIR);
        canvas.line(across.at(x.cut()), plot.getMinY(), across.at(x.cut()), plot.getMaxY(), Palette.GREY, CUT);
        canvas.line(plot.getMinX(), up.at(y.cut()), plot.getMaxX(), up.at(y.cut()), Palette.GREY, CUT);
    }

    /** Intervals are faint crosses: they are many, and behind the names. */
    private void ranges(Canvas canvas, Axis across, Axis up) {
        for (Point p : points) {
            Colour colour = p.mark().colour.withOpacity(0.4);
            if (p.rangeX().isKnown()) {
                canvas.line(
                        across.at(p.rangeX().low()),
                        up.at(p.y()),
                        across.at(p.rangeX().high()),
                        up.at(p.y()),
                        colour,
                        Pen.HAIR);
            }
            if (p.rangeY().isKnown()) {
                canvas.line(
                        across.at(p.x()),
                        up.at(p.rangeY().low()),
                        across.at(p.x()),
                        up.at(p.rangeY().high()),
                        colour,
                        Pen.HAIR);
            }
        }
    }

    /** The labels with their places; none where names find no room near their points. */
    private List<Placed> labels(Canvas canvas, Axis across, Axis up, Rectangle2D plot, boolean numbered) {
        LabelPlacement placement = new LabelPlacement(plot);
        corners(canvas, plot).forEach(placement::take);
        points.forEach(p -> placement.takeMark(across.at(p.x()), up.at(p.y()), RADIUS));
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point p = points.get(i);
            double px = across.at(p.x());
            double py = up.at(p.y());
            List<String> lines = numbered
                    ? List.of(Integer.toString(i + 1))
                    : Wrap.lines(canvas, Type.NUMBER, p.name(), Math.min(LABEL, plot.getWidth() / 2));
            Optional<Rectangle2D> box = placement.place(px, py, Wrap.width(canvas, Type.NUMBER, lines), lines.size());
            if (box.isEmpty() || !numbered && isFar(px, py, box.get())) {
                if (!numbered) {
                    return List.of();
                }
                continue;
            }
            placed.add(new Placed(p, lines, box.get()));
        }
        return placed;
    }

    private static boolean isFar(double x, double y, Rectangle2D box) {
        return LabelPlacement.leader(x, y, box)
                .filter(line -> line.getP1().distance(line.getP2()) > REACH)
                .isPresent();
    }

    private List<Rectangle2D> corners(Canvas canvas, Rectangle2D plot) {
        List<Rectangle2D> boxes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            double width = canvas.width(field(i), Type.SLANTED) + 16;
            boxes.add(new Rectangle2D.Double(
                    i % 2 == 0 ? plot.getMinX() : plot.getMaxX() - width,
                    i < 2 ? plot.getMinY() : plot.getMaxY() - 24,
                    width,
                    24));
        }
        return boxes;
    }

    private void writeCorners(Canvas canvas, Rectangle2D plot) {
        for (int i = 0; i < 4; i++) {
            double left = i % 2 == 0 ? plot.getMinX() + 8 : plot.getMaxX() - 8;
            double middle = i < 2 ? plot.getMinY() + 12 : plot.getMaxY() - 12;
            canvas.text(field(i), left, middle, i % 2 == 0 ? Anchor.START : Anchor.END, Type.SLANTED, Palette.MUTED);
        }
    }

    private String field(int i) {
        return switch (i) {
            case 0 -> fields.upperLeft();
            case 1 -> fields.upperRight();
            case 2 -> fields.lowerLeft();
            default -> fields.lowerRight();
        };
    }

    private static void leader(Canvas canvas, Axis across, Axis up, Placed label) {
        LabelPlacement.leader(across.at(label.point().x()), up.at(label.point().y()), label.box())
                .ifPresent(line -> canvas.draw(line, Palette.GREY, Pen.LEADER));
    }

    private static void write(Canvas canvas, Placed label) {
        double y = label.box().getCenterY() - (label.lines().size() - 1) / 2.0 * Wrap.LINE;
        for (String line : label.lines()) {
            canvas.haloed(line, label.box().getX() + 2, y, Anchor.START, Type.NUMBER, Palette.INK);
            y += Wrap.LINE;
        }
    }

    /** The names by number. */
    private double key(Canvas canvas, Area area, double top) {
        List<String> numbers = IntStream.rangeClosed(1, points.size())
                .mapToObj(Integer::toString)
                .toList();
        return NumberedKey.paint(
                canvas, area, numbers, points.stream().map(Point::name).toList(), top);
    }
}
