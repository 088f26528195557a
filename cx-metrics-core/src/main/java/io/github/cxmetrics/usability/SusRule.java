package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.survey.RatingScale;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the ten answers of one respondent to SUS are counted: items 1 to 10 in their order, each 1 (strongly disagree) to 5 (strongly agree). Odd items
 * are positive and give answer − 1 points, even ones are negative and give 5 − answer; 2.5 times their sum is the score.
 *
 * <p>A missing answer counts as the middle, 3 (Brooke 1996), and is counted; a respondent with more missing answers than the rule allows is refused.
 * Codes for "no answer" say how rows were read and are no part of what a tally remembers.
 *
 * @param missingAtMost how many of ten answers may be missing, 0..9
 * @param missingCodes codes for "no answer", all outside 1..5
 */
public record SusRule(int missingAtMost, List<Integer> missingCodes) implements TallyRule<int[], Sus>, Storable {

    private static final String TYPE = "sus-rule";
    private static final int VERSION = 1;

    static final int ITEMS = 10;
    static final int MIDDLE = 3;
    static final RatingScale SCALE = RatingScale.ONE_TO_FIVE;

    /** At most two of ten answers may be missing (our limit: the published rule has none). */
    public static final SusRule STANDARD = new SusRule(2, List.of());

    /** All ten answers must be there. */
    public static final SusRule COMPLETE = new SusRule(0, List.of());

    /**
     * Checks the parts.
     *
     * @param missingAtMost how many answers may be missing
     * @param missingCodes codes for "no answer"
     * @throws IllegalArgumentException if all ten may be missing, or a code is an answer
     */
    public SusRule {
        checkArgument(
                missingAtMost >= 0 && missingAtMost < ITEMS,
                "at most 0..9 answers of SUS may be missing, not %s",
                missingAtMost);
        checkArgument(missingCodes != null, "a SUS rule needs a list of missing codes, not null");
        // The scale checks the codes, sorts them and drops the repeated ones.
        missingCodes = new RatingScale(SCALE.min(), SCALE.max(), SCALE.direction(), missingCodes).missingCodes();
    }

    /**
     * The same rule with further codes declared as "no answer".
     *
     * @param codes the codes, outside 1..5
     * @return the changed copy
     * @throws IllegalArgumentException if a code is an answer
     */
    public SusRule missing(int... codes) {
        requireNonNull(codes, "codes");
        return new SusRule(
                missingAtMost,
                Stream.concat(missingCodes.stream(), Arrays.stream(codes).boxed())
                        .toList());
    }

    SusRule withoutMissingCodes() {
        return missingCodes.isEmpty() ? this : new SusRule(missingAtMost, List.of());
    }

    /** The points of one respondent, 0..40, after all answers are checked. */
    private int points(int[] answers) {
        checkArgument(answers != null, "the answers to SUS must not be null");
        checkArgument(answers.length == ITEMS, "SUS needs 10 answers, not %s", answers.length);
        int points = 0;
        int missing = 0;
        for (int i = 0; i < ITEMS; i++) {
            boolean none = isMissing(answers[i]);
            checkArgument(
                    none || SCALE.contains(answers[i]),
                    "answer %s to item %s of SUS is outside 1..5",
                    answers[i],
                    i + 1);
            missing += none ? 1 : 0;
            points += pointsOf(i, none ? MIDDLE : answers[i]);
        }
        checkArgument(
                missing <= missingAtMost,
                "%s of 10 answers to SUS are missing, at most %s may be",
                missing,
                missingAtMost);
        return points;
    }

    private boolean isMissing(int answer) {
        return !missingCodes.isEmpty() && missingCodes.contains(answer);
    }

    /** Points of an answer to an item, counted from 0: those at even places are positive. */
    static int pointsOf(int item, int answer) {
        return item % 2 == 0 ? answer - SCALE.min() : SCALE.max() - answer;
    }

    @Override
    public Accumulator<int[], Sus> accumulator() {
        return new Counting(this);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, missingAtMost, missingCodes);
    }

    /**
     * The plain data of a rule.
     *
     * @param type {@code sus-rule}
     * @param version 1
     * @param missingAtMost how many answers may be missing
     * @param missingCodes codes for "no answer"
     */
    public record Form(String type, int version, int missingAtMost, List<Integer> missingCodes)
            implements StoredForm<SusRule> {

        /**
         * Copies the list.
         *
         * @param type {@code sus-rule}
         * @param version 1
         * @param missingAtMost how many answers may be missing
         * @param missingCodes codes for "no answer"; absent is none
         */
        public Form {
            missingCodes = Stored.list(missingCodes, "a missing code");
        }

        @Override
        public SusRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new SusRule(missingAtMost, missingCodes);
        }
    }

    /** For example {@code SUS with at most 2 missing answers}. */
    @Override
    public String toString() {
        String codes = missingCodes.isEmpty() ? "" : ", missing " + missingCodes;
        return missingAtMost == 0
                ? "SUS with all answers" + codes
                : "SUS with at most " + missingAtMost + " missing answer" + (missingAtMost == 1 ? "" : "s") + codes;
    }

    private static final class Counting implements Accumulator<int[], Sus> {

        private final SusRule rule;
        private final long[] totals = new long[Sus.MOST_POINTS + 1];
        private final long[][] items = new long[ITEMS][SCALE.points() + 1];
        private long respondents;
        private long alike;

        Counting(SusRule rule) {
            this.rule = rule;
        }

        @Override
        public void add(int[] answers) {
            int points = rule.points(answers);
            respondents = CountMath.sum(respondents, 1, Sus.RESPONDENTS);
            totals[points]++;
            boolean same = true;
            for (int i = 0; i < ITEMS; i++) {
                boolean none = rule.isMissing(answers[i]);
                items[i][none ? SCALE.points() : answers[i] - SCALE.min()]++;
                same &= !none && answers[i] == answers[0];
            }
            alike += same ? 1 : 0;
        }

        @Override
        public void addAll(Sus tally) {
            requireNonNull(tally, "tally");
            TallyRule.checkMerge(Sus.NAME, rule.withoutMissingCodes(), tally.rule());
            respondents = CountMath.sum(respondents, tally.count(), Sus.RESPONDENTS);
            // No count exceeds that of the respondents, which has not overflowed.
            for (int i = 0; i < totals.length; i++) {
                totals[i] += tally.scores().countOf(i);
            }
            for (int i = 0; i < ITEMS; i++) {
                for (int answer = SCALE.min(); answer <= SCALE.max(); answer++) {
                    items[i][answer - SCALE.min()] += tally.item(i + 1).countOf(answer);
                }
                items[i][SCALE.points()] += tally.item(i + 1).missing();
            }
            alike += tally.sameAnswerTenTimes().successes();
        }

        @Override
        public Sus snapshot() {
            return Sus.of(rule, totals.clone(), items, alike);
        }
    }
}
