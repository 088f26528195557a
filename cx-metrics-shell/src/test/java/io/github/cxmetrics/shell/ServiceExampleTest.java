package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the closed incidents alone would say, and what is true. */
class ServiceExampleTest {

    @Test
    void openIncidentsAreCensoredNotDropped() {
        assertThat(run())
                .contains(
                        "UCI incident log: 5998 events of 890 incidents, read as of 2016-03-02T12:00:00Z",
                        "    3.5  naive: the 187 closed ones alone",
                        "   51.1  Kaplan-Meier: all 737, the 550 open ones censored",
                        "   53.6  what it was in the end");
    }

    private static List<String> run() {
        PrintStream standardOut = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int status = ScriptRunner.run(
                    Path.of("examples", "service.jsh"), new PrintStream(err, true, StandardCharsets.UTF_8));
            assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
            assertThat(status).isZero();
        } finally {
            System.setOut(standardOut);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
