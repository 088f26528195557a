package io.github.cxmetrics.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.Condition;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.EventOrder;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.internal.LogColumns;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A log counts the same in whatever order its rows are, and with any number of threads; a user of many events is nothing special. */
class LogOrdersTest {

    private static final int ROWS = 300_000;
    private static final int USERS = 4_000;
    private static final List<String> NAMES =
            IntStream.range(0, 12).mapToObj(i -> "e" + i).toList();

    private static EventLog log(EventOrder order) {
        Random random = new Random(5);
        int[] users = new int[ROWS];
        byte[] events = new byte[ROWS];
        long[] times = new long[ROWS];
        for (int row = 0; row < ROWS; row++) {
            users[row] = row % 10 == 0 ? 7 : random.nextInt(USERS - 1);
            events[row] = (byte) Math.min(11, (int) (random.nextDouble() * random.nextDouble() * 12));
            times[row] = random.nextInt(5_000) - 2_000;
        }
        Integer[] rows = IntStream.range(0, ROWS).boxed().toArray(Integer[]::new);
        Comparator<Integer> byTime = Comparator.comparingLong(row -> times[row]);
        if (order == EventOrder.BY_TIME) {
            Arrays.sort(rows, byTime);
        } else if (order == EventOrder.BY_USER_AND_TIME) {
            Arrays.sort(
                    rows, Comparator.<Integer>comparingInt(row -> users[row]).thenComparing(byTime));
        }
        byte[] sorted = new byte[ROWS];
        for (int i = 0; i < ROWS; i++) {
            sorted[i] = events[rows[i]];
        }
        return EventLog.of(
                Codes.numbered(Arrays.stream(rows).mapToInt(row -> users[row]).toArray(), USERS),
                Codes.of(sorted, NAMES),
                Arrays.stream(rows).mapToLong(row -> times[row]).toArray(),
                ChronoUnit.SECONDS);
    }

    private static final List<EventLog> LOGS =
            List.of(log(EventOrder.BY_USER_AND_TIME), log(EventOrder.BY_TIME), log(EventOrder.NONE));

    static Stream<Funnel> usual() {
        List<Funnel> all = new ArrayList<>();
        for (Entry entry : List.of(Entry.ANY_START, Entry.FIRST_START)) {
            for (Ties ties : List.of(Ties.INPUT_ORDER, Ties.STEP_ORDER)) {
                Dialect dialect = Dialect.STANDARD.entry(entry).ties(ties);
                all.add(Funnel.steps("e1", "e2", "e3").dialect(dialect).within(Duration.ofSeconds(120)));
                all.add(Funnel.steps("e0", "e4", "e2", "e1", "e7")
                        .dialect(dialect)
                        .within(Duration.ofSeconds(400)));
                all.add(Funnel.steps("e5", "e6").dialect(dialect));
                all.add(Funnel.steps("e3").dialect(dialect));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("usual")
    void ordersAgreeWithTheScanOfTimelines(Funnel funnel) {
        FunnelTally wanted = LOGS.get(0).timelines().collect(funnel.collector());
        for (EventLog log : LOGS) {
            FunnelTally counted = funnel.count(log);
            assertThat(counted).as("%s, %s", funnel, log.order()).isEqualTo(wanted);
            assertThat(counted.count()).isEqualTo(log.timelines().count());
            FunnelResult result = funnel.run(log);
            assertThat(result.reaching(1))
                    .hasSize(Math.toIntExact(result.tally().reached(1)));
        }
        assertThat(wanted.reached(1)).isPositive();
    }

    @Test
    void lateRowsAreSetAsideInEveryOrder() {
        Funnel funnel =
                Funnel.steps("e1", "e2", "e3").within(Duration.ofSeconds(120)).asOf(Instant.ofEpochSecond(900));
        FunnelTally wanted = LOGS.get(0).timelines().collect(funnel.collector());
        for (EventLog log : LOGS) {
            assertThat(funnel.count(log)).isEqualTo(wanted);
            assertThat(funnel.ties(Ties.STRICTLY_LATER).count(log))
                    .isEqualTo(log.timelines()
                            .collect(funnel.ties(Ties.STRICTLY_LATER).collector()));
            assertThat(log.upTo(Instant.ofEpochSecond(900)).size()).isEqualTo(ROWS - wanted.afterAsOf());
        }
        assertThat(wanted.afterAsOf()).isPositive();
    }

    @Test
    void countsDoNotDependOnThreads() throws Exception {
        Funnel funnel = Funnel.steps("e1", "e2", "e3").within(Duration.ofSeconds(120));
        Funnel slow = funnel.ties(Ties.STRICTLY_LATER);
        for (EventLog log : LOGS) {
            FunnelTally one = in(1, () -> funnel.count(log));
            FunnelTally oneSlow = in(1, () -> slow.count(log));
            for (int threads : new int[] {2, 3, 7}) {
                assertThat(in(threads, () -> funnel.count(log))).isEqualTo(one);
                assertThat(in(threads, () -> slow.count(log))).isEqualTo(oneSlow);
                assertThat(in(threads, () -> slow.run(log).reaching(2)))
                        .isEqualTo(in(1, () -> slow.run(log).reaching(2)));
            }
        }
    }

    private static <T> T in(int threads, java.util.concurrent.Callable<T> task) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(task).get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void conditionsAndManyEventNames() {
        EventLog log = LOGS.get(1);
        double[] price = new double[log.size()];
        Arrays.setAll(price, row -> row % 3 == 0 ? Double.NaN : row % 7);
        EventLog priced = log.with("price", price);
        Funnel funnel = Funnel.steps(
                        Step.of("e1").where(Condition.number("price", Condition.Relation.AT_LEAST, 3)), Step.of("e2"))
                .within(Duration.ofSeconds(60));
        assertThat(funnel.count(priced)).isEqualTo(priced.timelines().collect(funnel.collector()));
        List<String> many = IntStream.range(0, 1000).mapToObj(i -> "e" + i).toList();
        LogColumns columns = log.columns();
        EventLog wide = EventLog.of(
                Codes.of(columns.users().toInts(), log.users()),
                Codes.of(columns.events().toInts(), many),
                columns.times(),
                log.unit());
        Funnel two = Funnel.steps("e1", "e2");
        assertThat(two.count(wide)).isEqualTo(two.count(log));
    }

    /** What grew with the square of a user's events would not end. */
    @Test
    void aUserWithAMillionEventsIsNothingSpecial() {
        int rows = 1_000_000;
        byte[] events = new byte[rows];
        long[] times = new long[rows];
        Random random = new Random(11);
        for (int row = 0; row < rows; row++) {
            events[row] = (byte) (row == rows - 1 ? 3 : random.nextInt(3));
            times[row] = row / 3;
        }
        EventLog log = EventLog.of(
                Codes.numbered(new int[rows], 1),
                Codes.of(events, List.of("a", "b", "x", "end")),
                times,
                ChronoUnit.SECONDS);
        Step end = Step.of("end");
        Exclusion x = new Exclusion(Step.of("x"), 1, 2);
        Funnel plain = Funnel.steps(Step.of("a"), Step.of("b"), Step.of("a"), end);
        Funnel shared = Funnel.steps(Step.anyOf("a", "b"), Step.anyOf("b", "a"), Step.of("x"), end);
        Step soon = Step.of("b").withinOfPrevious(Duration.ofSeconds(500_000));
        List<Funnel> all = List.of(
                plain,
                plain.ties(Ties.STRICTLY_LATER),
                plain.dialect(Dialect.CLICKHOUSE),
                plain.dialect(Dialect.MIXPANEL_CLASSIC),
                plain.entry(Entry.EVERY_ENTRY),
                plain.excluding(x),
                plain.dialect(Dialect.POSTHOG_UNORDERED),
                shared,
                shared.order(StepOrder.UNORDERED),
                Funnel.steps(Step.of("a"), soon, end.withinOfPrevious(Duration.ofSeconds(1_000_000))),
                plain.dialect(Dialect.CLICKHOUSE.stopping(Stop.SCAN_AT_REPEAT)),
                plain.dialect(Dialect.PINOT.stopping(Stop.ATTEMPT_AT_REPEAT)));
        for (Funnel funnel : all) {
            assertThat(funnel.count(log).reached(1)).as("%s", funnel).isPositive();
        }
        assertThat(plain.run(log).level("0")).isEqualTo(4);
        assertThat(FunnelSummary.of(plain, log.timelines().findFirst().orElseThrow())
                        .level())
                .isEqualTo(4);
    }

    @Test
    void logsKnowTheirOrder() {
        assertThat(LOGS.stream().map(EventLog::order))
                .containsExactly(EventOrder.BY_USER_AND_TIME, EventOrder.BY_TIME, EventOrder.NONE);
    }
}
