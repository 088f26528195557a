package io.github.cxmetrics.shell;

/** A script stopped; the message says where and why, over several lines, and is all that a reader needs. */
final class ScriptException extends Exception {

    private static final long serialVersionUID = 1L;

    ScriptException(String message) {
        super(message);
    }
}
