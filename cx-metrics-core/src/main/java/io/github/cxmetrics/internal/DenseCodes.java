package io.github.cxmetrics.internal;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Codes of customers or accounts as indices from 0: the codes themselves where they are about as many as the rows, else their ranks, so that memory goes
 * with the rows and not with the largest code.
 *
 * @param ascending the code of each index; null where each code is its own index
 * @param count how many indices there are
 */
public record DenseCodes(int @Nullable [] ascending, int count) {

    private static final long ROOM = 1024;
    private static final long CODES_PER_ROW = 4;

    /** Indices of codes that are not negative. */
    public static DenseCodes of(int[] codes) {
        int largest = -1;
        for (int code : codes) {
            // A branch that is foreseen: Math.max would wait for the one before, five times as long.
            if (code > largest) {
                largest = code;
            }
        }
        if (largest < ROOM + CODES_PER_ROW * codes.length) {
            return new DenseCodes(null, largest + 1);
        }
        int[] sorted = codes.clone();
        Arrays.sort(sorted);
        int[] distinct = IntStream.of(sorted).distinct().toArray();
        return new DenseCodes(distinct, distinct.length);
    }

    /** The index of a code; negative where it has none. */
    public int indexOf(int code) {
        return ascending != null ? Arrays.binarySearch(ascending, code) : code < count ? code : -1;
    }

    public int code(int index) {
        return ascending == null ? index : ascending[index];
    }

    /** The indices of codes that all have one; the array itself where nothing changes. */
    public int[] indices(int[] codes) {
        return ascending == null
                ? codes
                : IntStream.of(codes).map(this::indexOf).toArray();
    }
}
