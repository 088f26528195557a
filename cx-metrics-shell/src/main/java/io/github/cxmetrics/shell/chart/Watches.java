package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.monitor.CusumPoint;
import io.github.cxmetrics.monitor.CusumResult;
import io.github.cxmetrics.monitor.EwmaPoint;
import io.github.cxmetrics.monitor.EwmaResult;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Options;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Panel;
import io.github.cxmetrics.shell.chart.internal.Panels;
import io.github.cxmetrics.shell.chart.internal.Series;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.table.ResultTable;
import io.github.cxmetrics.staffing.ForecastStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Small lasting changes, and what will come. */
final class Watches {

    private Watches() {}

    static Painting of(EwmaResult result) {
        List<EwmaPoint> points = result.points();
        checkArgument(!points.isEmpty(), "a chart without a period has no picture");
        Unit unit = result.unit();
        double factor = Figures.factor(unit);
        ResultTable.Builder numbers = ResultTable.withColumns(
                "period", "n", result.name(), "average", "lower limit", "upper limit", "signal");
        for (EwmaPoint p : points) {
            numbers.row(
                    p.label(),
                    n(p.n()),
                    p.value() == null ? Figures.UNDEFINED : Figures.of(unit, p.value()),
                    Figures.of(unit, p.ewma()),
                    Figures.of(unit, p.lower()),
                    Figures.of(unit, p.upper()),
                    p.signal() ? "outside" : "");
        }
        Panel panel = Panel.of(
                        Figures.axisName(result.name(), unit),
                        330,
                        v -> Figures.of(unit, v / factor),
                        Panel.Line.of(
                                        "moving average",
                                        Series.FIRST,
                                        points.stream()
                                                .mapToDouble(p -> factor * p.ewma())
                                                .toArray())
                                .between(
                                        points.stream()
                                                .mapToDouble(p -> factor * p.lower())
                                                .toArray(),
                                        points.stream()
                                                .mapToDouble(p -> factor * p.upper())
                                                .toArray()),
                        Panel.Line.of(
                                "value",
                                Series.THIRD,
                                points.stream()
                                        .mapToDouble(p -> p.value() == null ? Double.NaN : factor * p.value())
                                        .toArray()))
                .withTarget(factor * result.target());
        boolean[] signal = new boolean[points.size()];
        String[] texts = new String[points.size()];
        double[] at = new double[points.size()];
        for (int i = 0; i < at.length; i++) {
            signal[i] = points.get(i).signal();
            at[i] = signal[i] ? factor * points.get(i).ewma() : Double.NaN;
            texts[i] = isFirst(signal, i) ? Figures.of(unit, points.get(i).ewma()) : "";
        }
        return new Sheet(
                "an EWMA chart",
                result.name() + ": moving average against " + Figures.of(unit, result.target()),
                "Band: limits of the average; dashed: target; red square: average outside",
                Footer.of("n = "
                                + range(points.stream()
                                        .mapToDouble(EwmaPoint::n)
                                        .toArray()) + " a period")
                        .part(result.definition().toString())
                        .part(result.signals().isEmpty(), "no signal")
                        .parts(),
                numbers.build(),
                Panels.of(points.stream().map(EwmaPoint::label).toList(), signals(panel, signal, at, texts)));
    }

    private static Panel signals(Panel panel, boolean[] signal, double[] at, String[] texts) {
        return IntStream.range(0, signal.length).anyMatch(i -> signal[i])
                ? panel.withFlags(new Panel.Flags("signal", at, texts))
                : panel;
    }

    private static boolean isFirst(boolean[] signal, int i) {
        return signal[i] && (i == 0 || !signal[i - 1]);
    }

    static Painting of(CusumResult result) {
        List<CusumPoint> points = result.points();
        checkArgument(!points.isEmpty(), "a chart without a period has no picture");
        Unit unit = result.unit();
        ResultTable.Builder numbers = ResultTable.withColumns("period", "n", result.name(), "C+", "C−", "signal");
        boolean[] signal = new boolean[points.size()];
        String[] texts = new String[points.size()];
        double[] at = new double[points.size()];
        for (int i = 0; i < at.length; i++) {
            CusumPoint p = points.get(i);
            numbers.row(
                    p.label(),
                    n(p.n()),
                    p.value() == null ? Figures.UNDEFINED : Figures.of(unit, p.value()),
                    Figures.fixed(p.plus(), 2),
                    Figures.fixed(p.minus(), 2),
                    p.signal() ? "above h" : "");
            signal[i] = p.signal();
            at[i] = p.signal() ? Math.max(p.plus(), p.minus()) : Double.NaN;
            texts[i] = isFirst(signal, i) ? p.label() : "";
        }
        Panel panel = Panel.of(
                        "sums of deviations, in σ",
                        330,
                        v -> Figures.fixed(v, 2),
                        Panel.Line.of(
                                "up (C+)",
                                Series.FIRST,
                                points.stream().mapToDouble(CusumPoint::plus).toArray()),
                        Panel.Line.of(
                                "down (C−)",
                                Series.THIRD,
                                points.stream().mapToDouble(CusumPoint::minus).toArray()))
                .withTarget(result.definition().decision())
                .fromZero();
        return new Sheet(
                "a CUSUM chart",
                result.name() + ": CUSUM against " + Figures.of(unit, result.target()),
                "Lines: sums of what is above and below the target; dashed: decision h; red square: signal",
                Footer.of("n = "
                                + range(points.stream()
                                        .mapToDouble(CusumPoint::n)
                                        .toArray()) + " a period")
                        .part(result.definition().toString())
                        .part(result.changeIfFound().map(Watches::change).orElse("no signal"))
                        .parts(),
                numbers.build(),
                Panels.of(points.stream().map(CusumPoint::label).toList(), signals(panel, signal, at, texts)));
    }

    private static String change(CusumResult.Change change) {
        return (change.upwards() ? "up" : "down") + " since " + change.start().label() + ", signal "
                + change.signal().label();
    }

    private static String n(double n) {
        return Figures.fixed(n, n == Math.rint(n) ? 0 : 1);
    }

    private static String range(double[] n) {
        double least = Arrays.stream(n).filter(v -> v > 0).min().orElse(0);
        double most = Arrays.stream(n).max().orElse(0);
        return least == most ? n(least) : n(least) + " … " + n(most);
    }

    /** What was, and what will come with its prediction interval. */
    static Painting forecast(double[] history, List<ForecastStep> steps, Confidence confidence) {
        checkArgument(history.length > 0 && !steps.isEmpty(), "a forecast needs a history and a step");
        int periods = history.length + steps.size();
        double[] actual = Arrays.copyOf(history, periods);
        Arrays.fill(actual, history.length, periods, Double.NaN);
        double[] expected = new double[periods];
        double[] low = new double[periods];
        double[] high = new double[periods];
        Arrays.fill(expected, 0, history.length, Double.NaN);
        Arrays.fill(low, Double.NaN);
        Arrays.fill(high, Double.NaN);
        List<Interval> intervals = new ArrayList<>();
        ResultTable.Builder numbers = ResultTable.withColumns("period", "actual", "forecast", "from", "to");
        for (int i = 0; i < history.length; i++) {
            numbers.row(
                    label(i - history.length + 1),
                    decimals(history[i]),
                    Figures.UNDEFINED,
                    Figures.UNDEFINED,
                    Figures.UNDEFINED);
        }
        for (int i = 0; i < steps.size(); i++) {
            Interval interval = steps.get(i).interval(confidence);
            intervals.add(interval);
            int at = history.length + i;
            expected[at] = steps.get(i).contacts();
            low[at] = interval.lower();
            high[at] = interval.upper();
            numbers.row(label(i + 1), Figures.UNDEFINED, decimals(expected[at]), decimals(low[at]), decimals(high[at]));
        }
        List<String> labels = Stream.concat(
                        IntStream.range(0, history.length).mapToObj(i -> label(i - history.length + 1)),
                        IntStream.rangeClosed(1, steps.size()).mapToObj(Watches::label))
                .toList();
        return new Sheet(
                "a forecast",
                "Contacts: what was, and what will come",
                "Band: " + confidence
                        + " prediction interval of each step; upright line: now; numbers: periods from now",
                Footer.of("n = " + Figures.count(history.length) + " periods of history")
                        .part(confidence + " prediction intervals: "
                                + intervals.get(0).method())
                        .parts(),
                numbers.build(),
                Set.of(Options.Choice.CONFIDENCE),
                Panels.of(
                                labels,
                                Panel.of(
                                        "contacts",
                                        300,
                                        Watches::decimals,
                                        Panel.Line.of("actual", Series.FIRST, actual),
                                        Panel.Line.of("forecast", Series.SECOND, expected)
                                                .between(low, high)))
                        .splitBefore(history.length));
    }

    private static String label(int period) {
        return Figures.fixed(period, 0);
    }

    private static String decimals(double value) {
        return Figures.fixed(value, 1);
    }
}
