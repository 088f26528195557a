package io.github.cxmetrics.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.ManyTimelines;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parts of a timeline, cut at any instants and joined in any association, give the summary of the whole, which tells what the scan of the whole tells. */
class FunnelSummaryContractTest {

    private static final String[] NAMES = {"a", "b", "c", "d", "x"};

    static Stream<Funnel> funnels() {
        List<Funnel> all = new ArrayList<>();
        Step shared = Step.anyOf("a", "c");
        for (Entry entry : List.of(Entry.ANY_START, Entry.FIRST_START)) {
            for (Ties ties : Ties.values()) {
                if (entry == Entry.ANY_START && ties == Ties.INPUT_ORDER) {
                    continue;
                }
                for (EventUse use : EventUse.values()) {
                    Dialect dialect = Dialect.STANDARD.entry(entry).ties(ties).use(use);
                    all.add(Funnel.steps("a", "b", "c", "d").dialect(dialect).within(Duration.ofSeconds(6)));
                    all.add(Funnel.steps("a", "a", "b").dialect(dialect).within(Duration.ofSeconds(4)));
                    all.add(Funnel.steps(shared, Step.anyOf("b", "c"), shared, Step.anyEvent())
                            .dialect(dialect));
                    all.add(Funnel.steps("a", "b", "c")
                            .dialect(dialect.bound(WindowBound.HALF_OPEN))
                            .within(Duration.ofSeconds(3)));
                }
            }
        }
        return all.stream();
    }

    private static EventLog random(long seed, int users) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            int n = 1 + random.nextInt(14);
            for (int i = 0; i < n; i++) {
                events.add(Event.of(
                        "u" + user,
                        NAMES[random.nextInt(NAMES.length)],
                        Instant.ofEpochSecond(random.nextInt(14) - 5)));
            }
        }
        return EventLog.from(events.stream()).knowing(NAMES);
    }

    /** Cut before the rows of some instants, so that equal times stay together. */
    private static List<FunnelSummary> parts(Funnel funnel, Timeline whole, Random random) {
        List<FunnelSummary> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= whole.size(); i++) {
            boolean newTime = i == whole.size()
                    || !whole.times().get(i).equals(whole.times().get(i - 1));
            if (i == whole.size() || newTime && random.nextInt(3) == 0) {
                parts.add(FunnelSummary.of(funnel, ManyTimelines.part(whole, from, i)));
                from = i;
            }
        }
        return parts;
    }

    private static FunnelSummary joined(List<FunnelSummary> parts, Random random) {
        List<FunnelSummary> rest = new ArrayList<>(parts);
        while (rest.size() > 1) {
            int i = random.nextInt(rest.size() - 1);
            rest.set(i, rest.get(i).then(rest.remove(i + 1)));
        }
        return rest.get(0);
    }

    @ParameterizedTest
    @MethodSource("funnels")
    void partsInAnyAssociationGiveTheWhole(Funnel funnel) {
        EventLog log = random(funnel.hashCode(), 300);
        Random random = new Random(42);
        FunnelResult result = funnel.run(log);
        FunnelTally sum = funnel.empty();
        for (Timeline timeline : log.timelines().toList()) {
            FunnelSummary whole = FunnelSummary.of(funnel, timeline);
            List<FunnelSummary> parts = parts(funnel, timeline, random);
            assertThat(joined(parts, random)).as("%s of %s", funnel, timeline).isEqualTo(whole);
            assertThat(whole.level()).isEqualTo(result.level(timeline.user()));
            sum = sum.plus(whole.toTally());
        }
        assertThat(sum).isEqualTo(result.tally());
    }

    @ParameterizedTest
    @MethodSource("funnels")
    void theJourneyIsThatOfTheScan(Funnel funnel) {
        EventLog log = random(7, 200);
        UnitReader reader = new UnitReader(FunnelPlan.of(funnel, log));
        log.timelines().forEach(timeline -> {
            FunnelSummary whole = FunnelSummary.of(funnel, timeline);
            Outcomes scanned = new Outcomes(reader.plan);
            reader.count(
                    0, IntStream.range(0, timeline.size()).map(timeline::row).toArray(), scanned);
            assertThat(whole.level()).isEqualTo(scanned.size() == 0 ? 0 : scanned.level(0));
            if (scanned.size() > 0) {
                assertThat(whole.start()).contains(log.columns().time(scanned.row(0, 0)));
                assertThat(whole.end()).contains(log.columns().time(scanned.row(0, scanned.level(0) - 1)));
            }
        });
    }

    @Test
    void emptyIsTheIdentityOnBothSides() {
        Funnel funnel = Funnel.steps("a", "b");
        FunnelSummary empty = FunnelSummary.empty(funnel, ChronoUnit.MICROS);
        FunnelSummary some = FunnelSummary.of(funnel, Timeline.of(Event.of("u", "a", "2024-05-01T10:00:00Z")));
        assertThat(empty.then(some)).isEqualTo(some);
        assertThat(some.then(empty)).isEqualTo(some);
        assertThat(empty.toTally()).isEqualTo(funnel.empty());
        assertThat(empty).hasToString("0 of 2 steps");
        assertThat(some).hasToString("1 of 2 steps, 2024-05-01T10:00:00Z … 2024-05-01T10:00:00Z");
    }

    @Test
    void daysAreJoinedWithoutTheirEvents() throws Exception {
        Funnel funnel = Funnel.steps("visit", "signup", "purchase").within(Duration.ofDays(7));
        FunnelSummary monday = FunnelSummary.of(
                funnel,
                Timeline.of(
                        Event.of("ann", "visit", "2024-05-06T10:00:00Z"),
                        Event.of("ann", "signup", "2024-05-06T10:05:00Z")));
        FunnelSummary friday =
                FunnelSummary.of(funnel, Timeline.of(Event.of("ann", "purchase", "2024-05-10T09:00:00Z")));
        FunnelSummary week = monday.then(friday);
        assertThat(week.timeToConvert()).contains(Duration.parse("PT95H"));
        assertThat(week.toTally().reached()).containsExactly(1L, 1L, 1L);
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readValue(mapper.writeValueAsString(monday.toForm()), FunnelSummary.Form.class)
                        .restore()
                        .then(friday))
                .isEqualTo(week);
        assertThat(monday.timeToConvert()).isEmpty();
    }

    @Test
    void partsThatAreNotStrictlyLaterAreRefused() {
        Funnel funnel = Funnel.steps("a", "b");
        FunnelSummary one = FunnelSummary.of(funnel, Timeline.of(Event.of("u", "a", "2024-05-01T10:00:00Z")));
        FunnelSummary same = FunnelSummary.of(funnel, Timeline.of(Event.of("u", "b", "2024-05-01T10:00:00Z")));
        assertThatThrownBy(() -> one.then(same))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a part that begins at 2024-05-01T10:00:00Z is not later than one that ends at 2024-05-01T10:00:00Z");
        assertThatThrownBy(() -> one.then(FunnelSummary.empty(Funnel.steps("a", "c"), ChronoUnit.MICROS)))
                .hasMessage(
                        "can't join a summary of a → b (in order, any start, ties in step order, one event one step) in Micros"
                                + " with one of a → c (in order, any start, ties in step order, one event one step) in Micros");
    }

    @Test
    void rulesWithoutAnExactSummaryAreRefusedByName() {
        Funnel plain = Funnel.steps("a", "b");
        refused(plain.order(StepOrder.UNORDERED), "steps in any order");
        refused(plain.order(StepOrder.CONTIGUOUS), "steps directly one after the other");
        refused(plain.entry(Entry.EVERY_ENTRY), "every entry");
        refused(plain.ties(Ties.INPUT_ORDER), "any start and ties in input order");
        refused(plain.excluding(new Exclusion(Step.of("x"), 1, 2)), "exclusions");
        refused(plain.dialect(Dialect.CLICKHOUSE.stopping(Stop.SCAN_AT_REPEAT)), "stops");
        refused(plain.dialect(Dialect.PINOT).idleAtMost(Duration.ofSeconds(1)), "stops");
        refused(
                Funnel.steps(Step.of("a"), Step.of("b").withinOfPrevious(Duration.ofSeconds(1))),
                "limits between steps");
        refused(Funnel.steps(Step.of("a"), Step.of("b").optional(), Step.of("c")), "optional steps");
        refused(plain.holding("product"), "a held property");
        refused(plain.asOf(Instant.EPOCH), "an end of the data");
        refused(plain.per("session"), "units other than users");
        String[] many = IntStream.range(0, 17).mapToObj(i -> "e" + i).toArray(String[]::new);
        assertThatThrownBy(() -> FunnelSummary.empty(Funnel.steps(many), ChronoUnit.MICROS))
                .hasMessage("a summary has at most 16 steps, not 17");
        assertThat(FunnelSummary.empty(Funnel.steps(Arrays.copyOf(many, 16)), ChronoUnit.MICROS)
                        .level())
                .isZero();
    }

    private static void refused(Funnel funnel, String what) {
        assertThatThrownBy(() -> FunnelSummary.empty(funnel, ChronoUnit.MICROS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a funnel with " + what + " has no exact summary here");
    }

    @Test
    void partsTooFarApart() {
        Funnel funnel = Funnel.steps("a", "b").within(Duration.ofDays(1));
        FunnelSummary early = at(funnel, "a", -9_000_000_000_000_000_000L);
        FunnelSummary late = at(funnel, "b", 9_000_000_000_000_000_000L);
        assertThatThrownBy(() -> early.then(late))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("times must lie within 2^63 Nanos of each other, not -9000000000000000000 and"
                        + " 9000000000000000000");
    }

    private static FunnelSummary at(Funnel funnel, String event, long nanos) {
        EventLog log = EventLog.of(Codes.of("u"), Codes.of(event), new long[] {nanos}, ChronoUnit.NANOS);
        return FunnelSummary.of(funnel, log.timelines().findFirst().orElseThrow());
    }
}
