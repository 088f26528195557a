package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Ratios;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.survey.MeanMethod;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * NASA Task Load Index: the mean over respondents of the load of a task, 0..100, low is good; raw or weighted, as its rule says.
 *
 * <p>The interval is t by default; it needs two scores that differ. No answers is an empty tally, whose value is undefined. Immutable and thread-safe.
 * Source: Hart and Staveland (1988).
 */
public final class NasaTlx extends ExactTally<NasaTlx> implements MeanScore<NasaTlx> {

    static final String RESPONDENTS = "respondents";
    static final String RATINGS = "ratings of a scale";

    private static final long serialVersionUID = 1;
    private static final String TYPE = "nasa-tlx";
    private static final int VERSION = 1;

    private final TlxScoring scoring;
    private final transient Scores scores;
    private final transient long[] sums;

    private NasaTlx(TlxScoring scoring, Scores scores, long[] sums) {
        this.scoring = scoring;
        this.scores = scores;
        this.sums = sums;
        BigInteger most = BigInteger.valueOf(scores.n()).multiply(BigInteger.valueOf(TaskLoad.MOST));
        BigInteger all = BigInteger.ZERO;
        for (long sum : sums) {
            BigInteger one = BigInteger.valueOf(CountMath.checkNotNegative(sum, RATINGS));
            checkArgument(one.compareTo(most) <= 0, "the ratings of a scale sum to 0..%s, not %s", most, sum);
            all = all.add(one);
        }
        checkArgument(
                scoring == TlxScoring.WEIGHTED || all.equals(scores.points()),
                "the scales of raw NASA-TLX have %s points, the scores %s",
                all,
                scores.points());
    }

    /** Takes the counts over. */
    static NasaTlx ofCounts(TlxScoring scoring, long[] counts, long[] sums) {
        return new NasaTlx(scoring, Scores.of(0, TaskLoad.MOST, counts, MeanMethod.STUDENT_T), sums.clone());
    }

    /**
     * The raw score.
     *
     * @param ratings for each respondent the six ratings, 0..100, in the order of {@link TlxScale}
     * @return the tally
     * @throws IllegalArgumentException if a row has not six ratings or one is outside; rows count from 0
     */
    public static NasaTlx of(int[][] ratings) {
        checkArgument(ratings != null, "NASA-TLX needs ratings and weights, not null");
        return TlxScoring.RAW.count(Arrays.asList(ratings), TaskLoad::of);
    }

    /**
     * The weighted score.
     *
     * @param answers ratings with weights, one for each respondent
     * @return the tally
     * @throws IllegalArgumentException if one has no weights; rows count from 0
     */
    public static NasaTlx weighted(TaskLoad... answers) {
        checkArgument(answers != null, "NASA-TLX needs ratings and weights, not null");
        return TlxScoring.WEIGHTED.count(Arrays.asList(answers));
    }

    Scores scores() {
        return scores;
    }

    long sumOf(TlxScale scale) {
        return sums[scale.ordinal()];
    }

    @Override
    public TlxScoring rule() {
        return scoring;
    }

    @Override
    public long count() {
        return scores.n();
    }

    @Override
    public String name() {
        return scoring.toString();
    }

    @Override
    public Unit unit() {
        return Unit.SCORE;
    }

    /**
     * The mean rating of one scale, unweighted.
     *
     * @param scale the scale
     * @return 0..100
     * @throws IllegalStateException if there are no answers
     */
    public double mean(TlxScale scale) {
        requireNonNull(scale, "scale");
        value();
        return Ratios.of(sumOf(scale), count());
    }

    @Override
    public NasaTlx plus(NasaTlx other) {
        TallyRule.checkMerge(name(), scoring, other.scoring);
        long[] both = new long[sums.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = CountMath.sum(sums[i], other.sums[i], RATINGS);
        }
        return new NasaTlx(scoring, scores.plus(other.scores), both);
    }

    /**
     * The plain data of {@link NasaTlx}.
     *
     * @param type {@code nasa-tlx}
     * @param version 1
     * @param rule raw or weighted
     * @param points the sums of ratings, or of weighted ratings, that occurred, ascending
     * @param respondents how many respondents have each of them
     * @param sums the sum of the ratings of each scale
     */
    public record Counts(
            String type,
            int version,
            TlxScoring.Form rule,
            List<Integer> points,
            List<Long> respondents,
            List<Long> sums)
            implements TallyCounts<NasaTlx> {

        /**
         * Copies the lists.
         *
         * @param type {@code nasa-tlx}
         * @param version 1
         * @param rule raw or weighted
         * @param points the sums of ratings that occurred
         * @param respondents how many respondents have each of them
         * @param sums the sum of the ratings of each scale
         */
        public Counts {
            points = Stored.list(points, "points");
            respondents = Stored.list(respondents, "counts of points");
            sums = Stored.list(sums, RATINGS);
        }

        @Override
        public NasaTlx toTally() {
            Stored.check(type, version, TYPE, VERSION);
            TlxScoring scoring = Stored.present(rule, "the scoring of NASA-TLX").restore();
            return ofCounts(
                    scoring,
                    new Scores.Form(points, respondents).restore(scoring.mostPoints()),
                    Stored.counts(sums, TaskLoad.SCALES, RATINGS));
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of(RESPONDENTS, respondents.stream().reduce(0L, Math::addExact))
                    .and(RATINGS, sums)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        Scores.Form data = scores.toForm();
        return new Counts(
                TYPE,
                VERSION,
                scoring.toForm(),
                data.points(),
                data.counts(),
                Arrays.stream(sums).boxed().toList());
    }

    @Override
    public String line() {
        return count() == 0 ? name() + ": no answers" : MeanScore.super.line();
    }

    /**
     * The mean of each scale, and the score.
     *
     * @return aligned text; "–" where nothing is defined
     */
    public String table() {
        TextTable table = TextTable.of("scale", "mean");
        for (TlxScale scale : TlxScale.values()) {
            table.row(scale.toString(), count() == 0 ? TextTable.UNDEFINED : unit().text(mean(scale)));
        }
        table.row(name(), count() == 0 ? TextTable.UNDEFINED : unit().text(value()));
        return table.toString();
    }

    /** One line, for example {@code raw NASA-TLX 43.3 (95 % CI 30.1 … 56.5), n = 8}. */
    @Override
    public String toString() {
        return line();
    }
}
