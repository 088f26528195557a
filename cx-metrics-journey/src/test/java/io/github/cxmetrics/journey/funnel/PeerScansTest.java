package io.github.cxmetrics.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stops, any order, totals: random journeys against loops that read like the rules. */
class PeerScansTest {

    private static final List<String> NAMES = List.of("a", "b", "c", "x");
    private static final int STEPS = 3;

    private record Row(long time, int step) {}

    private static List<Row> random(Random random) {
        List<Row> rows = new ArrayList<>();
        int n = 1 + random.nextInt(9);
        for (int i = 0; i < n; i++) {
            rows.add(new Row(random.nextInt(8), random.nextInt(4)));
        }
        rows.sort(Comparator.comparingLong(Row::time));
        return rows;
    }

    private static EventLog log(List<Row> rows) {
        byte[] events = new byte[rows.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = (byte) rows.get(i).step;
        }
        return EventLog.of(
                Codes.numbered(new int[rows.size()], 1),
                Codes.of(events, NAMES),
                rows.stream().mapToLong(Row::time).toArray(),
                ChronoUnit.SECONDS);
    }

    private static void check(Funnel funnel, java.util.function.ToIntFunction<List<Row>> rule) {
        Random random = new Random(1729);
        int deep = 0;
        for (int i = 0; i < 4000; i++) {
            List<Row> rows = random(random);
            int wanted = rule.applyAsInt(rows);
            deep += wanted == STEPS ? 1 : 0;
            assertThat(funnel.run(log(rows)).level("0"))
                    .as("%s: %s", funnel, rows)
                    .isEqualTo(wanted);
        }
        assertThat(deep).as("journeys that end").isPositive();
    }

    static Stream<Dialect> scans() {
        List<Dialect> all = new ArrayList<>();
        for (Ties ties : List.of(Ties.STEP_ORDER, Ties.STRICTLY_LATER)) {
            for (EventUse use : EventUse.values()) {
                Dialect dialect = Dialect.CLICKHOUSE.ties(ties).use(use);
                all.add(dialect.stopping(Stop.SCAN_AT_REPEAT));
                all.add(dialect.stopping(Stop.SCAN_AT_OTHER));
                all.add(dialect.stopping(Stop.SCAN_AT_REPEAT, Stop.SCAN_AT_OTHER));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("scans")
    void stopsOfTheScan(Dialect dialect) {
        Funnel funnel = Funnel.steps("a", "b", "c").dialect(dialect).within(Duration.ofSeconds(4));
        check(funnel, rows -> stoppedScan(rows, dialect));
    }

    /** For each step the latest start and the time of its last row, as ClickHouse keeps them; strictly later ones also by what was there before. */
    private static int stoppedScan(List<Row> unsorted, Dialect dialect) {
        List<Row> rows = byStep(unsorted);
        List<List<Long>> starts = lists();
        int level = 0;
        for (Row row : rows) {
            boolean entered = !starts.get(0).isEmpty();
            if (row.step == STEPS) {
                if (dialect.stops().contains(Stop.SCAN_AT_OTHER) && entered) {
                    return level;
                }
            } else if (row.step == 0) {
                starts.get(0).add(row.time);
                starts.get(STEPS).add(row.time);
                level = Math.max(level, 1);
            } else if (dialect.stops().contains(Stop.SCAN_AT_REPEAT)
                            && !starts.get(row.step).isEmpty()
                    || dialect.stops().contains(Stop.SCAN_AT_OTHER)
                            && entered
                            && starts.get(row.step - 1).isEmpty()) {
                return level;
            } else {
                for (int i = 0; i < starts.get(row.step - 1).size(); i++) {
                    long start = starts.get(row.step - 1).get(i);
                    long last = starts.get(row.step - 1 + STEPS).get(i);
                    boolean later = dialect.ties() != Ties.STRICTLY_LATER || row.time > last;
                    if (row.time - start <= 4 && later) {
                        starts.get(row.step).add(start);
                        starts.get(row.step + STEPS).add(row.time);
                        level = Math.max(level, row.step + 1);
                    }
                }
            }
            if (level == STEPS) {
                return level;
            }
        }
        return level;
    }

    private static List<List<Long>> lists() {
        List<List<Long>> lists = new ArrayList<>();
        for (int i = 0; i < 2 * STEPS; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static List<Row> byStep(List<Row> rows) {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparingLong(Row::time).thenComparingInt(row -> row.step == STEPS ? -1 : row.step));
        return sorted;
    }

    static Stream<Dialect> attempts() {
        List<Dialect> all = new ArrayList<>();
        for (Ties ties : List.of(Ties.STEP_ORDER, Ties.STRICTLY_LATER)) {
            Dialect dialect = Dialect.PINOT.ties(ties);
            all.add(dialect.stopping(Stop.ATTEMPT_AT_REPEAT));
            all.add(dialect.stopping(Stop.ATTEMPT_AT_OTHER));
            all.add(dialect.stopping(Stop.ATTEMPT_AT_OTHER, Stop.ATTEMPT_SEES_ALL));
            all.add(dialect.stopping(Stop.ATTEMPT_SEES_ALL));
            all.add(dialect.stopping(Stop.ATTEMPT_AT_REPEAT, Stop.ATTEMPT_AT_OTHER));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void stopsOfAttempts(Dialect dialect) {
        Funnel funnel = Funnel.steps("a", "b", "c").dialect(dialect).within(Duration.ofSeconds(5));
        check(funnel, rows -> attempts(rows, dialect, Long.MAX_VALUE));
        check(funnel.idleAtMost(Duration.ofSeconds(2)), rows -> attempts(rows, dialect, 2));
    }

    private static int attempts(List<Row> unsorted, Dialect dialect, long idle) {
        List<Row> rows = byStep(unsorted);
        rows.removeIf(row -> row.step == STEPS && !dialect.stops().contains(Stop.ATTEMPT_SEES_ALL));
        int best = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).step == 0) {
                best = Math.max(best, attempt(rows, i, dialect, idle));
            }
        }
        return best;
    }

    private static int attempt(List<Row> rows, int begin, Dialect dialect, long idle) {
        int level = 1;
        long counted = rows.get(begin).time;
        for (int i = begin + 1; i < rows.size() && level < STEPS; i++) {
            Row row = rows.get(i);
            if (row.time - rows.get(begin).time >= 5 || row.time - rows.get(i - 1).time > idle) {
                return level;
            }
            if (dialect.stops().contains(Stop.ATTEMPT_AT_REPEAT) && row.step == level - 1
                    || dialect.stops().contains(Stop.ATTEMPT_AT_OTHER) && row.step != level) {
                return level;
            }
            if (row.step == level && (dialect.ties() != Ties.STRICTLY_LATER || row.time > counted)) {
                level++;
                counted = row.time;
            }
        }
        return level;
    }

    static Stream<Funnel> unordered() {
        List<Funnel> all = new ArrayList<>();
        Step ab = Step.anyOf("a", "b");
        Step bc = Step.anyOf("b", "c");
        for (EventUse use : EventUse.values()) {
            for (ExclusionPolicy policy : List.of(ExclusionPolicy.CLEARS_PROGRESS, ExclusionPolicy.VOIDS_ALL_BEFORE)) {
                Dialect dialect = Dialect.POSTHOG_UNORDERED.use(use).exclusions(policy);
                Funnel own = Funnel.steps("a", "b", "c").dialect(dialect).within(Duration.ofSeconds(3));
                Funnel shared = Funnel.steps(ab, bc, ab).dialect(dialect).within(Duration.ofSeconds(3));
                all.add(own);
                all.add(own.excluding(new Exclusion(Step.of("x"), 1, 3)));
                if (use != EventUse.FIRST_MATCHING_STEP) {
                    all.add(shared);
                    all.add(shared.excluding(new Exclusion(Step.of("x"), 1, 3)));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("unordered")
    void anyOrder(Funnel funnel) {
        List<Step> steps = funnel.steps();
        boolean excludes = !funnel.toForm().exclusions().isEmpty();
        check(funnel, rows -> {
            boolean voids = funnel.dialect().exclusions() == ExclusionPolicy.VOIDS_ALL_BEFORE;
            int best = 0;
            for (int begin = 0, end; begin < rows.size(); begin = end + 1) {
                end = begin;
                while (end < rows.size() && !(excludes && rows.get(end).step == STEPS)) {
                    end++;
                }
                for (int i = begin; i < end; i++) {
                    List<Integer> window = new ArrayList<>();
                    for (int j = i; j < end && rows.get(j).time - rows.get(i).time <= 3; j++) {
                        window.add(mask(rows.get(j), steps, funnel.dialect().use()));
                    }
                    int level = largest(window, 0, 0, funnel.dialect().use());
                    boolean over = end == rows.size() || rows.get(i).time + 3 < rows.get(end).time;
                    best = level == STEPS || over || !voids ? Math.max(best, level) : best;
                }
            }
            return best;
        });
    }

    private static int mask(Row row, List<Step> steps, EventUse use) {
        int mask = 0;
        for (int k = 0; k < STEPS; k++) {
            mask |= steps.get(k).events().contains(NAMES.get(row.step)) ? 1 << k : 0;
        }
        return use == EventUse.FIRST_MATCHING_STEP ? Integer.lowestOneBit(mask) : mask;
    }

    /** The most steps that events can fill, trying all. */
    private static int largest(List<Integer> masks, int event, int filled, EventUse use) {
        if (event == masks.size()) {
            return Integer.bitCount(filled);
        }
        if (use == EventUse.SEVERAL_STEPS) {
            return largest(masks, event + 1, filled | masks.get(event), use);
        }
        int best = largest(masks, event + 1, filled, use);
        for (int k = 0; k < STEPS; k++) {
            if ((masks.get(event) >> k & 1) != 0 && (filled >> k & 1) == 0) {
                best = Math.max(best, largest(masks, event + 1, filled | 1 << k, use));
            }
        }
        return best;
    }
}
