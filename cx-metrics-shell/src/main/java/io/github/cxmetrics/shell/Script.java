package io.github.cxmetrics.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;

/** The text of one script, evaluated snippet by snippet; knows on which line of the file each snippet starts. */
final class Script {

    private final JShell shell;
    private final String file;
    private final String text;
    private final Map<String, Integer> lineOfSnippet = new HashMap<>();

    Script(JShell shell, String file, String text) {
        this.shell = shell;
        this.file = file;
        this.text = text;
    }

    void run() throws ScriptException {
        int start = skipBlanks(0);
        while (start < text.length()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(text.substring(start));
            if (next.completeness() == Completeness.EMPTY) {
                break;
            }
            refuseCommand(start);
            if (next.source() == null) {
                throw failure(lineAt(start), "the file ends inside this snippet", text.substring(start));
            }
            evaluate(next.source(), start);
            start = skipBlanks(text.length() - next.remaining().length());
        }
        refuseUnresolved();
    }

    private int skipBlanks(int offset) {
        int next = offset;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private void refuseCommand(int start) throws ScriptException {
        if (text.charAt(start) == '/') {
            String command = text.substring(start).lines().findFirst().orElse("");
            if (!command.startsWith("//") && !command.startsWith("/*")) {
                throw failure(lineAt(start), "a script holds Java only, no commands of the jshell tool", command);
            }
        }
    }

    private void evaluate(String source, int start) throws ScriptException {
        for (SnippetEvent event : shell.eval(source)) {
            if (event.causeSnippet() == null) {
                lineOfSnippet.put(event.snippet().id(), lineAt(start));
                if (event.status() == Snippet.Status.REJECTED) {
                    throw rejected(event.snippet(), source, start);
                }
                if (event.exception() != null) {
                    throw thrown(event.snippet(), event.exception(), source, start);
                }
            }
        }
    }

    private ScriptException rejected(Snippet snippet, String source, int start) {
        List<Diag> errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
        int offset = errors.isEmpty() ? 0 : (int) Math.max(0, errors.get(0).getPosition());
        String reasons = errors.stream()
                .map(error -> error.getMessage(Locale.ROOT).strip())
                .distinct()
                .collect(Collectors.joining("\n"));
        return failure(lineAt(start + offset), reasons.isEmpty() ? "not a Java snippet" : reasons, source);
    }

    private ScriptException thrown(Snippet snippet, JShellException exception, String source, int start) {
        int line = lineAt(start);
        for (StackTraceElement frame : exception.getStackTrace()) {
            if (("#" + snippet.id()).equals(frame.getFileName())) {
                line += frame.getLineNumber() - 1;
                break;
            }
        }
        return failure(line, describe(exception) + trace(exception), source);
    }

    private String describe(JShellException exception) {
        if (exception instanceof UnresolvedReferenceException unresolved) {
            return "uses what is not defined: " + unresolved(unresolved.getSnippet());
        }
        String name = exception instanceof EvalException e
                ? e.getExceptionClassName()
                : exception.getClass().getName();
        String message = exception.getMessage();
        String cause = exception.getCause() instanceof JShellException inner ? "\ncaused by " + describe(inner) : "";
        return name + (message == null || message.isEmpty() ? "" : ": " + message) + cause;
    }

    private String trace(JShellException exception) {
        StringBuilder frames = new StringBuilder();
        for (StackTraceElement frame : exception.getStackTrace()) {
            String place = frame.getFileName();
            Integer line = place != null && place.startsWith("#") ? lineOfSnippet.get(place.substring(1)) : null;
            frames.append("\n    at ")
                    .append(line == null ? frame.toString() : file + " line " + (line + frame.getLineNumber() - 1));
        }
        return frames.toString();
    }

    /** A method may come before what it uses; at the end of the script everything must be there. */
    private void refuseUnresolved() throws ScriptException {
        for (Snippet snippet : shell.snippets().toList()) {
            Snippet.Status status = shell.status(snippet);
            if (status == Snippet.Status.RECOVERABLE_DEFINED || status == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
                int line = lineOfSnippet.getOrDefault(snippet.id(), 1);
                throw failure(line, "uses what is not defined: " + unresolved(snippet), snippet.source());
            }
        }
    }

    private String unresolved(Snippet snippet) {
        return snippet instanceof DeclarationSnippet declaration
                ? shell.unresolvedDependencies(declaration).collect(Collectors.joining(", "))
                : snippet.source();
    }

    private int lineAt(int offset) {
        return 1
                + (int) text.substring(0, Math.min(offset, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private ScriptException failure(int line, String reason, String source) {
        String snippet = source.strip().indent(4).stripTrailing();
        return new ScriptException(file + " line " + line + ": " + reason + "\n" + snippet);
    }
}
