package io.github.cxmetrics.usability;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

class TaskTimesContractTest extends TallyContract<Attempt, TaskTimes> {

    @Override
    protected TallyRule<Attempt, TaskTimes> rule() {
        return TaskTimes.Rule.of(ChronoUnit.SECONDS);
    }

    @Override
    protected List<Attempt> observations() {
        return List.of(
                Attempt.completedIn(55),
                Attempt.completedIn(65),
                Attempt.failedAfter(180),
                Attempt.completedIn(75.5),
                Attempt.completedIn(62),
                Attempt.completedIn(45),
                Attempt.failedAfter(30),
                Attempt.completedIn(135),
                Attempt.completedIn(65),
                Attempt.failedAfter(180),
                Attempt.completedIn(90),
                Attempt.completedIn(51));
    }

    @Override
    protected List<Attempt> extremeObservations() {
        return List.of(
                Attempt.completedIn(Double.MAX_VALUE),
                Attempt.completedIn(Double.MIN_VALUE),
                Attempt.failedAfter(Double.MAX_VALUE));
    }

    @Override
    protected TaskTimes withCount(long count) {
        return new TaskTimes.Counts(
                        "task-times",
                        1,
                        TaskTimes.Rule.of(ChronoUnit.SECONDS).toForm(),
                        List.of(60.0),
                        List.of(count),
                        List.of(0L))
                .toTally();
    }

    @Override
    protected Optional<TaskTimes> ofOtherRule() {
        return Optional.of(TaskTimes.Rule.of(ChronoUnit.MINUTES).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "task time: task times in seconds and task times in minutes don't go together";
    }

    @Override
    protected Attempt refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "an attempt must not be null";
    }
}
