package io.github.cxmetrics.spark;

import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import io.github.cxmetrics.survey.NpsBands;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Ratios against Spark's own aggregates, in one run: {@code SparkBenchmark [rows] [events] [users] [cores] [turns] [cases]}; no rows or no events leave a half
 * out, and a pattern of names what it doesn't find. Not a test: times depend on what else the machine does. Each ratio is of turns taken in alternation, of the processor's time beside the clock's: the former says what a
 * query costs, also where other work takes cores away. Bytes are those that the map tasks of a query wrote for its shuffle.
 */
final class SparkBenchmark {

    private static final com.sun.management.OperatingSystemMXBean MACHINE =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final String SUMS =
            "SELECT %s sum(IF(score >= 9, 1, 0)) AS p, sum(IF(score <= 6, 1, 0)) AS d, count(score) AS n FROM scores %s";

    private final SparkSession spark;
    private final int turns;
    private final Pattern cases;
    private final AtomicLong shuffled = new AtomicLong();
    private final AtomicLong records = new AtomicLong();

    private SparkBenchmark(SparkSession spark, int turns, Pattern cases) {
        this.spark = spark;
        this.turns = turns;
        this.cases = cases;
        spark.sparkContext().addSparkListener(new SparkListener() {
            @Override
            public void onStageCompleted(SparkListenerStageCompleted stage) {
                var written = stage.stageInfo().taskMetrics().shuffleWriteMetrics();
                shuffled.addAndGet(written.bytesWritten());
                records.addAndGet(written.recordsWritten());
            }
        });
    }

    public static void main(String[] args) {
        long rows = args.length > 0 ? Long.parseLong(args[0]) : 50_000_000;
        long events = args.length > 1 ? Long.parseLong(args[1]) : 20_000_000;
        long users = args.length > 2 ? Long.parseLong(args[2]) : 1_000_000;
        String cores = args.length > 3 ? args[3] : "2";
        int turns = args.length > 4 ? Integer.parseInt(args[4]) : 5;
        Pattern cases = Pattern.compile(args.length > 5 ? args[5] : "");
        SparkSession spark = SparkSession.builder()
                .master("local[" + cores + "]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "8")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.local.dir", "target/spark-local")
                .withExtensions(new CxExtensions())
                .getOrCreate();
        SparkBenchmark benchmark = new SparkBenchmark(spark, turns, cases);
        System.out.printf(
                "%d rows, %d events of %d users, local[%s], Spark %s, Java %s%n",
                rows, events, users, cores, spark.version(), System.getProperty("java.version"));
        if (rows > 0) {
            benchmark.scores(rows);
        }
        if (events > 0) {
            benchmark.funnels(events, users);
        }
        spark.stop();
    }

    private void scores(long rows) {
        Dataset<Row> scores = spark.range(0, rows, 1, 8)
                .selectExpr(
                        "CAST(pmod(hash(id), 11) AS INT) AS score",
                        "CAST(pmod(hash(id + 1), 8) AS INT) AS few",
                        "CAST(pmod(hash(id + 2), 100000) AS INT) AS many")
                .persist(StorageLevel.MEMORY_ONLY());
        scores.createOrReplaceTempView("scores");
        scores.count();
        spark.udf().register("typed_nps", TallyAggregator.of(NpsBands.STANDARD).udf(Encoders.INT()));
        for (String key : List.of("", "few", "many")) {
            String select = key.isEmpty() ? "" : key + ",";
            String group = key.isEmpty() ? "" : "GROUP BY " + key;
            String from = " FROM scores " + group;
            compare(
                    "nps " + (key.isEmpty() ? "ungrouped" : key.equals("few") ? "by 8" : "by 100 000"),
                    () -> run(SUMS.formatted(select, group)),
                    List.of("sums", "nps(score)", "nps_tally(score)", "typed aggregator"),
                    List.of(
                            () -> run("SELECT " + select + " nps(score) AS x" + from),
                            () -> run("SELECT " + select + " nps_tally(score) AS x" + from),
                            () -> run("SELECT " + select + " typed_nps(score) AS x" + from)));
        }
        scores.unpersist(true);
    }

    private void funnels(long events, long users) {
        Dataset<Row> log = spark.range(0, events, 1, 8)
                .selectExpr(
                        "CONCAT('user', pmod(xxhash64(id), " + users + ")) AS who",
                        "element_at(array('visit', 'view', 'signup', 'scroll', 'purchase'), CAST(pmod(hash(id + 1), 5) + 1 AS INT)) AS what",
                        "timestamp_seconds(1704067200 + id) AS at")
                .persist(StorageLevel.DISK_ONLY());
        log.createOrReplaceTempView("log");
        log.count();
        Funnel funnel = Funnel.steps("visit", "signup", "purchase").within(Duration.ofDays(7));
        String windows = "WITH one AS (SELECT who, at, what, max(IF(what = 'visit', at, NULL)) OVER w AS v FROM log"
                + " WINDOW w AS (PARTITION BY who ORDER BY at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)),"
                + " two AS (SELECT who, at, what, v, max(IF(what = 'signup' AND v >= at - INTERVAL '7' DAY, v, NULL)) OVER w AS s FROM one"
                + " WINDOW w AS (PARTITION BY who ORDER BY at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)),"
                + " three AS (SELECT who, max(IF(v IS NOT NULL, 1, 0)) + max(IF(s IS NOT NULL, 1, 0))"
                + " + max(IF(what = 'purchase' AND s >= at - INTERVAL '7' DAY, 1, 0)) AS level FROM two GROUP BY who)"
                + " SELECT count(*), sum(IF(level >= 1, 1, 0)), sum(IF(level >= 2, 1, 0)), sum(IF(level >= 3, 1, 0)) FROM three";
        Row expected = spark.sql(windows).first();
        FunnelTally tally = SparkFunnel.run(log, funnel, "who", "what", "at");
        System.out.println("windows say " + expected + ", the funnel " + tally);
        compare(
                "funnel",
                () -> spark.sql(windows).first(),
                List.of("SQL windows", "SparkFunnel", "SQL funnel()"),
                List.of(
                        () -> SparkFunnel.run(log, funnel, "who", "what", "at"),
                        () -> spark.sql(
                                        "SELECT level, count(*) FROM (SELECT funnel(INTERVAL '7' DAY, at, what, 'visit', 'signup', 'purchase')"
                                                + " AS level FROM log GROUP BY who) GROUP BY level")
                                .collectAsList()));
    }

    private Object run(String sql) {
        spark.sql(sql).write().format("noop").mode("overwrite").save();
        return sql;
    }

    private void awaitListeners() {
        try {
            spark.sparkContext().listenerBus().waitUntilEmpty();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private void compare(String what, Supplier<Object> base, List<String> names, List<Supplier<Object>> others) {
        List<String> measured = new ArrayList<>(List.of(names.get(0)));
        List<Supplier<Object>> all = new ArrayList<>(List.of(base));
        for (int i = 0; i < others.size(); i++) {
            if (cases.matcher(names.get(i + 1)).find()) {
                measured.add(names.get(i + 1));
                all.add(others.get(i));
            }
        }
        double[][] clock = new double[all.size()][turns];
        double[][] processor = new double[all.size()][turns];
        long[][] wrote = new long[all.size()][2];
        for (int i = 0; i < all.size(); i++) {
            shuffled.set(0);
            records.set(0);
            all.get(i).get();
            awaitListeners();
            wrote[i] = new long[] {shuffled.get(), records.get()};
        }
        for (int turn = 0; turn < turns; turn++) {
            for (int i = 0; i < all.size(); i++) {
                long start = System.nanoTime();
                long busy = MACHINE.getProcessCpuTime();
                all.get(i).get();
                processor[i][turn] = (MACHINE.getProcessCpuTime() - busy) / 1e9;
                clock[i][turn] = (System.nanoTime() - start) / 1e9;
            }
        }
        for (int i = 0; i < all.size(); i++) {
            Arrays.sort(clock[i]);
            Arrays.sort(processor[i]);
            System.out.printf(
                    Locale.ROOT,
                    "%-15s %-17s clock median %6.2f s, least %6.2f s, ratios %.2f / %.2f; processor median %6.2f s, least %6.2f s, ratios %.2f / %.2f; %d bytes of %d rows shuffled%n",
                    what,
                    measured.get(i),
                    clock[i][turns / 2],
                    clock[i][0],
                    clock[i][turns / 2] / clock[0][turns / 2],
                    clock[i][0] / clock[0][0],
                    processor[i][turns / 2],
                    processor[i][0],
                    processor[i][turns / 2] / processor[0][turns / 2],
                    processor[i][0] / processor[0][0],
                    wrote[i][0],
                    wrote[i][1]);
        }
    }
}
