package io.github.cxmetrics.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.EngagementRule;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Sessions;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Timeline;
import java.lang.management.ManagementFactory;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One user with a hundred thousand rows among normal ones: what grew with the square of them would not end in time. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileUsersTest {

    private static final int ROWS = 100_000;
    private static final int NORMAL = 1_000;
    private static final EventLog LOG = log();

    private static EventLog log() {
        Random random = new Random(3);
        int[] users = new int[ROWS + NORMAL];
        byte[] events = new byte[users.length];
        long[] times = new long[users.length];
        String[] own = new String[users.length];
        for (int row = 0; row < users.length; row++) {
            users[row] = row < ROWS ? 0 : 1 + (row - ROWS) / 10;
            events[row] = (byte) random.nextInt(4);
            times[row] = row / 2;
            own[row] = "v" + row / 2;
        }
        return EventLog.of(
                        Codes.numbered(users, 1 + NORMAL / 10),
                        Codes.of(events, List.of("a", "b", "c", "x")),
                        times,
                        ChronoUnit.SECONDS)
                .with("own", own);
    }

    private static Funnel posthog(int from, int to) {
        return Funnel.steps("a", "b", "c", "never")
                .dialect(Dialect.POSTHOG)
                .within(Duration.ofDays(14))
                .excluding(new Exclusion(Step.of("x"), from, to));
    }

    @Test
    void exclusionsThatTakeUsersOut() {
        for (int from = 1; from <= 3; from++) {
            for (int to = from + 1; to <= 4; to++) {
                FunnelTally tally = posthog(from, to).count(LOG);
                assertThat(tally.count()).isEqualTo(1 + NORMAL / 10);
                assertThat(tally.left() + tally.reached(1)).isPositive();
            }
        }
        assertThat(posthog(2, 4).within(Duration.ofSeconds(30)).count(LOG).count())
                .isPositive();
    }

    @Test
    void everyOrderAndEntry() {
        Funnel plain = Funnel.steps("a", "b", "c", "never").within(Duration.ofDays(14));
        List<Funnel> all = new ArrayList<>();
        for (Dialect dialect : List.of(
                Dialect.STANDARD,
                Dialect.CLICKHOUSE,
                Dialect.CLICKHOUSE.stopping(Stop.SCAN_AT_OTHER),
                Dialect.CLICKHOUSE.use(EventUse.ONE_STEP).stopping(Stop.SCAN_AT_OTHER),
                Dialect.POSTHOG_STRICT,
                Dialect.POSTHOG_UNORDERED,
                Dialect.MIXPANEL_CLASSIC,
                Dialect.PINOT.stopping(Stop.ATTEMPT_AT_REPEAT),
                Dialect.STANDARD.entry(Entry.EVERY_ENTRY),
                Dialect.STANDARD.order(StepOrder.CONTIGUOUS))) {
            all.add(plain.dialect(dialect));
        }
        all.add(plain.dialect(Dialect.POSTHOG_UNORDERED).excluding(new Exclusion(Step.of("x"), 1, 2)));
        all.add(plain.excluding(new Exclusion(Step.of("x"), 1, 2)));
        for (Funnel funnel : all) {
            assertThat(funnel.run(LOG).reached().get(0)).as("%s", funnel).isPositive();
            assertThat(funnel.count(LOG.where(io.github.cxmetrics.journey.Condition.event(
                                    io.github.cxmetrics.journey.Condition.Relation.NOT_EQUAL, "x")))
                            .count())
                    .isPositive();
        }
    }

    @Test
    void aSecondWithAllRows() {
        EventLog tied = EventLog.of(
                Codes.numbered(new int[ROWS], 1),
                Codes.of(
                        LOG.columns().events().bytes() == null
                                ? new byte[0]
                                : java.util.Arrays.copyOf(LOG.columns().events().bytes(), ROWS),
                        List.of("a", "b", "c", "x")),
                new long[ROWS],
                ChronoUnit.SECONDS);
        Funnel plain = Funnel.steps(Step.anyOf("a", "b"), Step.of("b"), Step.anyOf("c", "a"), Step.of("never"));
        for (Dialect dialect : List.of(
                Dialect.STANDARD,
                Dialect.POSTHOG_STRICT,
                Dialect.POSTHOG_UNORDERED,
                Dialect.CLICKHOUSE.use(EventUse.ONE_STEP).stopping(Stop.SCAN_AT_OTHER),
                Dialect.PINOT.stopping(Stop.ATTEMPT_AT_REPEAT))) {
            assertThat(plain.dialect(dialect).run(tied).reached().get(0))
                    .as("%s", dialect)
                    .isPositive();
        }
        assertThat(Funnel.steps("a").entry(Entry.EVERY_ENTRY).count(tied).reached(1))
                .isGreaterThan(20_000);
    }

    @Test
    void aValueForEachSecondRow() {
        Funnel funnel = Funnel.steps("a", "b").within(Duration.ofDays(14));
        Map<String, FunnelResult> parts = funnel.run(
                        LOG,
                        Breakdown.by("own")
                                .attributed(Breakdown.Attribution.ALL_EVENTS)
                                .top(3))
                .results();
        assertThat(parts).hasSize(4);
        assertThat(funnel.holding("own").count(LOG).reached(1)).isPositive();
        assertThat(funnel.per("own").count(LOG).count()).isGreaterThan(ROWS / 2);
    }

    @Test
    void trendsSessionsAndEngagement() {
        Funnel funnel =
                Funnel.steps("a", "b", "never").within(Duration.ofDays(14)).asOf(Instant.ofEpochSecond(ROWS));
        assertThat(funnel.run(LOG).trend(ChronoUnit.HOURS, ZoneId.of("UTC"), DayOfWeek.SUNDAY))
                .isNotEmpty();
        EventLog sessions = LOG.inSessions(Sessions.named("own"));
        assertThat(EngagementRule.pageViews("a").count(sessions).count()).isGreaterThan(ROWS / 2);
        assertThat(LOG.inSessions(Sessions.perUser()
                                .endingAtMidnight(ZoneId.of("UTC"))
                                .endingAtCampaign("own"))
                        .timelines()
                        .count())
                .isGreaterThan(ROWS / 2);
        assertThat(LOG.ofUsers(List.of("0"))
                        .timelines()
                        .mapToInt(Timeline::size)
                        .sum())
                .isEqualTo(ROWS);
    }

    @Test
    void aStateForEachUserIsBounded() {
        EventLog sparse = EventLog.of(
                Codes.numbered(new int[] {3_999_999, 0, 3_999_999}, 4_000_000),
                Codes.of("a", "a", "b"),
                new long[] {0, 1, 2},
                ChronoUnit.SECONDS);
        assertThat(Funnel.steps("a", "b").count(sparse).reached()).containsExactly(2L, 1L);
    }

    /** A million rows of four million users, thirty steps: in whatever order, the room hangs on the rows. */
    @Test
    void theRoomOfACountHangsOnItsRows() throws Exception {
        int rows = 1_000_000;
        Random random = new Random(5);
        int[] users = random.ints(rows, 0, 4_000_000).toArray();
        int[] events = random.ints(rows, 0, 40).toArray();
        long[] times = random.longs(rows, 0, 90 * 86_400).toArray();
        List<String> names = IntStream.range(0, 40).mapToObj(i -> "e" + i).toList();
        Funnel funnel =
                Funnel.steps(names.subList(0, 30).toArray(String[]::new)).within(Duration.ofDays(7));
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        for (long[] ticks : new long[][] {times, sorted}) {
            EventLog log =
                    EventLog.of(Codes.numbered(users, 4_000_000), Codes.of(events, names), ticks, ChronoUnit.SECONDS);
            long bytes =
                    allocated(() -> assertThat(funnel.count(log).reached(1)).isPositive());
            assertThat(bytes).as("%s", log.order()).isLessThan(32 << 20);
        }
    }

    /** As many values as rows: no more than 60 bytes for each, beside what the count takes. */
    @Test
    void theRoomOfPartsHangsOnTheirNumber() throws Exception {
        int rows = 1_000_000;
        Random random = new Random(6);
        int[] users = IntStream.range(0, rows).map(row -> row / 2).toArray();
        EventLog log = EventLog.of(
                        Codes.numbered(users, rows / 2),
                        Codes.of(random.ints(rows, 0, 4).toArray(), List.of("a", "b", "c", "x")),
                        new long[rows],
                        ChronoUnit.SECONDS)
                .with("value", Codes.numbered(random.ints(rows, 0, rows).toArray(), rows));
        Funnel funnel = Funnel.steps("a", "b", "c");
        long bytes = allocated(() -> assertThat(
                        funnel.run(log, Breakdown.by("value").top(10)).results())
                .hasSize(11));
        long count = allocated(() -> funnel.count(log));
        assertThat(bytes - count).isLessThan(60L * rows);
    }

    private static long allocated(Runnable task) throws Exception {
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            return one.submit(() -> {
                        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
                        long id = Thread.currentThread().getId();
                        long before = thread.getThreadAllocatedBytes(id);
                        task.run();
                        return thread.getThreadAllocatedBytes(id) - before;
                    })
                    .get();
        } finally {
            one.shutdown();
        }
    }
}
