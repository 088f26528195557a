package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * Which groups of a result are shown.
 *
 * @param shown their names in the result's order
 * @param small how many are hidden as smaller than asked for
 * @param empty how many have no data
 * @param atLeast the smallest n shown
 */
record Groups(ImmutableList<String> shown, int small, int empty, long atLeast) {

    private static final Pattern ORDERED = Pattern.compile("[<>≤≥+]?\\s?\\d.*");

    static <T> Groups of(Map<String, T> groups, ToLongFunction<? super T> count, long atLeast) {
        ImmutableList.Builder<String> shown = ImmutableList.builder();
        int small = 0;
        int empty = 0;
        for (Map.Entry<String, T> group : groups.entrySet()) {
            long n = count.applyAsLong(group.getValue());
            if (n == 0) {
                empty++;
            } else if (n < atLeast) {
                small++;
            } else {
                shown.add(group.getKey());
            }
        }
        Groups result = new Groups(shown.build(), small, empty, atLeast);
        checkArgument(
                !result.shown.isEmpty(),
                "none of %s groups has data and at least n = %s: nothing is left to show",
                groups.size(),
                atLeast);
        return result;
    }

    /** Whether names are dates, numbers or ranges of them, whose order means something. */
    static boolean haveOrder(Collection<String> names) {
        return names.stream().allMatch(name -> ORDERED.matcher(name).matches());
    }
}
