package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Runs every Java line of the README in one session, top to bottom, and every {@code <pre>} snippet of the javadoc in a session of its own. A line that
 * ends with {@code // → text} must have that value; an ellipsis at its end stands for more digits.
 */
class SnippetsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern README_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JAVADOC_BLOCK = Pattern.compile("<pre>\\{@code\n(.*?)\\s\\* }</pre>", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("(.*?)(?:\\s*//\\s*(.*))?");
    private static final String VALUE = "→ ";

    @Test
    void everyLineOfTheReadmeRunsAndHasTheValueThatItSays() throws IOException {
        List<String> blocks = blocks(README_BLOCK, Files.readString(ROOT.resolve("README.md")));
        assertThat(run(String.join("\n", blocks))).as("values checked").isGreaterThan(30);
    }

    @Test
    void everySnippetOfTheJavadocRuns() throws IOException {
        int snippets = 0;
        for (String module : List.of("cx-metrics-core", "cx-metrics-journey", "cx-metrics-shell")) {
            for (Path source : sources(ROOT.resolve(module).resolve("src/main/java"))) {
                for (String block : blocks(JAVADOC_BLOCK, Files.readString(source))) {
                    run(block.replaceAll("(?m)^ *\\* ?", ""));
                    snippets++;
                }
            }
        }
        assertThat(snippets).isPositive();
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> blocks(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    /** Runs the lines in one session; how many values were checked. */
    static int run(String source) throws IOException {
        int checked = 0;
        SoftAssertions softly = new SoftAssertions();
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            eval(shell, prelude());
            StringBuilder statement = new StringBuilder();
            for (String line : source.lines().filter(line -> !line.isBlank()).toList()) {
                Matcher parts = LINE.matcher(line);
                assertThat(parts.matches()).isTrue();
                statement.append(parts.group(1)).append('\n');
                if (!isWhole(shell, statement.toString())) {
                    continue;
                }
                String value = eval(shell, statement.toString());
                statement.setLength(0);
                String comment = parts.group(2);
                if (comment != null && comment.startsWith(VALUE)) {
                    assertValue(softly, line, value, comment.substring(VALUE.length()));
                    checked++;
                }
            }
            assertThat(statement).as("a statement without an end").isEmpty();
        }
        softly.assertAll();
        return checked;
    }

    private static boolean isWhole(JShell shell, String source) {
        return source.isBlank()
                || shell.sourceCodeAnalysis()
                        .analyzeCompletion(source)
                        .completeness()
                        .isComplete();
    }

    private static void assertValue(SoftAssertions softly, String line, String value, String expected) {
        if (expected.endsWith("…")) {
            softly.assertThat(value).as(line).startsWith(expected.substring(0, expected.length() - 1));
        } else {
            softly.assertThat(value).as(line).isEqualTo(expected);
        }
    }

    /** The value of the last snippet in the source, as the session shows it. */
    private static String eval(JShell shell, String source) {
        String value = "";
        String rest = source;
        while (!rest.isBlank()) {
            var next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            assertThat(next.completeness().isComplete()).as(source).isTrue();
            for (SnippetEvent event : shell.eval(next.source())) {
                assertThat(event.status()).as(source).isNotEqualTo(Snippet.Status.REJECTED);
                assertThat(event.exception()).as(source).isNull();
                value = event.value() == null ? value : event.value();
            }
            rest = next.remaining();
        }
        return value;
    }

    private static String prelude() throws IOException {
        try (InputStream in = ScriptRunner.class.getResourceAsStream("prelude.jsh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
