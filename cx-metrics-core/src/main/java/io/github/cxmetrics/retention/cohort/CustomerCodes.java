package io.github.cxmetrics.retention.cohort;

import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A set of customers, a bit each; names are made when they are asked for. */
record CustomerCodes(long[] bits, String @Nullable [] namesByCode) implements Serializable {

    long count() {
        return ActivityBits.count(bits);
    }

    /** Names in the order of text; without them the codes, in the order of numbers. */
    List<String> names() {
        IntStream codes = BitSet.valueOf(bits).stream();
        return namesByCode == null
                ? codes.mapToObj(Integer::toString).toList()
                : codes.mapToObj(code -> namesByCode[code]).sorted().toList();
    }
}
