package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.Progress;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** Reads a sheet of an Excel workbook: texts as they are, numbers plain, dates and times in ISO form, formulas by the value that was stored with them. */
final class Workbook {

    private static final int TOLD_EVERY = 1000;

    private final String name;
    private final Csv options;
    private final Progress progress;
    private final ReadableWorkbook book;
    private final Rows rows;
    private long cellsLeft;

    private Workbook(String name, Csv options, Progress progress, ReadableWorkbook book, long mostCells) {
        this.name = name;
        this.options = options;
        this.progress = progress;
        this.book = book;
        this.rows = new Rows(Rows.Place.ofWorkbook(name), options, 0);
        this.cellsLeft = mostCells;
    }

    static Table read(Path path, String name, Csv options, Progress progress) throws IOException {
        // With the formats of cells, without which dates are numbers; a cell that can't be parsed is an error.
        try (ReadableWorkbook book = new ReadableWorkbook(path.toFile(), new ReadingOptions(true, false))) {
            long mostCells = options.unpackBound(path.toFile().length());
            return new Workbook(name, options, progress, book, mostCells).read();
        } catch (Refused e) {
            throw e.refusal;
        } catch (CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The parser meets broken parts with whatever exception comes first.
            throw new IllegalArgumentException(name + " is no workbook that Excel would open (" + kind(e) + ")", e);
        }
    }

    /** Carries a refusal of ours past the parser's own exceptions. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient IllegalArgumentException refusal;

        Refused(IllegalArgumentException refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }

    /** The kind of fault; the parser's own message may hold the text of a cell. */
    private static String kind(Throwable e) {
        Throwable first = e;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return first.getClass().getSimpleName();
    }

    private Table read() throws IOException {
        Sheet sheet = sheet();
        try (Stream<Row> stream = sheet.openStream()) {
            long read = 0;
            for (Iterator<Row> all = stream.iterator(); all.hasNext(); ) {
                add(all.next());
                if (++read % TOLD_EVERY == 0) {
                    progress.update("reading " + name + ", rows", read, 0);
                }
            }
            return rows.table(reading(sheet));
        } catch (IllegalArgumentException e) {
            throw e.getMessage() != null && e.getMessage().startsWith(name) ? new Refused(e) : e;
        }
    }

    private Sheet sheet() {
        String wanted = options.sheet();
        if (wanted == null) {
            return book.getFirstSheet();
        }
        return book.findSheet(wanted)
                .orElseThrow(() -> new Refused(
                        new IllegalArgumentException(name + " has no sheet \"" + wanted + "\"; its sheets are "
                                + book.getSheets().map(Sheet::getName).collect(Collectors.joining(", ")))));
    }

    private List<String> reading(Sheet sheet) {
        List<String> reading = new ArrayList<>();
        long sheets = book.getSheets().count();
        boolean isFirstOfMany = sheets > 1 && options.sheet() == null;
        reading.add("xlsx, sheet " + sheet.getName() + (isFirstOfMany ? ", the first of " + sheets : ""));
        if (options.skipped() > 0) {
            reading.add(Rows.count(options.skipped(), "row") + " skipped");
        }
        if (options.headerRows() != 1) {
            reading.add(Rows.count(options.headerRows(), "header row"));
        }
        if (options.layout() != null) {
            reading.add("layout of " + options.layout());
        }
        return reading;
    }

    private void add(Row row) {
        if (row.getRowNum() <= options.skipped()) {
            return;
        }
        rows.begin(row.getRowNum());
        int width = lastFilled(row) + 1;
        cellsLeft -= width;
        if (cellsLeft < 0) {
            throw new IllegalArgumentException(
                    name
                            + " spreads over too many cells for a file of its size; if it is trusted, say Csv.unpackingUpTo(cells)");
        }
        for (int column = 0; column < width; column++) {
            Cell cell = row.getCell(column);
            if (cell == null || cell.getType() == CellType.EMPTY) {
                rows.cell("");
            } else {
                add(cell);
            }
        }
        rows.end();
    }

    private static int lastFilled(Row row) {
        int last = row.getCellCount() - 1;
        while (last >= 0 && isEmpty(row.getCell(last))) {
            last--;
        }
        return last;
    }

    private static boolean isEmpty(@Nullable Cell cell) {
        return cell == null
                || cell.getType() == CellType.EMPTY
                || cell.getFormula() == null && cell.getText().isBlank();
    }

    private void add(Cell cell) {
        Object value = cell.getValue();
        if (value instanceof BigDecimal number) {
            rows.cell(number(number, cell.getDataFormatId(), cell.getDataFormatString()));
        } else if (value instanceof Boolean) {
            rows.cell(value.toString());
        } else if (value == null && cell.getType() == CellType.FORMULA && cell.getRawValue() == null) {
            throw rows.refusal("a formula whose value is not stored; open the workbook in Excel and save it", null);
        } else {
            rows.textCell(cell.getText());
        }
    }

    private String number(BigDecimal number, @Nullable Integer formatId, @Nullable String format) {
        SerialDate.Kind kind = SerialDate.kind(formatId, format);
        String text = kind == SerialDate.Kind.NUMBER ? null : SerialDate.text(number, kind, book.isDate1904());
        if (text != null) {
            return text;
        }
        if (Math.abs((long) number.scale()) > 400) {
            throw rows.refusal("a number beyond what Excel can hold", null);
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
