package io.github.cxmetrics.shell.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The bytes of a text, unpacked, which may be read several times.
 *
 * @param name the name of the file, and of the entry in it, for messages
 * @param said what to say of the container
 * @param opener opens the bytes
 */
record Source(String name, List<String> said, Opener opener) {

    /** Opens bytes at their beginning. */
    interface Opener {
        InputStream open() throws IOException;
    }

    InputStream open() throws IOException {
        return opener.open();
    }
}
