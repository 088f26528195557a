package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.Threads;
import io.github.cxmetrics.journey.internal.UnitIndex;
import java.util.List;

/** Takes a funnel through a log. */
final class FunnelRun {

    private FunnelRun() {}

    static CodeColumn units(Funnel funnel, EventLog log) {
        String unit = funnel.toForm().unit();
        return unit.isEmpty() ? log.columns().users() : log.columns().names(unit);
    }

    static UnitIndex index(Funnel funnel, EventLog log) {
        return funnel.toForm().unit().isEmpty()
                ? log.columns().byUser()
                : UnitIndex.of(units(funnel, log), log.columns().times());
    }

    /** The log as far as it was observed. */
    static EventLog seen(Funnel funnel, EventLog log) {
        return funnel.readAsOf().map(log::upTo).orElse(log);
    }

    static FunnelResult result(Funnel funnel, EventLog all) {
        EventLog log = seen(funnel, all);
        long afterAsOf = all.size() - log.size();
        FunnelPlan plan = FunnelPlan.of(funnel, log);
        CodeColumn units = units(funnel, log);
        RowClasses classes = RowClasses.of(plan);
        if (classes != null) {
            FunnelTally fast = FastScan.tally(plan, units, classes, afterAsOf);
            FunnelTally tally = fast == null ? TallyScan.tally(plan, units, classes, afterAsOf) : fast;
            if (tally != null) {
                return new FunnelResult(
                        tally, new FunnelDetail(plan, units, tally, () -> outcomes(plan, index(funnel, log))));
            }
        }
        return plain(funnel, log, afterAsOf);
    }

    /** Finds all journeys at once. */
    static FunnelResult plain(Funnel funnel, EventLog log, long afterAsOf) {
        FunnelPlan plan = FunnelPlan.of(funnel, log);
        UnitIndex index = index(funnel, log);
        return result(plan, units(funnel, log), index.units().count(), outcomes(plan, index), afterAsOf);
    }

    static FunnelResult result(FunnelPlan plan, CodeColumn units, long count, Outcomes outcomes, long afterAsOf) {
        long[] reached = new long[plan.funnel.steps().size()];
        outcomes.addReached(reached);
        FunnelTally tally = FunnelTally.of(plan.funnel, count, outcomes.left(), reached, afterAsOf);
        return new FunnelResult(tally, new FunnelDetail(plan, units, tally, () -> outcomes));
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
