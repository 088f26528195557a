package io.github.cxmetrics.kano;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTableTest {

    /** All 25 pairs, cell by cell, typed in from the table of the field. */
    @ParameterizedTest
    @CsvSource({
        "LIKE,      LIKE,      Q, Q", "LIKE,      EXPECT,   A, A", "LIKE,      NEUTRAL,   A, A",
        "LIKE,      LIVE_WITH, A, A", "LIKE,      DISLIKE,   O, O", "EXPECT,   LIKE,      R, R",
        "EXPECT,   EXPECT,   I, Q", "EXPECT,   NEUTRAL,   I, I", "EXPECT,   LIVE_WITH, I, I",
        "EXPECT,   DISLIKE,   M, M", "NEUTRAL,   LIKE,      R, R", "NEUTRAL,   EXPECT,   I, I",
        "NEUTRAL,   NEUTRAL,   I, I", "NEUTRAL,   LIVE_WITH, I, I", "NEUTRAL,   DISLIKE,   M, M",
        "LIVE_WITH, LIKE,      R, R", "LIVE_WITH, EXPECT,   I, I", "LIVE_WITH, NEUTRAL,   I, I",
        "LIVE_WITH, LIVE_WITH, I, Q", "LIVE_WITH, DISLIKE,   M, M", "DISLIKE,   LIKE,      R, R",
        "DISLIKE,   EXPECT,   R, R", "DISLIKE,   NEUTRAL,   R, R", "DISLIKE,   LIVE_WITH, R, R",
        "DISLIKE,   DISLIKE,   Q, Q"
    })
    void everyPairHasItsCategory(KanoAnswer functional, KanoAnswer dysfunctional, char berger, char pouliot) {
        assertThat(EvaluationTable.BERGER.category(functional, dysfunctional).letter())
                .isEqualTo(berger);
        assertThat(EvaluationTable.POULIOT.category(functional, dysfunctional).letter())
                .isEqualTo(pouliot);
        KanoTally one = KanoTally.of(functional, dysfunctional);
        assertThat(one.countOf(functional, dysfunctional)).isEqualTo(1);
        assertThat(one.category().letter()).isEqualTo(berger);
        assertThat(one.read(EvaluationTable.POULIOT).category().letter()).isEqualTo(pouliot);
    }

    @ParameterizedTest
    @CsvSource({
        "LIKE, LIKE, A",
        "LIKE, NEUTRAL, A",
        "LIKE, DISLIKE, O",
        "NEUTRAL, LIKE, I",
        "NEUTRAL, NEUTRAL, I",
        "NEUTRAL, DISLIKE, M",
        "DISLIKE, LIKE, I",
        "DISLIKE, NEUTRAL, I",
        "DISLIKE, DISLIKE, M"
    })
    void everyPairOfTheShortFormHasItsCategory(KanoAnswer functional, KanoAnswer dysfunctional, char letter) {
        assertThat(EvaluationTable.THREE_ANSWERS
                        .category(functional, dysfunctional)
                        .letter())
                .isEqualTo(letter);
        assertThat(KanoTally.of(AnswerForm.THREE_ANSWERS, functional, dysfunctional)
                        .category()
                        .letter())
                .isEqualTo(letter);
    }

    /** Exchanging the two questions turns the feature round: what is wanted becomes what is not, and contradictions stay. */
    @Test
    void exchangedAnswersAreReverse() {
        for (EvaluationTable table : List.of(EvaluationTable.BERGER, EvaluationTable.POULIOT)) {
            for (KanoAnswer one : KanoAnswer.values()) {
                for (KanoAnswer two : KanoAnswer.values()) {
                    KanoCategory there = table.category(one, two);
                    KanoCategory back = table.category(two, one);
                    assertThat(there == KanoCategory.QUESTIONABLE).isEqualTo(back == KanoCategory.QUESTIONABLE);
                    assertThat(there == KanoCategory.INDIFFERENT).isEqualTo(back == KanoCategory.INDIFFERENT);
                    assertThat(there == KanoCategory.REVERSE).isEqualTo(back.compareTo(KanoCategory.INDIFFERENT) < 0);
                }
            }
        }
    }

    @Test
    void aTallyIsReadWithAnyTableOfItsForm() {
        KanoTally tally = KanoTally.of(KanoAnswer.EXPECT, KanoAnswer.EXPECT);
        EvaluationTable custom = EvaluationTable.of("Ours", "QAAAO", "RMIIM", "RIIIM", "RIIIM", "RRRRQ");
        assertThat(tally.read().category()).isEqualTo(KanoCategory.INDIFFERENT);
        assertThat(tally.read(EvaluationTable.POULIOT).category()).isEqualTo(KanoCategory.QUESTIONABLE);
        assertThat(tally.read(custom).category()).isEqualTo(KanoCategory.MUST_BE);
        assertThat(tally.read(custom).table())
                .isEqualTo(custom)
                .hasToString("Ours [QAAAO, RMIIM, RIIIM, RIIIM, RRRRQ]");
        assertThat(AnswerForm.FIVE_ANSWERS.table()).isSameAs(EvaluationTable.BERGER);
        assertThat(AnswerForm.THREE_ANSWERS.table()).isSameAs(EvaluationTable.THREE_ANSWERS);
        assertThatThrownBy(() -> tally.read(EvaluationTable.THREE_ANSWERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("answers of the five-answer form can't be read with table Three answers [AAO, IIM, IIM]");
    }

    @Test
    void allCellsAreRequired() {
        assertRefused(
                "table X needs 5 rows, or 3 for the three-answer form, not 4", "X", "QAAAO", "RIIIM", "RIIIM", "RIIIM");
        assertRefused("table X needs 5 rows, or 3 for the three-answer form, not 0", "X");
        assertRefused(
                "row NEUTRAL of table X needs 5 cells, not 4: \"RIII\"",
                "X",
                "QAAAO",
                "RIIIM",
                "RIII",
                "RIIIM",
                "RRRRQ");
        assertRefused("row DISLIKE of table X needs 3 cells, not 5: \"RRRRQ\"", "X", "AAO", "IIM", "RRRRQ");
        assertRefused("category '?' is none of M, O, A, I, R, Q", "X", "AAO", "I?M", "IIM");
        assertRefused("an evaluation table needs a name", " ", "AAO", "IIM", "IIM");
    }

    private static void assertRefused(String message, String name, String... rows) {
        assertThatThrownBy(() -> EvaluationTable.of(name, rows))
                .as(Arrays.toString(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void answersOfAnotherFormHaveNoCell() {
        assertThatThrownBy(() -> EvaluationTable.THREE_ANSWERS.category(KanoAnswer.LIKE, KanoAnswer.LIVE_WITH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("answer LIVE_WITH is not in the three-answer form: LIKE, NEUTRAL, DISLIKE");
    }

    @Test
    void formsKnowTheirCodes() {
        for (AnswerForm form : AnswerForm.values()) {
            for (KanoAnswer answer : form.answers()) {
                assertThat(form.answerOf(form.codeOf(answer))).isEqualTo(answer);
            }
        }
        assertThat(AnswerForm.FIVE_ANSWERS.codeOf(KanoAnswer.DISLIKE)).isEqualTo(5);
        assertThat(AnswerForm.THREE_ANSWERS.codeOf(KanoAnswer.DISLIKE)).isEqualTo(3);
        assertThatThrownBy(() -> AnswerForm.FIVE_ANSWERS.answerOf(7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("answer 7 is outside 1..5");
        assertThatThrownBy(() -> AnswerForm.THREE_ANSWERS.answerOf(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("answer 0 is outside 1..3");
    }

    @Test
    void answersAndCategoriesAreReadFromText() {
        assertThat(KanoAnswer.parse("LIKE")).isEqualTo(KanoAnswer.LIKE);
        assertThat(KanoAnswer.parse(" live with ")).isEqualTo(KanoAnswer.LIVE_WITH);
        assertThat(KanoAnswer.parse("must-be")).isEqualTo(KanoAnswer.EXPECT);
        assertThat(KanoAnswer.parse("Expect")).isEqualTo(KanoAnswer.EXPECT);
        assertThatThrownBy(() -> KanoAnswer.parse("maybe"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an answer of 5 characters is none of LIKE, EXPECT, NEUTRAL, LIVE_WITH, DISLIKE");
        for (KanoCategory category : KanoCategory.values()) {
            assertThat(KanoCategory.ofLetter(category.letter())).isEqualTo(category);
        }
    }
}
