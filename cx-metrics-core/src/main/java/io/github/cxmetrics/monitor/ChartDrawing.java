package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Draws a control chart: centre, σ and limits of each stage, and where the rules hold. */
final class ChartDrawing {

    private final ControlChart chart;
    private final SeriesColumns columns;
    private final double min;
    private final double max;
    private final ControlChartResult.Lines lines;
    private final List<ChartStage> stages = new ArrayList<>();

    private ChartDrawing(ControlChart chart, SeriesColumns columns) {
        this.chart = chart;
        this.columns = columns;
        this.min = columns.min();
        this.max = columns.max();
        this.lines = new ControlChartResult.Lines(columns.size());
    }

    static ControlChartResult draw(ControlChart chart, String name, @Nullable Unit unit, SeriesColumns columns) {
        return draw(chart, name, unit, columns, new Axis.Positions(columns.size()));
    }

    static ControlChartResult draw(
            ControlChart chart, String name, @Nullable Unit unit, SeriesColumns columns, Axis axis) {
        checkKind(chart.kind(), name, columns);
        int[] starts = starts(chart, axis);
        ChartDrawing drawing = new ChartDrawing(chart, columns);
        for (int s = 0; s < starts.length; s++) {
            drawing.stage(starts[s], s + 1 < starts.length ? starts[s + 1] : columns.size());
        }
        return drawing.result(name, unit, axis, starts);
    }

    private static void checkKind(ChartKind kind, String name, SeriesColumns columns) {
        boolean fits = switch (kind.of()) {
            case SHARES -> columns.of == SeriesColumns.Of.SHARE;
            case RATES -> columns.of == SeriesColumns.Of.RATE;
            case ANY, VALUES -> true;
        };
        checkArgument(
                fits,
                "a %s chart is of %s, and %s is none: z and XmR charts take any metric",
                kind,
                kind.of().text,
                name);
        checkArgument(
                kind != ChartKind.C || columns.isOfEqualN(), "a c chart needs equal exposure: a u chart takes any");
    }

    private static int[] starts(ControlChart chart, Axis axis) {
        int[] starts = new int[1 + chart.rebasedAt().size()];
        for (int s = 1; s < starts.length; s++) {
            LocalDate date = chart.rebasedAt().get(s - 1);
            OptionalInt index = axis.indexOf(date);
            checkArgument(
                    index.isPresent(),
                    "a chart is re-based at the first date of one of its periods, which %s is not",
                    date);
            checkArgument(index.getAsInt() > 0, "a chart begins at %s and can't be re-based there", date);
            starts[s] = index.getAsInt();
        }
        return starts;
    }

    private void stage(int from, int to) {
        int[] filled = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            lines.value[i] = columns.value(i);
            lines.n[i] = columns.n[i];
            lines.z[i] = Double.NaN;
            lines.setLimits(i, Double.NaN, Double.NaN, Double.NaN);
            if (!columns.isGap(i)) {
                filled[count++] = i;
            }
        }
        int[] periods = Arrays.copyOf(filled, count);
        int[] baseline = columns.filled(from, from + Math.min(to - from, chart.baseline()));
        for (int i : baseline) {
            lines.baseline[i] = true;
        }
        if (baseline.length == 0) {
            stages.add(new ChartStage(from, to, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, null));
        } else if (chart.kind().isXmr()) {
            stages.add(ranges(from, to, periods, baseline));
        } else {
            stages.add(counts(from, to, periods, baseline));
        }
    }

    /** Charts whose σ comes from counts, one for each period. */
    private ChartStage counts(int from, int to, int[] periods, int[] baseline) {
        SeriesColumns.Pool pool = columns.pool(baseline);
        boolean varies = pool.variance() > 0;
        for (int i : periods) {
            lines.z[i] = varies ? columns.deviation(i, pool) / Math.sqrt(pool.variance() / columns.n[i]) : Double.NaN;
        }
        Dispersion dispersion = varies && baseline.length > 1 ? dispersion(baseline) : null;
        double factor = factor(varies, dispersion);
        for (int i : periods) {
            double reach = varies ? chart.sigmas() * factor * Math.sqrt(pool.variance() / columns.n[i]) : 0;
            limits(i, pool.value(), reach);
            lines.z[i] = scaled(lines.z[i], factor);
        }
        return new ChartStage(from, to, baseline.length, pool.value(), factor, Double.NaN, Double.NaN, dispersion);
    }

    /** Where the baseline never varied, whatever differs from it is beyond its limits, by no number of σ; what doesn't differ has no z. */
    private static double scaled(double distance, double sigma) {
        return sigma == 0 && distance == 0 ? Double.NaN : distance / sigma;
    }

    /** By how much σ differs from what counts alone make; not a number where it can't be told. */
    private double factor(boolean varies, @Nullable Dispersion dispersion) {
        ChartKind.Spread spread = chart.kind().spread();
        if (spread == ChartKind.Spread.COUNTS || !varies) {
            return 1;
        }
        if (dispersion == null) {
            return Double.NaN;
        }
        return spread == ChartKind.Spread.STEPS ? dispersion.sigmaZ() : Math.max(1, dispersion.sigmaZ());
    }

    private Dispersion dispersion(int[] baseline) {
        double squares = 0;
        double steps = 0;
        for (int b = 0; b < baseline.length; b++) {
            double z = lines.z[baseline[b]];
            squares += z * z;
            steps += b == 0 ? 0 : Math.abs(z - lines.z[baseline[b - 1]]);
        }
        int df = baseline.length - 1;
        return new Dispersion(squares / df, TestResult.ofChiSquare("chi-square", squares, df), steps / df);
    }

    private void limits(int i, double centre, double reach) {
        double factor = chart.kind().isOfCounts() ? columns.n[i] : 1;
        double lower = centre - reach;
        double upper = centre + reach;
        lines.setLimits(i, factor * Math.max(min, lower), factor * centre, factor * Math.min(max, upper));
        lines.value[i] *= factor;
    }

    /** XmR: σ from moving ranges, one for all periods. */
    private ChartStage ranges(int from, int to, int[] periods, int[] baseline) {
        for (int p = 1; p < periods.length; p++) {
            lines.range[periods[p]] = Math.abs(columns.value(periods[p]) - columns.value(periods[p - 1]));
        }
        XmrLimits limits = XmrLimits.of(
                chart.kind(),
                Arrays.stream(baseline).mapToDouble(columns::value).toArray(),
                Arrays.stream(baseline).skip(1).mapToDouble(i -> lines.range[i]).toArray());
        double sigma = limits.reach() / 3;
        for (int i : periods) {
            limits(i, limits.centre(), chart.sigmas() / 3 * limits.reach());
            lines.z[i] = scaled(columns.value(i) - limits.centre(), sigma);
        }
        return new ChartStage(
                from, to, baseline.length, limits.centre(), Double.NaN, limits.range(), limits.rangeUpper(), null);
    }

    private ControlChartResult result(String name, @Nullable Unit unit, Axis axis, int[] starts) {
        boolean[] breaks = new boolean[columns.size()];
        for (int start : starts) {
            breaks[start] = true;
        }
        int mask = ChartRule.mask(chart.rules());
        int[] signals = RunRules.signals(lines.z, breaks, chart.sigmas());
        for (int i = 0; i < signals.length; i++) {
            signals[i] &= mask;
        }
        return new ControlChartResult(chart, name, unit, axis, lines, signals, stages);
    }
}
