package io.github.cxmetrics.usability;

import io.github.cxmetrics.StorableContract;
import java.util.List;

class TaskSuccessRuleTest extends StorableContract<TaskSuccess.Rule> {

    @Override
    protected List<TaskSuccess.Rule> values() {
        return List.of(TaskSuccess.RULE);
    }
}
