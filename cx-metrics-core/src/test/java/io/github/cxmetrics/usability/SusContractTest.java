package io.github.cxmetrics.usability;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

class SusContractTest extends MetricContract<int[], Sus> {

    @Override
    protected TallyRule<int[], Sus> rule() {
        return SusRule.STANDARD.missing(0);
    }

    @Override
    protected TallyRule<int[], Sus> remembered() {
        return SusRule.STANDARD;
    }

    @Override
    protected List<int[]> observations() {
        return List.of(
                new int[] {4, 2, 5, 1, 4, 2, 4, 2, 5, 1},
                new int[] {4, 3, 4, 2, 3, 3, 4, 1, 4, 2},
                new int[] {5, 1, 5, 1, 5, 1, 5, 1, 5, 2},
                new int[] {3, 3, 3, 3, 3, 3, 3, 3, 3, 3},
                new int[] {2, 4, 3, 3, 2, 4, 3, 4, 2, 3},
                new int[] {5, 2, 4, 2, 4, 1, 5, 2, 4, 1},
                new int[] {4, 0, 4, 2, 4, 2, 4, 2, 4, 2},
                new int[] {1, 5, 1, 5, 1, 5, 1, 5, 1, 5},
                new int[] {0, 2, 0, 2, 4, 2, 4, 2, 4, 2},
                new int[] {5, 5, 5, 5, 5, 5, 5, 5, 5, 5},
                new int[] {3, 2, 4, 3, 4, 2, 3, 2, 4, 4},
                new int[] {4, 2, 5, 1, 4, 2, 4, 2, 5, 1});
    }

    @Override
    protected List<int[]> extremeObservations() {
        return List.of(new int[0], new int[] {Integer.MIN_VALUE, 1, 1, 1, 1, 1, 1, 1, 1, 1}, new int[] {
            Integer.MAX_VALUE, 1, 1, 1, 1, 1, 1, 1, 1, 1
        });
    }

    @Override
    protected Sus withCount(long count) {
        List<Long> even = List.of(0L, 0L, count, 0L, 0L, 0L);
        return new Sus.Counts(
                        "sus",
                        1,
                        SusRule.STANDARD.toForm(),
                        List.of(20),
                        List.of(count),
                        Collections.nCopies(10, even),
                        count)
                .toTally();
    }

    @Override
    protected Optional<Sus> ofOtherRule() {
        return Optional.of(SusRule.COMPLETE.empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "SUS: SUS with at most 2 missing answers and SUS with all answers don't go together";
    }

    @Override
    protected int[] refusedObservation() {
        return new int[] {4, 2, 6, 1, 4, 2, 4, 2, 5, 1};
    }

    @Override
    protected String refusalOfObservation() {
        return "answer 6 to item 3 of SUS is outside 1..5";
    }

    @Override
    protected String undefined() {
        return "SUS is undefined: no answers";
    }
}
