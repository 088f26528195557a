package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of texts, each distinct one held once: a code for each row, and the text of each code. The door for large logs, which have their users and
 * events as numbers already. Immutable; arrays are copied.
 */
public final class Codes {

    static final int MISSING = -1;
    private static final int BYTE_CODES = 128;

    private final byte @Nullable [] bytes;
    private final int @Nullable [] ints;
    private final List<String> names;

    private Codes(byte @Nullable [] bytes, int @Nullable [] ints, List<String> names) {
        this.bytes = bytes;
        this.ints = ints;
        this.names = names;
    }

    /**
     * Codes in the order in which the texts first appear.
     *
     * @param values a text for each row; null is a missing value
     * @return the column
     */
    public static Codes of(@Nullable String... values) {
        Map<String, Integer> known = new HashMap<>();
        List<String> names = new ArrayList<>();
        int[] codes = new int[values.length];
        for (int row = 0; row < values.length; row++) {
            String value = values[row];
            if (value == null) {
                codes[row] = MISSING;
                continue;
            }
            Integer code = known.putIfAbsent(value, names.size());
            if (code == null) {
                code = names.size();
                names.add(value);
            }
            codes[row] = code;
        }
        return packed(codes, List.copyOf(names));
    }

    /**
     * Codes that are known already.
     *
     * @param codes a code for each row, an index of {@code names}; −1 is a missing value
     * @param names the text of each code, all different
     * @return the column
     * @throws IllegalArgumentException if a code has no name, or a name stands twice
     */
    public static Codes of(int[] codes, List<String> names) {
        checkNames(names);
        return packed(checked(codes, names.size()), List.copyOf(names));
    }

    /**
     * Codes in bytes: up to 128 names.
     *
     * @param codes a code for each row, an index of {@code names}; −1 is a missing value
     * @param names the text of each code, all different
     * @return the column
     * @throws IllegalArgumentException if a code has no name, or a name stands twice
     */
    public static Codes of(byte[] codes, List<String> names) {
        checkNames(names);
        for (int row = 0; row < codes.length; row++) {
            checkCode(codes[row], names.size(), row);
        }
        return new Codes(codes.clone(), null, List.copyOf(names));
    }

    /**
     * Things that are numbered and have no other name: the name of 7 is {@code 7}.
     *
     * @param codes a number for each row, 0..count − 1
     * @param count how many numbers there are
     * @return the column
     * @throws IllegalArgumentException if a number is outside
     */
    public static Codes numbered(int[] codes, int count) {
        return new Codes(null, checked(codes, count), new Numbers(count));
    }

    private static int[] checked(int[] codes, int count) {
        int[] copy = codes.clone();
        for (int row = 0; row < copy.length; row++) {
            checkCode(copy[row], count, row);
        }
        return copy;
    }

    private static void checkCode(int code, int count, int row) {
        checkArgument(code >= MISSING && code < count, "code %s is outside 0..%s (row %s)", code, count - 1, row);
    }

    private static void checkNames(List<String> names) {
        Map<String, Integer> seen = new HashMap<>();
        for (int code = 0; code < names.size(); code++) {
            Integer other = seen.put(names.get(code), code);
            checkArgument(other == null, "the name %s stands for two codes, %s and %s", names.get(code), other, code);
        }
    }

    private static Codes packed(int[] codes, List<String> names) {
        if (names.size() > BYTE_CODES) {
            return new Codes(null, codes, names);
        }
        byte[] bytes = new byte[codes.length];
        for (int row = 0; row < codes.length; row++) {
            bytes[row] = (byte) codes[row];
        }
        return new Codes(bytes, null, names);
    }

    /**
     * How many rows there are.
     *
     * @return the length of the column
     */
    public int size() {
        return bytes != null ? bytes.length : ints().length;
    }

    /**
     * The text of each code.
     *
     * @return an unmodifiable list; a name may be without rows
     */
    public List<String> names() {
        return names;
    }

    int at(int row) {
        return bytes != null ? bytes[row] : ints()[row];
    }

    /** The codes as bytes where they fit, null where they don't. */
    byte @Nullable [] bytes() {
        return bytes;
    }

    int[] toInts() {
        if (ints != null) {
            return ints;
        }
        int[] wide = new int[size()];
        for (int row = 0; row < wide.length; row++) {
            wide[row] = at(row);
        }
        return wide;
    }

    private int[] ints() {
        if (ints == null) {
            throw new AssertionError("a column of neither bytes nor ints");
        }
        return ints;
    }

    /** The code of a name, or −1. */
    int codeOf(String name) {
        return names.indexOf(name);
    }

    /** The same rows with further names, which have no rows. */
    Codes withNames(List<String> further) {
        List<String> all = new ArrayList<>(names);
        further.stream().filter(name -> !all.contains(name)).forEach(all::add);
        return all.size() == names.size() ? this : packed(toInts(), List.copyOf(all));
    }

    /** Some of the rows, with all names. */
    Codes rows(int[] rows) {
        int[] codes = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            codes[i] = at(rows[i]);
        }
        return bytes != null ? packed(codes, names) : new Codes(null, codes, names);
    }

    /** For example {@code 31106 rows, 19 names}. */
    @Override
    public String toString() {
        return size() + " rows, " + names.size() + " names";
    }

    private static final class Numbers extends AbstractList<String> {

        private final int count;

        Numbers(int count) {
            this.count = count;
        }

        @Override
        public String get(int index) {
            return Integer.toString(Objects.checkIndex(index, count));
        }

        @Override
        public int size() {
            return count;
        }
    }
}
