package io.github.cxmetrics.shell;

import io.github.cxmetrics.shell.internal.ShownExecution;
import io.github.cxmetrics.shell.internal.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What JShell's tool keeps from one session to the next: how it shows values, and what was typed. The tool takes a feedback mode only from what a session
 * before has retained, so the first session of all is a silent one, in which nothing happens but that.
 */
final class SessionSettings {

    /** Another number makes files of earlier versions stale. */
    private static final String VERSION = "1";

    private static final String VERSION_KEY = "cx.version";
    private static final String HISTORY = "HISTORY_LINE_";
    private static final String MODE = """
            /set mode cx normal -quiet
            /set prompt cx "cx> " "  > "
            /set truncation cx 20000
            /set mode cx -retain
            /set feedback -retain cx
            /exit
            """;

    private final @Nullable Path file;
    private final Map<String, String> values;

    private SessionSettings(@Nullable Path file, Map<String, String> values) {
        this.file = file;
        this.values = values;
    }

    /**
     * The settings of a file, made anew if it is missing, of another version or of another JDK.
     *
     * @param file null keeps nothing
     */
    static SessionSettings of(@Nullable Path file) {
        Map<String, String> kept = file == null ? Map.of() : read(file);
        boolean isCurrent = version().equals(kept.get(VERSION_KEY));
        Map<String, String> values = isCurrent ? new HashMap<>(kept) : withHistory(fresh(), kept);
        return new SessionSettings(file, values);
    }

    private static String version() {
        return VERSION + "/" + Runtime.version().feature();
    }

    private static Map<String, String> fresh() {
        Map<String, String> values = new HashMap<>();
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            JavaShellToolBuilder.builder()
                    .persistence(values)
                    .in(new ByteArrayInputStream(MODE.getBytes(StandardCharsets.UTF_8)), null)
                    .out(nowhere)
                    .start("--execution", ShownExecution.NAME, "--no-startup", "-s");
        } catch (Exception e) {
            throw new IllegalStateException("JShell does not start: " + e.getMessage(), e);
        }
        values.keySet().removeIf(key -> key.startsWith(HISTORY));
        values.put(VERSION_KEY, version());
        return values;
    }

    private static Map<String, String> withHistory(Map<String, String> fresh, Map<String, String> kept) {
        kept.forEach((key, value) -> {
            if (key.startsWith(HISTORY)) {
                fresh.put(key, value);
            }
        });
        return fresh;
    }

    private static Map<String, String> read(Path file) {
        if (!Files.isReadable(file)) {
            return Map.of();
        }
        Properties kept = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            kept.load(in);
        } catch (IOException | IllegalArgumentException e) {
            return Map.of(); // made anew
        }
        return kept.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, kept::getProperty));
    }

    /** For the tool, which puts what it retains into it. */
    Map<String, String> values() {
        return values;
    }

    /** Keeps what the tool has put in. */
    void save() throws IOException {
        if (file != null) {
            Properties kept = new Properties();
            kept.putAll(values);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            kept.store(bytes, null);
            Files.createDirectories(file.toAbsolutePath().getParent());
            WholeFile.write(file, bytes.toByteArray());
        }
    }
}
