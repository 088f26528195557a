package io.github.cxmetrics.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a module weighs on a user's class path: itself, and the artifacts that {@code docs/dependencies.md} lists for it. */
class SizesTest {

    private static final Pattern ARTIFACT = Pattern.compile("([\\w.]+):([\\w.-]+)");
    private static final List<String> MODULES = List.of("core", "journey", "shell", "spark");

    private static final List<Path> CLASS_PATH = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::exists)
            .toList();

    /** The names of the artifacts that the list has for a module. */
    private static List<String> listed(String module) throws IOException {
        int column = 3 + MODULES.indexOf(module);
        List<String> artifacts = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("../docs/dependencies.md"))) {
            String[] cells = line.split("\\|");
            if (cells.length > column && cells[column].strip().equals("x")) {
                ARTIFACT.matcher(cells[1]).results().forEach(found -> artifacts.add(found.group(2)));
            }
        }
        return artifacts;
    }

    private static List<Path> jars(String artifact) {
        Pattern name = Pattern.compile(Pattern.quote(artifact) + "-\\d.*\\.jar");
        return CLASS_PATH.stream()
                .filter(path -> name.matcher(path.getFileName().toString()).matches())
                .toList();
    }

    /** Of this project a jar, or, before there is one, the class files packed as a jar packs them. */
    private static long own(String module) throws IOException {
        for (Path path : CLASS_PATH) {
            if (path.toString().contains("cx-metrics-" + module) && !path.endsWith("test-classes")) {
                return Files.isDirectory(path) ? packed(path) : Files.size(path);
            }
        }
        throw new IllegalStateException("no " + module + " on the class path");
    }

    private static long packed(Path directory) throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
                deflater.setInput(content);
                deflater.finish();
                byte[] part = new byte[content.length + 64];
                sum += deflater.deflate(part)
                        + 2L * directory.relativize(file).toString().length()
                        + 76;
                deflater.end();
            }
        }
        return sum;
    }

    @Test
    void everyListedArtifactIsOnTheClassPathOnce() throws IOException {
        assertThat(listed("core")).hasSize(6).isEqualTo(listed("journey")).isEqualTo(listed("spark"));
        assertThat(listed("shell")).hasSizeGreaterThan(10).containsAll(listed("core"));
        assertThat(listed("shell"))
                .allSatisfy(artifact -> assertThat(jars(artifact)).as(artifact).hasSize(1));
    }

    /** In thousands of bytes; the shell's own include its sample data. */
    @ParameterizedTest
    @CsvSource({"core, 2800, 5600", "journey, 1000, 5600", "shell, 2000, 9200"})
    void aModuleAndItsClassPathHaveABound(String module, long most, long mostOfOthers) throws IOException {
        long own = own(module);
        long others = 0;
        for (String artifact : listed(module)) {
            others += Files.size(jars(artifact).get(0));
        }
        System.out.printf(
                Locale.ROOT,
                "cx-metrics-%s: %,d bytes (at most %,d,000); the jars of others that it needs: %,d bytes (at most %,d,000)%n",
                module,
                own,
                most,
                others,
                mostOfOthers);
        assertThat(own).isBetween(100_000L, 1000 * most);
        assertThat(others).isBetween(1_000_000L, 1000 * mostOfOthers);
    }
}
