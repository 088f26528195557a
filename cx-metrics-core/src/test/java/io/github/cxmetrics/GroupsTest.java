package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Groups of rows beside a sorted map of tallies. */
class GroupsTest {

    private static final NpsBands RULE = NpsBands.STANDARD;

    private final SplittableRandom random = new SplittableRandom(7);

    /** Equal by a number, with few hashes. */
    private record Clashing(int number) implements Comparable<Clashing> {
        @Override
        public int hashCode() {
            return number % 3;
        }

        @Override
        public int compareTo(Clashing other) {
            return Integer.compare(number, other.number);
        }
    }

    private <K extends Comparable<K>> void checkGroups(int rows, int groups, IntFunction<K> key) {
        int[] of = IntStream.range(0, rows).map(i -> random.nextInt(groups)).toArray();
        int[] scores = IntStream.range(0, rows).map(i -> random.nextInt(11)).toArray();
        List<Integer> all = IntStream.range(0, rows).boxed().toList();
        SortedMap<K, Nps> naive = new TreeMap<>();
        for (int row : all) {
            naive.merge(key.apply(of[row]), Nps.of(scores[row]), Nps::plus);
        }
        // A key of its own for each row: equal ones are not the same.
        SortedMap<K, Nps> counted = RULE.countBy(all, row -> key.apply(of[row]), row -> scores[row]);
        assertThat(counted).isEqualTo(naive);
        assertThat(new ArrayList<>(counted.keySet())).isEqualTo(new ArrayList<>(naive.keySet()));
    }

    @Test
    void asASortedMap() {
        for (int groups : new int[] {1, 2, 7, 8, 9, 100, 5000}) {
            checkGroups(4 * groups + 20, groups, i -> new String("segment " + i));
            checkGroups(4 * groups + 20, groups, i -> (long) i << 33);
            checkGroups(2 * Math.min(groups, 100) + 20, Math.min(groups, 100), Clashing::new);
        }
    }

    /** More groups than the table has places. */
    @Test
    void veryManyGroups() {
        checkGroups(120_000, 90_000, i -> i);
    }

    @Test
    void noKey() {
        assertThatThrownBy(() -> RULE.countBy(Arrays.asList("a", null), row -> row, row -> 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the key of a group must not be null (row 1)");
    }

    @Test
    void aRefusedRow() {
        assertThatThrownBy(() -> RULE.countBy(List.of(3, 11), row -> "all", row -> row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rating 11 is outside 0..10 (row 1)");
    }
}
