package io.github.cxmetrics.spark;

import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import io.github.cxmetrics.survey.NpsBands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Ratios against Spark's own aggregates, in one run: {@code SparkBenchmark [rows] [events] [users] [cores]}. Not a test: times depend on what else the machine
 * does, and each ratio is of medians of turns taken in alternation.
 */
final class SparkBenchmark {

    private static final int TURNS = 5;
    private static final String SUMS =
            "SELECT %s sum(IF(score >= 9, 1, 0)) AS p, sum(IF(score <= 6, 1, 0)) AS d, count(score) AS n FROM scores %s";

    private final SparkSession spark;

    private SparkBenchmark(SparkSession spark) {
        this.spark = spark;
    }

    public static void main(String[] args) {
        long rows = args.length > 0 ? Long.parseLong(args[0]) : 50_000_000;
        long events = args.length > 1 ? Long.parseLong(args[1]) : 20_000_000;
        long users = args.length > 2 ? Long.parseLong(args[2]) : 1_000_000;
        String cores = args.length > 3 ? args[3] : "2";
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
        SparkBenchmark benchmark = new SparkBenchmark(spark);
        System.out.printf(
                "%d rows, %d events of %d users, local[%s], Spark %s, Java %s%n",
                rows, events, users, cores, spark.version(), System.getProperty("java.version"));
        benchmark.scores(rows);
        benchmark.funnels(events, users);
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

    private static void compare(String what, Supplier<Object> base, List<String> names, List<Supplier<Object>> others) {
        List<Supplier<Object>> all = new ArrayList<>(List.of(base));
        all.addAll(others);
        long[][] nanos = new long[all.size()][TURNS];
        all.forEach(Supplier::get);
        for (int turn = 0; turn < TURNS; turn++) {
            for (int i = 0; i < all.size(); i++) {
                long start = System.nanoTime();
                all.get(i).get();
                nanos[i][turn] = System.nanoTime() - start;
            }
        }
        for (int i = 0; i < all.size(); i++) {
            Arrays.sort(nanos[i]);
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %-18s median %6.2f s, least %6.2f s, ratio of medians %.2f, of least %.2f%n",
                    what,
                    names.get(i),
                    nanos[i][TURNS / 2] / 1e9,
                    nanos[i][0] / 1e9,
                    (double) nanos[i][TURNS / 2] / nanos[0][TURNS / 2],
                    (double) nanos[i][0] / nanos[0][0]);
        }
    }
}
