package io.github.cxmetrics.shell;

import io.github.cxmetrics.shell.internal.ShownExecution;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.jspecify.annotations.Nullable;

/** A session of JShell's own tool, with the prelude, values shown as tables and drawings, and documentation at Tab. */
final class Session {

    private final SessionSettings settings;
    private final String classPath;

    /** A session that sees the given class path. */
    Session(SessionSettings settings, String classPath) {
        this.settings = settings;
        this.classPath = classPath;
    }

    /**
     * Runs until the user leaves.
     *
     * @param in what is typed, or null for the terminal
     * @return the tool's exit status
     */
    int run(@Nullable InputStream in, PrintStream out, PrintStream err) {
        TabDocumentation.attach();
        JavaShellToolBuilder tool = JavaShellToolBuilder.builder()
                .persistence(settings.values())
                .out(staying(out))
                .err(staying(err), staying(err));
        if (in != null) {
            tool = tool.in(in, null);
        }
        int status = start(tool);
        try {
            settings.save();
        } catch (IOException | UncheckedIOException e) {
            err.println("what was typed is not kept for the next session: " + e.getMessage());
        }
        return status;
    }

    /** The tool closes what it writes to; we have more to say. */
    private static PrintStream staying(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8) {
            @Override
            public void close() {
                flush();
            }
        };
    }

    private int start(JavaShellToolBuilder tool) {
        try {
            Path prelude = Files.createTempFile("cx-prelude", ".jsh");
            try {
                Files.writeString(prelude, ScriptRunner.prelude());
                return tool.start(
                        "--execution", ShownExecution.NAME, "--class-path", classPath, "--startup", prelude.toString());
            } finally {
                Files.delete(prelude);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("JShell does not start: " + e.getMessage(), e);
        }
    }
}
