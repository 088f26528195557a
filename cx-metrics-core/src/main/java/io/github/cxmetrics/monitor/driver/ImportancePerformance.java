package io.github.cxmetrics.monitor.driver;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.survey.Direction;
import io.github.cxmetrics.survey.RatingScale;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Importance against performance in four fields: what to concentrate on, and what to keep up (Martilla and James 1977).
 *
 * <p>Importance from drivers is derived, not stated: what people say is important is another question. The cuts are the means of the attributes unless {@link
 * #withCuts} says otherwise, so that some attribute is always "low": a field says where an attribute stands among these, and nothing of how good the service
 * is. An attribute whose interval crosses a cut is {@linkplain Point#unclear() unclear}.
 *
 * @param points the attributes, in order
 * @param importanceCut from which importance on an attribute is important
 * @param performanceCut from which performance on an attribute is well done
 * @param cuts what the cuts are, as it is printed
 */
public record ImportancePerformance(List<Point> points, double importanceCut, double performanceCut, String cuts)
        implements Serializable {

    private static final int DECIMALS = 3;

    /**
     * Checks the parts.
     *
     * @param points the attributes
     * @param importanceCut from which importance on an attribute is important
     * @param performanceCut from which performance on an attribute is well done
     * @param cuts what the cuts are
     * @throws IllegalArgumentException if there are no attributes or a cut is not finite
     */
    public ImportancePerformance {
        points = Stored.list(points, "an attribute");
        checkArgument(!points.isEmpty(), "importance and performance need attributes");
        Checks.finite(importanceCut, "the importance cut");
        Checks.finite(performanceCut, "the performance cut");
        Stored.text(cuts, "the name of the cuts");
    }

    /**
     * One attribute.
     *
     * @param name its name
     * @param importance how important it is
     * @param performance how well it is done
     * @param importanceInterval the interval of its importance; null where it is not known
     * @param performanceInterval the interval of its performance; null where it is not known
     * @param quadrant its field
     * @param unclear whether an interval holds a cut, so that the field may be another one
     */
    public record Point(
            String name,
            double importance,
            double performance,
            @Nullable Interval importanceInterval,
            @Nullable Interval performanceInterval,
            Quadrant quadrant,
            boolean unclear)
            implements Serializable {

        /**
         * Checks the parts.
         *
         * @param name its name
         * @param importance how important it is
         * @param performance how well it is done
         * @param importanceInterval the interval of its importance; null where it is not known
         * @param performanceInterval the interval of its performance; null where it is not known
         * @param quadrant its field
         * @param unclear whether an interval holds a cut, so that the field may be another one
         * @throws IllegalArgumentException if importance or performance is not finite
         */
        public Point {
            requireNonNull(name, "name");
            Checks.finite(importance, "importance");
            Checks.finite(performance, "performance");
            requireNonNull(quadrant, "quadrant");
        }

        private Point placed(double importanceCut, double performanceCut) {
            return new Point(
                    name,
                    importance,
                    performance,
                    importanceInterval,
                    performanceInterval,
                    Quadrant.of(importance >= importanceCut, performance >= performanceCut),
                    holds(importanceInterval, importanceCut) || holds(performanceInterval, performanceCut));
        }

        private static boolean holds(@Nullable Interval interval, double cut) {
            return interval != null && interval.contains(cut);
        }

        private static Point unplaced(
                String name,
                double importance,
                double performance,
                @Nullable Interval importanceInterval,
                @Nullable Interval performanceInterval) {
            return new Point(
                    name,
                    importance,
                    performance,
                    importanceInterval,
                    performanceInterval,
                    Quadrant.LOW_PRIORITY,
                    false);
        }
    }

    /**
     * From numbers, cut at their means. Nothing is known of their doubt.
     *
     * @param names the attributes
     * @param importance how important each is
     * @param performance how well each is done, high is good
     * @return the four fields
     * @throws IllegalArgumentException if the sizes differ or a number is not finite
     */
    public static ImportancePerformance of(List<String> names, double[] importance, double[] performance) {
        List<String> attributes = Stored.list(names, "the name of an attribute");
        checkArgument(importance != null && performance != null, "importance and performance must not be null");
        checkArgument(
                importance.length == attributes.size() && performance.length == attributes.size(),
                "%s attributes need as many numbers, not %s and %s",
                attributes.size(),
                importance.length,
                performance.length);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < importance.length; i++) {
            points.add(Point.unplaced(attributes.get(i), importance[i], performance[i], null, null));
        }
        return atMeans(points);
    }

    /**
     * From drivers: importance is the share of R² (Shapley), performance the mean. Cut at their means, intervals at 95 %.
     *
     * <p>Means are in points where all attributes have one scale on which high is good, or none; otherwise they are rescaled to 0..100, 100 the good end.
     *
     * @param drivers the drivers
     * @return the four fields
     * @throws IllegalArgumentException if some attributes have a scale and others none
     * @throws IllegalStateException if the drivers are undefined, as {@link Drivers#model()}, or R² is 0
     */
    public static ImportancePerformance from(Drivers drivers) {
        return from(drivers, Confidence.DEFAULT);
    }

    /**
     * From drivers, as {@link #from(Drivers)}.
     *
     * @param drivers the drivers
     * @param confidence the level of the intervals, by which attributes are unclear
     * @return the four fields
     */
    public static ImportancePerformance from(Drivers drivers, Confidence confidence) {
        boolean isRescaled = isRescaled(drivers.rule().attributes());
        List<Point> points = new ArrayList<>();
        for (DriverShare share : drivers.shapley(confidence).shares()) {
            if (share.share() == null) {
                throw new IllegalStateException("importance is undefined: R² is 0");
            }
            DriverColumn column = drivers.rule().columns().get(drivers.rule().indexOf(share.name()));
            Interval mean = drivers.meanInterval(share.name(), confidence);
            RatingScale scale = isRescaled ? column.scale() : null;
            points.add(Point.unplaced(
                    share.name(),
                    share.share(),
                    rescaled(scale, drivers.mean(share.name())),
                    share.shareInterval(),
                    rescaled(scale, mean)));
        }
        return atMeans(points);
    }

    private static boolean isRescaled(List<DriverColumn> attributes) {
        RatingScale first = attributes.get(0).scale();
        for (DriverColumn attribute : attributes) {
            checkArgument(
                    (attribute.scale() == null) == (first == null),
                    "performance of %s and %s can't be compared: give all attributes a scale or none",
                    attributes.get(0).name(),
                    attribute.name());
        }
        return first != null
                && attributes.stream()
                        .anyMatch(attribute ->
                                !first.equals(attribute.scale()) || first.direction() == Direction.LOW_IS_GOOD);
    }

    private static double rescaled(@Nullable RatingScale scale, double mean) {
        if (scale == null) {
            return mean;
        }
        double way = 100 * (mean - scale.min()) / (scale.max() - scale.min());
        return scale.direction() == Direction.LOW_IS_GOOD ? 100 - way : way;
    }

    private static Interval rescaled(@Nullable RatingScale scale, Interval mean) {
        if (scale == null) {
            return mean;
        }
        double one = rescaled(scale, mean.lower());
        double two = rescaled(scale, mean.upper());
        return new Interval(Math.min(one, two), Math.max(one, two), mean.confidence(), mean.method());
    }

    private static ImportancePerformance atMeans(List<Point> points) {
        double importance = 0;
        double performance = 0;
        for (Point point : points) {
            importance += point.importance();
            performance += point.performance();
        }
        return placed(points, importance / points.size(), performance / points.size(), "means of the attributes");
    }

    private static ImportancePerformance placed(
            List<Point> points, double importanceCut, double performanceCut, String cuts) {
        List<Point> placed = points.stream()
                .map(point -> point.placed(importanceCut, performanceCut))
                .toList();
        return new ImportancePerformance(placed, importanceCut, performanceCut, cuts);
    }

    /**
     * The same attributes with cuts of your own: a target of performance, say.
     *
     * @param newImportanceCut from which importance on an attribute is important
     * @param newPerformanceCut from which performance on an attribute is well done
     * @return the changed copy
     */
    public ImportancePerformance withCuts(double newImportanceCut, double newPerformanceCut) {
        return placed(points, newImportanceCut, newPerformanceCut, "given");
    }

    /**
     * The attributes of a field.
     *
     * @param quadrant the field
     * @return their names, in order
     */
    public List<String> inField(Quadrant quadrant) {
        return points.stream()
                .filter(point -> point.quadrant() == quadrant)
                .map(Point::name)
                .toList();
    }

    /**
     * The attributes as aligned text.
     *
     * @return importance and performance with their intervals, the field, and a question mark where it is unclear
     */
    public String table() {
        TextTable table = TextTable.of("attribute", "importance", "interval", "performance", "interval", "field");
        for (Point point : points) {
            table.row(
                    point.name(),
                    Text.fixed(point.importance(), DECIMALS),
                    limits(point.importanceInterval(), DECIMALS),
                    Text.fixed(point.performance(), 2),
                    limits(point.performanceInterval(), 2),
                    fieldText(point));
        }
        return table + "cuts (" + cuts + "): importance " + Text.fixed(importanceCut, DECIMALS) + ", performance "
                + Text.fixed(performanceCut, 2)
                + (points.stream().anyMatch(Point::unclear) ? "; ? = an interval holds a cut" : "")
                + "\n";
    }

    private static String limits(@Nullable Interval interval, int decimals) {
        return interval == null
                ? TextTable.UNDEFINED
                : Text.fixed(interval.lower(), decimals) + " … " + Text.fixed(interval.upper(), decimals);
    }

    private static String fieldText(Point point) {
        return point.quadrant() + (point.unclear() ? " ?" : "");
    }

    /** For example {@code concentrate here: speed; keep up: staff, price ? (cuts: means of the attributes)}. */
    @Override
    public String toString() {
        return List.of(Quadrant.CONCENTRATE_HERE, Quadrant.KEEP_UP, Quadrant.POSSIBLE_OVERKILL, Quadrant.LOW_PRIORITY)
                .stream()
                .filter(quadrant -> !inField(quadrant).isEmpty())
                .map(quadrant -> quadrant + ": "
                        + points.stream()
                                .filter(point -> point.quadrant() == quadrant)
                                .map(point -> point.name() + (point.unclear() ? " ?" : ""))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; ", "", " (cuts: " + cuts + ")"));
    }
}
