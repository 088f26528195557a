package io.github.cxmetrics.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An example that the build packs into the jar.
 *
 * @param name of its file, without the ending
 * @param text the script
 */
record PackedScript(String name, String text) {

    private static final String FOLDER = "examples/";
    private static final String ENDING = ".jsh";
    private static final String KNOWN = "tour";

    /** All of them by name; none where the build packed none. */
    static List<PackedScript> all() {
        URL known = PackedScript.class.getResource(FOLDER + KNOWN + ENDING);
        try (Stream<String> names = known == null ? Stream.of() : names(known)) {
            return names.sorted().flatMap(name -> named(name).stream()).toList();
        }
    }

    private static Stream<String> names(URL known) {
        try {
            if (known.openConnection() instanceof JarURLConnection jar) {
                String folder = jar.getEntryName().replace(KNOWN + ENDING, "");
                return jar.getJarFile().stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(folder) && name.endsWith(ENDING))
                        .map(name -> name.substring(folder.length(), name.length() - ENDING.length()));
            }
            return Files.list(Path.of(known.toURI()).getParent())
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Optional<PackedScript> named(String name) {
        if (!name.matches("[a-z-]+")) {
            return Optional.empty();
        }
        try (InputStream in = PackedScript.class.getResourceAsStream(FOLDER + name + ENDING)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new PackedScript(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its first comment. */
    String about() {
        return text.lines()
                .filter(line -> line.startsWith("//"))
                .findFirst()
                .map(line -> line.substring(2).strip())
                .orElse("");
    }
}
