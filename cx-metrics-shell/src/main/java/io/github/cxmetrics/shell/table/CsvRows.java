package io.github.cxmetrics.shell.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears the cells of a file from the parser, as characters in its buffer, and gives the complete rows to the columns. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Boolean> {

    private final String file;
    private final Csv options;
    private final Delimiter delimiter;
    private final List<List<String>> headerRows = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private @Nullable TableRows rows;
    private long headerLine = 1;
    private long line = 1;
    private long blankLine;
    private int cells;
    private boolean isBlankLine;

    CsvRows(String file, Csv options, Delimiter delimiter) {
        this.file = file;
        this.options = options;
        this.delimiter = delimiter;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        cells = 0;
        isBlankLine = false;
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
        cells++;
        if (rows == null) {
            pending.add(new String(buffer, offset, length));
        } else {
            rows.cell(column, buffer, offset, length);
        }
    }

    @Override
    protected void handleEmpty() {
        isBlankLine = true;
    }

    @Override
    protected Boolean buildRecord() {
        if (rows == null) {
            readHeader();
        } else if (isBlankLine && rows.width() > 1) {
            blankLine = blankLine == 0 ? line : blankLine;
        } else {
            endRow(rows);
        }
        return Boolean.TRUE;
    }

    private void readHeader() {
        if (isBlankLine && headerRows.isEmpty()) {
            return;
        }
        if (headerRows.isEmpty()) {
            headerLine = line;
        }
        List<String> row = List.copyOf(pending);
        pending.clear();
        if (options.headerRows() == 0) {
            TableRows begun = begin(Header.none(row.size()));
            row.forEach(cell -> begun.cell(cell.toCharArray()));
            endRow(begun);
            return;
        }
        headerRows.add(row);
        if (headerRows.size() == options.headerRows()) {
            begin(header());
        }
    }

    private Header header() {
        List<String> first = headerRows.get(0);
        if (!options.isHeaderStated() && Header.looksLikeData(first)) {
            throw new IllegalArgumentException(file + " line " + headerLine
                    + ": the header holds nothing but numbers; if the file has none, say Csv.headerRows(0), else Csv.headerRows(1)");
        }
        return options.questionsCarried() && headerRows.size() > 1
                ? Header.carried(first, headerRows.get(1))
                : Header.of(first);
    }

    private TableRows begin(Header header) {
        rows = new TableRows(file, header, options);
        return rows;
    }

    private void endRow(TableRows begun) {
        if (blankLine != 0 && !options.blankLines()) {
            throw refusal(blankLine, "blank, and rows follow; if the header stands below it, say Csv.skip(" + (line - 1)
                    + "), if blank lines mean nothing, say Csv.skippingBlankLines()");
        }
        if (isBlankLine) {
            begun.cell(new char[0]);
        }
        String fault = begun.endRow(line);
        if (fault != null) {
            throw refusal(line, fault + ", but the header (line " + headerLine + ") names "
                    + count(begun.header().size(), "column") + proposal());
        }
    }

    /** What a title above the header calls for, if most rows are longer than the first. */
    private String proposal() {
        return delimiter.isFirst() || delimiter.line() <= headerLine
                ? ""
                : "; if the header is line " + delimiter.line() + ", say Csv.skip(" + (delimiter.line() - 1) + ")";
    }

    static String count(long n, String noun) {
        return n == 1 ? "1 " + noun : n + " " + noun + "s";
    }

    private IllegalArgumentException refusal(long atLine, String rule) {
        return new IllegalArgumentException(file + " line " + atLine + ": " + rule);
    }

    /** A fault that the parser met, at the cell that it had begun. */
    IllegalArgumentException refusal(String rule, Throwable cause) {
        String column = rows == null ? "column " + (cells + 1) : "column " + rows.header().name(cells);
        return new IllegalArgumentException(file + " line " + line + ", " + column + ": " + rule, cause);
    }

    long line() {
        return line;
    }

    Table table(List<String> reading) {
        if (rows == null) {
            if (headerRows.isEmpty()) {
                throw new IllegalArgumentException(file + " is empty; its first line must name the columns");
            }
            throw new IllegalArgumentException(file + " ends within the header: it has " + count(headerRows.size(), "row")
                    + ", not " + options.headerRows());
        }
        return rows.table(reading);
    }
}
