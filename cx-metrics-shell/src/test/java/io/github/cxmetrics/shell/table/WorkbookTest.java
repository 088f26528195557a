package io.github.cxmetrics.shell.table;

import static io.github.cxmetrics.shell.table.KitFilesTest.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTest {

    private static final String HEADER = "<row r=\"1\">" + text("A1", "id") + text("B1", "value") + "</row>";

    @TempDir
    private Path folder;

    private static String text(String at, String text) {
        return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static String number(String at, String value, int style) {
        return "<c r=\"" + at + "\" s=\"" + style + "\"><v>" + value + "</v></c>";
    }

    private Path file() {
        return folder.resolve("book.xlsx");
    }

    private Table read(String... sheets) throws IOException {
        return Table.read(Packed.workbook(file(), sheets));
    }

    private void assertRefused(String message, String... sheets) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(sheets)).withMessage(message);
    }

    /** The text of a number in a style, below a header. */
    private String shown(String value, int style) throws IOException {
        Table table =
                read("<row r=\"1\">" + text("A1", "x") + "</row><row r=\"2\">" + number("A2", value, style) + "</row>");
        return table.column("x").text(0);
    }

    @Test
    void numbersArePlain() throws IOException {
        assertThat(shown("9", 0)).isEqualTo("9");
        assertThat(shown("9.0", 0)).isEqualTo("9");
        assertThat(shown("1E+20", 0)).isEqualTo("100000000000000000000");
        assertThat(shown("-2147483648", 0)).isEqualTo("-2147483648");
        assertThat(shown("0.25", 0)).isEqualTo("0.25");
        assertThat(shown("0.0", 0)).isEqualTo("0");
        // [Red] and "days" hold letters of dates, and are none.
        assertThat(shown("45000.5", 4)).isEqualTo("45000.5");
    }

    @Test
    void datesAreIso() throws IOException {
        assertThat(shown("46022", 1)).isEqualTo("2025-12-31");
        assertThat(shown("46022.5", 1)).isEqualTo("2025-12-31T12:00:00");
        assertThat(shown("46022.416666666664", 2)).isEqualTo("2025-12-31T10:00:00");
        assertThat(shown("46022", 2)).isEqualTo("2025-12-31T00:00:00");
        assertThat(shown("0.5451388888888889", 5)).isEqualTo("13:05:00");
        assertThat(shown("1.1354166666666667", 3)).isEqualTo("27:15:00");
        // Excel's first days, and the 29 February 1900 that it counts and that was none.
        assertThat(shown("1", 1)).isEqualTo("1900-01-01");
        assertThat(shown("59", 1)).isEqualTo("1900-02-28");
        assertThat(shown("61", 1)).isEqualTo("1900-03-01");
        // What Excel can't show as a date stays a number.
        assertThat(shown("-1", 1)).isEqualTo("-1");
        assertThat(shown("3000000", 1)).isEqualTo("3000000");
    }

    @Test
    void daysMayCountFrom1904() throws IOException {
        String sheet = "<row r=\"1\">" + text("A1", "x") + "</row><row r=\"2\">" + number("A2", "44560", 1) + "</row>";
        Packed.zip(file(), Packed.parts(" date1904=\"1\"", sheet));
        assertThat(Table.read(file()).column("x").text(0)).isEqualTo("2025-12-31");
    }

    @Test
    void cellsOfEveryKind() throws IOException {
        Table table = read(
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>" + text("B1", "b") + text("C1", "c") + "</row>"
                        + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" t=\"b\"><v>1</v></c><c r=\"C2\"><f>1+1</f><v>2</v></c></row>"
                        + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"B3\" t=\"b\"><v>0</v></c><c r=\"C3\" t=\"e\"><v>#N/A</v></c></row>"
                        + "<row r=\"4\"><c r=\"A4\" t=\"str\"><f>A2</f><v>007</v></c><c r=\"C4\" s=\"1\"><f>TODAY()</f><v>46022</v></c></row>");
        assertThat(lines(table)).containsExactly("id|b|c", "007|true|2", "rich text|false|#N/A", "007|·|2025-12-31");
        assertThat(table.column("b").isTyped()).isTrue();
        assertThat(table.column("id").isTyped()).isFalse();
        assertThat(table.column("c").isTyped()).isFalse();
    }

    @Test
    void aFormulaWithoutItsValueIsRefused() {
        assertRefused(
                "book.xlsx row 2, column value: a formula whose value is not stored; open the workbook in Excel and save it",
                HEADER + "<row r=\"2\">" + text("A2", "1") + "<c r=\"B2\"><f>1+1</f></c></row>");
    }

    @Test
    void emptyCellsAndRowsAtTheEndsAreNoData() throws IOException {
        Table table = read("<row r=\"1\">" + text("A1", "id") + text("B1", "value") + "<c r=\"C1\" s=\"1\"/></row>"
                + "<row r=\"2\">" + number("A2", "1", 0)
                + "</row><row r=\"3\"><c r=\"A3\" s=\"1\"/><c r=\"D3\" s=\"1\"/></row>");
        assertThat(lines(table)).containsExactly("id|value", "1|·");
        assertThat(table.line(0)).isEqualTo(2);
    }

    @Test
    void rowsBelowABlankRowAreRefusedUnlessTold() throws IOException {
        String[] sheet = {
            HEADER + "<row r=\"2\">" + number("A2", "1", 0)
                    + "</row><row r=\"3\"><c r=\"A3\" s=\"1\"/></row><row r=\"4\">" + number("A4", "2", 0) + "</row>"
        };
        assertRefused(
                "book.xlsx row 3: blank, and rows follow; if the header stands below, say Csv.skip(3), if blank rows mean nothing, say Csv.skippingBlankLines()",
                sheet);
        assertThat(lines(Table.read(file(), Csv.detect().skippingBlankLines())))
                .containsExactly("id|value", "1|·", "2|·");
    }

    @Test
    void aTitleAboveTheHeaderIsSkippedAsProposed() throws IOException {
        String[] sheet = {
            "<row r=\"1\">" + text("A1", "Report") + "</row><row r=\"2\">" + text("A2", "id") + text("B2", "value")
                    + "</row><row r=\"3\">" + number("A3", "1", 0) + number("B3", "9", 0) + "</row>"
        };
        assertRefused(
                "book.xlsx row 2: 2 cells, but the header (row 1) names 1 column; if the header is row 2, say Csv.skip(1)",
                sheet);
        Table table = Table.read(file(), Csv.detect().skip(1));
        assertThat(lines(table)).containsExactly("id|value", "1|9");
        assertThat(table.reading()).isEqualTo("xlsx, sheet Sheet 1, 1 row skipped");
    }

    @Test
    void sheetsAreChosenByName() throws IOException {
        Table first = read(HEADER, "<row r=\"1\">" + text("A1", "other") + "</row>");
        assertThat(first.reading()).isEqualTo("xlsx, sheet Sheet 1, the first of 2");
        Table second = Table.read(file(), Csv.detect().sheet("Sheet 2"));
        assertThat(second.reading()).isEqualTo("xlsx, sheet Sheet 2");
        assertThat(second.columns()).containsExactly("other");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.read(file(), Csv.detect().sheet("Q1")))
                .withMessage("book.xlsx has no sheet \"Q1\"; its sheets are Sheet 1, Sheet 2");
    }

    @Test
    void aCellBeyondTheLastColumnIsRefused() {
        assertRefused(
                "book.xlsx has a cell right of column XFD, where Excel's sheets end",
                HEADER + "<row r=\"2\">" + number("ZZZZZZ2", "1", 0) + "</row>");
    }

    @Test
    void aSheetThatUnpacksToFarTooMuchIsRefused() {
        String rows = "<row>" + "<c/>".repeat(1000) + "</row>";
        assertRefused(
                "book.xlsx unpacks to more than 67108864 bytes, far more than a table of its size; if it is trusted, say Csv.unpackingUpTo(bytes)",
                HEADER + rows.repeat(17_000));
    }

    @Test
    void wideRowsOfFewBytesAreBounded() {
        String wide = "<row r=\"1\">" + text("A1", "id") + text("XFD1", "last") + "</row>";
        assertRefused(
                "book.xlsx spreads over too many cells for a file of its size; if it is trusted, say Csv.unpackingUpTo(cells)",
                wide + ("<row><c r=\"XFD2\"><v>1</v></c></row>").repeat(5000));
    }

    @Test
    void entitiesAreNotExpanded() throws IOException {
        String laughs = "<!DOCTYPE x [<!ENTITY a \"" + "ha".repeat(5000) + "\">" + "<!ENTITY b \"" + "&a;".repeat(5000)
                + "\">]>";
        Map<String, String> parts =
                Packed.parts("", HEADER + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>&b;</t></is></c></row>");
        parts.computeIfPresent("xl/worksheets/sheet1.xml", (part, xml) -> laughs + xml);
        Packed.zip(file(), parts);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.read(file()))
                .withMessageStartingWith("book.xlsx is no workbook that Excel would open (");
    }

    @Test
    void brokenWorkbooksAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(Packed.workbook(file(), HEADER));
        Files.write(file(), Arrays.copyOf(whole, whole.length / 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.read(file()))
                .withMessageStartingWith("book.xlsx is damaged, cut off or encrypted: ");
        Files.write(file(), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.read(file()))
                .withMessage(
                        "book.xlsx is a workbook of the old form (.xls), or one with a password: save it in Excel as .xlsx without a password");
        Packed.zip(file(), Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.read(file()))
                .withMessage("book.xlsx is an Office document, but no workbook");
    }

    @Test
    void badCellsAreRefusedWithoutTheirText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(HEADER + "<row r=\"2\"><c r=\"A2\"><v>secret</v></c></row>"))
                .withMessage("book.xlsx is no workbook that Excel would open (NumberFormatException)");
    }
}
