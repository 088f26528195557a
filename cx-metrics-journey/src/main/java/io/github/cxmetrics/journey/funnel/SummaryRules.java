package io.github.cxmetrics.journey.funnel;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.journey.Step;

/** For which funnels the summary is exact. */
final class SummaryRules {

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

    private static void refuse(boolean is, String what) {
        checkArgument(!is, "a funnel with %s has no exact summary here", what);
    }
}
