package io.github.cxmetrics.retention.cohort;

import java.util.BitSet;
import java.util.List;

/** A set of customers, a bit each; names are made when they are asked for. */
record CustomerCodes(long[] bits, CustomerNames namesByCode) {

    long count() {
        return ActivityBits.count(bits);
    }

    List<String> names() {
        return namesByCode.sorted(BitSet.valueOf(bits).stream());
    }
}
