package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.Progress;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** What a zip holds: one file to read, or the parts of a workbook, which are unpacked once to see that they are sound. */
final class ZipContent {

    private static final int MOST_ENTRIES = 10_000;

    private final Path path;
    private final String name;
    private final long bound;
    private final List<ZipEntry> files;

    private ZipContent(Path path, String name, long bound, List<ZipEntry> files) {
        this.path = path;
        this.name = name;
        this.bound = bound;
        this.files = files;
    }

    static ZipContent of(Path path, String name, long bound) throws IOException {
        try (ZipFile zip = open(path, name)) {
            if (zip.size() > MOST_ENTRIES) {
                throw new IllegalArgumentException(name + " holds " + zip.size() + " files");
            }
            List<ZipEntry> files = zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .filter(entry -> !isLitter(entry.getName()))
                    .collect(Collectors.toList());
            ZipContent content = new ZipContent(path, name, bound, files);
            if (content.isWorkbook()) {
                content.checkParts(zip);
            }
            return content;
        }
    }

    private static ZipFile open(Path path, String name) throws IOException {
        try {
            return new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new IllegalArgumentException(name + " is damaged, cut off or encrypted: " + e.getMessage(), e);
        } catch (EOFException e) {
            // The end of a zip says where its parts are, and may say that they are before the file begins.
            throw new IllegalArgumentException(name + " is damaged or cut off: it points to what is not there", e);
        }
    }

    /** What the Finder and Explorer leave in archives. */
    private static boolean isLitter(String entry) {
        return entry.startsWith("__MACOSX/") || entry.endsWith(".DS_Store") || entry.endsWith("Thumbs.db");
    }

    boolean isWorkbook() {
        return files.stream().anyMatch(entry -> entry.getName().equals("[Content_Types].xml"));
    }

    private void checkParts(ZipFile zip) throws IOException {
        Set<String> names = new HashSet<>();
        long left = bound;
        for (ZipEntry part : files) {
            if (!names.add(part.getName().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(name + " holds the part " + part.getName() + " twice");
            }
            if (part.getName().endsWith(".xml") || part.getName().endsWith(".rels")) {
                try (InputStream bytes = new Unpacked(zip.getInputStream(part), name, left)) {
                    left -= new SheetScan(name).scan(bytes);
                }
            }
        }
        if (names.stream().noneMatch(part -> part.startsWith("xl/"))) {
            throw new IllegalArgumentException(name + " is an Office document, but no workbook");
        }
    }

    /** The only file of the zip, without the folders it lies in. */
    Source onlyFile(Progress progress) {
        if (files.size() != 1) {
            String some = files.stream().limit(5).map(ZipEntry::getName).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    files.isEmpty()
                            ? name + " is a zip without a file in it"
                            : name + " holds " + files.size() + " files, and one is read: " + some
                                    + (files.size() > 5 ? " …" : ""));
        }
        String entry = files.get(0).getName();
        String file = entry.substring(entry.lastIndexOf('/') + 1);
        return new Source(name + "/" + file, List.of("zip"), () -> open(entry, progress));
    }

    private InputStream open(String entry, Progress progress) throws IOException {
        ZipFile zip = open(path, name);
        try {
            ZipEntry file = zip.getEntry(entry);
            InputStream bytes = new Unpacked(zip.getInputStream(file), name, bound);
            return new Metered(new Closing(bytes, zip), progress, "reading " + name, Math.max(0, file.getSize()));
        } catch (IOException e) {
            zip.close();
            throw new IllegalArgumentException(name + " is damaged or encrypted: " + e.getMessage(), e);
        }
    }

    /** Closes the archive with the file that is read from it. */
    private static final class Closing extends FilterInputStream {

        private final ZipFile zip;

        Closing(InputStream in, ZipFile zip) {
            super(in);
            this.zip = zip;
        }

        @Override
        public void close() throws IOException {
            super.close();
            zip.close();
        }
    }
}
