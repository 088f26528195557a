package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.Progress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Reads a file of whatever kind its first bytes tell. */
final class Reading {

    private final Path path;
    private final String name;
    private final Csv options;
    private final Progress progress;

    private Reading(Path path, Csv options, Progress progress) {
        this.path = path;
        this.name = String.valueOf(path.getFileName());
        this.options = options;
        this.progress = progress;
    }

    static Table read(Path path, Csv options) {
        Progress stated = options.progress();
        if (stated != null || !ProgressBar.isSeen()) {
            return read(path, options, stated == null ? Progress.NONE : stated);
        }
        try (ProgressBar bar = ProgressBar.onTerminal("B")) {
            return read(path, options, bar);
        }
    }

    private static Table read(Path path, Csv options, Progress progress) {
        try {
            return new Reading(path, options, progress).read();
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("there is no file " + path, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private Table read() throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(16);
        }
        FileKind kind = FileKind.of(head);
        if (kind.refusal() != null) {
            throw new IllegalArgumentException(name + " is " + kind.refusal());
        }
        return switch (kind) {
            case GZIP -> readText(new Source(name, List.of("gzip"), this::unzipped));
            case ZIP -> readZip();
            case PARQUET -> DuckDb.read(path, name, DuckDb.Format.PARQUET);
            default -> readText(new Source(name, List.of(), this::raw));
        };
    }

    private InputStream raw() throws IOException {
        InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        return new Metered(file, progress, "reading " + name, Files.size(path));
    }

    private InputStream unzipped() throws IOException {
        InputStream raw = raw();
        try {
            return new Unpacked(new GZIPInputStream(raw, 1 << 16), name, options.unpackBound(Files.size(path)));
        } catch (IOException e) {
            raw.close();
            throw new IllegalArgumentException(name + " is no complete gzip: " + e.getMessage(), e);
        }
    }

    private Table readZip() throws IOException {
        ZipContent content = ZipContent.of(path, name, options.unpackBound(Files.size(path)));
        if (content.isWorkbook()) {
            return Workbook.read(path, name, options, progress);
        }
        return readText(content.onlyFile(progress));
    }

    private Table readText(Source source) throws IOException {
        byte[] head;
        try (InputStream in = source.open()) {
            head = in.readNBytes(1024);
        }
        if (FileKind.of(head) == FileKind.PARQUET) {
            return DuckDb.read(source, DuckDb.Format.PARQUET);
        }
        if (FileKind.of(head) != FileKind.OTHER) {
            throw new IllegalArgumentException(source.name() + " is packed twice: unpack it once");
        }
        boolean isStated = options.delimiter() != null;
        String file = source.name().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (!isStated && (file.matches(".*\\.(json|jsonl|ndjson)") || FileKind.isJson(head))) {
            return source.said().isEmpty()
                    ? DuckDb.read(path, name, DuckDb.Format.JSON)
                    : DuckDb.read(source, DuckDb.Format.JSON);
        }
        return CsvReading.read(source, options);
    }
}
