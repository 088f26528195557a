package io.github.cxmetrics.kano;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.LongStream;

/**
 * The answers to the Kano questions about one feature: how often each pair of a functional and a dysfunctional answer was given, and how important
 * respondents said the feature is.
 *
 * <p>The evaluation table is no part of the tally: {@link #read(EvaluationTable)} reads it with any table of its form. The short forms {@link #category()},
 * {@link #better()} and {@link #worse()} read it with the default table of its form ({@link EvaluationTable#BERGER} for five answers).
 *
 * <p>{@link #count()} is the number of complete pairs. Half-answered and unanswered pairs are counted apart and never classified; an importance counts
 * wherever it was stated. Tallies of different {@linkplain AnswerForm forms} don't merge. Two columns of bytes are the fastest. Immutable and thread-safe.
 */
public final class KanoTally extends ExactTally<KanoTally> {

    static final String NAME = "Kano answers";

    private static final long serialVersionUID = 1;
    private static final String TYPE = "kano-tally";
    private static final int VERSION = 1;
    private static final RatingScale IMPORTANCE =
            RatingScale.of(KanoResponse.MIN_IMPORTANCE, KanoResponse.MAX_IMPORTANCE);

    private final AnswerForm form;
    private final long[] pairs;
    private final long halfAnswered;
    private final long unanswered;
    private final long[] importance;
    private final long count;

    /** Takes the arrays over; callers hand in such that nobody else writes to. Pairs go by functional answer, then by dysfunctional. */
    KanoTally(AnswerForm form, long[] pairs, long halfAnswered, long unanswered, long[] importance) {
        int cells = form.size() * form.size();
        checkArgument(pairs.length == cells, "the %s has %s answer pairs, not %s", form, cells, pairs.length);
        this.form = form;
        this.pairs = pairs;
        this.halfAnswered = CountMath.checkNotNegative(halfAnswered, "half-answered pairs");
        this.unanswered = CountMath.checkNotNegative(unanswered, "unanswered pairs");
        this.importance = importance;
        count = LongStream.of(pairs).reduce(0, KanoTally::sumOfPairs);
        long responses = CountMath.sum(CountMath.sum(count, halfAnswered, "responses"), unanswered, "responses");
        long stated = importance().count();
        checkArgument(stated <= responses, "importance was stated %s times in %s responses", stated, responses);
    }

    private static long sumOfPairs(long sum, long pairs) {
        return CountMath.sum(sum, CountMath.checkNotNegative(pairs, "answer pairs"), "answer pairs");
    }

    /**
     * Counts answers of the five-answer form, given as pairs: functional, dysfunctional, functional, dysfunctional, …
     *
     * @param pairs the answers, two for each respondent
     * @return the tally
     * @throws IllegalArgumentException if their number is odd
     */
    public static KanoTally of(KanoAnswer... pairs) {
        return of(AnswerForm.FIVE_ANSWERS, pairs);
    }

    /**
     * Counts answers given as pairs: functional, dysfunctional, functional, dysfunctional, …
     *
     * @param form the form of the questionnaire
     * @param pairs the answers, two for each respondent
     * @return the tally
     * @throws IllegalArgumentException if their number is odd, or the form does not offer one
     */
    public static KanoTally of(AnswerForm form, KanoAnswer... pairs) {
        checkArgument(
                pairs.length % 2 == 0,
                "answers come in pairs functional, dysfunctional: %s answers are no whole pairs",
                pairs.length);
        KanoAccumulator accumulator = new KanoAccumulator(form);
        for (int i = 0; i < pairs.length; i += 2) {
            accumulator.add(KanoResponse.of(pairs[i], pairs[i + 1]));
        }
        return accumulator.snapshot();
    }

    /**
     * Counts two columns of codes 1 (LIKE) to 5 (DISLIKE), all answered. The fastest way; makes no object per row.
     *
     * @param functional the code of each row's functional answer
     * @param dysfunctional the code of each row's dysfunctional answer
     * @return the tally
     * @throws IllegalArgumentException if the lengths differ or a code is outside: {@code functional answer 7 is outside 1..5 (row 3)}
     */
    public static KanoTally ofCodes(byte[] functional, byte[] dysfunctional) {
        return ofCodes(AnswerForm.FIVE_ANSWERS, functional, dysfunctional);
    }

    /**
     * Counts two columns of codes in bytes. The fastest way; makes no object per row. Fastest where all codes are 0 to 7.
     *
     * @param form the form, which says the codes
     * @param functional the code of each row's functional answer
     * @param dysfunctional the code of each row's dysfunctional answer
     * @param missingCodes the codes that stand for "no answer", say 0 or 99
     * @return the tally
     * @throws IllegalArgumentException if the lengths differ, a missing code is an answer, or a code is neither; rows count from 0
     */
    public static KanoTally ofCodes(AnswerForm form, byte[] functional, byte[] dysfunctional, int... missingCodes) {
        return ofCells(form, PairCounter.count(form, functional, dysfunctional, missingCodes));
    }

    /**
     * Counts two columns of codes, as {@link #ofCodes(AnswerForm, byte[], byte[], int...)}.
     *
     * @param form the form, which says the codes
     * @param functional the code of each row's functional answer
     * @param dysfunctional the code of each row's dysfunctional answer
     * @param missingCodes the codes that stand for "no answer"
     * @return the tally
     * @throws IllegalArgumentException if the lengths differ, a missing code is an answer, or a code is neither; rows count from 0
     */
    public static KanoTally ofCodes(AnswerForm form, int[] functional, int[] dysfunctional, int... missingCodes) {
        return ofCells(form, PairCounter.count(form, functional, dysfunctional, missingCodes));
    }

    private static KanoTally ofCells(AnswerForm form, long[] cells) {
        int size = form.size();
        long[] pairs = new long[size * size];
        long half = 0;
        for (int f = 1; f <= size; f++) {
            half += cells[f << PairCounter.CODE_BITS] + cells[f];
            for (int d = 1; d <= size; d++) {
                pairs[(f - 1) * size + d - 1] = cells[f << PairCounter.CODE_BITS | d];
            }
        }
        return new KanoTally(form, pairs, half, cells[0], new long[IMPORTANCE.points()]);
    }

    /**
     * Answer pairs that are counted already, say a published 5×5 table.
     *
     * @param counts row = functional, column = dysfunctional, both from LIKE on; 5×5, or 3×3 for the three-answer form
     * @return the tally
     * @throws IllegalArgumentException if the table has another shape, or a count is negative
     */
    public static KanoTally ofCounts(long[]... counts) {
        AnswerForm form =
                counts.length == AnswerForm.THREE_ANSWERS.size() ? AnswerForm.THREE_ANSWERS : AnswerForm.FIVE_ANSWERS;
        checkArgument(counts.length == form.size(), "a table of answer pairs has 5 or 3 rows, not %s", counts.length);
        for (int f = 0; f < counts.length; f++) {
            checkArgument(
                    counts[f].length == form.size(),
                    "row %s of a table of answer pairs needs %s counts, not %s",
                    form.answers().get(f),
                    form.size(),
                    counts[f].length);
        }
        long[] pairs = Arrays.stream(counts).flatMapToLong(LongStream::of).toArray();
        return new KanoTally(form, pairs, 0, 0, new long[IMPORTANCE.points()]);
    }

    /**
     * A collector of responses on the five-answer form; for the other there is {@code AnswerForm.THREE_ANSWERS.collector()}.
     *
     * @return the collector
     */
    public static Collector<KanoResponse, ?, KanoTally> collector() {
        return AnswerForm.FIVE_ANSWERS.collector();
    }

    /**
     * The form of the questionnaire.
     *
     * @return five or three answers
     */
    @Override
    public AnswerForm rule() {
        return form;
    }

    /**
     * The form by its own name: {@link #rule()}.
     *
     * @return five or three answers
     */
    public AnswerForm form() {
        return form;
    }

    /** How many complete pairs were counted. */
    @Override
    public long count() {
        return count;
    }

    /**
     * How many pairs have one answer of the two; not in {@link #count()}.
     *
     * @return the count
     */
    public long halfAnswered() {
        return halfAnswered;
    }

    /**
     * How many pairs have neither answer; not in {@link #count()}.
     *
     * @return the count
     */
    public long unanswered() {
        return unanswered;
    }

    /**
     * How often a pair was given.
     *
     * @param functional the answer to the functional question
     * @param dysfunctional the answer to the dysfunctional question
     * @return the count
     * @throws IllegalArgumentException if the form does not offer an answer
     */
    public long countOf(KanoAnswer functional, KanoAnswer dysfunctional) {
        return countAt(form.indexOf(functional), form.indexOf(dysfunctional));
    }

    long countAt(int functional, int dysfunctional) {
        return pairs[functional * form.size() + dysfunctional];
    }

    /**
     * The importance that respondents stated themselves, with mean, median, spread and intervals.
     *
     * @return ratings on 1..9
     */
    public Ratings importance() {
        return Ratings.ofCounts(IMPORTANCE, importance);
    }

    @Override
    public KanoTally plus(KanoTally other) {
        requireNonNull(other, "other");
        TallyRule.checkMerge(NAME, form, other.form);
        return new KanoTally(
                form,
                sums(pairs, other.pairs, "answer pairs"),
                CountMath.sum(halfAnswered, other.halfAnswered, "half-answered pairs"),
                CountMath.sum(unanswered, other.unanswered, "unanswered pairs"),
                sums(importance, other.importance, "stated importances"));
    }

    private static long[] sums(long[] a, long[] b, String what) {
        long[] sums = new long[a.length];
        Arrays.setAll(sums, i -> CountMath.sum(a[i], b[i], what));
        return sums;
    }

    /**
     * This tally without a part of it: the rest beside a segment.
     *
     * @param part responses that are in this tally
     * @return a new tally
     * @throws IllegalArgumentException if the part holds more of a count than there is, or is of another form
     */
    public KanoTally minus(KanoTally part) {
        TallyRule.checkMerge(NAME, form, part.form);
        return new KanoTally(
                form,
                differences(pairs, part.pairs, "answer pairs"),
                CountMath.difference(halfAnswered, part.halfAnswered, "half-answered pairs"),
                CountMath.difference(unanswered, part.unanswered, "unanswered pairs"),
                differences(importance, part.importance, "stated importances"));
    }

    private static long[] differences(long[] a, long[] b, String what) {
        long[] differences = new long[a.length];
        Arrays.setAll(differences, i -> CountMath.difference(a[i], b[i], what));
        return differences;
    }

    /**
     * The categories by the default table of the form.
     *
     * @return {@code read(form().table())}
     */
    public KanoReading read() {
        return read(form.table());
    }

    /**
     * The categories by a table.
     *
     * @param table a table of this form
     * @return the reading
     * @throws IllegalArgumentException if the table is of another form
     */
    public KanoReading read(EvaluationTable table) {
        return KanoReading.of(this, table);
    }

    /**
     * The category by the mode rule and the default table.
     *
     * @return the most frequent category; of several the first in the order of {@link KanoCategory}
     * @throws IllegalStateException if there are no complete pairs
     */
    public KanoCategory category() {
        return read().category();
    }

    /**
     * The coefficient better (CS+) by the default table.
     *
     * @return the share of those whom the feature can satisfy
     */
    public KanoCoefficient better() {
        return read().better();
    }

    /**
     * The coefficient worse (CS-) by the default table.
     *
     * @return minus the share of those whom its absence can dissatisfy
     */
    public KanoCoefficient worse() {
        return read().worse();
    }

    /**
     * The continuous analysis, which needs no table.
     *
     * @return means and category by quadrant
     * @throws IllegalArgumentException if this is the three-answer form, for which it has no values
     */
    public ContinuousKano continuous() {
        return ContinuousKano.of(this);
    }

    /**
     * The plain data of {@link KanoTally}.
     *
     * @param type {@code kano-tally}
     * @param version 1
     * @param rule the form of the questionnaire
     * @param pairs how often each pair was given, by functional answer, then by dysfunctional
     * @param halfAnswered how many pairs have one answer of the two
     * @param unanswered how many pairs have neither
     * @param importance how often each importance from 1 to 9 was stated
     */
    public record Counts(
            String type,
            int version,
            AnswerForm.Form rule,
            List<Long> pairs,
            long halfAnswered,
            long unanswered,
            List<Long> importance)
            implements TallyCounts<KanoTally> {

        /**
         * Copies the lists.
         *
         * @param type {@code kano-tally}
         * @param version 1
         * @param rule the form of the questionnaire
         * @param pairs how often each pair was given, by functional answer, then by dysfunctional
         * @param halfAnswered how many pairs have one answer of the two
         * @param unanswered how many pairs have neither
         * @param importance how often each importance from 1 to 9 was stated
         */
        public Counts {
            pairs = Stored.list(pairs, "a count of answer pairs");
            importance = Stored.list(importance, "a count of stated importances");
        }

        @Override
        public KanoTally toTally() {
            Stored.check(type, version, TYPE, VERSION);
            AnswerForm form = Stored.present(rule, "the form of Kano counts").restore();
            return new KanoTally(form, longs(pairs), halfAnswered, unanswered, longs(importance));
        }

        private static long[] longs(List<Long> counts) {
            return counts.stream().mapToLong(Long::longValue).toArray();
        }

        @Override
        public Map<String, Long> numbers() {
            List<KanoAnswer> answers = rule.restore().answers();
            Numbers numbers = Numbers.of("half-answered", halfAnswered).and("unanswered", unanswered);
            for (int i = 0; i < pairs.size(); i++) {
                KanoAnswer functional = answers.get(i / answers.size());
                KanoAnswer dysfunctional = answers.get(i % answers.size());
                numbers.and(functional.text() + ", " + dysfunctional.text(), pairs.get(i));
            }
            for (int i = 0; i < importance.size(); i++) {
                numbers.and("importance " + (KanoResponse.MIN_IMPORTANCE + i), importance.get(i));
            }
            return numbers.map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(
                TYPE,
                VERSION,
                form.toForm(),
                LongStream.of(pairs).boxed().toList(),
                halfAnswered,
                unanswered,
                LongStream.of(importance).boxed().toList());
    }

    /** The line of its reading by the default table, for example {@code Kano A (attractive), n = 100, …}. */
    @Override
    public String toString() {
        return read().toString();
    }
}
