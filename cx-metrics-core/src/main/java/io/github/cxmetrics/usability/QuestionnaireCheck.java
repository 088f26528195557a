package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which respondents may not have read the questions: the same answer to all items of a grid (straight-lining), and answers given in less than a third
 * of the median time (speeding). A function of all rows, no tally: the median is that of the whole sample.
 *
 * <p>With reversed items in the grid a straight line contradicts itself, which is a signal; without them it may be an honest opinion, which is a flag
 * and no more. Nobody is dropped here: report the number with and without them.
 */
public final class QuestionnaireCheck {

    private static final double THIRD = 1.0 / 3;
    private static final String RESPONDENTS = "respondents";

    private final int[][] answers;
    private final double[] times;
    private final double shareOfMedian;

    private QuestionnaireCheck(int[][] answers, double[] times, double shareOfMedian) {
        this.answers = answers;
        this.times = times;
        this.shareOfMedian = shareOfMedian;
    }

    /**
     * The check of a grid.
     *
     * @param answers for each respondent the answers to the items in the order in which they stood, as they were given; at least two
     * @return the check
     * @throws IllegalArgumentException if rows differ in length, or have fewer than two answers; rows count from 0
     */
    public static QuestionnaireCheck of(int[][] answers) {
        checkArgument(answers != null, "a check needs rows of answers");
        int[][] rows = new int[answers.length][];
        for (int row = 0; row < rows.length; row++) {
            int items = answers[row] == null ? 0 : answers[row].length;
            checkArgument(items >= 2, "a grid has 2 items or more, not %s (row %s)", items, row);
            checkArgument(
                    items == answers[0].length,
                    "the grid has %s items, not %s (row %s)",
                    answers[0].length,
                    items,
                    row);
            rows[row] = answers[row].clone();
        }
        return new QuestionnaireCheck(rows, new double[0], THIRD);
    }

    /**
     * The same check with the times that respondents took.
     *
     * @param times one for each row, 0 or more, in any unit
     * @return the changed copy
     * @throws IllegalArgumentException if there is not one for each row, or one is negative or not finite
     */
    public QuestionnaireCheck withTimes(double... times) {
        checkArgument(times != null, "times must not be null");
        checkArgument(times.length == answers.length, "there are %s rows and %s times", answers.length, times.length);
        for (int row = 0; row < times.length; row++) {
            checkArgument(
                    times[row] >= 0 && times[row] < Double.POSITIVE_INFINITY,
                    "a time must be at least 0 and finite, not %s (row %s)",
                    Double.valueOf(times[row]),
                    row);
        }
        return new QuestionnaireCheck(answers, times.clone(), shareOfMedian);
    }

    /**
     * The same check with another limit of speeding.
     *
     * @param shareOfMedian below which share of the median time a respondent is too fast; a third by default
     * @return the changed copy
     * @throws IllegalArgumentException if it is outside 0..1
     */
    public QuestionnaireCheck speedingBelow(double shareOfMedian) {
        return new QuestionnaireCheck(answers, times, Checks.share(shareOfMedian, "the share of the median time"));
    }

    /**
     * The longest run of one answer, in items that stand side by side.
     *
     * @param row a row, from 0
     * @return 1 to the number of items
     * @throws IllegalArgumentException if there is no such row
     */
    public int longestRun(int row) {
        checkArgument(row >= 0 && row < answers.length, "rows are 0..%s, not %s", answers.length - 1, row);
        int[] given = answers[row];
        int longest = 1;
        int run = 1;
        for (int i = 1; i < given.length; i++) {
            run = given[i] == given[i - 1] ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /**
     * The rows with one answer to all items.
     *
     * @return the rows, from 0, ascending
     */
    public int[] straightLinerRows() {
        return IntStream.range(0, answers.length)
                .filter(row -> longestRun(row) == answers[row].length)
                .toArray();
    }

    /**
     * The respondents with one answer to all items.
     *
     * @return their share of all
     */
    public Proportion straightLiners() {
        return Proportion.of(straightLinerRows().length, answers.length).named("straight-liners", RESPONDENTS);
    }

    /**
     * The median time.
     *
     * @return the middle time, or the mean of the two middle ones
     * @throws IllegalStateException if there are no times
     */
    public double medianTime() {
        if (times.length == 0) {
            throw new IllegalStateException("the median time of a questionnaire is undefined: no times");
        }
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
    }

    /**
     * The rows that were too fast.
     *
     * @return the rows whose time is below the share of the median, from 0, ascending
     * @throws IllegalStateException if there are no times
     */
    public int[] speederRows() {
        double limit = shareOfMedian * medianTime();
        return IntStream.range(0, times.length)
                .filter(row -> times[row] < limit)
                .toArray();
    }

    /**
     * The respondents who were too fast.
     *
     * @return their share of all
     * @throws IllegalStateException if there are no times
     */
    public Proportion speeders() {
        return Proportion.of(speederRows().length, answers.length).named("speeders", RESPONDENTS);
    }

    /**
     * Both kinds.
     *
     * @return aligned text; "–" where nothing is defined
     */
    public String table() {
        TextTable table = TextTable.of("", RESPONDENTS, "share");
        boolean none = answers.length == 0;
        table.row(
                "straight-liners",
                "" + straightLinerRows().length,
                none ? TextTable.UNDEFINED : Unit.SHARE.text(straightLiners().value()));
        table.row(
                "speeders",
                times.length == 0 ? TextTable.UNDEFINED : "" + speederRows().length,
                times.length == 0
                        ? TextTable.UNDEFINED
                        : Unit.SHARE.text(speeders().value()));
        return table.toString();
    }

    /** One line, for example {@code questionnaire: n = 200, 12 gave one answer to all items, 7 took less than 0.3333 of the median time}. */
    @Override
    public String toString() {
        String fast = times.length == 0
                ? ""
                : ", " + speederRows().length + " took less than " + Text.digits(shareOfMedian, 4)
                        + " of the median time";
        return "questionnaire: n = " + answers.length + ", " + straightLinerRows().length
                + " gave one answer to all items" + fast;
    }
}
