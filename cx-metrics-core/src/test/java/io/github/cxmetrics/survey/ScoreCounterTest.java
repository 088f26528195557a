package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the groups of scores end: codes that fit four bits beside the run without belonging to it. */
class ScoreCounterTest {

    /** Long enough for quads of bytes, with a remainder that fills neither a block nor a group of eight. */
    private static final int LENGTH = (1 << 18) + 2048 + 13;

    static List<RatingScale> scales() {
        return List.of(
                RatingScale.ZERO_TO_TEN.missing(12),
                RatingScale.ZERO_TO_TEN.missing(11, 13, 15),
                RatingScale.ONE_TO_FIVE.missing(-1, 0, 9, 16, 17),
                RatingScale.of(0, 14).missing(99),
                RatingScale.of(0, 15).missing(99),
                RatingScale.of(-7, 7).missing(-9, 8),
                RatingScale.of(-128, -121).missing(-119, 127),
                RatingScale.of(112, 120).missing(122),
                RatingScale.of(113, 120).missing(122));
    }

    /** Every byte in turn among declared codes: counted if declared, refused with its row if not. */
    @ParameterizedTest
    @MethodSource("scales")
    void everyByteAmongDeclaredCodes(RatingScale scale) {
        byte[] column = declaredCodes(scale);
        int[] wide = new int[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            wide[i] = column[i];
        }
        long[] counts = naive(scale, column);
        int row = 4099;
        int old = column[row];
        counts[slot(scale, old)]--;
        for (int code = Byte.MIN_VALUE; code <= Byte.MAX_VALUE; code++) {
            column[row] = (byte) code;
            wide[row] = code;
            if (scale.contains(code) || scale.declaresMissing(code)) {
                long[] expected = counts.clone();
                expected[slot(scale, code)]++;
                assertThat(ScoreCounter.count(scale, column)).as("%s", code).containsExactly(expected);
                assertThat(ScoreCounter.count(scale, wide)).as("%s", code).containsExactly(expected);
            } else {
                String message = scale.outside(code).getMessage() + " (row " + row + ")";
                assertThatThrownBy(() -> ScoreCounter.count(scale, column))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(message);
                assertThatThrownBy(() -> ScoreCounter.count(scale, wide))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(message);
            }
        }
    }

    @Test
    void allScoresAlike() {
        RatingScale scale = RatingScale.ZERO_TO_TEN.missing(11, 99);
        for (int score : new int[] {0, 10, 11, 99}) {
            int[] column = new int[LENGTH];
            Arrays.fill(column, score);
            byte[] bytes = new byte[LENGTH];
            Arrays.fill(bytes, (byte) score);
            long[] expected = new long[12];
            expected[Math.min(score, 11)] = LENGTH;
            assertThat(ScoreCounter.count(scale, column)).containsExactly(expected);
            assertThat(ScoreCounter.count(scale, bytes)).containsExactly(expected);
        }
    }

    private static byte[] declaredCodes(RatingScale scale) {
        byte[] codes = new byte[scale.points() + scale.missingCodes().size()];
        for (int i = 0; i < codes.length; i++) {
            int missing = i - scale.points();
            codes[i] =
                    (byte) (missing < 0 ? scale.min() + i : scale.missingCodes().get(missing));
        }
        SplittableRandom random = new SplittableRandom(7);
        byte[] column = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            column[i] = codes[random.nextInt(codes.length)];
        }
        return column;
    }

    private static long[] naive(RatingScale scale, byte[] column) {
        long[] counts = new long[scale.points() + 1];
        for (byte score : column) {
            counts[slot(scale, score)]++;
        }
        return counts;
    }

    private static int slot(RatingScale scale, int code) {
        return scale.contains(code) ? code - scale.min() : scale.points();
    }
}
