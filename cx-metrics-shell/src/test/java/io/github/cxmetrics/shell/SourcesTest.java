package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.shell.Sources.File;
import io.github.cxmetrics.shell.Sources.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files, methods and rooms stay of a size that one can know, and imports run one way. {@code target/sources.md} has the figures. */
class SourcesTest {

    /** With {@code package-info.java}, as in the tests of core and journey. */
    private static final int MOST_FILES = 60;

    private static final int LONG_METHOD = 40;

    /**
     * Bounds are what the longest have today; a longer one needs a reason, or two files. The longest files are mostly javadoc: a tally with its rule, its
     * stages and its stored form.
     */
    @ParameterizedTest
    @CsvSource({
        "cx-metrics-core, 803, 62",
        "cx-metrics-journey, 759, 65",
        "cx-metrics-shell, 635, 63",
        "cx-metrics-spark, 360, 62"
    })
    void filesAndMethodsHaveABound(String module, int linesOfAFile, int linesOfAMethod) throws IOException {
        Sources sources = Sources.of(module);
        assertThat(sources.files()).isNotEmpty();
        assertThat(sources.files())
                .filteredOn(file -> file.lines() > linesOfAFile)
                .isEmpty();
        assertThat(sources.methods())
                .hasSizeGreaterThan(100)
                .filteredOn(method -> method.lines() > linesOfAMethod)
                .isEmpty();
    }

    @Test
    void aRoomHasSixtyFilesAtMost() throws IOException {
        for (String module : Sources.MODULES) {
            rooms(Sources.of(module))
                    .forEach((room, files) ->
                            assertThat(files.size() + 1).as(room).isLessThanOrEqualTo(MOST_FILES));
        }
    }

    private static Map<String, List<File>> rooms(Sources sources) {
        return sources.files().stream().collect(Collectors.groupingBy(File::room, TreeMap::new, Collectors.toList()));
    }

    /** For the modules whose class files no architecture test reads. */
    @Test
    void roomsOfTheShellImportEachOtherOneWayOnly() throws IOException {
        Map<String, Set<String>> imports = new TreeMap<>();
        rooms(Sources.of("cx-metrics-shell"))
                .forEach((room, files) -> files.forEach(file ->
                        imports.computeIfAbsent(room, r -> new TreeSet<>()).addAll(file.imports())));
        imports.forEach((room, imported) -> imported.retainAll(imports.keySet()));
        imports.forEach((room, imported) -> imported.remove(room));
        assertThat(imports).hasSizeGreaterThan(5);
        assertThat(circle(imports)).isEmpty();
        assertThat(circle(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("a"), "d", Set.of("a"))))
                .containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    /** What is left when rooms that import none of those left are taken away, again and again: the rooms of circles, and those above them. */
    private static Set<String> circle(Map<String, Set<String>> imports) {
        Map<String, Set<String>> left = new HashMap<>(imports);
        Set<String> free;
        do {
            free = left.entrySet().stream()
                    .filter(room -> room.getValue().stream().noneMatch(left::containsKey))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(HashSet::new));
            left.keySet().removeAll(free);
        } while (!free.isEmpty());
        return left.keySet();
    }

    @Test
    void theReportHasEachRoom() throws IOException {
        List<String> report = new ArrayList<>();
        report.add("| room | files | lines | longest file | public types | methods | longest method | over "
                + LONG_METHOD + " lines |");
        report.add("|---".repeat(8) + "|");
        for (String module : Sources.MODULES) {
            Sources sources = Sources.of(module);
            rooms(sources)
                    .forEach((room, files) -> report.add(row(
                            room,
                            files,
                            sources.methods().stream()
                                    .filter(method -> method.room().equals(room))
                                    .toList())));
            report.add(row("**" + module + "**", sources.files(), sources.methods()));
        }
        Files.write(Path.of("target/sources.md"), report);
        assertThat(report).hasSizeGreaterThan(40).allMatch(line -> line.startsWith("| ") || line.startsWith("|--"));
    }

    private static String row(String room, List<File> files, List<Method> methods) {
        Method longest =
                methods.stream().max(Comparator.comparingInt(Method::lines)).orElse(new Method(room, "none", 0));
        return String.join(
                " | ",
                "| " + room,
                "" + files.size(),
                "" + files.stream().mapToInt(File::lines).sum(),
                "" + files.stream().mapToInt(File::lines).max().orElse(0),
                "" + files.stream().mapToInt(file -> file.publicTypes().size()).sum(),
                "" + methods.size(),
                longest.lines() + " (" + longest.name() + ")",
                methods.stream().filter(method -> method.lines() > LONG_METHOD).count() + " |");
    }
}
