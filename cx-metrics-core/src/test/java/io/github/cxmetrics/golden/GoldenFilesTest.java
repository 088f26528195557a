package io.github.cxmetrics.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A golden file that no test reads proves nothing, nor does a kind of case that no test takes: none is set aside. */
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

    private static TreeSet<String> files() throws IOException {
        TreeSet<String> files = new TreeSet<>();
        String kept = System.getProperty("cxmetrics.golden", "");
        if (!kept.isBlank()) {
            addJson(Path.of(kept), files);
        }
        for (Path module : modules()) {
            addJson(module.resolve(FOLDER), files);
        }
        return files;
    }

    /** The sources of all tests, with the fixtures, which name kinds that two rooms share. */
    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path module : modules()) {
            for (String folder : List.of("src/test/java", "src/testFixtures/java")) {
                if (Files.isDirectory(module.resolve(folder))) {
                    try (Stream<Path> found = Files.walk(module.resolve(folder))) {
                        for (Path source : found.filter(path -> path.toString().endsWith(".java"))
                                .toList()) {
                            sources.add(Files.readString(source));
                        }
                    }
                }
            }
        }
        return sources;
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    @Test
    void everyGoldenFileIsReadBySomeTest() throws IOException {
        TreeSet<String> files = files();
        List<String> sources = sources();
        assertThat(files).contains("survey.json", "intervals.json");
        files.removeIf(name -> sources.stream().anyMatch(source -> source.contains(quoted(name))));
        assertThat(files).as("golden files that no test reads").isEmpty();
    }

    /** Several tests share a file by the kinds of its cases, so that each takes only its own: no kind may be left over. */
    @Test
    void everyKindOfCaseIsNamedByATestOfItsFile() throws IOException {
        List<String> sources = sources();
        List<String> leftOver = new ArrayList<>();
        int kinds = 0;
        for (String file : files()) {
            String readers = sources.stream()
                    .filter(source -> source.contains(quoted(file)) || source.contains("class GoldenFile "))
                    .collect(Collectors.joining());
            for (JsonNode golden : kept(file)) {
                for (String kind : new TreeSet<>(golden.path("cases").findValuesAsText("kind"))) {
                    kinds++;
                    if (!readers.contains(quoted(kind))) {
                        leftOver.add(file + ": " + kind);
                    }
                }
            }
        }
        assertThat(kinds).isGreaterThan(100);
        assertThat(leftOver).isEmpty();
    }

    /** The file of each module that has it, and of the directory of the system property. */
    private static List<JsonNode> kept(String file) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path module : modules()) {
            folders.add(module.resolve(FOLDER));
        }
        folders.add(Path.of(System.getProperty("cxmetrics.golden", "no such directory")));
        List<JsonNode> found = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.exists(folder.resolve(file))) {
                found.add(new ObjectMapper().readTree(folder.resolve(file).toFile()));
            }
        }
        return found;
    }
}
