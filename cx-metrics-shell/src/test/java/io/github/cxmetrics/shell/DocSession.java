package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.assertj.core.api.SoftAssertions;

/**
 * Runs the Java of a text in one session, with the prelude's imports, and checks what the text says it gives: a line that ends with {@code // → value} has
 * that value, where an ellipsis at its end stands for more digits; a block marked {@code text} after a block of Java is what that Java printed, or else
 * its last value as text.
 */
public final class DocSession implements AutoCloseable {

    /** Snippets put the value here that a block of text is compared with: they share only public fields with us. */
    public static Object shown;

    private static final Pattern FENCE = Pattern.compile("(?m)^```(\\w*)\n(.*?)^```$", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("(.*?)(?:\\s*//\\s*(.*))?");
    private static final String VALUE = "→ ";

    private final JShell shell = JShell.builder().executionEngine("local").build();
    private final SoftAssertions softly = new SoftAssertions();
    private String lastName = "";
    private String printed = "";
    private int checked;

    private DocSession() throws IOException {
        shell.addToClasspath(System.getProperty("java.class.path"));
        eval(prelude());
    }

    /**
     * Runs the blocks of a page.
     *
     * @return how many values were checked
     */
    static int runPage(String markdown) throws IOException {
        try (DocSession session = new DocSession()) {
            Matcher fences = FENCE.matcher(markdown);
            boolean afterJava = false;
            while (fences.find()) {
                String language = fences.group(1);
                if (language.equals("java")) {
                    session.runPrinting(fences.group(2));
                } else if (language.equals("text") && afterJava) {
                    session.checkShown(fences.group(2));
                }
                afterJava = language.equals("java");
            }
            return session.finish();
        }
    }

    /**
     * Runs plain lines of Java.
     *
     * @return how many values were checked
     */
    static int run(String source) throws IOException {
        try (DocSession session = new DocSession()) {
            session.lines(source);
            return session.finish();
        }
    }

    private int finish() {
        softly.assertAll();
        return checked;
    }

    private void runPrinting(String source) {
        PrintStream standardOut = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            lines(source);
        } finally {
            System.setOut(standardOut);
        }
        printed = out.toString(StandardCharsets.UTF_8);
    }

    private void lines(String source) {
        StringBuilder statement = new StringBuilder();
        for (String line : source.lines().filter(line -> !line.isBlank()).toList()) {
            Matcher parts = LINE.matcher(line);
            assertThat(parts.matches()).isTrue();
            statement.append(parts.group(1)).append('\n');
            if (!isWhole(statement.toString())) {
                continue;
            }
            String value = eval(statement.toString());
            statement.setLength(0);
            String comment = parts.group(2);
            if (comment != null && comment.startsWith(VALUE)) {
                checkValue(line, value, comment.substring(VALUE.length()));
            }
        }
        assertThat(statement).as("a statement without an end").isEmpty();
    }

    private boolean isWhole(String source) {
        return source.isBlank()
                || shell.sourceCodeAnalysis()
                        .analyzeCompletion(source)
                        .completeness()
                        .isComplete();
    }

    private void checkValue(String line, String value, String expected) {
        checked++;
        if (expected.endsWith("…")) {
            softly.assertThat(value).as(line).startsWith(expected.substring(0, expected.length() - 1));
        } else {
            softly.assertThat(value).as(line).isEqualTo(expected);
        }
    }

    private void checkShown(String expected) {
        checked++;
        String text = printed;
        if (text.isEmpty()) {
            assertThat(lastName).as("a value to show before: " + expected).isNotEmpty();
            eval("io.github.cxmetrics.shell.DocSession.shown = " + lastName + ";");
            text = String.valueOf(shown);
        }
        softly.assertThat(trimmed(text)).isEqualTo(trimmed(expected));
    }

    private static List<String> trimmed(String text) {
        return text.strip().lines().map(String::stripTrailing).collect(Collectors.toList());
    }

    /** The value of the last snippet in the source, as the session shows it. */
    private String eval(String source) {
        String value = "";
        String rest = source;
        while (!rest.isBlank()) {
            var next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            assertThat(next.completeness().isComplete()).as(source).isTrue();
            for (SnippetEvent event : shell.eval(next.source())) {
                String faults = shell.diagnostics(event.snippet())
                        .map(fault -> fault.getMessage(null))
                        .collect(Collectors.joining("; "));
                assertThat(event.status()).as("%s: %s", source, faults).isNotEqualTo(Snippet.Status.REJECTED);
                assertThat(event.exception()).as(source).isNull();
                value = event.value() == null ? value : event.value();
                lastName = nameOf(event.snippet(), lastName);
            }
            rest = next.remaining();
        }
        return value;
    }

    private static String nameOf(Snippet snippet, String otherwise) {
        if (snippet instanceof ExpressionSnippet expression) {
            return expression.name();
        }
        return snippet instanceof VarSnippet variable ? variable.name() : otherwise;
    }

    private static String prelude() throws IOException {
        try (InputStream in = ScriptRunner.class.getResourceAsStream("prelude.jsh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        shell.close();
    }
}
