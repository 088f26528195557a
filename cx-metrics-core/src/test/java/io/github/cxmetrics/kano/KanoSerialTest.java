package io.github.cxmetrics.kano;

import static io.github.cxmetrics.kano.KanoAnswer.DISLIKE;
import static io.github.cxmetrics.kano.KanoAnswer.EXPECT;
import static io.github.cxmetrics.kano.KanoAnswer.LIKE;
import static io.github.cxmetrics.kano.KanoAnswer.NEUTRAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.RecordLimits;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.StoredFormContract;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is no tally goes through Java serialization all the same, and stored counts that no questionnaire gives are refused. */
class KanoSerialTest {

    private static Object back(Object value) throws Exception {
        return StoredFormContract.read(StoredFormContract.bytes(value));
    }

    @Test
    void answersReadingsAndTablesGoThroughSerialization() throws Exception {
        KanoRow row = KanoRow.of("ann", "search", EXPECT, DISLIKE).withImportance(8);
        KanoStudy study = KanoStudy.of(List.of(row, KanoRow.of("bob", "search", LIKE, NEUTRAL)));
        List<Object> values = List.of(
                row,
                KanoRow.of("ann", "search", null, DISLIKE),
                KanoResponse.of(LIKE, null),
                KanoResponse.of(LIKE, NEUTRAL).withImportance(3),
                study,
                study.feature("search").read(),
                KanoPlan.WORST_CASE.withConfidence(Confidence.of(0.9)));
        for (Object value : values) {
            assertThat(back(value)).isEqualTo(value).hasToString(value.toString());
        }
        RecordLimits.check(getClass(), values);
        KanoResults results = study.read();
        assertThat(back(results)).hasToString(results.toString());
        ContinuousKano continuous = study.feature("search").continuous();
        assertThat(back(continuous)).hasToString(continuous.toString());
    }

    @Test
    void countsThatNoQuestionnaireGivesAreRefused() {
        KanoCoefficient.Rule.Form rule = KanoCoefficient.Rule.of(KanoCoefficient.Kind.BETTER, EvaluationTable.BERGER)
                .toForm();
        assertRefused(
                new KanoCoefficient.Counts("kano-coefficient", 1, rule, 3, 2, 0),
                "answers A and O must not exceed classifiable answers: 3 of 2");
        assertRefused(
                new KanoCoefficient.Counts("kano-coefficient", 1, rule, 1, 2, -1),
                "excluded pairs must not be negative: -1");
        assertRefused(
                new KanoCoefficient.Rule.Form("kano-coefficient-rule", 1, null, EvaluationTable.BERGER.toForm()),
                "a Kano coefficient needs its kind and its table, not null");
        assertRefused(
                new EvaluationTable.Form("evaluation-table", 1, "mine", List.of("QAAAO")),
                "table mine needs 5 rows, or 3 for the three-answer form, not 1");
        assertRefused(new AnswerForm.Form("answer-form", 1, null), "the form of Kano answers must not be missing");
    }

    private static void assertRefused(StoredForm<?> form, String message) {
        assertThatThrownBy(form::restore)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void numbersHaveNames() {
        assertThat(KanoTally.of(LIKE, EXPECT, LIKE, EXPECT).toCounts().numbers())
                .containsEntry("like, expect", 2L)
                .containsEntry("dislike, live with", 0L)
                .containsEntry("unanswered", 0L)
                .containsEntry("importance 9", 0L)
                .hasSize(25 + 2 + 9);
        assertThat(KanoTally.of(LIKE, DISLIKE).better().toCounts().numbers()).containsEntry("classifiable", 1L);
    }
}
