package io.github.cxmetrics.usability;

import static io.github.cxmetrics.usability.Sentiment.NEGATIVE;
import static io.github.cxmetrics.usability.Sentiment.NEUTRAL;
import static io.github.cxmetrics.usability.Sentiment.POSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.survey.MeanMethod;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Net emotional value in both meanings. */
class EmotionTest {

    private static final EmotionWords WORDS =
            EmotionWords.positive(30).neutral(50).negative(10);

    @Test
    void neutralWordsAreDropped() {
        assertThat(WORDS.value()).isEqualTo(50);
        assertThat(WORDS.count()).isEqualTo(40);
        // With them in the denominator it would be a net score of 22.2.
        assertThat(WORDS.value())
                .isEqualTo(EmotionWords.positive(30).neutral(0).negative(10).value());
        assertThat(WORDS).hasToString("net emotional value of words 50.0 (95 % CI 19.6 … 71.6), n = 40, 50 neutral");
        assertThat(EmotionWords.of(POSITIVE, NEUTRAL, NEGATIVE, POSITIVE))
                .isEqualTo(EmotionWords.positive(2).neutral(1).negative(1));
        assertThat(WORDS.meaning()).isEqualTo(EmotionMeasure.Meaning.OF_WORDS);
        assertThat(WORDS.table()).contains("neutral (dropped)     50\n");
    }

    @Test
    void theIntervalIsThatOfThePositiveShare() {
        Interval share = Proportion.of(30, 40).interval();
        assertThat(WORDS.interval().lower()).isEqualTo(100 * (2 * share.lower() - 1), within(1e-12));
        assertThat(WORDS.interval().upper()).isEqualTo(100 * (2 * share.upper() - 1), within(1e-12));
        EmotionWords before = EmotionWords.positive(20).neutral(9).negative(20);
        assertThat(WORDS.versus(before).difference()).isEqualTo(50);
        assertThat(WORDS.versus(before).pValue())
                .isEqualTo(Proportion.of(30, 40).versus(Proportion.of(20, 40)).pValue());
        assertThat(WORDS.rescaledIfDefined()).hasValue(0.75);
        assertThat(WORDS.rescaledInterval(Confidence.DEFAULT).orElseThrow().lower())
                .isEqualTo(share.lower(), within(1e-12));
    }

    @Test
    void neutralWordsAloneHaveNoValue() {
        EmotionWords neutral = EmotionWords.of(NEUTRAL, NEUTRAL);
        assertThat(neutral.valueIfDefined()).isEmpty();
        assertThat(neutral.rescaledIfDefined()).isEmpty();
        assertThat(neutral).hasToString("net emotional value of words: no positive or negative words, 2 neutral");
        assertThatThrownBy(neutral::value)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("net emotional value of words is undefined: no positive or negative words");
        assertThatThrownBy(() -> EmotionWords.of(POSITIVE, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a label must not be null (row 1)");
        assertThatThrownBy(() -> EmotionWords.positive(1).neutral(-1).negative(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("neutral words must not be negative: -1");
    }

    @Test
    void labelsMayBeNumbersAroundZero() {
        Ratings labels = Ratings.of(RatingScale.of(-2, 2).missing(9), -2, -1, 0, 1, 1, 2, 9);
        assertThat(EmotionWords.from(labels))
                .isEqualTo(EmotionWords.positive(3).neutral(1).negative(2));
        assertThatThrownBy(() -> EmotionWords.from(Ratings.of(RatingScale.ONE_TO_FIVE, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("labels are numbers around 0, not on 1..5");
    }

    @Test
    void meansAreComparedWithinRespondents() {
        EmotionRatings.Rule rule = EmotionRatings.Rule.of(RatingScale.ONE_TO_FIVE.missing(0), 2, 3);
        EmotionRatings felt = rule.count(new int[][] {{5, 4, 1, 2, 1}, {2, 3, 4, 4, 5}, {3, 0, 2, 2, 2}});
        double one = 4.5 - 4 / 3.0;
        double two = 2.5 - 13 / 3.0;
        assertThat(felt.value()).isEqualTo((one + two) / 2, within(1e-14));
        assertThat(felt.count()).isEqualTo(2);
        assertThat(felt.incomplete()).isEqualTo(1);
        assertThat(felt.range()).isEqualTo(4);
        assertThat(felt.meaning()).isEqualTo(EmotionMeasure.Meaning.OF_MEANS);
        assertThat(felt.defaultMethod()).isEqualTo(MeanMethod.STUDENT_T);
        assertThat(felt.table()).isEqualTo("value  n\n-1.83  1\n3.17   1\n");
        assertThat(rule.count(new int[][] {{5, 5, 1, 1, 1}}).value()).isEqualTo(4);
        assertThat(rule.count(new int[][] {{1, 1, 5, 5, 5}}).value()).isEqualTo(-4);
        assertThat(rule.count(new int[][] {{5, 5, 5, 5, 5}}).value()).isZero();
        assertThat(rule.count(new int[][] {{1, 1, 5, 5, 5}}).rescaledIfDefined())
                .hasValue(0);
        assertThat(EmotionRatings.Rule.of(RatingScale.ONE_TO_FIVE, 1, 1).empty().defaultMethod())
                .isEqualTo(MeanMethod.SCORE);
        assertThat(rule.empty()).hasToString("net emotional value of means: no answers");
    }

    @Test
    void badRatingsAreNamed() {
        EmotionRatings.Rule rule = EmotionRatings.Rule.of(RatingScale.ONE_TO_FIVE, 2, 1);
        assertThatThrownBy(() -> rule.count(new int[][] {{5, 4, 1}, {5, 4}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 3 emotions, not 2 (row 1)");
        assertThatThrownBy(() -> rule.count(List.of(new int[] {5, 0, 1})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rating 0 of emotion 2 is outside 1..5 (row 0)");
        assertThatThrownBy(() -> EmotionRatings.Rule.of(RatingScale.ONE_TO_FIVE, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("emotions are 1..100 positive and as many negative ones, not 0 and 1");
        assertThatThrownBy(() -> EmotionRatings.Rule.of(RatingScale.of(0, 100), 50, 50))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("50 and 50 emotions on 0..100 are too many");
    }
}
