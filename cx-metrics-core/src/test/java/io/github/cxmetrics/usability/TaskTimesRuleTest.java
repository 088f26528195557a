package io.github.cxmetrics.usability;

import io.github.cxmetrics.StorableContract;
import java.time.temporal.ChronoUnit;
import java.util.List;

class TaskTimesRuleTest extends StorableContract<TaskTimes.Rule> {

    @Override
    protected List<TaskTimes.Rule> values() {
        return List.of(TaskTimes.Rule.of(ChronoUnit.SECONDS), TaskTimes.Rule.of(ChronoUnit.MINUTES));
    }
}
