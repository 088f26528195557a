package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes components: whole numbers as zigzag varints, what may be absent behind its length plus one or a mark, 0 for absent. */
final class FormWriter {

    private final ByteArrayOutputStream out;

    FormWriter() {
        this(128);
    }

    /** A writer of so many bytes, or of more. */
    FormWriter(int bytes) {
        out = new ByteArrayOutputStream(bytes);
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    void wholeNumber(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    void unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    void real(double value) {
        fixed(Double.doubleToRawLongBits(value), Long.BYTES);
    }

    /** The low bytes of a number, the lowest first. */
    void fixed(long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> (8 * i)));
        }
    }

    void text(@Nullable String text) {
        if (text == null) {
            unsigned(0);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        checkArgument(
                new String(utf8, StandardCharsets.UTF_8).equals(text),
                "a text with half a surrogate pair can't be stored");
        unsigned(utf8.length + 1L);
        out.writeBytes(utf8);
    }

    /** Whether something is there; what is follows. */
    boolean mark(@Nullable Object value) {
        unsigned(value == null ? 0 : 1);
        return value != null;
    }

    void list(@Nullable List<?> list, FormShape.Part element) {
        if (list == null) {
            unsigned(0);
            return;
        }
        unsigned(list.size() + 1L);
        list.forEach(each -> element.write(each, this));
    }

    void map(@Nullable Map<?, ?> map, FormShape.Part key, FormShape.Part value) {
        if (map == null) {
            unsigned(0);
            return;
        }
        unsigned(map.size() + 1L);
        map.forEach((each, its) -> {
            key.write(each, this);
            value.write(its, this);
        });
    }

    void raw(byte[] bytes) {
        out.writeBytes(bytes);
    }
}
