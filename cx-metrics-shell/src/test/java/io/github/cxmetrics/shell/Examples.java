package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs the scripts of the examples folder. */
final class Examples {

    /** Where reports of examples go. */
    static final Path REPORTS = Path.of("target", "reports-of-examples");

    private Examples() {}

    /** The lines that an example prints. It must end well and print no error. */
    static List<String> run(String script) {
        PrintStream standardOut = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(REPORTS.toFile().isDirectory() || REPORTS.toFile().mkdirs()).isTrue();
        System.setProperty(Printing.OUTPUT, REPORTS.toString());
        try {
            int status =
                    ScriptRunner.run(Path.of("examples", script), new PrintStream(err, true, StandardCharsets.UTF_8));
            assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
            assertThat(status).isZero();
        } finally {
            System.setOut(standardOut);
            System.clearProperty(Printing.OUTPUT);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
