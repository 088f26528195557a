package io.github.cxmetrics.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.Nps;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ScoresTest {

    @Test
    void eachScoreOutsideAScaleIsRefused() {
        refuses("nps(s)", -1, "0..10");
        refuses("nps(s)", 11, "0..10");
        refuses("nps(s)", Integer.MIN_VALUE, "0..10");
        refuses("nps(s)", Integer.MAX_VALUE, "0..10");
        refuses("csat(s)", 0, "1..5");
        refuses("csat(s)", 6, "1..5");
        refuses("net_score(s, 2, 1)", 0, "1..2");
        refuses("net_score(s, 2, 1)", 3, "1..2");
        refuses("ces(s)", 0, "1..7");
        refuses("ces(s)", 8, "1..7");
        refuses("net_score(s, 5, 2)", 0, "1..5");
        refuses("net_score(s, 5, 2)", 6, "1..5");
    }

    private static void refuses(String function, int score, String scale) {
        String name = function.substring(0, function.indexOf('('));
        assertThatThrownBy(() -> Sparks.one("SELECT " + function + " FROM VALUES (2), (" + score + ") AS t(s)"))
                .hasMessageContaining(name + ": column t.s: rating " + score + " is outside " + scale);
    }

    /** Spark computes what expressions share before any of them asks for it: the error must not be among that. */
    @Test
    void functionsOfOneColumnShareNoError() {
        Row row = Sparks.one(
                "SELECT nps(s), nps_tally(s), nps_interval(0.9, s), csat_tally(IF(s BETWEEN 1 AND 5, s, NULL)),"
                        + " ces_tally(IF(s BETWEEN 1 AND 7, s, NULL)), csat(IF(s BETWEEN 1 AND 5, s, NULL)) FROM VALUES"
                        + " (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (10), (NULL) AS t(s)");
        Nps nps = Nps.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10);
        assertThat(row.getStruct(0).getDouble(0)).isEqualTo(nps.value());
        assertThat((Object) TallyBytes.readTally(row.getAs(1))).isEqualTo(nps);
        assertThat((Object) TallyBytes.readTally(row.getAs(3))).isEqualTo(Csat.of(1, 2, 3, 4, 5));
        assertThat((Object) TallyBytes.readTally(row.getAs(4)))
                .isEqualTo(CesDefinition.CES_2.count(List.of(1, 2, 3, 4, 5, 6, 7)));
        assertThat(row.getStruct(5).getDouble(0)).isEqualTo(0.4);
    }
}
