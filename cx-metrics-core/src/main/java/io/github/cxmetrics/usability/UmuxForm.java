package io.github.cxmetrics.usability;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.survey.MeanMethod;
import io.github.cxmetrics.survey.RatingScale;
import java.util.List;

/** Which form of UMUX was asked: its items, their scale, and which of them are negative. The forms neither merge nor compare. */
public enum UmuxForm implements TallyRule<int[], Umux>, Storable {
    /** Four items on 1..7: capabilities, frustrating (negative), easy to use, corrections (negative) (Finstad 2010). */
    UMUX("UMUX", RatingScale.ONE_TO_SEVEN, List.of(false, true, false, true)),
    /** Two items on 1..7: capabilities meet my requirements, easy to use (Lewis, Utesch and Maher 2013). */
    UMUX_LITE("UMUX-Lite", RatingScale.ONE_TO_SEVEN, List.of(false, false)),
    /** Two items on 1..5: easy to use, functionality meets my needs (Sauro). */
    UX_LITE("UX-Lite", RatingScale.ONE_TO_FIVE, List.of(false, false));

    private static final String TYPE = "umux-form";
    private static final int VERSION = 1;
    private static final int MANY_ITEMS = 4;

    private final String text;
    private final RatingScale scale;
    private final List<Boolean> negative;

    UmuxForm(String text, RatingScale scale, List<Boolean> negative) {
        this.text = text;
        this.scale = scale;
        this.negative = negative;
    }

    /**
     * How many items there are.
     *
     * @return 4 or 2
     */
    public int items() {
        return negative.size();
    }

    /**
     * The scale of the items.
     *
     * @return 1..7 or 1..5
     */
    public RatingScale scale() {
        return scale;
    }

    int mostPoints() {
        return items() * (scale.max() - scale.min());
    }

    MeanMethod method() {
        return items() >= MANY_ITEMS ? MeanMethod.STUDENT_T : MeanMethod.SCORE;
    }

    private int points(int[] answers) {
        checkArgument(answers != null, "the answers to %s must not be null", text);
        checkArgument(answers.length == items(), "%s needs %s answers, not %s", text, items(), answers.length);
        int points = 0;
        for (int i = 0; i < answers.length; i++) {
            checkArgument(
                    scale.contains(answers[i]),
                    "answer %s to item %s of %s is outside %s",
                    answers[i],
                    i + 1,
                    text,
                    scale);
            points += negative.get(i) ? scale.max() - answers[i] : answers[i] - scale.min();
        }
        return points;
    }

    @Override
    public Accumulator<int[], Umux> accumulator() {
        return new Counting(this);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, this);
    }

    /**
     * The plain data of a form.
     *
     * @param type {@code umux-form}
     * @param version 1
     * @param form which form was asked
     */
    public record Form(String type, int version, UmuxForm form) implements StoredForm<UmuxForm> {

        @Override
        public UmuxForm restore() {
            Stored.check(type, version, TYPE, VERSION);
            return Stored.present(form, "the form of UMUX");
        }
    }

    /** The name, for example {@code UMUX-Lite}. */
    @Override
    public String toString() {
        return text;
    }

    private static final class Counting implements Accumulator<int[], Umux> {

        private final UmuxForm form;
        private final long[] counts;
        private long respondents;

        Counting(UmuxForm form) {
            this.form = form;
            this.counts = new long[form.mostPoints() + 1];
        }

        @Override
        public void add(int[] answers) {
            int points = form.points(answers);
            respondents = CountMath.sum(respondents, 1, "respondents");
            counts[points]++;
        }

        @Override
        public void addAll(Umux tally) {
            requireNonNull(tally, "tally");
            TallyRule.checkMerge(form.text, form, tally.rule());
            respondents = CountMath.sum(respondents, tally.count(), "respondents");
            for (int i = 0; i < counts.length; i++) {
                counts[i] += tally.scores().countOf(i);
            }
        }

        @Override
        public Umux snapshot() {
            return Umux.ofCounts(form, counts.clone());
        }
    }
}
