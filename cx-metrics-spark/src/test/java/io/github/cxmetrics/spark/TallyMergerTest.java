package io.github.cxmetrics.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Tally;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import io.github.cxmetrics.survey.RatingScale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class TallyMergerTest {

    private static Dataset<byte[]> stored(List<? extends Tally<?>> tallies) {
        List<byte[]> bytes = new ArrayList<>();
        tallies.forEach(tally -> bytes.add(TallyBytes.of(tally)));
        return Sparks.scattered(bytes, Encoders.BINARY(), 7 + tallies.size());
    }

    /** Every type of tally there is, each kind in a query of its own group: five of one, in partitions at random. */
    @Test
    void eachTallyMergesAsOnOneMachine() throws Exception {
        List<Tally<?>> kept = Kept.tallies();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            for (int copy = 0; copy < 5; copy++) {
                rows.add(org.apache.spark.sql.RowFactory.create(i, TallyBytes.of(kept.get(i))));
            }
        }
        Collections.shuffle(rows, new java.util.Random(3));
        List<Row> merged = Sparks.session()
                .createDataFrame(rows, org.apache.spark.sql.types.StructType.fromDDL("kind INT, tally BINARY"))
                .repartition(4)
                .groupBy("kind")
                .agg(CxFunctions.mergeTallies(org.apache.spark.sql.functions.col("tally"))
                        .as("sum"))
                .collectAsList();
        assertThat(merged).hasSameSizeAs(kept);
        for (Row row : merged) {
            Tally<?> one = kept.get(row.getInt(0));
            Tally<?> expected = one;
            for (int copy = 1; copy < 5; copy++) {
                expected = Values.plus(expected, one);
            }
            assertThat((Object) TallyBytes.readTally(row.getAs(1)))
                    .as(one.toString())
                    .isEqualTo(expected);
        }
    }

    @Test
    void daysMergeToAMonth() {
        Sparks.session()
                .sql(
                        "SELECT day, nps_tally(score) AS tally FROM (SELECT id % 30 AS day, CAST(pmod(hash(id), 11) AS INT) AS score"
                                + " FROM range(0, 9000, 1, 4)) GROUP BY day")
                .createOrReplaceTempView("daily");
        Row row = Sparks.one(
                "SELECT merge_tallies(tally), tally_metric(merge_tallies(tally)), tally_text(merge_tallies(tally)),"
                        + " tally_numbers(merge_tallies(tally)) FROM daily");
        Row all = Sparks.one(
                "SELECT nps_tally(score), nps(score) FROM (SELECT CAST(pmod(hash(id), 11) AS INT) AS score FROM range(9000))");
        Nps nps = TallyBytes.read(row.getAs(0), Nps.class);
        assertThat((Object) nps).isEqualTo(TallyBytes.readTally(all.getAs(0)));
        assertThat(nps.count()).isEqualTo(9000);
        assertThat(row.getStruct(1)).isEqualTo(all.getStruct(1));
        assertThat(row.getString(2)).isEqualTo(nps.toString());
        assertThat(row.getJavaMap(3)).isEqualTo(nps.toCounts().numbers());
    }

    @Test
    void noTalliesGiveNull() {
        assertThat(Sparks.one("SELECT merge_tallies(CAST(NULL AS BINARY))").isNullAt(0))
                .isTrue();
        assertThat(Sparks.one("SELECT tally_metric(CAST(NULL AS BINARY)), tally_text(NULL)")
                        .isNullAt(0))
                .isTrue();
    }

    @Test
    void unlikeRulesAreRefusedWithBothNamed() {
        Nps other = new NpsBands(RatingScale.ZERO_TO_TEN, 6, 9).empty();
        assertThatThrownBy(() -> stored(List.of(Nps.of(10), other))
                        .select(TallyMerger.merger().toColumn())
                        .first())
                .hasStackTraceContaining("NPS: ")
                .hasStackTraceContaining(NpsBands.STANDARD.toString())
                .hasStackTraceContaining("don't go together");
        assertThatThrownBy(() -> stored(List.of(Nps.of(10), Csat.of(5)))
                        .select(TallyMerger.merger().toColumn())
                        .first())
                .hasStackTraceContaining("don't go together");
    }

    @Test
    void brokenBytesFailTheQuery() {
        assertThatThrownBy(() -> Sparks.one("SELECT merge_tallies(X'C57801FFFFFFFF0203')"))
                .hasStackTraceContaining("a stored tally is broken: its checksum is another one");
        assertThatThrownBy(() -> Sparks.one("SELECT tally_metric(kano_tally(1, 2))"))
                .hasStackTraceContaining(
                        "tally_metric: a KanoTally has no one headline number; its numbers are [better, worse]");
    }
}
