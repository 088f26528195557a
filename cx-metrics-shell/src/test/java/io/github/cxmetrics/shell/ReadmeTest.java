package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Runs every Java line of the README in one session, top to bottom. A line that ends with {@code // → text} must have that value; an ellipsis at its end
 * stands for more digits.
 */
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("(.*?)(?:\\s*//\\s*(.*))?");
    private static final String VALUE = "→ ";

    @Test
    void everyLineRunsAndHasTheValueThatItSays() throws IOException {
        int checked = 0;
        SoftAssertions softly = new SoftAssertions();
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            run(shell, prelude());
            for (String line : lines()) {
                Matcher parts = LINE.matcher(line);
                assertThat(parts.matches()).isTrue();
                String value = run(shell, parts.group(1));
                String comment = parts.group(2);
                if (comment != null && comment.startsWith(VALUE)) {
                    assertValue(softly, line, value, comment.substring(VALUE.length()));
                    checked++;
                }
            }
        }
        softly.assertAll();
        assertThat(checked).isGreaterThan(15);
    }

    private static void assertValue(SoftAssertions softly, String line, String value, String expected) {
        if (expected.endsWith("…")) {
            softly.assertThat(value).as(line).startsWith(expected.substring(0, expected.length() - 1));
        } else {
            softly.assertThat(value).as(line).isEqualTo(expected);
        }
    }

    /** The value of the last snippet in the source, as the session shows it. */
    private static String run(JShell shell, String source) {
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

    private static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(README));
        while (blocks.find()) {
            blocks.group(1).lines().filter(line -> !line.isBlank()).forEach(lines::add);
        }
        return lines;
    }

    private static String prelude() throws IOException {
        try (InputStream in = ScriptRunner.class.getResourceAsStream("prelude.jsh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
