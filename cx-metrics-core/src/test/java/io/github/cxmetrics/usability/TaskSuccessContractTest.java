package io.github.cxmetrics.usability;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class TaskSuccessContractTest extends MetricContract<Boolean, TaskSuccess> {

    @Override
    protected TallyRule<Boolean, TaskSuccess> rule() {
        return TaskSuccess.RULE;
    }

    @Override
    protected List<Boolean> observations() {
        return List.of(true, false, true, true, false, true, true, true, false, true, true, false, true);
    }

    @Override
    protected TaskSuccess withCount(long count) {
        return TaskSuccess.of(0, count);
    }

    @Override
    protected Optional<TaskSuccess> ofOtherRule() {
        return Optional.empty();
    }

    @Override
    protected String refusalOfOtherRule() {
        return "";
    }

    @Override
    protected Boolean refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "an attempt must not be null";
    }

    @Override
    protected String undefined() {
        return "task success is undefined: no attempts";
    }
}
