package io.github.cxmetrics.survey;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.survey.CompositeScores.Score;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class CompositeContractTest extends MetricContract<double[], Composite> {

    private static CompositeRule rule(RatingScale last) {
        return CompositeRule.of(
                        "loyalty",
                        CompositeItem.of("recommend", RatingScale.ZERO_TO_TEN.missing(99)),
                        CompositeItem.of("again", RatingScale.ONE_TO_SEVEN).weighing(0.5),
                        CompositeItem.of("leave", last))
                .available(2);
    }

    @Override
    protected TallyRule<double[], Composite> rule() {
        return rule(RatingScale.ONE_TO_FIVE.lowIsGood().missing(-1));
    }

    @Override
    protected TallyRule<double[], Composite> remembered() {
        return rule(RatingScale.ONE_TO_FIVE.lowIsGood()).withoutMissingCodes();
    }

    @Override
    protected List<double[]> observations() {
        return List.of(
                new double[] {10, 7, 1},
                new double[] {9, 6, 2},
                new double[] {99, 6, 2},
                new double[] {0, 1, 5},
                new double[] {5, 4, 3},
                new double[] {8, 7, -1},
                new double[] {99, 7, -1},
                new double[] {9, 6, 2},
                new double[] {7, 5, 2},
                new double[] {6, 3, 4},
                new double[] {10, 7, 1},
                new double[] {10, 2, 1},
                new double[] {3, 3, 3});
    }

    @Override
    protected List<double[]> extremeObservations() {
        return List.of(
                new double[] {Double.NaN, 7, 1},
                new double[] {10, Double.POSITIVE_INFINITY, 1},
                new double[] {10, 7, Double.MAX_VALUE},
                new double[] {10, 7},
                new double[0]);
    }

    @Override
    protected Composite withCount(long count) {
        return new Composite((CompositeRule) rule(), Map.of(Score.of(3, 4), count), 0, 0);
    }

    @Override
    protected Optional<Composite> ofOtherRule() {
        return Optional.of(rule(RatingScale.ONE_TO_FIVE).count(new double[] {1}, new double[] {1}, new double[] {1}));
    }

    @Override
    protected String refusalOfOtherRule() {
        String items = "loyalty of recommend 0..10, again 1..7 weighing 0.5, leave 1..5";
        return "loyalty: " + items + " (low is good); at least 2 answered and " + items
                + "; at least 2 answered don't go together";
    }

    @Override
    protected double[] refusedObservation() {
        return new double[] {9, 8, 1};
    }

    @Override
    protected String refusalOfObservation() {
        return "again: rating 8 is outside 1..7";
    }

    @Override
    protected String undefined() {
        return "loyalty is undefined: no respondents";
    }
}
