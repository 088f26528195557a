package io.github.cxmetrics.shell.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each file of the kit reads, or is refused, as the README beside it says. */
class KitFilesTest {

    private static void assertReads(String file, String reading, String... rows) {
        assertReads(Kit.read(file), reading, rows);
    }

    static void assertReads(Table table, String reading, String... rows) {
        assertThat(table.reading()).isEqualTo(reading);
        assertThat(lines(table)).containsExactly(rows);
    }

    /** Names and rows, cells parted by bars; a missing cell is a middle dot. */
    static List<String> lines(Table table) {
        Stream<String> header = Stream.of(String.join("|", table.columns()));
        Stream<String> rows = IntStream.range(0, table.size()).mapToObj(row -> row(table, row));
        return Stream.concat(header, rows).toList();
    }

    private static String row(Table table, int row) {
        return table.columns().stream()
                .map(column -> table.column(column).text(row))
                .map(text -> text == null ? "·" : text)
                .collect(Collectors.joining("|"));
    }

    private static void assertRefused(String file, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Kit.read(file)).withMessage(message);
    }

    @Test
    void encodingsAreDetectedAndSaid() {
        assertReads(
                "cp1252.csv",
                "windows-1252 (a guess: it is no UTF-8), comma",
                "id|name|score",
                "1|Müller|10",
                "2|José|3");
        assertReads("crlf_bom.csv", "UTF-8, comma", "id|score", "1|10", "2|3");
        assertReads("utf16.csv", "UTF-16LE, comma", "id|score", "1|10", "2|3");
    }

    @Test
    void delimitersAreDetectedAndSaid() {
        assertReads("deeu.csv", "UTF-8, semicolon", "id|x", "1|1.234,50", "2|7,5");
        assertReads("semicolon.csv", "UTF-8, semicolon", "id|score|weight", "1|10|0,5", "2|3|1,25");
        assertReads("tab.csv", "UTF-8, tab", "id|score", "1|10", "2|3");
        assertReads("sepline.csv", "UTF-8, semicolon by its sep= line", "id|score", "1|10");
        assertThat(Kit.read("sepline.csv").line(0)).isEqualTo(3);
    }

    @Test
    void namesAreGivenAndSaid() {
        assertReads("dup.csv", "UTF-8, comma, names given: score (2)", "id|score|score (2)", "1|10|9", "2|3|4");
        assertReads("trailcomma.csv", "UTF-8, comma, nameless empty last column dropped", "id|score", "1|10", "2|3");
    }

    @Test
    void textIsNeverChanged() {
        assertReads("zeros.csv", "UTF-8, comma", "id|plz|phone", "007|01067|0049301", "012|80331|0049302");
        assertReads("hexkey.csv", "UTF-8, comma", "id|key", "1|1E10", "2|2E3");
        assertReads("nine.csv", "UTF-8, comma", "id|score", "1|9.0", "2|·", "3|10.0");
        assertReads("ambig.csv", "UTF-8, comma", "id|d", "1|03/04/2025", "2|05/06/2025", "3|07/08/2025");
        assertReads("tzmix.csv", "UTF-8, comma", "id|d", "1|2025-01-03 10:00:00 CET", "2|2025-07-03T10:00:00+02:00");
        assertReads("na.csv", "UTF-8, comma", "id|score", "1|10", "2|N/A", "3|-", "4|NULL", "5|10", "6|9.0");
        assertReads(
                "dates.csv",
                "UTF-8, comma",
                "us|de|iso|ampm|millis|secs|rfc|month",
                "12/31/2025|31.12.2025|2025-12-31T10:00:00.000+0000|12/31/2025 1:05 PM|1767139200000|1767139200|Wed, 31 Dec 2025 10:00:00 GMT|Dec 2025");
        assertReads(
                "scores_labels.csv",
                "UTF-8, comma",
                "id|answer|csat|month",
                "1|Promoter|Very satisfied|2025-01",
                "2|Passive|Neutral|2025-01",
                "3|Detractor|Very dissatisfied|2025-02",
                "4|Promoter|Satisfied|2025-02");
    }

    @Test
    void missingCodesAreDeclared() {
        Table table =
                Table.read(Kit.file("na.csv"), Csv.detect().missing("N/A", "-").missing(" NULL"));
        assertReads(table, "UTF-8, comma", "id|score", "1|10", "2|·", "3|·", "4|·", "5|10", "6|9.0");
    }

    @Test
    void quotesInAnUnquotedCellStay() {
        assertReads(
                "quotes_bad.csv", "UTF-8, comma", "id|comment|score", "1|he said \"hi\" there|10", "2|5\" screen|3");
    }

    @Test
    void raggedRowsAreRefused() {
        assertRefused("ragged.csv", "ragged.csv line 2: 2 cells, but the header (line 1) names 3 columns");
    }

    @Test
    void titleRowsAreReadAsTheMessageProposes() {
        assertRefused(
                "title_rows.csv",
                "title_rows.csv line 3: blank, and rows follow; if the header stands below, say Csv.skip(3), if blank lines mean nothing, say"
                        + " Csv.skippingBlankLines()");
        Table table = Table.read(Kit.file("title_rows.csv"), Csv.detect().skip(3));
        assertReads(table, "UTF-8, comma, 3 lines skipped", "id|score", "1|10", "2|3");
        assertThat(table.line(0)).isEqualTo(5);
    }

    @Test
    void aTruncatedGzipIsRefused() {
        assertRefused("trunc.csv.gz", "trunc.csv.gz ends too early: it was cut off");
    }

    @Test
    void aWorkbookKeepsTextsDatesAndPlainNumbers() {
        assertReads(
                "real.xlsx",
                "xlsx, sheet Answers",
                "id|date|score",
                "007|2025-12-31T12:00:00|9",
                "012|2026-01-01T00:00:00|·");
    }

    @Test
    void qualtricsHasThreeHeaderRows() {
        Table all = Table.read(Kit.file("qualtrics.csv"), Csv.QUALTRICS);
        assertThat(all.reading()).isEqualTo("UTF-8, comma, 3 header rows, layout of Qualtrics");
        assertThat(all.size()).isEqualTo(240);
        assertThat(all.columns()).hasSize(17).contains("Q1_NPS_GROUP", "Q1", "Q2", "Q3", "segment");
        // The second header row has a line break in it, and so has the first answer.
        assertThat(all.line(0)).isEqualTo(5);
        assertThat(all.line(1)).isEqualTo(7);
        assertThat(all.column("Q3").text(0)).isEqualTo("Nice,\n\"really\" good");
        assertThat(all.column("Q1").text(0)).isNull();
    }

    @Test
    void previewsAndUnfinishedRowsAreLeftOutWhenTold() {
        Csv complete = Csv.QUALTRICS.without("Status", "Survey Preview").without("Finished", "False");
        Table table = Table.read(Kit.file("qualtrics.csv"), complete);
        Table all = Table.read(Kit.file("qualtrics.csv"), Csv.QUALTRICS);
        long expected = IntStream.range(0, all.size())
                .filter(row -> !all.column("Status").text(row).equals("Survey Preview"))
                .filter(row -> !all.column("Finished").text(row).equals("False"))
                .count();
        assertThat(expected).isBetween(1L, 239L);
        assertThat(table.size()).isEqualTo((int) expected);
        assertThat(table.reading())
                .isEqualTo("UTF-8, comma, 3 header rows, layout of Qualtrics, " + (240 - expected)
                        + " rows left out by Status and Finished");
        assertThat(table.column("Status").texts()).doesNotContain("Survey Preview");
    }

    @Test
    void surveyMonkeyHasTheOptionsBelowTheQuestions() {
        Table table = Table.read(Kit.file("surveymonkey.csv"), Csv.SURVEYMONKEY);
        assertThat(table.reading()).isEqualTo("UTF-8, comma, 2 header rows, layout of SurveyMonkey");
        assertThat(table.size()).isEqualTo(60);
        assertThat(table.columns())
                .containsExactly(
                        "Respondent ID",
                        "Collector ID",
                        "Date Created",
                        "Date Modified",
                        "IP Address",
                        "Email Address",
                        "How likely is it that you would recommend us?",
                        "Overall, how satisfied were you?",
                        "Overall, how satisfied were you? - Other (please specify)",
                        "Any comments?");
        assertThat(row(table, 0))
                .isEqualTo(
                        "11000000000|400001|10/13/2025 11:00:01 PM|10/5/2025 10:00:00 AM|192.0.2.1|·|10 - Extremely likely|Satisfied|·|·");
    }

    @Test
    void theLayoutsWithOneHeaderRowReadAsTheyAre() {
        Table shopify = Table.read(Kit.file("shopify.csv"), Csv.SHOPIFY);
        assertThat(shopify.size()).isEqualTo(295);
        assertThat(row(shopify, 1)).startsWith("#1002|u001@example.com|paid|2025-03-24 08:00:00 -0500|fulfilled");
        Table zendesk = Table.read(Kit.file("zendesk.csv"), Csv.ZENDESK);
        assertThat(zendesk.size()).isEqualTo(120);
        assertThat(zendesk.reading()).isEqualTo("UTF-8, comma, layout of Zendesk");
        assertThat(zendesk.column("Priority").texts()).containsExactlyInAnyOrder("Low", "Normal", "High", "Urgent");
        assertThat(zendesk.column("Priority").missing()).isPositive();
        assertThat(zendesk.column("Subject").texts()).containsExactly("Hi, \"help\"");
        assertThat(zendesk.column("Assignee").texts()).contains("Çem", "Дарья");
        Table kano = Kit.read("kano.csv");
        assertThat(kano.size()).isEqualTo(40);
        assertThat(row(kano, 0)).isEqualTo("0|I expect it|I dislike it|I am neutral|I can tolerate it|I expect it|·");
    }

    @Test
    void theReadmeNamesEveryFile() throws IOException {
        String readme = Files.readString(Kit.file("README.md"));
        try (Stream<Path> files = Files.list(Kit.file("README.md").getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
        }
    }
}
