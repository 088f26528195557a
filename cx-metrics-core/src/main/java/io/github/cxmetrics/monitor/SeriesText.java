package io.github.cxmetrics.monitor;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.TextTable;
import java.util.List;
import java.util.stream.Stream;

/** Tables of metrics by period. */
final class SeriesText {

    private SeriesText() {}

    static <M extends Metric<M>> String line(String name, SeriesPeriods<M> series, int partial) {
        List<M> tallies = series.tallies();
        long[] numbers = series.numbers();
        CalendarPeriods periods = series.periods();
        long gaps = tallies.stream().filter(tally -> tally.count() == 0).count();
        List<String> notes = Stream.of(
                        partial == 0 ? "" : partial + " partial", gaps == 0 ? "" : gaps + " without data")
                .filter(note -> !note.isEmpty())
                .toList();
        return name + " " + periods + ", " + periods.label(numbers[0]) + " … "
                + periods.label(numbers[numbers.length - 1]) + ": " + numbers.length + " periods"
                + (notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")") + ", n = "
                + tallies.stream().mapToLong(Tally::count).sum();
    }

    static <M extends Metric<M>> String table(String name, List<SeriesPoint<M>> points, String incomplete) {
        TextTable table = TextTable.of("period", "n", name, Confidence.DEFAULT + " CI", "");
        for (SeriesPoint<M> point : points) {
            M tally = point.tally();
            table.row(
                    point.label(),
                    Long.toString(tally.count()),
                    tally.valueIfDefined().isPresent() ? tally.unit().text(tally.value()) : TextTable.UNDEFINED,
                    tally.intervalIfDefined().map(i -> i.text(tally.unit())).orElse(TextTable.UNDEFINED),
                    (point.complete() ? "" : incomplete)
                            + (point.complete() || !point.isGap() ? "" : ", ")
                            + (point.isGap() ? "no data" : ""));
        }
        return table.toString();
    }
}
