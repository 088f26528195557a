package io.github.cxmetrics.monitor;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.internal.TextTable;
import java.util.List;

/** Tables of metrics by period. */
final class SeriesText {

    private SeriesText() {}

    static <M extends Metric<M>> String table(String name, List<SeriesPoint<M>> points, String incomplete) {
        TextTable table = TextTable.of("period", "n", name, Confidence.DEFAULT + " CI", "");
        for (SeriesPoint<M> point : points) {
            M tally = point.tally();
            table.row(
                    point.label(),
                    Long.toString(tally.count()),
                    tally.valueIfDefined().isPresent()
                            ? tally.unit().text(tally.value())
                            : TextTable.UNDEFINED,
                    tally.intervalIfDefined().map(i -> i.text(tally.unit())).orElse(TextTable.UNDEFINED),
                    (point.complete() ? "" : incomplete) + (point.complete() || !point.isGap() ? "" : ", ")
                            + (point.isGap() ? "no data" : ""));
        }
        return table.toString();
    }
}
