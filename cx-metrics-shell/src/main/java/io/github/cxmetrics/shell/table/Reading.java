package io.github.cxmetrics.shell.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads a file of whatever kind its first bytes tell. */
final class Reading {

    private Reading() {}

    static Table read(Path path, Csv options) {
        try {
            String name = String.valueOf(path.getFileName());
            return CsvReading.read(new Source(name, List.of(), () -> Files.newInputStream(path)), options);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("there is no file " + path, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }
}
