package io.github.cxmetrics.shell.chart.internal;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.List;
import java.util.Set;

/**
 * A picture whose words and numbers are ready; only its body is still to be painted.
 *
 * @param kind what is painted, for messages
 * @param title the metric by what
 * @param subtitle what the marks mean
 * @param footer the parts of the last line
 * @param numbers the numbers shown
 * @param choices the choices that change it
 * @param body paints it
 */
public record Sheet(
        String kind,
        String title,
        String subtitle,
        List<String> footer,
        ResultTable numbers,
        Set<Options.Choice> choices,
        Body body)
        implements Painting {

    /** What is painted between subtitle and footer. */
    public interface Body {

        /** Paints downward from the top of an area and returns the lower edge. */
        double paint(Canvas canvas, Area area);
    }

    public Sheet {
        footer = ImmutableList.copyOf(footer);
        choices = Set.copyOf(choices);
    }

    /** A picture without choices. */
    public Sheet(String kind, String title, String subtitle, List<String> footer, ResultTable numbers, Body body) {
        this(kind, title, subtitle, footer, numbers, Set.of(), body);
    }

    @Override
    public double paint(Canvas canvas, Area area) {
        return body.paint(canvas, area);
    }
}
