package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.Threads;
import io.github.cxmetrics.journey.internal.UnitIndex;
import java.util.List;
import java.util.function.Supplier;

/** Takes a funnel through a log. */
final class FunnelRun {

    private FunnelRun() {}

    static CodeColumn units(Funnel funnel, EventLog log) {
        String unit = funnel.definition().unit();
        return unit.isEmpty() ? log.columns().users() : log.columns().texts(unit);
    }

    static UnitIndex index(Funnel funnel, EventLog log) {
        return funnel.definition().unit().isEmpty()
                ? log.columns().byUser()
                : UnitIndex.of(units(funnel, log), log.columns().times());
    }

    static ScanPath path(Funnel funnel, EventLog log) {
        return FastScan.path(FunnelPlan.of(funnel, log), units(funnel, log));
    }

    static FunnelTally tally(Funnel funnel, EventLog log) {
        FunnelPlan plan = FunnelPlan.of(funnel, log);
        CodeColumn units = units(funnel, log);
        FastScan fast = FastScan.of(plan, units);
        if (fast != null) {
            return FunnelTally.of(funnel, fast.units(), 0, fast.reached());
        }
        return tally(funnel, index(funnel, log), outcomes(plan, index(funnel, log)));
    }

    static FunnelTally tally(Funnel funnel, UnitIndex index, Outcomes outcomes) {
        long[] reached = new long[funnel.steps().size()];
        outcomes.addReached(reached);
        return FunnelTally.of(funnel, index.units().count(), outcomes.left(), reached);
    }

    static FunnelResult result(Funnel funnel, EventLog log) {
        checkObserved(funnel, log);
        FunnelPlan plan = FunnelPlan.of(funnel, log);
        CodeColumn units = units(funnel, log);
        FastScan fast = FastScan.of(plan, units);
        Supplier<Outcomes> details = () -> outcomes(plan, index(funnel, log));
        if (fast != null) {
            FunnelTally tally = FunnelTally.of(funnel, fast.units(), 0, fast.reached());
            return new FunnelResult(funnel, tally, fast.path(), new FunnelDetail(plan, units, tally, details));
        }
        UnitIndex index = index(funnel, log);
        Outcomes outcomes = outcomes(plan, index);
        FunnelTally tally = tally(funnel, index, outcomes);
        return new FunnelResult(
                funnel, tally, ScanPath.TIMELINES, new FunnelDetail(plan, units, tally, () -> outcomes));
    }

    static void checkObserved(Funnel funnel, EventLog log) {
        funnel.observedUntil()
                .ifPresent(end -> log.last()
                        .ifPresent(last -> checkArgument(
                                !last.isAfter(end),
                                "the log goes on until %s, which is after observedUntil %s; log.before(…) cuts it",
                                last,
                                end)));
    }

    private static Outcomes outcomes(FunnelPlan plan, UnitIndex index) {
        int parts = Threads.parts(plan.log.size());
        List<Outcomes> done = Threads.map(parts, part -> {
            UnitReader reader = new UnitReader(plan);
            Outcomes outcomes = new Outcomes(plan);
            int to = Threads.bound(part + 1, parts, index.capacity());
            for (int unit = Threads.bound(part, parts, index.capacity()); unit < to; unit++) {
                if (index.size(unit) > 0) {
                    reader.count(unit, index.rowsOf(unit), outcomes);
                }
            }
            return outcomes;
        });
        Outcomes all = done.get(0);
        done.subList(1, done.size()).forEach(all::addAll);
        return all;
    }
}
