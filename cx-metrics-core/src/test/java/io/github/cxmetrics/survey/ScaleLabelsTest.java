package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.StorableContract;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleLabelsTest extends StorableContract<ScaleLabels> {

    private static final ScaleLabels FIVE = RatingScale.labelled(
                    "Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied")
            .missing("Don't know", "");
    private static final ScaleLabels LIKELY = ScaleLabels.of(RatingScale.ZERO_TO_TEN.missing(99))
            .label(0, "Not at all likely")
            .label(10, "Extremely likely")
            .missing("n/a");

    private record Row(String customer, String answer) {}

    @Override
    protected List<ScaleLabels> values() {
        return List.of(
                FIVE,
                LIKELY,
                ScaleLabels.of(RatingScale.halfPoints(0, 1), "no", "half", "yes"),
                ScaleLabels.of(RatingScale.ONE_TO_FIVE.lowIsGood()));
    }

    @Test
    void rowsOfTextAreRatings() {
        List<Row> rows = List.of(
                new Row("a", "Very satisfied"),
                new Row("b", " very  SATISFIED\t"),
                new Row("c", "don't know"),
                new Row("d", ""),
                new Row("e", null),
                new Row("f", "Neutral"));
        Ratings expected = new Ratings(RatingScale.ONE_TO_FIVE, new long[] {0, 0, 1, 0, 2}, 3);
        assertThat(Ratings.from(FIVE, rows, Row::answer)).isEqualTo(expected);
        assertThat(FIVE.count(rows, Row::answer)).isEqualTo(expected);
        assertThat(FIVE.count("Very satisfied", " very  SATISFIED\t", "don't know", "", null, "Neutral"))
                .isEqualTo(expected);
        assertThat(rows.stream().map(Row::answer).collect(FIVE.collector())).isEqualTo(expected);
        assertThat(Csat.from(expected).percent()).isEqualTo(200 / 3.0);
        assertThat(FIVE.countBy(rows, Row::customer, Row::answer).get("f"))
                .hasToString("1..5: n = 1, mean 3.00, counts [0, 0, 1, 0, 0], 0 missing");
    }

    @ParameterizedTest
    @CsvSource({
        "10, 10",
        "'10 - Extremely likely', 10",
        "'10-extremely likely', 10",
        "'10: Extremely likely', 10",
        "'Extremely likely', 10",
        "'10 – EXTREMELY LIKELY', 10",
        "'10)', 10",
        "'10.', 10",
        "'10 = extremely likely', 10",
        "'0 - Not at all likely', 0",
        "' 7 ', 7",
        "'7.0', 7",
        "'7,0', 7",
        "'+7', 7",
        "'9\u00a0', 9"
    })
    void pointsAndLabelsAndBoth(String text, int point) {
        assertThat(LIKELY.count(text).countOf(point)).as(text).isEqualTo(1);
        assertThat(LIKELY.count(text).count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "N/A", " n/a ", "99.0"})
    void missingCodesAndMissingLabels(String text) {
        assertThat(LIKELY.count(text).missing()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11",
                "-1",
                "7.5",
                "10 - Not at all likely",
                "9 - Extremely likely",
                "10 - maybe",
                "likely",
                "my phone is 555-1234",
                "",
                "  ",
                "10 10",
                "(?99999999999)",
                "99999999999999999999",
                "1e1",
                "NaN",
                "Infinity",
                "0x1"
            })
    void whatIsNoAnswerIsRefusedByRowNotByText(String text) {
        String refusal = "an answer is neither a label nor a point of 0..10 missing [99], nor declared as missing";
        assertThatThrownBy(() -> LIKELY.count("9", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(refusal + " (row 1)");
        assertThatThrownBy(() -> LIKELY.accumulator().add(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(refusal);
        assertThatThrownBy(() -> Ratings.from(LIKELY, List.of(new Row("a", text)), Row::answer))
                .hasMessage(refusal + " (row 0)");
    }

    @Test
    void nullIsMissingWhereAnEmptyTextIs() {
        assertThat(FIVE.count((String) null).missing()).isEqualTo(1);
        assertThatThrownBy(() -> LIKELY.count((String) null))
                .hasMessage(
                        "an answer is neither a label nor a point of 0..10 missing [99], nor declared as missing (row 0)");
    }

    @Test
    void bandsOfNpsAreThreeLabels() {
        ScaleLabels bands = RatingScale.labelled("Detractor", "Passive", "Promoter");
        Ratings ratings = bands.count("promoter", "Promoter", "PASSIVE", "Detractor");
        Nps nps = Nps.from(ratings, new NpsBands(bands.scale(), 2, 3));
        assertThat(nps.value()).isEqualTo(25);
        assertThat(bands).hasToString("1..3 labelled [1 Detractor, 2 Passive, 3 Promoter]");
    }

    @Test
    void aPointMayHaveSeveralLabels() {
        ScaleLabels both = RatingScale.labelled("bad", "good").label(2, "gut").label(1, "schlecht");
        assertThat(both.count("gut", "Good", "SCHLECHT").counts()).containsExactly(1, 2);
        assertThat(FIVE)
                .hasToString(
                        "1..5 labelled [1 Very dissatisfied, 2 Dissatisfied, 3 Neutral, 4 Satisfied, 5 Very satisfied] "
                                + "missing [Don't know, ]");
    }

    @Test
    void halfPointsInText() {
        ScaleLabels halves = ScaleLabels.of(RatingScale.halfPoints(0, 5));
        assertThat(halves.count("4.5", "4,5", "3").counts()).containsExactly(0, 0, 0, 0, 0, 0, 1, 0, 0, 2, 0);
        assertThatThrownBy(() -> halves.count("3.7"))
                .hasMessage("an answer is neither a label nor a point of 0..5 by 0.5, nor declared as missing (row 0)");
    }

    @Test
    void caseIsFoldedTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(RatingScale.labelled("poor", "fine").count("FINE").countOf(2))
                    .isEqualTo(1);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatCouldBeReadInTwoWaysIsRefusedWhenItIsDeclared() {
        refuses(() -> RatingScale.labelled("good", "Good "), "label Good  is there twice on 1..2");
        refuses(() -> RatingScale.labelled("good", " "), "a label must not be blank");
        refuses(() -> RatingScale.labelled("good", null), "a label must not be blank");
        refuses(() -> RatingScale.labelled("good"), "a labelled scale needs 2 labels or more, not 1");
        refuses(() -> RatingScale.labelled("2", "1"), "label 2 reads as another answer on 1..2");
        refuses(() -> FIVE.missing("Neutral"), "label Neutral is there twice on 1..5");
        refuses(() -> FIVE.missing("3"), "label 3 reads as another answer on 1..5");
        refuses(() -> LIKELY.label(3, "99"), "label 99 reads as another answer on 0..10 missing [99]");
        refuses(() -> FIVE.label(6, "superb"), "6 is no point of 1..5");
        refuses(() -> FIVE.label(3.5, "fair"), "3.5 is no point of 1..5");
        refuses(
                () -> ScaleLabels.of(RatingScale.ONE_TO_FIVE, "bad", "good"),
                "1..5 has 5 points, not the 2 of the labels");
        refuses(
                () -> new ScaleLabels(null, List.of(), List.of()),
                "scale labels need a scale, labels and missing labels, not null");
        refuses(
                () -> new ScaleLabels(RatingScale.ONE_TO_FIVE, Arrays.asList((ScaleLabels.Label) null), List.of()),
                "a label must not be missing (position 0)");
        assertThat(RatingScale.labelled("1", "2").count("1", "2").counts()).containsExactly(1, 1);
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
