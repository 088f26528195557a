package io.github.cxmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.retention.cohort.CohortTable;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Ours and the peers make the same cohort table. */
class CohortBenchmarkAgreesTest {

    private static final int ROWS = 20_011;

    private final CohortBenchmark cohorts = new CohortBenchmark();

    private static <C extends CohortBenchmark.Columns> C filled(C columns) {
        columns.rows = ROWS;
        columns.fill();
        return columns;
    }

    @Test
    void allGiveTheSameCells() throws SQLException {
        CohortBenchmark.Columns columns = filled(new CohortBenchmark.Columns());
        CohortTable table = cohorts.ordered(columns);
        Map<Integer, Map<Integer, Long>> cells = CohortBenchmark.cells(table);
        assertThat(cells).hasSizeGreaterThan(20);
        assertThat(cohorts.streamGroupingBy(columns)).isEqualTo(cells);
        assertThat(byHand(cohorts.byHand(columns))).isEqualTo(cells);
        CohortBenchmark.Shuffled shuffled = filled(new CohortBenchmark.Shuffled());
        shuffled.shuffle();
        assertThat(cohorts.unordered(shuffled)).isEqualTo(table);
        assertThat(byHand(cohorts.byHandUnordered(shuffled))).isEqualTo(cells);
        CohortBenchmark.Table duckDb = new CohortBenchmark.Table();
        duckDb.fill(columns);
        assertThat(cohorts.duckDb(duckDb)).isEqualTo(cells);
        assertThat(cohorts.duckDbBits(duckDb)).isEqualTo(cells);
        duckDb.close();
        assertThat(cohorts.recurring(columns).overall(0).trials()).isGreaterThan(table.count());
        assertThat(cohorts.memoryFloor(columns)).isPositive();
    }

    private static Map<Integer, Map<Integer, Long>> byHand(long[][] counts) {
        Map<Integer, Map<Integer, Long>> cells = new TreeMap<>();
        for (int cohort = 0; cohort < counts.length; cohort++) {
            for (int k = 0; k < counts[cohort].length; k++) {
                if (counts[cohort][k] > 0) {
                    cells.computeIfAbsent(cohort, c -> new TreeMap<>()).put(k, counts[cohort][k]);
                }
            }
        }
        return cells;
    }
}
