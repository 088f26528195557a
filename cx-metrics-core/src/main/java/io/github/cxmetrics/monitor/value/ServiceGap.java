package io.github.cxmetrics.monitor.value;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.internal.SampleMean;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.survey.RatingScale;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The gap between what customers perceive and what they expect, by dimension: SERVQUAL (Parasuraman, Zeithaml and Berry 1988). Below 0 service falls short.
 *
 * <p>Both answers come from one person, so the gap is paired: its interval is that of the differences. Taking the two means as independent gives a wrong one.
 * A pair with a missing answer is set aside and counted.
 *
 * <p>An empty tally may be held and merged. Immutable and thread-safe.
 */
public final class ServiceGap extends ExactTally<ServiceGap> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "service-gap";
    private static final int VERSION = 1;
    private static final String PAIRS = "pairs of answers";
    private static final String EXCLUDED = "pairs with a missing answer";

    private final ServiceGapRule rule;
    private final transient List<Cell> cells;

    ServiceGap(ServiceGapRule rule, List<Cell> cells) {
        this.rule = rule.withoutMissingCodes();
        this.cells = List.copyOf(cells);
        count();
        excluded();
    }

    /**
     * One question answered twice by one person.
     *
     * @param dimension the dimension that the question belongs to
     * @param perceived how the service is seen, or a missing code
     * @param expected how it should be, or a missing code
     */
    public record Answer(String dimension, int perceived, int expected) implements Serializable {}

    /**
     * What is counted of one dimension, a part of {@link Counts}.
     *
     * @param pairs how many pairs of answers
     * @param perceived the sum of what is perceived
     * @param expected the sum of what is expected
     * @param squares the sum of squared gaps
     * @param excluded pairs with a missing answer
     */
    public record Cell(long pairs, long perceived, long expected, long squares, long excluded) implements Serializable {

        static final Cell NONE = new Cell(0, 0, 0, 0, 0);

        static Cell of(int perceived, int expected) {
            long gap = (long) perceived - expected;
            return new Cell(1, perceived, expected, gap * gap, 0);
        }

        private Cell plus(Cell other) {
            return new Cell(
                    CountMath.sum(pairs, other.pairs, PAIRS),
                    Math.addExact(perceived, other.perceived),
                    Math.addExact(expected, other.expected),
                    Math.addExact(squares, other.squares),
                    CountMath.sum(excluded, other.excluded, EXCLUDED));
        }

        private Cell minus(Cell part) {
            return new Cell(
                    CountMath.difference(pairs, part.pairs, PAIRS),
                    Math.subtractExact(perceived, part.perceived),
                    Math.subtractExact(expected, part.expected),
                    Math.subtractExact(squares, part.squares),
                    CountMath.difference(excluded, part.excluded, EXCLUDED));
        }

        private BigInteger gaps() {
            return BigInteger.valueOf(perceived).subtract(BigInteger.valueOf(expected));
        }

        private BigInteger deviations() {
            return BigInteger.valueOf(pairs)
                    .multiply(BigInteger.valueOf(squares))
                    .subtract(gaps().multiply(gaps()));
        }

        private Cell checked(RatingScale scale) {
            CountMath.checkNotNegative(pairs, PAIRS);
            CountMath.checkNotNegative(excluded, EXCLUDED);
            long span = (long) scale.max() - scale.min();
            boolean isPossible = squares >= 0
                    && isSum(scale, perceived)
                    && isSum(scale, expected)
                    && deviations().signum() >= 0
                    && BigInteger.valueOf(squares)
                                    .compareTo(BigInteger.valueOf(pairs).multiply(BigInteger.valueOf(span * span)))
                            <= 0;
            checkArgument(isPossible, "the sums of a dimension are not those of %s pairs on %s", pairs, scale);
            return this;
        }

        private boolean isSum(RatingScale scale, long sum) {
            BigInteger n = BigInteger.valueOf(pairs);
            BigInteger exact = BigInteger.valueOf(sum);
            return n.multiply(BigInteger.valueOf(scale.min())).compareTo(exact) <= 0
                    && n.multiply(BigInteger.valueOf(scale.max())).compareTo(exact) >= 0;
        }

        private SampleMean sample() {
            BigInteger n = BigInteger.valueOf(pairs);
            double variance = pairs > 1 ? Ratios.of(deviations(), n.multiply(n.subtract(BigInteger.ONE))) : Double.NaN;
            return new SampleMean(pairs, Ratios.of(gaps(), n), variance);
        }
    }

    /** How many pairs of answers were complete, over all dimensions. */
    @Override
    public long count() {
        return sum(Cell::pairs, PAIRS);
    }

    /**
     * How many pairs were set aside because an answer is missing.
     *
     * @return the count
     */
    public long excluded() {
        return sum(Cell::excluded, EXCLUDED);
    }

    private long sum(Function<Cell, Long> part, String what) {
        long sum = 0;
        for (Cell cell : cells) {
            sum = CountMath.sum(sum, part.apply(cell), what);
        }
        return sum;
    }

    /**
     * How many pairs of a dimension were complete.
     *
     * @param dimension the dimension
     * @return the count
     */
    public long count(String dimension) {
        return cell(dimension).pairs();
    }

    private Cell cell(String dimension) {
        return cells.get(rule.indexOf(dimension));
    }

    /**
     * The gap of a dimension.
     *
     * @param dimension the dimension
     * @return the mean of perceived less expected, in points of the scale; negative where service falls short
     * @throws IllegalStateException if there are no pairs
     */
    public double gap(String dimension) {
        return sample(dimension).mean();
    }

    /**
     * The standard deviation of the gaps of a dimension.
     *
     * @param dimension the dimension
     * @return the standard deviation with n - 1, in points
     * @throws IllegalStateException if there are fewer than two pairs
     */
    public double standardDeviation(String dimension) {
        return Math.sqrt(varying(dimension).variance());
    }

    /**
     * The paired t interval of a gap at 95 %.
     *
     * @param dimension the dimension
     * @return the interval in points
     */
    public Interval interval(String dimension) {
        return interval(dimension, Confidence.DEFAULT);
    }

    /**
     * The paired t interval of a gap.
     *
     * @param dimension the dimension
     * @param confidence the level
     * @return the interval in points
     * @throws IllegalStateException if there are fewer than two pairs
     */
    public Interval interval(String dimension, Confidence confidence) {
        Limits limits = varying(dimension).limits(confidence.level());
        return new Interval(limits.lower(), limits.upper(), confidence, "paired t", Unit.SCALE_POINT);
    }

    private SampleMean sample(String dimension) {
        Cell cell = cell(dimension);
        if (cell.pairs() == 0) {
            throw new IllegalStateException("the gap of " + dimension + " is undefined: no pairs of answers");
        }
        return cell.sample();
    }

    private SampleMean varying(String dimension) {
        SampleMean sample = sample(dimension);
        if (!sample.hasVariance()) {
            throw new IllegalStateException("the interval of the gap of " + dimension + " is undefined: one pair");
        }
        return sample;
    }

    /**
     * The mean of what is perceived.
     *
     * @param dimension the dimension
     * @return the mean in points
     * @throws IllegalStateException if there are no pairs
     */
    public double perceived(String dimension) {
        sample(dimension);
        return Ratios.of(cell(dimension).perceived(), cell(dimension).pairs());
    }

    /**
     * The mean of what is expected.
     *
     * @param dimension the dimension
     * @return the mean in points
     * @throws IllegalStateException if there are no pairs
     */
    public double expected(String dimension) {
        sample(dimension);
        return Ratios.of(cell(dimension).expected(), cell(dimension).pairs());
    }

    /**
     * SERVQUAL's unweighted score.
     *
     * @return the mean of the gaps of all dimensions, each counting the same
     * @throws IllegalStateException if a dimension has no pairs
     */
    public double unweighted() {
        return weighted(rule.dimensions().stream().collect(Collectors.toMap(dimension -> dimension, any -> 1)));
    }

    /**
     * SERVQUAL's weighted score.
     *
     * @param weights the weight of each dimension, at least 0, often 100 points that respondents divide
     * @return {@code Σ w·gap / Σ w}
     * @throws IllegalArgumentException if a dimension has no weight, a weight has no dimension, or all are 0
     * @throws IllegalStateException if a dimension with a weight above 0 has no pairs
     */
    public double weighted(Map<String, ? extends Number> weights) {
        checkArgument(weights != null, "weights must not be null");
        weights.keySet().forEach(rule::indexOf);
        double all = 0;
        double sum = 0;
        for (String dimension : rule.dimensions()) {
            Number weight = weights.get(dimension);
            checkArgument(weight != null, "%s has no weight", dimension);
            double w = Checks.notNegative(weight.doubleValue(), "the weight of " + dimension);
            all += w;
            sum += w > 0 ? w * gap(dimension) : 0;
        }
        checkArgument(all > 0, "weights must not all be 0");
        return sum / all;
    }

    /**
     * One dimension, for a chart.
     *
     * @param dimension its name
     * @param pairs how many pairs of answers
     * @param perceived the mean of what is perceived; null without pairs
     * @param expected the mean of what is expected; null without pairs
     * @param gap perceived less expected; null without pairs
     * @param interval the paired t interval at 95 %; null for fewer than two pairs
     */
    public record Row(
            String dimension,
            long pairs,
            @Nullable Double perceived,
            @Nullable Double expected,
            @Nullable Double gap,
            @Nullable Interval interval)
            implements Serializable {

        /**
         * Checks the parts.
         *
         * @param dimension its name
         * @param pairs how many pairs of answers
         * @param perceived the mean of what is perceived; null without pairs
         * @param expected the mean of what is expected; null without pairs
         * @param gap perceived less expected; null without pairs
         * @param interval the paired t interval at 95 %; null for fewer than two pairs
         * @throws IllegalArgumentException if the count is negative or a number none
         */
        public Row {
            requireNonNull(dimension, "dimension");
            Checks.count(pairs, "pairs of answers");
            Checks.finiteIfThere(perceived, "a mean");
            Checks.finiteIfThere(expected, "a mean");
            Checks.finiteIfThere(gap, "a gap");
        }
    }

    /**
     * All dimensions, for a chart.
     *
     * @return a row for each dimension, in the order of the rule
     */
    public List<Row> rows() {
        return rule.dimensions().stream().map(this::row).toList();
    }

    private Row row(String dimension) {
        long pairs = count(dimension);
        return pairs == 0
                ? new Row(dimension, 0, null, null, null, null)
                : new Row(
                        dimension,
                        pairs,
                        perceived(dimension),
                        expected(dimension),
                        gap(dimension),
                        pairs > 1 ? interval(dimension) : null);
    }

    /**
     * The dimensions as aligned text.
     *
     * @return pairs, perceived, expected and gap with its interval
     */
    public String table() {
        TextTable table = TextTable.of("dimension", "n", "perceived", "expected", "gap", "interval");
        for (Row row : rows()) {
            table.row(
                    row.dimension(),
                    String.valueOf(row.pairs()),
                    points(row.perceived()),
                    points(row.expected()),
                    row.gap() == null ? TextTable.UNDEFINED : Unit.SCALE_POINT.differenceText(row.gap()),
                    row.interval() == null
                            ? TextTable.UNDEFINED
                            : row.interval().text(Unit.SCALE_POINT));
        }
        return table.toString();
    }

    private static String points(@Nullable Double mean) {
        return mean == null ? TextTable.UNDEFINED : Unit.SCALE_POINT.text(mean);
    }

    @Override
    public ServiceGapRule rule() {
        return rule;
    }

    @Override
    public ServiceGap plus(ServiceGap other) {
        TallyRule.checkMerge("service gap", rule, other.rule);
        List<Cell> sums = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            sums.add(cells.get(i).plus(other.cells.get(i)));
        }
        return new ServiceGap(rule, sums);
    }

    /**
     * This tally without a part of it.
     *
     * @param part a tally of some of these pairs, by the same rule
     * @return the rest
     * @throws IllegalArgumentException if it follows another rule, or its pairs can't be among these
     */
    public ServiceGap minus(ServiceGap part) {
        TallyRule.checkMerge("service gap", rule, part.rule);
        List<Cell> rest = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            rest.add(cells.get(i).minus(part.cells.get(i)).checked(rule.scale()));
        }
        return new ServiceGap(rule, rest);
    }

    /**
     * The plain data of {@link ServiceGap}.
     *
     * @param type {@code service-gap}
     * @param version 1
     * @param rule how they were counted
     * @param cells what is counted, by dimension
     */
    public record Counts(String type, int version, ServiceGapRule.Form rule, List<Cell> cells)
            implements TallyCounts<ServiceGap> {

        /**
         * Copies the list.
         *
         * @param type {@code service-gap}
         * @param version 1
         * @param rule how they were counted
         * @param cells what is counted, by dimension
         */
        public Counts {
            cells = Stored.list(cells, "the counts of a dimension");
        }

        @Override
        public ServiceGap toTally() {
            Stored.check(type, version, TYPE, VERSION);
            ServiceGapRule counting =
                    Stored.present(rule, "the rule of a service gap").restore();
            int dimensions = counting.dimensions().size();
            checkArgument(
                    cells.size() == dimensions,
                    "there must be counts of %s dimensions, not %s",
                    dimensions,
                    cells.size());
            cells.forEach(cell -> cell.checked(counting.scale()));
            return new ServiceGap(counting, cells);
        }

        @Override
        public Map<String, Long> numbers() {
            ServiceGap all = toTally();
            return Numbers.of(PAIRS, all.count()).and(EXCLUDED, all.excluded()).map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, rule.toForm(), cells);
    }

    /** For example {@code service gap: tangibles -0.50, reliability -2.00, responsiveness -1.33; unweighted -1.28, n = 18}. */
    @Override
    public String toString() {
        if (count() == 0) {
            return "service gap: no pairs of answers" + (excluded() > 0 ? ", " + excluded() + " excluded" : "");
        }
        String gaps = rows().stream()
                .map(row -> row.dimension() + " "
                        + (row.gap() == null ? TextTable.UNDEFINED : Unit.SCALE_POINT.differenceText(row.gap())))
                .collect(Collectors.joining(", "));
        boolean isWhole = rows().stream().allMatch(row -> row.gap() != null);
        return "service gap: " + gaps + (isWhole ? "; unweighted " + Unit.SCALE_POINT.differenceText(unweighted()) : "")
                + ", n = " + count() + (excluded() > 0 ? ", " + excluded() + " excluded" : "");
    }
}
