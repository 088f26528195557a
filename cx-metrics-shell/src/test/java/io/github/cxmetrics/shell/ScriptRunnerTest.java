package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptRunnerTest {

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
    }

    private int run(String text) throws IOException {
        return runFile(Files.writeString(folder.resolve("mine.jsh"), text));
    }

    private int runFile(Path script) {
        return ScriptRunner.run(script, new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void runsJavaWithThePrelude() throws IOException {
        int status = run("""
                // semicolons may stay away at line ends, chains may go on, methods may come before what they use
                int a = 1; int b = 2; /* two on a line */
                println(a + b)
                var even = IntStream.range(0, 3)
                    .map(i -> i * 2)
                    .sum()
                if (even > 1) println("more");
                else println("less");
                record Pair(int x, String y) {}
                println(new Pair(1, \"""
                  /text
                  \"""))
                int later() { return now(); }
                int now() { return 4; }
                printf("%d %.1f%n", later(), 0.5);
                println(Samples.sfo2017().by("BAREA"))
                // the end
                """);
        assertThat(err()).isEmpty();
        assertThat(status).isZero();
        assertThat(out())
                .isEqualTo("3\nmore\nPair[x=1, y=/text\n]\n4 0.5\nsfo_2017.csv by BAREA: 7 groups of 2831 rows\n");
    }

    @Test
    void theValueOfALastExpressionIsPrinted() throws IOException {
        assertThat(run("int a = 1\na + 1\n\"two\\n\" + a // the end\n")).isZero();
        assertThat(out()).isEqualTo("two\n1\n");
        out.reset();
        assertThat(run("Nps nps = Nps.of(9)\nnps")).isZero();
        assertThat(out()).isEqualTo("NPS 100.0 (95 % CI -58.7 … 100.0), n = 1\n");
        out.reset();
        assertThat(run("String none = null;\nnone")).isZero();
        assertThat(out()).isEqualTo("null\n");
        out.reset();
        for (String silent : new String[] {
            "int a = 1; a = 2", "int b = 3", "int f() { return 1; }", "Thread.yield()", "1 + 1;\nint c;"
        }) {
            assertThat(run(silent)).isZero();
        }
        assertThat(out()).isEmpty();
        assertThat(err()).isEmpty();
    }

    @Test
    void anEmptyScriptIsFine() throws IOException {
        assertThat(run("\n// nothing\n")).isZero();
        assertThat(run("")).isZero();
    }

    @Test
    void stopsAtARejectedSnippet() throws IOException {
        assertThat(run("println(\"before\");\n\nint x =\n    y + 1;\nprintln(\"after\");\n"))
                .isEqualTo(1);
        assertThat(out()).isEqualTo("before\n");
        assertThat(err()).isEqualTo("""
                        mine.jsh line 4: cannot find symbol
                          symbol:   variable y
                            int x =
                                y + 1;
                        """);
    }

    @Test
    void stopsAtASyntaxError() throws IOException {
        assertThat(run("int q = ;\nprintln(1);\n")).isEqualTo(1);
        assertThat(err()).isEqualTo("mine.jsh line 1: illegal start of expression\n    int q = ;\n");
    }

    @Test
    void stopsAtAnException() throws IOException {
        int status = run("""
                int half(int n) {
                    if (n % 2 != 0)
                        throw new IllegalStateException("odd: " + n);
                    return n / 2;
                }
                println(half(4))
                println(
                    half(3))
                println("after")
                """);
        assertThat(status).isEqualTo(1);
        assertThat(out()).isEqualTo("2\n");
        assertThat(err()).isEqualTo("""
                        mine.jsh line 8: java.lang.IllegalStateException: odd: 3
                            at mine.jsh line 3
                            at mine.jsh line 8
                            println(
                                half(3))
                        """);
    }

    @Test
    void anErrorOfTheLibraryKeepsItsMessage() throws IOException {
        assertThat(run("Samples.sfo2017().ints(\"BAREA\")")).isEqualTo(1);
        assertThat(err())
                .startsWith("mine.jsh line 1: java.lang.IllegalArgumentException: "
                        + "sfo_2017.csv lines 2, 3, 4, 5, 6 and 2826 more, column BAREA: 2831 cells are no number\n");
    }

    @Test
    void namesTheCauseOfAnException() throws IOException {
        assertThat(run("throw new RuntimeException(\"outer\", new IOException(\"inner\"));"))
                .isEqualTo(1);
        assertThat(err())
                .startsWith("mine.jsh line 1: java.lang.RuntimeException: outer\n"
                        + "caused by java.io.IOException: inner\n");
    }

    @Test
    void whatIsUsedMustBeDefined() throws IOException {
        assertThat(run("println(1);\nint f() { return nowhere(); }\n")).isEqualTo(1);
        assertThat(err())
                .isEqualTo("mine.jsh line 2: uses what is not defined: method nowhere()\n"
                        + "    int f() { return nowhere(); }\n");
        err.reset();
        assertThat(run("int f() { return nowhere(); }\nprintln(f());\n")).isEqualTo(1);
        assertThat(err()).startsWith("mine.jsh line 2: uses what is not defined: method nowhere()\n");
    }

    @Test
    void anUnfinishedSnippetFails() throws IOException {
        assertThat(run("println(1);\nfor (int i = 0; i < 3; i++) {\n")).isEqualTo(1);
        assertThat(err())
                .isEqualTo("mine.jsh line 2: the file ends inside this snippet\n    for (int i = 0; i < 3; i++) {\n");
    }

    @Test
    void commandsAreRefused() throws IOException {
        assertThat(run("println(1)\n/exit\n")).isEqualTo(1);
        assertThat(err())
                .isEqualTo("mine.jsh line 2: a script holds Java only, no commands of the jshell tool\n    /exit\n");
    }

    @Test
    void aMissingScriptIsNamed() {
        Path none = folder.resolve("none.jsh");
        assertThat(runFile(none)).isEqualTo(1);
        assertThat(err()).isEqualTo("there is no script " + none + "\n");
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("examples"))) {
            return files.filter(file -> file.toString().endsWith(".jsh")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleRunsAndWritesItsReport(Path example) throws Exception {
        Path reports = Files.createDirectories(Examples.REPORTS);
        Path report = reports.resolve(example.getFileName().toString().replace(".jsh", ".html"));
        Files.deleteIfExists(report);
        System.setProperty(Printing.OUTPUT, reports.toString());
        try {
            assertThat(runFile(example)).as(this::err).isZero();
        } finally {
            System.clearProperty(Printing.OUTPUT);
        }
        assertThat(err()).isEmpty();
        assertThat(out().lines())
                .hasSizeGreaterThan(10)
                .endsWith(report.toAbsolutePath().toString());
        assertThat(report)
                .content()
                .startsWith("<!DOCTYPE html>")
                .contains("</table>")
                .doesNotContain("<script");
    }
}
