package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.Ticks;
import io.github.cxmetrics.journey.Step;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** For which funnels the summary is exact, and what its numbers keep. */
final class SummaryRules {

    private static final long NONE = FunnelSummary.NONE;
    private static final List<String> UNITS = List.of("NANOS", "MICROS", "MILLIS", "SECONDS");

    private SummaryRules() {}

    static void check(Funnel.Form funnel) {
        Dialect dialect = funnel.dialect();
        int steps = funnel.steps().size();
        checkArgument(
                steps <= FunnelSummary.MAX_STEPS,
                "a summary has at most %s steps, not %s",
                FunnelSummary.MAX_STEPS,
                steps);
        refuse(dialect.order() != StepOrder.ORDERED, "steps " + dialect.order());
        refuse(dialect.entry() == Entry.EVERY_ENTRY, "every entry");
        // Counts would be exact; the journey that gives the times hangs on the order of rows at one time, which is not
        // kept.
        refuse(
                dialect.entry() == Entry.ANY_START && dialect.ties() == Ties.INPUT_ORDER,
                "any start and ties in input order");
        refuse(!funnel.exclusions().isEmpty(), "exclusions");
        refuse(!dialect.stops().isEmpty() || !funnel.idle().isEmpty(), "stops");
        refuse(funnel.steps().stream().anyMatch(step -> !step.maxGap().isEmpty()), "limits between steps");
        refuse(funnel.steps().stream().anyMatch(step -> step.presence() == Step.Presence.OPTIONAL), "optional steps");
        refuse(!funnel.holding().isEmpty(), "a held property");
        refuse(!funnel.asOf().isEmpty(), "an end of the data");
        refuse(!funnel.unit().isEmpty(), "units other than users");
    }

    /** What the numbers of a summary keep, whichever events it is of. */
    static void check(FunnelSummary.Form form) {
        Funnel rule = Stored.present(form.rule(), "the rule of a summary").restore();
        check(form.rule());
        Stored.present(form.unit(), "the unit of a summary");
        checkArgument(UNITS.contains(form.unit()), "times are in one of %s, not %s", UNITS, form.unit());
        ChronoUnit unit = form.ticks();
        int steps = form.rule().steps().size();
        checkArgument(
                form.starts().size() == steps
                        && form.ends().size() == steps
                        && form.endStarts().size() == steps
                        && form.arrivals().size() == steps * steps,
                "a summary of %s steps needs as many starts and ends, and %s arrivals, not %s, %s, %s and %s",
                steps,
                steps * steps,
                form.starts().size(),
                form.ends().size(),
                form.endStarts().size(),
                form.arrivals().size());
        checkArgument(
                (form.first() == NONE) == (form.last() == NONE) && form.first() <= form.last(),
                "a part can't run from %s to %s",
                form.first(),
                form.last());
        if (form.first() != NONE) {
            Ticks.checkSpan(form.first(), form.last(), unit);
        }
        for (int k = 0; k < steps; k++) {
            checkLevel(form, k, FunnelPlan.span(rule, unit));
            checkArrivals(form, k);
        }
    }

    private static void checkLevel(FunnelSummary.Form form, int k, long span) {
        long start = form.starts().get(k);
        long end = form.ends().get(k);
        long from = form.endStarts().get(k);
        boolean none = start == NONE && end == NONE && from == NONE;
        boolean inside = form.first() != NONE && form.first() <= from && from <= start && start <= form.last();
        boolean after = k == 0
                || form.starts().get(k - 1) != NONE
                        && start <= form.starts().get(k - 1)
                        && end >= form.ends().get(k - 1);
        checkArgument(
                none || inside && from <= end && end <= form.last() && end - from <= span && after,
                "no journey can get to level %s from %s to %s, and none from %s on, in a part from %s to %s",
                k + 1,
                from,
                end,
                start,
                form.first(),
                form.last());
    }

    private static void checkArrivals(FunnelSummary.Form form, int from) {
        int steps = form.starts().size();
        long before = form.first();
        for (int to = 0; to < steps; to++) {
            long time = form.arrivals().get(from * steps + to);
            checkArgument(
                    time == NONE || to > from && before != NONE && before <= time && time <= form.last(),
                    "no journey that comes in at level %s can get to level %s at %s",
                    from + 1,
                    to + 1,
                    time);
            before = to > from ? time : before;
        }
    }

    private static void refuse(boolean is, String what) {
        checkArgument(!is, "a funnel with %s has no exact summary here", what);
    }
}
