package io.github.cxmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Beside a stable sort of objects. */
class RowSortTest {

    private final SplittableRandom random = new SplittableRandom(31);

    @Test
    void asAStableSort() {
        for (int size : new int[] {0, 1, 2, 3, 30, 2047, 2048, 2049, 10_000}) {
            for (long[] keys : columns(size)) {
                RowSort sort = new RowSort(keys);
                int[] rows = IntStream.range(0, size).toArray();
                shuffle(rows);
                int[] before = rows.clone();
                int from = size / 7;
                int to = size - size / 9;
                sort.sort(rows, from, to);
                int[] expected = IntStream.of(before)
                        .skip(from)
                        .limit(to - from)
                        .boxed()
                        .sorted(Comparator.comparingLong(row -> keys[row]))
                        .mapToInt(Integer::intValue)
                        .toArray();
                for (int i = 0; i < size; i++) {
                    assertThat(rows[i])
                            .as("place %s of %s", i, size)
                            .isEqualTo(from <= i && i < to ? expected[i - from] : before[i]);
                }
            }
        }
    }

    private void shuffle(int[] rows) {
        for (int i = rows.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
    }

    private List<long[]> columns(int size) {
        return List.of(
                random.longs(size).toArray(),
                random.longs(size, -3, 3).toArray(),
                new long[size],
                LongStream.range(0, size).toArray(),
                LongStream.range(0, size).map(i -> -i).toArray(),
                random.longs(size, 1_700_000_000L, 1_700_086_400L).toArray(),
                random.longs(size, 0, 1L << 53).toArray(),
                random.ints(size, 0, 2)
                        .mapToLong(i -> i == 0 ? Long.MIN_VALUE : Long.MAX_VALUE)
                        .toArray());
    }
}
