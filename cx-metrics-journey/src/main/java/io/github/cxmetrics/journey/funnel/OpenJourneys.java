package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.internal.DurationText;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Duration;

/** Which journeys could still go on at the end of the data. */
final class OpenJourneys {

    private final Outcomes outcomes;
    private final FunnelPlan plan;
    private final long end;

    OpenJourneys(Outcomes outcomes) {
        this.outcomes = outcomes;
        plan = outcomes.plan;
        end = Ticks.floor(plan.funnel.requireAsOf("open journeys"), plan.log.unit());
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
        if (plan.funnel.window().isEmpty()) {
            throw new IllegalStateException("matured conversion is undefined: the funnel has no window");
        }
        return matured(plan.span, Ticks.UNLIMITED)
                .named("matured conversion", plan.funnel.counted() + " whose window is over");
    }

    Proportion matured(Duration horizon) {
        long ticks = Ticks.floor(horizon, plan.log.unit());
        String time = DurationText.of(horizon);
        return matured(ticks, ticks)
                .named("conversion within " + time, plan.funnel.counted() + " observed for " + time);
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
                        && plan.funnel.toForm().holding().isEmpty();
        for (int i = 0; i < times.length; i++) {
            observed[i] = outcomes.isComplete(i);
            long open = end - outcomes.firstEntry(i);
            times[i] = observed[i] ? sinceFirst(i) : oneStart ? Math.min(open, plan.span) : open;
        }
        return SurvivalTally.of(plan.log.unit(), times, observed);
    }
}
