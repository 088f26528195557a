package io.github.cxmetrics.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** The text of one script, evaluated snippet by snippet; knows on which line of the file each snippet starts. */
final class Script {

    private static final int SHOWN_LINES = 10;
    private static final Pattern CONTINUATION = Pattern.compile("\\s*(\\.|else\\b)");

    private final JShell shell;
    private final String file;
    private final String text;
    private final Map<String, Integer> lineOfSnippet = new HashMap<>();
    private @Nullable Snippet last;

    Script(JShell shell, String file, String text) {
        this.shell = shell;
        this.file = file;
        this.text = text;
    }

    void run() throws ScriptException {
        int start = skipBlanks(0);
        while (start < text.length()) {
            refuseCommand(start);
            Piece piece = nextPiece(start);
            if (piece.isEmpty()) {
                break;
            }
            if (piece.source() == null) {
                throw failure(lineAt(start), "the file ends inside this snippet", text.substring(start));
            }
            evaluate(piece.source(), start);
            start = skipBlanks(piece.end());
        }
        refuseUnresolved();
    }

    /** Prints the value of the last snippet if it is an expression that only gives one: no call without a result, no assignment, no declaration. */
    void printLast() throws ScriptException {
        String name = null;
        if (last instanceof VarSnippet unnamed && last.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            name = unnamed.name();
        } else if (last instanceof ExpressionSnippet expression
                && last.subKind() != Snippet.SubKind.ASSIGNMENT_SUBKIND) {
            name = expression.name();
        }
        if (name != null) {
            evaluate(Printing.class.getName() + ".println(" + name + ");", text.length());
        }
    }

    /** What stands next: a snippet, or nothing if only comments are left, or (source null) an unfinished snippet. */
    private record Piece(boolean isEmpty, @Nullable String source, int end) {}

    /**
     * Takes line after line until the snippet is complete, as the jshell tool does, so that a line may end without its
     * semicolon. Unlike there, a line that starts with a dot or with {@code else} goes on with the line before.
     */
    private Piece nextPiece(int start) {
        int end = start;
        CompletionInfo lines;
        do {
            end = afterLine(end);
            lines = shell.sourceCodeAnalysis().analyzeCompletion(text.substring(start, end));
        } while (end < text.length() && (isUnfinished(lines.completeness()) || goesOnAt(end)));
        boolean isEmpty = lines.completeness() == Completeness.EMPTY;
        return new Piece(isEmpty, lines.source(), end - lines.remaining().length());
    }

    private int afterLine(int offset) {
        int lineEnd = text.indexOf('\n', offset);
        return lineEnd < 0 ? text.length() : lineEnd + 1;
    }

    private static boolean isUnfinished(Completeness completeness) {
        return !completeness.isComplete() && completeness != Completeness.UNKNOWN;
    }

    private boolean goesOnAt(int offset) {
        return CONTINUATION.matcher(text).region(offset, text.length()).lookingAt();
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
                last = event.snippet();
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
        Diag error =
                shell.diagnostics(snippet).filter(Diag::isError).findFirst().orElse(null);
        if (error == null) {
            return failure(lineAt(start), "not a Java snippet", source);
        }
        int offset = (int) Math.max(0, error.getPosition());
        // The location is a class that JShell made up around the snippet.
        String reason = error.getMessage(Locale.ROOT)
                .lines()
                .filter(line -> !line.strip().startsWith("location:"))
                .collect(Collectors.joining("\n"));
        return failure(lineAt(start + offset), reason, source);
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
        List<String> lines = source.strip().lines().toList();
        String shown = lines.stream()
                .limit(SHOWN_LINES)
                .map(shownLine -> "\n    " + shownLine)
                .collect(Collectors.joining());
        String more = lines.size() > SHOWN_LINES ? "\n    …" : "";
        return new ScriptException(file + " line " + line + ": " + reason + shown + more);
    }
}
