package io.github.cxmetrics.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FunnelProperties {

    private static final String[] NAMES = {"a", "b", "c", "x"};

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<String> user = Arbitraries.integers().between(0, 5).map(i -> "u" + i);
        Arbitrary<Instant> time = Arbitraries.integers().between(-20, 20).map(Instant::ofEpochSecond);
        return Combinators.combine(user, Arbitraries.of(NAMES), time)
                .as(Event::of)
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<Dialect> dialects() {
        return Combinators.combine(
                        Arbitraries.of(Entry.class),
                        Arbitraries.of(Ties.class),
                        Arbitraries.of(EventUse.class),
                        Arbitraries.of(WindowBound.class))
                .as((entry, ties, use, bound) ->
                        Dialect.STANDARD.entry(entry).ties(ties).use(use).bound(bound));
    }

    private static EventLog log(List<Event> events) {
        return EventLog.from(events.stream()).knowing(NAMES);
    }

    private static Funnel funnel(Dialect dialect, int window) {
        return Funnel.steps(Step.of("a"), Step.anyOf("b", "c"), Step.of("c"))
                .dialect(dialect)
                .within(Duration.ofSeconds(window));
    }

    @Property(tries = 400, seed = "71")
    void theOrderOfUsersDoesNotMatter(
            @ForAll("events") List<Event> events,
            @ForAll("dialects") Dialect dialect,
            @ForAll @IntRange(min = 1, max = 30) int window) {
        List<List<Event>> byUser = byUser(events);
        Collections.shuffle(byUser, new Random(window));
        List<Event> shuffled = byUser.stream().flatMap(List::stream).toList();
        assertThat(funnel(dialect, window).count(log(shuffled)))
                .isEqualTo(funnel(dialect, window).count(log(events)));
    }

    private static List<List<Event>> byUser(List<Event> events) {
        List<List<Event>> byUser = new ArrayList<>();
        for (int user = 0; user <= 5; user++) {
            String name = "u" + user;
            byUser.add(
                    events.stream().filter(event -> event.user().equals(name)).toList());
        }
        return byUser;
    }

    @Property(tries = 400, seed = "72")
    void partsByUserGiveTheWhole(
            @ForAll("events") List<Event> events,
            @ForAll("dialects") Dialect dialect,
            @ForAll @IntRange(min = 0, max = 6) int cut) {
        Funnel funnel = funnel(dialect, 9);
        List<List<Event>> byUser = byUser(events);
        FunnelTally left = funnel.count(
                log(byUser.subList(0, cut).stream().flatMap(List::stream).toList()));
        FunnelTally right = funnel.count(
                log(byUser.subList(cut, 6).stream().flatMap(List::stream).toList()));
        assertThat(left.plus(right)).isEqualTo(funnel.count(log(events)));
    }

    @Property(tries = 400, seed = "73")
    void aWiderWindowNeverLowersACount(
            @ForAll("events") List<Event> events,
            @ForAll("dialects") Dialect dialect,
            @ForAll @IntRange(min = 1, max = 30) int window) {
        Dialect users = dialect.entry() == Entry.EVERY_ENTRY ? dialect.entry(Entry.ANY_START) : dialect;
        EventLog log = log(events);
        List<Long> narrow = funnel(users, window).count(log).reached();
        List<Long> wide = funnel(users, window + 1).count(log).reached();
        List<Long> closed =
                funnel(users.bound(WindowBound.CLOSED), window).count(log).reached();
        for (int k = 0; k < 3; k++) {
            assertThat(wide.get(k)).isGreaterThanOrEqualTo(narrow.get(k));
            assertThat(closed.get(k)).isGreaterThanOrEqualTo(narrow.get(k));
        }
    }

    @Property(tries = 200, seed = "74")
    void aFunnelOfOneStepIsAProportion(@ForAll("events") List<Event> events) {
        FunnelTally tally = Funnel.steps("a").count(log(events));
        long with = events.stream()
                .filter(event -> event.name().equals("a"))
                .map(Event::user)
                .distinct()
                .count();
        long all = events.stream().map(Event::user).distinct().count();
        assertThat(tally.fromPrevious(1)).isEqualTo(Proportion.of(with, all).named("a", "users"));
        assertThat(tally.reached()).containsExactly(with);
    }

    @Property(tries = 400, seed = "75")
    void looserSwitchesNeverLowerACount(
            @ForAll("events") List<Event> events, @ForAll @IntRange(min = 1, max = 20) int window) {
        EventLog log = log(events);
        Funnel any = funnel(Dialect.STANDARD, window);
        assertNotBelow(any.count(log), any.entry(Entry.FIRST_START).count(log));
        assertNotBelow(any.count(log), any.ties(Ties.INPUT_ORDER).count(log));
        assertNotBelow(
                any.ties(Ties.INPUT_ORDER).count(log),
                any.ties(Ties.STRICTLY_LATER).count(log));
        assertNotBelow(any.dialect(Dialect.CLICKHOUSE).count(log), any.count(log));
        assertNotBelow(any.dialect(Dialect.POSTHOG_UNORDERED).count(log), any.count(log));
        assertNotBelow(any.count(log), any.order(StepOrder.CONTIGUOUS).count(log));
        Funnel excluding = any.excluding(new Exclusion(Step.of("x"), 1, 3));
        assertNotBelow(any.count(log), excluding.count(log));
        assertNotBelow(excluding.count(log), excluding.dialect(Dialect.POSTHOG).count(log));
    }

    private static void assertNotBelow(FunnelTally loose, FunnelTally tight) {
        for (int step = 1; step <= 3; step++) {
            assertThat(loose.reached(step))
                    .as("%s against %s", loose, tight)
                    .isGreaterThanOrEqualTo(tight.reached(step));
        }
    }
}
