package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Selected beside sorted. */
class SelectionTest {

    private final SplittableRandom random = new SplittableRandom(1975);

    @Test
    void neighboursInAnyOrder() {
        for (int size : new int[] {1, 2, 3, 8191, 8192, 8193, 20_000, 100_000}) {
            for (long[] column : columns(size)) {
                long[] before = column.clone();
                long[] sorted = column.clone();
                Arrays.sort(sorted);
                for (int rank : new int[] {0, 1, size / 100, size / 2, size - size / 100 - 1, size - 2, size - 1}) {
                    int at = Math.min(Math.max(rank, 0), size - 1);
                    assertThat(Selection.at(column, at))
                            .as("rank %s of %s", at, size)
                            .containsExactly(sorted[at], sorted[Math.min(at + 1, size - 1)]);
                }
                assertThat(column).isEqualTo(before);
            }
        }
    }

    private List<long[]> columns(int size) {
        long[] any = random.longs(size).toArray();
        long[] ordered = any.clone();
        Arrays.sort(ordered);
        return List.of(
                any,
                ordered,
                LongStream.range(0, size).map(i -> ordered[size - 1 - (int) i]).toArray(),
                random.longs(size, 0, 3).toArray(),
                new long[size],
                random.ints(size, 0, 2)
                        .mapToLong(i -> i == 0 ? Long.MIN_VALUE : Long.MAX_VALUE)
                        .toArray(),
                LongStream.range(0, size).map(i -> i % 64).toArray(),
                LongStream.range(0, size).map(i -> i < size / 2 ? 7 : 5).toArray());
    }

    /** The sampled rows hold what no other row does, so that the sample misleads. */
    @Test
    void aSampleThatMisleads() {
        int size = 1 << 16;
        long[] column = LongStream.range(0, size).toArray();
        for (int i = 0; i < size / 64; i++) {
            int offset = (int) (((i + 1) * 0x9E3779B97F4A7C15L >>> 32) * 64 >>> 32);
            column[64 * i + offset] = size + i;
        }
        long[] sorted = column.clone();
        Arrays.sort(sorted);
        for (int rank : new int[] {0, 100, size / 2, size - 2000, size - 1}) {
            assertThat(Selection.at(column, rank)[0]).isEqualTo(sorted[rank]);
        }
    }

    @Test
    void theSameNumbersAsATally() {
        for (int size : new int[] {1, 2, 99, 100, 10_001, 50_000}) {
            long[] micros = random.longs(size, 0, 1_000_000).toArray();
            Durations tally = Durations.of(ChronoUnit.MICROS, micros);
            for (QuantileMethod method : QuantileMethod.values()) {
                for (double p : new double[] {0, 0.07, 0.25, 0.5, 0.9, 0.99, 0.999, 1}) {
                    assertThat(method.of(p, micros)).isEqualTo(tally.quantile(p, method));
                }
            }
        }
        assertThat(QuantileMethod.LINEAR.of(0.5, -3, 2)).isEqualTo(-0.5);
    }

    @Test
    void refusals() {
        assertThatThrownBy(() -> QuantileMethod.LINEAR.of(1.5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a quantile needs a share from 0 to 1, not 1.5");
        assertThatThrownBy(() -> QuantileMethod.LINEAR.of(Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a quantile needs a share from 0 to 1, not NaN");
        assertThatThrownBy(() -> QuantileMethod.NEAREST_RANK.of(0.99))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the quantile 0.99 of no values is undefined");
    }
}
