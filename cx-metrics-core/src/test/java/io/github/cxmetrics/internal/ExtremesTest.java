package io.github.cxmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExtremesTest {

    private static final int[] SIZES = {1, 2, 3, 1023, 1024, 1025, 2047, 2048, 2049, 5000};

    private final Random random = new Random(25);

    @Test
    void noneAreOutOfOrder() {
        assertThat(Extremes.of(new long[0])).isEqualTo(new Extremes(Long.MAX_VALUE, Long.MIN_VALUE));
    }

    @Test
    void asALoopFindsThem() {
        for (int size : SIZES) {
            same(column(size, random::nextLong));
            same(column(size, () -> random.nextInt(100)));
            same(column(size, () -> random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE));
            same(column(size, () -> Long.MAX_VALUE));
            long[] ordered = column(size, random::nextLong);
            Arrays.sort(ordered);
            same(ordered);
            same(reversed(ordered));
        }
    }

    @Test
    void oneThatStandsOutAnywhere() {
        for (long extreme :
                new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 11, Long.MAX_VALUE - 1, Long.MAX_VALUE}) {
            for (int at : new int[] {0, 1, 1022, 1023, 1024, 1025, 2000, 2047, 2048, 2998, 2999}) {
                long[] numbers = column(3000, () -> random.nextInt(11));
                numbers[at] = extreme;
                same(numbers);
                numbers[(at + 1500) % 3000] = -extreme;
                same(numbers);
            }
        }
    }

    private static long[] column(int size, LongSupplier number) {
        return LongStream.generate(number).limit(size).toArray();
    }

    private static long[] reversed(long[] numbers) {
        return LongStream.range(0, numbers.length)
                .map(i -> numbers[numbers.length - 1 - (int) i])
                .toArray();
    }

    private static void same(long[] numbers) {
        assertThat(Extremes.of(numbers))
                .isEqualTo(new Extremes(
                        LongStream.of(numbers).min().orElseThrow(),
                        LongStream.of(numbers).max().orElseThrow()));
    }
}
