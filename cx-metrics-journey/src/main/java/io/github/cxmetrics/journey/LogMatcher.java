package io.github.cxmetrics.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps compiled against the log of the present timeline, and kept for the next one of the same log. For one thread. */
final class LogMatcher {

    private final List<Step.Definition> steps;
    private final StepMatcher.Unknown unknown;
    private @Nullable EventLog log;
    private @Nullable StepMatcher matcher;

    LogMatcher(List<Step> steps, StepMatcher.Unknown unknown) {
        this.steps = steps.stream().map(Step::definition).toList();
        this.unknown = unknown;
    }

    StepMatcher of(EventLog present) {
        StepMatcher known = matcher;
        if (known == null || log != present) {
            known = StepMatcher.of(steps, present, unknown);
            matcher = known;
            log = present;
        }
        return known;
    }
}
