package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.BetaTail;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.survey.RatingScale;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Cronbach's alpha of a questionnaire: {@code k/(k-1) · (1 - Σ var(item) / var(total))} of k items, at most 1. How far the items agree; not whether
 * they measure what they should, and with many items nearly always high.
 *
 * <p>Negative items are reversed by the rule. A respondent with a missing answer is set aside and counted. Undefined where the totals don't vary. Exact
 * sums of answers and of their squares, so that tallies merge. Immutable and thread-safe. Source: Cronbach (1951); interval: Feldt (1965).
 */
public final class CronbachAlpha extends ExactTally<CronbachAlpha> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "cronbach-alpha";
    private static final int VERSION = 1;
    private static final String NAME = "Cronbach's alpha";
    private static final String RESPONDENTS = "respondents";
    private static final String SUMS = "sums of answers";
    private static final String SQUARES = "sums of squares";
    private static final String TOTALS = "sum of squared totals";
    private static final String INCOMPLETE = "incomplete answers";
    private static final int DECIMALS = 3;

    private final Rule rule;
    private final long count;
    private final long incomplete;
    private final transient long[] sums;
    private final transient long[] squares;
    private final long totalSquares;

    /** Sums are of answers above the lowest point. Takes the arrays over. */
    private CronbachAlpha(Rule rule, long count, long incomplete, long[] sums, long[] squares, long totalSquares) {
        this.rule = rule.withoutMissingCodes();
        this.count = CountMath.checkNotNegative(count, RESPONDENTS);
        this.incomplete = CountMath.checkNotNegative(incomplete, INCOMPLETE);
        this.sums = sums;
        this.squares = squares;
        this.totalSquares = CountMath.checkNotNegative(totalSquares, TOTALS);
        BigInteger width = BigInteger.valueOf(rule.width());
        for (int i = 0; i < sums.length; i++) {
            checkArgument(
                    spread(sums[i], squares[i]).signum() >= 0
                            && big(squares[i]).compareTo(big(sums[i]).multiply(width)) <= 0
                            && sums[i] <= squares[i],
                    "no answers to an item have the sum %s and the sum of squares %s",
                    sums[i],
                    squares[i]);
        }
        BigInteger whole = spread(total(), big(totalSquares));
        // The variance of a sum of k is at most k times the sum of the variances: alpha is at most 1.
        checkArgument(
                (count > 0 || totalSquares == 0)
                        && whole.signum() >= 0
                        && whole.compareTo(itemSpread().multiply(big(sums.length))) <= 0,
                "no answers have the sum of squared totals %s",
                totalSquares);
    }

    /**
     * Alpha of complete answers, all of whose items point the same way.
     *
     * @param scale the scale of the answers
     * @param answers for each respondent an answer to each item
     * @return the tally
     * @throws IllegalArgumentException if there are no rows, they differ in length, or an answer is outside; rows count from 0
     */
    public static CronbachAlpha of(RatingScale scale, int[][] answers) {
        checkArgument(answers != null && answers.length > 0 && answers[0] != null, NAME + " needs rows of answers");
        return Rule.of(scale, answers[0].length).count(Arrays.asList(answers));
    }

    @Override
    public Rule rule() {
        return rule;
    }

    /** How many respondents answered every item. */
    @Override
    public long count() {
        return count;
    }

    /**
     * How many respondents left out an item; not in {@link #count()}.
     *
     * @return the count
     */
    public long incomplete() {
        return incomplete;
    }

    /**
     * Alpha.
     *
     * @return at most 1; negative where items contradict each other
     * @throws IllegalStateException if the totals don't vary, or there are none
     */
    public double value() {
        return alpha().orElseThrow(() -> new IllegalStateException(
                NAME + " is undefined: " + (count == 0 ? "no answers" : "the totals don't vary")));
    }

    /**
     * Alpha where it is defined.
     *
     * @return alpha, or nothing
     */
    public OptionalDouble valueIfDefined() {
        return alpha();
    }

    private OptionalDouble alpha() {
        BigInteger whole = spread(total(), big(totalSquares));
        if (whole.signum() == 0) {
            return OptionalDouble.empty();
        }
        BigInteger k = big(sums.length);
        return OptionalDouble.of(Ratios.of(
                k.multiply(whole.subtract(itemSpread())),
                k.subtract(BigInteger.ONE).multiply(whole)));
    }

    private BigInteger itemSpread() {
        return IntStream.range(0, sums.length)
                .mapToObj(i -> spread(sums[i], squares[i]))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private BigInteger total() {
        return Arrays.stream(sums).mapToObj(CronbachAlpha::big).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private BigInteger spread(long sum, long squared) {
        return spread(big(sum), big(squared));
    }

    /** {@code n Σx² - (Σx)²}: n(n - 1) times the variance, exact. */
    private BigInteger spread(BigInteger sum, BigInteger squared) {
        return big(count).multiply(squared).subtract(sum.multiply(sum));
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }

    /**
     * Feldt's interval of alpha, by the F distribution: exact for normal answers.
     *
     * @param confidence the confidence level
     * @return the interval
     * @throws IllegalStateException if alpha is undefined
     */
    public Interval interval(Confidence confidence) {
        double share = 1 - value();
        double a = (count - 1) / 2.0;
        double b = a * (sums.length - 1);
        double half = (1 - confidence.level()) / 2;
        return new Interval(
                1 - share * fQuantile(a, b, BetaTail.upperQuantile(a, b, half)),
                1 - share * fQuantile(a, b, BetaTail.quantile(a, b, half)),
                confidence,
                "Feldt");
    }

    /** The 95 % interval. */
    private String intervalText() {
        Interval interval = interval(Confidence.DEFAULT);
        return " (" + interval.confidence() + " CI " + Text.fixed(interval.lower(), DECIMALS) + " … "
                + Text.fixed(interval.upper(), DECIMALS) + ")";
    }

    /** F of 2a and 2b degrees of freedom from the beta variable {@code aF / (aF + b)}. */
    private static double fQuantile(double a, double b, double beta) {
        return beta * b / (a * (1 - beta));
    }

    @Override
    public CronbachAlpha plus(CronbachAlpha other) {
        TallyRule.checkMerge(NAME, rule, other.rule);
        return new CronbachAlpha(
                rule,
                CountMath.sum(count, other.count, RESPONDENTS),
                CountMath.sum(incomplete, other.incomplete, INCOMPLETE),
                sum(sums, other.sums, SUMS),
                sum(squares, other.squares, SQUARES),
                CountMath.sum(totalSquares, other.totalSquares, TOTALS));
    }

    private static long[] sum(long[] one, long[] two, String what) {
        return IntStream.range(0, one.length)
                .mapToLong(i -> CountMath.sum(one[i], two[i], what))
                .toArray();
    }

    /**
     * The plain data of {@link CronbachAlpha}.
     *
     * @param type {@code cronbach-alpha}
     * @param version 1
     * @param rule the items
     * @param respondents how many answered every item
     * @param incomplete how many left out one
     * @param sums for each item the sum of its answers above the lowest point, after reversing
     * @param squares for each item the sum of their squares
     * @param totalSquares the sum of the squares of the respondents' totals
     */
    public record Counts(
            String type,
            int version,
            Rule.Form rule,
            long respondents,
            long incomplete,
            List<Long> sums,
            List<Long> squares,
            long totalSquares)
            implements TallyCounts<CronbachAlpha> {

        /**
         * Copies the lists.
         *
         * @param type {@code cronbach-alpha}
         * @param version 1
         * @param rule the items
         * @param respondents how many answered every item
         * @param incomplete how many left out one
         * @param sums for each item the sum of its answers
         * @param squares for each item the sum of their squares
         * @param totalSquares the sum of the squares of the respondents' totals
         */
        public Counts {
            sums = Stored.list(sums, SUMS);
            squares = Stored.list(squares, SQUARES);
        }

        @Override
        public CronbachAlpha toTally() {
            Stored.check(type, version, TYPE, VERSION);
            Rule items = Stored.present(rule, "the rule of alpha").restore();
            return new CronbachAlpha(
                    items,
                    respondents,
                    incomplete,
                    Stored.counts(sums, items.items, SUMS),
                    Stored.counts(squares, items.items, SQUARES),
                    totalSquares);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of(RESPONDENTS, respondents)
                    .and("incomplete", incomplete)
                    .and("sum", sums)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE,
                VERSION,
                rule.toForm(),
                count,
                incomplete,
                Arrays.stream(sums).boxed().toList(),
                Arrays.stream(squares).boxed().toList(),
                totalSquares);
    }

    /**
     * The mean and standard deviation of each item, after reversing.
     *
     * @return aligned text; "–" where nothing is defined
     */
    public String table() {
        TextTable table = TextTable.of("item", "mean", "sd");
        for (int i = 0; i < sums.length; i++) {
            table.row(
                    (i + 1) + (rule.reversed.contains(i + 1) ? " (reversed)" : ""),
                    count == 0 ? TextTable.UNDEFINED : Text.fixed(rule.scale.min() + Ratios.of(sums[i], count), 2),
                    count < 2
                            ? TextTable.UNDEFINED
                            : Text.fixed(
                                    Math.sqrt(Ratios.of(
                                            spread(sums[i], squares[i]),
                                            big(count).multiply(big(count - 1)))),
                                    2));
        }
        return table.toString();
    }

    /** One line, for example {@code Cronbach's alpha 0.891 (95 % CI 0.690 … 0.974), 4 items, n = 8}. */
    @Override
    public String toString() {
        if (count == 0) {
            return NAME + ": no answers";
        }
        OptionalDouble alpha = alpha();
        String left = incomplete == 0 ? "" : ", " + incomplete + " incomplete";
        return NAME + " "
                + (alpha.isPresent()
                        ? Text.fixed(alpha.getAsDouble(), DECIMALS) + (count > 1 ? intervalText() : "")
                        : TextTable.UNDEFINED)
                + ", " + sums.length + " items, n = " + count + left;
    }

    /**
     * The items of a questionnaire.
     *
     * @param scale the scale of the answers, with the codes for "no answer"
     * @param items how many items there are, 2 to 1000
     * @param reversed the numbers of the negative items, from 1, ascending and distinct
     */
    public record Rule(RatingScale scale, int items, List<Integer> reversed)
            implements TallyRule<int[], CronbachAlpha>, Storable {

        private static final String TYPE = "cronbach-alpha-rule";
        private static final int MOST_ITEMS = 1000;

        /**
         * Checks the parts.
         *
         * @param scale the scale
         * @param items how many items there are
         * @param reversed the numbers of the negative items
         * @throws IllegalArgumentException if there are fewer than two items or too many, or a negative one is none of them
         */
        public Rule {
            checkArgument(scale != null && reversed != null, "%s needs a scale and a list of reversed items", NAME);
            checkArgument(items >= 2 && items <= MOST_ITEMS, "%s needs 2..1000 items, not %s", NAME, items);
            for (Integer item : reversed) {
                checkArgument(item != null && item >= 1 && item <= items, "items are 1..%s, not %s", items, item);
            }
            reversed = List.copyOf(new TreeSet<>(reversed));
        }

        /**
         * Items that all point the same way.
         *
         * @param scale the scale of the answers, with the codes for "no answer"
         * @param items how many items there are, 2 to 1000
         * @return the rule
         * @throws IllegalArgumentException if there are fewer than two items or too many
         */
        public static Rule of(RatingScale scale, int items) {
            return new Rule(scale, items, List.of());
        }

        /**
         * The same items, some of which are negative.
         *
         * @param numbers their numbers, from 1
         * @return the changed copy
         * @throws IllegalArgumentException if there is no such item
         */
        public Rule reversing(int... numbers) {
            checkArgument(numbers != null, "the numbers of items must not be null");
            return new Rule(scale, items, Arrays.stream(numbers).boxed().toList());
        }

        private int width() {
            return scale.max() - scale.min();
        }

        private Rule withoutMissingCodes() {
            return new Rule(scale.withoutMissingCodes(), items, reversed);
        }

        private CronbachAlpha one(int[] answers) {
            checkArgument(answers != null, "answers must not be null");
            checkArgument(answers.length == items, "there are %s items, not %s", items, answers.length);
            long[] sums = new long[items];
            long total = 0;
            boolean complete = true;
            for (int i = 0; i < items; i++) {
                boolean missing = scale.declaresMissing(answers[i]);
                checkArgument(
                        missing || scale.contains(answers[i]),
                        "answer %s to item %s is outside %s",
                        answers[i],
                        i + 1,
                        scale.withoutMissingCodes());
                complete &= !missing;
                sums[i] = reversed.contains(i + 1) ? scale.max() - answers[i] : answers[i] - scale.min();
                total += sums[i];
            }
            if (!complete) {
                return new CronbachAlpha(this, 0, 1, new long[items], new long[items], 0);
            }
            long[] squares = Arrays.stream(sums).map(sum -> sum * sum).toArray();
            return new CronbachAlpha(this, 1, 0, sums, squares, total * total);
        }

        @Override
        public Accumulator<int[], CronbachAlpha> accumulator() {
            return Accumulator.adding(new CronbachAlpha(this, 0, 0, new long[items], new long[items], 0), this::one);
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION, scale.toForm(), items, reversed);
        }

        /**
         * The plain data of the rule.
         *
         * @param type {@code cronbach-alpha-rule}
         * @param version 1
         * @param scale the scale
         * @param items how many items there are
         * @param reversed the numbers of the negative items; absent is none
         */
        public record Form(String type, int version, RatingScale.Form scale, int items, List<Integer> reversed)
                implements StoredForm<Rule> {

            /**
             * Copies the list.
             *
             * @param type {@code cronbach-alpha-rule}
             * @param version 1
             * @param scale the scale
             * @param items how many items there are
             * @param reversed the numbers of the negative items; absent is none
             */
            public Form {
                reversed = Stored.list(reversed, "a reversed item");
            }

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return new Rule(Stored.present(scale, "the scale of items").restore(), items, reversed);
            }
        }

        /** For example {@code 10 items on 1..5, reversed [2, 4]}. */
        @Override
        public String toString() {
            return items + " items on " + scale + (reversed.isEmpty() ? "" : ", reversed " + reversed);
        }
    }
}
