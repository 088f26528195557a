package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.survey.MeanMethod;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.IntStream;

/**
 * System Usability Scale: the mean over respondents of {@code 2.5 · (Σ odd (x - 1) + Σ even (5 - x))} of ten answers on 1..5, in 0..100 (Brooke 1996).
 *
 * <pre>{@code
 * Sus sus = Sus.of(new int[][] {{4, 2, 5, 1, 4, 2, 4, 2, 5, 1}, {4, 3, 4, 2, 3, 3, 4, 1, 4, 2}, {5, 2, 4, 2, 4, 1, 5, 2, 4, 1}});
 * sus.value();
 * sus.grade();
 * }</pre>
 *
 * <p>It is no percentage: 68 is the average of published means. {@link #grade()} says what a mean is worth among them, {@link #acceptability()} whether
 * it will do. Respondents who gave the same answer ten times score 50, whatever they think, and are {@linkplain #sameAnswerTenTimes() counted}.
 *
 * <p>The interval is t by default; it needs two scores that differ. No answers is an empty tally, whose value is undefined. Immutable and thread-safe.
 */
public final class Sus extends ExactTally<Sus> implements MeanScore<Sus> {

    static final String NAME = "SUS";
    static final String RESPONDENTS = "respondents";
    static final int MOST_POINTS = 40;

    private static final long serialVersionUID = 1;
    private static final String TYPE = "sus";
    private static final int VERSION = 1;
    private static final List<Integer> LEARNABILITY = List.of(4, 10);
    private static final int POINTS_EACH = 4;

    private final SusRule rule;
    private final transient Scores scores;
    private final transient List<Ratings> items;
    private final long alike;

    private Sus(SusRule rule, Scores scores, List<Ratings> items, long alike) {
        this.rule = rule.withoutMissingCodes();
        this.scores = scores;
        this.items = items;
        this.alike = CountMath.checkNotNegative(alike, "respondents with the same answer ten times");
        checkArgument(
                items.stream().allMatch(item -> Math.addExact(item.count(), item.missing()) == scores.n()),
                "each item of SUS has an answer or a gap of each of %s respondents",
                scores.n());
        BigInteger sum = IntStream.rangeClosed(1, SusRule.ITEMS)
                .mapToObj(this::pointsOf)
                .reduce(BigInteger.ZERO, BigInteger::add);
        checkArgument(
                sum.equals(scores.points()), "the items of SUS have %s points, the scores %s", sum, scores.points());
        checkArgument(alike <= scores.n(), "%s of %s respondents gave the same answer", alike, scores.n());
    }

    /** Rows of the items hold the counts of the answers and behind them that of the missing ones. Takes the totals over. */
    static Sus of(SusRule rule, long[] totals, long[][] items, long alike) {
        RatingScale scale = SusRule.SCALE.missing(0);
        List<Ratings> ratings = Arrays.stream(items)
                .map(item -> {
                    Map<Integer, Long> counts = new HashMap<>();
                    for (int i = 0; i < SusRule.SCALE.points(); i++) {
                        counts.put(SusRule.SCALE.min() + i, item[i]);
                    }
                    counts.put(0, item[SusRule.SCALE.points()]);
                    return Ratings.ofCounts(scale, counts);
                })
                .toList();
        return new Sus(rule, scoresOf(totals), ratings, alike);
    }

    private static Scores scoresOf(long[] totals) {
        return Scores.of(0, 100, totals, MeanMethod.STUDENT_T);
    }

    /**
     * The tally of complete questionnaires.
     *
     * @param answers for each respondent the ten answers, 1..5, in the order of the items
     * @return the tally
     * @throws IllegalArgumentException if a row has not ten answers or one is outside: {@code answer 6 to item 3 of SUS is outside 1..5 (row 2)}
     */
    public static Sus of(int[][] answers) {
        return of(SusRule.STANDARD, answers);
    }

    /**
     * The tally of questionnaires, some of which may have gaps.
     *
     * @param rule how many answers may be missing, and which codes stand for them
     * @param answers for each respondent the ten answers, 1..5 or a code, in the order of the items
     * @return the tally
     * @throws IllegalArgumentException if a row has not ten answers, one is outside, or too many are missing; rows count from 0
     */
    public static Sus of(SusRule rule, int[][] answers) {
        checkArgument(answers != null, "the answers to SUS must not be null");
        return rule.count(Arrays.asList(answers));
    }

    /**
     * A collector of complete questionnaires; for gaps there is {@code rule.collector()}.
     *
     * @return the collector
     */
    public static Collector<int[], ?, Sus> collector() {
        return SusRule.STANDARD.collector();
    }

    Scores scores() {
        return scores;
    }

    @Override
    public SusRule rule() {
        return rule;
    }

    @Override
    public long count() {
        return scores.n();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Unit unit() {
        return Unit.SCORE;
    }

    /**
     * The grade of the mean on the curved scale.
     *
     * @return the grade, with its range of percentiles
     * @throws IllegalStateException if there are no answers
     */
    public SusGrade grade() {
        return SusGrade.of(value());
    }

    /**
     * Whether the mean is acceptable.
     *
     * @return the range
     * @throws IllegalStateException if there are no answers
     */
    public Acceptability acceptability() {
        return Acceptability.of(value());
    }

    /**
     * The subscale of learnability: items 4 and 10, rescaled to 0..100 (Lewis and Sauro 2009). Later work doubts that it measures something of its own.
     *
     * @return the mean, 0..100
     * @throws IllegalStateException if there are no answers
     */
    public double learnability() {
        return subscale(LEARNABILITY);
    }

    /**
     * The subscale of usability: the eight items beside 4 and 10, rescaled to 0..100 (Lewis and Sauro 2009).
     *
     * @return the mean, 0..100
     * @throws IllegalStateException if there are no answers
     */
    public double usability() {
        return subscale(IntStream.rangeClosed(1, SusRule.ITEMS)
                .boxed()
                .filter(item -> !LEARNABILITY.contains(item))
                .toList());
    }

    private double subscale(List<Integer> of) {
        value();
        BigInteger points = of.stream().map(this::pointsOf).reduce(BigInteger.ZERO, BigInteger::add);
        return Ratios.of(
                points.multiply(BigInteger.valueOf(100)),
                BigInteger.valueOf(count()).multiply(BigInteger.valueOf((long) POINTS_EACH * of.size())));
    }

    private BigInteger pointsOf(int item) {
        Ratings answers = item(item);
        BigInteger sum = times(answers.missing(), SusRule.pointsOf(item - 1, SusRule.MIDDLE));
        for (int answer = SusRule.SCALE.min(); answer <= SusRule.SCALE.max(); answer++) {
            sum = sum.add(times(answers.countOf(answer), SusRule.pointsOf(item - 1, answer)));
        }
        return sum;
    }

    private static BigInteger times(long count, int points) {
        return BigInteger.valueOf(count).multiply(BigInteger.valueOf(points));
    }

    /**
     * The answers to one item as they were given.
     *
     * @param number 1..10
     * @return its ratings on 1..5; what was missing is counted apart
     * @throws IllegalArgumentException if there is no such item
     */
    public Ratings item(int number) {
        checkArgument(number >= 1 && number <= SusRule.ITEMS, "SUS has items 1..10, not %s", number);
        return items.get(number - 1);
    }

    /**
     * How many missing answers were taken for a 3.
     *
     * @return the count over all items
     */
    public long filledIn() {
        return items.stream().mapToLong(Ratings::missing).reduce(0, Math::addExact);
    }

    /**
     * The respondents who gave the same answer ten times. Half of the items are reversed, so that they contradict themselves, and score 50.
     *
     * @return their share of all
     */
    public Proportion sameAnswerTenTimes() {
        return Proportion.of(alike, count()).named("same answer ten times", RESPONDENTS);
    }

    @Override
    public Sus plus(Sus other) {
        TallyRule.checkMerge(NAME, rule, other.rule);
        Scores sum = scores.plus(other.scores);
        List<Ratings> each = IntStream.range(0, items.size())
                .mapToObj(i -> items.get(i).plus(other.items.get(i)))
                .toList();
        return new Sus(rule, sum, each, alike + other.alike);
    }

    /**
     * The plain data of {@link Sus}.
     *
     * @param type {@code sus}
     * @param version 1
     * @param rule how many answers may be missing
     * @param points the sums of points that occurred, 0..40, ascending; each is 2.5 of the score
     * @param respondents how many respondents have each of them
     * @param items for each item how often 1 to 5 were answered, and behind them how many answers are missing
     * @param alike respondents with the same answer ten times
     */
    public record Counts(
            String type,
            int version,
            SusRule.Form rule,
            List<Integer> points,
            List<Long> respondents,
            List<List<Long>> items,
            long alike)
            implements TallyCounts<Sus> {

        /**
         * Copies the lists.
         *
         * @param type {@code sus}
         * @param version 1
         * @param rule how many answers may be missing
         * @param points the sums of points that occurred
         * @param respondents how many respondents have each of them
         * @param items for each item how often 1 to 5 were answered, and the missing ones
         * @param alike respondents with the same answer ten times
         */
        public Counts {
            points = Stored.list(points, "points");
            respondents = Stored.list(respondents, "counts of points");
            items = Stored.list(items, "the counts of an item");
        }

        @Override
        public Sus toTally() {
            Stored.check(type, version, TYPE, VERSION);
            checkArgument(items.size() == SusRule.ITEMS, "SUS has 10 items, not %s", items.size());
            long[][] each = items.stream()
                    .map(item -> Stored.counts(item, SusRule.SCALE.points() + 1, "answers to an item"))
                    .toArray(long[][]::new);
            return of(
                    Stored.present(rule, "the rule of SUS").restore(),
                    new Scores.Form(points, respondents).restore(MOST_POINTS),
                    each,
                    alike);
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of(RESPONDENTS, respondents.stream().reduce(0L, Math::addExact))
                    .and(
                            "filled in",
                            items.stream()
                                    .map(item -> item.get(item.size() - 1))
                                    .reduce(0L, Math::addExact))
                    .and("same answer ten times", alike)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        Scores.Form form = scores.toForm();
        List<List<Long>> each = new ArrayList<>();
        for (Ratings item : items) {
            List<Long> answers =
                    new ArrayList<>(Arrays.stream(item.counts()).boxed().toList());
            answers.add(item.missing());
            each.add(List.copyOf(answers));
        }
        return new Counts(TYPE, VERSION, rule.toForm(), form.points(), form.counts(), each, alike);
    }

    @Override
    public String line() {
        return count() == 0 ? NAME + ": no answers" : MeanScore.super.line();
    }

    /**
     * The items, the subscales and the score.
     *
     * @return aligned text; "–" where nothing is defined
     */
    public String table() {
        TextTable table = TextTable.of("", "mean", "n", "missing");
        for (int i = 1; i <= SusRule.ITEMS; i++) {
            Ratings answers = item(i);
            table.row(
                    "item " + i + (i % 2 == 0 ? " (reversed)" : ""),
                    answers.count() == 0 ? TextTable.UNDEFINED : Unit.SCALE_POINT.text(answers.mean()),
                    "" + answers.count(),
                    "" + answers.missing());
        }
        boolean none = count() == 0;
        String n = "" + count();
        table.row("usability", none ? TextTable.UNDEFINED : unit().text(usability()), n, "");
        table.row("learnability", none ? TextTable.UNDEFINED : unit().text(learnability()), n, "");
        table.row(NAME, none ? TextTable.UNDEFINED : unit().text(value()), n, "" + filledIn());
        return table.toString();
    }

    /** One line, for example {@code SUS 70.4 (95 % CI 45.4 … 95.4), n = 6: grade C, acceptable}. */
    @Override
    public String toString() {
        if (count() == 0) {
            return line();
        }
        String same = alike == 0 ? "" : "; " + alike + " gave the same answer ten times";
        String filled = filledIn() == 0
                ? ""
                : "; " + filledIn() + (filledIn() == 1 ? " missing answer" : " missing answers") + " taken for 3";
        return line() + ": grade " + grade() + ", " + acceptability() + same + filled;
    }
}
