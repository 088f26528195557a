package io.github.cxmetrics.shell.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.cxmetrics.MetricTable;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelResult;
import io.github.cxmetrics.monitor.value.Growth;
import io.github.cxmetrics.shell.Samples;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.Nps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultTableTest {

    private static final Nps SMALL = Nps.of(10, 9, 3, 7, 10, 8);

    @TempDir
    private Path folder;

    private static ResultTable byArea() {
        Map<String, Nps> metrics = new LinkedHashMap<>();
        metrics.put("North, \"A\"", SMALL);
        metrics.put("<b>|south|</b>", Nps.of(0, 3, 9));
        metrics.put("empty", Nps.of());
        return ResultTable.of(MetricTable.of("area", metrics));
    }

    @Test
    void metricsByGroupHaveTheirLimitsInColumnsOfTheirOwn() {
        assertThat(byArea().columns()).containsExactly("area", "n", "NPS", "95 % CI from", "95 % CI to");
        assertThat(byArea().rows())
                .isEqualTo(List.of(
                        List.of("North, \"A\"", "6", "33.3", "-31.1", "75.4"),
                        List.of("<b>|south|</b>", "3", "-33.3", "-87.7", "58.5"),
                        List.of("empty", "0", "–", "–", "–")));
        assertThat(byArea()).hasToString("""
                area            n    NPS  95 % CI from  95 % CI to
                North, "A"      6   33.3         -31.1        75.4
                <b>|south|</b>  3  -33.3         -87.7        58.5
                empty           0      –             –           –
                """);
    }

    @Test
    void aMetricAListAndAMapAreTables() {
        assertThat(ResultTable.of(SMALL)).hasToString("""
                metric  n  value  95 % CI from  95 % CI to
                NPS     6   33.3         -31.1        75.4
                """);
        assertThat(ResultTable.of(List.of(SMALL, Csat.of(5, 4, 2)))).hasToString("""
                metric  n   value  95 % CI from  95 % CI to
                NPS     6    33.3         -31.1        75.4
                CSAT    3  66.7 %        20.8 %      93.9 %
                """);
        assertThat(ResultTable.of(new TreeMap<>(Map.of(2025, SMALL, 2024, SMALL)))
                        .rows())
                .extracting(row -> row.get(0))
                .isEqualTo(List.of("2024", "2025"));
        assertThat(ResultTable.of(Map.of("a", SMALL)).columns().get(2)).isEqualTo("NPS");
    }

    /** A table of the library is taken in its cells, not read back from its text. */
    @Test
    void whatPrintsATableIsThatTable() {
        EventLog log = Samples.ecom().eventLog("user_id", "event", "timestamp");
        FunnelResult funnel = Funnel.steps("catalog", "add_to_cart", "purchase")
                .within(Duration.ofMinutes(30))
                .asOf(Instant.parse("2024-07-01T00:00:00Z"))
                .run(log);
        ResultTable table = ResultTable.of(funnel);
        // Without the column of bars.
        assertThat(table.columns()).containsExactly("step", "n", "of previous", "of first", "95 % CI", "drop-off");
        assertThat(table.rows()).hasSize(3).allSatisfy(row -> assertThat(row).hasSize(6));
        assertThat(table.rows().get(0).get(0)).isEqualTo("1 catalog");
        List<String> printed = funnel.toString().lines().toList();
        assertThat(printed)
                .anySatisfy(line -> assertThat(line)
                        .startsWith(table.rows().get(2).get(0))
                        .contains(table.rows().get(2).get(4)));
    }

    @Test
    void aMethodThatPrintsMayNeedArguments() {
        Growth growth = new Growth(100, 125);
        assertThat(ResultTable.of(() -> growth.table(2))).hasToString(growth.table(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultTable.of(() -> growth))
                .withMessage("the call prints 0 tables, not one");
    }

    @Test
    void whatPrintsNoTableIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultTable.of("a\nb"))
                .withMessage("a String prints no table; ResultTable.withColumns(…) makes one row by row");
        Object two = new Object() {
            @Override
            public String toString() {
                return byArea() + "\n" + ResultTable.of(SMALL);
            }
        };
        assertThat(ResultTable.all(two)).containsExactly(byArea(), ResultTable.of(SMALL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultTable.of(two))
                .withMessageEndingWith(" prints 2 tables; ResultTable.all(…) has them");
        assertThat(ResultTable.all(Proportion.of(1, 2))).hasSize(1);
        assertThatNullPointerException()
                .isThrownBy(() -> ResultTable.of((Object) null))
                .withMessage("result");
    }

    /** While one table listens for another, nothing is heard twice or lost, also when printing fails. */
    @Test
    void printingInsidePrintingIsHeardOnce() {
        Object nested = new Object() {
            @Override
            public String toString() {
                return ResultTable.of(() -> SMALL + "\n" + byArea()).toString();
            }
        };
        assertThat(ResultTable.of(nested)).isEqualTo(byArea());
        Object broken = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("broken");
            }
        };
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> ResultTable.of(broken));
        assertThat(ResultTable.of(nested)).isEqualTo(byArea());
    }

    @Test
    void commaSeparatedValuesFollowTheStandard() {
        assertThat(byArea().toCsv())
                .isEqualTo("area,n,NPS,95 % CI from,95 % CI to\r\n"
                        + "\"North, \"\"A\"\"\",6,33.3,-31.1,75.4\r\n"
                        + "<b>|south|</b>,3,-33.3,-87.7,58.5\r\n"
                        + "empty,0,–,–,–\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "-2+A1",
                "-2+f (3)",
                "=HYPERLINK(\"x\")",
                "@SUM(A1)",
                "+A1",
                "-A1",
                "-2+3+cmd|' /C calc'!A0",
                "\tx",
                "\r=1",
                "+",
                "-x"
            })
    void whatASpreadsheetWouldRunIsText(String name) {
        assertThat(read(ResultTable.withColumns(name).row(name).build().toCsv()))
                .isEqualTo(
                        name.matches("[+]")
                                ? List.of(List.of(name), List.of(name))
                                : List.of(List.of("'" + name), List.of("'" + name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-31.1",
                "-31.1 … 75.4",
                "+12.5 %",
                "-3.2 % … +4.1 %",
                "-3 days",
                "-1.0 pp … +24.1 pp",
                "+0.5 pp",
                "–",
                "1e-7",
                "'=1",
                " =1",
                "−5",
                "-∞"
            })
    void numbersStayNumbers(String cell) {
        assertThat(read(ResultTable.withColumns("x").row(cell).build().toCsv()).get(1))
                .containsExactly(cell);
    }

    private static List<List<String>> read(String csv) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> records =
                CsvReader.builder().skipEmptyLines(false).ofCsvRecord(csv)) {
            records.forEach(record -> rows.add(record.getFields()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    @Property(tries = 300)
    void everyTableReadsBack(@ForAll @Size(min = 1, max = 4) List<String> names, @ForAll boolean hasRow) {
        List<String> safe = names.stream().map(name -> "x" + name).toList();
        ResultTable.Builder table = ResultTable.withColumns(safe.toArray(String[]::new));
        if (hasRow) {
            table.row(safe.toArray(String[]::new));
        }
        assertThat(read(table.build().toCsv())).isEqualTo(hasRow ? List.of(safe, safe) : List.of(safe));
    }

    @Test
    void markdownShowsNamesAsTheyAre() {
        assertThat(byArea().toMarkdown()).isEqualTo("""
                | area | n | NPS | 95 % CI from | 95 % CI to |
                |---|--:|--:|--:|--:|
                | North, &quot;A&quot; | 6 | 33.3 | -31.1 | 75.4 |
                | &lt;b&gt;\\|south\\|&lt;/b&gt; | 3 | -33.3 | -87.7 | 58.5 |
                | empty | 0 | – | – | – |
                """);
        assertThat(ResultTable.withColumns("a_b*c`d[e]~\\")
                        .row("two\nlines")
                        .build()
                        .toMarkdown())
                .isEqualTo("| a\\_b\\*c\\`d\\[e\\]\\~\\\\ |\n|---|\n| two<br>lines |\n");
    }

    @Test
    void htmlKeepsMarkupAsText() {
        String html = byArea().toHtml();
        assertThat(html)
                .startsWith("<table>\n<thead>\n<tr><th scope=\"col\">area</th><th scope=\"col\">n</th>")
                .contains("<tr><th scope=\"row\">&lt;b&gt;|south|&lt;/b&gt;</th><td>3</td><td>-33.3</td>")
                .endsWith("</tbody>\n</table>\n");
        assertThat(ResultTable.withColumns("\u0000\uD800<").build().toHtml()).contains("\uFFFD\uFFFD&lt;");
    }

    @ParameterizedTest
    @CsvSource({"t.csv, area", "T.MD, '| area'", "t.html, '<!DOCTYPE html>'"})
    void theEndingSaysTheForm(String name, String begin) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "what was there before, and is longer than nothing");
        assertThat(byArea().save(file)).isEqualTo(file.toAbsolutePath());
        assertThat(Files.readString(file)).startsWith((name.endsWith(".csv") ? "\uFEFF" : "") + begin);
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).contains("North, ");
        assertThat(names()).containsExactly(name);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void otherEndingsAndMissingDirectoriesAreRefusedAndLeaveNothing() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> byArea().save(folder.resolve("t.xlsx")))
                .withMessage("a table is saved as .csv, .md or .html, not as t.xlsx");
        Path missing = folder.resolve("none").resolve("t.csv");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> byArea().save(missing.toString()))
                .withMessage("there is no directory " + missing.getParent() + " to write t.csv into");
        Files.createDirectory(folder.resolve("d.csv"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> byArea().save(folder.resolve("d.csv")))
                .withMessage(folder.resolve("d.csv") + " is a directory; the name of a file is needed");
        assertThat(names()).containsExactly("d.csv");
    }

    @Test
    void rowsFitTheirColumns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultTable.withColumns("a", "b").row("secret"))
                .withMessage("a row of 1 cells for 2 columns: [a, b]");
        assertThatIllegalArgumentException()
                .isThrownBy(ResultTable::withColumns)
                .withMessage("a table needs a column");
        assertThat(ResultTable.withColumns("a").row("1").build())
                .isEqualTo(ResultTable.withColumns("a").row("1").build())
                .hasSameHashCodeAs(ResultTable.withColumns("a").row("1").build())
                .isNotEqualTo(ResultTable.withColumns("a").row("2").build())
                .isNotEqualTo(ResultTable.withColumns("b").row("1").build());
    }
}
