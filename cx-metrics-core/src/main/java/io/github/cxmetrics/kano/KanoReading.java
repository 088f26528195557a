package io.github.cxmetrics.kano;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TestResult;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.survey.NetBands;
import io.github.cxmetrics.survey.RatingScale;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The answers about one feature as an evaluation table reads them: how many respondents put it into each category, and all that follows from these counts.
 *
 * <p>With M, O, A, I, R, Q the counts, n is their sum and {@code n' = A + O + M + I} the classifiable answers. The category of a feature is the one that
 * most respondents gave, by a named {@link ClassificationRule}; whether it is more than chance is the question of {@link #separation()}. To show the whole
 * distribution says more than the category alone (Chapman and Callegaro 2022).
 *
 * <p>A reading is made of a tally or of published counts. It is no tally: merge the tallies and read the sum. Without complete pairs every number is
 * undefined. Immutable and thread-safe.
 */
public final class KanoReading implements Serializable {

    /**
     * Features by their sequence of categories: first those whose most frequent category is must-be, then one-dimensional, attractive, indifferent, reverse,
     * questionable; of equal ones by the second most frequent, and so on (Berger et al. 1993). This ranks features; it classifies none.
     */
    public static final Comparator<KanoReading> BY_SEQUENCE = (a, b) -> Arrays.compare(
            a.sequence().toArray(KanoCategory[]::new), b.sequence().toArray(KanoCategory[]::new));

    private static final long serialVersionUID = 1;
    private static final NetBands ONE_DIMENSIONAL_MINUS_INDIFFERENT =
            NetBands.topMinusBottom(RatingScale.of(1, 3), 1, 1);
    private static final int MIXED_PERCENT = 6;
    private static final int QUESTIONABLE_PERCENT = 5;

    private final EvaluationTable table;
    private final long[] counts;
    private final long incomplete;
    private final long count;

    private KanoReading(EvaluationTable table, long[] counts, long incomplete) {
        this.table = table;
        this.counts = counts;
        this.incomplete = incomplete;
        count = LongStream.of(counts).reduce(0, (sum, c) -> CountMath.sum(sum, c, "classified answers"));
    }

    static KanoReading of(KanoTally tally, EvaluationTable table) {
        requireNonNull(table, "table");
        checkArgument(
                table.form() == tally.form(), "answers of the %s can't be read with table %s", tally.form(), table);
        long[] counts = new long[KanoCategory.values().length];
        for (int f = 0; f < tally.form().size(); f++) {
            for (int d = 0; d < tally.form().size(); d++) {
                counts[table.at(f, d).ordinal()] += tally.countAt(f, d);
            }
        }
        return new KanoReading(
                table, counts, CountMath.sum(tally.halfAnswered(), tally.unanswered(), "incomplete pairs"));
    }

    /**
     * Counts that were read with {@link EvaluationTable#BERGER}, say from a published table.
     *
     * @param counts category to count; a category that is not there has 0
     * @return the reading
     * @throws IllegalArgumentException if a count is negative
     */
    public static KanoReading ofCounts(Map<KanoCategory, Long> counts) {
        requireNonNull(counts, "counts");
        return ofCounts(EvaluationTable.BERGER, counts);
    }

    /**
     * Counts that were read with some table.
     *
     * @param table the table
     * @param counts category to count; a category that is not there has 0
     * @return the reading
     * @throws IllegalArgumentException if a count is negative
     */
    public static KanoReading ofCounts(EvaluationTable table, Map<KanoCategory, Long> counts) {
        requireNonNull(table, "table");
        long[] byCategory = new long[KanoCategory.values().length];
        Checks.map(counts, "counts")
                .forEach((category, n) ->
                        byCategory[category.ordinal()] = CountMath.checkNotNegative(n, category + " answers"));
        return new KanoReading(table, byCategory, 0);
    }

    /**
     * The table that this is a reading by.
     *
     * @return the table
     */
    public EvaluationTable table() {
        return table;
    }

    /**
     * How many complete pairs there are, of all six categories.
     *
     * @return n
     */
    public long count() {
        return count;
    }

    /**
     * How many pairs were set aside as half-answered or unanswered; not in {@link #count()}.
     *
     * @return the count
     */
    public long incomplete() {
        return incomplete;
    }

    /**
     * How many pairs the coefficients are about: those that are neither reverse nor questionable.
     *
     * @return {@code n' = A + O + M + I}
     */
    public long classifiable() {
        return count - countOf(KanoCategory.REVERSE) - countOf(KanoCategory.QUESTIONABLE);
    }

    /**
     * How many pairs are of a category.
     *
     * @param category the category
     * @return the count
     */
    public long countOf(KanoCategory category) {
        return counts[category.ordinal()];
    }

    /**
     * The share of a category.
     *
     * @param category the category
     * @return its count of all complete pairs
     */
    public Proportion share(KanoCategory category) {
        return share(category.toString(), countOf(category));
    }

    /**
     * The category by the mode rule.
     *
     * @return the most frequent category; of several the first in the order of {@link KanoCategory}, see {@link #categories}
     * @throws IllegalStateException if there are no complete pairs
     */
    public KanoCategory category() {
        return category(ClassificationRule.MODE);
    }

    /**
     * The category by a named rule.
     *
     * @param rule the rule
     * @return the category; of several the first in the order of {@link KanoCategory}
     * @throws IllegalStateException if there are no complete pairs
     */
    public KanoCategory category(ClassificationRule rule) {
        return categories(rule).iterator().next();
    }

    /**
     * All categories that tie for the first place by a named rule.
     *
     * @param rule the rule
     * @return one category, or several in the order of {@link KanoCategory}
     * @throws IllegalStateException if there are no complete pairs
     */
    public Set<KanoCategory> categories(ClassificationRule rule) {
        requireNonNull(rule, "rule");
        checkDefined("category");
        return rule.categories(this);
    }

    /**
     * Whether the block rule had equal blocks before it: must-be, one-dimensional and attractive as many as the other three.
     *
     * @return true for equal blocks
     * @throws IllegalStateException if there are no complete pairs
     */
    public boolean blocksTie() {
        checkDefined("category");
        return strength() == count - strength();
    }

    /**
     * All categories from the most frequent to the rarest; equal ones in the order of {@link KanoCategory}.
     *
     * @return six categories
     * @throws IllegalStateException if there are no complete pairs
     */
    public List<KanoCategory> sequence() {
        checkDefined("category sequence");
        return ranked();
    }

    private List<KanoCategory> ranked() {
        return Stream.of(KanoCategory.values())
                .sorted(Comparator.comparingLong(this::countOf).reversed())
                .toList();
    }

    /** M + O + A. */
    long strength() {
        return countOf(KanoCategory.MUST_BE) + countOf(KanoCategory.ONE_DIMENSIONAL) + countOf(KanoCategory.ATTRACTIVE);
    }

    /**
     * Total strength: the share of respondents to whom the feature matters, {@code (A + O + M) / n} (Lee and Newcomb 1997).
     *
     * @return the share, undefined without complete pairs
     */
    public Proportion totalStrength() {
        return share("total strength", strength());
    }

    private Proportion share(String name, long pairs) {
        return new Proportion(name, "complete answer pairs", pairs, count);
    }

    /**
     * Category strength: the share of the most frequent category minus that of the second (Lee and Newcomb 1997).
     *
     * @return 0..1
     * @throws IllegalStateException if there are no complete pairs
     */
    public double categoryStrength() {
        checkDefined("category strength");
        return (double) lead() / count;
    }

    /** The largest count minus the next. */
    private long lead() {
        return largest(0) - largest(1);
    }

    private long largest(int rank) {
        return countOf(ranked().get(rank));
    }

    /**
     * Whether the category strength is at most 6 %, which Lee and Newcomb (1997) call a mixed category; decided on the counts. The rule knows nothing of n:
     * with 30 respondents, two equally likely categories differ by more than 6 % in 66 to 79 % of samples. {@link #separation()} is the test to use.
     *
     * @return true if mixed by this rule
     * @throws IllegalStateException if there are no complete pairs
     */
    public boolean mixedBySixPercentRule() {
        checkDefined("category strength");
        return !exceedsPercent(lead(), MIXED_PERCENT);
    }

    private boolean exceedsPercent(long part, int percent) {
        BigInteger left = BigInteger.valueOf(part).multiply(BigInteger.valueOf(100));
        return left.compareTo(BigInteger.valueOf(count).multiply(BigInteger.valueOf(percent))) > 0;
    }

    /**
     * The test of "the two most frequent categories are equally likely": {@code z = (a - b) / √(a + b)}, which respects that both counts come from the same
     * respondents. As the two were chosen after looking, a small p-value is still somewhat optimistic.
     *
     * @return z and two-sided p-value
     * @throws IllegalStateException if there are no complete pairs
     */
    public TestResult separation() {
        checkDefined("separation");
        return TestResult.ofZ("multinomial z", lead() / Math.sqrt((double) largest(0) + largest(1)));
    }

    /**
     * Whether the most frequent category is separated from the second by {@link #separation()}. Where it is not, name both, or look for segments.
     *
     * @param confidence the confidence level, 95 % for p below 0.05
     * @return true if separated
     * @throws IllegalStateException if there are no complete pairs
     */
    public boolean separated(Confidence confidence) {
        return separation().pValue() < 1 - confidence.level();
    }

    /**
     * The test of Fong (1996), for comparison with older studies: anti-conservative.
     *
     * @return its difference, threshold and z
     * @throws IllegalStateException if there are no complete pairs
     */
    public FongTest fong() {
        checkDefined("Fong test");
        return FongTest.of(largest(0), largest(1), count);
    }

    /**
     * The coefficient better, also CS+: {@code (A + O) / (A + O + M + I)}, conditional on a classifiable answer.
     *
     * @return the coefficient
     */
    public KanoCoefficient better() {
        return coefficient(KanoCoefficient.Kind.BETTER);
    }

    /**
     * The coefficient worse, also CS-: {@code -(O + M) / (A + O + M + I)}, conditional on a classifiable answer.
     *
     * @return the coefficient
     */
    public KanoCoefficient worse() {
        return coefficient(KanoCoefficient.Kind.WORSE);
    }

    /**
     * One of the two coefficients.
     *
     * @param kind better or worse
     * @return the coefficient
     */
    public KanoCoefficient coefficient(KanoCoefficient.Kind kind) {
        long excluded = CountMath.sum(count - classifiable(), incomplete, "excluded pairs");
        return new KanoCoefficient(
                KanoCoefficient.Rule.of(kind, table), kind.successes(this), classifiable(), excluded);
    }

    /**
     * The covariance of better and the (negative) worse, which come from the same respondents: {@code (A · M - O · I) / n'³}, of shares of a multinomial
     * sample.
     *
     * @return the covariance of the two estimates
     * @throws IllegalStateException if there are no classifiable answers
     */
    public double betterWorseCovariance() {
        checkClassifiable("the covariance of better and worse");
        double n = classifiable();
        return share(KanoCategory.ATTRACTIVE, n) * share(KanoCategory.MUST_BE, n) / n
                - share(KanoCategory.ONE_DIMENSIONAL, n) * share(KanoCategory.INDIFFERENT, n) / n;
    }

    private double share(KanoCategory category, double n) {
        return countOf(category) / n;
    }

    /**
     * Average satisfaction coefficient: {@code (better + |worse|) / 2}.
     *
     * @return 0..1
     * @throws IllegalStateException if there are no classifiable answers
     */
    public double asc() {
        checkClassifiable("ASC");
        return (better().value() - worse().value()) / 2;
    }

    /**
     * The interval of {@link #asc()}. As ASC is {@code (1 + (O - I) / n') / 2}, this is the score interval (Tango 1998) of the net share O minus I, rescaled.
     *
     * @param confidence the confidence level
     * @return the interval, within 0..1
     * @throws IllegalStateException if there are no classifiable answers
     */
    public Interval ascInterval(Confidence confidence) {
        checkClassifiable("ASC");
        long indifferent = countOf(KanoCategory.INDIFFERENT);
        long oneDimensional = countOf(KanoCategory.ONE_DIMENSIONAL);
        Interval net = ONE_DIMENSIONAL_MINUS_INDIFFERENT
                .plus(oneDimensional)
                .zero(classifiable() - indifferent - oneDimensional)
                .minus(indifferent)
                .interval(confidence);
        return new Interval((100 + net.lower()) / 200, (100 + net.upper()) / 200, confidence, net.method(), Unit.SHARE);
    }

    /**
     * What a reader of this result should be told, each a sentence without a full stop.
     *
     * @return cautions; empty if there are none
     */
    public List<String> cautions() {
        List<String> cautions = new ArrayList<>();
        if (count > 0) {
            if (!separated(Confidence.DEFAULT)) {
                cautions.add(sequence().get(0).letter() + " is not separated from "
                        + sequence().get(1).letter() + " (p "
                        + Text.pValue(separation().pValue()) + ")");
            }
            if (exceedsPercent(countOf(KanoCategory.QUESTIONABLE), QUESTIONABLE_PERCENT)) {
                cautions.add("more than " + QUESTIONABLE_PERCENT
                        + " % of the answers contradict themselves: look at the wording");
            }
        }
        return List.copyOf(cautions);
    }

    private void checkDefined(String what) {
        if (count == 0) {
            throw new IllegalStateException("Kano " + what + " is undefined: no complete answer pairs");
        }
    }

    private void checkClassifiable(String what) {
        if (classifiable() == 0) {
            throw new IllegalStateException(what + " is undefined: " + KanoCoefficient.NONE_CLASSIFIABLE);
        }
    }

    /** The letters of the tied categories, for example {@code M=O}. */
    String letters(ClassificationRule rule) {
        return categories(rule).stream().map(c -> String.valueOf(c.letter())).collect(Collectors.joining("="));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KanoReading that
                && table.equals(that.table)
                && Arrays.equals(counts, that.counts)
                && incomplete == that.incomplete;
    }

    @Override
    public int hashCode() {
        return Objects.hash(table, Arrays.hashCode(counts), incomplete);
    }

    /** One line, for example {@code Kano A (attractive), n = 100: M 3, O 22, A 66, I 9, R 0, Q 0; better 0.88, worse -0.25}. */
    @Override
    public String toString() {
        if (count == 0) {
            return "Kano: no complete answer pairs";
        }
        String category = letters(ClassificationRule.MODE)
                + categories(ClassificationRule.MODE).stream()
                        .map(KanoCategory::toString)
                        .collect(Collectors.joining(" or ", " (", ")"));
        String each = Stream.of(KanoCategory.values())
                .map(c -> c.letter() + " " + countOf(c))
                .collect(Collectors.joining(", "));
        String coefficients = classifiable() == 0
                ? ""
                : "; better " + Text.fixed(better().value(), 2) + ", worse " + Text.fixed(worse().value(), 2);
        String aside = incomplete == 0 ? "" : "; " + incomplete + " incomplete";
        String cautions = cautions().stream().map(caution -> "; " + caution).collect(Collectors.joining());
        return "Kano " + category + ", n = " + count + ": " + each + coefficients + aside + cautions;
    }
}
