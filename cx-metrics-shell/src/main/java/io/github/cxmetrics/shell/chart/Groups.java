package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * Which groups of a result are shown.
 *
 * @param shown those, by name in the result's order
 * @param small how many are hidden as smaller than asked for
 * @param empty how many have no data
 * @param atLeast the smallest n shown
 * @param <T> what is shown of a group
 */
record Groups<T>(ImmutableMap<String, T> shown, int small, int empty, long atLeast) {

    private static final Pattern ORDERED = Pattern.compile("[<>≤≥+]?\\s?\\d.*");

    static <T> Groups<T> of(Map<String, T> groups, ToLongFunction<? super T> count, long atLeast) {
        ImmutableMap.Builder<String, T> shown = ImmutableMap.builder();
        int small = 0;
        int empty = 0;
        for (Map.Entry<String, T> group : groups.entrySet()) {
            long n = count.applyAsLong(group.getValue());
            if (n == 0) {
                empty++;
            } else if (n < atLeast) {
                small++;
            } else {
                shown.put(group);
            }
        }
        Groups<T> result = new Groups<>(shown.buildOrThrow(), small, empty, atLeast);
        checkArgument(
                !result.shown.isEmpty(),
                "none of %s groups has data and at least n = %s: nothing is left to show",
                groups.size(),
                atLeast);
        return result;
    }

    /** Whether the names of those shown are dates, numbers or ranges of them, whose order means something. */
    boolean haveOrder() {
        return shown.keySet().stream().allMatch(name -> ORDERED.matcher(name).matches());
    }
}
