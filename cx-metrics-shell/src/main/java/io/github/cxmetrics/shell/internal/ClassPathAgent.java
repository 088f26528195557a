package io.github.cxmetrics.shell.internal;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Puts jars on the class path of the running JVM. The manifest of the runnable jar names this as {@code Launcher-Agent-Class}: {@code java -jar} takes no
 * other class path, and a JDBC driver must be loaded where {@link java.sql.DriverManager} looks for it.
 */
public final class ClassPathAgent {

    private static volatile @Nullable Instrumentation instrumentation;

    private ClassPathAgent() {}

    /**
     * Called by the JVM before {@code main}.
     *
     * @param arguments none
     * @param given what can add jars
     */
    public static void agentmain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    /**
     * Adds a jar.
     *
     * @param jar a jar file
     * @throws IllegalArgumentException if the JVM was started in a way that allows no more
     * @throws IOException if the file is no jar
     */
    public static void add(Path jar) throws IOException {
        Instrumentation open = instrumentation;
        if (open == null) {
            throw new IllegalArgumentException(
                    jar + " can't be added to a running JVM; start with cx-shell or with java -jar cx-shell.jar");
        }
        if (Files.isDirectory(jar)) {
            throw new IllegalArgumentException(jar + " is a directory; java -jar takes jars only");
        }
        open.appendToSystemClassLoaderSearch(new JarFile(jar.toFile()));
    }
}
