package io.github.cxmetrics.usability;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class AdoptionDepthContractTest extends MetricContract<long[], AdoptionDepth> {

    @Override
    protected TallyRule<long[], AdoptionDepth> rule() {
        return AdoptionDepth.Rule.of(3);
    }

    @Override
    protected List<long[]> observations() {
        return List.of(
                new long[] {5, 0, 3},
                new long[] {1, 2},
                new long[] {0, 0, 0, 9},
                new long[] {4},
                new long[] {3, 3, 3},
                new long[] {0},
                new long[] {7, 1, 0, 0, 3},
                new long[] {2, 2, 2},
                new long[] {8, 3},
                new long[] {0, 1, 2, 3, 4},
                new long[] {5, 5, 5, 5},
                new long[] {5, 0, 3});
    }

    @Override
    protected List<long[]> extremeObservations() {
        return List.of(
                new long[] {Long.MAX_VALUE},
                new long[] {Long.MAX_VALUE, Long.MAX_VALUE},
                new long[] {0, Long.MIN_VALUE},
                new long[0]);
    }

    @Override
    protected AdoptionDepth withCount(long count) {
        return new AdoptionDepth.Counts(
                        "adoption-depth",
                        1,
                        AdoptionDepth.Rule.of(3).toForm(),
                        List.of(new AdoptionDepth.Cell(2, 1, count)))
                .toTally();
    }

    @Override
    protected Optional<AdoptionDepth> ofOtherRule() {
        return Optional.of(AdoptionDepth.Rule.of(1).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "adoption depth: features used 3 times or more and features used 1 time or more don't go together";
    }

    @Override
    protected long[] refusedObservation() {
        return new long[0];
    }

    @Override
    protected String refusalOfObservation() {
        return "an account needs a licensed feature";
    }

    @Override
    protected String undefined() {
        return "adoption depth is undefined: no answers";
    }
}
