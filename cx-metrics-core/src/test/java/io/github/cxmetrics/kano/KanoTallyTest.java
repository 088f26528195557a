package io.github.cxmetrics.kano;

import static io.github.cxmetrics.kano.KanoAnswer.DISLIKE;
import static io.github.cxmetrics.kano.KanoAnswer.LIKE;
import static io.github.cxmetrics.kano.KanoAnswer.NEUTRAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Accumulator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KanoTallyTest {

    private static final AnswerForm FIVE = AnswerForm.FIVE_ANSWERS;

    /** Around one, eight and whole blocks of the fast path. */
    private static final List<Integer> LENGTHS = List.of(0, 1, 7, 8, 9, 4095, 4096, 4097, 8192, 20_011);

    private static byte[] codes(long seed, int length, int... alphabet) {
        Random random = new Random(seed);
        byte[] codes = new byte[length];
        for (int i = 0; i < length; i++) {
            codes[i] = (byte) alphabet[random.nextInt(alphabet.length)];
        }
        return codes;
    }

    private static int[] ints(byte[] codes) {
        return IntStream.range(0, codes.length).map(i -> codes[i]).toArray();
    }

    /** The slow, plain way. */
    private static KanoTally oneByOne(AnswerForm form, byte[] functional, byte[] dysfunctional) {
        KanoAccumulator accumulator = new KanoAccumulator(form);
        for (int i = 0; i < functional.length; i++) {
            accumulator.add(KanoResponse.of(answer(form, functional[i]), answer(form, dysfunctional[i])));
        }
        return accumulator.snapshot();
    }

    private static KanoAnswer answer(AnswerForm form, int code) {
        return code >= 1 && code <= form.size() ? form.answerOf(code) : null;
    }

    @Test
    void columnsEqualSingleResponses() {
        int[][] alphabets = {
            {1, 2, 3, 4, 5},
            {5},
            {0, 1, 2, 3, 4, 5},
            {1, 2, 3, 4, 5, 7},
            {1, 3, 5, 99},
            {-1, 2},
            {-128, 127, 1, 4, 0, 6}
        };
        for (int[] alphabet : alphabets) {
            int[] missing =
                    IntStream.of(alphabet).filter(code -> code < 1 || code > 5).toArray();
            for (int length : LENGTHS) {
                byte[] functional = codes(length, length, alphabet);
                byte[] dysfunctional = codes(length + 1, length, alphabet);
                KanoTally expected = oneByOne(FIVE, functional, dysfunctional);
                assertThat(KanoTally.ofCodes(FIVE, functional, dysfunctional, missing))
                        .as("%s rows", length)
                        .isEqualTo(expected);
                assertThat(KanoTally.ofCodes(FIVE, ints(functional), ints(dysfunctional), missing))
                        .isEqualTo(expected);
                assertThat(expected.count() + expected.halfAnswered() + expected.unanswered())
                        .isEqualTo(length);
            }
        }
    }

    @Test
    void columnsOfTheShortFormHaveThreeCodes() {
        byte[] functional = codes(1, 10_000, 1, 2, 3, 0);
        byte[] dysfunctional = codes(2, 10_000, 1, 2, 3, 0);
        assertThat(KanoTally.ofCodes(AnswerForm.THREE_ANSWERS, functional, dysfunctional, 0))
                .isEqualTo(oneByOne(AnswerForm.THREE_ANSWERS, functional, dysfunctional));
        functional[5_000] = 4;
        assertThatThrownBy(() -> KanoTally.ofCodes(AnswerForm.THREE_ANSWERS, functional, dysfunctional, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("functional answer 4 is outside 1..3 (row 5000)");
    }

    /** What one column alone holds keeps a block off the fast path. */
    @Test
    void aMissingCodeInOneColumnOfAFullBlock() {
        for (int code : new int[] {8, 99, -1, -128}) {
            for (int row : new int[] {0, 7, 4095}) {
                byte[] functional = codes(3, 4096, 1, 2, 3, 4, 5);
                byte[] dysfunctional = codes(4, 4096, 1, 2, 3, 4, 5);
                functional[row] = (byte) code;
                assertThat(KanoTally.ofCodes(FIVE, functional, dysfunctional, code))
                        .isEqualTo(KanoTally.ofCodes(FIVE, ints(functional), ints(dysfunctional), code));
                assertThat(KanoTally.ofCodes(FIVE, dysfunctional, functional, code))
                        .isEqualTo(KanoTally.ofCodes(FIVE, ints(dysfunctional), ints(functional), code));
                assertThat(KanoTally.ofCodes(FIVE, functional, dysfunctional, code)
                                .halfAnswered())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void anAnswerIsNoMissingCode() {
        for (int answer : new int[] {1, 3, 5}) {
            assertThatThrownBy(() -> KanoTally.ofCodes(FIVE, new byte[] {1}, new byte[] {1}, answer))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("missing code " + answer + " is an answer of the five-answer form");
        }
        for (int missing : new int[] {0, 6}) {
            assertThat(KanoTally.ofCodes(FIVE, new byte[] {1}, new byte[] {(byte) missing}, missing)
                            .halfAnswered())
                    .isEqualTo(1);
        }
    }

    @Test
    void theFirstBadRowIsNamed() {
        for (int bad : new int[] {0, 6, 7, 8, 42, 127, -1, -128}) {
            for (int row : new int[] {0, 3, 4095, 4096, 9_999, 12_287, 12_299}) {
                byte[] functional = codes(3, 12_300, 1, 2, 3, 4, 5);
                byte[] dysfunctional = codes(4, 12_300, 1, 2, 3, 4, 5);
                dysfunctional[row] = (byte) bad;
                // A later bad row, in the other column, of a kind that the fast path sees at once.
                functional[12_299] = (byte) (row == 12_299 ? 1 : 100);
                String message = "dysfunctional answer " + bad + " is outside 1..5 (row " + row + ")";
                assertThatThrownBy(() -> KanoTally.ofCodes(functional, dysfunctional))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(message);
                assertThatThrownBy(() -> KanoTally.ofCodes(FIVE, ints(functional), ints(dysfunctional)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(message);
            }
        }
        assertThatThrownBy(() -> KanoTally.ofCodes(new byte[] {1, 2, 5, 7}, new byte[] {1, 2, 5, 9}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("functional answer 7 is outside 1..5 (row 3)");
    }

    @Test
    void badColumnsAreRefused() {
        assertThatThrownBy(() -> KanoTally.ofCodes(new byte[3], new byte[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("functional and dysfunctional answers differ in length: 3 and 4");
        assertThatThrownBy(() -> KanoTally.ofCodes(FIVE, new int[2], new int[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("functional and dysfunctional answers differ in length: 2 and 1");
        assertThatThrownBy(() -> KanoTally.ofCodes(FIVE, new byte[0], new byte[0], 0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("missing code 3 is an answer of the five-answer form");
    }

    @Test
    void badPairsAndTablesOfPairsAreRefused() {
        assertThatThrownBy(() -> KanoTally.of(LIKE, NEUTRAL, LIKE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("answers come in pairs functional, dysfunctional: 3 answers are no whole pairs");
        assertThatThrownBy(() -> KanoTally.ofCounts(new long[4][4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a table of answer pairs has 5 or 3 rows, not 4");
        assertThatThrownBy(() -> KanoTally.ofCounts(new long[5], new long[5], new long[4], new long[5], new long[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row NEUTRAL of a table of answer pairs needs 5 counts, not 4");
        assertThatThrownBy(() -> KanoTally.ofCounts(new long[3], new long[] {0, -7, 0}, new long[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("answer pairs must not be negative: -7");
        assertThatThrownBy(() -> KanoTally.ofCounts(new long[3], new long[] {1, Long.MAX_VALUE, 0}, new long[3]))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("answer pairs overflow: 1 + 9223372036854775807 exceeds 9223372036854775807");
    }

    @Test
    void badCountsAreRefused() {
        List<Long> nine = Stream.generate(() -> 0L).limit(9).toList();
        assertRefused("the five-answer form has 25 answer pairs, not 9", stored(FIVE, nine, 0, 0, nine));
        assertRefused(
                "half-answered pairs must not be negative: -1", stored(AnswerForm.THREE_ANSWERS, nine, -1, 0, nine));
        assertRefused("unanswered pairs must not be negative: -2", stored(AnswerForm.THREE_ANSWERS, nine, 0, -2, nine));
        assertRefused("scale 1..9 has 9 points, not 0 counts", stored(AnswerForm.THREE_ANSWERS, nine, 0, 0, List.of()));
        assertRefused(
                "the form of Kano counts must not be missing",
                new KanoTally.Counts("kano-tally", 1, null, nine, 0, 0, nine));
        List<Long> twice = List.of(2L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
        assertRefused(
                "importance was stated 2 times in 1 responses", stored(AnswerForm.THREE_ANSWERS, nine, 1, 0, twice));
    }

    private static KanoTally.Counts stored(
            AnswerForm form, List<Long> pairs, long halfAnswered, long unanswered, List<Long> importance) {
        return new KanoTally.Counts("kano-tally", 1, form.toForm(), pairs, halfAnswered, unanswered, importance);
    }

    private static void assertRefused(String message, KanoTally.Counts counts) {
        assertThatThrownBy(counts::toTally)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void incompletePairsAreCountedApart() {
        KanoTally tally = Stream.of(
                        KanoResponse.of(LIKE, DISLIKE),
                        KanoResponse.of(LIKE, null),
                        KanoResponse.of(null, DISLIKE),
                        KanoResponse.of(null, null).withImportance(2))
                .collect(KanoTally.collector());
        assertThat(tally.count()).isEqualTo(1);
        assertThat(tally.halfAnswered()).isEqualTo(2);
        assertThat(tally.unanswered()).isEqualTo(1);
        assertThat(tally.read().incomplete()).isEqualTo(3);
        assertThat(tally.better().excluded()).isEqualTo(3);
        assertThat(tally)
                .hasToString("Kano O (one-dimensional), n = 1: M 0, O 1, A 0, I 0, R 0, Q 0; better 1.00, worse -1.00;"
                        + " 3 incomplete; O is not separated from M (p = 0.3173)");
    }

    @Test
    void importanceIsAnExactHistogram() {
        KanoTally tally = Stream.of(
                        KanoResponse.of(LIKE, DISLIKE).withImportance(9),
                        KanoResponse.of(LIKE, NEUTRAL).withImportance(6),
                        KanoResponse.of(LIKE, NEUTRAL),
                        KanoResponse.of(LIKE, null).withImportance(9))
                .collect(KanoTally.collector());
        assertThat(tally.importance().counts()).containsExactly(0, 0, 0, 0, 0, 1, 0, 0, 2);
        assertThat(tally.importance().mean()).isEqualTo(8);
        assertThatThrownBy(() -> KanoResponse.of(LIKE, DISLIKE).withImportance(10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("importance 10 is outside 1..9");
        assertThatThrownBy(() -> KanoResponse.of(LIKE, DISLIKE).withImportance(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("importance 0 is outside 1..9");
    }

    @Test
    void aPartCanBeTakenOutAgain() {
        KanoTally part = KanoTally.of(LIKE, NEUTRAL, LIKE, DISLIKE);
        KanoTally rest = KanoTallyContractTest.everyKindOfResponse().stream().collect(KanoTally.collector());
        assertThat(rest.plus(part).minus(part)).isEqualTo(rest);
        assertThatThrownBy(() -> part.minus(rest))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("can't take 1 answer pairs out of 0");
        assertThatThrownBy(() -> part.minus(KanoTally.of(AnswerForm.THREE_ANSWERS, LIKE, LIKE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Kano answers: five-answer form and three-answer form don't go together");
    }

    @Test
    void twoColumnsNeedNoForm() {
        assertThat(KanoTally.ofCodes(new byte[] {1, 2}, new byte[] {5, 4}))
                .isEqualTo(KanoTally.of(LIKE, DISLIKE, KanoAnswer.EXPECT, KanoAnswer.LIVE_WITH));
    }

    @Test
    void aMissingCodeIsNotBlamedForTheOtherColumn() {
        assertThatThrownBy(() -> KanoTally.ofCodes(FIVE, new byte[] {1, 0}, new byte[] {1, 8}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dysfunctional answer 8 is outside 1..5 (row 1)");
    }

    /** Incomplete pairs are responses too, also those of a tally that was added. */
    @Test
    void moreResponsesThanALongCountsAreRefused() {
        List<Long> pairs = new ArrayList<>(Collections.nCopies(25, 0L));
        pairs.set(0, Long.MAX_VALUE - 5);
        List<Long> nine = Stream.generate(() -> 0L).limit(9).toList();
        for (KanoTally.Counts counts : List.of(stored(FIVE, pairs, 5, 0, nine), stored(FIVE, pairs, 0, 5, nine))) {
            Accumulator<KanoResponse, KanoTally> accumulator = FIVE.accumulator();
            accumulator.addAll(counts.toTally());
            assertThatThrownBy(() -> accumulator.add(KanoResponse.of(LIKE, LIKE)))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("responses overflow: 9223372036854775807 + 1 exceeds 9223372036854775807");
            assertThat(accumulator.snapshot()).isEqualTo(counts.toTally());
        }
    }
}
