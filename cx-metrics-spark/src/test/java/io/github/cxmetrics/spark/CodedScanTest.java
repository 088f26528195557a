package io.github.cxmetrics.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.journey.Condition;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.funnel.Dialect;
import io.github.cxmetrics.journey.funnel.Entry;
import io.github.cxmetrics.journey.funnel.EventUse;
import io.github.cxmetrics.journey.funnel.Exclusion;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import io.github.cxmetrics.journey.funnel.StepOrder;
import io.github.cxmetrics.journey.funnel.Stop;
import io.github.cxmetrics.journey.funnel.Ties;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class CodedScanTest {

    private static final long T0 = Instant.parse("2024-05-01T00:00:00Z").getEpochSecond() * 1_000_000;
    private static final List<String> NAMES = List.of("visit", "scroll", "signup", "purchase", "view", "logout");
    private static final UserEvents COLUMNS = UserEvents.of("who", "what", "at");
    private static final Funnel FUNNEL =
            Funnel.steps("visit", "signup", "purchase").within(Duration.ofSeconds(2));

    private record Event(String user, String name, long micros) {}

    private static long tag(Event event, CodedEvents coded) {
        long hash = XXH64.hashUTF8String(UTF8String.fromString(event.user), 42);
        int place = coded.names().indexOf(event.name);
        return hash & -1L << CodedEvents.NAME_BITS | (place < 0 ? coded.names().size() - 1 : place);
    }

    /** Rows in an order that Spark's sort may leave them in. */
    private static Iterator<InternalRow> sorted(List<Event> events, CodedEvents coded, Random random) {
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        return shuffled.stream()
                .sorted(Comparator.comparingLong((Event event) -> CodedEvents.run(tag(event, coded)))
                        .thenComparingLong(event -> CodedEvents.tick(event.micros)))
                .<InternalRow>map(event -> new GenericInternalRow(
                        new Object[] {UTF8String.fromString(event.user), event.micros, tag(event, coded)}))
                .iterator();
    }

    private static FunnelTally coded(Funnel funnel, List<Event> events, Random random) throws Exception {
        CodedEvents coded = CodedEvents.of(funnel, COLUMNS).orElseThrow();
        byte[] bytes = SparkFunnel.codedScan(funnel, coded)
                .call(sorted(events, coded, random))
                .next();
        return TallyBytes.read(bytes, FunnelTally.class);
    }

    private static FunnelTally plain(Funnel funnel, List<Event> events) {
        List<Event> byName = events.stream()
                .sorted(Comparator.comparing(event -> event.name))
                .toList();
        return funnel.count(EventLog.from(
                byName,
                event -> event.user,
                event -> event.name,
                event -> Instant.EPOCH.plus(event.micros, ChronoUnit.MICROS)));
    }

    private static List<Event> random(Random random, int users, int rows, long spread) {
        return IntStream.range(0, rows)
                .mapToObj(i -> new Event(
                        "u" + random.nextInt(users),
                        NAMES.get(random.nextInt(NAMES.size())),
                        T0 + (long) (random.nextDouble() * spread)))
                .toList();
    }

    private static List<Funnel> funnels() {
        Funnel repeated = Funnel.steps("visit", "signup", "visit", "purchase").within(Duration.ofSeconds(2));
        Funnel several = Funnel.steps(Step.anyOf("visit", "view"), Step.anyOf("signup", "visit"), Step.of("purchase"));
        return List.of(
                FUNNEL,
                FUNNEL.asOf(Instant.EPOCH.plus(T0 + 3_000_000, ChronoUnit.MICROS)),
                FUNNEL.order(StepOrder.UNORDERED),
                FUNNEL.entry(Entry.EVERY_ENTRY),
                FUNNEL.entry(Entry.FIRST_START),
                FUNNEL.ties(Ties.INPUT_ORDER),
                FUNNEL.ties(Ties.STRICTLY_LATER),
                FUNNEL.dialect(Dialect.MIXPANEL_CLASSIC),
                FUNNEL.dialect(Dialect.STANDARD.stopping(Stop.SCAN_AT_REPEAT)),
                FUNNEL.dialect(Dialect.PINOT).idleAtMost(Duration.ofMillis(300)),
                FUNNEL.dialect(Dialect.PINOT.stopping(Stop.ATTEMPT_AT_REPEAT)),
                FUNNEL.excluding(new Exclusion(Step.of("logout"), 1, 2)),
                FUNNEL.dialect(Dialect.POSTHOG).excluding(new Exclusion(Step.of("logout"), 1, 3)),
                repeated,
                repeated.dialect(Dialect.CLICKHOUSE),
                several,
                several.dialect(Dialect.STANDARD.use(EventUse.FIRST_MATCHING_STEP)),
                Funnel.steps(Step.of("visit"), Step.of("view").optional(), Step.of("purchase")),
                Funnel.steps("nobody does", "purchase"),
                Funnel.steps("any other event", "purchase"));
    }

    @Test
    void tiesAndQuartersOfASecondAreInOrder() throws Exception {
        Random random = new Random(1);
        for (Funnel funnel : funnels()) {
            // A few instants, all of them in one quarter of a second or in several; and all that a second has.
            for (long spread : new long[] {1, 5, 200_000, 6_000_000}) {
                List<Event> events = random(random, 40, 600, spread);
                assertThat(coded(funnel, events, random))
                        .as("%s over %s", funnel, spread)
                        .isEqualTo(plain(funnel, events));
            }
        }
    }

    /** Names whose hashes share the bits that rows are sorted by, found among a hundred thousand. */
    private static List<String> alike() {
        Map<Long, String> seen = new HashMap<>();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            String user = "user " + i;
            long run = CodedEvents.run(XXH64.hashUTF8String(UTF8String.fromString(user), 42));
            String other = seen.putIfAbsent(run, user);
            if (other != null) {
                found.addAll(List.of(other, user));
            }
        }
        return found;
    }

    @Test
    void usersOfOneHashAreToldApart() throws Exception {
        List<String> alike = alike();
        assertThat(alike).hasSizeGreaterThan(3);
        Random random = new Random(2);
        // The first two are long ones, which are read in parts, side by side.
        List<Event> events = IntStream.range(0, 300_000)
                .mapToObj(i -> new Event(
                        alike.get(i % 10 < 8 ? i % 2 : random.nextInt(alike.size())),
                        NAMES.get(random.nextInt(6)),
                        T0 + random.nextInt(2_000_000) * 1000L))
                .toList();
        Funnel tight = Funnel.steps("visit", "signup", "purchase").within(Duration.ofMillis(1));
        for (Funnel funnel : List.of(tight, tight.order(StepOrder.UNORDERED))) {
            assertThat(coded(funnel, events, random)).isEqualTo(plain(funnel, events));
        }
    }

    @Test
    void longUsersAtOneTimeAndBeyondTheYearsOfTheKey() throws Exception {
        Random random = new Random(3);
        long before = Instant.parse("1800-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
        List<Event> events = Stream.of(
                        random(random, 1, 150_000, 3),
                        IntStream.range(0, 90_000)
                                .mapToObj(i -> new Event(
                                        "old",
                                        NAMES.get(random.nextInt(6)),
                                        before + random.nextInt(140) * 86_400_000_000L * 365))
                                .toList())
                .flatMap(List::stream)
                .toList();
        for (Funnel funnel : List.of(FUNNEL, FUNNEL.within(Duration.ofDays(4 * 365)), FUNNEL.ties(Ties.INPUT_ORDER))) {
            assertThat(coded(funnel, events, random)).isEqualTo(plain(funnel, events));
        }
    }

    /** The key that Spark sorts by is the one that the scan takes rows to be sorted by. */
    @Test
    void sparkSortsByHashAndQuarterOfASecond() {
        List<Row> table = new ArrayList<>();
        Random random = new Random(4);
        for (int i = 0; i < 3_000; i++) {
            Instant at = i % 3 == 0
                    ? Instant.parse("1500-01-01T00:00:00Z").plus(random.nextInt(400_000), ChronoUnit.DAYS)
                    : Instant.EPOCH.plus(T0 + random.nextInt(5_000_000), ChronoUnit.MICROS);
            table.add(RowFactory.create(
                    "u" + random.nextInt(50), NAMES.get(random.nextInt(6)), java.sql.Timestamp.from(at)));
        }
        Dataset<Row> rows = Sparks.session()
                .createDataFrame(
                        table, org.apache.spark.sql.types.StructType.fromDDL("who STRING, what STRING, at TIMESTAMP"));
        CodedEvents coded = CodedEvents.of(FUNNEL, COLUMNS).orElseThrow();
        List<Row> sorted = coded.sorted(rows, COLUMNS).coalesce(1).collectAsList();
        assertThat(sorted).hasSize(3_000);
        int falls = 0;
        for (int i = 0; i < sorted.size(); i++) {
            Row row = sorted.get(i);
            long hash = XXH64.hashUTF8String(UTF8String.fromString(row.getString(0)), 42);
            assertThat(row.getLong(2) >> CodedEvents.NAME_BITS).isEqualTo(hash >> CodedEvents.NAME_BITS);
            if (i > 0) {
                Row last = sorted.get(i - 1);
                int order = Long.compare(CodedEvents.run(last.getLong(2)), CodedEvents.run(row.getLong(2)));
                falls += order > 0 ? 1 : 0;
                assertThat(order != 0 || CodedEvents.tick(last.getLong(1)) <= CodedEvents.tick(row.getLong(1)))
                        .isTrue();
            }
        }
        // A partition of three may begin lower than the one before ended.
        assertThat(falls).isLessThan(3);
    }

    @Test
    void whatAsksForMoreThanNamesIsReadAsObjects() {
        assertThat(CodedEvents.of(FUNNEL, COLUMNS)).isPresent();
        assertThat(CodedEvents.of(FUNNEL, COLUMNS).orElseThrow().names())
                .containsExactly("purchase", "signup", "visit", "any other event");
        assertThat(CodedEvents.of(FUNNEL, COLUMNS.inOrderOf("n"))).isEmpty();
        assertThat(CodedEvents.of(FUNNEL, COLUMNS.with("plan"))).isEmpty();
        assertThat(CodedEvents.of(FUNNEL.order(StepOrder.CONTIGUOUS), COLUMNS)).isEmpty();
        assertThat(CodedEvents.of(FUNNEL.dialect(Dialect.POSTHOG_STRICT), COLUMNS))
                .isEmpty();
        assertThat(CodedEvents.of(FUNNEL.dialect(Dialect.STANDARD.stopping(Stop.SCAN_AT_OTHER)), COLUMNS))
                .isEmpty();
        assertThat(CodedEvents.of(
                        FUNNEL.dialect(Dialect.PINOT.stopping(Stop.ATTEMPT_AT_OTHER, Stop.ATTEMPT_SEES_ALL)), COLUMNS))
                .isEmpty();
        assertThat(CodedEvents.of(Funnel.steps(Step.of("visit"), Step.anyEvent()), COLUMNS))
                .isEmpty();
        assertThat(CodedEvents.of(
                        Funnel.steps(Step.of("visit"), Step.of("view").where(Condition.equal(Condition.EVENT, "view"))),
                        COLUMNS))
                .isEmpty();
    }

    @Test
    void whatIsMissingIsRefused() {
        CodedEvents coded = CodedEvents.of(FUNNEL, COLUMNS).orElseThrow();
        String[] what = {"user", "time", "event"};
        for (int i = 0; i < 3; i++) {
            Object[] row = {UTF8String.fromString("u"), 1L, 1L};
            row[i] = null;
            assertThatThrownBy(() -> SparkFunnel.codedScan(FUNNEL, coded)
                            .call(List.<InternalRow>of(new GenericInternalRow(row))
                                    .iterator()))
                    .hasMessage(what[i] + " must not be null");
        }
    }
}
