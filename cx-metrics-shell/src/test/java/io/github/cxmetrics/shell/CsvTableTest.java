package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {

    private static final String CALLS = """
            id,score,cost,area,at
            1,9,0.5,A,2017-05-14
            2,,-1e3,"B, C",2017-05-14T10:30:00Z
            3,-7,, ,2017-05-14 10:30:00+02:00
            4000000000, 11 ,.25,D,
            """;

    @TempDir
    private Path folder;

    private CsvTable table(String text) throws IOException {
        return CsvTable.read(Files.writeString(folder.resolve("calls.csv"), text));
    }

    @Test
    void namesRowsAndColumns() throws IOException {
        CsvTable table = table(CALLS);
        assertThat(table.name()).isEqualTo("calls.csv");
        assertThat(table.rows()).isEqualTo(4);
        assertThat(table.columns()).containsExactly("id", "score", "cost", "area", "at");
        assertThat(table).hasToString("""
                calls.csv: 4 rows
                  column  missing
                  id            0
                  score         1
                  cost          1
                  area          1
                  at            1""");
    }

    @Test
    void intsKeepTheirGaps() throws IOException {
        IntColumn scores = table(CALLS).ints("score");
        assertThat(scores.name()).isEqualTo("score");
        assertThat(scores.size()).isEqualTo(4);
        assertThat(scores.missing()).isEqualTo(1);
        assertThat(scores.isMissing(0)).isFalse();
        assertThat(scores.isMissing(1)).isTrue();
        assertThat(scores.value(2)).isEqualTo(-7);
        assertThat(scores.present()).containsExactly(9, -7, 11);
        assertThat(scores.toArray(99)).containsExactly(9, 99, -7, 11);
        assertThat(scores).hasToString("score: 4 rows, 1 missing");
    }

    @Test
    void aRowWithoutValueHasNone() throws IOException {
        IntColumn scores = table(CALLS).ints("score");
        assertThatIllegalStateException()
                .isThrownBy(() -> scores.value(1))
                .withMessage("column score has no value in row 1");
        assertThatThrownBy(() -> scores.isMissing(4))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("Index 4 out of bounds for length 4");
    }

    @Test
    void arraysAreCopies() throws IOException {
        IntColumn scores = table(CALLS).ints("score");
        scores.toArray(0)[0] = 5;
        assertThat(scores.value(0)).isEqualTo(9);
    }

    @Test
    void longs() throws IOException {
        LongColumn ids = table(CALLS).longs("id");
        assertThat(ids.missing()).isZero();
        assertThat(ids.value(3)).isEqualTo(4_000_000_000L);
        assertThat(ids.present()).containsExactly(1L, 2L, 3L, 4_000_000_000L);
        assertThat(ids.toArray(-1)).containsExactly(1L, 2L, 3L, 4_000_000_000L);
    }

    @Test
    void doubles() throws IOException {
        DoubleColumn costs = table(CALLS).doubles("cost");
        assertThat(costs.isMissing(2)).isTrue();
        assertThat(costs.value(1)).isEqualTo(-1000);
        assertThat(costs.present()).containsExactly(0.5, -1000.0, 0.25);
        assertThat(costs.toArray(Double.NaN)).containsExactly(0.5, -1000, Double.NaN, 0.25);
    }

    @Test
    void stringsStayAsTheyAreAndBlankIsMissing() throws IOException {
        StringColumn areas = table(CALLS).strings("area");
        assertThat(areas.missing()).isEqualTo(1);
        assertThat(areas.present()).containsExactly("A", "B, C", "D");
        assertThat(areas.toArray("none")).containsExactly("A", "B, C", "none", "D");
        assertThat(table(CALLS).strings("score").value(3)).isEqualTo(" 11 ");
    }

    @Test
    void instantsWithoutZoneAreUtc() throws IOException {
        InstantColumn moments = table(CALLS + "5,1,1,E,2017-05-14T10:30\n").instants("at");
        assertThat(moments.isMissing(3)).isTrue();
        assertThat(moments.present())
                .containsExactly(
                        Instant.parse("2017-05-14T00:00:00Z"),
                        Instant.parse("2017-05-14T10:30:00Z"),
                        Instant.parse("2017-05-14T08:30:00Z"),
                        Instant.parse("2017-05-14T10:30:00Z"));
        assertThat(moments.toArray(Instant.EPOCH)).hasSize(5).contains(Instant.EPOCH);
    }

    @Test
    void readsGzipByName() throws IOException {
        Path file = folder.resolve("calls.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(CALLS.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(CsvTable.read(file.toString()).ints("score").toArray(0)).containsExactly(9, 0, -7, 11);
    }

    @Test
    void toleratesByteOrderMarkWindowsLineEndsAndBlankEnd() throws IOException {
        CsvTable table = table("\uFEFF\"größe\",b\r\n1,2\r\n3,4\r\n\r\n\r\n");
        assertThat(table.columns()).containsExactly("größe", "b");
        assertThat(table.ints("größe").toArray(0)).containsExactly(1, 3);
    }

    @Test
    void linesCountLineBreaksInCells() throws IOException {
        CsvTable table = table("id,note\n1,\"two\nlines\"\n2,\"said \"\"no\"\"\"\n");
        assertThat(table.line(0)).isEqualTo(2);
        assertThat(table.line(1)).isEqualTo(4);
        assertThat(table.strings("note").present()).containsExactly("two\nlines", "said \"no\"");
    }

    @Test
    void inOneColumnABlankLineIsAMissingValue() throws IOException {
        assertThat(table("score\n1\n\n3\n").ints("score").toArray(0)).containsExactly(1, 0, 3);
    }

    @Test
    void aHeaderAloneIsATableWithoutRows() throws IOException {
        CsvTable table = table("a,b\n");
        assertThat(table.rows()).isZero();
        assertThat(table.doubles("b").present()).isEmpty();
    }
}
