package io.github.cxmetrics.shell.table;

/** What parts whole from fraction in a written number; the other of the two then parts thousands. */
public enum DecimalMark {
    /** 1,234.50 */
    POINT('.', ','),
    /** 1.234,50 */
    COMMA(',', '.');

    private final char mark;
    private final char thousands;

    DecimalMark(char mark, char thousands) {
        this.mark = mark;
        this.thousands = thousands;
    }

    char mark() {
        return mark;
    }

    char thousands() {
        return thousands;
    }
}
