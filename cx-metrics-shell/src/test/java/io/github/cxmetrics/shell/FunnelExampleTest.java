package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.shell.table.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example on the shop's clicks prints the known counts; logs come out of tables. */
class FunnelExampleTest {

    @Test
    void theExamplePrintsBothFunnels() {
        List<String> lines = lines();
        assertThat(lines)
                .contains(
                        "31106 events of 600 users, 19 names, 2024-01-04T11:45:38Z … 2024-06-29T22:02:40Z, by user and time",
                        "From any visit to the catalog: [600, 451, 151]",
                        "From the first visit only: [600, 138, 37]",
                        "3 purchase     151       33.5 %    25.2 %  21.9 % … 28.8 %       300  █████░░░░░░░░░░░░░░░",
                        "paid_search          169      30.2 %  23.8 % … 37.5 %",
                        "  2024-06-01: 44 of 394 (11.2 %), unfinished",
                        "Bought within 90 days of the first visit to the catalog: 51.8 % by Kaplan and Meier;"
                                + " of those seen that long, conversion within 90 days 48.2 % (95 % CI 42.9 % … 53.6 %), 160 of 332");
    }

    private static List<String> lines() {
        PrintStream standardOut = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int status = ScriptRunner.run(
                    Path.of("examples", "funnel.jsh"), new PrintStream(err, true, StandardCharsets.UTF_8));
            assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
            assertThat(status).isZero();
        } finally {
            System.setOut(standardOut);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @TempDir
    private Path folder;

    private Table table(String text) throws IOException {
        return Table.read(Files.writeString(folder.resolve("clicks.csv"), text));
    }

    @Test
    void theOtherColumnsAreProperties() throws IOException {
        EventLog log = table(
                        "who,what,when,channel\nann,visit,2024-05-01 10:00:00,email\nann,signup,2024-05-01 10:05:00,\n")
                .eventLog("who", "what", "when");
        assertThat(log.properties()).containsExactly("channel");
        assertThat(log)
                .hasToString(
                        "2 events of 1 user, 2 names, 2024-05-01T10:00:00Z … 2024-05-01T10:05:00Z, by user and time");
    }

    @Test
    void rowsWithoutAUserAreRefused() {
        assertThatThrownBy(() -> table("who,what,when\nann,visit,2024-05-01\n,visit,2024-05-02\n")
                        .eventLog("who", "what", "when"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("clicks.csv line 3, column who: a cell is missing: an event needs its user");
    }
}
