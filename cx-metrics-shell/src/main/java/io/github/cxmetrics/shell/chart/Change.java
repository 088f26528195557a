package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.monitor.ChangePoint;
import io.github.cxmetrics.shell.chart.internal.Figures;
import java.util.List;

/**
 * The date of a change on the periods of a picture.
 *
 * @param found whether there is a change
 * @param at the position of the first period after the likeliest change
 * @param first the first position of the range that holds it
 * @param last the last position of the range
 * @param end the position of the last period that was looked at
 * @param before the value before
 * @param after the value after
 * @param text what the footer says
 */
record Change(boolean found, int at, int first, int last, int end, double before, double after, String text) {

    static <M extends Metric<M>> Change of(ChangePoint<M> change, List<String> labels, Unit unit) {
        List<ChangePoint.Weight> weights = change.posterior();
        int shift = weights.isEmpty() ? -1 : labels.indexOf(weights.get(0).label()) - 1;
        checkArgument(
                shift >= 0 && shift + weights.size() < labels.size(),
                "the change must be of the same periods as the series: series.changePoint()");
        for (ChangePoint.Weight weight : weights) {
            checkArgument(
                    labels.get(shift + weight.index()).equals(weight.label()),
                    "the change must be of the same periods as the series: series.changePoint()");
        }
        String levels = Figures.of(unit, change.before().value()) + " → "
                + Figures.of(unit, change.after().value());
        String range = labels.get(shift + change.firstIndex()) + " … " + labels.get(shift + change.lastIndex());
        String date = labels.get(shift + change.index());
        return new Change(
                change.isChange(),
                shift + change.index(),
                shift + change.firstIndex(),
                shift + change.lastIndex(),
                shift + weights.size(),
                change.before().value(),
                change.after().value(),
                change.isChange()
                        ? "changed at " + date + " (95 % " + range + ") " + levels
                        : "no change found, the likeliest at " + date);
    }
}
