package io.github.cxmetrics.monitor;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Metric;
import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.TextTable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * This year against last year without the mix of seasons: the differences of equal seasons, weighted by {@code w = n₁n₂/(n₁+n₂)} (Mantel and Haenszel
 * 1959). The crude difference of the sums, where answers came in other months than last year, can even have the other sign.
 *
 * <p>Pairs with an empty side are left out of everything. Interval and test are of the weighted difference: {@code √Σw²(v₁/n₁+v₂/n₂)/Σw}.
 *
 * @param <M> the metric
 */
public final class YearOverYear<M extends Metric<M>> {

    private final String name;
    private final Unit unit;
    private final String shift;
    private final List<YearPair<M>> pairs;
    private final List<YearPair<M>> defined;

    private YearOverYear(String name, Unit unit, String shift, List<YearPair<M>> pairs) {
        this.name = name;
        this.unit = unit;
        this.shift = shift;
        this.pairs = List.copyOf(pairs);
        this.defined = pairs.stream().filter(YearPair::isDefined).toList();
    }

    /**
     * The comparison of pairs of equal seasons.
     *
     * @param now the seasons of this year
     * @param then the same seasons of last year, in the same order
     * @param <M> the metric
     * @return the comparison
     * @throws IllegalArgumentException if there are none, not equally many, or two follow different definitions
     */
    public static <M extends Metric<M>> YearOverYear<M> of(List<? extends M> now, List<? extends M> then) {
        checkArgument(
                now.size() == then.size() && !now.isEmpty(),
                "equally many seasons of both years are needed, not %s and %s",
                now.size(),
                then.size());
        return of(
                "equal seasons",
                IntStream.range(0, now.size())
                        .mapToObj(i -> new YearPair<M>(null, null, now.get(i), then.get(i)))
                        .toList());
    }

    static <M extends Metric<M>> YearOverYear<M> of(String shift, List<YearPair<M>> pairs) {
        M first = pairs.get(0).now();
        for (YearPair<M> pair : pairs) {
            TallyRule.checkComparison(first.name(), first.rule(), pair.now().rule());
            TallyRule.checkComparison(first.name(), first.rule(), pair.then().rule());
        }
        return new YearOverYear<>(first.name(), first.unit(), shift, pairs);
    }

    /**
     * All pairs, with their dates.
     *
     * @return in order; unmodifiable
     */
    public List<YearPair<M>> pairs() {
        return pairs;
    }

    private void checkDefined() {
        if (defined.isEmpty()) {
            throw new IllegalStateException(
                    "the change of " + name + " from last year is undefined: no period has data in both years");
        }
    }

    private static <M extends Metric<M>> double weight(YearPair<M> pair) {
        double now = pair.now().count();
        double then = pair.then().count();
        return now * then / (now + then);
    }

    private double weights() {
        return defined.stream().mapToDouble(YearOverYear::weight).sum();
    }

    /**
     * The change from last year, season by season.
     *
     * @return {@code Σw·d / Σw}, in the metric's unit
     * @throws IllegalStateException if no pair has data on both sides
     */
    public double difference() {
        checkDefined();
        return defined.stream()
                        .mapToDouble(pair -> weight(pair) * pair.difference().getAsDouble())
                        .sum()
                / weights();
    }

    /**
     * The difference of the sums of both years: what mixes the change with the seasons' mix.
     *
     * @return in the metric's unit
     * @throws IllegalStateException if no pair has data on both sides
     */
    public double crude() {
        checkDefined();
        return Evidence.of(sum(YearPair::now)).minus(Evidence.of(sum(YearPair::then)));
    }

    private M sum(Function<YearPair<M>, M> side) {
        return Tally.merge(defined.stream().map(side).toList());
    }

    /**
     * The standard error of {@link #difference()}.
     *
     * @return in the metric's unit
     * @throws IllegalStateException if no pair has data on both sides, or a variance is unknown
     */
    public double standardError() {
        checkDefined();
        double sum = 0;
        for (YearPair<M> pair : defined) {
            double w = weight(pair);
            Evidence now = Evidence.of(pair.now());
            Evidence then = Evidence.of(pair.then());
            sum += w * w * (now.variance() / now.n() + then.variance() / then.n());
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException(
                    "the standard error of " + name + " is undefined: a season has one observation only");
        }
        return Math.sqrt(sum) / weights();
    }

    /**
     * The interval of {@link #difference()}.
     *
     * @param confidence the level
     * @return normal limits
     * @throws IllegalStateException if no pair has data on both sides
     */
    public Interval interval(Confidence confidence) {
        double half = confidence.z() * standardError();
        return new Interval(difference() - half, difference() + half, confidence, "Mantel-Haenszel weights", unit);
    }

    /**
     * The test of no change.
     *
     * @return z and two-sided p-value
     * @throws IllegalStateException if no pair has data on both sides, or nothing varies
     */
    public TestResult test() {
        double error = standardError();
        if (error == 0) {
            throw new IllegalStateException("the test of " + name + " is undefined: nothing varies in either year");
        }
        return TestResult.ofZ("Mantel-Haenszel z", difference() / error);
    }

    /**
     * One line for a report, with the crude difference beside the one without season mix.
     *
     * @return for example {@code NPS +13.5 from last year (95 % CI -0.8 … +27.8; 3 of 3 periods, 364 days back), crude +18.7}
     */
    public String line() {
        if (defined.isEmpty()) {
            return name + " from last year: no period has data in both years";
        }
        Interval interval = interval(Confidence.DEFAULT);
        return name + " " + unit.differenceText(difference()) + " from last year (" + Confidence.DEFAULT + " CI "
                + unit.differenceText(interval.lower()) + " … " + unit.differenceText(interval.upper()) + "; "
                + defined.size() + " of " + pairs.size() + " periods, " + shift + "), crude "
                + unit.differenceText(crude());
    }

    /**
     * Aligned text: both dates, both n and values, and the difference.
     *
     * @return one line a pair
     */
    public String table() {
        TextTable table = TextTable.of("period", "last year", "n", "n then", name, "then", "difference");
        for (int i = 0; i < pairs.size(); i++) {
            YearPair<M> pair = pairs.get(i);
            table.row(
                    pair.start() == null ? Integer.toString(i) : pair.start().toString(),
                    pair.startThen() == null ? "" : pair.startThen().toString(),
                    Long.toString(pair.now().count()),
                    Long.toString(pair.then().count()),
                    text(pair.now()),
                    text(pair.then()),
                    pair.isDefined() ? unit.differenceText(pair.difference().getAsDouble()) : TextTable.UNDEFINED);
        }
        return table.toString();
    }

    private String text(M tally) {
        return tally.valueIfDefined().isPresent() ? unit.text(tally.value()) : TextTable.UNDEFINED;
    }

    /** The line. */
    @Override
    public String toString() {
        return line();
    }
}
