package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs every Java line of the README in one session, top to bottom, and every {@code <pre>} snippet of the javadoc in a session of its own. */
class SnippetsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern JAVADOC_BLOCK = Pattern.compile("<pre>\\{@code\n(.*?)\\s\\* }</pre>", Pattern.DOTALL);

    @Test
    void everyLineOfTheReadmeRunsAndHasTheValueThatItSays() throws IOException {
        assertThat(DocSession.runPage(Files.readString(ROOT.resolve("README.md"))))
                .as("values checked")
                .isPositive();
    }

    @Test
    void everySnippetOfTheJavadocRuns() throws IOException {
        int snippets = 0;
        for (String module : List.of("cx-metrics-core", "cx-metrics-journey", "cx-metrics-shell")) {
            for (Path source : sources(ROOT.resolve(module).resolve("src/main/java"))) {
                for (String block : blocks(Files.readString(source))) {
                    DocSession.run(block.replaceAll("(?m)^ *\\* ?", ""));
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

    private static List<String> blocks(String text) {
        return JAVADOC_BLOCK
                .matcher(text)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }
}
