package io.github.cxmetrics.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.Condition;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.EventOrder;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.internal.PickedRows;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random logs in each order, against the plain scan of one timeline after the other: what is fast counts the same. */
class FastScansAgreeTest {

    private static final List<String> NAMES =
            IntStream.range(0, 70).mapToObj(i -> "e" + i).toList();

    /** Rows as they are drawn, and the same rows in an order. */
    record Rows(int[] users, byte[] events, long[] times, int userCount, ChronoUnit unit) {

        static Rows draw(SplittableRandom random, int n, int users, int events, long range) {
            int[] u = new int[n];
            byte[] e = new byte[n];
            long[] t = new long[n];
            for (int row = 0; row < n; row++) {
                u[row] = random.nextInt(users);
                e[row] = (byte) random.nextInt(events);
                t[row] = random.nextLong(range) - range / 3;
            }
            return new Rows(u, e, t, users, ChronoUnit.SECONDS);
        }

        Rows in(EventOrder order) {
            Comparator<Integer> byTime = Comparator.comparingLong(row -> times[row]);
            List<Integer> rows =
                    new ArrayList<>(IntStream.range(0, users.length).boxed().toList());
            if (order == EventOrder.BY_TIME) {
                rows.sort(byTime);
            } else if (order == EventOrder.BY_USER_AND_TIME) {
                rows.sort(Comparator.<Integer>comparingInt(row -> users[row]).thenComparing(byTime));
            }
            Rows sorted =
                    new Rows(new int[users.length], new byte[users.length], new long[users.length], userCount, unit);
            for (int i = 0; i < users.length; i++) {
                sorted.users[i] = users[rows.get(i)];
                sorted.events[i] = events[rows.get(i)];
                sorted.times[i] = times[rows.get(i)];
            }
            return sorted;
        }

        EventLog log() {
            return EventLog.of(Codes.numbered(users, userCount), Codes.of(events, NAMES), times, unit);
        }
    }

    static Funnel funnel(int steps, SplittableRandom random) {
        Funnel funnel = Funnel.steps(NAMES.subList(0, steps).toArray(String[]::new))
                .dialect(Dialect.STANDARD
                        .entry(random.nextBoolean() ? Entry.ANY_START : Entry.FIRST_START)
                        .ties(random.nextInt(3) == 0 ? Ties.INPUT_ORDER : Ties.STEP_ORDER)
                        .bound(random.nextInt(4) == 0 ? WindowBound.HALF_OPEN : WindowBound.CLOSED));
        int window = random.nextInt(4);
        return window == 0 ? funnel : funnel.within(Duration.ofSeconds(window == 1 ? 1 : random.nextInt(1, 3_000_000)));
    }

    private static void agrees(Funnel funnel, EventLog log, Object what) {
        FunnelTally plain = log.timelines().collect(funnel.collector());
        assertThat(funnel.count(log))
                .as("%s, %s, %s", what, log.order(), funnel)
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @EnumSource(EventOrder.class)
    void shortLogsWithManyTies(EventOrder order) {
        SplittableRandom random = new SplittableRandom(41);
        int reachedLast = 0;
        for (int c = 0; c < 1_500; c++) {
            int steps = 1 + random.nextInt(6);
            Rows rows = Rows.draw(
                    random,
                    random.nextInt(c % 100 == 0 ? 1 : 80) + (c % 100 == 0 ? 0 : 1),
                    1 + random.nextInt(7),
                    steps + random.nextInt(4),
                    random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 1 + random.nextInt(3_000_000));
            Funnel funnel = funnel(steps, random);
            EventLog log = rows.in(order).log();
            agrees(funnel, log, c);
            reachedLast += funnel.count(log).reached(steps) > 0 ? 1 : 0;
        }
        assertThat(reachedLast).isGreaterThan(500);
    }

    /** Blocks, halves and parts of threads end within users, within ties and between them. */
    @ParameterizedTest
    @EnumSource(EventOrder.class)
    void longLogsAcrossBlocks(EventOrder order) throws Exception {
        SplittableRandom random = new SplittableRandom(42);
        ForkJoinPool three = new ForkJoinPool(3);
        try {
            for (int c = 0; c < 60; c++) {
                int steps = 1 + random.nextInt(5);
                int n = c % 6 == 0 ? 140_000 : PickedRows.BLOCK * (1 + random.nextInt(4)) + random.nextInt(3) - 1;
                int users = new int[] {1, 2, 40, 700, 5_000, 100_000}[c % 6];
                long range = new long[] {3, 500, 5_000_000}[random.nextInt(3)];
                Rows rows = Rows.draw(random, n, users, steps + random.nextInt(30), range);
                Funnel funnel = funnel(steps, random);
                EventLog log = rows.in(order).log();
                agrees(funnel, log, c);
                FunnelTally shared = three.submit(() -> funnel.count(log)).get();
                assertThat(shared).as("%s", c).isEqualTo(funnel.count(log));
            }
        } finally {
            three.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource(EventOrder.class)
    void asManyStepsAsThereCanBe(EventOrder order) {
        SplittableRandom random = new SplittableRandom(43);
        for (int c = 0; c < 12; c++) {
            int n = 3_000;
            Rows rows = Rows.draw(random, n, 3, 64, c % 2 == 0 ? 20 : 4_000);
            agrees(funnel(64, random), rows.in(order).log(), c);
            agrees(funnel(63, random), rows.in(order).log(), c);
        }
    }

    /** Times that fill their range, so that keys have no bit to spare, and times whose keys are too long. */
    @ParameterizedTest
    @EnumSource(EventOrder.class)
    void timesFarApart(EventOrder order) {
        SplittableRandom random = new SplittableRandom(44);
        for (int bits = 40; bits < 63; bits++) {
            for (int users : new int[] {1, 9, 3_000, 90_000}) {
                Rows rows = Rows.draw(random, 400, users, 4, 1L << bits);
                rows.times[0] = Long.MAX_VALUE - (1L << bits);
                rows.times[1] = Long.MAX_VALUE;
                Rows nanos = new Rows(rows.users, rows.events, rows.times, users, ChronoUnit.NANOS);
                for (int row = 2; row < 400; row++) {
                    nanos.times[row] = Long.MAX_VALUE - random.nextLong(1L << bits);
                }
                Funnel funnel = Funnel.steps("e0", "e1", "e2");
                agrees(funnel, nanos.in(order).log(), bits);
                agrees(
                        funnel.within(Duration.ofNanos(1L << bits - 1)),
                        nanos.in(order).log(),
                        bits);
            }
        }
    }

    /** Few units with many rows each, and rows without a unit: partitions are slices of time, in logs of each order, on one thread and on three. */
    @ParameterizedTest
    @EnumSource(EventOrder.class)
    void fewUnitsOfAProperty(EventOrder order) throws Exception {
        SplittableRandom random = new SplittableRandom(47);
        ForkJoinPool three = new ForkJoinPool(3);
        try {
            for (int c = 0; c < 36; c++) {
                int steps = 1 + random.nextInt(4);
                int n = new int[] {4_095, 4_096, 9_000, 140_000}[c % 4];
                int accounts = new int[] {1, 20, 600, 3_000}[random.nextInt(4)];
                long range = new long[] {1, 3, 700, 5_000_000, 1L << 40}[random.nextInt(5)];
                EventLog log = Rows.draw(random, n, 500, steps + random.nextInt(5), range)
                        .in(order)
                        .log()
                        .with(
                                "account",
                                Codes.of(
                                        random.ints(n, -1, accounts).toArray(),
                                        IntStream.range(0, accounts)
                                                .mapToObj(i -> "a" + i)
                                                .toList()));
                Funnel funnel = funnel(steps, random).per("account");
                FunnelTally plain = FunnelRun.plain(funnel, log, 0).tally();
                assertThat(funnel.count(log))
                        .as("%s: %s rows of %s accounts in %s s, %s", c, n, accounts, range, funnel)
                        .isEqualTo(plain);
                assertThat(three.submit(() -> funnel.count(log)).get())
                        .as("%s", c)
                        .isEqualTo(plain);
            }
        } finally {
            three.shutdown();
        }
    }

    private static Dialect anyDialect(SplittableRandom random) {
        Stop[] stops = Arrays.stream(Stop.values())
                .filter(stop -> random.nextInt(8) == 0)
                .toArray(Stop[]::new);
        return new Dialect(
                        random.nextInt(3) > 0 ? StepOrder.ORDERED : any(StepOrder.values(), random),
                        any(Entry.values(), random),
                        any(Ties.values(), random),
                        any(EventUse.values(), random),
                        any(WindowBound.values(), random),
                        any(ExclusionPolicy.values(), random),
                        List.of())
                .stopping(stops);
    }

    private static <T> T any(T[] values, SplittableRandom random) {
        return values[random.nextInt(values.length)];
    }

    private static Step anyStep(SplittableRandom random, int k) {
        Step step = random.nextInt(3) == 0
                ? Step.anyOf("e" + k, "e" + random.nextInt(6))
                : Step.of("e" + (k + random.nextInt(2)));
        step = random.nextInt(5) == 0 ? step.where(Condition.number("whole", Condition.Relation.AT_LEAST, 3)) : step;
        step = k > 0 && random.nextInt(6) == 0 ? step.withinOfPrevious(Duration.ofSeconds(40)) : step;
        return k > 0 && random.nextInt(5) == 0 ? step.optional() : step;
    }

    /** Any rule that the switches allow: what counts without journeys counts as the journeys do. */
    @ParameterizedTest
    @EnumSource(EventOrder.class)
    void anyRule(EventOrder order) {
        SplittableRandom random = new SplittableRandom(46);
        int converted = 0;
        int counted = 0;
        for (int c = 0; c < 12_000; c++) {
            int n = c % 500 == 0 ? 5_000 : random.nextInt(70);
            Rows rows = Rows.draw(random, n, 1 + random.nextInt(9), 7, random.nextBoolean() ? 8 : 300)
                    .in(order);
            EventLog log = rows.log()
                    .with("whole", random.longs(n, 0, 9).toArray())
                    .with(
                            "account",
                            random.ints(n, -1, 5)
                                    .mapToObj(i -> i < 0 ? null : "a" + i)
                                    .toArray(String[]::new));
            Funnel funnel;
            try {
                int steps = 1 + random.nextInt(4);
                funnel = Funnel.steps(IntStream.range(0, steps)
                                .mapToObj(k -> anyStep(random, k))
                                .toArray(Step[]::new))
                        .dialect(anyDialect(random));
                funnel = random.nextInt(4) == 0 ? funnel : funnel.within(Duration.ofSeconds(random.nextInt(1, 200)));
                funnel = random.nextInt(3) > 0 || steps == 1
                        ? funnel
                        : funnel.excluding(new Exclusion(Step.of("e" + random.nextInt(7)), 1, steps));
                funnel = random.nextInt(8) == 0 ? funnel.idleAtMost(Duration.ofSeconds(20)) : funnel;
                funnel = random.nextInt(4) == 0 ? funnel.per("account") : funnel;
                funnel = random.nextInt(6) == 0 ? funnel.asOf(Instant.ofEpochSecond(60)) : funnel;
            } catch (IllegalArgumentException refused) {
                continue;
            }
            EventLog seen = FunnelRun.seen(funnel, log);
            FunnelTally plain =
                    FunnelRun.plain(funnel, seen, log.size() - seen.size()).tally();
            assertThat(funnel.count(log)).as("%s: %s", c, funnel).isEqualTo(plain);
            counted++;
            converted += plain.reached(plain.reached().size()) > 0 ? 1 : 0;
        }
        assertThat(counted).isGreaterThan(3_000);
        assertThat(converted).isGreaterThan(500);
    }

    /** The first or last value of a unit, with ties, missing values, many values, an end of the data: counts and journeys. */
    @ParameterizedTest
    @EnumSource(EventOrder.class)
    void partsByTouch(EventOrder order) {
        SplittableRandom random = new SplittableRandom(45);
        int parts = 0;
        for (int c = 0; c < 600; c++) {
            int steps = 1 + random.nextInt(4);
            int n = c % 50 == 0 ? 5_000 : 1 + random.nextInt(120);
            int kinds = 1 + random.nextInt(c % 3 == 0 ? 3 : 40);
            long range = random.nextBoolean() ? 6 : 4_000_000;
            Rows rows = Rows.draw(random, n, 1 + random.nextInt(30), steps + random.nextInt(3), range)
                    .in(order);
            String[] values = random.ints(n, -1, kinds)
                    .mapToObj(kind -> kind < 0 ? null : "v" + kind)
                    .toArray(String[]::new);
            EventLog log = rows.log().with("v", values).with("whole", rows.times);
            Funnel funnel = funnel(steps, random);
            funnel = random.nextInt(3) == 0 ? funnel.asOf(Instant.ofEpochSecond(range / 3)) : funnel;
            Breakdown breakdown = random.nextInt(4) == 0 ? Breakdown.byBins("whole", 0, 3, 1e6) : Breakdown.by("v");
            breakdown = random.nextBoolean() ? breakdown : breakdown.attributed(Breakdown.Attribution.LAST_TOUCH);
            breakdown = breakdown.top(random.nextInt(4));
            Map<String, FunnelResult> plain = SegmentRun.plain(funnel, log, breakdown);
            Map<String, FunnelResult> fast = funnel.run(log, breakdown).results();
            assertThat(List.copyOf(fast.keySet())).as("%s", c).isEqualTo(List.copyOf(plain.keySet()));
            for (String name : plain.keySet()) {
                FunnelResult part = fast.get(name);
                assertThat(part.tally())
                        .as("%s of %s", name, c)
                        .isEqualTo(plain.get(name).tally());
                assertThat(part.reaching(steps)).isEqualTo(plain.get(name).reaching(steps));
                assertThat(part.timeToConvert()).isEqualTo(plain.get(name).timeToConvert());
                parts++;
            }
        }
        assertThat(parts).isGreaterThan(1_000);
    }

    /** The journey that is found first is tainted; the one that counts has a window of its own, with the optional step. */
    @Test
    void anOptionalStepOfTheUntaintedJourney() {
        EventLog log = EventLog.of(
                Codes.numbered(new int[6], 1),
                Codes.of(new byte[] {0, 3, 1, 0, 2, 1}, NAMES),
                new long[] {0, 1, 2, 20, 21, 22},
                ChronoUnit.SECONDS);
        Funnel funnel = Funnel.steps(Step.of("e0"), Step.of("e2").optional(), Step.of("e1"))
                .dialect(Dialect.STANDARD.exclusions(ExclusionPolicy.LEAVES_FUNNEL))
                .within(Duration.ofSeconds(10))
                .excluding(new Exclusion(Step.of("e3"), 1, 3));
        assertThat(funnel.count(log).reached()).containsExactly(1L, 1L, 1L);
        assertThat(FunnelRun.plain(funnel, log, 0).tally()).isEqualTo(funnel.count(log));
    }

    @Test
    void noRows() {
        EventLog log = Rows.draw(new SplittableRandom(1), 0, 1, 1, 1).log();
        assertThat(Funnel.steps("e0", "e1").count(log).reached()).containsExactly(0L, 0L);
        assertThat(Funnel.steps("e0", "e1").count(log).count()).isZero();
    }
}
