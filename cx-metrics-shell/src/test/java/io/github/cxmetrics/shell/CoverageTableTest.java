package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Coverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The table of coverage in the guide is what is counted out today. What is drawn at random is drawn again in part, and differs from the page by chance only; where
 * the table is written all of it is drawn.
 */
class CoverageTableTest {

    private static final Path PAGE = Path.of("../docs/guide/which-intervals.md");
    private static final String HEAD = "| interval | n | mean | worst | how |\n|---|---|---|---|---|\n";

    /** Four standard deviations of a number of samples: seeds are fixed, so that a row that passes does so for ever. */
    private static final double REACH = 4;

    /** As if one sample more had gone the other way: all of few may hold the truth. */
    private static final double LEAST_VARIANCE = 0.02;

    /** {@code -Dcxmetrics.write=true} writes anew what is compared here, all samples of the random rows: some minutes. */
    @BeforeAll
    static void write() throws IOException {
        if (Boolean.getBoolean("cxmetrics.write")) {
            String page = Files.readString(PAGE);
            int begin = page.indexOf(HEAD) + HEAD.length();
            String table =
                    CoverageTable.rows().stream().map(row -> row.text() + "\n").collect(Collectors.joining());
            Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(page.indexOf("\n\n", begin) + 1));
        }
    }

    @Test
    void thePageIsWhatIsCounted() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(HEAD) + HEAD.length();
        List<String> lines =
                page.substring(begin, page.indexOf("\n\n", begin)).lines().toList();
        List<CoverageTable.Row> rows = CoverageTable.rows();
        assertThat(lines).hasSameSizeAs(rows);
        for (int i = 0; i < lines.size(); i++) {
            CoverageTable.Row row = rows.get(i);
            if (row.isExact()) {
                assertThat(lines.get(i)).isEqualTo(row.text());
            } else {
                assertThat(lines.get(i)).startsWith(row.beginning()).endsWith(row.ending());
                isDrawnAgain(lines.get(i), row);
            }
        }
    }

    private static void isDrawnAgain(String line, CoverageTable.Row row) {
        double written = Double.parseDouble(line.split("\\|")[3].trim());
        Coverage again = row.coverage().apply(row.drawnAgain());
        double variance = Math.max(LEAST_VARIANCE, written * (1 - written));
        double error = Math.sqrt(variance / again.truths() / row.drawnAgain());
        assertThat(again.mean()).as(line).isEqualTo(written, within(REACH * error + 0.0005));
    }
}
