package io.github.cxmetrics.shell.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a text, told by its byte order mark, by the zero bytes of UTF-16, or by being UTF-8; what is none of these may be Windows-1252.
 *
 * @param charset the encoding
 * @param isGuess whether it is only assumed
 * @param markBytes the length of the byte order mark
 */
record Encoding(Charset charset, boolean isGuess, int markBytes) {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    /** Tells the encoding by the first bytes of a file. */
    static Encoding of(byte[] head) {
        Encoding marked = marked(head);
        if (marked != null) {
            return marked;
        }
        int[] zeros = zeros(head);
        // Delimiters, digits and line breaks have a zero byte each; a single one in a longer text is a fault.
        int fewest = Math.max(1, head.length / 20);
        if (zeros[0] == 0 && zeros[1] >= fewest) {
            return new Encoding(StandardCharsets.UTF_16LE, false, 0);
        }
        if (zeros[1] == 0 && zeros[0] >= fewest) {
            return new Encoding(StandardCharsets.UTF_16BE, false, 0);
        }
        return isUtf8(head) ? new Encoding(StandardCharsets.UTF_8, false, 0) : new Encoding(WINDOWS_1252, true, 0);
    }

    /** A stated encoding; a mark of that encoding is none of the text. */
    static Encoding stated(Charset charset, byte[] head) {
        Encoding marked = marked(head);
        return marked != null && marked.charset().name().startsWith(charset.name())
                ? marked
                : new Encoding(charset, false, 0);
    }

    private static @Nullable Encoding marked(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, false, 3);
        }
        if (startsWith(head, 0xFF, 0xFE, 0, 0)) {
            return new Encoding(UTF_32LE, false, 4);
        }
        if (startsWith(head, 0, 0, 0xFE, 0xFF)) {
            return new Encoding(UTF_32BE, false, 4);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, false, 2);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, false, 2);
        }
        return null;
    }

    static boolean startsWith(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** How many zero bytes stand at even and at odd places. */
    private static int[] zeros(byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                zeros[i & 1]++;
            }
        }
        return zeros;
    }

    private static boolean isUtf8(byte[] head) {
        CoderResult end = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), false);
        return !end.isError();
    }

    /** Decodes the first bytes; the last character may be cut. */
    String decode(byte[] head) {
        CharsetDecoder decoder = charset.newDecoder();
        CharBuffer text = CharBuffer.allocate(head.length + 1);
        decoder.decode(ByteBuffer.wrap(head, markBytes, head.length - markBytes), text, false);
        return text.flip().toString();
    }

    /** Where a text stops being of this encoding. */
    record Fault(long line, boolean onlyAsciiBefore) {}

    /** Reads bytes from the start up to the first that is none of this encoding. */
    Fault fault(InputStream bytes) throws IOException {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer in = ByteBuffer.allocate(1 << 16);
        CharBuffer out = CharBuffer.allocate(1 << 16);
        long line = 1;
        boolean ascii = true;
        char last = 0;
        for (boolean end = false; ; ) {
            int read = bytes.read(in.array(), in.position(), in.remaining());
            end = read < 0;
            in.position(in.position() + Math.max(0, read)).flip();
            CoderResult result = decoder.decode(in, out, end);
            in.compact();
            out.flip();
            while (out.hasRemaining()) {
                char c = out.get();
                line += c == '\r' || c == '\n' && last != '\r' ? 1 : 0;
                ascii &= c < 0x80;
                last = c;
            }
            out.clear();
            if (result.isError() || end) {
                return new Fault(line, ascii);
            }
        }
    }

    @Override
    public String toString() {
        return charset.name() + (isGuess ? " (a guess: it is no UTF-8)" : "");
    }
}
