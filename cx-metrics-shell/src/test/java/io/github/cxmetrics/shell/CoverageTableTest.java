package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of coverage in the guide is what is counted out today; what is drawn at random is counted again where the table is written. */
class CoverageTableTest {

    private static final Path PAGE = Path.of("../docs/guide/which-intervals.md");
    private static final String HEAD = "| interval | n | mean | worst | how |\n|---|---|---|---|---|\n";

    /** {@code -Dcxmetrics.write=true} writes anew what is compared here, the random rows as well: some minutes. */
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
            }
        }
    }
}
