package io.github.cxmetrics.shell.internal;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Jars that join a session for as long as it lasts: files, and DuckDB, which is too large to bring along. */
public final class Guests {

    private static final String DUCKDB = "duckdb";
    private static final String GROUP = "org.duckdb";
    private static final String ARTIFACT = "duckdb_jdbc";
    private static final String VERSION = "1.5.6.0";
    private static final String COORDINATES = GROUP + ":" + ARTIFACT + ":" + VERSION;
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy";
    private static final long MINUTES = 10;

    private Guests() {}

    /**
     * Prints the class path of guests, for launchers that start a JVM with it; exits with status 2 if one can't be had.
     *
     * @param names files and {@code duckdb}
     */
    public static void main(String[] names) {
        try {
            List<String> jars = new ArrayList<>();
            for (String name : names) {
                jars.add(jarOf(name, System.err).toString());
            }
            System.out.println(String.join(File.pathSeparator, jars));
        } catch (IllegalArgumentException | IOException e) {
            System.err.println("cx-shell: " + e.getMessage());
            System.exit(2);
        }
    }

    /**
     * The jar of a guest.
     *
     * @param name a file, or {@code duckdb}
     * @param err where it is said that something is fetched
     * @return an existing file
     * @throws IllegalArgumentException if there is no such file, or DuckDB is not on this machine and can't be fetched
     * @throws IOException if the cache can't be written
     */
    public static Path jarOf(String name, PrintStream err) throws IOException {
        if (name.equals(DUCKDB)) {
            return duckdb(err);
        }
        Path jar = Path.of(name).toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException("there is no jar " + name + "; --with takes a file, or duckdb");
        }
        return jar;
    }

    /**
     * The entries of a class path; {@code lib/*} stands for all jars in {@code lib}.
     *
     * @param classPath as in {@code CLASSPATH}
     * @return its entries
     * @throws IllegalArgumentException if one doesn't exist
     * @throws IOException if a directory can't be read
     */
    public static List<Path> ofClassPath(String classPath) throws IOException {
        List<Path> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            if (entry.endsWith("*")) {
                try (DirectoryStream<Path> jars =
                        Files.newDirectoryStream(Path.of(entry.substring(0, entry.length() - 1)), "*.jar")) {
                    jars.forEach(entries::add);
                }
            } else if (!entry.isEmpty()) {
                entries.add(existing(entry));
            }
        }
        return entries;
    }

    private static Path existing(String entry) {
        Path path = Path.of(entry).toAbsolutePath();
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("CX_CLASSPATH names " + entry + ", which is not there");
        }
        return path;
    }

    /**
     * Where what is fetched or kept between sessions lies: {@code cx-metrics} in the user's cache.
     *
     * @return a directory that need not exist yet
     */
    public static Path cache() {
        String home = System.getProperty("user.home");
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Map<String, String> environment = System.getenv();
        Path caches = os.startsWith("windows") && environment.containsKey("LOCALAPPDATA")
                ? Path.of(environment.get("LOCALAPPDATA"))
                : os.startsWith("mac")
                        ? Path.of(home, "Library", "Caches")
                        : Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                                .filter(directory -> !directory.isEmpty())
                                .map(Path::of)
                                .orElse(Path.of(home, ".cache"));
        return caches.resolve("cx-metrics");
    }

    /** From Maven's repository if it is there, else from our cache, which Maven fills at the first time. */
    private static Path duckdb(PrintStream err) throws IOException {
        String file = ARTIFACT + "-" + VERSION + ".jar";
        Path mavens = Path.of(
                System.getProperty("user.home"), ".m2", "repository", GROUP.replace('.', '/'), ARTIFACT, VERSION, file);
        Path cache = cache();
        Path ours = cache.resolve(file);
        for (Path jar : List.of(mavens, ours)) {
            if (Files.isRegularFile(jar)) {
                return jar;
            }
        }
        err.println("fetching " + COORDINATES + " once, 80 MB…");
        Files.createDirectories(cache);
        if (!isCopied(cache) || !Files.isRegularFile(ours)) {
            throw new IllegalArgumentException("Maven can't fetch DuckDB; save the jar of " + COORDINATES
                    + " from any Maven repository, and start with --with " + file);
        }
        return ours;
    }

    private static boolean isCopied(Path directory) throws IOException {
        boolean isWindows = File.separatorChar == '\\';
        ProcessBuilder maven = new ProcessBuilder(
                isWindows ? "mvn.cmd" : "mvn",
                "-B",
                "-q",
                COPY,
                "-Dartifact=" + COORDINATES,
                "-DoutputDirectory=" + directory);
        maven.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process;
        try {
            process = maven.start();
        } catch (IOException e) {
            return false; // no Maven on the PATH
        }
        try {
            if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroy();
        return false;
    }
}
