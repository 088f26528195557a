package io.github.cxmetrics.usability;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class UmuxContractTest extends MetricContract<int[], Umux> {

    @Override
    protected TallyRule<int[], Umux> rule() {
        return UmuxForm.UMUX;
    }

    @Override
    protected List<int[]> observations() {
        return List.of(
                new int[] {6, 2, 7, 1},
                new int[] {5, 3, 5, 3},
                new int[] {4, 4, 4, 4},
                new int[] {7, 1, 7, 1},
                new int[] {3, 5, 2, 6},
                new int[] {6, 2, 6, 3},
                new int[] {5, 2, 6, 1},
                new int[] {1, 7, 1, 7},
                new int[] {6, 1, 6, 2},
                new int[] {4, 3, 5, 2},
                new int[] {5, 5, 5, 5},
                new int[] {6, 2, 7, 1});
    }

    @Override
    protected List<int[]> extremeObservations() {
        return List.of(new int[0], new int[] {Integer.MIN_VALUE, 1, 1, 1}, new int[] {Integer.MAX_VALUE, 1, 1, 1});
    }

    @Override
    protected Umux withCount(long count) {
        return new Umux.Counts("umux", 1, UmuxForm.UMUX.toForm(), List.of(0), List.of(count)).toTally();
    }

    @Override
    protected Optional<Umux> ofOtherRule() {
        return Optional.of(UmuxForm.UMUX_LITE.empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "UMUX: UMUX and UMUX-Lite don't go together";
    }

    @Override
    protected int[] refusedObservation() {
        return new int[] {6, 2, 8, 1};
    }

    @Override
    protected String refusalOfObservation() {
        return "answer 8 to item 3 of UMUX is outside 1..7";
    }

    @Override
    protected String undefined() {
        return "UMUX is undefined: no answers";
    }
}
