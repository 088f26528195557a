package io.github.cxmetrics.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamingTest {

    private static final Map<Instant, Nps> SEEN = new TreeMap<>();

    @TempDir
    Path folder;

    /** A store of state for each partition and batch costs more than these streams' rows. */
    @BeforeAll
    static void twoPartitions() {
        Sparks.session().conf().set("spark.sql.shuffle.partitions", "2");
    }

    @AfterAll
    static void asManyAsBefore() {
        Sparks.session().conf().set("spark.sql.shuffle.partitions", "3");
    }

    private void answers(String file, String... rows) throws Exception {
        StringBuilder json = new StringBuilder();
        for (String row : rows) {
            String[] parts = row.split(" ");
            json.append("{\"at\": \"2024-05-01T")
                    .append(parts[0])
                    .append("Z\", \"score\": ")
                    .append(parts[1])
                    .append("}\n");
        }
        Path made = Files.writeString(folder.resolve(file), json);
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.move(made, in.resolve(file));
    }

    /** Runs until all files are read, and remembers what came out. */
    private void run(String mode, String checkpoint) throws Exception {
        Dataset<Row> answers = Sparks.session()
                .readStream()
                .schema("at TIMESTAMP, score INT")
                .json(folder.resolve("in").toString());
        answers.withWatermark("at", "10 minutes")
                .groupBy(window(col("at"), "1 hour"))
                .agg(
                        CxFunctions.npsTally(col("score")).as("tally"),
                        CxFunctions.nps(col("score")).as("nps"))
                .writeStream()
                .outputMode(mode)
                .option("checkpointLocation", folder.resolve(checkpoint).toString())
                .trigger(Trigger.AvailableNow())
                .foreachBatch((VoidFunction2<Dataset<Row>, Long>) (batch, id) -> batch.collectAsList()
                        .forEach(row -> {
                            Nps nps = TallyBytes.read(row.getAs(1), Nps.class);
                            assertThat(row.getStruct(2).getDouble(0)).isEqualTo(nps.value());
                            SEEN.put(row.getStruct(0).getTimestamp(0).toInstant(), nps);
                        }))
                .start()
                .awaitTermination();
    }

    /** What a stream keeps of a typed aggregator outlives the release: it is the stored form of the tally, not that of a query's buffers. */
    @Test
    void theStateOfATypedAggregatorIsTheStoredForm() throws Exception {
        answers("a.json", "09:05:00 10", "09:10:00 3", "09:20:00 9");
        String checkpoint = folder.resolve("typed").toString();
        Sparks.session()
                .readStream()
                .schema("at TIMESTAMP, score INT")
                .json(folder.resolve("in").toString())
                .groupBy(col("at").cast("date"))
                .agg(TallyAggregator.of(NpsBands.STANDARD)
                        .udf(Encoders.INT())
                        .apply(col("score"))
                        .as("tally"))
                .writeStream()
                .outputMode("update")
                .option("checkpointLocation", checkpoint)
                .trigger(Trigger.AvailableNow())
                .foreachBatch((VoidFunction2<Dataset<Row>, Long>) (batch, id) -> batch.collectAsList())
                .start()
                .awaitTermination();
        List<Row> state = Sparks.session()
                .read()
                .format("statestore")
                .load(checkpoint)
                .selectExpr("value.*")
                .collectAsList();
        assertThat(state).hasSize(1);
        // Spark keeps the buffer as a row of one column.
        byte[] row = state.get(0).getAs(0);
        UnsafeRow buffer = new UnsafeRow(1);
        buffer.pointTo(row, row.length);
        assertThat((Object) TallyBytes.readTally(buffer.getBinary(0))).isEqualTo(Nps.of(10, 3, 9));
    }

    private static Instant hour(int hour) {
        return Instant.parse("2024-05-01T%02d:00:00Z".formatted(hour));
    }

    @Test
    void updateModeTellsEachChangeAndGoesOnFromItsCheckpoint() throws Exception {
        SEEN.clear();
        answers("a.json", "09:05:00 10", "09:10:00 3", "09:20:00 null");
        run("update", "update");
        assertThat(SEEN).containsExactly(Map.entry(hour(9), Nps.of(10, 3)));
        SEEN.clear();
        answers("b.json", "09:30:00 9", "10:01:00 7");
        run("update", "update");
        assertThat(SEEN).containsExactly(Map.entry(hour(9), Nps.of(10, 3, 9)), Map.entry(hour(10), Nps.of(7)));
    }

    @Test
    void appendModeTellsAWindowOnceItIsOver() throws Exception {
        SEEN.clear();
        answers("a.json", "09:05:00 10", "09:10:00 3");
        run("append", "append");
        assertThat(SEEN).isEmpty();
        answers("b.json", "09:30:00 9", "11:30:00 8");
        run("append", "append");
        answers("c.json", "11:40:00 8");
        run("append", "append");
        assertThat(SEEN).containsExactly(Map.entry(hour(9), Nps.of(10, 3, 9)));
    }
}
