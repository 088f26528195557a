package io.github.cxmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.shell.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The kit, the loop by hand and DuckDB read the same from the file. */
class TableBenchmarkAgreesTest {

    private static final int ROWS = 20_011;
    private static final TableBenchmark BENCHMARK = new TableBenchmark();

    @BeforeAll
    static void fill() throws IOException {
        BENCHMARK.rows = ROWS;
        BENCHMARK.fill();
    }

    @AfterAll
    static void delete() throws IOException {
        BENCHMARK.delete();
        assertThat(BENCHMARK.file).doesNotExist();
    }

    @Test
    void theLogHoldsWhatIsReadByHand() throws IOException {
        EventLog log = BENCHMARK.tableLog();
        TableBenchmark.ByHand byHand = BENCHMARK.tableByHand();
        assertThat(log.size()).isEqualTo(ROWS).isEqualTo(byHand.size);
        assertThat(log.unit()).isEqualTo(ChronoUnit.MICROS);
        String[] users = texts(byHand.users);
        String[] events = texts(byHand.events);
        assertThat(log.users()).containsExactlyInAnyOrder(users);
        assertThat(log.eventNames()).hasSize(8).containsExactlyInAnyOrder(events);
        int[] seen = {0};
        log.timelines().forEach(timeline -> {
            Timeline.Values amounts = timeline.property(TableBenchmark.AMOUNT);
            for (int i = 0; i < timeline.size(); i++) {
                int row = timeline.row(i);
                seen[0]++;
                assertThat(timeline.user()).isEqualTo(users[byHand.user[row]]);
                assertThat(timeline.event(i)).isEqualTo(events[byHand.event[row]]);
                assertThat(timeline.time(i)).isEqualTo(Instant.EPOCH.plus(byHand.micros[row], ChronoUnit.MICROS));
                assertThat(amounts.number(i)).isEqualTo(byHand.amounts[row]);
            }
        });
        assertThat(seen[0]).isEqualTo(ROWS);
    }

    @Test
    void columnsAndRecordsHoldTheSameCells() throws IOException {
        Object[] columns = BENCHMARK.tableColumns();
        TableBenchmark.ByHand byHand = BENCHMARK.tableByHand();
        String[] users = texts(byHand.users);
        String[] events = texts(byHand.events);
        var records = BENCHMARK.tableScan();
        assertThat(records).hasSize(ROWS + 1);
        for (int row = 0; row < ROWS; row++) {
            assertThat(((String[]) columns[0])[row]).isEqualTo(users[byHand.user[row]]);
            assertThat(((String[]) columns[1])[row]).isEqualTo(events[byHand.event[row]]);
            assertThat(((Instant[]) columns[2])[row])
                    .isEqualTo(Instant.EPOCH.plus(byHand.micros[row], ChronoUnit.MICROS));
            assertThat(((double[]) columns[3])[row]).isEqualTo(byHand.amounts[row]);
            assertThat(records.get(row + 1).getField(0)).isEqualTo(users[byHand.user[row]]);
        }
        Table table = BENCHMARK.tableRead();
        assertThat(table.columns()).isEqualTo(records.get(0).getFields());
        assertThat(table.size()).isEqualTo(ROWS);
    }

    @Test
    void duckDbReadsTheSame() throws IOException, SQLException {
        TableBenchmark.ByHand byHand = BENCHMARK.tableByHand();
        long[] read = BENCHMARK.tableDuckDb();
        assertThat(read[0]).isEqualTo(ROWS);
        assertThat(read[1])
                .isEqualTo(Arrays.stream(byHand.micros, 0, ROWS).max().orElseThrow());
        assertThat((double) read[2])
                .isEqualTo(Arrays.stream(byHand.amounts, 0, ROWS).sum(), within(0.51));
        long bytes = BENCHMARK.tableBytes();
        assertThat(bytes)
                .isEqualTo(
                        Files.readString(BENCHMARK.file).chars().asLongStream().sum());
    }

    private static String[] texts(Map<String, Integer> codes) {
        String[] texts = new String[codes.size()];
        codes.forEach((text, code) -> texts[code] = text);
        assertThat(List.of(texts)).doesNotHaveDuplicates();
        return texts;
    }
}
