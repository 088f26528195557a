package io.github.cxmetrics.shell.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What separates the cells of a file, told by which candidate gives the most rows one number of cells.
 *
 * @param character the delimiter
 * @param cells the number of cells that most rows have with it, 1 if no candidate separates anything
 * @param likelyHeader the line of the first row with that many cells, if there are several and the rows above them are shorter, else 0
 */
record Delimiter(char character, int cells, long likelyHeader) {

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int SAMPLED_ROWS = 100;
    // Ratings of two candidates closer than this count as equal.
    private static final double CLOSE = 0.05;
    // A row of the usual number of cells that begins the file is a header; otherwise the candidate is less likely.
    private static final double WITHOUT_HEADER = 0.4;

    static Delimiter of(String sample, Csv options) {
        Character stated = options.delimiter();
        if (stated != null) {
            return Fit.of(stated, sample, options).delimiter();
        }
        Fit best = null;
        for (char candidate : CANDIDATES) {
            Fit fit = Fit.of(candidate, sample, options);
            if (fit.share() >= 0.5 && (best == null || fit.isBetterThan(best))) {
                best = fit;
            }
        }
        return best == null ? Fit.of(',', sample, options).delimiter() : best.delimiter();
    }

    String name() {
        return switch (character) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case ' ' -> "space";
            default -> "'" + character + "'";
        };
    }

    private record Fit(Delimiter delimiter, double share) {

        boolean isBetterThan(Fit other) {
            return share > other.share + CLOSE
                    || share > other.share - CLOSE && delimiter.cells > other.delimiter.cells;
        }

        static Fit of(char candidate, String sample, Csv options) {
            List<Integer> counts = new ArrayList<>();
            List<Long> lines = new ArrayList<>();
            count(candidate, sample, options, counts, lines);
            Map<Integer, Integer> rows = new HashMap<>();
            counts.forEach(cells -> rows.merge(cells, 1, Integer::sum));
            Map.Entry<Integer, Integer> most = rows.entrySet().stream()
                    .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .orElse(Map.entry(1, 0));
            int usual = most.getKey();
            if (usual == 1) {
                return new Fit(new Delimiter(candidate, 1, 0), 0);
            }
            int first = counts.indexOf(usual);
            boolean isTitled = most.getValue() > 1 && counts.get(0) < usual;
            double share = most.getValue() / (double) counts.size() * (first == 0 ? 1 : WITHOUT_HEADER);
            return new Fit(new Delimiter(candidate, usual, isTitled ? lines.get(first) : 0), share);
        }

        private static void count(char candidate, String sample, Csv options, List<Integer> counts, List<Long> lines) {
            try (CsvReader<CsvRecord> records = Records.builder(candidate, options.comment())
                    .skipEmptyLines(true)
                    .ofCsvRecord(sample)) {
                records.skipLines(options.skipped());
                for (CsvRecord row : records) {
                    counts.add(row.getFieldCount());
                    lines.add(row.getStartingLineNumber());
                    if (counts.size() == SAMPLED_ROWS) {
                        return;
                    }
                }
            } catch (CsvParseException e) {
                // The rows before the fault are the sample; the fault is met again, and reported, when the file is
                // read.
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
