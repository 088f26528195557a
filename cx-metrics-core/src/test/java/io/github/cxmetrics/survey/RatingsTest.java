package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RatingsTest {

    private static final RatingScale FIVE = RatingScale.ONE_TO_FIVE;

    @Test
    void allDoorsAgree() {
        RatingScale scale = FIVE.missing(0, 99);
        int[] ratings = {5, 4, 99, 1, 3, 3, 0, 2, 5, 99};
        byte[] bytes = {5, 4, 99, 1, 3, 3, 0, 2, 5, 99};
        Ratings expected = Ratings.ofCounts(scale, Map.of(1, 1L, 2, 1L, 3, 2L, 4, 1L, 5, 2L, 99, 2L, 0, 1L));
        assertThat(expected.counts()).containsExactly(1, 1, 2, 1, 2);
        assertThat(expected.missing()).isEqualTo(3);
        assertThat(expected.count()).isEqualTo(7);
        assertThat(Ratings.of(scale, ratings)).isEqualTo(expected);
        assertThat(Ratings.of(scale, bytes)).isEqualTo(expected);
        assertThat(Ratings.of(scale, IntStream.of(ratings))).isEqualTo(expected);
        assertThat(Ratings.of(scale, IntStream.of(ratings).parallel())).isEqualTo(expected);
        assertThat(IntStream.of(ratings).boxed().collect(scale.collector())).isEqualTo(expected);
        assertThat(Ratings.ofCounts(FIVE, 1, 1, 2, 1, 2).missing()).isZero();
    }

    @Test
    void segmentDoorsAgree() {
        RatingScale scale = FIVE.missing(0);
        int[] segments = {0, 2, 2, 0, 1, 2};
        short[] shortSegments = {0, 2, 2, 0, 1, 2};
        int[] ratings = {5, 4, 0, 1, 3, 4};
        byte[] bytes = {5, 4, 0, 1, 3, 4};
        List<Ratings> expected = List.of(
                Ratings.of(scale, 5, 1),
                Ratings.of(scale, 3),
                Ratings.of(scale, 4, 0, 4),
                Ratings.of(scale, new int[0]));
        assertThat(Ratings.bySegment(scale, 4, segments, ratings)).isEqualTo(expected);
        assertThat(Ratings.bySegment(scale, 4, segments, bytes)).isEqualTo(expected);
        assertThat(Ratings.bySegment(scale, 4, shortSegments, ratings)).isEqualTo(expected);
        assertThat(Ratings.bySegment(scale, 4, shortSegments, bytes)).isEqualTo(expected);
    }

    @Test
    void whatIsNotOnTheScaleIsRefused() {
        assertThatThrownBy(() -> Nps.of(10, 9, 8, 11))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rating 11 is outside 0..10 (row 3)");
        assertThatThrownBy(() -> Ratings.of(FIVE, new byte[] {5, -1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rating -1 is outside 1..5 (row 1)");
        assertThatThrownBy(() -> Ratings.of(FIVE, IntStream.of(6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rating 6 is outside 1..5");
        assertThatThrownBy(() -> Ratings.ofCounts(FIVE, Map.of(7, 1L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rating 7 is outside 1..5");
        assertThatThrownBy(() -> Stream.of(1, null).collect(FIVE.collector()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rating must not be null; declare a missing code on the scale");
    }

    @Test
    void badCountsAreRefused() {
        assertThatThrownBy(() -> Ratings.ofCounts(FIVE, 1, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scale 1..5 has 5 points, not 3 counts");
        assertThatThrownBy(() -> Ratings.ofCounts(FIVE, 1, 2, -3, 4, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the count of rating 3 must not be negative: -3");
        assertThatThrownBy(() -> Ratings.ofCounts(FIVE, Long.MAX_VALUE, 0, 0, 0, 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("ratings overflow: 9223372036854775807 + 1 exceeds 9223372036854775807");
    }

    @Test
    void badScalesAreRefused() {
        assertThatThrownBy(() -> RatingScale.of(5, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rating scale needs min < max, not 5..5");
        assertThatThrownBy(() -> RatingScale.of(Integer.MIN_VALUE, Integer.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rating scale spans at most 1000 points, not -2147483648..2147483647");
        assertThatThrownBy(() -> FIVE.missing(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("missing code 3 is a point of the scale 1..5");
        assertThatThrownBy(() -> new RatingScale(1, 5, null, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rating scale needs a direction and a list of missing codes, not null");
    }

    @Test
    void scalesAreValues() {
        assertThat(FIVE.missing(99, 0).missing(6, 0)).isEqualTo(FIVE.missing(0, 6, 99));
        assertThat(FIVE.missing(0).withoutMissingCodes()).isEqualTo(FIVE);
        assertThat(FIVE.lowIsGood()).isNotEqualTo(FIVE).hasToString("1..5 (low is good)");
        assertThat(FIVE.missing(99, 0)).hasToString("1..5 missing [0, 99]");
        assertThat(RatingScale.of(-3, 3).points()).isEqualTo(7);
    }

    @Test
    void differentScalesDoNotGoTogether() {
        assertThatThrownBy(() -> Ratings.of(FIVE, 5).plus(Ratings.of(FIVE.lowIsGood(), 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ratings: 1..5 and 1..5 (low is good) don't go together");
        assertThatThrownBy(() -> Nps.from(Ratings.of(RatingScale.ONE_TO_TEN, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NPS with bands 0..10 cut at 7 and 9 can't be read off ratings on 1..10");
        assertThat(Ratings.of(FIVE.missing(0), 5, 0).plus(Ratings.of(FIVE.missing(9), 4, 9)))
                .isEqualTo(Ratings.of(FIVE.missing(7), 4, 5, 7, 7));
    }

    @Test
    void responsesCanBeTakenOutAgain() {
        Ratings all = Ratings.of(FIVE.missing(0), 5, 4, 4, 0);
        assertThat(all.minus(4)).isEqualTo(Ratings.of(FIVE.missing(0), 5, 4, 0));
        assertThat(all.minus(all)).isEqualTo(FIVE.empty());
        assertThatThrownBy(() -> all.minus(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("can't take 1 ratings of 1 out of 0");
        assertThatThrownBy(() -> all.minus(6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rating 6 is outside 1..5 (row 0)");
        assertThat(Nps.of(10, 9, 3).minus(Nps.of(9))).isEqualTo(Nps.of(10, 3));
        assertThatThrownBy(() -> Nps.of(10, 9, 3).minus(Nps.of(7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("can't take 1 passives out of 0");
    }

    @Test
    void numbersOfASmallSample() {
        Ratings ratings = Ratings.of(FIVE, 5, 4, 2, 2);
        assertThat(ratings.mean()).isEqualTo(3.25);
        assertThat(ratings.rescaledMean()).isEqualTo(0.5625);
        assertThat(ratings.median()).isEqualTo(3);
        assertThat(ratings.minus(5).median()).isEqualTo(2);
        assertThat(ratings.standardDeviation()).isEqualTo(1.5);
        assertThat(ratings.standardError()).isEqualTo(0.75);
        assertThat(ratings.share(2)).isEqualTo(Proportion.of(2, 4).named("share of 2", "answers on 1..5"));
        assertThat(ratings.share(2, 4)).isEqualTo(Proportion.of(3, 4).named("share of 2..4", "answers on 1..5"));
        assertThat(ratings.topBoxes(2)).isEqualTo(Proportion.of(2, 4).named("share of 4..5", "answers on 1..5"));
        assertThat(ratings.bottomBoxes(1)).isEqualTo(Proportion.of(0, 4).named("share of 1", "answers on 1..5"));
        assertThat(ratings.meanInterval(Confidence.DEFAULT, MeanMethod.STUDENT_T)
                        .lower())
                .isEqualTo(3.25 - 0.75 * 3.182446305284263, within(1e-12));
        assertThat(ratings).hasToString("1..5: n = 4, mean 3.25, counts [0, 2, 0, 1, 1], 0 missing");
        assertThat(FIVE.empty()).hasToString("1..5: n = 0, counts [0, 0, 0, 0, 0], 0 missing");
    }

    /** The middle of every small sample, against sorting. */
    @Test
    void mediansAreThoseOfTheSortedSample() {
        for (int code = 0; code < 3125; code++) {
            int[] sample = IntStream.iterate(code, c -> c > 0, c -> c / 5)
                    .map(c -> c % 5 + 1)
                    .toArray();
            if (sample.length > 0) {
                int[] sorted = IntStream.of(sample).sorted().toArray();
                double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
                assertThat(Ratings.of(FIVE, sample).median()).isEqualTo(median);
            }
        }
    }

    @Test
    void emptyAndSingleSamplesHaveNoNumbers() {
        assertThatThrownBy(() -> FIVE.empty().mean())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("mean rating is undefined: no ratings");
        assertThatThrownBy(() -> FIVE.empty().median())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("median rating is undefined: no ratings");
        assertThatThrownBy(() -> Ratings.of(FIVE, 4).standardDeviation())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the spread of ratings is undefined: it needs at least 2 ratings, not 1");
        assertThatThrownBy(() -> Ratings.of(FIVE, 4, 4).meanInterval(Confidence.DEFAULT, MeanMethod.STUDENT_T))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the t interval of a mean is undefined: all ratings are alike");
        assertThatThrownBy(() -> Ratings.of(FIVE, 4, 4)
                        .meanVersus(Ratings.of(FIVE, 5, 5), Confidence.DEFAULT, MeanDifferenceMethod.WELCH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the t test of mean rating is undefined: neither sample varies");
    }

    @Test
    void boxesAndPointsMustBeOnTheScale() {
        assertThatThrownBy(() -> Ratings.of(FIVE, 4).topBoxes(6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1..5 has 1..5 boxes, not 6");
        assertThatThrownBy(() -> Ratings.of(FIVE, 4).bottomBoxes(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1..5 has 1..5 boxes, not 0");
        assertThatThrownBy(() -> Ratings.of(FIVE, 4).countOf(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 is no point of 1..5");
    }
}
