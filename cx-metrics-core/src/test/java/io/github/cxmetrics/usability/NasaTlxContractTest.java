package io.github.cxmetrics.usability;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class NasaTlxContractTest extends MetricContract<TaskLoad, NasaTlx> {

    @Override
    protected TallyRule<TaskLoad, NasaTlx> rule() {
        return TlxScoring.WEIGHTED;
    }

    @Override
    protected List<TaskLoad> observations() {
        return List.of(
                TaskLoad.of(55, 10, 60, 30, 65, 40).weighted(4, 0, 5, 2, 3, 1),
                TaskLoad.of(70, 0, 80, 20, 75, 60).weighted(5, 4, 3, 2, 1, 0),
                TaskLoad.of(20, 5, 10, 10, 15, 5).weighted(3, 1, 2, 4, 5, 0),
                TaskLoad.of(90, 40, 95, 60, 85, 100).weighted(4, 0, 5, 2, 3, 1),
                TaskLoad.of(50, 50, 50, 50, 50, 50).weighted(5, 4, 3, 2, 1, 0),
                TaskLoad.of(35, 10, 45, 25, 40, 20).weighted(3, 1, 2, 4, 5, 0),
                TaskLoad.of(60, 15, 55, 35, 70, 45).weighted(4, 0, 5, 2, 3, 1),
                TaskLoad.of(0, 0, 0, 0, 0, 0).weighted(5, 4, 3, 2, 1, 0),
                TaskLoad.of(100, 100, 100, 100, 100, 100).weighted(3, 1, 2, 4, 5, 0),
                TaskLoad.of(45, 5, 30, 15, 35, 25).weighted(4, 0, 5, 2, 3, 1),
                TaskLoad.of(65, 20, 70, 40, 60, 55).weighted(5, 4, 3, 2, 1, 0),
                TaskLoad.of(55, 10, 60, 30, 65, 40).weighted(3, 1, 2, 4, 5, 0));
    }

    @Override
    protected NasaTlx withCount(long count) {
        return new NasaTlx.Counts(
                        "nasa-tlx",
                        1,
                        TlxScoring.WEIGHTED.toForm(),
                        List.of(0),
                        List.of(count),
                        List.of(0L, 0L, 0L, 0L, 0L, 0L))
                .toTally();
    }

    @Override
    protected Optional<NasaTlx> ofOtherRule() {
        return Optional.of(TlxScoring.RAW.empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "weighted NASA-TLX: weighted NASA-TLX and raw NASA-TLX don't go together";
    }

    @Override
    protected TaskLoad refusedObservation() {
        return TaskLoad.of(55, 10, 60, 30, 65, 40);
    }

    @Override
    protected String refusalOfObservation() {
        return "weighted NASA-TLX needs weights";
    }

    @Override
    protected String undefined() {
        return "weighted NASA-TLX is undefined: no answers";
    }
}
