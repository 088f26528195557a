package io.github.cxmetrics.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A golden file that no test reads proves nothing: each is named in a test of some module, or stands in the list of rooms to come. */
class GoldenFilesTest {

    private static final String FOLDER = "src/test/resources/golden";

    private static List<Path> modules() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of("..").toRealPath())) {
            return modules.filter(module -> Files.isDirectory(module.resolve("src/test")))
                    .toList();
        }
    }

    private static void addJson(Path directory, TreeSet<String> names) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".json"))
                        .forEach(names::add);
            }
        }
    }

    @Test
    void everyGoldenFileIsReadBySomeTest() throws IOException {
        TreeSet<String> files = new TreeSet<>();
        String kept = System.getProperty("cxmetrics.golden", "");
        if (!kept.isBlank()) {
            addJson(Path.of(kept), files);
        }
        StringBuilder tests = new StringBuilder();
        for (Path module : modules()) {
            addJson(module.resolve(FOLDER), files);
            try (Stream<Path> sources = Files.walk(module.resolve("src/test"))) {
                for (Path source : sources.filter(path -> path.toString().endsWith(".java"))
                        .toList()) {
                    tests.append(Files.readString(source));
                }
            }
        }
        assertThat(files).contains("survey.json", "intervals.json");
        files.removeIf(name -> tests.indexOf('"' + name + '"') >= 0 || GoldenFile.isToCome(name));
        assertThat(files).as("golden files that no test reads").isEmpty();
    }
}
