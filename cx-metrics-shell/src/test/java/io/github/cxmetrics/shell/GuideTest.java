package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each page of the guide runs in a session of its own, so that what a reader copies from it works, and gives what the page says. */
class GuideTest {

    private static final Path GUIDE = Path.of("../docs/guide");

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(GUIDE)) {
            // The page of refusals has no lines to run: RefusedPageTest holds it to the tests that it is made of.
            return files.filter(file -> file.toString().endsWith(".md") && !file.equals(RefusedPage.PAGE))
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyPageRunsAlone() throws IOException {
        return pages().stream()
                .map(page -> DynamicTest.dynamicTest(
                        page.getFileName().toString(),
                        () -> assertThat(DocSession.runPage(Files.readString(page)))
                                .as("values checked")
                                .isPositive()));
    }
}
