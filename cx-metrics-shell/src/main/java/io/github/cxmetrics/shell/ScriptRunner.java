package io.github.cxmetrics.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import jdk.jshell.JShell;

/**
 * Runs a JShell script in this JVM, with the prelude's imports and everything on the class path. Unlike the
 * {@code jshell} command it stops at the first rejected snippet or uncaught exception, says where in the file that is,
 * and exits with status 1. A script holds Java only, no commands such as {@code /exit}; values are not echoed, so
 * it prints what it wants to show, except that the value of an expression at its end is printed.
 */
public final class ScriptRunner {

    private static final String PRELUDE = "prelude.jsh";

    private ScriptRunner() {}

    /**
     * Runs one script and exits the JVM: status 0 if all went well, 1 if the script failed, 2 if not called with one
     * argument.
     *
     * @param args the script's file
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("usage: ScriptRunner FILE.jsh");
            System.exit(2);
        }
        System.exit(run(Path.of(args[0]), System.err));
    }

    /** The exit status of the script; errors go to {@code err}, while the script itself writes to System.out. */
    static int run(Path script, PrintStream err) {
        try {
            return run(String.valueOf(script.getFileName()), Files.readString(script), err);
        } catch (NoSuchFileException e) {
            err.println("there is no script " + script);
        } catch (IOException e) {
            err.println("cannot read " + script + ": " + e.getMessage());
        }
        return 1;
    }

    /** The exit status of a script with this text. */
    static int run(String name, String text, PrintStream err) {
        // The local engine runs snippets in this JVM: no second JVM to start, and the script's output stays in order.
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            new Script(shell, PRELUDE, prelude()).run();
            Script script = new Script(shell, name, text);
            script.run();
            script.printLast();
            return 0;
        } catch (ScriptException e) {
            err.println(e.getMessage());
        }
        return 1;
    }

    /** The imports that every session and script begins with. */
    static String prelude() {
        try (InputStream bytes = ScriptRunner.class.getResourceAsStream(PRELUDE)) {
            if (bytes == null) {
                throw new IllegalStateException(PRELUDE + " is missing beside the classes");
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
