package io.github.cxmetrics.shell.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads text files of the class path, which come with programs and are trusted to be what their names say. */
final class Resources {

    private Resources() {}

    static Table read(URL resource) {
        String protocol = resource.getProtocol();
        if (!protocol.equals("file") && !protocol.equals("jar")) {
            throw new IllegalArgumentException("a resource is in a file or a jar, not at " + protocol + ":");
        }
        String name = resource.getPath().substring(resource.getPath().lastIndexOf('/') + 1);
        Source.Opener opener =
                name.endsWith(".gz") ? () -> new GZIPInputStream(resource.openStream()) : resource::openStream;
        try {
            return CsvReading.read(new Source(name, List.of(), opener), Csv.detect());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name + ": " + e.getMessage(), e);
        }
    }
}
