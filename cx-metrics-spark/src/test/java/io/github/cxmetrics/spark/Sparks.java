package io.github.cxmetrics.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The one session of all tests, with the functions registered. */
final class Sparks {

    private static final SparkSession SPARK = start();

    private Sparks() {}

    private static SparkSession start() {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .appName("cx-metrics-spark tests")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "3")
                // Small queries by the hundred: planning them anew at each stage takes longer than they do.
                .config("spark.sql.adaptive.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.warehouse.dir", "target/warehouse")
                .config("spark.local.dir", "target/spark-local")
                .getOrCreate();
        CxFunctions.register(spark);
        return spark;
    }

    static SparkSession session() {
        return SPARK;
    }

    /** Scores 0..10, one in eight of them missing, in two segments. */
    static Dataset<Row> answers(int rows) {
        return session()
                .range(0, rows, 1, 3)
                .selectExpr(
                        "IF(id % 8 = 5, NULL, CAST(pmod(hash(id), 11) AS INT)) AS score",
                        "CAST(id % 2 AS STRING) AS segment");
    }

    /** Rows in another order, in partitions of a number at random. */
    static <E> Dataset<E> scattered(List<E> rows, Encoder<E> encoder, long seed) {
        Random random = new Random(seed);
        List<E> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        return session().createDataset(shuffled, encoder).repartition(1 + random.nextInt(6));
    }

    static Row one(String sql) {
        List<Row> rows = session().sql(sql).collectAsList();
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows");
        }
        return rows.get(0);
    }
}
