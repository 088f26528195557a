package io.github.cxmetrics.spark;

import static org.apache.spark.sql.functions.col;

import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Counts with two executors in processes of their own, kills one of them on the way, and compares. */
final class ClusterMain {

    private static final int ROWS = 400_000;

    private ClusterMain() {}

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder()
                .master("local-cluster[2,1,1024]")
                .appName("cx-metrics-spark cluster")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.executor.memory", "600m")
                .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .config("spark.executor.extraJavaOptions", String.join(" ", Jvm.opens()))
                .config("spark.driver.extraClassPath", System.getProperty("java.class.path"))
                .config("spark.sql.extensions", CxExtensions.class.getName())
                .config("spark.sql.shuffle.partitions", "4")
                .config("spark.local.dir", System.getProperty("cluster.dir"))
                .getOrCreate();
        int[] scores = IntStream.range(0, ROWS).map(i -> i % 97 % 11).toArray();
        Nps expected = Nps.of(scores);
        Dataset<Row> slow = spark.range(0, ROWS, 1, 40).selectExpr("CAST(id % 97 % 11 AS INT) AS score", "id");
        AtomicBoolean done = new AtomicBoolean();
        boolean[] killed = new boolean[1];
        Thread killer = new Thread(() -> killed[0] = killOne(done));
        killer.start();
        Nps counted = slow.select(TallyAggregator.of(NpsBands.STANDARD, ClusterMain::slowly)
                        .toColumn())
                .first();
        done.set(true);
        killer.join();
        Nps sql = TallyBytes.read(
                slow.agg(CxFunctions.npsTally(col("score"))).first().getAs(0), Nps.class);
        Funnel funnel = Funnel.steps("a", "b").within(Duration.ofDays(1));
        FunnelTally tally = SparkFunnel.run(
                slow.selectExpr(
                        "CAST(id % 1000 AS STRING) AS who",
                        "IF(id DIV 1000 % 2 = 0, 'a', 'b') AS what", "timestamp_seconds(id) AS at"),
                funnel,
                "who",
                "what",
                "at");
        spark.stop();
        System.out.println("killed " + killed[0] + ", counted " + counted.equals(expected) + ", sql "
                + sql.equals(expected) + ", funnel " + tally.reached());
    }

    private static Integer slowly(Row row) throws InterruptedException {
        if (row.getLong(1) % 100 == 0) {
            Thread.sleep(5);
        }
        return row.getInt(0);
    }

    /** Kills an executor once some tasks have run. */
    private static boolean killOne(AtomicBoolean done) {
        try {
            while (!done.get()) {
                Thread.sleep(500);
                List<ProcessHandle> executors = executors().toList();
                if (executors.size() == 2) {
                    Thread.sleep(4_000);
                    Optional<ProcessHandle> one = executors().findFirst();
                    return !done.get() && one.isPresent() && one.get().destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static Stream<ProcessHandle> executors() {
        // Masters and workers are threads of this process, executors its only children. Their command lines are longer
        // than the system tells.
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive);
    }
}
