package io.github.cxmetrics.monitor;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A drawn control chart: the points with their limits, and the signals.
 *
 * <p>Partial periods are not on it; periods without data are, as gaps. Where all baseline periods are 0, or all are 1, there is a centre and no σ: such a
 * chart of counts has no z and never signals. Where the values of an XmR baseline are all equal, whatever differs from them is beyond the limits, without z.
 */
public final class ControlChartResult {

    private static final int FEW = 12;

    private final ControlChart definition;
    private final String name;
    private final @Nullable Unit unit;
    private final Axis axis;
    private final Lines lines;
    private final int[] signals;
    private final List<ChartStage> stages;

    /** The columns of a chart. */
    static final class Lines {

        final double[] n;
        final double[] value;
        final double[] lower;
        final double[] centre;
        final double[] upper;
        final double[] z;
        final double[] range;
        final boolean[] baseline;

        Lines(int size) {
            n = new double[size];
            value = new double[size];
            lower = new double[size];
            centre = new double[size];
            upper = new double[size];
            z = new double[size];
            range = new double[size];
            Arrays.fill(range, Double.NaN);
            baseline = new boolean[size];
        }

        void setLimits(int i, double low, double middle, double high) {
            lower[i] = low;
            centre[i] = middle;
            upper[i] = high;
        }
    }

    ControlChartResult(
            ControlChart definition,
            String name,
            @Nullable Unit unit,
            Axis axis,
            Lines lines,
            int[] signals,
            List<ChartStage> stages) {
        this.definition = definition;
        this.name = name;
        this.unit = unit;
        this.axis = axis;
        this.lines = lines;
        this.signals = signals;
        this.stages = List.copyOf(stages);
    }

    /**
     * How the chart was drawn.
     *
     * @return the definition
     */
    public ControlChart definition() {
        return definition;
    }

    /**
     * What is charted.
     *
     * @return the metric's name, or {@code share}, {@code rate} or {@code value} of columns
     */
    public String name() {
        return name;
    }

    /**
     * The unit of what is charted.
     *
     * @return the metric's unit; nothing where counts are charted, or columns whose unit isn't known
     */
    public Optional<Unit> unit() {
        return definition.kind().isOfCounts() ? Optional.empty() : Optional.ofNullable(unit);
    }

    /**
     * How many periods are on the chart, gaps included.
     *
     * @return the number of points
     */
    public int size() {
        return signals.length;
    }

    /**
     * All points in order.
     *
     * @return one for each period, gaps included; unmodifiable
     */
    public List<ChartPoint> points() {
        return IntStream.range(0, size()).mapToObj(this::point).toList();
    }

    private ChartPoint point(int i) {
        return new ChartPoint(
                i,
                axis.label(i),
                axis.start(i),
                lines.n[i],
                defined(lines.value[i]),
                defined(lines.lower[i]),
                defined(lines.centre[i]),
                defined(lines.upper[i]),
                Double.isInfinite(lines.z[i]) ? null : defined(lines.z[i]),
                ChartRule.of(signals[i]),
                lines.baseline[i]);
    }

    static @Nullable Double defined(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /**
     * The points at which a rule holds.
     *
     * @return in order; unmodifiable
     */
    public List<ChartPoint> signals() {
        return IntStream.range(0, size())
                .filter(i -> signals[i] != 0)
                .mapToObj(this::point)
                .toList();
    }

    /**
     * The positions at which one rule holds.
     *
     * @param rule one of the chart's rules
     * @return positions from 0, ascending; none for rules that the chart does not ask
     */
    public int[] signals(ChartRule rule) {
        requireNonNull(rule, "rule");
        return IntStream.range(0, size())
                .filter(i -> (signals[i] & rule.bit()) != 0)
                .toArray();
    }

    /**
     * Whether any rule holds anywhere.
     *
     * @return true if there is a signal
     */
    public boolean hasSignal() {
        return Arrays.stream(signals).anyMatch(s -> s != 0);
    }

    /**
     * The stretches of the chart, one unless it was re-based.
     *
     * @return in order; unmodifiable
     */
    public List<ChartStage> stages() {
        return stages;
    }

    private ChartStage last() {
        return stages.get(stages.size() - 1);
    }

    /**
     * The centre of the last stage.
     *
     * @return in the metric's unit
     * @throws IllegalStateException if it has no data
     */
    public double centre() {
        return checked(last().centre(), "the centre of the chart of " + name + " is undefined: no data");
    }

    private static double checked(double value, String otherwise) {
        if (Double.isNaN(value)) {
            throw new IllegalStateException(otherwise);
        }
        return value;
    }

    /**
     * Whether the baseline of the last stage varies as its counts would alone.
     *
     * @return ratio, p-value and Laney's σ of z
     * @throws IllegalStateException if fewer than two periods have data, nothing varies, or the chart is an XmR
     */
    public Dispersion dispersion() {
        return dispersionIfDefined()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "the dispersion of " + name
                                        + " is undefined: it needs a chart of counts, two periods with data, and a share that is neither 0 nor 1"));
    }

    /**
     * The dispersion where it is defined.
     *
     * @return the dispersion, or nothing where {@link #dispersion()} would throw
     */
    public Optional<Dispersion> dispersionIfDefined() {
        return Optional.ofNullable(last().dispersion());
    }

    /**
     * The distances of periods with data from the ones before them, on XmR charts.
     *
     * @return one for each period; not a number for the first of a stage, for gaps, and on other charts
     */
    public double[] movingRanges() {
        return lines.range.clone();
    }

    /**
     * The upper limit of moving ranges in the last stage of an XmR chart. Ranges beyond it say that something jumped, which the chart of values shows too:
     * they are no signals of their own.
     *
     * @return in the metric's unit
     * @throws IllegalStateException if the chart is no XmR, or fewer than two periods have data
     */
    public double movingRangeUpper() {
        return checked(
                last().rangeUpper(),
                "the limit of moving ranges of " + name
                        + " is undefined: it needs an XmR chart and two periods with data");
    }

    /** Limits need 12 periods and better have 20: what rests on fewer says so. */
    private String caution() {
        return last().baseline() < FEW ? "; limits from only " + last().baseline() + " periods" : "";
    }

    /**
     * One line for a report.
     *
     * @return for example {@code NPS: 2 signals in 26 periods, the first 2024-03-04 (beyond 3σ); p′ floored chart, limits from all periods, …}
     */
    public String line() {
        List<ChartPoint> found = signals();
        String what = found.isEmpty()
                ? "no signal in " + size() + " periods"
                : found.size() + (found.size() == 1 ? " signal in " : " signals in ") + size() + " periods, the first "
                        + found.get(0).label() + " (" + wordings(found.get(0).signals()) + ")";
        return name + ": " + what + "; " + definition + caution();
    }

    private static String wordings(Set<ChartRule> rules) {
        return rules.stream().map(ChartRule::wording).distinct().collect(Collectors.joining("; "));
    }

    /**
     * Aligned text: period, n, value, limits and signals, with n because it is what makes limits wobble.
     *
     * @return one line a period
     */
    public String table() {
        TextTable table = TextTable.of("period", "n", name, "lower", "centre", "upper", "signal");
        for (ChartPoint point : points()) {
            table.row(
                    point.label(),
                    Text.shortest(point.n()),
                    text(point.value()),
                    text(point.lower()),
                    text(point.centre()),
                    text(point.upper()),
                    wordings(point.signals()));
        }
        return table.toString();
    }

    private String text(@Nullable Double value) {
        if (value == null) {
            return TextTable.UNDEFINED;
        }
        return unit().map(u -> u.text(value)).orElseGet(() -> Text.digits(value, 5));
    }

    /**
     * The first dates of the periods that signal.
     *
     * @return in order
     * @throws IllegalStateException if the chart was made of columns, which have no dates
     */
    public List<LocalDate> signalDates() {
        List<LocalDate> dates = new ArrayList<>();
        for (ChartPoint point : signals()) {
            if (point.start() == null) {
                throw new IllegalStateException("the chart of " + name + " was made of columns and has no dates");
            }
            dates.add(point.start());
        }
        return dates;
    }

    /** The line. */
    @Override
    public String toString() {
        return line();
    }
}
