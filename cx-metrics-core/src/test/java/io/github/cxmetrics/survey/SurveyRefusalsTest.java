package io.github.cxmetrics.survey;

import static io.github.cxmetrics.Refusals.refused;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the doors of this room refuse that no stored form and no result reaches. */
class SurveyRefusalsTest {

    @Test
    void starsThatCannotBeRanked() {
        RatingScale low = RatingScale.of(1, 5).lowIsGood();
        refused(
                "stars are good where they are many, but low is good in a on " + low,
                () -> StarRanking.of(Map.of("a", Ratings.of(low, 1, 2))));
        Map<String, Ratings> unlike = new LinkedHashMap<>();
        unlike.put("a", Ratings.of(RatingScale.ONE_TO_FIVE, 5));
        unlike.put("b", Ratings.of(RatingScale.ONE_TO_SEVEN, 5));
        refused("stars on 1..5 and on 1..7 can't be ranked together", () -> StarRanking.of(unlike));
    }

    @Test
    void codesAndBandsThatAreMissing() {
        refused(
                "a missing code must not be null",
                () -> new RatingScale(1, 5, RatingScale.ONE_TO_FIVE.direction(), Arrays.asList(9, null), 1));
        refused("a migration needs bands, not null", () -> new Migration.Rule(null));
        refused(
                "a pair of answers must not be null",
                () -> new Migration.Rule(NpsBands.STANDARD).accumulator().add(null));
        refused("a share on all items needs an item", () -> new CompositeRule.TopOnAll("CX", List.of(), 1));
    }

    @Test
    void columnsThatAreMissingOrTooWide() {
        refused("ratings must not be null", () -> Ratings.of(RatingScale.ONE_TO_FIVE, (double[]) null));
        // Five codes and one for all others take eight ints a segment.
        refused(
                "the number of segments must be at most 268435454 on this scale, not 268435455",
                () -> Ratings.bySegment(RatingScale.ONE_TO_FIVE, 268_435_455, new int[0], new int[0]));
    }
}
