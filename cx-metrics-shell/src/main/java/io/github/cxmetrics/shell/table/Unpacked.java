package io.github.cxmetrics.shell.table;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** Bytes that come out of a packed file: too many of them are refused, and so is a file that is cut off or damaged. */
final class Unpacked extends FilterInputStream {

    private final String file;
    private final long bound;
    private long count;

    Unpacked(InputStream in, String file, long bound) {
        super(in);
        this.file = file;
        this.bound = bound;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(bytes, offset, length);
        } catch (EOFException e) {
            throw new IllegalArgumentException(file + " ends too early: it was cut off", e);
        } catch (ZipException e) {
            throw new IllegalArgumentException(file + " is damaged: " + e.getMessage(), e);
        }
        count += Math.max(0, read);
        if (count > bound) {
            throw tooLarge(file, bound);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        // Skipped bytes count too, since they are unpacked all the same.
        return bytes <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(bytes, 8192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    static IllegalArgumentException tooLarge(String file, long bound) {
        return new IllegalArgumentException(file + " unpacks to more than " + bound
                + " bytes, far more than a table of its size; if it is trusted, say Csv.unpackingUpTo(bytes)");
    }
}
