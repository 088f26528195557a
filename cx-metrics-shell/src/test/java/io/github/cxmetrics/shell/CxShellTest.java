package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program behind the launchers, and its arguments. */
class CxShellTest {

    private static final PrintStream STANDARD_OUT = System.out;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void catchOutput() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void releaseOutput() {
        System.setOut(STANDARD_OUT);
        System.clearProperty(Printing.OUTPUT);
    }

    private int run(String... args) {
        return CxShell.run(List.of(args), System.out, new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void helpSaysWhatItTakes() throws IOException {
        assertThat(run("--help")).isZero();
        assertThat(out())
                .isEqualTo(Files.readString(Path.of("src/main/resources/io/github/cxmetrics/shell/usage.txt")))
                .contains("cx-shell FILE.jsh", "--with duckdb", "CX_CLASSPATH", "JAVA_HOME");
    }

    @Test
    void aScriptRunsAndWritesWhereItIsTold() throws IOException {
        Path script =
                Files.writeString(folder.resolve("mine.jsh"), "Files.writeString(output(\"x.txt\"), \"written\")\n");
        assertThat(run(script.toString(), folder.toString())).as(this::err).isZero();
        assertThat(out()).isEqualTo(folder.resolve("x.txt") + "\n");
        assertThat(folder.resolve("x.txt")).hasContent("written");
    }

    @Test
    void withoutADirectoryEachFileHasATemporaryOne() throws IOException {
        Path first = Printing.output("a.html");
        Path second = Printing.output("a.html");
        assertThat(first).isNotEqualTo(second).doesNotExist();
        assertThat(first.getParent()).isDirectory();
        Files.delete(first.getParent());
        Files.delete(second.getParent());
    }

    @Test
    void aFailedScriptEndsWithOne() throws IOException {
        Path script = Files.writeString(folder.resolve("mine.jsh"), "Nps.of(11)\n");
        assertThat(run(script.toString())).isEqualTo(1);
        assertThat(err()).startsWith("mine.jsh line 1: java.lang.IllegalArgumentException: rating 11 is outside 0..10");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(run("nowhere")).isEqualTo(2);
        assertThat(err())
                .startsWith(
                        "cx-shell: there is no script nowhere and no example of that name; examples: drivers funnel ")
                .contains(" tour ");
        refuses("cx-shell: there is no option --wiht; --help lists them\n", "--wiht", "x.jar");
        refuses("cx-shell: --with needs a jar, or duckdb\n", "--with");
        refuses("cx-shell: there is no jar no.jar; --with takes a file, or duckdb\n", "--with", "no.jar");
        refuses("cx-shell: one script and one directory at most; --help says more\n", "tour", ".", ".");
        refuses("cx-shell: there is no directory nowhere\n", "tour", "nowhere");
    }

    /** Without a launcher that starts the JVM with it, a jar that is not on the class path is refused, not forgotten. */
    @Test
    void aGuestThatCannotJoinIsRefused() throws IOException {
        Path jar = Files.writeString(folder.resolve("x.jar"), "");
        refuses(
                "cx-shell: " + jar
                        + " can't be added to a running JVM; start with cx-shell or with java -jar cx-shell.jar\n",
                "--with",
                jar.toString(),
                "tour");
        assertThat(out()).isEmpty();
    }

    private void refuses(String message, String... args) {
        err.reset();
        assertThat(run(args)).isEqualTo(2);
        assertThat(err()).isEqualTo(message);
    }
}
