package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableErrorTest {

    @TempDir
    private Path folder;

    private CsvTable table(String text) throws IOException {
        return CsvTable.read(Files.writeString(folder.resolve("bad.csv"), text));
    }

    private static void assertRefused(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void badCellNamesFileLineColumnAndValue() throws IOException {
        CsvTable table = table("id,note,NETPRO\n1,\"a\nb\",9\n2,c,abc\n");
        assertRefused("bad.csv line 4, column NETPRO: \"abc\" is not a whole number", () -> table.ints("NETPRO"));
        assertRefused("bad.csv line 4, column NETPRO: \"abc\" is not a whole number", () -> table.longs("NETPRO"));
        assertRefused("bad.csv line 4, column NETPRO: \"abc\" is not a finite number", () -> table.doubles("NETPRO"));
        assertRefused(
                "bad.csv line 2, column NETPRO: \"9\" is not an ISO-8601 date or time", () -> table.instants("NETPRO"));
    }

    @Test
    void wholeNumbersAreBounded() throws IOException {
        CsvTable table = table("n\n-2147483648\n2147483648\n");
        assertRefused(
                "bad.csv line 3, column n: \"2147483648\" is outside -2147483648..2147483647", () -> table.ints("n"));
        CsvTable beyond = table("n\n9223372036854775808\n");
        assertRefused(
                "bad.csv line 2, column n: \"9223372036854775808\" is outside -9223372036854775808..9223372036854775807",
                () -> beyond.longs("n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.0", "1e3", "٣", "1 000", "0x10", "-"})
    void wholeNumbersHaveDigitsOnly(String cell) throws IOException {
        CsvTable table = table("n\n" + cell + "\n");
        assertRefused("bad.csv line 2, column n: \"" + cell + "\" is not a whole number", () -> table.ints("n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-inf", "1e999", "1d", "0x1p3", "1.2.3", "."})
    void numbersAreFiniteAndDecimal(String cell) throws IOException {
        CsvTable table = table("n\n" + cell + "\n");
        assertRefused("bad.csv line 2, column n: \"" + cell + "\" is not a finite number", () -> table.doubles("n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2017-02-29", "14/05/2017", "2017-05-14 25:00", "2017-05-14T10:30:00 Z", "noon"})
    void momentsAreIso(String cell) throws IOException {
        CsvTable table = table("t\n" + cell + "\n");
        assertRefused(
                "bad.csv line 2, column t: \"" + cell + "\" is not an ISO-8601 date or time",
                () -> table.instants("t"));
    }

    @Test
    void unknownColumnListsTheColumns() throws IOException {
        CsvTable table = table("id,score\n1,2\n");
        assertRefused("bad.csv has no column Score; its columns are id, score", () -> table.ints("Score"));
    }

    @Test
    void rowsHaveAsManyCellsAsTheHeader() {
        assertRefused("bad.csv line 3: 1 cell, but the header names 2 columns", () -> table("a,b\n1,2\n3\n"));
        assertRefused("bad.csv line 2: 3 cells, but the header names 2 columns", () -> table("a,b\n1,2,3\n"));
        assertRefused("bad.csv line 2: 2 cells, but the header names 1 column", () -> table("a\n1,2\n"));
        assertRefused("bad.csv line 3: no cells, but the header names 2 columns", () -> table("a,b\n1,2\n\n\n3,4\n"));
    }

    @Test
    void headersNameEachColumnOnce() {
        assertRefused("bad.csv line 1: two columns are named \"a\"", () -> table("a,b,a\n"));
        assertRefused("bad.csv line 1 is blank; it must name the columns", () -> table("\na,b\n"));
    }

    @Test
    void emptyFilesAreRefused() {
        assertRefused("bad.csv is empty; its first line must name the columns", () -> table(""));
        assertRefused("bad.csv is empty; its first line must name the columns", () -> table("\uFEFF"));
    }

    @Test
    void quotesMustClose() {
        assertRefused(
                "bad.csv: Unexpected character after closing quote: 'y' (0x79) (record starting at line 2)",
                () -> table("a,b\n1,\"x\"y\n"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table("a,b\n1,2\n3,\"oops\n5,6\n"))
                .withMessageStartingWith("bad.csv: ")
                .withMessageContaining("line 3");
    }

    @Test
    void onlyUtf8IsRead() throws IOException {
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "größe\n1\n".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("latin.csv is not UTF-8 text", () -> CsvTable.read(latin));
    }

    @Test
    void aMissingFileIsNamed() {
        Path none = folder.resolve("none.csv");
        assertThatThrownBy(() -> CsvTable.read(none))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("there is no file " + none);
    }

    @Test
    void aBrokenArchiveIsNamed() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.csv.gz"), "a,b\n1,2\n");
        assertThatThrownBy(() -> CsvTable.read(broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot read " + broken + ": Not in GZIP format");
    }
}
