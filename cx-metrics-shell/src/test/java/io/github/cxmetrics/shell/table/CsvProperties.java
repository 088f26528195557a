package io.github.cxmetrics.shell.table;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Assertions;

/** What is written reads back; what is broken is refused by the documented exceptions, in time. */
class CsvProperties {

    private static Table read(byte[] bytes, Csv options) throws IOException {
        Path file = Files.createTempFile("cx", ".csv");
        try {
            return Table.read(Files.write(file, bytes), options);
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<String> cell() {
        return Arbitraries.strings()
                .withChars('a', 'b', '"', ',', ';', '\t', '\n', '\r', ' ', '#', 'é', 'Ж', '山', '\'', '=', '0')
                .withChars("\uD83D\uDE00".toCharArray()[0])
                .ofMaxLength(12)
                .map(text -> text.replace("\uD83D", "\uD83D\uDE00"));
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        return Arbitraries.integers()
                .between(2, 6)
                .flatMap(
                        width -> cell().list().ofSize(width).list().ofMinSize(1).ofMaxSize(40));
    }

    @Property(tries = 300)
    void whatIsWrittenReadsBack(@ForAll("rows") List<List<String>> rows, @ForAll("layouts") Layout layout)
            throws IOException {
        int width = rows.get(0).size();
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().fieldSeparator(layout.delimiter()).build(text)) {
            writer.writeRecord(IntStream.range(0, width)
                    .mapToObj(i -> "name " + (char) ('a' + i))
                    .toArray(String[]::new));
            rows.forEach(row -> writer.writeRecord(row.toArray(String[]::new)));
        }
        Table table = read(
                text.toString().getBytes(layout.charset()),
                Csv.detect()
                        .delimiter(layout.delimiter())
                        .charset(layout.charset().name()));
        int filled = rows.size();
        while (filled > 0
                && rows.get(filled - 1).stream()
                        .allMatch(cell -> Blanks.strip(cell).isEmpty())) {
            filled--;
        }
        assertThat(table.size()).isEqualTo(filled);
        for (int row = 0; row < filled; row++) {
            for (int column = 0; column < width; column++) {
                String expected = Blanks.strip(rows.get(row).get(column));
                String found = table.column("name " + (char) ('a' + column)).text(row);
                assertThat(found == null ? "" : found).isEqualTo(expected);
            }
        }
    }

    record Layout(char delimiter, Charset charset) {}

    @Provide
    Arbitrary<Layout> layouts() {
        return Arbitraries.of(',', ';', '\t', '|')
                .flatMap(delimiter -> Arbitraries.of(
                                StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, Charset.forName("GB18030"))
                        .map(charset -> new Layout(delimiter, charset)));
    }

    /** The number of cells tells the delimiter, whatever numbers and texts are in the cells. */
    @Property(tries = 200)
    void theDelimiterIsFound(@ForAll("numbers") List<List<String>> rows, @ForAll("layouts") Layout layout)
            throws IOException {
        int width = rows.get(0).size();
        List<String> lines = new ArrayList<>(List.of(String.join(
                "" + layout.delimiter(),
                IntStream.range(0, width).mapToObj(i -> "n" + i).toList())));
        rows.forEach(row -> lines.add(row.stream()
                .map(cell -> cell.indexOf(layout.delimiter()) < 0 ? cell : '"' + cell + '"')
                .reduce((a, b) -> a + layout.delimiter() + b)
                .orElseThrow()));
        Table table = read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8), Csv.detect());
        assertThat(table.columns()).hasSize(width);
        assertThat(table.column("n0").text(0)).isEqualTo(rows.get(0).get(0));
    }

    @Provide
    Arbitrary<List<List<String>>> numbers() {
        return Arbitraries.integers()
                .between(2, 5)
                .flatMap(width -> Arbitraries.of("1", "2,5", "3.75", "yes", "1 000", "a|b")
                        .list()
                        .ofSize(width)
                        .list()
                        .ofMinSize(3)
                        .ofMaxSize(20));
    }

    @Property(tries = 1500)
    void brokenTextIsReadOrRefusedInTime(@ForAll("broken") String text) throws IOException {
        assertOnlyRefusals(text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> broken() {
        return Arbitraries.of(
                        "\"",
                        ",",
                        ";",
                        "\n",
                        "\r\n",
                        "\r",
                        "a",
                        "1",
                        " ",
                        "\t",
                        "|",
                        "sep=;",
                        "\uFEFF",
                        "\"\"",
                        "é",
                        "id,score\n",
                        "{\"k\":1}")
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 1000)
    void bytesAreReadOrRefusedInTime(@ForAll("magic") byte[] magic, @ForAll @Size(max = 200) byte[] bytes)
            throws IOException {
        byte[] all = Arrays.copyOf(magic, magic.length + bytes.length);
        System.arraycopy(bytes, 0, all, magic.length, bytes.length);
        assertOnlyRefusals(all);
    }

    @Provide
    Arbitrary<byte[]> magic() {
        return Arbitraries.of(
                new byte[0],
                new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0},
                new byte[] {'P', 'K', 3, 4},
                new byte[] {(byte) 0xFF, (byte) 0xFE},
                new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
                new byte[] {'a', ',', 'b', '\n'});
    }

    /** Whole workbooks with one byte changed. */
    @Property(tries = 300)
    void damagedWorkbooksAreReadOrRefused(@ForAll("places") int place, @ForAll byte value) throws IOException {
        Path file = Files.createTempFile("cx", ".xlsx");
        byte[] bytes;
        try {
            Packed.workbook(
                    file,
                    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\"><v>9</v></c></row>");
            bytes = Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
        bytes[place % bytes.length] = value;
        assertOnlyRefusals(bytes);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 1 << 20);
    }

    private static void assertOnlyRefusals(byte[] bytes) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try {
                Table table = read(bytes, Csv.detect());
                assertThat(table.columns()).isNotEmpty();
                table.columns()
                        .forEach(column ->
                                assertThat(table.column(column).rows()).isEqualTo(table.size()));
            } catch (IllegalArgumentException | UncheckedIOException e) {
                assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
            }
        });
    }
}
