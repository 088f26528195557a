package io.github.cxmetrics.journey.funnel;

import static io.github.cxmetrics.journey.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.internal.PickedRows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which rows the scans take for a journey, unit after unit, where rules are rare or rows lie at a border. */
class UnitScansTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    /** For example {@code "ann a 0", "ann b 2"}: user, event and second. */
    private static EventLog log(String... rows) {
        List<Event> events = new ArrayList<>();
        for (String row : rows) {
            String[] parts = row.split(" ");
            Event event = Event.of(parts[0], parts[1], Instant.ofEpochSecond(Long.parseLong(parts[2])));
            events.add(parts.length < 4 ? event : event.with("v", parts[3]));
        }
        return EventLog.from(events.stream()).knowing("a", "b", "c");
    }

    /** For example {@code ann 0 2}: who, and when each step was taken. */
    private static List<String> journeys(Funnel funnel, EventLog log) {
        return journeys(funnel.run(log));
    }

    private static List<String> journeys(FunnelResult result) {
        FunnelDetail detail = result.detail();
        Outcomes found = detail.outcomes();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            StringBuilder journey = new StringBuilder(detail.units.names().get(found.unit(i)));
            for (int k = 0; k < found.level(i); k++) {
                journey.append(' ').append(found.time(i, k) / 1_000_000);
            }
            all.add(journey.toString());
        }
        return all;
    }

    private static Funnel abc(Dialect dialect) {
        return Funnel.steps("a", "b", "c").dialect(dialect);
    }

    /** What the unit before left behind its own rows, and how far it got, is none of the next one. */
    @Test
    void aScanReadsTheRowsOfOneUnit() {
        EventLog log =
                log("ann a 0", "ann b 2", "ann c 2", "bob a 0", "bob b 2", "cyd b 3", "cyd c 3", "dan a 1", "dan b 2");
        List<Funnel> funnels = new ArrayList<>();
        for (Dialect dialect : List.of(
                Dialect.STANDARD,
                Dialect.STANDARD.entry(Entry.FIRST_START),
                Dialect.STANDARD.entry(Entry.EVERY_ENTRY),
                Dialect.STANDARD.ties(Ties.INPUT_ORDER),
                Dialect.STANDARD.order(StepOrder.CONTIGUOUS),
                Dialect.POSTHOG_STRICT,
                Dialect.CLICKHOUSE.stopping(Stop.SCAN_AT_REPEAT),
                Dialect.CLICKHOUSE.stopping(Stop.SCAN_AT_OTHER),
                Dialect.PINOT.stopping(Stop.ATTEMPT_AT_REPEAT),
                Dialect.PINOT.stopping(Stop.ATTEMPT_AT_OTHER),
                Dialect.PINOT.stopping(Stop.ATTEMPT_AT_OTHER, Stop.ATTEMPT_SEES_ALL))) {
            funnels.add(abc(dialect));
        }
        funnels.add(abc(Dialect.PINOT).idleAtMost(Duration.ofSeconds(10)));
        Step soon = Step.of("b").withinOfPrevious(Duration.ofSeconds(10));
        funnels.add(Funnel.steps(Step.of("a"), soon, Step.of("c")));
        for (Funnel funnel : funnels) {
            assertThat(journeys(funnel, log)).as("%s", funnel).containsExactly("ann 0 2 2", "bob 0 2", "dan 1 2");
        }
    }

    /** A repeat of the first step ends an attempt and begins another; of journeys that get as far the first counts. */
    @Test
    void attemptsKeepTheirRows() {
        EventLog log = log("ann a 1", "ann a 5", "ann b 7", "ann a 10", "ann b 12", "bob a 3", "bob a 4");
        Funnel repeats = abc(Dialect.PINOT.stopping(Stop.ATTEMPT_AT_REPEAT));
        assertThat(journeys(repeats, log)).containsExactly("ann 5 7", "bob 3");
        assertThat(journeys(abc(Dialect.PINOT).idleAtMost(Duration.ofSeconds(3)), log))
                .containsExactly("ann 5 7", "bob 3");
        assertThat(journeys(abc(Dialect.PINOT).idleAtMost(Duration.ofSeconds(1)), log))
                .containsExactly("ann 1", "bob 3");
    }

    @Test
    void directStepsAreInTimeFromTheirStart() {
        Dialect direct = Dialect.STANDARD.order(StepOrder.CONTIGUOUS);
        EventLog log = log(
                "ann a 0",
                "ann x 1",
                "ann a 2",
                "ann b 3",
                "bob a 0",
                "bob b 10",
                "cyd a 0",
                "cyd b 11",
                "dan a 0",
                "dan b 1",
                "dan x 2",
                "dan a 3",
                "dan b 4",
                "eve x 0",
                "eve a 1",
                "eve b 2");
        Funnel any = abc(direct).within(Duration.ofSeconds(10));
        assertThat(journeys(any, log)).containsExactly("ann 2 3", "bob 0 10", "cyd 0", "dan 0 1", "eve 1 2");
        Funnel first = abc(direct.entry(Entry.FIRST_START)).within(Duration.ofSeconds(10));
        assertThat(journeys(first, log)).containsExactly("ann 0", "bob 0 10", "cyd 0", "dan 0 1", "eve 1 2");
    }

    /** A journey that begins in an hour may end in the next one; one that begins in the next one is of that. */
    @Test
    void hoursOfDirectSteps() {
        Funnel direct = Funnel.steps("a", "b")
                .dialect(Dialect.STANDARD.order(StepOrder.CONTIGUOUS))
                .within(Duration.ofHours(2))
                .asOf(Instant.ofEpochSecond(100_000));
        assertThat(hours(direct, log("ann a 0", "ann a 3600", "ann b 3660"))).containsExactly("0 of 1", "1 of 1");
        assertThat(hours(direct, log("ann a 3590", "ann b 3600"))).containsExactly("1 of 1");
    }

    private static List<String> hours(Funnel funnel, EventLog log) {
        return hours(funnel.run(log));
    }

    private static List<String> hours(FunnelResult result) {
        return result.trend(ChronoUnit.HOURS, UTC).stream()
                .map(bucket -> bucket.converted().successes() + " of " + bucket.entered())
                .toList();
    }

    @Test
    void limitsBetweenStepsHoldFromStartToStart() {
        Step b = Step.of("b").withinOfPrevious(Duration.ofSeconds(20));
        Funnel any = Funnel.steps(Step.of("a"), b, Step.of("c")).within(Duration.ofSeconds(10));
        EventLog log = log(
                "ann a 0",
                "ann x 1",
                "ann a 2",
                "ann b 3",
                "bob a 0",
                "bob b 10",
                "cyd a 0",
                "cyd b 11",
                "dan a 0",
                "dan b 1",
                "dan a 3",
                "dan b 4",
                "eve b 0",
                "eve a 1",
                "eve b 2");
        assertThat(journeys(any, log)).containsExactly("ann 2 3", "bob 0 10", "cyd 0", "dan 0 1", "eve 1 2");
        Funnel first = any.dialect(any.dialect().entry(Entry.FIRST_START));
        assertThat(journeys(first, log)).containsExactly("ann 0 3", "bob 0 10", "cyd 0", "dan 0 1", "eve 1 2");
    }

    /** The rows of a unit that is no user are those of all its users. */
    @Test
    void hoursOfOtherUnits() {
        Funnel orders =
                Funnel.steps("a", "b").per("v").within(Duration.ofHours(1)).asOf(Instant.ofEpochSecond(100_000));
        assertThat(hours(orders, log("ann a 0 o2", "bob b 10 o2", "bob a 3600 o1", "ann a 3610 o3", "cyd b 3620 o1")))
                .containsExactly("1 of 1", "1 of 2");
    }

    @Test
    void partsHaveNamesOfTheirOwn() {
        EventLog log = log("ann a 0 Other", "ann a 1 Other", "bob a 0 Other", "bob a 1 v", "cyd a 2 w");
        Funnel funnel = Funnel.steps("a", "b");
        Breakdown largest = Breakdown.by("v").atStep(1).top(1);
        refuses("a value is named Other already", () -> funnel.run(log, largest));
        assertThat(funnel.run(log, largest.top(0)).results()).containsOnlyKeys("Other", "v", "w");
    }

    @Test
    void valuesWithoutANameAreNotMixedWithThoseThatBearIt() {
        EventLog log = log("ann a 0 (none)", "bob a 1", "cyd a 2 ads");
        Funnel funnel = Funnel.steps("a", "b");
        for (Funnel each : List.of(funnel, funnel.order(StepOrder.UNORDERED), funnel.entry(Entry.EVERY_ENTRY))) {
            refuses("a value is named (none) already", () -> each.run(log, Breakdown.by("v")));
        }
    }

    @Test
    void theLimitBeforeAStepHoldsItsEnd() {
        Funnel funnel = Funnel.steps(Step.of("a"), Step.of("b").withinOfPrevious(Duration.ofSeconds(5)));
        assertThat(journeys(funnel, log("ann a 0", "ann b 5", "bob a 0", "bob b 6")))
                .containsExactly("ann 0 5", "bob 0");
    }

    /** Steps of one second stand in their order wherever a block of rows ends, in either half of a log. */
    @Test
    void tiesGoOnBeyondABlock() {
        int block = PickedRows.BLOCK;
        for (int half : new int[] {0, 2}) {
            int[] users = IntStream.range(0, 4 * block).toArray();
            int[] events = new int[4 * block];
            long[] times = new long[4 * block];
            int end = (half + 1) * block;
            users[end - 1] = users[end - 2];
            users[end] = users[end - 2];
            events[end - 1] = 2;
            events[end] = 1;
            times[end - 1] = 5;
            times[end] = 5;
            EventLog log = EventLog.of(
                    Codes.numbered(users, users.length),
                    Codes.of(events, List.of("a", "b", "c")),
                    times,
                    ChronoUnit.SECONDS);
            assertThat(abc(Dialect.STANDARD).count(log).reached())
                    .as("half %s", half)
                    .containsExactly(4L * block - 2, 1L, 1L);
        }
    }

    /** A part by the value at a step is the funnel without rows of that step of other values. */
    @Test
    void partsAtAStepByRareRules() {
        String[] rows = {
            "ann a 0",
            "ann b 1",
            "ann b 2",
            "ann c 2 v1",
            "ann x 3",
            "ann c 6 v2",
            "ann a 7",
            "ann b 8",
            "ann c 8 v1",
            "bob c 0 v2",
            "bob a 0",
            "bob b 1",
            "bob c 1 v1",
            "bob c 1 v2"
        };
        EventLog log = log(rows);
        Step soon = Step.of("c").withinOfPrevious(Duration.ofSeconds(3));
        Funnel plain = Funnel.steps("a", "b", "c");
        for (Funnel funnel : List.of(
                plain,
                plain.within(Duration.ofSeconds(5)),
                plain.entry(Entry.FIRST_START),
                plain.entry(Entry.EVERY_ENTRY),
                plain.ties(Ties.STRICTLY_LATER),
                plain.order(StepOrder.UNORDERED),
                abc(Dialect.CLICKHOUSE.stopping(Stop.SCAN_AT_REPEAT)),
                abc(Dialect.PINOT).idleAtMost(Duration.ofSeconds(2)),
                plain.excluding(new Exclusion(Step.of("x"), 2, 3)),
                Funnel.steps(Step.of("a"), Step.of("b"), soon),
                Funnel.steps(Step.of("a"), Step.of("b"), Step.of("x").optional(), Step.of("c")))) {
            Map<String, FunnelResult> parts = funnel.run(
                            log, Breakdown.by("v").atStep(funnel.steps().size()))
                    .results();
            for (String value : List.of("v1", "v2")) {
                EventLog without = log(Arrays.stream(rows)
                        .filter(row -> !row.contains(" c ") || row.endsWith(value))
                        .toArray(String[]::new));
                assertThat(journeys(parts.get(value)))
                        .as("%s at %s", funnel, value)
                        .isEqualTo(journeys(funnel, without));
            }
        }
    }

    @Test
    void partsAtAStepHoldWhatTheRuleHolds() {
        EventLog log = log("ann a 0", "ann b 1", "ann c 2 v1", "ann c 3 v2").with("w", "w1", "w2", "w1", "w1");
        Map<String, FunnelResult> parts = Funnel.steps("a", "b", "c")
                .holding("w")
                .run(log, Breakdown.by("v").atStep(3))
                .results();
        assertThat(journeys(parts.get("v1"))).containsExactly("ann 0");
        assertThat(journeys(parts.get("v2"))).containsExactly("ann 0");
    }

    /** Where each row fills two steps, that of another value still fills the second. */
    @Test
    void partsAtAStepOfRowsThatFillTwo() {
        Map<String, FunnelResult> parts = Funnel.steps("a", "a")
                .run(log("ann a 0 v1", "ann a 1 v2"), Breakdown.by("v").atStep(1))
                .results();
        assertThat(journeys(parts.get("v1"))).containsExactly("ann 0 1");
        assertThat(journeys(parts.get("v2"))).containsExactly("ann 1");
    }

    /** What a part has seen of a unit is known of each unit, however many there are. */
    @Test
    void aTrendOfAPartReadsTheRowsOfThePart() {
        String[] rows = IntStream.range(0, 6)
                .boxed()
                .flatMap(i -> Stream.of("u" + i + " a 0", "u" + i + " b 10 v1", "u" + i + " b 20 v2"))
                .toArray(String[]::new);
        Map<String, FunnelResult> parts = Funnel.steps("a", "b")
                .within(Duration.ofSeconds(15))
                .asOf(Instant.ofEpochSecond(100))
                .run(log(rows), Breakdown.by("v").atStep(2))
                .results();
        assertThat(hours(parts.get("v1"))).containsExactly("6 of 6");
        assertThat(hours(parts.get("v2"))).containsExactly("0 of 6");
    }

    /** Of journeys of two values that end together, that which begins last counts, whichever is read first. */
    @Test
    void ofHeldValuesTheLatestBeginCounts() {
        Funnel held = Funnel.steps("a", "b").holding("v");
        EventLog log = log(
                "ann a 0 v1",
                "ann a 1 v2",
                "ann b 5 v1",
                "ann b 5 v2",
                "bob a 0 v1",
                "bob a 1 v2",
                "bob b 5 v2",
                "bob b 5 v1",
                "cyd a 0 v1",
                "cyd a 0 v2",
                "cyd a 2 v1",
                "cyd b 5 v2",
                "cyd b 5 v1");
        assertThat(journeys(held, log)).containsExactly("ann 1 5", "bob 1 5", "cyd 2 5");
    }

    /** Any step enters where the order is free, also long before the journey that counts. */
    @Test
    void anyStepEntersAFunnelInAnyOrder() {
        Outcomes found = Funnel.steps("a", "b")
                .order(StepOrder.UNORDERED)
                .within(Duration.ofSeconds(10))
                .run(log("ann x 0", "ann b 1", "ann a 100", "ann b 101", "ann b 200", "ann x 201"))
                .detail()
                .outcomes();
        assertThat(found.firstEntry(0)).isEqualTo(1_000_000);
        assertThat(found.lastEntry(0)).isEqualTo(200_000_000);
        assertThat(found.time(0, 0)).isEqualTo(100_000_000);
    }

    /** Parts of a log that threads have read are joined, a small one before a large one too. */
    @Test
    void outcomesOfPartsAreJoined() {
        String[] rows = IntStream.range(0, 12)
                .boxed()
                .flatMap(i -> Stream.of("u" + i + " a " + i, "u" + i + " b " + (20 + i)))
                .toArray(String[]::new);
        EventLog log = log(rows);
        UnitReader reader = new UnitReader(FunnelPlan.of(Funnel.steps("a", "b"), log));
        Outcomes few = new Outcomes(reader.plan);
        Outcomes many = new Outcomes(reader.plan);
        for (int unit = 0; unit < 12; unit++) {
            reader.count(unit, log.columns().byUser().rowsOf(unit), unit == 0 ? few : many);
        }
        few.addAll(many);
        assertThat(few.size()).isEqualTo(12);
        for (int unit = 0; unit < 12; unit++) {
            assertThat(few.unit(unit)).isEqualTo(unit);
            assertThat(few.time(unit, 1)).isEqualTo((20 + unit) * 1_000_000L);
        }
    }
}
