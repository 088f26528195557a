package io.github.cxmetrics.shell.chart.internal;

import io.github.cxmetrics.shell.table.ResultTable;
import java.util.List;
import java.util.Set;

/** The picture of one result: what it says around itself, the numbers that it shows, and how it is painted. Immutable. */
public interface Painting {

    /** What is painted, in singular and for messages: {@code a funnel}. */
    String kind();

    /** The metric by what. */
    String title();

    /** What the marks mean. */
    String subtitle();

    /** The parts of the last line: n, level and method, definition, what was hidden. The source is added behind them. */
    List<String> footer();

    /** The numbers shown, rounded as they are printed. */
    ResultTable numbers();

    /** The choices that change this picture; others are refused. */
    default Set<Options.Choice> choices() {
        return Set.of();
    }

    /**
     * Paints the body.
     *
     * @param canvas where to
     * @param area the left, top and right edges; it may grow downward
     * @return the lower edge of what was painted
     */
    double paint(Canvas canvas, Area area);
}
