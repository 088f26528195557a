package io.github.cxmetrics.journey.internal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A code for each row, in bytes where they fit, and the text of each code. Immutable; arrays are copied. */
public final class CodeColumn {

    /** The code of a missing value. */
    public static final int MISSING = -1;

    private static final int BYTE_CODES = 128;
    private static final int FEW_NAMES = 16;

    private final byte @Nullable [] bytes;
    private final int @Nullable [] ints;
    private final int size;
    private final List<String> names;
    private volatile @Nullable Map<String, Integer> index;

    private CodeColumn(byte @Nullable [] bytes, int @Nullable [] ints, int size, List<String> names) {
        this.bytes = bytes;
        this.ints = ints;
        this.size = size;
        this.names = names;
    }

    /**
     * Codes in the order in which the texts first appear; null is a missing value.
     *
     * @param values a text for each row
     * @return the column
     */
    public static CodeColumn of(@Nullable String... values) {
        TextCodes texts = new TextCodes();
        int[] codes = texts.codes(values);
        return packed(codes, texts.names());
    }

    /**
     * Codes that are known already; refuses codes without a name and names that stand twice.
     *
     * @param codes a code for each row
     * @param names the text of each code
     * @return the column
     * @throws IllegalArgumentException if a code has no name, or a name stands twice
     */
    public static CodeColumn of(int[] codes, List<String> names) {
        checkNames(names);
        return packed(checked(codes, names.size()), List.copyOf(names));
    }

    /**
     * Codes in bytes: up to 128 names.
     *
     * @param codes a code for each row
     * @param names the text of each code
     * @return the column
     * @throws IllegalArgumentException if a code has no name, or a name stands twice
     */
    public static CodeColumn of(byte[] codes, List<String> names) {
        requireNonNull(codes, "codes");
        checkNames(names);
        for (int row = 0; row < codes.length; row++) {
            checkCode(codes[row], names.size(), row);
        }
        return new CodeColumn(codes.clone(), null, codes.length, List.copyOf(names));
    }

    /**
     * Things that are numbered and have no other name: the name of 7 is {@code 7}.
     *
     * @param codes a code for each row
     * @param count how many numbers there are
     * @return the column
     * @throws IllegalArgumentException if a number is outside
     */
    public static CodeColumn numbered(int[] codes, int count) {
        return new CodeColumn(null, checked(codes, count), codes.length, new Numbers(count));
    }

    /**
     * Rows that are all without a value, which takes no room.
     *
     * @param rows the rows
     * @return the column
     */
    public static CodeColumn missing(int rows) {
        return new CodeColumn(null, null, rows, List.of());
    }

    private static int[] checked(int[] codes, int count) {
        requireNonNull(codes, "codes");
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
        requireNonNull(names, "names");
        Map<String, Integer> seen = new HashMap<>();
        for (int code = 0; code < names.size(); code++) {
            Integer other = seen.put(names.get(code), code);
            checkArgument(other == null, "one name stands for two codes, %s and %s", other, code);
        }
    }

    private static CodeColumn packed(int[] codes, List<String> names) {
        if (names.size() > BYTE_CODES) {
            return new CodeColumn(null, codes, codes.length, names);
        }
        byte[] bytes = new byte[codes.length];
        for (int row = 0; row < codes.length; row++) {
            bytes[row] = (byte) codes[row];
        }
        return new CodeColumn(bytes, null, bytes.length, names);
    }

    /**
     * How many rows there are.
     *
     * @return the count
     */
    public int size() {
        return size;
    }

    /**
     * The text of each code, as an unmodifiable list; a name may be without rows.
     *
     * @return the texts
     */
    public List<String> names() {
        return names;
    }

    /**
     * The code of a row, {@link #MISSING} where it has none.
     *
     * @param row a row, from 0
     * @return the code
     */
    public int at(int row) {
        return bytes != null ? bytes[row] : ints != null ? ints[row] : noneAt(row);
    }

    /**
     * Where the run of equal codes ends that a row is in.
     *
     * @param row a row, from 0
     * @param to where to stop, behind the row
     * @return the first row behind that has another code, at most {@code to}
     */
    public int runEnd(int row, int to) {
        // A row beside the next: that compares many at a time, and where a run ends is as good as random.
        int same = ints != null
                ? Arrays.mismatch(ints, row, to - 1, ints, row + 1, to)
                : bytes != null ? Arrays.mismatch(bytes, row, to - 1, bytes, row + 1, to) : -1;
        return same < 0 ? to : row + 1 + same;
    }

    /**
     * The codes as bytes where they fit, null where they don't: the array itself.
     *
     * @return the codes
     */
    public byte @Nullable [] bytes() {
        return bytes;
    }

    /**
     * The codes as ints: the array itself where there is one.
     *
     * @return the codes
     */
    public int[] toInts() {
        if (ints != null) {
            return ints;
        }
        int[] wide = new int[size];
        if (bytes == null) {
            Arrays.fill(wide, MISSING);
            return wide;
        }
        for (int row = 0; row < wide.length; row++) {
            wide[row] = bytes[row];
        }
        return wide;
    }

    private int noneAt(int row) {
        Objects.checkIndex(row, size);
        return MISSING;
    }

    /**
     * The code of a name, or −1.
     *
     * @param name a text
     * @return the code
     */
    public int codeOf(String name) {
        requireNonNull(name, "name");
        if (names.size() <= FEW_NAMES) {
            return names.indexOf(name);
        }
        Map<String, Integer> known = index;
        if (known == null) {
            known = new HashMap<>();
            for (int code = 0; code < names.size(); code++) {
                known.put(names.get(code), code);
            }
            index = known;
        }
        return known.getOrDefault(name, MISSING);
    }

    /**
     * The same rows with further names, which have no rows.
     *
     * @param further the names
     * @return the changed copy
     */
    public CodeColumn withNames(List<String> further) {
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(further);
        return all.size() == names.size() ? this : packed(toInts(), List.copyOf(all));
    }

    /**
     * Some of the rows, with all names.
     *
     * @param rows the rows
     * @return the changed copy
     */
    public CodeColumn rows(int[] rows) {
        if (bytes == null && ints == null) {
            return missing(rows.length);
        }
        int[] codes = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            codes[i] = at(rows[i]);
        }
        return bytes != null ? packed(codes, names) : new CodeColumn(null, codes, codes.length, names);
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
