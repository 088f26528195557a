package io.github.cxmetrics.usability;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.survey.RatingScale;
import java.util.List;
import java.util.Optional;

class CronbachAlphaContractTest extends TallyContract<int[], CronbachAlpha> {

    private static final CronbachAlpha.Rule RULE =
            CronbachAlpha.Rule.of(RatingScale.ONE_TO_FIVE, 4).reversing(2);

    @Override
    protected TallyRule<int[], CronbachAlpha> rule() {
        return CronbachAlpha.Rule.of(RatingScale.ONE_TO_FIVE.missing(9), 4).reversing(2);
    }

    @Override
    protected TallyRule<int[], CronbachAlpha> remembered() {
        return RULE;
    }

    @Override
    protected List<int[]> observations() {
        return List.of(
                new int[] {2, 4, 2, 4},
                new int[] {5, 4, 4, 4},
                new int[] {3, 2, 3, 3},
                new int[] {4, 2, 4, 5},
                new int[] {1, 2, 1, 2},
                new int[] {1, 1, 1, 1},
                new int[] {4, 3, 4, 3},
                new int[] {3, 3, 3, 3},
                new int[] {9, 2, 3, 3},
                new int[] {5, 5, 4, 5},
                new int[] {2, 1, 9, 2},
                new int[] {2, 4, 2, 4});
    }

    @Override
    protected List<int[]> extremeObservations() {
        return List.of(new int[0], new int[] {Integer.MIN_VALUE, 1, 1, 1}, new int[] {Integer.MAX_VALUE, 1, 1, 1});
    }

    @Override
    protected CronbachAlpha withCount(long count) {
        List<Long> none = List.of(0L, 0L, 0L, 0L);
        return new CronbachAlpha.Counts("cronbach-alpha", 1, RULE.toForm(), count, 0, none, none, 0).toTally();
    }

    @Override
    protected Optional<CronbachAlpha> ofOtherRule() {
        return Optional.of(CronbachAlpha.Rule.of(RatingScale.ONE_TO_FIVE, 4).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "Cronbach's alpha: 4 items on 1..5, reversed [2] and 4 items on 1..5 don't go together";
    }

    @Override
    protected int[] refusedObservation() {
        return new int[] {1, 2, 3};
    }

    @Override
    protected String refusalOfObservation() {
        return "there are 4 items, not 3";
    }
}
