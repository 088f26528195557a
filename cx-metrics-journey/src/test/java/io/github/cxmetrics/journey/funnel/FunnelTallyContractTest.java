package io.github.cxmetrics.journey.funnel;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.Walks;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

class FunnelTallyContractTest extends TallyContract<Timeline, FunnelTally> {

    private static final Funnel FUNNEL = Funnel.steps("visit", "signup", "purchase")
            .within(Duration.ofDays(7))
            .dialect(Dialect.POSTHOG)
            .excluding(new Exclusion(Step.of("refund"), 2, 3));

    @Override
    protected TallyRule<Timeline, FunnelTally> rule() {
        return FUNNEL;
    }

    private static Timeline timeline(String... events) {
        Event[] all = new Event[events.length];
        for (int i = 0; i < events.length; i++) {
            all[i] = Event.of("ann", events[i], "2024-05-01T10:0" + i + ":00Z");
        }
        return Timeline.of(all);
    }

    @Override
    protected List<Timeline> observations() {
        List<Timeline> all = new java.util.ArrayList<>();
        all.addAll(Collections.nCopies(2, timeline("signup", "purchase")));
        all.addAll(Collections.nCopies(7, timeline("visit")));
        all.add(timeline("visit", "signup", "refund", "purchase"));
        all.addAll(Collections.nCopies(5, timeline("visit", "signup", "visit")));
        all.addAll(Collections.nCopies(3, timeline("visit", "signup", "purchase")));
        return all;
    }

    @Override
    protected List<Timeline> extremeObservations() {
        return Walks.atTheEndsOfTime("visit", "signup", "purchase");
    }

    @Override
    protected FunnelTally withCount(long count) {
        return FunnelTally.of(FUNNEL, count, 0, new long[3], 0);
    }

    @Override
    protected Optional<FunnelTally> ofOtherRule() {
        return Optional.of(FUNNEL.within(Duration.ofDays(6)).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        String rest =
                " (≤; in order, any start, ties in step order, one event one step, without refund between steps 2 and 3,"
                        + " excluded users leave the funnel)";
        return "funnel: visit → signup → purchase within 7 days" + rest + " and visit → signup → purchase within 6 days"
                + rest + " don't go together";
    }

    @Override
    protected Timeline refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "a timeline must not be null";
    }
}
