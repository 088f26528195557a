package io.github.cxmetrics.retention.cohort;

import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A set of customers, a bit each by index, with the names or codes of all indices; texts are made when they are asked for. */
record CustomerCodes(long[] bits, String @Nullable [] names, int @Nullable [] codes) implements Serializable {

    long count() {
        return ActivityBits.count(bits);
    }

    /** Names in the order of text; without them the codes, in the order of numbers. */
    List<String> texts() {
        IntStream indices = BitSet.valueOf(bits).stream();
        return names != null
                ? indices.mapToObj(index -> names[index]).sorted().toList()
                : indices.mapToObj(index -> Integer.toString(codes == null ? index : codes[index]))
                        .toList();
    }
}
