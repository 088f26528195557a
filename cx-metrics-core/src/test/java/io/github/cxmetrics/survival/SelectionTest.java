package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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

    /** Selected from a column, selected once in a tally, and read off what the tally has counted. */
    @Test
    void theSameNumbersAsCounted() {
        for (int size : new int[] {1, 2, 99, 100, 8191, 8192, 10_001, 50_000}) {
            for (int most : new int[] {5, 1_000_000}) {
                long[] micros = random.longs(size, 0, most).toArray();
                long[] sorted = micros.clone();
                Arrays.sort(sorted);
                Durations counted = Durations.of(ChronoUnit.MICROS, micros);
                assertThat(counted.max()).isEqualTo(sorted[size - 1]);
                for (double p : new double[] {0, 0.07, 0.25, 0.5, 0.9, 0.99, 0.999, 1}) {
                    double nearest = sorted[(int) Math.max(Math.ceil(p * size - 1e-9) - 1, 0)];
                    assertThat(QuantileMethod.NEAREST_RANK.of(p, micros)).isEqualTo(nearest);
                    for (QuantileMethod method : QuantileMethod.values()) {
                        double expected = counted.quantile(p, method);
                        assertThat(method.of(p, micros)).isEqualTo(expected);
                        Durations fresh = Durations.of(ChronoUnit.MICROS, micros);
                        assertThat(fresh.quantile(p, method)).isEqualTo(expected);
                        assertThat(fresh.quantile(p, method)).isEqualTo(expected);
                        assertThat(fresh).isEqualTo(counted).hasToString(counted.toString());
                    }
                }
            }
        }
        assertThat(QuantileMethod.LINEAR.of(0.5, -3, 2)).isEqualTo(-0.5);
    }

    @Test
    void aTallyKeepsNoColumnOfFewValues() {
        for (int size : new int[] {1 << 13, 100_000}) {
            for (long distinct : new long[] {1, 10, size / 64}) {
                assertThat(Selection.isMostlyDistinct(
                                random.longs(size, 0, distinct).toArray()))
                        .as("%s of %s", distinct, size)
                        .isFalse();
            }
            assertThat(Selection.isMostlyDistinct(LongStream.range(0, size).toArray()))
                    .isTrue();
            assertThat(Selection.isMostlyDistinct(random.longs(size, 0, size).toArray()))
                    .isTrue();
        }
        assertThat(Selection.isMostlyDistinct(LongStream.range(0, 8191).toArray()))
                .isFalse();
    }

    @Test
    void aColumnGivenIsNotATallysOwn() {
        long[] column = random.longs(20_000, 0, Long.MAX_VALUE).toArray();
        Durations tally = Durations.of(ChronoUnit.MICROS, column);
        double median = QuantileMethod.LINEAR.of(0.5, column);
        Arrays.fill(column, 1);
        assertThat(tally.median()).isEqualTo(median);
        assertThat(tally.median()).isEqualTo(median);
        assertThat(tally.min()).isNotEqualTo(1);
    }

    /** One selects while others count. */
    @Test
    void manyThreadsAskOneTally() {
        long[] column = random.longs(100_000, 0, 1_000_000).toArray();
        double median = QuantileMethod.LINEAR.of(0.5, column);
        for (int round = 0; round < 20; round++) {
            Durations tally = Durations.of(ChronoUnit.MICROS, column);
            double[] medians = IntStream.range(0, 8)
                    .parallel()
                    .mapToDouble(i -> i % 2 == 0 ? tally.median() : tally.max() * 0 + tally.median())
                    .toArray();
            assertThat(medians).containsOnly(median);
        }
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
