package io.github.cxmetrics.shell.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes rows of cells from any kind of file: finds the header, refuses rows that don't fit it, and fills the columns. */
final class Rows {

    private final Place place;
    private final Csv options;
    private final long likelyHeader;
    private final List<List<String>> headerRows = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private @Nullable Columns columns;
    private long headerLine = 1;
    private long line = 1;
    private long blankLine;
    private int cells;

    /**
     * Rows to come.
     *
     * @param likelyHeader the line on which the usual number of cells begins, 0 if that is not known
     */
    Rows(Place place, Csv options, long likelyHeader) {
        this.place = place;
        this.options = options;
        this.likelyHeader = likelyHeader;
    }

    /** Where cells stand, in the words of a refusal: a text has lines, a workbook rows. */
    record Place(String file, String unit, boolean isTyped) {

        static Place ofText(String file) {
            return new Place(file, "line", false);
        }

        /** Rows of a workbook may end early, and its cells have types. */
        static Place ofWorkbook(String file) {
            return new Place(file, "row", true);
        }

        IllegalArgumentException refusal(long line, String rule) {
            return new IllegalArgumentException(file + " " + unit + " " + line + ": " + rule);
        }

        IllegalArgumentException refusal(long line, String column, String rule, @Nullable Throwable cause) {
            return new IllegalArgumentException(
                    file + " " + unit + " " + line + ", column " + column + ": " + rule, cause);
        }
    }

    void begin(long startingLine) {
        line = startingLine;
        cells = 0;
    }

    void cell(char[] buffer, int offset, int length) {
        if (columns == null) {
            pending.add(new String(buffer, offset, length));
        } else {
            columns.cell(cells, buffer, offset, length);
        }
        cells++;
    }

    void cell(String text) {
        cell(text.toCharArray(), 0, text.length());
    }

    /** A cell that is text where others of its column are of a type. */
    void textCell(String text) {
        if (columns != null && !text.isEmpty()) {
            columns.isText(cells);
        }
        cell(text);
    }

    /** Ends the row; one without cells is a blank line. */
    void end() {
        if (columns == null) {
            endHeaderRow();
        } else if (cells == 0 && columns.width() > 1) {
            blankLine = blankLine == 0 ? line : blankLine;
        } else {
            endRow(columns);
        }
    }

    private void endHeaderRow() {
        if (headerRows.isEmpty()) {
            if (cells == 0) {
                return;
            }
            headerLine = line;
        }
        List<String> row = List.copyOf(pending);
        pending.clear();
        if (options.headerRows() == 0) {
            Columns begun = start(Header.none(row.size()));
            cells = 0;
            row.forEach(this::cell);
            endRow(begun);
            return;
        }
        headerRows.add(row);
        if (headerRows.size() == options.headerRows()) {
            start(header());
        }
    }

    private Header header() {
        List<String> first = headerRows.get(0);
        if (first.stream().allMatch(cell -> Blanks.strip(cell).isEmpty())) {
            throw place.refusal(
                    headerLine,
                    "the header names no column; if it stands below, say Csv.skip(" + headerLine + ") or more");
        }
        if (!options.isHeaderStated() && Header.looksLikeData(first)) {
            throw place.refusal(
                    headerLine,
                    "the header holds nothing but numbers; if there is none, say Csv.headerRows(0), else Csv.headerRows(1)");
        }
        return options.questionsCarried() && headerRows.size() > 1
                ? Header.carried(first, headerRows.get(1))
                : Header.of(first);
    }

    private Columns start(Header header) {
        columns = new Columns(place.file(), header, options);
        return columns;
    }

    private void endRow(Columns begun) {
        if (blankLine != 0 && !options.blankLines()) {
            throw place.refusal(
                    blankLine,
                    "blank, and rows follow; if the header stands below, say Csv.skip(" + (line - 1) + "), if blank "
                            + place.unit() + "s mean nothing, say Csv.skippingBlankLines()");
        }
        boolean isShort = cells < begun.header().named() && cells > 0 && !place.isTyped();
        if (isShort || begun.isTooLong()) {
            throw place.refusal(
                    line,
                    count(cells, "cell") + ", but the header (" + place.unit() + " " + headerLine + ") names "
                            + count(begun.header().size(), "column") + proposal(begun));
        }
        begun.endRow(cells, line);
    }

    /** What a title above the header calls for, if most rows are longer than the first. */
    private String proposal(Columns begun) {
        long header = place.isTyped() && begun.isTooLong() ? line : likelyHeader;
        return header <= headerLine
                ? ""
                : "; if the header is " + place.unit() + " " + header + ", say Csv.skip(" + (header - 1) + ")";
    }

    static String count(long n, String noun) {
        return n == 1 ? "1 " + noun : String.format(Locale.ROOT, "%d %ss", n, noun);
    }

    /** A fault in the cell that comes next. */
    IllegalArgumentException refusal(String rule, @Nullable Throwable cause) {
        Header header = columns == null ? null : columns.header();
        return place.refusal(line, header == null ? Integer.toString(cells + 1) : header.name(cells), rule, cause);
    }

    Table table(List<String> reading) {
        if (columns != null) {
            return columns.table(reading, place.isTyped());
        }
        if (headerRows.isEmpty()) {
            throw new IllegalArgumentException(
                    place.file() + " holds no header: nothing but blank " + place.unit() + "s");
        }
        throw new IllegalArgumentException(place.file() + " ends within the header: it has "
                + count(headerRows.size(), "row") + ", not " + options.headerRows());
    }
}
