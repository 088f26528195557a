package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Fractions;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Why a total changed: because its segments changed (rate), or because more of it is in other segments (mix). With the weights w and values r of each segment
 * before (0) and after (1), rate is {@code Σ (w₀+w₁)/2·(r₁-r₀)} and mix {@code Σ (w₁-w₀)·(r₀+r₁)/2}; they sum to the change, whichever period is called first
 * (Kitagawa 1955).
 *
 * <p>For a segment read the <em>centred</em> mix {@code (w₁-w₀)·(r̄ - R̄)}: it sums to the same, and says whether the total moved to segments better or worse than
 * the whole. The plain one blames every segment that grows. A segment that is new or gone has no rate to change: all of it is mix.
 *
 * <p>By name: {@link #baseMix}, {@link #baseRate} and {@link #baseInteraction}, weighted with the period before, where a third part is left that belongs to
 * neither.
 *
 * @param metric the metric's name
 * @param unit its unit
 * @param before the total before
 * @param after the total after
 * @param rows the segments
 * @param rateVariance the variance of the rate effect; null where a variance is unknown
 */
public record MixAndRate(
        String metric,
        Unit unit,
        double before,
        double after,
        List<Row> rows,
        @Nullable Double rateVariance) implements Serializable {

    private static final double AVERAGE = 1e-9;

    /**
     * A segment's part in the change.
     *
     * @param segment its name
     * @param weightBefore its share of all before
     * @param weightAfter its share of all after
     * @param valueBefore its value before; null where it was empty
     * @param valueAfter its value after; null where it is empty
     * @param rate what its own change does to the total
     * @param mix what its growth does to the total
     * @param centredMix what its growth does, measured from the total's value
     */
    public record Row(
            String segment,
            double weightBefore,
            double weightAfter,
            @Nullable Double valueBefore,
            @Nullable Double valueAfter,
            double rate,
            double mix,
            double centredMix)
            implements Serializable {

        /**
         * Checks the parts.
         *
         * @param segment its name
         * @param weightBefore its share of all before
         * @param weightAfter its share of all after
         * @param valueBefore its value before
         * @param valueAfter its value after
         * @param rate what its own change does to the total
         * @param mix what its growth does to the total
         * @param centredMix what its growth does, measured from the total's value
         * @throws IllegalArgumentException if a weight is outside 0..1, or a number is none
         */
        public Row {
            requireNonNull(segment, "segment");
            Checks.share(weightBefore, "the weight of a segment before");
            Checks.share(weightAfter, "the weight of a segment after");
            Checks.finiteIfThere(valueBefore, "the value of a segment before");
            Checks.finiteIfThere(valueAfter, "the value of a segment after");
            Checks.finite(rate, "the rate effect of a segment");
            Checks.finite(mix, "the mix effect of a segment");
            Checks.finite(centredMix, "the centred mix effect of a segment");
        }

        /** Whether it held something before and after. */
        boolean isLasting() {
            return valueBefore != null && valueAfter != null;
        }

        /** The change of its value, 0 if it is new or gone. */
        double change() {
            return valueBefore == null || valueAfter == null ? 0 : valueAfter - valueBefore;
        }
    }

    /**
     * A segment as sums, say from SQL.
     *
     * @param segment its name
     * @param beforeN how many before
     * @param beforeSum the sum of their values: successes of a share, promoters minus detractors, money
     * @param afterN how many after
     * @param afterSum the sum of their values
     */
    public record Part(String segment, long beforeN, double beforeSum, long afterN, double afterSum)
            implements Serializable {

        /**
         * Checks the numbers.
         *
         * @param segment its name
         * @param beforeN how many before
         * @param beforeSum the sum of their values
         * @param afterN how many after
         * @param afterSum the sum of their values
         * @throws IllegalArgumentException if a count is negative, a sum not finite, or there is a sum of nobody
         */
        public Part {
            requireNonNull(segment, "segment");
            check(beforeN, beforeSum, "before");
            check(afterN, afterSum, "after");
        }

        private static void check(long n, double sum, String when) {
            checkArgument(n >= 0, "n %s must not be negative: %s", when, n);
            checkArgument(Double.isFinite(sum), "the sum %s must be finite, not %s", when, (Double) sum);
            checkArgument(n > 0 || sum == 0, "nobody %s has a sum of %s", when, (Double) sum);
        }
    }

    /**
     * Checks the parts and copies the rows.
     *
     * @param metric the metric's name
     * @param unit its unit
     * @param before the total before
     * @param after the total after
     * @param rows the segments
     * @param rateVariance the variance of the rate effect
     * @throws IllegalArgumentException if a total is not finite, or the variance negative or none
     */
    public MixAndRate {
        requireNonNull(metric, "metric");
        requireNonNull(unit, "unit");
        rows = Checks.list(rows, "rows");
        Checks.finite(before, "the total before");
        Checks.finite(after, "the total after");
        Checks.notNegativeIfThere(rateVariance, "the variance of the rate effect");
    }

    /**
     * What changed a metric between two periods.
     *
     * @param before the metric of each segment before
     * @param after the metric of each segment after; a segment that only one period has was gone or is new
     * @param <T> a share, a net score, a mean: a metric whose total is the mean of its segments by their n
     * @return the decomposition
     * @throws IllegalArgumentException if the segments follow different rules, a name or a metric is null, or the metric is no such mean (as a median)
     * @throws IllegalStateException if either period is empty
     * @throws ArithmeticException if the counts of a period exceed a long
     */
    public static <T extends Metric<T>> MixAndRate between(Map<String, T> before, Map<String, T> after) {
        T totalBefore = total(Checks.map(before, "before"), "before");
        T totalAfter = total(Checks.map(after, "after"), "after");
        TallyRule.checkComparison(totalAfter.name(), totalAfter.rule(), totalBefore.rule());
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Part> parts = new ArrayList<>();
        List<double[]> variances = new ArrayList<>();
        double scale = factor(totalBefore);
        for (String name : names) {
            Evidence first = evidence(before.get(name));
            Evidence second = evidence(after.get(name));
            parts.add(new Part(name, n(first), sum(first) / scale, n(second), sum(second) / scale));
            variances.add(new double[] {variance(first), variance(second)});
        }
        MixAndRate made = of(totalBefore.name(), totalBefore.unit(), scale, parts, variances);
        checkAverage(totalBefore, made.before);
        checkAverage(totalAfter, made.after);
        return made;
    }

    private static <T extends Metric<T>> T total(Map<String, T> metrics, String when) {
        checkArgument(!metrics.isEmpty(), "there are no segments %s", when);
        return Tally.merge(metrics.values());
    }

    /** Net scores are whole sums of −1, 0 and 1, which keeps their differences exact. */
    private static double factor(Metric<?> metric) {
        return Evidence.of(metric) instanceof Evidence.Bands ? 100 : 1;
    }

    private static @Nullable Evidence evidence(@Nullable Metric<?> metric) {
        return metric == null || metric.count() == 0 ? null : Evidence.of(metric);
    }

    private static long n(@Nullable Evidence evidence) {
        return evidence == null ? 0 : evidence.n();
    }

    private static double sum(@Nullable Evidence evidence) {
        if (evidence == null) {
            return 0;
        }
        if (evidence instanceof Evidence.Hits hits) {
            return hits.successes();
        }
        if (evidence instanceof Evidence.Bands bands) {
            return 100.0 * (bands.plus() - bands.minus());
        }
        return evidence instanceof Evidence.Events events ? events.events() : evidence.value() * evidence.n();
    }

    private static double variance(@Nullable Evidence evidence) {
        return evidence == null ? 0 : evidence.variance() / evidence.n();
    }

    private static void checkAverage(Metric<?> total, double average) {
        double value = total.value();
        checkArgument(
                Math.abs(value - average) <= AVERAGE * Math.max(1, Math.abs(value)),
                "%s is no mean over its n (%s of all, %s as the mean of segments): mix and rate don't add up",
                total.name(),
                value,
                average);
    }

    /**
     * What changed a mean between two periods, from sums.
     *
     * @param metric the metric's name
     * @param unit the unit of a value, which is a sum over its n; for {@link Unit#SHARE} the rate effect has a standard error
     * @param parts the segments
     * @return the decomposition
     * @throws IllegalArgumentException if a part is null, or a share has more successes than it has observations
     * @throws IllegalStateException if either period is empty
     * @throws ArithmeticException if the counts of a period exceed a long
     */
    public static MixAndRate of(String metric, Unit unit, List<Part> parts) {
        requireNonNull(metric, "metric");
        requireNonNull(unit, "unit");
        List<Part> given = Checks.list(parts, "parts");
        List<double[]> variances = new ArrayList<>();
        for (Part part : given) {
            variances.add(
                    unit == Unit.SHARE
                            ? new double[] {
                                binomial(part.segment, part.beforeSum, part.beforeN),
                                binomial(part.segment, part.afterSum, part.afterN)
                            }
                            : new double[] {Double.NaN, Double.NaN});
        }
        return of(metric, unit, 1, given, variances);
    }

    private static double binomial(String segment, double successes, long n) {
        checkArgument(
                successes >= 0 && successes <= n,
                "the successes of a share must be in 0..%s, not %s",
                (Long) n,
                (Double) successes);
        return n == 0 ? 0 : successes / n * ((n - successes) / n) / n;
    }

    private static MixAndRate of(String metric, Unit unit, double scale, List<Part> parts, List<double[]> variances) {
        long n0 = total(metric, parts, "before", Part::beforeN);
        long n1 = total(metric, parts, "after", Part::afterN);
        double before = scale * (sum(parts, Part::beforeSum) / n0);
        double after = scale * (sum(parts, Part::afterSum) / n1);
        List<Row> rows = new ArrayList<>();
        double variance = 0;
        for (int i = 0; i < parts.size(); i++) {
            Row row = row(parts.get(i), n0, n1, scale, (before + after) / 2);
            rows.add(row);
            if (row.isLasting()) {
                double weight = (row.weightBefore + row.weightAfter) / 2;
                variance += weight * weight * (variances.get(i)[0] + variances.get(i)[1]);
            }
        }
        return new MixAndRate(metric, unit, before, after, rows, Double.isNaN(variance) ? null : variance);
    }

    private interface Count {
        long of(Part part);
    }

    private static long total(String metric, List<Part> parts, String when, Count count) {
        long total = 0;
        for (Part part : parts) {
            total = CountMath.sum(total, count.of(part), "the counts of segments " + when);
        }
        if (total == 0) {
            throw new IllegalStateException("mix and rate of " + metric + " are undefined: nobody " + when);
        }
        return total;
    }

    private static double sum(List<Part> parts, ToDoubleFunction<Part> of) {
        return parts.stream().mapToDouble(of).sum();
    }

    private static Row row(Part part, long n0, long n1, double scale, double middle) {
        Double before = part.beforeN == 0 ? null : scale * (part.beforeSum / part.beforeN);
        Double after = part.afterN == 0 ? null : scale * (part.afterSum / part.afterN);
        double w0 = (double) part.beforeN / n0;
        double w1 = (double) part.afterN / n1;
        double growth = Fractions.difference(part.afterN, n1, part.beforeN, n0);
        double change = before == null || after == null ? 0 : scale * change(part);
        double first = before != null ? before : after != null ? after : middle;
        double second = after != null ? after : first;
        double mean = (first + second) / 2;
        return new Row(
                part.segment, w0, w1, before, after, (w0 + w1) / 2 * change, growth * mean, growth * (mean - middle));
    }

    private static double change(Part part) {
        boolean whole = isWhole(part.beforeSum) && isWhole(part.afterSum);
        return whole
                ? Fractions.difference((long) part.afterSum, part.afterN, (long) part.beforeSum, part.beforeN)
                : part.afterSum / part.afterN - part.beforeSum / part.beforeN;
    }

    private static boolean isWhole(double sum) {
        return Math.rint(sum) == sum && Math.abs(sum) < 1L << 53;
    }

    /**
     * The change of the total.
     *
     * @return after minus before, the sum of rate and mix
     */
    public double change() {
        return after - before;
    }

    /**
     * What the segments' own changes do.
     *
     * @return the sum over segments
     */
    public double rateEffect() {
        return rows.stream().mapToDouble(Row::rate).sum();
    }

    /**
     * What moving between segments does.
     *
     * @return the sum over segments
     */
    public double mixEffect() {
        return rows.stream().mapToDouble(Row::centredMix).sum();
    }

    /**
     * The standard error of the rate effect, for given weights: over segments that held something before and after.
     *
     * @return in the unit of the metric
     * @throws IllegalStateException if the variance of a value is unknown, as of sums that are no share
     */
    public double rateStandardError() {
        if (rateVariance == null) {
            throw new IllegalStateException("the standard error of the rate effect on " + metric
                    + " is undefined: sums alone have no variance");
        }
        return Math.sqrt(rateVariance);
    }

    /**
     * Mix with the values of before: {@code Σ (w₁-w₀)·r₀}. A new segment takes its value of after, which it has no other.
     *
     * @return in the unit of the metric
     */
    public double baseMix() {
        return rows.stream()
                .mapToDouble(row -> growth(row) * (first(row) - before))
                .sum();
    }

    /**
     * Rate with the weights of before: {@code Σ w₀·(r₁-r₀)}.
     *
     * @return in the unit of the metric
     */
    public double baseRate() {
        return rows.stream().mapToDouble(row -> row.weightBefore * row.change()).sum();
    }

    /**
     * What is left by {@link #baseMix} and {@link #baseRate}: {@code Σ (w₁-w₀)·(r₁-r₀)}.
     *
     * @return in the unit of the metric
     */
    public double baseInteraction() {
        return rows.stream().mapToDouble(row -> growth(row) * row.change()).sum();
    }

    private static double growth(Row row) {
        return row.weightAfter - row.weightBefore;
    }

    private double first(Row row) {
        return row.valueBefore != null ? row.valueBefore : row.valueAfter != null ? row.valueAfter : before;
    }

    /**
     * Simpson's paradox: the total moves one way, no segment does, and at least one moves the other.
     *
     * @return whether it is one
     */
    public boolean isSimpson() {
        double direction = Math.signum(change());
        return direction != 0
                && rows.stream().noneMatch(row -> Math.signum(row.change()) == direction)
                && rows.stream().anyMatch(row -> Math.signum(row.change()) == -direction);
    }

    /**
     * The segments' parts in the change.
     *
     * @return a table of segment, weights, values, rate and centred mix, with the total last
     */
    public String table() {
        TextTable table = TextTable.of("segment", "share", "→", metric, "→", "rate", "mix");
        for (Row row : rows) {
            table.row(
                    row.segment,
                    Unit.SHARE.text(row.weightBefore),
                    Unit.SHARE.text(row.weightAfter),
                    text(row.valueBefore),
                    text(row.valueAfter),
                    unit.differenceText(row.rate),
                    unit.differenceText(row.centredMix));
        }
        String all = Unit.SHARE.text(1);
        return table.row(
                        "total",
                        all,
                        all,
                        text(before),
                        text(after),
                        unit.differenceText(rateEffect()),
                        unit.differenceText(mixEffect()))
                .toString();
    }

    private String text(@Nullable Double value) {
        return value == null ? TextTable.UNDEFINED : unit.text(value);
    }

    /**
     * One line for a report.
     *
     * @return for example {@code share 78.0 % → 82.6 %: +4.6 pp = rate -5.4 pp + mix +9.9 pp (Simpson's paradox: no segment rose)}
     */
    public String line() {
        String paradox = isSimpson() ? " (Simpson's paradox: no segment " + (change() > 0 ? "rose" : "fell") + ")" : "";
        return metric + " " + unit.text(before) + " → " + unit.text(after) + ": " + unit.differenceText(change())
                + " = rate " + unit.differenceText(rateEffect()) + " + mix " + unit.differenceText(mixEffect())
                + paradox;
    }

    @Override
    public String toString() {
        return line();
    }
}
