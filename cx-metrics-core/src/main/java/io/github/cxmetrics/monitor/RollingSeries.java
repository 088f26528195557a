package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A metric over a rolling window: for each period the pooled counts of it and the ones before it, never the mean of their values.
 *
 * <p>Windows that are not full yet, or that hold a partial period, are not complete. Neighbours share most of their data: this is to look at. Charts, tests
 * and change points take the series itself.
 *
 * @param <M> the metric
 */
public final class RollingSeries<M extends Metric<M>> {

    private final MetricSeries<M> series;
    private final int window;
    private final List<M> pooled;

    private RollingSeries(MetricSeries<M> series, int window, List<M> pooled) {
        this.series = series;
        this.window = window;
        this.pooled = pooled;
    }

    static <M extends Metric<M>> RollingSeries<M> of(MetricSeries<M> series, int window) {
        checkArgument(window >= 1, "a window needs at least 1 period, not %s", window);
        return new RollingSeries<>(series, window, pooled(series.tallies(), window));
    }

    /**
     * Tallies only add up. So the periods are cut into blocks as long as the window (van Herk 1992): each window is the end of one block and the beginning of
     * the next, and both are sums that go on from period to period.
     */
    private static <M extends Metric<M>> List<M> pooled(List<M> tallies, int window) {
        List<M> heads = new ArrayList<>(tallies);
        List<M> tails = new ArrayList<>(tallies);
        for (int i = 1; i < tallies.size(); i++) {
            if (i % window != 0) {
                heads.set(i, heads.get(i - 1).plus(tallies.get(i)));
            }
            int back = tallies.size() - 1 - i;
            if ((back + 1) % window != 0) {
                tails.set(back, tallies.get(back).plus(tails.get(back + 1)));
            }
        }
        return IntStream.range(0, tallies.size())
                .mapToObj(i -> {
                    int first = i - window + 1;
                    return first <= 0 || first % window == 0
                            ? heads.get(i)
                            : tails.get(first).plus(heads.get(i));
                })
                .toList();
    }

    /**
     * How many periods are pooled.
     *
     * @return at least 1
     */
    public int window() {
        return window;
    }

    /**
     * The windows in order, each under the period that it ends with.
     *
     * @return one for each period of the series; complete where the window is full and its last period over; unmodifiable
     */
    public List<SeriesPoint<M>> points() {
        int over = series.completeSize();
        return IntStream.range(0, pooled.size())
                .mapToObj(i -> series.point(i, pooled.get(i), i + 1 >= window && i < over))
                .toList();
    }

    /**
     * Aligned text: period, n, value and 95 % interval, and which windows are not complete.
     *
     * @return one line a period
     */
    public String table() {
        return SeriesText.table(series.name(), points(), "incomplete");
    }

    /**
     * One line for a report.
     *
     * @return for example {@code NPS daily (Europe/Berlin), rolling 28: 120 windows, 27 incomplete; the last 41.3 (n = 812)}
     */
    public String line() {
        List<SeriesPoint<M>> points = points();
        long incomplete = points.stream().filter(point -> !point.complete()).count();
        M last = pooled.get(pooled.size() - 1);
        String value = last.valueIfDefined().isPresent() ? last.unit().text(last.value()) : "undefined";
        return series.name() + " " + series.periods() + ", rolling " + window + ": " + pooled.size() + " windows, "
                + incomplete + " incomplete; the last " + value + " (n = " + last.count() + ")";
    }

    /** The line. */
    @Override
    public String toString() {
        return line();
    }
}
