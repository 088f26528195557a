package io.github.cxmetrics.monitor;

import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.BetaTail;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A run chart: the values around their median, with Anhøj's (2015) two rules, which assume next to nothing. There is a signal if the longest run on one side
 * is longer than {@code round(log₂ u) + 3}, or the median is crossed more rarely than chance would in 5 % of cases; u is the number of values off the
 * median, of which 10 are needed. Values on the median, and gaps, are passed over.
 */
public final class RunChart {

    private static final int FEWEST = 10;
    private static final int LONGER = 3;
    private static final double RARE = 0.05;

    private final String name;
    private final @Nullable Unit unit;
    private final Axis axis;
    private final double[] values;
    private final double centre;
    private final int useful;
    private final int longestRun;
    private final int crossings;

    private RunChart(String name, @Nullable Unit unit, Axis axis, double[] values, double centre) {
        this.name = name;
        this.unit = unit;
        this.axis = axis;
        this.values = values;
        this.centre = centre;
        int seen = 0;
        int run = 0;
        int longest = 0;
        int crossed = 0;
        boolean above = false;
        for (double value : values) {
            if (!Double.isNaN(value) && value != centre) {
                boolean sameSide = seen > 0 && above == value > centre;
                crossed += seen > 0 && !sameSide ? 1 : 0;
                run = sameSide ? run + 1 : 1;
                longest = Math.max(longest, run);
                above = value > centre;
                seen++;
            }
        }
        this.useful = seen;
        this.longestRun = longest;
        this.crossings = crossed;
    }

    /**
     * The run chart of plain values around their median.
     *
     * @param values one for each period; not a number where a period has none
     * @return the chart
     * @throws IllegalArgumentException if there are no values, or one is infinite
     * @throws IllegalStateException if all are missing
     */
    public static RunChart of(double... values) {
        double[] checked = Columns.values(values).values();
        return of("value", null, new Axis.Positions(values.length), checked);
    }

    /**
     * The run chart of plain values around a centre that is known from elsewhere: the median of an earlier baseline.
     *
     * @param centre the centre line
     * @param values one for each period; not a number where a period has none
     * @return the chart
     * @throws IllegalArgumentException if there are no values, or one is infinite
     */
    public static RunChart around(double centre, double... values) {
        double[] checked = Columns.values(values).values();
        return new RunChart(
                "value", null, new Axis.Positions(values.length), checked, Checks.finite(centre, "the centre"));
    }

    static RunChart of(String name, @Nullable Unit unit, Axis axis, double[] values) {
        double[] defined = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        if (defined.length == 0) {
            throw new IllegalStateException("the run chart of " + name + " is undefined: no period has data");
        }
        return new RunChart(name, unit, axis, values, XmrLimits.median(defined));
    }

    /** The same values around another centre. */
    RunChart centred(double line) {
        return new RunChart(name, unit, axis, values, Checks.finite(line, "the centre"));
    }

    /**
     * What is charted.
     *
     * @return the metric's name, or {@code value} of plain values
     */
    public String name() {
        return name;
    }

    /**
     * The unit of what is charted.
     *
     * @return the metric's unit; nothing of plain values
     */
    public Optional<Unit> unit() {
        return Optional.ofNullable(unit);
    }

    /**
     * The centre line.
     *
     * @return the median, or the centre that was given
     */
    public double centre() {
        return centre;
    }

    /**
     * How many values are off the centre line.
     *
     * @return u
     */
    public int useful() {
        return useful;
    }

    /**
     * The longest run on one side.
     *
     * @return how many useful values
     */
    public int longestRun() {
        return longestRun;
    }

    /**
     * How often the centre line is crossed.
     *
     * @return the number of pairs of useful values that follow each other on different sides
     */
    public int crossings() {
        return crossings;
    }

    private void checkEnough() {
        if (useful < FEWEST) {
            throw new IllegalStateException("the run chart of " + name + " has no verdict: " + useful
                    + " values are off the centre line, and " + FEWEST + " are needed");
        }
    }

    /**
     * The longest run that chance explains.
     *
     * @return {@code round(log₂ u) + 3}
     * @throws IllegalStateException if fewer than 10 values are useful
     */
    public int longestRunMax() {
        checkEnough();
        return (int) Math.round(Math.log(useful) / Math.log(2)) + LONGER;
    }

    /**
     * The fewest crossings that chance explains.
     *
     * @return the smallest c with {@code P(Bin(u − 1, ½) ≤ c) ≥ 0.05}
     * @throws IllegalStateException if fewer than 10 values are useful
     */
    public int crossingsMin() {
        checkEnough();
        int pairs = useful - 1;
        int low = (int) Math.max(0, Math.floor(pairs / 2.0 - 1.5 * Math.sqrt(pairs)));
        while (BetaTail.lower(pairs - low, low + 1.0, 0.5, 0.5) < RARE) {
            low++;
        }
        return low;
    }

    /**
     * Whether the values are no mere noise around one centre.
     *
     * @return true if the longest run is too long, or crossings are too few
     * @throws IllegalStateException if fewer than 10 values are useful
     */
    public boolean isSignal() {
        return longestRun > longestRunMax() || crossings < crossingsMin();
    }

    /**
     * The verdict where there is one.
     *
     * @return whether there is a signal, or nothing with fewer than 10 useful values
     */
    public Optional<Boolean> signalIfDefined() {
        return useful < FEWEST ? Optional.empty() : Optional.of(isSignal());
    }

    /**
     * All points, without limits.
     *
     * @return one for each period, gaps included; unmodifiable
     */
    public List<ChartPoint> points() {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new ChartPoint(
                        i,
                        axis.label(i),
                        axis.start(i),
                        Double.isNaN(values[i]) ? 0 : 1,
                        ControlChartResult.defined(values[i]),
                        null,
                        centre,
                        null,
                        null,
                        ChartRule.of(0),
                        true))
                .toList();
    }

    /**
     * One line for a report.
     *
     * @return for example {@code NPS: signal (longest run 8 of at most 7, crossings 1 of at least 4, 14 values off the median 9)}
     */
    public String line() {
        String counted = useful + " values off the centre " + text(centre);
        if (useful < FEWEST) {
            return name + ": no verdict (" + counted + ", " + FEWEST + " needed)";
        }
        return name + ": " + (isSignal() ? "signal" : "no signal") + " (longest run " + longestRun + ", at most "
                + longestRunMax() + " by chance; crossings " + crossings + ", at least " + crossingsMin() + "; "
                + counted
                + ")";
    }

    /**
     * Aligned text: period, value and side of the centre line.
     *
     * @return one line a period
     */
    public String table() {
        TextTable table = TextTable.of("period", name, "side");
        for (int i = 0; i < values.length; i++) {
            boolean gap = Double.isNaN(values[i]);
            table.row(
                    axis.label(i),
                    gap ? TextTable.UNDEFINED : text(values[i]),
                    gap || values[i] == centre ? "" : values[i] > centre ? "above" : "below");
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
