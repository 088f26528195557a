package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.BoundedMean;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Limits;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.SampleMean;
import io.github.cxmetrics.internal.ScoredSample;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The way of customers between the bands of NPS from one wave of a survey to the next: how many detractors became passives, promoters, and so on.
 *
 * <p>Counts customers who answered in both waves, so that the change of NPS is a paired difference: what a customer keeps does not add to its doubt.
 * {@link #from} joins two waves by customer; customers of one wave only are counted apart and are in no other number.
 *
 * <p>An empty migration may be held and merged. Immutable and thread-safe.
 */
public final class Migration extends ExactTally<Migration> {

    static final int CELLS = 9;

    private static final long serialVersionUID = 1;
    private static final String TYPE = "migration";
    private static final int VERSION = 1;
    private static final int BANDS = 3;
    private static final double POINTS = 100;
    private static final String BOTH_WAVES = "customers in both waves";

    private final NpsBands bands;
    private final long[] moves;
    private final long count;
    private final long excluded;
    private final long onlyBefore;
    private final long onlyAfter;

    /** Takes the array over: the cells in the order of {@link #cell}. */
    Migration(NpsBands bands, long[] moves, long excluded, long onlyBefore, long onlyAfter) {
        requireNonNull(bands, "bands");
        checkArgument(moves.length == CELLS, "a migration has %s counts, not %s", CELLS, moves.length);
        long sum = 0;
        for (long customers : moves) {
            sum = CountMath.sum(sum, CountMath.checkNotNegative(customers, "customers"), "customers");
        }
        this.bands = bands.withoutMissingCodes();
        this.moves = moves;
        this.count = sum;
        this.excluded = CountMath.checkNotNegative(excluded, "pairs with a missing answer");
        this.onlyBefore = CountMath.checkNotNegative(onlyBefore, "customers of the first wave only");
        this.onlyAfter = CountMath.checkNotNegative(onlyAfter, "customers of the second wave only");
    }

    static int cell(NpsBand before, NpsBand after) {
        requireNonNull(after, "after");
        requireNonNull(before, "before");
        return BANDS * before.ordinal() + after.ordinal();
    }

    /**
     * The answers of one customer.
     *
     * @param before the answer in the first wave, or a missing code
     * @param after the answer in the second wave, or a missing code
     */
    public record Pair(int before, int after) implements Serializable {}

    /**
     * Counts pairs of answers by the bands of both.
     *
     * @param bands the bands; a pair in which an answer is missing is set aside and counted
     */
    public record Rule(NpsBands bands) implements TallyRule<Pair, Migration>, Storable {

        private static final String TYPE = "migration-rule";
        private static final int VERSION = 1;

        /**
         * Checks the bands.
         *
         * @param bands the bands
         * @throws IllegalArgumentException if they are null
         */
        public Rule {
            checkArgument(bands != null, "a migration needs bands, not null");
        }

        /**
         * Counts pairs of answers by the bands of both.
         *
         * @param bands the bands
         * @return the rule
         */
        public static Rule of(NpsBands bands) {
            return new Rule(bands);
        }

        @Override
        public Accumulator<Pair, Migration> accumulator() {
            return Accumulator.guarding(() -> new MigrationAccumulator(bands));
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, bands.toForm());
        }

        /**
         * The plain data of a rule.
         *
         * @param type {@code migration-rule}
         * @param version 1
         * @param bands the bands
         */
        public record Form(String type, int version, NpsBands.Form bands) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(
                        Stored.present(bands, "the bands of a migration").restore());
            }
        }

        /** That of the bands, for example {@code 0..10 cut at 7 and 9}. */
        @Override
        public String toString() {
            return bands.toString();
        }
    }

    /**
     * Joins two waves by customer, in standard bands: the latest answer of each customer in each wave.
     *
     * @param before the first wave
     * @param after the second wave, its customers named as in the first
     * @return the migration of the customers of both; the others are {@link #onlyBefore()} and {@link #onlyAfter()}
     * @throws IllegalArgumentException if a wave is not on 0..10, or one names customers by text and the other by number
     */
    public static Migration from(CustomerRatings before, CustomerRatings after) {
        return from(NpsBands.STANDARD, before, after);
    }

    /**
     * Joins two waves by customer: the latest answer of each customer in each wave.
     *
     * @param bands the bands
     * @param before the first wave
     * @param after the second wave, its customers named as in the first
     * @return the migration of the customers of both; the others are {@link #onlyBefore()} and {@link #onlyAfter()}
     * @throws IllegalArgumentException if a wave is not on the scale of the bands, or one names customers by text and the other by number
     */
    public static Migration from(NpsBands bands, CustomerRatings before, CustomerRatings after) {
        return CustomerRatings.join(bands, before, after);
    }

    /**
     * A migration that is counted already.
     *
     * @param bands the bands
     * @param customers nine counts: detractors who became detractors, passives, promoters, then the same of passives, then of promoters
     * @return the migration
     * @throws IllegalArgumentException unless there are nine counts, none negative
     */
    public static Migration ofCounts(NpsBands bands, long... customers) {
        return new Migration(bands, customers.clone(), 0, 0, 0);
    }

    /**
     * Counts columns of answers of the same customers, by the bands of both. Fast; makes no object per row.
     *
     * @param bands the bands, with the missing codes that the columns may hold
     * @param before the answers in the first wave, one a row
     * @param after the answers in the second wave, of the same customers in the same rows
     * @return the migration
     * @throws IllegalArgumentException if the columns differ in length, or an answer is neither on the scale nor missing
     */
    public static Migration of(NpsBands bands, int[] before, int[] after) {
        Columns.checkSameLength("answers before", before.length, "answers after", after.length);
        MigrationAccumulator pairs = new MigrationAccumulator(bands);
        for (int row = 0; row < before.length; row++) {
            boolean answeredBefore = Columns.isAnswer(bands.scale(), before[row], row);
            boolean answeredAfter = Columns.isAnswer(bands.scale(), after[row], row);
            if (answeredBefore && answeredAfter) {
                pairs.count(before[row], after[row]);
            } else {
                pairs.exclude();
            }
        }
        return pairs.snapshot();
    }

    Migration withOneWaveOnly(long before, long after) {
        return new Migration(bands, moves, excluded, before, after);
    }

    /** The bands, without missing codes. */
    @Override
    public Rule rule() {
        return new Rule(bands);
    }

    /** How many customers answered in both waves. */
    @Override
    public long count() {
        return count;
    }

    /**
     * How many customers went from one band to another, or stayed.
     *
     * @param before the band in the first wave
     * @param after the band in the second wave
     * @return the count
     */
    public long countOf(NpsBand before, NpsBand after) {
        return moves[cell(before, after)];
    }

    /**
     * How many pairs were set aside because an answer was missing; not in {@link #count()}.
     *
     * @return the count
     */
    public long excluded() {
        return excluded;
    }

    /**
     * How many customers answered in the first wave only; not in {@link #count()}.
     *
     * @return the count; 0 where pairs were counted instead of waves joined
     */
    public long onlyBefore() {
        return onlyBefore;
    }

    /**
     * How many customers answered in the second wave only; not in {@link #count()}.
     *
     * @return the count; 0 where pairs were counted instead of waves joined
     */
    public long onlyAfter() {
        return onlyAfter;
    }

    /**
     * NPS of these customers in the first wave. Customers of that wave only are not in it.
     *
     * @return the tally
     */
    public Nps before() {
        return nps(i -> i / BANDS);
    }

    /**
     * NPS of these customers in the second wave. Customers of that wave only are not in it.
     *
     * @return the tally
     */
    public Nps after() {
        return nps(i -> i % BANDS);
    }

    private Nps nps(IntUnaryOperator bandOfCell) {
        return bands.promoters(sum(i -> bandOfCell.applyAsInt(i) == 2))
                .passives(sum(i -> bandOfCell.applyAsInt(i) == 1))
                .detractors(sum(i -> bandOfCell.applyAsInt(i) == 0));
    }

    /**
     * The customers who are in a higher band than before.
     *
     * @return their share
     */
    public Proportion improved() {
        return new Proportion("improved", BOTH_WAVES, sum(i -> steps(i) > 0), count);
    }

    /**
     * The customers who are in a lower band than before.
     *
     * @return their share
     */
    public Proportion worsened() {
        return new Proportion("worsened", BOTH_WAVES, sum(i -> steps(i) < 0), count);
    }

    private long sum(IntPredicate cells) {
        return IntStream.range(0, CELLS).filter(cells).mapToLong(i -> moves[i]).sum();
    }

    /** How many bands a cell lies above its band before: what it adds to the difference of -1, 0 and 1. */
    private static int steps(int cell) {
        return cell % BANDS - cell / BANDS;
    }

    /**
     * The change of NPS, with a 95 % interval.
     *
     * @return {@code change(Confidence.DEFAULT)}
     */
    public Comparison change() {
        return change(Confidence.DEFAULT);
    }

    /**
     * NPS after minus NPS before, by the paired t test: the mean over customers of the difference of their scores −100, 0 and 100 (Student 1908). Its
     * standard error is that of the paired difference, which is small where customers keep their band. Where nobody moved, or all moved alike, there is no
     * such error: then interval and test are those of the score method for a mean between −200 and 200, {@link MeanMethod#SCORE}, and nobody moved is a
     * change of 0 with width. Limits are cut to −200..200. Exact coverage at nominal 95 % over six shapes of change, mean and minimum: .988/.964 at n = 5,
     * .978/.947 at n = 10 and .965/.947 at n = 20.
     *
     * @param confidence the confidence level
     * @return the comparison, in points
     * @throws IllegalStateException if nobody answered in both waves
     */
    public Comparison change(Confidence confidence) {
        if (count == 0) {
            throw new IllegalStateException("the change of NPS is undefined: no " + BOTH_WAVES);
        }
        SampleMean paired = pairedDifference();
        if (!(paired.variance() > 0)) {
            return scoreChange(confidence);
        }
        Limits limits = paired.limits(confidence.level());
        return new Comparison(
                "NPS",
                Unit.SCORE,
                paired.mean(),
                new Interval(limits.lower(), limits.upper(), confidence, "paired t")
                        .clippedTo(POINTS * (1 - BANDS), POINTS * (BANDS - 1)),
                TestResult.ofT("paired t", paired.mean() / paired.standardError(), count - 1.0));
    }

    private Comparison scoreChange(Confidence confidence) {
        requireNonNull(confidence, "confidence");
        double[] changes =
                IntStream.range(0, CELLS).mapToDouble(Migration::steps).toArray();
        double[] weights = LongStream.of(moves).asDoubleStream().toArray();
        ScoredSample sample = new ScoredSample(BoundedMean.of(1 - BANDS, BANDS - 1, changes, weights), count);
        Limits limits = sample.limits(confidence.z());
        return new Comparison(
                "NPS",
                Unit.SCORE,
                POINTS * sample.scores().mean(),
                new Interval(POINTS * limits.lower(), POINTS * limits.upper(), confidence, "score, paired"),
                TestResult.ofZ("score z, paired", sample.z(0)));
    }

    private SampleMean pairedDifference() {
        double sum = 0;
        for (int i = 0; i < CELLS; i++) {
            sum += (double) steps(i) * moves[i];
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < CELLS; i++) {
            squares += moves[i] * (steps(i) - mean) * (steps(i) - mean);
        }
        return new SampleMean(count, POINTS * mean, POINTS * POINTS * squares / (count - 1.0));
    }

    @Override
    public Migration plus(Migration other) {
        TallyRule.checkMerge("migrations", rule(), other.rule());
        long[] sums = new long[CELLS];
        for (int i = 0; i < CELLS; i++) {
            sums[i] = CountMath.sum(moves[i], other.moves[i], "customers");
        }
        return new Migration(
                bands,
                sums,
                CountMath.sum(excluded, other.excluded, "pairs with a missing answer"),
                CountMath.sum(onlyBefore, other.onlyBefore, "customers of the first wave only"),
                CountMath.sum(onlyAfter, other.onlyAfter, "customers of the second wave only"));
    }

    /**
     * The plain data of {@link Migration}.
     *
     * @param type {@code migration}
     * @param version 1
     * @param rule the bands
     * @param customers the nine counts in the order of {@link Migration#ofCounts}
     * @param excluded how many pairs were set aside as missing
     * @param onlyBefore how many customers answered in the first wave only
     * @param onlyAfter how many customers answered in the second wave only
     */
    public record Counts(
            String type,
            int version,
            Rule.Form rule,
            List<Long> customers,
            long excluded,
            long onlyBefore,
            long onlyAfter)
            implements TallyCounts<Migration> {

        /**
         * Copies the list.
         *
         * @param type {@code migration}
         * @param version 1
         * @param rule the bands
         * @param customers the nine counts
         * @param excluded how many pairs were set aside
         * @param onlyBefore how many customers answered in the first wave only
         * @param onlyAfter how many customers answered in the second wave only
         */
        public Counts {
            customers = Stored.list(customers, "a count of customers");
        }

        @Override
        public Migration toTally() {
            Stored.check(type, version, TYPE, VERSION);
            Rule read = Stored.present(rule, "the rule of a migration").restore();
            return new Migration(read.bands, Ratings.longs(customers), excluded, onlyBefore, onlyAfter);
        }

        @Override
        public Map<String, Long> numbers() {
            toTally();
            Numbers numbers = Numbers.of("excluded", excluded)
                    .and("only before", onlyBefore)
                    .and("only after", onlyAfter);
            for (NpsBand before : NpsBand.values()) {
                for (NpsBand after : NpsBand.values()) {
                    String move = (before + " to " + after).toLowerCase(Locale.ROOT);
                    numbers.and(move, customers.get(cell(before, after)));
                }
            }
            return numbers.map();
        }
    }

    @Override
    public Counts toCounts() {
        List<Long> customers = LongStream.of(moves).boxed().toList();
        return new Counts(TYPE, VERSION, rule().toForm(), customers, excluded, onlyBefore, onlyAfter);
    }

    /** An aligned table, from band (down) to band (across), and a line about who is in it. */
    @Override
    public String toString() {
        String aside = onlyBefore + " only before, " + onlyAfter + " only after, " + excluded + " excluded";
        if (count == 0) {
            return "NPS migration: no customers in both waves, " + aside;
        }
        Nps before = before();
        Nps after = after();
        TextTable table = TextTable.of("before \\ after", "detractor", "passive", "promoter", "all");
        row(table, "detractor", moves[0], moves[1], moves[2]);
        row(table, "passive", moves[3], moves[4], moves[5]);
        row(table, "promoter", moves[6], moves[7], moves[8]);
        row(
                table,
                "all",
                after.detractors().successes(),
                after.passives().successes(),
                after.promoters().successes());
        return table + "NPS " + Unit.SCORE.text(before.value()) + " → " + Unit.SCORE.text(after.value()) + ", n = "
                + count + ", " + aside;
    }

    private static void row(TextTable table, String band, long... customers) {
        long all = LongStream.of(customers).sum();
        table.row(band, "" + customers[0], "" + customers[1], "" + customers[2], "" + all);
    }
}
