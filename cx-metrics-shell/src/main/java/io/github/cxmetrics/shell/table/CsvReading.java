package io.github.cxmetrics.shell.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads delimited text: tells encoding and delimiter by its beginning, then takes the rows. */
final class CsvReading {

    static final int HEAD_BYTES = 1 << 16;

    private final Source source;
    private final Csv options;

    private CsvReading(Source source, Csv options) {
        this.source = source;
        this.options = options;
    }

    static Table read(Source source, Csv options) throws IOException {
        return new CsvReading(source, options).read();
    }

    private Table read() throws IOException {
        byte[] head = head();
        if (head.length == 0) {
            throw new IllegalArgumentException(source.name() + " is empty; its first line must name the columns");
        }
        Encoding encoding = options.charset() == null ? Encoding.of(head) : Encoding.stated(options.charset(), head);
        try {
            return read(encoding, head);
        } catch (CharacterCodingException e) {
            Encoding.Fault fault = fault(encoding);
            boolean mayBeWindows = options.charset() == null
                    && encoding.charset().equals(StandardCharsets.UTF_8)
                    && encoding.markBytes() == 0
                    && fault.onlyAsciiBefore();
            if (!mayBeWindows) {
                throw refusal(encoding, fault, e);
            }
            return readAsWindows(head);
        }
    }

    private Table readAsWindows(byte[] head) throws IOException {
        Encoding windows = new Encoding(Encoding.WINDOWS_1252, true, 0);
        try {
            return read(windows, head);
        } catch (CharacterCodingException e) {
            throw refusal(windows, fault(windows), e);
        }
    }

    private IllegalArgumentException refusal(Encoding encoding, Encoding.Fault fault, IOException cause) {
        return new IllegalArgumentException(
                source.name() + " line " + fault.line() + ": bytes that are no "
                        + (encoding.isGuess() ? "UTF-8 and no " : "")
                        + encoding.charset().name()
                        + "; name the encoding by Csv.charset(\"…\")",
                cause);
    }

    private Encoding.Fault fault(Encoding encoding) throws IOException {
        try (InputStream bytes = source.open()) {
            bytes.skipNBytes(encoding.markBytes());
            return encoding.fault(bytes);
        }
    }

    private byte[] head() throws IOException {
        try (InputStream bytes = source.open()) {
            return bytes.readNBytes(HEAD_BYTES);
        }
    }

    private Table read(Encoding encoding, byte[] head) throws IOException {
        String sample = sample(encoding.decode(head), head.length == HEAD_BYTES);
        boolean hasSeparatorLine = sample.regionMatches(true, 0, "sep=", 0, 4) && sample.indexOf('\n') <= 6;
        Csv told = options;
        if (hasSeparatorLine && sample.length() > 5) {
            // Lines that are skipped when told count from the first, which is this one.
            told = options.skip(Math.max(1, options.skipped()));
            told = options.delimiter() == null ? told.delimiter(sample.charAt(4)) : told;
        }
        if (sample.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(source.name() + " holds zero bytes: it is no text");
        }
        Delimiter delimiter = Delimiter.of(sample, told);
        Rows rows = new Rows(Rows.Place.ofText(source.name()), told, delimiter.likelyHeader());
        try (InputStream bytes = source.open()) {
            bytes.skipNBytes(encoding.markBytes());
            // A decoder of our own refuses what is not of this encoding; one by name would replace it silently.
            parse(new InputStreamReader(bytes, encoding.charset().newDecoder()), delimiter, told, rows);
        }
        return rows.table(reading(encoding, delimiter, hasSeparatorLine));
    }

    private static String sample(String text, boolean isCut) {
        int end = isCut ? text.lastIndexOf('\n') : -1;
        return end > 0 ? text.substring(0, end) : text;
    }

    private List<String> reading(Encoding encoding, Delimiter delimiter, boolean hasSeparatorLine) {
        List<String> reading = new ArrayList<>(source.said());
        reading.add(encoding.toString());
        boolean isOneColumn = delimiter.cells() == 1 && options.delimiter() == null && !hasSeparatorLine;
        reading.add(isOneColumn ? "one column" : delimiter.name() + (hasSeparatorLine ? " by its sep= line" : ""));
        if (options.skipped() > 0) {
            reading.add(Rows.count(options.skipped(), "line") + " skipped");
        }
        if (options.headerRows() != 1) {
            reading.add(Rows.count(options.headerRows(), "header row"));
        }
        if (options.layout() != null) {
            reading.add("layout of " + options.layout());
        }
        return reading;
    }

    private void parse(Reader text, Delimiter delimiter, Csv told, Rows rows) throws IOException {
        try (CsvReader<Boolean> records =
                Records.builder(delimiter.character(), told.comment()).build(new CsvRows(rows), text)) {
            records.skipLines(told.skipped());
            for (Boolean row : records) {
                assert row;
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw refusal(rows, e);
        }
    }

    private IllegalArgumentException refusal(Rows rows, CsvParseException e) {
        if (e.getCause() instanceof IllegalArgumentException refused) {
            return refused;
        }
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("Unexpected character after closing quote")) {
            return rows.refusal("text after the closing quote; quotes inside a quoted cell are written twice", e);
        }
        if (message.startsWith("Unclosed quoted field")) {
            return rows.refusal("a quote is opened here and not closed", e);
        }
        if (message.startsWith("The maximum buffer size")) {
            return rows.refusal("a cell of more than 16 million characters; is its quote closed?", e);
        }
        if (message.startsWith("Not enough lines to skip")) {
            return new IllegalArgumentException(
                    source.name() + " has no more than " + options.skipped() + " lines, which are skipped", e);
        }
        return rows.refusal("it can't be parsed", e);
    }
}
