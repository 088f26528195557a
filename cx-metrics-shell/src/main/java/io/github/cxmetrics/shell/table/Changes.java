package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.monitor.MetricSeries;
import io.github.cxmetrics.monitor.SeriesPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A metric from period to period, each compared with the one before: month on month. A period that is first, empty, or follows a gap has no comparison.
 *
 * @param metric the metric's name
 * @param periods what the periods are, the heading of the first column
 * @param rows from the first period to the last
 */
public record Changes(String metric, String periods, List<Row> rows) {

    /**
     * Copies the rows.
     *
     * @param metric the metric's name
     * @param periods what the periods are
     * @param rows from the first period to the last
     */
    public Changes {
        rows = List.copyOf(rows);
    }

    /**
     * A period.
     *
     * @param period its name, as 2025-12
     * @param n how many observations it has
     * @param value the metric as it prints, a dash where there is none
     * @param change against the period before; nothing where one of them has no value
     */
    public record Row(String period, long n, String value, Optional<Comparison> change) {}

    static <M extends Metric<M>> Changes of(MetricSeries<M> series, String periods) {
        List<Row> rows = new ArrayList<>();
        SeriesPoint<M> before = null;
        String metric = "value";
        for (SeriesPoint<M> point : series.points()) {
            M now = point.tally();
            metric = now.name();
            Optional<Comparison> change = before == null || before.tally().count() == 0 || now.count() == 0
                    ? Optional.empty()
                    : now.versusIfDefined(before.tally());
            String value = now.count() == 0 ? TextTable.UNDEFINED : now.unit().text(now.value());
            rows.add(new Row(point.label(), now.count(), value, change));
            before = point;
        }
        return new Changes(metric, periods, rows);
    }

    /** Aligned text: the period, n, the value, its change with the 95 % interval, and the p-value. */
    @Override
    public String toString() {
        TextTable table = TextTable.of(periods, "n", metric, "change", "95 % CI", "p");
        for (Row row : rows) {
            table.row(
                    row.period(),
                    Long.toString(row.n()),
                    row.value(),
                    row.change()
                            .map(c -> c.unit().differenceText(c.difference()))
                            .orElse(TextTable.UNDEFINED),
                    row.change().map(Changes::interval).orElse(TextTable.UNDEFINED),
                    row.change().map(c -> Text.pValue(c.pValue())).orElse(TextTable.UNDEFINED));
        }
        return table.toString();
    }

    private static String interval(Comparison change) {
        return change.unit().differenceText(change.interval().lower()) + " … "
                + change.unit().differenceText(change.interval().upper());
    }
}
