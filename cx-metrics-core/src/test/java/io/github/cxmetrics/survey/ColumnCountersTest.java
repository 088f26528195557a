package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The columnar doors against a loop that anyone can check, at and around the sizes at which they change their way of counting. */
class ColumnCountersTest {

    private static final int SEGMENTS = 7;

    /** Around the blocks of the int door and the size from which bytes are counted in quads. */
    private static final int[] LENGTHS = {
        0, 1, 7, 8, 9, 2047, 2048, 2049, 4095, 4096, 4097, 6151, 262_143, 262_144, 264_205
    };

    static List<RatingScale> scales() {
        return List.of(
                RatingScale.ZERO_TO_TEN,
                RatingScale.ZERO_TO_TEN.missing(11),
                RatingScale.ONE_TO_FIVE.missing(0, 6),
                RatingScale.ONE_TO_FIVE.missing(99),
                RatingScale.ONE_TO_SEVEN.missing(-1, 8, 99, Integer.MIN_VALUE),
                RatingScale.of(-8, 7),
                RatingScale.of(-128, -120).missing(-119),
                RatingScale.of(120, 127).missing(119),
                RatingScale.of(0, 16),
                RatingScale.of(0, 100).missing(-99),
                RatingScale.of(-500, 500).missing(Integer.MAX_VALUE),
                RatingScale.of(Integer.MIN_VALUE, Integer.MIN_VALUE + 4).missing(Integer.MAX_VALUE),
                RatingScale.of(Integer.MAX_VALUE - 4, Integer.MAX_VALUE).missing(Integer.MIN_VALUE));
    }

    private static int[] codes(RatingScale scale) {
        return IntStream.concat(
                        IntStream.rangeClosed(0, scale.points() - 1).map(i -> scale.min() + i),
                        scale.missingCodes().stream().mapToInt(Integer::intValue))
                .toArray();
    }

    private static int[] column(RatingScale scale, int length) {
        SplittableRandom random = new SplittableRandom(31L * length + scale.points());
        int[] codes = codes(scale);
        return IntStream.generate(() -> codes[random.nextInt(codes.length)])
                .limit(length)
                .toArray();
    }

    private static long[] naive(RatingScale scale, IntStream column) {
        long[] counts = new long[scale.points() + 1];
        column.forEach(score -> counts[scale.contains(score) ? score - scale.min() : scale.points()]++);
        return counts;
    }

    private static boolean fitsBytes(RatingScale scale) {
        return IntStream.of(codes(scale)).allMatch(code -> code == (byte) code);
    }

    private static byte[] bytes(int[] column) {
        byte[] bytes = new byte[column.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) column[i];
        }
        return bytes;
    }

    private static short[] shorts(int[] column) {
        short[] shorts = new short[column.length];
        for (int i = 0; i < shorts.length; i++) {
            shorts[i] = (short) column[i];
        }
        return shorts;
    }

    @ParameterizedTest
    @MethodSource("scales")
    void wholeColumns(RatingScale scale) {
        for (int length : LENGTHS) {
            int[] column = column(scale, length);
            long[] expected = naive(scale, IntStream.of(column));
            assertThat(ScoreCounter.count(scale, column)).as("%s ints", length).isEqualTo(expected);
            if (fitsBytes(scale)) {
                assertThat(ScoreCounter.count(scale, bytes(column)))
                        .as("%s bytes", length)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scales")
    void segments(RatingScale scale) {
        for (int length : LENGTHS) {
            int[] column = column(scale, length);
            int[] segments =
                    IntStream.range(0, length).map(i -> i * 31 % SEGMENTS).toArray();
            long[][] expected = new long[SEGMENTS][];
            for (int s = 0; s < SEGMENTS; s++) {
                int segment = s;
                expected[s] = naive(
                        scale,
                        IntStream.range(0, length)
                                .filter(i -> segments[i] == segment)
                                .map(i -> column[i]));
            }
            assertThat(Arrays.deepEquals(SegmentCounter.count(scale, SEGMENTS, segments, column), expected))
                    .isTrue();
            assertThat(Arrays.deepEquals(SegmentCounter.count(scale, SEGMENTS, shorts(segments), column), expected))
                    .isTrue();
            if (fitsBytes(scale)) {
                byte[] bytes = bytes(column);
                assertThat(Arrays.deepEquals(SegmentCounter.count(scale, SEGMENTS, segments, bytes), expected))
                        .isTrue();
                assertThat(Arrays.deepEquals(SegmentCounter.count(scale, SEGMENTS, shorts(segments), bytes), expected))
                        .isTrue();
            }
        }
    }

    /** One bad score at each row of two blocks: the row is named, whatever the way of counting. */
    @Test
    void theFirstBadRowIsNamed() {
        RatingScale scale = RatingScale.ZERO_TO_TEN.missing(99);
        int length = 4100;
        for (int bad : new int[] {11, -1, 15, 16, 100, 26, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            for (int row = 0; row < length; row += row < 40 || row > 4060 ? 1 : 53) {
                int[] column = column(scale, length);
                column[row] = bad;
                column[length - 1] = row == length - 1 ? bad : 55;
                String message = "rating " + bad + " is outside 0..10 (row " + row + ")";
                assertThatThrownBy(() -> Ratings.of(scale, column))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(message);
                int[] codes = new int[length];
                assertThatThrownBy(() -> Ratings.bySegment(scale, 2, codes, column))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(message);
            }
        }
    }

    @Test
    void theFirstBadByteIsNamed() {
        RatingScale scale = RatingScale.ONE_TO_FIVE;
        int length = 262_144 + 4096 + 5;
        byte[] good = bytes(column(scale, length));
        for (byte bad : new byte[] {0, 6, 15, 16, 17, 127, -1, -128, -16}) {
            for (int row :
                    new int[] {0, 1, 7, 8, 15, 2047, 2048, 131_071, 262_143, 262_144, 266_239, 266_240, length - 1}) {
                byte[] column = good.clone();
                column[row] = bad;
                assertThatThrownBy(() -> Ratings.of(scale, column))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("rating " + bad + " is outside 1..5 (row " + row + ")");
            }
        }
    }

    @Test
    void theSmallestBadRowWinsWhateverIsBad() {
        RatingScale scale = RatingScale.ONE_TO_FIVE;
        int[] codes = {0, 1, 7, 0};
        int[] scores = {1, 2, 3, 9};
        assertThatThrownBy(() -> Ratings.bySegment(scale, 5, codes, scores))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("segment 7 is outside 0..4 (row 2)");
        scores[1] = 0;
        assertThatThrownBy(() -> Ratings.bySegment(scale, 5, codes, scores))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rating 0 is outside 1..5 (row 1)");
        for (int segment : new int[] {-1, 5, 390_451_573, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 28, 1 << 30}) {
            assertThatThrownBy(() -> Ratings.bySegment(scale, 5, new int[] {0, segment}, new int[] {1, 1}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("segment " + segment + " is outside 0..4 (row 1)");
        }
        assertThatThrownBy(() -> Ratings.bySegment(scale, 5, new short[] {0, -3}, new byte[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("segment -3 is outside 0..4 (row 1)");
    }

    @Test
    void everyDoorOfSegmentsRefusesAlike() {
        RatingScale scale = RatingScale.ONE_TO_FIVE;
        for (int score : new int[] {-128, -1, 0, 6, 8, 9, 127}) {
            assertAllRefuse(
                    "rating " + score + " is outside 1..5 (row 1)", scale, new int[] {3, 3}, new int[] {1, score});
        }
        for (int segment : new int[] {-32_768, -1, 4, 5, 32_767}) {
            for (int score = 1; score <= 5; score++) {
                assertAllRefuse(
                        "segment " + segment + " is outside 0..3 (row 1)", scale, new int[] {3, segment}, new int[] {
                            1, score
                        });
            }
        }
    }

    private static void assertAllRefuse(String message, RatingScale scale, int[] codes, int[] scores) {
        List<Runnable> doors = List.of(
                () -> SegmentCounter.count(scale, 4, codes, scores),
                () -> SegmentCounter.count(scale, 4, codes, bytes(scores)),
                () -> SegmentCounter.count(scale, 4, shorts(codes), scores),
                () -> SegmentCounter.count(scale, 4, shorts(codes), bytes(scores)));
        for (Runnable door : doors) {
            assertThatThrownBy(door::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        }
    }

    @Test
    void everyDoorOfSegmentsNamesTheMissingColumn() {
        RatingScale scale = RatingScale.ONE_TO_FIVE;
        List<Runnable> withoutCodes = List.of(
                () -> SegmentCounter.count(scale, 4, (int[]) null, new int[1]),
                () -> SegmentCounter.count(scale, 4, (int[]) null, new byte[1]),
                () -> SegmentCounter.count(scale, 4, (short[]) null, new int[1]),
                () -> SegmentCounter.count(scale, 4, (short[]) null, new byte[1]));
        List<Runnable> withoutScores = List.of(
                () -> SegmentCounter.count(scale, 4, new int[1], (int[]) null),
                () -> SegmentCounter.count(scale, 4, new int[1], (byte[]) null),
                () -> SegmentCounter.count(scale, 4, new short[1], (int[]) null),
                () -> SegmentCounter.count(scale, 4, new short[1], (byte[]) null));
        for (int door = 0; door < 4; door++) {
            assertThatThrownBy(withoutCodes.get(door)::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("segment codes must not be null");
            assertThatThrownBy(withoutScores.get(door)::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("scores must not be null");
        }
    }

    @Test
    void columnsMustFitTogether() {
        assertThatThrownBy(() -> Ratings.bySegment(RatingScale.ONE_TO_FIVE, 2, new int[5], new int[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("segment codes and scores differ in length: 5 and 4");
        assertThatThrownBy(() -> Ratings.bySegment(RatingScale.ONE_TO_FIVE, 0, new int[0], new int[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of segments must be at least 1, not 0");
        assertThatThrownBy(() -> Ratings.of(RatingScale.ONE_TO_FIVE, (int[]) null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scores must not be null");
        assertThatThrownBy(() -> Ratings.bySegment(RatingScale.ONE_TO_FIVE, 1, (int[]) null, new int[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("segment codes must not be null");
    }
}
