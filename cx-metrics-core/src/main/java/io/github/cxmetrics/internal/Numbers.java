package io.github.cxmetrics.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts by name, in the order in which they are given. */
public final class Numbers {

    private final Map<String, Long> counts = new LinkedHashMap<>();

    private Numbers() {}

    public static Numbers of(String name, long count) {
        return new Numbers().and(name, count);
    }

    public Numbers and(String name, long count) {
        counts.put(name, count);
        return this;
    }

    /** Counts of a list by their position, from 0: {@code reached 0}, {@code reached 1}. */
    public Numbers and(String name, List<Long> each) {
        for (int i = 0; i < each.size(); i++) {
            counts.put(name + " " + i, each.get(i));
        }
        return this;
    }

    public Map<String, Long> map() {
        return Collections.unmodifiableMap(counts);
    }
}
