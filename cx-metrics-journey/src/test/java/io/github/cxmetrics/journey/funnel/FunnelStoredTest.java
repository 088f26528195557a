package io.github.cxmetrics.journey.funnel;

import static io.github.cxmetrics.journey.Refusals.refuses;

import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.journey.Condition;
import io.github.cxmetrics.journey.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunnelStoredTest extends StorableContract<Funnel> {

    private static final Funnel SHOP = Funnel.steps("visit", "purchase");

    @Override
    protected List<Funnel> values() {
        Step signup = Step.anyOf("signup", "login")
                .where(Condition.number("age", Condition.Relation.AT_LEAST, 18))
                .where(Condition.missing("bot"))
                .optional();
        return List.of(
                Funnel.steps(
                                Step.of("visit"),
                                signup,
                                Step.of("purchase").named("sale").withinOfPrevious(Duration.ofHours(36)))
                        .within(Duration.ofDays(7))
                        .holding("product")
                        .per("session")
                        .asOf(Instant.parse("2024-05-10T00:00:00Z")),
                SHOP.dialect(Dialect.POSTHOG).excluding(new Exclusion(Step.of("refund"), 1, 2)),
                SHOP.dialect(Dialect.PINOT.stopping(Stop.ATTEMPT_AT_OTHER)).idleAtMost(Duration.ofMinutes(30)),
                SHOP);
    }

    private static Funnel.Form form(String window, String asOf) {
        return new Funnel.Form("funnel", 1, SHOP.steps(), window, "", Dialect.STANDARD, List.of(), "", "", asOf);
    }

    @Test
    void formsThatNoFunnelHasAreRefused() {
        refuses("a window must be positive: -1 second", () -> form("PT-1S", "").restore());
        refuses("not a duration: a week", () -> form("a week", ""));
        refuses("not an instant: May", () -> form("", "May"));
        refuses(
                "a funnel needs at least one step",
                () -> new Funnel.Form("funnel", 1, null, null, null, Dialect.STANDARD, null, null, null, null)
                        .restore());
        refuses(
                "the dialect of a funnel must not be missing",
                () -> new Funnel.Form("funnel", 1, SHOP.steps(), "", "", null, List.of(), "", "", "").restore());
    }

    @Test
    void countsThatNoFunnelGivesAreRefused() {
        Funnel.Form shop = SHOP.toForm();
        refuses("no more units can enter than there are: 3 of 2, of which 0 left", () -> counts(shop, 2, 0, 3L, 1L));
        refuses("no more units can reach step 2 than step 1: 3 of 2", () -> counts(shop, 4, 0, 2L, 3L));
        refuses("a funnel of 2 steps needs as many counts, not 1", () -> counts(shop, 4, 0, 2L));
        refuses("1 units can't have left: no exclusion takes them out of the funnel", () -> counts(shop, 4, 1, 2L, 1L));
        Funnel.Form totals = SHOP.entry(Entry.EVERY_ENTRY).toForm();
        refuses("no more units can enter than there are: 5 of 0, of which 0 left", () -> counts(totals, 0, 0, 5L, 1L));
        refuses("the rule of a funnel tally must not be missing", () -> counts(null, 4, 0, 2L, 1L));
    }

    private static void counts(Funnel.Form rule, long units, long left, Long... reached) {
        new FunnelTally.Counts("funnel-tally", 1, rule, units, left, List.of(reached), 0).toTally();
    }
}
