package io.github.cxmetrics.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.Condition;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.funnel.Dialect;
import io.github.cxmetrics.journey.funnel.Entry;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import io.github.cxmetrics.journey.funnel.StepOrder;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class SparkFunnelTest {

    private static final Instant T0 = Instant.parse("2024-05-01T00:00:00Z");
    private static final List<String> NAMES = List.of("visit", "signup", "purchase", "scroll");
    private static final StructType SCHEMA =
            StructType.fromDDL("who STRING, what STRING, at TIMESTAMP, plan STRING, amount DOUBLE, session STRING");
    private static final Funnel FUNNEL =
            Funnel.steps("visit", "signup", "purchase").within(Duration.ofDays(7));

    /** Random rows, and the same ones as a log. */
    private record Events(Dataset<Row> rows, EventLog log) {

        static Events random(int users, int rows, long seed) {
            Random random = new Random(seed);
            List<Row> table = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                int user = random.nextInt(users);
                table.add(RowFactory.create(
                        "u" + user,
                        NAMES.get(random.nextInt(NAMES.size())),
                        Timestamp.from(T0.plus(random.nextInt(14 * 24 * 4) * 15L, ChronoUnit.MINUTES)),
                        random.nextInt(3) == 0 ? null : random.nextBoolean() ? "free" : "paid",
                        random.nextInt(4) == 0 ? null : (double) random.nextInt(100),
                        random.nextInt(9) == 0 ? null : "s" + user + "-" + random.nextInt(2)));
            }
            // A log's order at one time is that of its rows: by name, as Spark sorts them.
            List<Row> byName = new ArrayList<>(table);
            byName.sort(Comparator.comparing((Row row) -> row.getString(1)));
            EventLog log = EventLog.from(
                            byName,
                            row -> row.getString(0),
                            row -> row.getString(1),
                            row -> row.getTimestamp(2).toInstant())
                    .with("plan", byName.stream().map(row -> row.getString(3)).toArray(String[]::new))
                    .with("amount", byName.stream().map(row -> row.get(4)).toList())
                    .with(
                            "session",
                            byName.stream().map(row -> row.getString(5)).toArray(String[]::new));
            return new Events(Sparks.session().createDataFrame(table, SCHEMA).repartition(1 + random.nextInt(6)), log);
        }
    }

    private static void check(Funnel funnel, Events events) {
        FunnelTally expected = funnel.count(events.log);
        assertThat(SparkFunnel.run(events.rows, funnel, "who", "what", "at"))
                .as(funnel.toString())
                .isEqualTo(expected);
    }

    @Test
    void funnelsAreThoseOfOneMachine() {
        Events events = Events.random(300, 4_000, 1);
        check(FUNNEL, events);
        check(FUNNEL.asOf(T0.plus(Duration.ofDays(9))), events);
        check(FUNNEL.order(StepOrder.UNORDERED), events);
        check(FUNNEL.order(StepOrder.CONTIGUOUS), events);
        check(FUNNEL.entry(Entry.EVERY_ENTRY), events);
        check(FUNNEL.dialect(Dialect.MIXPANEL_CLASSIC), events);
        check(FUNNEL.per("session"), events);
        check(FUNNEL.holding("plan"), events);
        check(
                Funnel.steps(
                        Step.of("visit").where(Condition.equal("plan", "free")),
                        Step.anyOf("signup", "purchase")
                                .where(Condition.number("amount", Condition.Relation.AT_LEAST, 30)),
                        Step.anyEvent()),
                events);
    }

    @Test
    void noRowsAreNoUsers() {
        Events events = Events.random(3, 30, 2);
        assertThat(SparkFunnel.run(events.rows.where("FALSE"), FUNNEL, "who", "what", "at"))
                .isEqualTo(FUNNEL.empty());
    }

    @Test
    void nullsAreRefused() {
        Events events = Events.random(3, 30, 3);
        for (String column : List.of("who", "what", "at")) {
            Dataset<Row> broken = events.rows.withColumn(
                    column, org.apache.spark.sql.functions.lit(null).cast("string"));
            assertThatThrownBy(() -> SparkFunnel.run(broken, FUNNEL, "who", "what", "at"))
                    .hasStackTraceContaining("must not be null");
        }
        assertThatThrownBy(() -> SparkFunnel.run(events.rows, FUNNEL, "who", "", "at"))
                .hasMessage("the column of the event must not be missing or blank");
    }

    /** Users whose rows are many parts, beside ones of few: with and without an end of the data. As objects, which a funnel of names alone isn't read as by Spark. */
    @Test
    void longUsersAreReadInParts() throws Exception {
        Random random = new Random(4);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            rows.add(RowFactory.create(
                    i % 10 == 0 ? String.valueOf(i % 500) : "heavy",
                    NAMES.get(random.nextInt(NAMES.size())),
                    (T0.getEpochSecond() + i / 7 * 60) * 1_000_000L));
        }
        rows.sort(Comparator.comparing((Row row) -> row.getString(0))
                .thenComparing(row -> row.getLong(2))
                .thenComparing(row -> row.getString(1)));
        EventLog log = EventLog.of(
                Codes.of(rows.stream().map(row -> row.getString(0)).toArray(String[]::new)),
                Codes.of(rows.stream().map(row -> row.getString(1)).toArray(String[]::new)),
                rows.stream().mapToLong(row -> row.getLong(2)).toArray(),
                ChronoUnit.MICROS);
        Funnel tight = Funnel.steps("visit", "signup", "purchase").within(Duration.ofMinutes(90));
        Funnel ended = tight.asOf(T0.plus(Duration.ofDays(12)));
        for (Funnel funnel : List.of(tight, ended, tight.order(StepOrder.CONTIGUOUS))) {
            byte[] scanned =
                    SparkFunnel.scan(funnel, List.of()).call(rows.iterator()).next();
            assertThat((Object) TallyBytes.readTally(scanned)).isEqualTo(funnel.count(log));
        }
        assertThat(ended.count(log).afterAsOf()).isPositive();
    }

    /** A user of more rows than a batch, through Spark. */
    @Test
    void aLongUserGoesThroughSpark() {
        Dataset<Row> rows = Sparks.session()
                .range(0, 100_000, 1, 3)
                .selectExpr(
                        "IF(id % 10 = 0, CAST(id % 50 AS STRING), 'heavy') AS who",
                        "element_at(array('scroll', 'visit', 'signup', 'purchase'), CAST(id % 4 AS INT) + 1) AS what",
                        "timestamp_seconds(1714521600 + id * 7) AS at");
        String[] names = {"scroll", "visit", "signup", "purchase"};
        int n = 100_000;
        EventLog log = EventLog.of(
                Codes.of(IntStream.range(0, n)
                        .mapToObj(i -> i % 10 == 0 ? String.valueOf(i % 50) : "heavy")
                        .toArray(String[]::new)),
                Codes.of(IntStream.range(0, n).mapToObj(i -> names[i % 4]).toArray(String[]::new)),
                IntStream.range(0, n).mapToLong(i -> 1_714_521_600L + i * 7L).toArray(),
                ChronoUnit.SECONDS);
        Funnel funnel = Funnel.steps("visit", "signup", "purchase").within(Duration.ofSeconds(40));
        FunnelTally expected = funnel.count(log);
        assertThat(expected.reached(3)).isPositive();
        assertThat(SparkFunnel.run(rows, funnel, "who", "what", "at")).isEqualTo(expected);
    }

    @Test
    void daysAreJoined() {
        Events events = Events.random(200, 3_000, 5);
        UserEvents columns = UserEvents.of("who", "what", "at");
        Dataset<Row> summaries = null;
        for (int day = 0; day < 14; day += 2) {
            Timestamp from = Timestamp.from(T0.plus(day, ChronoUnit.DAYS));
            Timestamp to = Timestamp.from(T0.plus(day + 2, ChronoUnit.DAYS));
            Dataset<Row> part = SparkFunnel.summaries(
                    events.rows.where(col("at").geq(from).and(col("at").lt(to))), FUNNEL, columns);
            summaries = summaries == null ? part : summaries.union(part);
        }
        assertThat(SparkFunnel.join(summaries, FUNNEL)).isEqualTo(FUNNEL.count(events.log));
        assertThatThrownBy(() -> SparkFunnel.summaries(events.rows, FUNNEL.order(StepOrder.UNORDERED), columns))
                .hasMessageContaining("has no exact summary here");
        Dataset<Row> twice = SparkFunnel.summaries(events.rows, FUNNEL, columns);
        assertThatThrownBy(() -> SparkFunnel.join(twice.union(twice), FUNNEL))
                .hasStackTraceContaining("is not later than one that ends at");
    }

    @Test
    void theSqlAggregateAgrees() {
        Events events = Events.random(200, 3_000, 6);
        events.rows.createOrReplaceTempView("events");
        Row row = Sparks.one(
                "SELECT merge_tallies(t), tally_metric(merge_tallies(t)) FROM (SELECT who, funnel_tally(INTERVAL '7' DAY, at,"
                        + " what, 'visit', 'signup', 'purchase') AS t FROM events GROUP BY who)");
        FunnelTally expected = FUNNEL.count(events.log);
        assertThat((Object) TallyBytes.readTally(row.getAs(0))).isEqualTo(expected);
        assertThat(row.getStruct(1).getDouble(0))
                .isEqualTo(expected.conversion().value());
        List<Row> levels = Sparks.session()
                .sql(
                        "SELECT level, count(*) AS users FROM (SELECT who, funnel('P7D', at, what, 'visit', 'signup', 'purchase') AS level"
                                + " FROM events GROUP BY who) GROUP BY level")
                .collectAsList();
        for (int step = 1; step <= 3; step++) {
            int at = step;
            assertThat(levels.stream()
                            .filter(each -> each.getInt(0) >= at)
                            .mapToLong(each -> each.getLong(1))
                            .sum())
                    .isEqualTo(expected.reached(step));
        }
        List<Row> steps = Sparks.session()
                .sql(
                        "SELECT inline(funnel_steps(merge_tallies(t))) FROM (SELECT who, funnel_tally('P7D', at, what, 'visit', 'signup',"
                                + " 'purchase') AS t FROM events GROUP BY who)")
                .collectAsList();
        assertThat(steps).hasSize(3);
        assertThat(steps.get(1).getString(1)).isEqualTo("signup");
        assertThat(steps.get(2).getLong(2)).isEqualTo(expected.reached(3));
    }

    @Test
    void aWindowThatIsNoneIsRefused() {
        Events.random(2, 10, 7).rows.createOrReplaceTempView("few");
        assertThatThrownBy(() -> Sparks.session().sql("SELECT funnel('7 days', at, what, 'visit') FROM few"))
                .hasMessageContaining("funnel: a time span is INTERVAL '7' DAY or, as text, P7D, not 7 days");
        assertThatThrownBy(() -> Sparks.session().sql("SELECT funnel('P7D', what, what, 'visit') FROM few"))
                .hasMessageContaining("The second parameter requires the \"TIMESTAMP\" type");
    }
}
