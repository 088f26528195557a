package io.github.cxmetrics.monitor.disclosure;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which counts of a list are too small to be shown, and which others must go with them so that they can't be found by subtraction.
 *
 * <p>Primary: {@code 0 < n < minimum}. If the total is shown, complementary: the smallest others (first in the list at ties), until at least two are hidden
 * and those hold {@code minimum} together. A count of 0 hides nothing and is never hidden. Where none is left to hide behind, the total goes too.
 *
 * <p>Not protected: what somebody knows otherwise (who hid {@link #primary} and why), a linked table with the same total, the same table next week.
 * Distributions inside a segment need a higher minimum than its size.
 *
 * @param counts the counts as they are: for the owner of the data, not for the page
 * @param minimum the smallest count that may be shown
 * @param primary positions from 0 that are too small, in order
 * @param complementary positions hidden with them, in the order of hiding
 * @param totalHidden whether the total must not be shown either
 */
public record Suppression(
        List<Long> counts, long minimum, List<Integer> primary, List<Integer> complementary, boolean totalHidden)
        implements Serializable {

    /**
     * Copies and checks the lists.
     *
     * @param counts the counts
     * @param minimum the smallest count that may be shown
     * @param primary positions that are too small
     * @param complementary positions hidden with them
     * @param totalHidden whether the total must not be shown either
     * @throws IllegalArgumentException if the minimum is below 1, a count negative or absent, or a position outside the counts or there twice
     * @throws ArithmeticException if the sum of the counts exceeds {@link Long#MAX_VALUE}
     */
    public Suppression {
        counts = Checks.list(counts, "counts");
        primary = Checks.list(primary, "primary");
        complementary = Checks.list(complementary, "complementary");
        checkMinimum(minimum);
        long total = 0;
        for (long count : counts) {
            total = CountMath.sum(total, CountMath.checkNotNegative(count, "counts"), "counts");
        }
        Set<Integer> positions = new HashSet<>();
        checkPositions(primary, counts.size(), positions);
        checkPositions(complementary, counts.size(), positions);
    }

    private static void checkPositions(List<Integer> hidden, int size, Set<Integer> seen) {
        for (int position : hidden) {
            checkArgument(position >= 0 && position < size, "position %s is outside the %s counts", position, size);
            checkArgument(seen.add(position), "position %s is hidden twice", position);
        }
    }

    /**
     * Hides for a page that shows the total beside the counts, or from which it can be known.
     *
     * @param minimum the smallest count that may be shown, at least 1
     * @param counts the counts
     * @return what is hidden
     * @throws IllegalArgumentException if the minimum is below 1, or a count negative
     * @throws ArithmeticException if the sum of the counts exceeds {@link Long#MAX_VALUE}
     */
    public static Suppression withTotal(long minimum, long... counts) {
        requireNonNull(counts, "counts");
        List<Integer> hidden = primary(minimum, counts);
        List<Integer> complementary = new ArrayList<>();
        long together = hidden.stream().mapToLong(i -> counts[i]).reduce(0, (a, b) -> CountMath.sum(a, b, "counts"));
        boolean more = !hidden.isEmpty();
        for (int next : others(minimum, counts)) {
            if (!more || hidden.size() + complementary.size() >= 2 && together >= minimum) {
                break;
            }
            complementary.add(next);
            together = CountMath.sum(together, counts[next], "counts");
        }
        boolean bare = more && (hidden.size() + complementary.size() < 2 || together < minimum);
        return new Suppression(asList(counts), minimum, hidden, complementary, bare);
    }

    /**
     * Hides for a page from which the total can't be known: only what is too small.
     *
     * @param minimum the smallest count that may be shown, at least 1
     * @param counts the counts
     * @return what is hidden
     * @throws IllegalArgumentException if the minimum is below 1, or a count negative
     * @throws ArithmeticException if the sum of the counts exceeds {@link Long#MAX_VALUE}
     */
    public static Suppression withoutTotal(long minimum, long... counts) {
        requireNonNull(counts, "counts");
        return new Suppression(asList(counts), minimum, primary(minimum, counts), List.of(), false);
    }

    private static List<Integer> primary(long minimum, long[] counts) {
        for (int i = 0; i < counts.length; i++) {
            checkArgument(counts[i] >= 0, "count %s must not be negative: %s", i, counts[i]);
        }
        return IntStream.range(0, counts.length)
                .filter(i -> isSmall(counts[i], minimum))
                .boxed()
                .toList();
    }

    static void checkMinimum(long minimum) {
        checkArgument(minimum >= 1, "the minimum to be shown must be at least 1, not %s", minimum);
    }

    static boolean isSmall(long count, long minimum) {
        return count > 0 && count < minimum;
    }

    private static int[] others(long minimum, long[] counts) {
        return IntStream.range(0, counts.length)
                .filter(i -> counts[i] >= minimum)
                .boxed()
                .sorted(Comparator.comparingLong(i -> counts[i]))
                .mapToInt(i -> i)
                .toArray();
    }

    private static List<Long> asList(long[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }

    /**
     * Whether a position is hidden, for whichever reason: a page should not tell the two apart.
     *
     * @param index the position, from 0
     * @return whether it is in {@link #primary} or {@link #complementary}
     */
    public boolean isHidden(int index) {
        return primary.contains(index) || complementary.contains(index);
    }

    /**
     * How many are hidden.
     *
     * @return primary and complementary together
     */
    public int hidden() {
        return primary.size() + complementary.size();
    }

    /**
     * What the page may show.
     *
     * @return a table of position and count
     */
    public String table() {
        TextTable table = TextTable.of("", "n");
        for (int i = 0; i < counts.size(); i++) {
            table.row(Integer.toString(i), isHidden(i) ? TextTable.HIDDEN : Long.toString(counts.get(i)));
        }
        long total = counts.stream().mapToLong(n -> n).sum();
        return table.row("total", totalHidden ? TextTable.HIDDEN : Long.toString(total))
                .toString();
    }

    /** For example {@code 2 of 7 counts hidden (fewer than 30, and what would give them away)}. */
    @Override
    public String toString() {
        return hidden() + " of " + counts.size() + " counts hidden (fewer than " + minimum
                + ", and what would give them away)" + (totalHidden ? ", and the total" : "");
    }
}
