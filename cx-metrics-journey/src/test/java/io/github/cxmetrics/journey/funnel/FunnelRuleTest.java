package io.github.cxmetrics.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.journey.Condition;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.path.EventSequence;
import io.github.cxmetrics.journey.path.NextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Rules are data: they print, compare, and refuse what has no meaning. */
class FunnelRuleTest {

    private static final Funnel SHOP = Funnel.steps("visit", "signup", "purchase");
    private static final EventLog LOG = EventLog.of(
            Event.of("ann", "visit", "2024-05-01T10:00:00Z")
                    .with("browser", "Firefox")
                    .with("price", 2),
            Event.of("ann", "signup", "2024-05-01T10:05:00Z"),
            Event.of("ann", "purchase", "2024-05-01T10:07:00Z"));

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void prints() {
        assertThat(SHOP.within(Duration.ofDays(7)))
                .hasToString(
                        "visit → signup → purchase within 7 days (≤; in order, any start, ties in step order, one event one step)");
        Funnel odd = Funnel.steps(
                        Step.anyOf("a", "b").where(Condition.number("price", Condition.Relation.AT_LEAST, 10)),
                        Step.of("c").named("see").optional(),
                        Step.anyEvent().where(Condition.missing("x")).withinOfPrevious(Duration.ofMinutes(90)))
                .within(Duration.ofMinutes(30))
                .holding("product")
                .per("session");
        assertThat(odd)
                .hasToString(
                        "a or b [price ≥ 10] → see (optional) → any event [x is missing] (≤ 1 h 30 min after the step before) within 30 minutes"
                                + " (≤; in order, any start, ties in step order, one event one step, per session, holding product)");
        assertThat(SHOP.dialect(Dialect.CLICKHOUSE.stopping(Stop.SCAN_AT_OTHER)))
                .hasToString("visit → signup → purchase (in order, any start, ties in step order, one event any steps,"
                        + " other rows end the scan)");
    }

    @Test
    void comparesByValue() {
        Instant end = Instant.parse("2024-06-01T00:00:00Z");
        Funnel week = SHOP.within(Duration.ofDays(7));
        assertThat(week).isEqualTo(Funnel.steps("visit", "signup", "purchase").within(Duration.ofHours(168)));
        Funnel read = week.asOf(end);
        assertThat(read).isNotEqualTo(week).hasToString(week + " as of 2024-06-01T00:00:00Z");
        assertThat(read.definition()).isEqualTo(week);
        assertThat(week.definition()).isSameAs(week);
        assertThat(read.readAsOf()).contains(end);
        assertThat(week.readAsOf()).isEmpty();
        for (Funnel each : List.of(week, read)) {
            assertThat(each.toForm().restore()).isEqualTo(each).hasSameHashCodeAs(each);
        }
        assertThat(week).isNotEqualTo(SHOP).isNotEqualTo(week.dialect(Dialect.CLICKHOUSE));
    }

    @Test
    void unknownEventsAreRefusedWithTheNearest() {
        EventLog strict = LOG.strict();
        refused(() -> Funnel.steps("visit", "purchse").run(strict), "unknown event purchse; the nearest is purchase");
        refused(() -> Funnel.steps("visit", "purchse").count(strict), "unknown event purchse; the nearest is purchase");
        refused(
                () -> SHOP.excluding(new Exclusion(Step.of("sign-up"), 1, 2)).run(strict),
                "unknown event sign-up; the nearest is signup");
        refused(() -> NextNode.after("vist").count(strict), "unknown event vist; the nearest is visit");
        refused(() -> EventSequence.ofEvents("vist").count(strict), "unknown event vist; the nearest is visit");
        refused(() -> SHOP.run(EventLog.of().strict()), "unknown event visit; the log has no events");
        assertThat(Funnel.steps("visit", "refund").run(strict.knowing("refund")).reached())
                .containsExactly(1L, 0L);
    }

    @Test
    void namesThatTheLogDoesNotKnowAreTold() {
        EventLog carts =
                EventLog.of(Event.of("u", "cart", Instant.EPOCH), Event.of("v", "cart", Instant.EPOCH.plusSeconds(5)));
        Funnel funnel = Funnel.steps("cart", "pay");
        FunnelResult result = funnel.run(carts);
        assertThat(result.reached()).containsExactly(2L, 0L);
        assertThat(result.unknownEvents()).containsExactly("pay");
        assertThat(result.toString()).endsWith("events that the log does not know: pay\n");
        assertThat(funnel.run(EventLog.of()).reached()).containsExactly(0L, 0L);
        assertThat(carts.timelines().collect(funnel.collector())).isEqualTo(result.tally());
        Funnel rich = Funnel.steps(Step.of("cart").where(Condition.missing("x")), Step.of("pay"))
                .per("session")
                .holding("sku");
        assertThat(rich.run(carts).unknownProperties()).containsExactly("session", "sku", "x");
        assertThat(rich.count(carts).count()).isZero();
        assertThat(funnel.holding("sku").count(carts).reached()).containsExactly(0L, 0L);
        assertThat(carts.timelines().collect(funnel.holding("sku").collector()).reached())
                .containsExactly(0L, 0L);
        refused(() -> rich.run(carts.knowing("pay").strict()), "unknown property x; the log has none");
        refused(
                () -> funnel.per("session").count(carts.knowing("pay").strict()),
                "unknown property session; the log has none");
        refused(() -> funnel.run(carts.upTo(Instant.EPOCH).strict()), "unknown event pay; the nearest is cart");
        assertThat(funnel.run(carts, Breakdown.by("sku")).results().keySet()).containsExactly("(none)");
        assertThat(funnel.run(carts, Breakdown.byBins("sku", 3)).results().keySet())
                .containsExactly("(none)");
        assertThat(funnel.run(carts, Breakdown.by("sku").atStep(1)).results()).isEmpty();
    }

    @Test
    void rowsOfASecondAreAsManyAttemptsOfOneStep() {
        EventLog log = EventLog.of(
                Event.of("u", "buy", Instant.EPOCH).with("price", 10),
                Event.of("u", "buy", Instant.EPOCH).with("price", 20),
                Event.of("u", "buy", Instant.EPOCH.plusSeconds(300)));
        for (Ties ties : Ties.values()) {
            Funnel funnel = Funnel.steps("buy").entry(Entry.EVERY_ENTRY).ties(ties);
            assertThat(funnel.run(log).reached()).as("%s", ties).containsExactly(3L);
            assertThat(log.timelines().collect(funnel.collector())).isEqualTo(funnel.count(log));
            assertThat(funnel.run(log).value("price").sum()).isEqualTo(30);
            assertThat(funnel.run(log).value("worth").missing()).isEqualTo(3);
        }
    }

    @Test
    void stepsAndWindowsMustMakeSense() {
        refused(() -> Funnel.steps(new String[0]), "a funnel needs at least one step");
        String[] many = IntStream.range(0, 65).mapToObj(i -> "e" + i).toArray(String[]::new);
        refused(() -> Funnel.steps(many), "a funnel has at most 64 steps, not 65");
        refused(() -> SHOP.within(Duration.ZERO), "a window must be positive: 0 seconds");
        refused(() -> SHOP.within(Duration.ofDays(-1)), "a window must be positive: -1 day");
        refused(() -> SHOP.idleAtMost(Duration.ZERO), "a pause must be positive: 0 seconds");
        refused(
                () -> Step.of("a").withinOfPrevious(Duration.ZERO),
                "the gap before step a must be positive: 0 seconds");
        refused(() -> Step.anyOf(), "a step needs an event; Step.anyEvent() is filled by all");
        refused(() -> Funnel.steps(Step.of("a").optional()), "the first step must not be optional: a (optional)");
        refused(
                () -> Funnel.steps(Step.of("a").withinOfPrevious(Duration.ofSeconds(1))),
                "no step comes before the first: a (≤ 1 second after the step before)");
        refused(
                () -> SHOP.excluding(new Exclusion(Step.of("x"), 2, 4)),
                "exclusion of x between steps 2 and 4 is outside steps 1 to 3");
        refused(
                () -> new Exclusion(Step.of("x"), 2, 2),
                "an exclusion runs from a step to a later one, not from step 2 to 2");
        refused(
                () -> new Exclusion(Step.of("x"), 0, 2),
                "an exclusion runs from a step to a later one, not from step 0 to 2");
        refused(
                () -> Funnel.steps(Step.of("a"), Step.of("b").optional(), Step.of("c"))
                        .excluding(new Exclusion(Step.of("x"), 1, 2)),
                "exclusion of x between steps 1 and 2 must not begin or end at an optional step");
    }

    @Test
    void sixtyFourStepsAreCounted() {
        String[] many = IntStream.range(0, 64).mapToObj(i -> "e" + i).toArray(String[]::new);
        Event[] events = IntStream.range(0, 64)
                .mapToObj(i -> Event.of("ann", "e" + i, Instant.ofEpochSecond(i)))
                .toArray(Event[]::new);
        EventLog log = EventLog.of(events);
        assertThat(Funnel.steps(many).count(log).reached(64)).isEqualTo(1);
        assertThat(Funnel.steps(many).order(StepOrder.CONTIGUOUS).count(log).reached(64))
                .isEqualTo(1);
        assertThat(Funnel.steps(many).order(StepOrder.UNORDERED).count(log).reached(64))
                .isEqualTo(1);
        assertThat(Funnel.steps(many).ties(Ties.STRICTLY_LATER).count(log).reached(64))
                .isEqualTo(1);
    }

    @Test
    void switchesThatDontGoTogetherAreRefused() {
        refused(
                () -> SHOP.dialect(Dialect.CLICKHOUSE.stopping(Stop.SCAN_AT_OTHER, Stop.ATTEMPT_AT_OTHER)),
                "stops of the scan can't be combined with stops of attempts");
        refused(
                () -> SHOP.dialect(Dialect.CLICKHOUSE.stopping(Stop.ATTEMPT_AT_OTHER)),
                "stops of attempts can't be combined with one event any steps");
        refused(
                () -> SHOP.idleAtMost(Duration.ofSeconds(1)),
                "stops of attempts can't be combined with one event one step");
        refused(
                () -> SHOP.order(StepOrder.UNORDERED).entry(Entry.FIRST_START),
                "steps in any order can't be combined with first start");
        refused(
                () -> SHOP.order(StepOrder.CONTIGUOUS).excluding(new Exclusion(Step.of("x"), 1, 2)),
                "steps directly one after the other can't be combined with exclusions");
        refused(
                () -> SHOP.order(StepOrder.CONTIGUOUS).ties(Ties.STEP_ORDER),
                "steps directly one after the other can't be combined with ties in step order");
        refused(
                () -> SHOP.dialect(Dialect.POSTHOG)
                        .order(StepOrder.UNORDERED)
                        .excluding(new Exclusion(Step.of("x"), 1, 2)),
                "steps in any order can't be combined with the policy that excluded users leave the funnel");
        refused(
                () -> SHOP.entry(Entry.EVERY_ENTRY).excluding(new Exclusion(Step.of("x"), 1, 2)),
                "every entry can't be combined with exclusions");
    }

    @Test
    void conditionsAreReadByTheColumn() {
        Step firefox = Step.of("visit").where(Condition.equal("browser", "Firefox"));
        assertThat(Funnel.steps(firefox).run(LOG).reached()).containsExactly(1L);
        assertThat(Funnel.steps(Step.anyEvent().where(Condition.missing("browser")))
                        .run(LOG)
                        .reached())
                .containsExactly(1L);
        Step dear = Step.of("visit").where(Condition.number("price", Condition.Relation.GREATER, 2));
        assertThat(Funnel.steps(dear).run(LOG).reached()).containsExactly(0L);
        refused(
                () -> Funnel.steps(Step.of("visit").where(Condition.number("browser", Condition.Relation.LESS, 2)))
                        .run(LOG),
                "property browser holds text, which browser < 2 can't compare");
        refused(
                () -> Funnel.steps(Step.of("visit").where(Condition.equal("price", "dear")))
                        .run(LOG),
                "property price holds whole numbers, not \"dear\"");
        refused(() -> new Condition("price", Condition.Relation.LESS, "dear"), "price < needs a number, not \"dear\"");
        refused(
                () -> new Condition("price", Condition.Relation.MISSING, "x"),
                "price is missing takes no value, not x");
    }

    @Test
    void eventsAfterTheEndOfTheDataAreSetAside() {
        Funnel read = SHOP.asOf(Instant.parse("2024-05-01T10:05:00Z"));
        FunnelTally tally = read.count(LOG);
        assertThat(tally.reached()).containsExactly(1L, 1L, 0L);
        assertThat(tally.afterAsOf()).isEqualTo(1);
        assertThat(tally).hasToString("funnel 1 → 1 → 0 (0.0 %), n = 1, 1 event after asOf");
        assertThat(LOG.timelines().collect(read.collector())).isEqualTo(tally);
        assertThat(read.run(LOG).pending()).isEqualTo(1);
        assertThat(tally.toCounts().toTally()).isEqualTo(tally);
        FunnelTally none = SHOP.asOf(Instant.EPOCH).count(LOG);
        assertThat(none.count()).isZero();
        assertThat(none.afterAsOf()).isEqualTo(3);
        assertThat(LOG.timelines().collect(SHOP.asOf(Instant.EPOCH).collector()))
                .isEqualTo(none);
        assertThat(SHOP.asOf(Instant.MAX).count(LOG).afterAsOf()).isZero();
        refused(() -> FunnelTally.of(SHOP, 1, 0, new long[3], 2), "2 events can't be after asOf: there is none");
    }

    @Test
    void talliesOfUnlikeEndsDontMerge() {
        Instant may = Instant.parse("2024-05-31T00:00:00Z");
        FunnelResult earlier = SHOP.asOf(may).run(LOG);
        FunnelResult later = SHOP.asOf(may.plusSeconds(60)).run(LOG);
        refused(
                () -> earlier.tally().plus(later.tally()),
                "funnel: read as of 2024-05-31T00:00:00Z and of 2024-05-31T00:01:00Z; read both as of one instant,"
                        + " or merge their observations");
        refused(
                () -> earlier.tally().plus(SHOP.count(LOG)),
                "funnel: read as of 2024-05-31T00:00:00Z and of no stated end; read both as of one instant,"
                        + " or merge their observations");
        assertThat(earlier.versus(later).difference()).isZero();
    }

    @Test
    void patternsThatCantBeReadAreRefused() {
        Step a = Step.of("a");
        refused(() -> EventSequence.of("(?1)x(?1)", a), "can't read the pattern (?1)x(?1) at x(?1)");
        refused(() -> EventSequence.of("(?2)", a), "step 2 of the pattern (?2) is outside 1..1");
        refused(() -> EventSequence.of("(?t<3)(?1)", a), "the pattern (?t<3)(?1) begins with a time");
        refused(() -> EventSequence.of("(?1)(?t<3)", a), "the pattern (?1)(?t<3) ends with a time");
    }
}
