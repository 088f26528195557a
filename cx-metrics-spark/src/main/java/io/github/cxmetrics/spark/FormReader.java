package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FormWriter} wrote. No length is believed that the rest of the bytes can't hold. */
final class FormReader {

    private final byte[] bytes;
    private int at;

    FormReader(byte[] bytes, int from) {
        this.bytes = bytes;
        at = from;
    }

    int rest() {
        return bytes.length - at;
    }

    int position() {
        return at;
    }

    private int next() {
        checkArgument(at < bytes.length, "a stored tally ends too early, after %s bytes", bytes.length);
        return bytes[at++] & 0xFF;
    }

    long wholeNumber() {
        long coded = unsigned();
        return (coded >>> 1) ^ -(coded & 1);
    }

    int integer() {
        long value = wholeNumber();
        checkArgument(value == (int) value, "a stored tally holds %s where an int belongs", value);
        return (int) value;
    }

    long unsigned() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int part = next();
            checkArgument(shift < 63 || part <= 1, "a stored tally holds a number of more than 64 bits");
            value |= (long) (part & 0x7F) << shift;
            if (part < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("a stored tally holds a number of more than 64 bits");
    }

    double real() {
        return Double.longBitsToDouble(fixed(Long.BYTES));
    }

    long fixed(int size) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (long) next() << (8 * i);
        }
        return value;
    }

    /** A length from 0, or −1 for what is absent. */
    private int length() {
        long coded = unsigned();
        checkArgument(coded >= 0 && coded - 1 <= rest(), "a stored tally names a length beyond its end");
        return (int) (coded - 1);
    }

    @Nullable
    String text() {
        int length = length();
        if (length < 0) {
            return null;
        }
        at += length;
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at - length, length));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a stored tally holds a text that is not UTF-8", e);
        }
    }

    boolean mark() {
        long mark = unsigned();
        checkArgument(mark == 0 || mark == 1, "a stored tally holds the mark %s, not 0 or 1", mark);
        return mark == 1;
    }

    @Nullable
    List<Object> list(FormShape.Part element) {
        int length = length();
        if (length < 0) {
            return null;
        }
        List<Object> list = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            list.add(element.read(this));
        }
        return list;
    }

    @Nullable
    Map<Object, Object> map(FormShape.Part key, FormShape.Part value) {
        int length = length();
        if (length < 0) {
            return null;
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < length; i++) {
            map.put(key.read(this), value.read(this));
        }
        checkArgument(map.size() == length, "a stored tally holds a key twice");
        return map;
    }
}
