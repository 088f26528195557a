package io.github.cxmetrics.shell.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/** Passes what the parser found on, as characters in its buffer: no text is made of a cell that the column has already. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Boolean> {

    private final Rows rows;
    private boolean isComment;

    CsvRows(Rows rows) {
        this.rows = rows;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        isComment = false;
        rows.begin(startingLineNumber);
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
        rows.cell(buffer, offset, length);
    }

    @Override
    protected void handleComment(char[] buffer, int offset, int length) {
        isComment = true;
    }

    @Override
    protected Boolean buildRecord() {
        if (!isComment) {
            rows.end();
        }
        return Boolean.TRUE;
    }
}
