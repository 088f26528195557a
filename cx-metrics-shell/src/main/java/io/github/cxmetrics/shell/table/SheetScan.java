package io.github.cxmetrics.shell.table;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a part of a workbook once before it is parsed. A cell says in which column it stands (c r="XFD7"), and the parser makes room up to there: a column
 * beyond Excel's last would make room for hundreds of millions of cells.
 */
final class SheetScan {

    private static final int MOST_LETTERS = 3;

    private final String file;
    private boolean isInTag;
    private boolean isNamed;
    private boolean isCell;
    private int nameLength;
    private int quote;
    private int letters;

    SheetScan(String file) {
        this.file = file;
    }

    /** Reads to the end, and says how many bytes there were. */
    long scan(InputStream bytes) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long count = 0;
        for (int read; (read = bytes.read(buffer, 0, buffer.length)) >= 0; count += read) {
            for (int i = 0; i < read; i++) {
                see(buffer[i]);
            }
        }
        return count;
    }

    private void see(byte c) {
        if (c == 0) {
            // Half a letter of UTF-16.
            return;
        }
        if (!isInTag) {
            isInTag = c == '<';
            isNamed = false;
            isCell = false;
            nameLength = 0;
        } else if (quote != 0) {
            seeQuoted(c);
        } else if (c == '>') {
            isInTag = false;
        } else if (c == '"' || c == '\'') {
            quote = c;
            letters = 0;
        } else if (!isNamed) {
            seeName(c);
        }
    }

    /** The name of a tag, without the prefix of its namespace. */
    private void seeName(byte c) {
        if (c == ':') {
            nameLength = 0;
        } else if (c <= ' ' && c >= 0) {
            isNamed = true;
        } else {
            nameLength++;
            isCell = nameLength == 1 && c == 'c';
        }
    }

    private void seeQuoted(byte c) {
        if (c == quote) {
            quote = 0;
        } else if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
            letters++;
        } else if (isCell && letters > MOST_LETTERS && c >= '0' && c <= '9') {
            throw new IllegalArgumentException(file + " has a cell right of column XFD, where Excel's sheets end");
        }
    }
}
