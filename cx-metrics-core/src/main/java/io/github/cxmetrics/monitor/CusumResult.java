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
 * A drawn CUSUM chart, and the change that it found.
 *
 * @param definition k, h and head start
 * @param name what is charted
 * @param unit the metric's unit; null of columns
 * @param target what the value should be
 * @param points one for each period that is over, in order
 * @param change the change behind the first signal; null without a signal
 */
public record CusumResult(
        Cusum definition,
        String name,
        @Nullable Unit unit,
        double target,
        List<CusumPoint> points,
        @Nullable Change change) {

    /**
     * Checks the parts and copies the list.
     *
     * @param definition k, h and head start
     * @param name what is charted
     * @param unit the metric's unit
     * @param target what the value should be
     * @param points one for each period
     * @param change the change behind the first signal
     * @throws IllegalArgumentException if the target is not finite
     */
    public CusumResult {
        requireNonNull(definition, "definition");
        requireNonNull(name, "name");
        Checks.finite(target, "the target");
        points = Checks.list(points, "points");
    }

    /**
     * The change behind a signal.
     *
     * @param signal the period of the signal
     * @param start the first period since which the sum was above 0: where the change began
     * @param upwards whether the upper sum signalled
     * @param level the level since then; null with a head start, which is in the sum
     */
    public record Change(
            CusumPoint signal,
            CusumPoint start,
            boolean upwards,
            @Nullable Double level) {

        /**
         * Checks the parts.
         *
         * @param signal the period of the signal
         * @param start the first period since which the sum was above 0
         * @param upwards whether the upper sum signalled
         * @param level the level since then
         * @throws IllegalArgumentException if the level is none
         */
        public Change {
            requireNonNull(signal, "signal");
            requireNonNull(start, "start");
            Checks.finiteIfThere(level, "the level");
        }
    }

    /** One of both sums. */
    private static final class Sum {
        private double height;
        private int run;
        private int start;

        Sum(double headStart) {
            height = headStart;
        }

        void add(double step, int index) {
            height = Math.max(0, height + step);
            start = run == 0 ? index : start;
            run = height > 0 ? run + 1 : 0;
        }
    }

    static CusumResult of(Cusum chart, String name, @Nullable Unit unit, Watched watched) {
        requireNonNull(chart, "definition");
        Sum plus = new Sum(chart.headStart());
        Sum minus = new Sum(chart.headStart());
        List<CusumPoint> points = new ArrayList<>(watched.size());
        Change change = null;
        for (int i = 0; i < watched.size(); i++) {
            boolean gap = watched.isGap(i);
            double value = watched.columns().value(i);
            if (!gap) {
                double y = (value - watched.target()) / watched.sigma(i);
                plus.add(y - chart.allowance(), i);
                minus.add(-y - chart.allowance(), i);
            }
            boolean signal = !gap && Math.max(plus.height, minus.height) > chart.decision();
            CusumPoint point = new CusumPoint(
                    i,
                    watched.axis().label(i),
                    watched.axis().start(i),
                    watched.columns().n[i],
                    ControlChartResult.defined(value),
                    plus.height,
                    minus.height,
                    plus.run,
                    minus.run,
                    signal);
            points.add(point);
            if (signal && change == null) {
                boolean upwards = plus.height > chart.decision();
                change = change(chart, watched, points, upwards ? plus : minus, upwards);
            }
        }
        return new CusumResult(chart, name, unit, watched.target(), points, change);
    }

    /** Where n varies σ does, and the level is that of the counts since the start; with equal σ that is {@code μ ± σ(k + C/run)}. */
    private static Change change(Cusum chart, Watched watched, List<CusumPoint> points, Sum sum, boolean upwards) {
        int last = points.size() - 1;
        double level = watched.columns().isOfPlainValues()
                ? watched.target()
                        + (upwards ? 1 : -1) * watched.sigma(last) * (chart.allowance() + sum.height / sum.run)
                : watched.columns()
                        .pool(watched.columns().filled(sum.start, last + 1))
                        .value();
        return new Change(
                points.get(last), points.get(sum.start), upwards, chart.headStart() > 0 ? null : (Double) level);
    }

    /**
     * The points at which a sum is above h.
     *
     * @return in order; unmodifiable
     */
    public List<CusumPoint> signals() {
        return points.stream().filter(CusumPoint::signal).toList();
    }

    /**
     * The change behind the first signal.
     *
     * @return signal, start and level, or nothing without a signal
     */
    public Optional<Change> changeIfFound() {
        return Optional.ofNullable(change);
    }

    /**
     * The level since the change.
     *
     * @return in the metric's unit
     * @throws IllegalStateException if there is no signal, or the chart had a head start
     */
    public double level() {
        if (change == null || change.level() == null) {
            throw new IllegalStateException("the level of " + name + " since its change is undefined: "
                    + (change == null ? "no change was found" : "the chart had a head start"));
        }
        return change.level();
    }

    /**
     * One line for a report.
     *
     * @return for example {@code SLA met against 80.0 %: down since 2024-02-12, signal 2024-03-04, level 71.2 %; CUSUM, k 0.5, h 5.0}
     */
    public String line() {
        String what = change == null
                ? "no signal in " + points.size() + " periods"
                : (change.upwards() ? "up" : "down") + " since "
                        + change.start().label() + ", signal "
                        + change.signal().label()
                        + (change.level() == null ? "" : ", level " + text(change.level()));
        return name + " against " + text(target) + ": " + what + "; " + definition;
    }

    /**
     * Aligned text: period, n, value and both sums.
     *
     * @return one line a period
     */
    public String table() {
        TextTable table = TextTable.of("period", "n", name, "C+", "C-", "signal");
        for (CusumPoint point : points) {
            table.row(
                    point.label(),
                    Text.shortest(point.n()),
                    point.value() == null ? TextTable.UNDEFINED : text(point.value()),
                    Text.fixed(point.plus(), 2),
                    Text.fixed(point.minus(), 2),
                    point.signal() ? "above h" : "");
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
