package io.github.cxmetrics.kano;

import static io.github.cxmetrics.kano.KanoAnswer.DISLIKE;
import static io.github.cxmetrics.kano.KanoAnswer.EXPECT;
import static io.github.cxmetrics.kano.KanoAnswer.LIKE;
import static io.github.cxmetrics.kano.KanoAnswer.LIVE_WITH;
import static io.github.cxmetrics.kano.KanoAnswer.NEUTRAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinuousKanoTest {

    @ParameterizedTest
    @CsvSource({"LIKE, 4, -2", "EXPECT, 2, -1", "NEUTRAL, 0, 0", "LIVE_WITH, -1, 2", "DISLIKE, -2, 4"})
    void valuesOfDuMouchel(KanoAnswer answer, double functional, double dysfunctional) {
        ContinuousKano one = KanoTally.of(answer, answer).continuous();
        assertThat(one.functional().mean()).isEqualTo(functional);
        assertThat(one.dysfunctional().mean()).isEqualTo(dysfunctional);
    }

    @ParameterizedTest
    @CsvSource({
        "EXPECT, LIVE_WITH, ONE_DIMENSIONAL", "EXPECT, NEUTRAL, ATTRACTIVE",
        "NEUTRAL, LIVE_WITH, MUST_BE", "NEUTRAL, NEUTRAL, INDIFFERENT"
    })
    void theLineAtTwoBelongsToTheStrongerSide(KanoAnswer functional, KanoAnswer dysfunctional, KanoCategory quadrant) {
        assertThat(KanoTally.of(functional, dysfunctional).continuous().quadrant())
                .isEqualTo(quadrant);
    }

    @Test
    void meansHaveTheirSpread() {
        ContinuousKano continuous =
                KanoTally.of(LIKE, NEUTRAL, EXPECT, DISLIKE, LIVE_WITH, LIKE).continuous();
        assertThat(continuous.functional().mean()).isEqualTo(5.0 / 3, within(1e-15));
        assertThat(continuous.functional().standardDeviation()).isEqualTo(Math.sqrt(19.0 / 3), within(1e-15));
        assertThat(continuous.functional().standardError()).isEqualTo(Math.sqrt(19.0) / 3, within(1e-15));
        assertThat(continuous.functional().studentInterval(Confidence.DEFAULT).width())
                .isEqualTo(2 * 4.302652729749464 * Math.sqrt(19.0) / 3, within(1e-9));
        assertThat(continuous)
                .hasToString("Kano quadrant I (indifferent): functional 1.67 (sd 2.52, se 1.45),"
                        + " dysfunctional 0.67 (sd 3.06, se 1.76), n = 3");
    }

    /** The mean of five values between -2 and 4, as a mean of ratings on seven points has it. */
    @Test
    void intervalsAreThoseOfAMeanOfBoundedAnswers() {
        ContinuousKano continuous =
                KanoTally.of(LIKE, NEUTRAL, EXPECT, DISLIKE, LIVE_WITH, LIKE).continuous();
        Interval functional = continuous.functional().interval(Confidence.DEFAULT);
        // Functional 4, 2, -1 and dysfunctional 0, 4, -2.
        Interval points = Ratings.of(RatingScale.of(-2, 4), 4, 2, -1).meanInterval(Confidence.DEFAULT);
        assertThat(functional.lower()).isEqualTo(points.lower(), within(1e-12));
        assertThat(functional.upper()).isEqualTo(points.upper(), within(1e-12));
        assertThat(functional.method()).isEqualTo("score");
        assertThat(continuous.dysfunctional().interval(Confidence.DEFAULT).upper())
                .isEqualTo(
                        Ratings.of(RatingScale.of(-2, 4), 0, 4, -2)
                                .meanInterval(Confidence.DEFAULT)
                                .upper(),
                        within(1e-12));
        double z = Confidence.DEFAULT.z();
        ContinuousKano.Axis alike =
                KanoTally.of(LIKE, DISLIKE, LIKE, DISLIKE).continuous().functional();
        assertThat(alike.interval(Confidence.DEFAULT).lower()).isEqualTo(-2 + 6 * 2 / (2 + z * z), within(1e-12));
        assertThat(alike.interval(Confidence.DEFAULT).upper()).isEqualTo(4);
        assertThatThrownBy(() -> alike.studentInterval(Confidence.DEFAULT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the t interval of the Kano functional mean is undefined: all answers are alike");
        assertThatThrownBy(() -> KanoTally.of().continuous().functional().interval(Confidence.DEFAULT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Kano functional mean is undefined: no complete answer pairs");
    }

    /** Zero variance is not p = 0 in the tests of categories: they are of counts of the two largest, and those never vanish. */
    @Test
    void testsOfCategoriesAreDefinedFromOneAnswerOn() {
        KanoReading one = KanoTally.of(LIKE, DISLIKE).read(EvaluationTable.BERGER);
        assertThat(one.separation().statistic().getAsDouble()).isEqualTo(1);
        assertThat(one.separation().pValue()).isEqualTo(0.31731050786291415, within(1e-12));
        // 1 over √(1·(2 - 1)/2).
        assertThat(one.fong().test().statistic().getAsDouble()).isEqualTo(Math.sqrt(2), within(1e-12));
        assertThat(one.fong().significant()).isFalse();
        KanoReading tied = KanoTally.of(LIKE, DISLIKE, LIKE, NEUTRAL).read(EvaluationTable.BERGER);
        assertThat(tied.separation().pValue()).isEqualTo(1);
        assertThat(tied.fong().test().pValue()).isEqualTo(1);
    }

    @Test
    void noPairsHaveNoMeanAndOneHasNoSpread() {
        ContinuousKano none = KanoTally.of().continuous();
        assertThat(none).hasToString("Kano quadrant: no complete answer pairs");
        assertThatThrownBy(none::quadrant)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Kano quadrant is undefined: no complete answer pairs");
        assertThatThrownBy(() -> none.functional().mean())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Kano functional mean is undefined: no complete answer pairs");
        ContinuousKano one = KanoTally.of(LIKE, DISLIKE).continuous();
        assertThat(one).hasToString("Kano quadrant O (one-dimensional): functional 4.00, dysfunctional 4.00, n = 1");
        assertThatThrownBy(() -> one.dysfunctional().standardDeviation())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the spread of Kano dysfunctional answers is undefined: it needs at least 2 pairs, not 1");
    }

    @Test
    void theShortFormHasNoValues() {
        assertThatThrownBy(() ->
                        KanoTally.of(AnswerForm.THREE_ANSWERS, LIKE, DISLIKE).continuous())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the continuous analysis has values for the five-answer form, not for the three-answer form");
    }

    @Test
    void anAxisPrintsWhatItHas() {
        assertThat(KanoTally.of().continuous().functional()).hasToString("functional: no complete answer pairs");
        assertThat(KanoTally.of(LIKE, DISLIKE).continuous().functional()).hasToString("functional 4.00");
        // 4 and 0: mean 2, sd √8, se 2.
        assertThat(KanoTally.of(LIKE, DISLIKE, NEUTRAL, DISLIKE).continuous().functional())
                .hasToString("functional 2.00 (sd 2.83, se 2.00)");
    }
}
