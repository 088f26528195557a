package io.github.cxmetrics.shell;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads one CSV file into cells by column, and checks its shape. The types of the cells are {@link CsvTable}'s matter. */
final class CsvSource {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final List<List<String>> cells = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private List<String> header = List.of();
    private int blankLine;

    private CsvSource(String file) {
        this.file = file;
    }

    static CsvTable read(Path path) {
        String file = String.valueOf(path.getFileName());
        try (InputStream bytes = Files.newInputStream(path);
                InputStream plain = isGzip(file) ? new GZIPInputStream(bytes) : bytes) {
            return read(file, plain);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("there is no file " + path, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    static CsvTable read(String file, InputStream plain) throws IOException {
        return new CsvSource(file).parse(plain);
    }

    static boolean isGzip(String file) {
        return file.toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    private CsvTable parse(InputStream plain) throws IOException {
        // A fresh decoder refuses bytes that are not UTF-8; a charset given by name would replace them silently.
        BufferedReader text = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()));
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(skipByteOrderMark(text))) {
            records.forEach(this::add);
        } catch (CharacterCodingException e) {
            throw notUtf8();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notUtf8();
            }
            throw e.getCause();
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
        if (header.isEmpty()) {
            throw new IllegalArgumentException(file + " is empty; its first line must name the columns");
        }
        return table();
    }

    private static BufferedReader skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private void add(CsvRecord row) {
        int line = Math.toIntExact(row.getStartingLineNumber());
        boolean blank = row.getFieldCount() == 1 && row.getField(0).isEmpty();
        if (header.isEmpty()) {
            readHeader(row, line, blank);
        } else if (blank && header.size() > 1) {
            // Blank lines at the end of a file are harmless; a blank line with a row after it is a row without cells.
            blankLine = blankLine == 0 ? line : blankLine;
        } else {
            addRow(row, line);
        }
    }

    private void readHeader(CsvRecord row, int line, boolean blank) {
        if (blank) {
            throw new IllegalArgumentException(file + " line " + line + " is blank; it must name the columns");
        }
        Set<String> seen = new HashSet<>();
        for (String name : row.getFields()) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(file + " line " + line + ": two columns are named \"" + name + "\"");
            }
            cells.add(new ArrayList<>());
        }
        header = List.copyOf(row.getFields());
    }

    private void addRow(CsvRecord row, int line) {
        if (blankLine != 0) {
            throw wrongCount(blankLine, "no cells");
        }
        int count = row.getFieldCount();
        if (count != header.size()) {
            throw wrongCount(line, count == 1 ? "1 cell" : count + " cells");
        }
        for (int column = 0; column < count; column++) {
            cells.get(column).add(row.getField(column));
        }
        lines.add(line);
    }

    private CsvTable table() {
        String[][] columns =
                cells.stream().map(column -> column.toArray(new String[0])).toArray(String[][]::new);
        int[] lineOfRow = lines.stream().mapToInt(Integer::intValue).toArray();
        return new CsvTable(file, header, columns, lineOfRow);
    }

    private IllegalArgumentException wrongCount(int line, String cellsInRow) {
        String columns = header.size() == 1 ? "1 column" : header.size() + " columns";
        return new IllegalArgumentException(
                file + " line " + line + ": " + cellsInRow + ", but the header names " + columns);
    }

    private IllegalArgumentException notUtf8() {
        return new IllegalArgumentException(file + " is not UTF-8 text");
    }
}
