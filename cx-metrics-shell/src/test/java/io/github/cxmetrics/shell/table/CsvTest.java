package io.github.cxmetrics.shell.table;

import static io.github.cxmetrics.shell.table.KitFilesTest.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("t.csv"), bytes);
    }

    private void assertReads(String text, Csv options, String reading, String... rows) throws IOException {
        KitFilesTest.assertReads(Table.read(file(text), options), reading, rows);
    }

    private void assertReads(String text, String reading, String... rows) throws IOException {
        assertReads(text, Csv.detect(), reading, rows);
    }

    private void assertRefused(String text, String message) throws IOException {
        assertRefused(text, Csv.detect(), message);
    }

    private void assertRefused(String text, Csv options, String message) throws IOException {
        Path file = file(text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.read(file, options))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void byteOrderMarksTellTheEncoding(String charset) throws IOException {
        Path file = file("\uFEFFid,имя\n1,Дарья\n".getBytes(Charset.forName(charset)));
        KitFilesTest.assertReads(Table.read(file), charset + ", comma", "id|имя", "1|Дарья");
        KitFilesTest.assertReads(
                Table.read(file, Csv.detect().charset(charset)), charset + ", comma", "id|имя", "1|Дарья");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16IsToldByItsZeros(String charset) throws IOException {
        Path file = file("id,名前\n1,山田\n".getBytes(Charset.forName(charset)));
        KitFilesTest.assertReads(Table.read(file), charset + ", comma", "id|名前", "1|山田");
    }

    @Test
    void aStatedEncodingIsTaken() throws IOException {
        Path file = file("id,имя\n1,Дарья\n".getBytes(Charset.forName("windows-1251")));
        KitFilesTest.assertReads(
                Table.read(file, Csv.detect().charset("windows-1251")), "windows-1251, comma", "id|имя", "1|Дарья");
        assertThat(Table.read(file).reading()).isEqualTo("windows-1252 (a guess: it is no UTF-8), comma");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Csv.detect().charset("latin-99"))
                .withMessage("this Java knows no encoding \"latin-99\"");
    }

    @Test
    void windowsTextThatShowsLateIsReadFromTheStart() throws IOException {
        String plain = "1,plain\n".repeat(20_000);
        Table table = Table.read(file(("id,name\n" + plain + "2,Müller\n").getBytes(Charset.forName("windows-1252"))));
        assertThat(table.reading()).isEqualTo("windows-1252 (a guess: it is no UTF-8), comma");
        assertThat(table.size()).isEqualTo(20_001);
        assertThat(table.column("name").texts()).containsExactly("plain", "Müller");
    }

    @Test
    void aBrokenByteAfterUtf8IsNoReasonToGuess() throws IOException {
        byte[] text = ("id,name\n1,Müller\n" + "2,x\n".repeat(20_000) + "3,?\n").getBytes(StandardCharsets.UTF_8);
        text[text.length - 2] = (byte) 0xE4;
        Path file = file(text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.read(file))
                .withMessage("t.csv line 20003: bytes that are no UTF-8; name the encoding by Csv.charset(\"…\")");
        byte[] neither = "id,name\n1,\u0001\n".getBytes(StandardCharsets.UTF_8);
        neither[10] = (byte) 0x81;
        Path other = file(neither);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.read(other))
                .withMessage(
                        "t.csv line 2: bytes that are no UTF-8 and no windows-1252; name the encoding by Csv.charset(\"…\")");
    }

    @Test
    void delimitersOfEveryKind() throws IOException {
        assertReads("a|b\n1|2\n", "UTF-8, '|'", "a|b", "1|2");
        assertReads("a;b\n1,5;2\n", "UTF-8, semicolon", "a|b", "1,5|2");
        assertReads("comment\n\"yes, indeed\"\nno\n", "UTF-8, one column", "comment", "yes, indeed", "no");
        assertReads("a:b\n1:2\n", Csv.detect().delimiter(':'), "UTF-8, ':'", "a|b", "1|2");
        assertReads("sep=|\r\na|b\r\n1|2\r\n", "UTF-8, '|' by its sep= line", "a|b", "1|2");
        assertReads("a;b;c\n1;2,5;x\n2;3,5;\"y\nz, w\"\n", "UTF-8, semicolon", "a|b|c", "1|2,5|x", "2|3,5|y\nz, w");
    }

    @Test
    void aSkippedSeparatorLineIsOneOfTheLinesSkipped() throws IOException {
        String text = "sep=;\nReport\na;b\n1;2\n";
        assertReads(text, Csv.detect().skip(2), "UTF-8, semicolon by its sep= line, 2 lines skipped", "a|b", "1|2");
    }

    @Test
    void lineBreaksInQuotesAreCounted() throws IOException {
        Table table = Table.read(file("a,b\r\n1,\"x\r\ny\rz\n\"\r\n2,3\r\n"));
        assertThat(lines(table)).containsExactly("a|b", "1|x\r\ny\rz", "2|3");
        assertThat(table.line(0)).isEqualTo(2);
        assertThat(table.line(1)).isEqualTo(6);
    }

    @Test
    void blanksAtTheEndsOfACellAreNoPartOfIt() throws IOException {
        assertReads(
                " a ,b\u00A0\n \u00A0x\u00A0y\t,\u3000\n\"  \",\"z \"\n", "UTF-8, comma", "a|b", "x\u00A0y|·", "·|z");
    }

    @Test
    void quotesAreClosedAndNothingFollowsThem() throws IOException {
        assertRefused(
                "a,b\n1,\"x\" y\n",
                "t.csv line 2, column b: text after the closing quote; quotes inside a quoted cell are written twice");
        assertRefused("a,b\n1,\"x\n3,4\n5,6\n", "t.csv line 2, column b: a quote is opened here and not closed");
        assertRefused("\"a,b\n1,2\n", "t.csv line 1, column 1: a quote is opened here and not closed");
        assertRefused("a,b\n1,2,\"x", "t.csv line 2, column column 3: a quote is opened here and not closed");
    }

    @Test
    void aCellOfManyMillionsIsAnUnclosedQuote() throws IOException {
        assertRefused(
                "a,b\n1,\"" + "x\n".repeat(9_000_000),
                "t.csv line 2, column b: a cell of more than 16 million characters; is its quote closed?");
    }

    @Test
    void raggedRowsAreRefused() throws IOException {
        assertRefused("a,b,c\n1,2,3\n1,2\n", "t.csv line 3: 2 cells, but the header (line 1) names 3 columns");
        assertRefused("a,b\n1,2,3\n", "t.csv line 2: 3 cells, but the header (line 1) names 2 columns");
        assertRefused(
                "Report\nid,score\n1,2\n3,4\n",
                "t.csv line 2: 2 cells, but the header (line 1) names 1 column; if the header is line 2, say Csv.skip(1)");
    }

    @Test
    void namesAreOneLine() throws IOException {
        assertReads("\"Why?\r\n  Please tell us.\",\"a  b\"\n1,2\n", "UTF-8, comma", "Why? Please tell us.|a b", "1|2");
    }

    @Test
    void namelessColumnsAtTheEndAreDroppedIfEmpty() throws IOException {
        assertReads("a,b,,\n1,2,,\n", "UTF-8, comma, 2 nameless empty columns at the end dropped", "a|b", "1|2");
        assertReads("a,b,\n1,2\n", "UTF-8, comma, nameless empty last column dropped", "a|b", "1|2");
        assertReads("a,,\n1,2,3\n", "UTF-8, comma, names given: column 2, column 3", "a|column 2|column 3", "1|2|3");
        assertReads("a,,b\n1,,3\n", "UTF-8, comma, names given: column 2", "a|column 2|b", "1|·|3");
        assertReads("a,a,a (2)\n1,2,3\n", "UTF-8, comma, names given: a (2), a (2) (2)", "a|a (2)|a (2) (2)", "1|2|3");
    }

    @Test
    void emptyRowsAtTheEndAreDropped() throws IOException {
        assertReads(
                "a,b\n1,2\n,\n3,\n,\n,\n\n\n",
                "UTF-8, comma, 2 empty rows at the end dropped",
                "a|b",
                "1|2",
                "·|·",
                "3|·");
        assertReads("a\n1\n\n2\n", "UTF-8, one column", "a", "1", "·", "2");
    }

    @Test
    void blankLinesBelowTheHeaderAreRefusedUnlessTold() throws IOException {
        String text = "\na,b\n1,2\n\n3,4\n";
        assertRefused(
                text,
                "t.csv line 4: blank, and rows follow; if the header stands below, say Csv.skip(4), if blank lines mean nothing, say Csv.skippingBlankLines()");
        assertReads(text, Csv.detect().skippingBlankLines(), "UTF-8, comma", "a|b", "1|2", "3|4");
    }

    @Test
    void headersOfNumbersAreRefusedUnlessStated() throws IOException {
        String text = "1,2025\n2,2026\n";
        assertRefused(
                text,
                "t.csv line 1: the header holds nothing but numbers; if there is none, say Csv.headerRows(0), else Csv.headerRows(1)");
        assertReads(
                text,
                Csv.detect().headerRows(0),
                "UTF-8, comma, 0 header rows",
                "column 1|column 2",
                "1|2025",
                "2|2026");
        assertReads(text, Csv.detect().headerRows(1), "UTF-8, comma", "1|2025", "2|2026");
    }

    @Test
    void filesWithoutRowsOrHeader() throws IOException {
        assertReads("a,b\n", "UTF-8, comma", "a|b");
        assertRefused("", "t.csv is empty; its first line must name the columns");
        assertRefused("\n\n", "t.csv holds no header: nothing but blank lines");
        assertRefused("a,b\nq,r\n", Csv.QUALTRICS, "t.csv ends within the header: it has 2 rows, not 3");
        assertRefused(
                " ,,\na,b,c\n",
                "t.csv line 1: the header names no column; if it stands below, say Csv.skip(1) or more");
        assertRefused("a,b\n", Csv.detect().skip(5), "t.csv has no more than 5 lines, which are skipped");
    }

    @Test
    void commentsAreLeftOutWhenTold() throws IOException {
        assertReads("# made by\na,b\n#1,2\n3,4\n", Csv.detect().comments('#'), "UTF-8, comma", "a|b", "3|4");
    }

    @Test
    void googleAnalyticsBeginsWithComments() throws IOException {
        String report = "# ------\n# Pages and screens\n# Start date: 20250101\n# ------\n\nPage,Views\n/,10\n/a,3\n";
        assertReads(report, Csv.GA4, "UTF-8, comma, layout of GA4", "Page|Views", "/|10", "/a|3");
        assertRefused(
                report + "\n\nCountry,Views\nDE,5\n",
                Csv.GA4,
                "t.csv line 9: blank, and rows follow; if the header stands below, say Csv.skip(10), if blank lines mean nothing, say"
                        + " Csv.skippingBlankLines()");
    }

    @Test
    void optionsOfSeveralColumnsAreNamedByQuestionAndOption() throws IOException {
        String text =
                "id,Which do you use?,,,Why?,\n,Chrome,Firefox,Other (please specify),Open-Ended Response,\n1,Chrome,,x,y,\n";
        assertReads(
                text,
                Csv.SURVEYMONKEY,
                "UTF-8, comma, 2 header rows, layout of SurveyMonkey, nameless empty last column dropped",
                "id|Which do you use? - Chrome|Which do you use? - Firefox|Which do you use? - Other (please specify)|Why?",
                "1|Chrome|·|x|y");
    }

    /** Every layout reads a file with one line more than its header rows. */
    @Test
    void layoutsNameThemselves() throws Exception {
        int layouts = 0;
        for (Field field : Csv.class.getFields()) {
            Csv layout = (Csv) field.get(null);
            Table table = Table.read(file("a,b\n".repeat(layout.headerRows()) + "1,2\n"), layout);
            assertThat(table.size()).as(field.getName()).isEqualTo(1);
            assertThat(table.reading()).containsPattern("(?i)layout of " + field.getName() + "$");
            layouts++;
        }
        assertThat(layouts).isEqualTo(14);
    }

    @Test
    void rowsAreLeftOutByAColumnThatExists() throws IOException {
        assertReads(
                "id,kind\n1,test\n2,real\n3, test \n",
                Csv.detect().without("kind", "test", "demo"),
                "UTF-8, comma, 2 rows left out by kind",
                "id|kind",
                "2|real");
        assertRefused(
                "id,kind\n1,x\n",
                Csv.detect().without("Status", "x"),
                "t.csv has no column \"Status\" to leave rows out by");
    }

    @Test
    void noTextIsRefused() throws IOException {
        assertRefused("a,b\n1,\0\0\n", "t.csv holds zero bytes: it is no text");
        assertRefused("a,b\n1," + "x".repeat(100) + "\0\n", "t.csv holds zero bytes: it is no text");
        assertRefused("%PDF-1.7\n", "t.csv is a PDF, not a table: export it as CSV");
        assertRefused("BZh91AY", "t.csv is packed by bzip2, which is not read: unpack it, or pack it by gzip");
    }

    @Test
    void tooManyColumnsAreRefused() throws IOException {
        assertRefused("a" + ",".repeat(70_000) + "\n", "t.csv has 70001 columns; at most 65536 are read");
        Table wide = Table.read(file(",".repeat(60_000) + "end\n" + ",".repeat(60_000) + "1\n"));
        assertThat(wide.columns()).hasSize(60_001).endsWith("end");
    }

    @Test
    void filesThatCantBeReadAreInputErrors() {
        Path missing = folder.resolve("none.csv");
        assertThatThrownBy(() -> Table.read(missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("there is no file " + missing);
        assertThatThrownBy(() -> Table.read(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot read " + folder + ": ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"x|U+0078", "'\"'|U+0022", "5|U+0035"})
    void aLetterIsNoDelimiter(char letter, String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Csv.detect().delimiter(letter))
                .withMessage("a delimiter is no quote, line break, letter or digit, but " + code);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Csv.detect().comments(letter))
                .withMessage("the mark of a comment is no quote, line break, letter or digit, but " + code);
    }

    @Test
    void optionsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Csv.detect().skip(-1))
                .withMessage("skip(-1): the number of lines must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Csv.detect().headerRows(11))
                .withMessage("headerRows(11): the number of rows is outside 0..10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Csv.detect().unpackingUpTo(0))
                .withMessage("unpackingUpTo(0): the bound must be positive");
        assertThatNullPointerException()
                .isThrownBy(() -> Csv.detect().charset(null))
                .withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> Csv.detect().missing("a", null))
                .withMessage("text");
        assertThatNullPointerException()
                .isThrownBy(() -> Csv.detect().without(null, "x"))
                .withMessage("column");
        assertThatNullPointerException()
                .isThrownBy(() -> Csv.detect().progress(null))
                .withMessage("listener");
        assertThatNullPointerException()
                .isThrownBy(() -> Table.read(Path.of("x"), null))
                .withMessage("options");
    }

    @Test
    void optionsAreCopied() throws IOException {
        Csv skipping = Csv.detect().skip(1);
        skipping.delimiter(';').missing("x");
        assertReads("title\na,b\nx,2\n", skipping, "UTF-8, comma, 1 line skipped", "a|b", "x|2");
    }

    @Test
    void aListenerMayCancel() throws IOException {
        Progress cancelling = (stage, done, total) -> {
            throw new CancellationException("enough");
        };
        Path text = file("a,b\n" + "1,2\n".repeat(100_000));
        assertThatThrownBy(() -> Table.read(text, Csv.detect().progress(cancelling)))
                .isInstanceOf(CancellationException.class)
                .hasMessage("enough");
        String rows = "<row><c t=\"inlineStr\"><is><t>a</t></is></c></row>".repeat(2_000);
        Path workbook = Packed.workbook(folder.resolve("t.xlsx"), rows);
        assertThatThrownBy(() -> Table.read(workbook, Csv.detect().progress(cancelling)))
                .isInstanceOf(CancellationException.class)
                .hasMessage("enough");
    }

    @Test
    void readingTellsHowFarItIs() throws IOException {
        Path file = file("a,b\n" + "1,2\n".repeat(100_000));
        List<String> told = new ArrayList<>();
        Progress listener = (stage, done, total) -> told.add(stage + " " + done + " of " + total);
        Table.read(file, Csv.detect().progress(listener));
        // The first 64 kB are read once more than the others, to tell encoding and delimiter.
        assertThat(told).hasSize(7).last().isEqualTo("reading t.csv 393216 of 400004");
    }
}
