package io.github.cxmetrics.journey.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Keys by some of their bits, against the sort of the platform: spread evenly, crowded, tied, nearly in order. */
class KeySortTest {

    private static final int[] SIZES = {0, 1, 2, 23, 24, 25, 26, 300, 5_000, 32_767, 32_768, 70_000};

    private static long[] plain(long[] keys, long mask) {
        return LongStream.of(keys)
                .boxed()
                .sorted(Comparator.comparingLong(key -> key & mask))
                .mapToLong(Long::longValue)
                .toArray();
    }

    private static void agrees(long[] keys, int lowest, int beyond) {
        long mask = ((1L << beyond) - 1) & -1L << lowest;
        long[] wanted = plain(keys, mask);
        KeySort sort = new KeySort(lowest, beyond);
        for (boolean nearly : new boolean[] {false, true}) {
            // In the midst of others, which stay as they are.
            long[] all = new long[keys.length + 7];
            Arrays.fill(all, -1);
            System.arraycopy(keys, 0, all, 3, keys.length);
            long[] sorted = nearly ? sort.sortNearly(all, 3, 3 + keys.length) : sort.sort(all, 3, 3 + keys.length);
            int from = sorted == all ? 3 : 0;
            assertThat(Arrays.copyOfRange(sorted, from, from + keys.length))
                    .as("%s keys, bits %s to %s", keys.length, lowest, beyond)
                    .isEqualTo(wanted);
            assertThat(Arrays.copyOf(all, 3)).containsOnly(-1);
            assertThat(Arrays.copyOfRange(all, 3 + keys.length, all.length)).containsOnly(-1);
        }
    }

    @Test
    void anyBits() {
        SplittableRandom random = new SplittableRandom(7);
        for (int[] bits : new int[][] {
            {0, 0}, {0, 1}, {2, 9}, {0, 16}, {3, 26}, {2, 10}, {1, 16}, {6, 62}, {0, 63}, {61, 62}, {5, 5}
        }) {
            for (int n : SIZES) {
                agrees(random.longs(n, 0, Long.MAX_VALUE).toArray(), bits[0], bits[1]);
            }
        }
    }

    /** All but one stand in the lowest corner of the range, where the highest bits tell nothing. */
    @Test
    void crowdedKeys() {
        SplittableRandom random = new SplittableRandom(8);
        for (int n : SIZES) {
            if (n > 0) {
                long[] keys = random.longs(n, 0, 3L * n).toArray();
                keys[n / 2] = 1L << 50;
                agrees(keys, 0, 51);
                agrees(keys, 3, 51);
            }
        }
    }

    @Test
    void keysInOrderButAFew() {
        SplittableRandom random = new SplittableRandom(9);
        for (int n : SIZES) {
            long[] keys = random.longs(n, 0, 1L << 40).sorted().toArray();
            for (int i = 1; i < n; i += 10) {
                long key = keys[i - 1];
                keys[i - 1] = keys[i];
                keys[i] = key;
            }
            agrees(keys, 0, 41);
            agrees(keys, 12, 41);
        }
    }

    /** One sort takes batches of any size one after the other. */
    @Test
    void roomIsUsedAgain() {
        SplittableRandom random = new SplittableRandom(10);
        KeySort sort = new KeySort(0, 40);
        for (int round = 0; round < 200; round++) {
            long[] keys = random.longs(random.nextInt(600), 0, 1L << 40).toArray();
            long[] wanted = keys.clone();
            Arrays.sort(wanted);
            long[] sorted = sort.sort(keys, 0, keys.length);
            assertThat(Arrays.copyOf(sorted, wanted.length)).isEqualTo(wanted);
        }
    }
}
