package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.TextTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;

/**
 * Usability Metric for User Experience: the mean over respondents of their points in percent of the most that there are, 0..100. The form says which
 * one: UMUX of four items, {@code Σ / 24 · 100}; UMUX-Lite, {@code (a + b - 2) / 12 · 100}; UX-Lite, {@code (a + b - 2) / 8 · 100}.
 *
 * <p>UMUX has the t interval by default, the forms of two items the score interval. A missing answer is refused: with so few items nothing can stand
 * for it. No answers is an empty tally, whose value is undefined. Immutable and thread-safe. Source: Finstad (2010), Lewis, Utesch and Maher (2013).
 */
public final class Umux extends ExactTally<Umux> implements MeanScore<Umux> {

    private static final long serialVersionUID = 1;
    private static final String TYPE = "umux";
    private static final int VERSION = 1;
    private static final double SLOPE = 0.65;
    private static final double INTERCEPT = 22.9;

    private final UmuxForm form;
    private final transient Scores scores;

    private Umux(UmuxForm form, Scores scores) {
        this.form = form;
        this.scores = scores;
    }

    /** Takes the counts over. */
    static Umux ofCounts(UmuxForm form, long[] counts) {
        return new Umux(form, Scores.of(0, 100, counts, form.method()));
    }

    /**
     * UMUX of four answers each.
     *
     * @param answers for each respondent the four answers, 1..7, in the order of the items
     * @return the tally
     * @throws IllegalArgumentException if a row has not four answers or one is outside; rows count from 0
     */
    public static Umux of(int[][] answers) {
        return of(UmuxForm.UMUX, answers);
    }

    /**
     * UMUX-Lite of two answers each.
     *
     * @param answers for each respondent capabilities and ease, 1..7
     * @return the tally
     * @throws IllegalArgumentException if a row has not two answers or one is outside; rows count from 0
     */
    public static Umux lite(int[][] answers) {
        return of(UmuxForm.UMUX_LITE, answers);
    }

    /**
     * The score of a named form.
     *
     * @param form which form was asked
     * @param answers for each respondent the answers in the order of the items
     * @return the tally
     * @throws IllegalArgumentException if a row has another number of answers or one is outside; rows count from 0
     */
    public static Umux of(UmuxForm form, int[][] answers) {
        checkArgument(form != null && answers != null, "UMUX needs a form and answers, not null");
        return form.count(Arrays.asList(answers));
    }

    /**
     * A collector of UMUX; for the other forms there is {@code form.collector()}.
     *
     * @return the collector
     */
    public static Collector<int[], ?, Umux> collector() {
        return UmuxForm.UMUX.collector();
    }

    Scores scores() {
        return scores;
    }

    @Override
    public UmuxForm rule() {
        return form;
    }

    @Override
    public long count() {
        return scores.n();
    }

    @Override
    public String name() {
        return form.toString();
    }

    @Override
    public Unit unit() {
        return Unit.SCORE;
    }

    /**
     * The SUS that a regression of 2013 foretells from UMUX-Lite, {@code 0.65 · value + 22.9}. For information only: it underestimates good products (Lah,
     * Lewis and Šumak 2020), and its authors no longer recommend it. It has no interval, since that of the regression would have to be added.
     *
     * @return 22.9..87.9
     * @throws IllegalArgumentException if this is not UMUX-Lite
     * @throws IllegalStateException if there are no answers
     */
    public double susRegression2013() {
        checkArgument(form == UmuxForm.UMUX_LITE, "the regression to SUS is that of UMUX-Lite, not of %s", form);
        return SLOPE * value() + INTERCEPT;
    }

    @Override
    public Umux plus(Umux other) {
        TallyRule.checkMerge(name(), form, other.form);
        return new Umux(form, scores.plus(other.scores));
    }

    /**
     * The plain data of {@link Umux}.
     *
     * @param type {@code umux}
     * @param version 1
     * @param rule which form was asked
     * @param points the sums of points that occurred, ascending
     * @param respondents how many respondents have each of them
     */
    public record Counts(String type, int version, UmuxForm.Form rule, List<Integer> points, List<Long> respondents)
            implements TallyCounts<Umux> {

        /**
         * Copies the lists.
         *
         * @param type {@code umux}
         * @param version 1
         * @param rule which form was asked
         * @param points the sums of points that occurred
         * @param respondents how many respondents have each of them
         */
        public Counts {
            points = Stored.list(points, "points");
            respondents = Stored.list(respondents, "counts of points");
        }

        @Override
        public Umux toTally() {
            Stored.check(type, version, TYPE, VERSION);
            UmuxForm form = Stored.present(rule, "the form of UMUX").restore();
            return ofCounts(form, new Scores.Form(points, respondents).restore(form.mostPoints()));
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("respondents", respondents.stream().reduce(0L, Math::addExact))
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        Scores.Form data = scores.toForm();
        return new Counts(TYPE, VERSION, form.toForm(), data.points(), data.counts());
    }

    @Override
    public String line() {
        return count() == 0 ? name() + ": no answers" : MeanScore.super.line();
    }

    /**
     * How many respondents have each score that occurred.
     *
     * @return aligned text
     */
    public String table() {
        TextTable table = TextTable.of("score", "n");
        Scores.Form data = scores.toForm();
        for (int i = 0; i < data.points().size(); i++) {
            table.row(
                    unit().text(100.0 * data.points().get(i) / form.mostPoints()),
                    data.counts().get(i).toString());
        }
        return table.toString();
    }

    /** One line, for example {@code UMUX-Lite 75.0 (95 % CI 52.1 … 88.9), n = 8}. */
    @Override
    public String toString() {
        return line();
    }
}
