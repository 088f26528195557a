package io.github.cxmetrics.monitor;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A drawn EWMA chart.
 *
 * @param definition weight and width
 * @param name what is charted
 * @param unit the metric's unit; null of columns
 * @param target the centre of the limits
 * @param points one for each period that is over, in order
 */
public record EwmaResult(
        Ewma definition, String name, @Nullable Unit unit, double target, List<EwmaPoint> points) {

    /**
     * Checks the parts and copies the list.
     *
     * @param definition weight and width
     * @param name what is charted
     * @param unit the metric's unit
     * @param target the centre of the limits
     * @param points one for each period
     * @throws IllegalArgumentException if the target is not finite
     */
    public EwmaResult {
        requireNonNull(definition, "definition");
        requireNonNull(name, "name");
        Checks.finite(target, "the target");
        points = Checks.list(points, "points");
    }

    /** The variance of the average goes on from period to period, each with its own n: {@code V = λ²σ²/n + (1−λ)²V}. */
    static EwmaResult of(Ewma chart, String name, @Nullable Unit unit, Watched watched) {
        requireNonNull(chart, "definition");
        double lambda = chart.lambda();
        double average = watched.target();
        double variance = 0;
        List<EwmaPoint> points = new ArrayList<>(watched.size());
        for (int i = 0; i < watched.size(); i++) {
            double value = watched.columns().value(i);
            if (!watched.isGap(i)) {
                double sigma = lambda * watched.sigma(i);
                average = lambda * value + (1 - lambda) * average;
                variance = sigma * sigma + (1 - lambda) * (1 - lambda) * variance;
            }
            double reach = chart.width() * Math.sqrt(variance);
            points.add(new EwmaPoint(
                    i,
                    watched.axis().label(i),
                    watched.axis().start(i),
                    watched.columns().n[i],
                    ControlChartResult.defined(value),
                    average,
                    watched.target() - reach,
                    watched.target() + reach,
                    !watched.isGap(i) && Math.abs(average - watched.target()) > reach));
        }
        return new EwmaResult(chart, name, unit, watched.target(), points);
    }

    /**
     * The points at which the average is outside.
     *
     * @return in order; unmodifiable
     */
    public List<EwmaPoint> signals() {
        return points.stream().filter(EwmaPoint::signal).toList();
    }

    /**
     * The first signal.
     *
     * @return the point, or nothing if the average stayed inside
     */
    public Optional<EwmaPoint> firstSignal() {
        return points.stream().filter(EwmaPoint::signal).findFirst();
    }

    /**
     * One line for a report.
     *
     * @return for example {@code SLA met: EWMA outside 0.766 … 0.834 from 2024-03-04 on; EWMA, lambda 0.2, …}
     */
    public String line() {
        return name + " against " + text(target) + ": "
                + firstSignal()
                        .map(p -> "first signal " + p.label() + ", average " + text(p.ewma()) + " outside "
                                + text(p.lower()) + " … " + text(p.upper()))
                        .orElse("no signal in " + points.size() + " periods")
                + "; " + definition;
    }

    /**
     * Aligned text: period, n, value, average and its limits.
     *
     * @return one line a period
     */
    public String table() {
        TextTable table = TextTable.of("period", "n", name, "EWMA", "lower", "upper", "signal");
        for (EwmaPoint point : points) {
            table.row(
                    point.label(),
                    Text.shortest(point.n()),
                    point.value() == null ? TextTable.UNDEFINED : text(point.value()),
                    text(point.ewma()),
                    text(point.lower()),
                    text(point.upper()),
                    point.signal() ? "outside" : "");
        }
        return table.toString();
    }

    private String text(double value) {
        return unit == null ? Text.digits(value, 5) : unit.text(value);
    }

    /** The line. */
    @Override
    public String toString() {
        return line();
    }
}
