package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes whose reading is told of, each time that another 64 kB have come. */
final class Metered extends FilterInputStream {

    private static final int STEP = 1 << 16;

    private final Progress progress;
    private final String stage;
    private final long total;
    private long done;
    private long told;

    Metered(InputStream in, Progress progress, String stage, long total) {
        super(in);
        this.progress = progress;
        this.stage = stage;
        this.total = total;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) {
        done += bytes;
        if (done - told >= STEP) {
            told = done;
            progress.update(stage, done, total);
        }
    }
}
