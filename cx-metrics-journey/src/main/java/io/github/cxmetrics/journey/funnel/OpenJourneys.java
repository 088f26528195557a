package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.journey.internal.Ticks;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Duration;
import java.time.Instant;

/** Which journeys could still go on when observation ended. */
final class OpenJourneys {

    private final Outcomes outcomes;
    private final FunnelPlan plan;
    private final long end;
    private final Funnel funnel;

    OpenJourneys(Funnel funnel, Outcomes outcomes) {
        this.funnel = funnel;
        this.outcomes = outcomes;
        plan = outcomes.plan;
        Instant until = funnel.observedUntil()
                .orElseThrow(() ->
                        new IllegalStateException("open journeys are undefined: the funnel has no observedUntil"));
        end = Ticks.of(until, plan.log.unit());
    }

    private boolean isOver(long entry, long span) {
        return span != Ticks.UNLIMITED && Ticks.plus(entry, span) <= end;
    }

    long pending() {
        long pending = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            boolean over = isOver(outcomes.lastEntry(i), plan.span);
            pending += !outcomes.isComplete(i) && !over ? 1 : 0;
        }
        return pending;
    }

    Proportion matured() {
        if (funnel.window().isEmpty()) {
            throw new IllegalStateException("matured conversion is undefined: the funnel has no window");
        }
        return matured(plan.span, Ticks.UNLIMITED);
    }

    Proportion matured(Duration horizon) {
        long ticks = Ticks.floor(horizon, plan.log.unit());
        return matured(ticks, ticks);
    }

    private Proportion matured(long wait, long limit) {
        long eligible = 0;
        long converted = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            if (isOver(outcomes.firstEntry(i), wait)) {
                eligible++;
                converted += outcomes.isComplete(i) && sinceFirst(i) <= limit ? 1 : 0;
            }
        }
        return Proportion.of(converted, eligible);
    }

    private long sinceFirst(int i) {
        return outcomes.time(i, plan.steps - 1) - outcomes.firstEntry(i);
    }

    SurvivalTally survival() {
        long[] times = new long[outcomes.size()];
        boolean[] observed = new boolean[outcomes.size()];
        boolean oneStart = plan.dialect.entry() == Entry.EVERY_ENTRY
                || plan.dialect.entry() == Entry.FIRST_START
                        && funnel.definition().holding().isEmpty();
        for (int i = 0; i < times.length; i++) {
            observed[i] = outcomes.isComplete(i);
            long open = end - outcomes.firstEntry(i);
            times[i] = observed[i] ? sinceFirst(i) : oneStart ? Math.min(open, plan.span) : open;
        }
        return SurvivalTally.of(plan.log.unit(), times, observed);
    }
}
