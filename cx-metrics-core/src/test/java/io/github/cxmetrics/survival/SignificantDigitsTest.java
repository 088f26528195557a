package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
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
