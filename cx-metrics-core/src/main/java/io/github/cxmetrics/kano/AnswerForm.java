package io.github.cxmetrics.kano;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Stored;
import java.util.List;

/**
 * The set of answers that a questionnaire offered: the rule of a {@link KanoTally}. Tallies of different forms neither merge nor compare, because "like"
 * of three answers is not "like" of five.
 */
public enum AnswerForm implements TallyRule<KanoResponse, KanoTally>, Storable {
    /** All five answers (Kano et al. 1984): codes 1..5 from LIKE to DISLIKE. */
    FIVE_ANSWERS("five-answer form", KanoAnswer.values()),
    /** The short form LIKE, NEUTRAL, DISLIKE: codes 1..3. */
    THREE_ANSWERS("three-answer form", KanoAnswer.LIKE, KanoAnswer.NEUTRAL, KanoAnswer.DISLIKE);

    private static final String TYPE = "answer-form";
    private static final int VERSION = 1;

    private final String text;
    private final List<KanoAnswer> answers;

    AnswerForm(String text, KanoAnswer... answers) {
        this.text = text;
        this.answers = List.of(answers);
    }

    /**
     * The answers in the order of the questionnaire; the first has code 1.
     *
     * @return an unmodifiable list
     */
    public List<KanoAnswer> answers() {
        return answers;
    }

    /**
     * The answer of a code.
     *
     * @param code 1 for the first answer
     * @return the answer
     * @throws IllegalArgumentException if there is none: {@code answer 7 is outside 1..5}
     */
    public KanoAnswer answerOf(int code) {
        checkArgument(code >= 1 && code <= size(), "answer %s is outside 1..%s", code, size());
        return answers.get(code - 1);
    }

    /**
     * The code of an answer.
     *
     * @param answer an answer of this form
     * @return 1 for the first
     * @throws IllegalArgumentException if the form does not offer it
     */
    public int codeOf(KanoAnswer answer) {
        return indexOf(answer) + 1;
    }

    /**
     * The evaluation table that is used where none is named.
     *
     * @return Berger's for five answers, the short form's for three
     */
    public EvaluationTable table() {
        return this == FIVE_ANSWERS ? EvaluationTable.BERGER : EvaluationTable.THREE_ANSWERS;
    }

    @Override
    public Accumulator<KanoResponse, KanoTally> accumulator() {
        return new KanoAccumulator(this);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, this);
    }

    /**
     * The plain data of a form.
     *
     * @param type {@code answer-form}
     * @param version 1
     * @param name which form
     */
    public record Form(String type, int version, AnswerForm name) implements StoredForm<AnswerForm> {

        @Override
        public AnswerForm restore() {
            Stored.check(type, version, TYPE, VERSION);
            return Stored.present(name, "the form of Kano answers");
        }
    }

    int size() {
        return answers.size();
    }

    int indexOf(KanoAnswer answer) {
        requireNonNull(answer, "answer");
        int index = answers.indexOf(answer);
        if (index < 0) {
            throw new IllegalArgumentException("answer " + answer + " is not in the " + this + ": "
                    + KanoAnswer.listed(answers.toArray(KanoAnswer[]::new)));
        }
        return index;
    }

    /** For example {@code five-answer form}. */
    @Override
    public String toString() {
        return text;
    }
}
