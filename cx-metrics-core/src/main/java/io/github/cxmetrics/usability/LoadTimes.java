package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.survival.QuantileMethod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/**
 * The values of one {@link WebVital} over page views, with their 75th percentile by nearest rank: the smallest value that at least three quarters of
 * the views do not exceed.
 *
 * <pre>{@code
 * LoadTimes lcp = LoadTimes.of(WebVital.LCP, 1200, 1800, 2100, 2400, 2600, 3900, 5200, 900);
 * lcp.p75();
 * lcp.rating();
 * lcp.good();
 * }</pre>
 *
 * <p>Values are kept exactly, or counted {@linkplain Rule#inBins() in bins}, whose edges hold both limits, so that the rating and the share of good
 * views stay exact; a percentile is then the upper edge of its bin. Tallies merge; percentiles don't: a mean of p75s is the p75 of nothing.
 *
 * <p>No views is an empty tally, whose percentile is undefined. Immutable and thread-safe.
 */
public final class LoadTimes extends ExactTally<LoadTimes> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "load-times";
    private static final int VERSION = 1;
    private static final String VIEWS = "page views";
    private static final double P75 = 0.75;

    private final Rule rule;
    private final transient double[] values;
    private final transient long[] counts;
    private final long count;

    /** Ascending values, the last of which may be infinite: above the last bin. Takes the arrays over. */
    private LoadTimes(Rule rule, double[] values, long[] counts) {
        this.rule = rule;
        this.values = values;
        this.counts = counts;
        long sum = 0;
        for (long each : counts) {
            sum = CountMath.sum(sum, CountMath.checkNotNegative(each, VIEWS), VIEWS);
        }
        this.count = sum;
    }

    private static LoadTimes of(Rule rule, SortedMap<Double, Long> counted) {
        return new LoadTimes(
                rule,
                counted.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                counted.values().stream().mapToLong(Long::longValue).toArray());
    }

    /**
     * Counts a column exactly. Makes no object per row.
     *
     * @param vital what was measured
     * @param values one for each page view, 0 or more, in the unit of the vital
     * @return the tally
     * @throws IllegalArgumentException if a value is negative or not finite: {@code LCP must be at least 0 and finite, not -1.0 (row 3)}
     */
    public static LoadTimes of(WebVital vital, double... values) {
        return Rule.of(vital).count(values);
    }

    @Override
    public Rule rule() {
        return rule;
    }

    /**
     * What was measured.
     *
     * @return the vital with its limits
     */
    public WebVital vital() {
        return rule.vital();
    }

    /** How many page views. */
    @Override
    public long count() {
        return count;
    }

    private void checkNotEmpty(String what) {
        if (count == 0) {
            throw new IllegalStateException(what + " of " + vital().name() + " is undefined: no " + VIEWS);
        }
    }

    /**
     * The 75th percentile by nearest rank, by which the vitals are judged.
     *
     * @return in the unit of the vital
     * @throws IllegalStateException if there are no views, or it lies above the last bin
     */
    public double p75() {
        return percentile(P75);
    }

    /**
     * The 75th percentile where it is defined.
     *
     * @return in the unit of the vital, or nothing
     */
    public OptionalDouble p75IfDefined() {
        return count == 0 || Double.isInfinite(atRank(rank(P75))) ? OptionalDouble.empty() : OptionalDouble.of(p75());
    }

    /**
     * A percentile by nearest rank.
     *
     * @param p the share, 0..1: 0.75 for the 75th percentile
     * @return in the unit of the vital: a value that occurred, or the upper edge of its bin
     * @throws IllegalArgumentException if the share is outside
     * @throws IllegalStateException if there are no views, or it lies above the last bin
     */
    public double percentile(double p) {
        return percentile(p, QuantileMethod.NEAREST_RANK);
    }

    /**
     * A percentile by a named method. Tools differ in it: with {@link QuantileMethod#LINEAR} fewer than three quarters of the views may be at or below
     * their p75.
     *
     * @param p the share, 0..1
     * @param method nearest rank, or between two values, which bins don't have
     * @return in the unit of the vital
     * @throws IllegalArgumentException if the share is outside, or values in bins are to be interpolated
     * @throws IllegalStateException if there are no views, or it lies above the last bin
     */
    public double percentile(double p, QuantileMethod method) {
        Checks.share(p, "the share of a percentile");
        checkNotEmpty("the percentile " + p);
        if (method == QuantileMethod.NEAREST_RANK) {
            return finite(atRank(rank(p)));
        }
        checkArgument(rule.isExact(), "%s in bins has percentiles by nearest rank only", vital().name());
        BigDecimal position = BigDecimal.valueOf(p).multiply(BigDecimal.valueOf(count - 1));
        long below = position.longValue();
        double part = position.subtract(BigDecimal.valueOf(below)).doubleValue();
        double low = atRank(below + 1);
        return part == 0 ? low : low + part * (atRank(below + 2) - low);
    }

    /** From the decimal form of p, so that 0.07 of 100 is 7 and not a little more. */
    private long rank(double p) {
        return Math.max(
                1,
                BigDecimal.valueOf(p)
                        .multiply(BigDecimal.valueOf(count))
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact());
    }

    private double atRank(long rank) {
        return values[indexAt(rank)];
    }

    private int indexAt(long rank) {
        long seen = counts[0];
        int i = 0;
        while (seen < rank) {
            seen += counts[++i];
        }
        return i;
    }

    private double finite(double value) {
        if (Double.isInfinite(value)) {
            throw new IllegalStateException("the percentile of " + vital().name() + " lies above the last bin, "
                    + vital().text(rule.edges().get(rule.edges().size() - 1)));
        }
        return value;
    }

    /**
     * The 95 % interval of the 75th percentile by order statistics.
     *
     * @return the interval; an end for which there are too few views is absent
     * @throws IllegalStateException if there are no views
     */
    public PercentileInterval p75Interval() {
        return percentileInterval(P75, Confidence.DEFAULT);
    }

    /**
     * The interval of a percentile by order statistics. In bins the lower limit is the lower edge of its bin, the upper one the upper edge.
     *
     * @param p the share, 0..1
     * @param confidence the confidence level
     * @return the interval; an end for which there are too few views is absent
     * @throws IllegalArgumentException if the share is outside
     * @throws IllegalStateException if there are no views
     */
    public PercentileInterval percentileInterval(double p, Confidence confidence) {
        Objects.requireNonNull(confidence, "confidence");
        Checks.share(p, "the share of a percentile");
        checkNotEmpty("the interval of a percentile");
        PercentileInterval.Ranks ranks = PercentileInterval.ranks(p, count, confidence);
        return new PercentileInterval(
                ranks.lower(),
                ranks.upper(),
                limit(ranks.lower(), true),
                limit(ranks.upper(), false),
                ranks.coverage(),
                confidence);
    }

    private OptionalDouble limit(OptionalLong rank, boolean lower) {
        if (rank.isEmpty()) {
            return OptionalDouble.empty();
        }
        double value = atRank(rank.getAsLong());
        if (lower && !rule.isExact()) {
            return OptionalDouble.of(rule.edgeBelow(value));
        }
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /**
     * The rating of the 75th percentile.
     *
     * @return good, needs improvement or poor
     * @throws IllegalStateException if there are no views
     */
    public VitalRating rating() {
        checkNotEmpty("the rating");
        double value = atRank(rank(P75));
        return Double.isInfinite(value) ? VitalRating.POOR : vital().rating(value);
    }

    /**
     * The views with a good value.
     *
     * @return their share of all, the same number from values and from bins
     */
    public Proportion good() {
        return share(VitalRating.GOOD);
    }

    /**
     * The views of a rating.
     *
     * @param rating the rating
     * @return their share of all
     */
    public Proportion share(VitalRating rating) {
        long sum = 0;
        for (int i = 0; i < values.length; i++) {
            VitalRating of = Double.isInfinite(values[i]) ? VitalRating.POOR : vital().rating(values[i]);
            sum += of == rating ? counts[i] : 0;
        }
        return Proportion.of(sum, count).named(rating + " " + vital().name(), VIEWS);
    }

    @Override
    public LoadTimes plus(LoadTimes other) {
        TallyRule.checkMerge(vital().name(), rule, other.rule);
        SortedMap<Double, Long> both = asMap();
        for (int i = 0; i < other.values.length; i++) {
            both.merge(other.values[i], other.counts[i], (a, b) -> CountMath.sum(a, b, VIEWS));
        }
        return of(rule, both);
    }

    private SortedMap<Double, Long> asMap() {
        SortedMap<Double, Long> map = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(values[i], counts[i]);
        }
        return map;
    }

    /**
     * The plain data of {@link LoadTimes}.
     *
     * @param type {@code load-times}
     * @param version 1
     * @param rule what was measured, and the bins
     * @param values the values, or upper edges of bins, that occurred, ascending
     * @param views how many page views had each of them
     * @param aboveBins how many lie above the last bin
     */
    public record Counts(
            String type, int version, Rule.Form rule, List<Double> values, List<Long> views, long aboveBins)
            implements TallyCounts<LoadTimes> {

        /**
         * Copies the lists.
         *
         * @param type {@code load-times}
         * @param version 1
         * @param rule what was measured, and the bins
         * @param values the values, or upper edges of bins, that occurred
         * @param views how many page views had each of them
         * @param aboveBins how many lie above the last bin
         */
        public Counts {
            values = Stored.list(values, "values");
            views = Stored.list(views, VIEWS);
        }

        @Override
        public LoadTimes toTally() {
            Stored.check(type, version, TYPE, VERSION);
            Rule counting = Stored.present(rule, "the rule of load times").restore();
            long[] each = Stored.counts(views, values.size(), VIEWS);
            SortedMap<Double, Long> counted = new TreeMap<>();
            for (int i = 0; i < each.length; i++) {
                double value = counting.check(values.get(i));
                checkArgument(counting.isExact() || counting.edges().contains(value), "%s is no edge of a bin", value);
                checkArgument(counted.put(value, each[i]) == null, "the value %s is there twice", value);
            }
            checkArgument(
                    CountMath.checkNotNegative(aboveBins, "views above the bins") == 0 || !counting.isExact(),
                    "exact values have no bins to lie above");
            counted.put(Double.POSITIVE_INFINITY, aboveBins);
            counted.values().removeIf(views -> views == 0);
            return of(counting, counted);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of(VIEWS, views.stream().reduce(aboveBins, Math::addExact))
                    .and("above the bins", aboveBins)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        boolean above = values.length > 0 && Double.isInfinite(values[values.length - 1]);
        int finite = above ? values.length - 1 : values.length;
        return new Counts(
                TYPE,
                VERSION,
                rule.toForm(),
                Arrays.stream(values).limit(finite).boxed().toList(),
                Arrays.stream(counts).limit(finite).boxed().toList(),
                above ? counts[finite] : 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LoadTimes that
                && rule.equals(that.rule)
                && Arrays.equals(values, that.values)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, Arrays.hashCode(values), Arrays.hashCode(counts));
    }

    /**
     * The percentiles 50, 75, 90 and 95, and the share of each rating.
     *
     * @return aligned text; "–" where nothing is defined
     */
    public String table() {
        TextTable table = TextTable.of(vital().name(), "");
        for (int percent : new int[] {50, 75, 90, 95}) {
            double value = count == 0 ? Double.POSITIVE_INFINITY : atRank(rank(percent / 100.0));
            table.row("p" + percent, Double.isInfinite(value) ? TextTable.UNDEFINED : vital().text(value));
        }
        for (VitalRating rating : VitalRating.values()) {
            table.row(
                    rating.toString(),
                    count == 0
                            ? TextTable.UNDEFINED
                            : Unit.SHARE.text(share(rating).value()));
        }
        return table.toString();
    }

    /** One line, for example {@code LCP p75 2600 ms (95 % CI 1800 … not reached), needs improvement, n = 8: 62.5 % good}. */
    @Override
    public String toString() {
        if (count == 0) {
            return vital().name() + ": no " + VIEWS;
        }
        OptionalDouble p75 = p75IfDefined();
        PercentileInterval interval = p75Interval();
        return vital().name() + " p75 "
                + (p75.isPresent() ? vital().text(p75.getAsDouble()) : "above the last bin") + " ("
                + interval.confidence() + " CI " + interval.text(interval.lower()) + " … "
                + interval.text(interval.upper()) + "), " + rating() + ", n = " + count + ": "
                + Unit.SHARE.text(good().value()) + " good";
    }

    /**
     * Values counted exactly, or by the bin that they lie in. The two don't go together, nor do unlike bins.
     *
     * @param vital what is measured
     * @param edges the upper edges of the bins, ascending, each part of its bin; none for exact values
     */
    public record Rule(WebVital vital, List<Double> edges) implements TallyRule<Double, LoadTimes>, Storable {

        private static final String TYPE = "load-times-rule";
        private static final int MOST_EDGES = 10_000;
        private static final double STEP = 1.1;
        private static final double FROM = 0.02;
        private static final double TO = 25;

        /**
         * Checks the parts.
         *
         * @param vital what is measured
         * @param edges the upper edges of the bins; none for exact values
         * @throws IllegalArgumentException if the vital is missing, edges don't rise from 0 or are too many, or a limit of the vital is not among them
         */
        public Rule {
            checkArgument(vital != null, "load times need a vital");
            checkArgument(edges != null, "load times need a list of edges, which may be empty");
            checkArgument(edges.size() <= MOST_EDGES, "there are at most %s bins, not %s", MOST_EDGES, edges.size());
            edges = Checks.list(edges, "edges");
            double before = -1;
            for (double edge : edges) {
                Checks.notNegative(edge, "an edge");
                checkArgument(edge > before, "edges must rise, not %s after %s", edge, before);
                before = edge;
            }
            checkArgument(
                    edges.isEmpty() || edges.contains(vital.goodUpTo()) && edges.contains(vital.poorAbove()),
                    "the edges must hold the limits of %s",
                    vital);
        }

        /**
         * The rule that keeps every value.
         *
         * @param vital what is measured
         * @return the rule
         */
        public static Rule of(WebVital vital) {
            return new Rule(vital, List.of());
        }

        /**
         * The same measure in bounded memory: some 80 bins a tenth wider each, from a fiftieth of the good limit to 25 times the poor one. Zeros have a
         * bin of their own, and both limits are edges.
         *
         * @return the changed copy
         */
        public Rule inBins() {
            double top = TO * vital.poorAbove();
            double[] rising = DoubleStream.iterate(FROM * vital.goodUpTo(), edge -> edge < top, edge -> edge * STEP)
                    .toArray();
            return inBins(DoubleStream.concat(DoubleStream.of(0, top), Arrays.stream(rising))
                    .toArray());
        }

        /**
         * The same measure in bins of your own; the limits of the vital become edges too.
         *
         * @param edges the upper edges of the bins, in any order
         * @return the changed copy
         * @throws IllegalArgumentException if an edge is negative or not finite, or there are too many
         */
        public Rule inBins(double... edges) {
            checkArgument(edges != null && edges.length > 0, "bins need edges");
            TreeSet<Double> all = new TreeSet<>(List.of(vital.goodUpTo(), vital.poorAbove()));
            for (double edge : edges) {
                all.add(Checks.notNegative(edge, "an edge") + 0.0);
            }
            return new Rule(vital, List.copyOf(all));
        }

        boolean isExact() {
            return edges.isEmpty();
        }

        private double check(double value) {
            return Checks.notNegative(value, vital.name()) + 0.0;
        }

        private double counted(double value) {
            check(value);
            if (isExact()) {
                return value + 0.0;
            }
            int at = Collections.binarySearch(edges, value);
            int edge = at >= 0 ? at : -at - 1;
            return edge == edges.size() ? Double.POSITIVE_INFINITY : edges.get(edge);
        }

        /** The lower edge of the bin with an upper one. */
        private double edgeBelow(double upper) {
            int at = Double.isInfinite(upper) ? edges.size() : edges.indexOf(upper);
            return at == 0 ? 0 : edges.get(at - 1);
        }

        /**
         * Counts a column. Makes no object per row where values are exact.
         *
         * @param values one for each page view, 0 or more, in the unit of the vital
         * @return the tally
         * @throws IllegalArgumentException if a value is negative or not finite; rows count from 0
         */
        public LoadTimes count(double... values) {
            checkArgument(values != null, "load times must not be null");
            double[] sorted = new double[values.length];
            for (int row = 0; row < values.length; row++) {
                checkArgument(
                        values[row] >= 0 && values[row] < Double.POSITIVE_INFINITY,
                        "%s must be at least 0 and finite, not %s (row %s)",
                        vital.name(),
                        values[row],
                        row);
                sorted[row] = counted(values[row]);
            }
            Arrays.sort(sorted);
            double[] distinct = new double[sorted.length];
            long[] counts = new long[sorted.length];
            int size = 0;
            for (double value : sorted) {
                if (size == 0 || distinct[size - 1] != value) {
                    distinct[size++] = value;
                }
                counts[size - 1]++;
            }
            return new LoadTimes(this, Arrays.copyOf(distinct, size), Arrays.copyOf(counts, size));
        }

        @Override
        public Accumulator<Double, LoadTimes> accumulator() {
            SortedMap<Double, Long> counted = new TreeMap<>();
            return Accumulator.guarding(() -> new Accumulator<Double, LoadTimes>() {
                @Override
                public void add(Double value) {
                    checkArgument(value != null, "a value of %s must not be null", vital.name());
                    counted.merge(counted(value), 1L, (a, b) -> CountMath.sum(a, b, VIEWS));
                }

                @Override
                public void addAll(LoadTimes tally) {
                    Objects.requireNonNull(tally, "tally");
                    counted.putAll(snapshot().plus(tally).asMap());
                }

                @Override
                public LoadTimes snapshot() {
                    return LoadTimes.of(Rule.this, counted);
                }
            });
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, vital, edges);
        }

        /**
         * The plain data of the rule.
         *
         * @param type {@code load-times-rule}
         * @param version 1
         * @param vital what is measured
         * @param edges the upper edges of the bins; absent is none
         */
        public record Form(String type, int version, WebVital vital, List<Double> edges) implements StoredForm<Rule> {

            /**
             * Copies the list.
             *
             * @param type {@code load-times-rule}
             * @param version 1
             * @param vital what is measured
             * @param edges the upper edges of the bins; absent is none
             */
            public Form {
                edges = Stored.list(edges, "edges");
            }

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(vital, edges);
            }
        }

        /** For example {@code LCP (good up to 2500 ms, poor above 4000 ms)}, and how many bins. */
        @Override
        public String toString() {
            return isExact() ? vital.toString() : vital + " in " + edges.size() + " bins";
        }
    }
}
