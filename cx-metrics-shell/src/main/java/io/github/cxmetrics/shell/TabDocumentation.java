package io.github.cxmetrics.shell;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Shows JShell where our sources are, from which it takes the documentation at Tab. JShell looks for sources of the JDK only; a field meant for its own
 * tests adds places, and can be set where the JVM was started with {@code --add-opens jdk.jshell/jdk.jshell=ALL-UNNAMED}, as the launchers do.
 */
final class TabDocumentation {

    /** Directories and jars with our sources; in the runnable jar it is the jar itself. */
    static final String SOURCES = "cx.sources";

    private TabDocumentation() {}

    /** Without the opening, or in a JDK without that field, Tab shows signatures alone; returns whether it shows more. */
    static boolean attach() {
        List<Path> sources = new ArrayList<>();
        for (String place : System.getProperty(SOURCES, "").split(File.pathSeparator)) {
            if (!place.isEmpty() && Files.exists(Path.of(place))) {
                sources.add(Path.of(place));
            }
        }
        if (sources.isEmpty()) {
            return false;
        }
        try {
            Field places =
                    Class.forName("jdk.jshell.SourceCodeAnalysisImpl").getDeclaredField("availableSourcesOverride");
            if (!places.trySetAccessible()) {
                return false;
            }
            sources.addAll(ofTheJdk());
            places.set(null, List.copyOf(sources));
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** What JShell finds by itself: the modules in the JDK's archive of sources. It stays open as long as the session. */
    private static List<Path> ofTheJdk() {
        Path archive = Path.of(System.getProperty("java.home"), "lib", "src.zip");
        List<Path> modules = new ArrayList<>();
        if (Files.isReadable(archive)) {
            try {
                FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + archive.toUri()), Map.of());
                try (DirectoryStream<Path> folders = Files.newDirectoryStream(
                        zip.getRootDirectories().iterator().next())) {
                    folders.forEach(modules::add);
                }
            } catch (IOException e) {
                modules.clear(); // unreadable: the JDK's own types show signatures
            }
        }
        return modules;
    }
}
