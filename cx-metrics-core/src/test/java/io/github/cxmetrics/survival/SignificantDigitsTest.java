package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignificantDigitsTest {

    private static final long LARGEST = 9_000_000_000_000_000_000L;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void roundsAsDecimalArithmeticDoes(int digits) {
        SignificantDigits significant = new SignificantDigits(digits);
        MathContext halfUp = new MathContext(digits, RoundingMode.HALF_UP);
        SplittableRandom random = new SplittableRandom(digits);
        for (long value = 0; value < 20_000; value++) {
            assertRounded(significant, value, halfUp);
        }
        for (long power = 1; power <= LARGEST / 10; power *= 10) {
            for (long value : new long[] {power - 1, power, power + 1, power * 10 - power / 2, power * 5 - 1}) {
                assertRounded(significant, value, halfUp);
            }
        }
        for (int i = 0; i < 20_000; i++) {
            assertRounded(significant, random.nextLong(LARGEST) >>> random.nextInt(63), halfUp);
        }
        assertRounded(significant, LARGEST, halfUp);
    }

    private static void assertRounded(SignificantDigits significant, long value, MathContext halfUp) {
        assertThat(significant.round(value))
                .as("%s", value)
                .isEqualTo(new BigDecimal(value).round(halfUp).longValueExact());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void numbersRoundedValuesWithoutGaps(int digits) {
        SignificantDigits significant = new SignificantDigits(digits);
        int last = significant.indexOf(LARGEST);
        for (int index = 1; index <= last; index++) {
            assertThat(significant.valueOf(index)).isGreaterThan(significant.valueOf(index - 1));
            assertThat(significant.indexOf(significant.valueOf(index))).isEqualTo(index);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theTableNumbersAsArithmeticDoes(int digits) {
        SignificantDigits significant = new SignificantDigits(digits);
        SplittableRandom random = new SplittableRandom(digits);
        for (long largest : new long[] {0, 1, 999, 2047, 2048, 1_000_000, (1L << 44) - 1, 1L << 44}) {
            DigitCells cells = DigitCells.of(digits, largest);
            int last = significant.indexOf(largest);
            for (int index = 0; index < last; index++) {
                long end = (significant.valueOf(index) + significant.valueOf(index + 1) + 1) / 2;
                assertThat(cells.indexOf(end - 1)).isEqualTo(index);
                assertThat(cells.indexOf(end)).isEqualTo(index + 1);
            }
            for (int i = 0; i < 20_000; i++) {
                long value = random.nextLong(largest + 1) >>> random.nextInt(45);
                assertThat(cells.indexOf(value)).as("%s", value).isEqualTo(significant.indexOf(value));
            }
            assertThat(cells.indexOf(largest)).isEqualTo(last);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void manyRowsAsOneByOne(int digits) {
        SplittableRandom random = new SplittableRandom(digits);
        for (long largest : new long[] {1, 5000, 3_000_000_000L, 1L << 44, LARGEST}) {
            long[] values = random.longs(150_000, 0, largest + 1)
                    .map(value -> value >>> (int) (value % 30))
                    .toArray();
            DigitCounter oneByOne = new DigitCounter(digits);
            for (long value : values) {
                oneByOne.add(value);
            }
            DurationsRule rule = DurationsRule.of(ChronoUnit.MICROS).rounded(digits);
            assertThat(rule.count(values).values()).isEqualTo(oneByOne.snapshot());
            Arrays.sort(values);
            assertThat(rule.count(values).values()).isEqualTo(oneByOne.snapshot());
            for (int i = 0; i < values.length / 2; i++) {
                long value = values[i];
                values[i] = values[values.length - 1 - i];
                values[values.length - 1 - i] = value;
            }
            assertThat(rule.count(values).values()).isEqualTo(oneByOne.snapshot());
        }
    }

    @Test
    void aRefusedRowOfALaterBlock() {
        DurationsRule rule = DurationsRule.of(ChronoUnit.SECONDS).rounded(2);
        for (int row : new int[] {0, 1023, 1024, 4999}) {
            long[] values = new long[5000];
            values[row] = -5;
            assertThatThrownBy(() -> rule.count(values))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a duration must not be negative: -5 seconds (row " + row + ")");
            values[row] = LARGEST + 1;
            assertThatThrownBy(() -> rule.count(values))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a duration must not exceed 9000000000000000000 seconds: 9000000000000000001 (row "
                            + row + ")");
        }
    }

    /** The bits of both together are beyond what a duration may be, neither of them is. */
    @Test
    void largeOnesTogether() {
        long[] values = {LARGEST, (1L << 62) - 1};
        Durations both = DurationsRule.of(ChronoUnit.SECONDS).rounded(3).count(values);
        assertThat(both.max()).isEqualTo(LARGEST);
        assertThat(both.min()).isEqualTo(4_610_000_000_000_000_000L);
    }

    @Test
    void sortingByDigitsEqualsSortingByComparison() {
        SplittableRandom random = new SplittableRandom(11);
        for (int size : new int[] {0, 1, 5, 8191, 8192, 30_000}) {
            for (int shift : new int[] {0, 1, 20, 50, 63}) {
                long[] values =
                        random.longs(size + 7).map(value -> value >> shift).toArray();
                long[] expected = Arrays.copyOf(values, size);
                Arrays.sort(expected);
                assertThat(Arrays.copyOf(LongSort.sort(values, size), size))
                        .as("%s values, shift %s", size, shift)
                        .isEqualTo(expected);
            }
        }
    }
}
