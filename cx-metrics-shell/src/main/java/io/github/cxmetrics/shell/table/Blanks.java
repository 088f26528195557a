package io.github.cxmetrics.shell.table;

/** What counts as blank at the ends of a cell: spaces of every width, tabs, line breaks, control characters, and marks without width. */
final class Blanks {

    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final char ZERO_WIDTH_SPACE = '\u200B';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Blanks() {}

    static boolean isBlank(char c) {
        if (c <= ' ') {
            return true;
        }
        return c >= NO_BREAK_SPACE
                && (c == BYTE_ORDER_MARK
                        || c == ZERO_WIDTH_SPACE
                        || Character.isSpaceChar(c)
                        || Character.isWhitespace(c));
    }

    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
