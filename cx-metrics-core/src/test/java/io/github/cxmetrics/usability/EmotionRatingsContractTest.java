package io.github.cxmetrics.usability;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.survey.RatingScale;
import java.util.List;
import java.util.Optional;

class EmotionRatingsContractTest extends MetricContract<int[], EmotionRatings> {

    private static final EmotionRatings.Rule RULE = EmotionRatings.Rule.of(RatingScale.ONE_TO_FIVE, 2, 3);

    @Override
    protected TallyRule<int[], EmotionRatings> rule() {
        return EmotionRatings.Rule.of(RatingScale.ONE_TO_FIVE.missing(0), 2, 3);
    }

    @Override
    protected TallyRule<int[], EmotionRatings> remembered() {
        return RULE;
    }

    @Override
    protected List<int[]> observations() {
        return List.of(
                new int[] {5, 4, 1, 2, 1},
                new int[] {4, 4, 2, 2, 2},
                new int[] {3, 3, 3, 3, 3},
                new int[] {2, 1, 4, 5, 4},
                new int[] {5, 5, 1, 1, 1},
                new int[] {0, 4, 1, 2, 1},
                new int[] {4, 5, 2, 1, 1},
                new int[] {3, 4, 2, 3, 2},
                new int[] {1, 1, 5, 5, 5},
                new int[] {5, 3, 2, 2, 1},
                new int[] {4, 4, 1, 1, 0},
                new int[] {5, 4, 1, 2, 1});
    }

    @Override
    protected List<int[]> extremeObservations() {
        return List.of(
                new int[0], new int[] {Integer.MIN_VALUE, 1, 1, 1, 1}, new int[] {Integer.MAX_VALUE, 1, 1, 1, 1});
    }

    @Override
    protected EmotionRatings withCount(long count) {
        return new EmotionRatings.Counts("emotion-ratings", 1, RULE.toForm(), List.of(24), List.of(count), 0).toTally();
    }

    @Override
    protected Optional<EmotionRatings> ofOtherRule() {
        return Optional.of(EmotionRatings.Rule.of(RatingScale.ONE_TO_FIVE, 3, 2).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "net emotional value of means: 2 positive and 3 negative emotions on 1..5 and 3 positive and 2 negative emotions"
                + " on 1..5 don't go together";
    }

    @Override
    protected int[] refusedObservation() {
        return new int[] {5, 4, 1, 2, 6};
    }

    @Override
    protected String refusalOfObservation() {
        return "rating 6 of emotion 5 is outside 1..5";
    }

    @Override
    protected String undefined() {
        return "net emotional value of means is undefined: no answers";
    }
}
