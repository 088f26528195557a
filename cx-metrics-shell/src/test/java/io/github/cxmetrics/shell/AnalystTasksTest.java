package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What analysts come for, in a session and in few statements; the page of tasks stands in the test resources. */
class AnalystTasksTest {

    private static final Pattern TASK = Pattern.compile("(?ms)^## (.*?) \\| (\\d+)\n(.*?)(?=^## |\\z)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\n(.*?)^```$");

    @TempDir
    static Path folder;

    private record Task(String title, int most, String text) {}

    private static List<Task> tasks() throws IOException, URISyntaxException {
        Path files = Path.of(AnalystTasksTest.class.getResource("table/files").toURI());
        try (Stream<Path> kit = Files.list(files)) {
            for (Path file : kit.toList()) {
                Path copy = folder.resolve(file.getFileName());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
        VendorFiles.write(folder);
        String page = Files.readString(
                Path.of(AnalystTasksTest.class.getResource("analyst-tasks.md").toURI()));
        List<Task> tasks = new ArrayList<>();
        Matcher task = TASK.matcher(page.replace("FILES", folder.toString()));
        while (task.find()) {
            tasks.add(new Task(task.group(1), Integer.parseInt(task.group(2)), task.group(3)));
        }
        return tasks;
    }

    @TestFactory
    Stream<DynamicTest> eachTaskTakesFewStatements() throws IOException, URISyntaxException {
        JShell shell = JShell.create();
        return tasks().stream()
                .map(task -> DynamicTest.dynamicTest(
                        task.title,
                        () -> assertThat(statements(task.text, shell)).isBetween(1, task.most)))
                .onClose(shell::close);
    }

    @Test
    void allTasksGiveWhatTheySay() throws IOException, URISyntaxException {
        List<Task> tasks = tasks();
        String page = tasks.stream().map(Task::text).collect(Collectors.joining("\n"));
        assertThat(DocSession.runPage(page)).as("values checked").isGreaterThan(tasks.size());
    }

    @Test
    void theTasksAreThere() throws IOException, URISyntaxException {
        assertThat(tasks()).hasSize(30);
    }

    /** How many snippets of JShell a task is, imports apart. */
    private static int statements(String text, JShell shell) {
        int count = 0;
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            String rest = block.group(1).replaceAll("(?m)// → .*$", "");
            while (!rest.isBlank()) {
                var next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
                assertThat(next.completeness().isComplete()).as(rest).isTrue();
                count += next.source().isBlank() || next.source().startsWith("import ") ? 0 : 1;
                rest = next.remaining();
            }
        }
        return count;
    }
}
