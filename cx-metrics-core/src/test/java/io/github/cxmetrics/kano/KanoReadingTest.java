package io.github.cxmetrics.kano;

import static io.github.cxmetrics.kano.KanoCategory.ATTRACTIVE;
import static io.github.cxmetrics.kano.KanoCategory.INDIFFERENT;
import static io.github.cxmetrics.kano.KanoCategory.MUST_BE;
import static io.github.cxmetrics.kano.KanoCategory.ONE_DIMENSIONAL;
import static io.github.cxmetrics.kano.KanoCategory.QUESTIONABLE;
import static io.github.cxmetrics.kano.KanoCategory.REVERSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Equality;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Proportion;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KanoReadingTest {

    private static final KanoReading EMPTY = Aomi.reading(0, 0, 0, 0, 0, 0);
    private static final KanoReading REFUSED_BY_ALL = Aomi.reading(0, 0, 0, 0, 3, 2);

    @Test
    void withoutCompletePairsEveryNumberIsUndefined() {
        Map<Function<KanoReading, Object>, String> undefined = Map.of(
                KanoReading::category,
                "Kano category is undefined: no complete answer pairs",
                r -> r.category(ClassificationRule.BLOCK),
                "Kano category is undefined: no complete answer pairs",
                KanoReading::blocksTie,
                "Kano category is undefined: no complete answer pairs",
                KanoReading::sequence,
                "Kano category sequence is undefined: no complete answer pairs",
                KanoReading::separation,
                "Kano separation is undefined: no complete answer pairs",
                KanoReading::fong,
                "Kano Fong test is undefined: no complete answer pairs",
                KanoReading::mixedBySixPercentRule,
                "Kano category strength is undefined: no complete answer pairs",
                KanoReading::categoryStrength,
                "Kano category strength is undefined: no complete answer pairs");
        undefined.forEach((number, message) -> assertThatThrownBy(() -> number.apply(EMPTY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message));
        assertThat(EMPTY.totalStrength().valueIfDefined()).isEmpty();
        assertThat(EMPTY.cautions()).isEmpty();
        assertThat(EMPTY).hasToString("Kano: no complete answer pairs");
        assertThatThrownBy(() -> KanoTally.of().category())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Kano category is undefined: no complete answer pairs");
    }

    @Test
    void withoutClassifiableAnswersCoefficientsAreUndefined() {
        String why = " is undefined: no answer is classified as M, O, A or I";
        Map<Function<KanoReading, Object>, String> undefined = Map.of(
                r -> r.better().value(),
                "better (CS+)" + why,
                r -> r.better().interval(),
                "better (CS+)" + why,
                r -> r.better().standardError(),
                "better (CS+)" + why,
                r -> r.worse().value(),
                "worse (CS-)" + why,
                KanoReading::asc,
                "ASC" + why,
                r -> r.ascInterval(Confidence.DEFAULT),
                "ASC" + why,
                KanoReading::betterWorseCovariance,
                "the covariance of better and worse" + why);
        undefined.forEach((number, message) -> assertThatThrownBy(() -> number.apply(REFUSED_BY_ALL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message));
        assertThat(REFUSED_BY_ALL.category()).isEqualTo(REVERSE);
        assertThat(REFUSED_BY_ALL.better().excluded()).isEqualTo(5);
        assertThat(REFUSED_BY_ALL.better()).hasToString("better (CS+): no answer is classified as M, O, A or I");
        assertThat(REFUSED_BY_ALL)
                .hasToString("Kano R (reverse), n = 5: M 0, O 0, A 0, I 0, R 3, Q 2; R is not separated from Q"
                        + " (p = 0.6547); more than 5 % of the answers contradict themselves: look at the wording");
    }

    @Test
    void negativeCountsAreRefused() {
        assertThatThrownBy(() -> Aomi.reading(1, -2, 3, 4, 5, 6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("one-dimensional answers must not be negative: -2");
        assertThatThrownBy(() -> Aomi.reading(1, Long.MAX_VALUE, 0, 0, 0, 0))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("classified answers overflow: 9223372036854775807 + 1 exceeds 9223372036854775807");
    }

    @Test
    void tiesAreASetInTheOrderOfPrecedence() {
        KanoReading all = Aomi.reading(7, 7, 7, 7, 7, 7);
        assertThat(all.categories(ClassificationRule.MODE)).containsExactly(KanoCategory.values());
        assertThat(all.category()).isEqualTo(MUST_BE);
        assertThat(all.sequence()).containsExactly(KanoCategory.values());
        assertThat(Aomi.reading(5, 0, 0, 5, 0, 0).categories(ClassificationRule.MODE))
                .containsExactly(ATTRACTIVE, INDIFFERENT);
        assertThat(Aomi.reading(0, 0, 0, 0, 4, 4).categories(ClassificationRule.MODE))
                .containsExactly(REVERSE, QUESTIONABLE);
        assertThat(Aomi.reading(5, 5, 0, 1, 0, 0).toString())
                .startsWith("Kano O=A (one-dimensional or attractive), n = 11:");
    }

    @Test
    void equalBlocksGoToTheOthers() {
        KanoReading equal = Aomi.reading(10, 0, 0, 4, 3, 3);
        assertThat(equal.blocksTie()).isTrue();
        assertThat(equal.category()).isEqualTo(ATTRACTIVE);
        assertThat(equal.category(ClassificationRule.BLOCK)).isEqualTo(INDIFFERENT);
        KanoReading oneMore = Aomi.reading(6, 5, 0, 7, 3, 0);
        assertThat(oneMore.blocksTie()).isFalse();
        assertThat(oneMore.category()).isEqualTo(INDIFFERENT);
        assertThat(oneMore.category(ClassificationRule.BLOCK)).isEqualTo(ATTRACTIVE);
        assertThat(ClassificationRule.BLOCK).hasToString("block");
    }

    @Test
    void theSixPercentRuleIsDecidedOnIntegers() {
        assertThat(Aomi.reading(28, 22, 20, 30, 0, 0).mixedBySixPercentRule()).isTrue();
        assertThat(Aomi.reading(36, 30, 20, 14, 0, 0).mixedBySixPercentRule()).isTrue();
        assertThat(Aomi.reading(37, 30, 20, 13, 0, 0).mixedBySixPercentRule()).isFalse();
        long large = 1L << 60;
        assertThat(Aomi.reading(large, large, 0, 0, 0, 0).mixedBySixPercentRule())
                .isTrue();
        assertThat(Aomi.reading(large, large / 2, 0, 0, 0, 0).mixedBySixPercentRule())
                .isFalse();
    }

    @Test
    void fongSaysThatItIsAntiConservative() {
        KanoReading reading = Aomi.reading(27, 20, 46, 7, 0, 0);
        assertThat(reading.fong()).hasToString("Fong: difference 19 >= 11.23 (anti-conservative)");
        // 1.65 times the root of 3200 · 3200 / 6400, which is 40.
        assertThat(FongTest.of(1633, 1567, 3200)).hasToString("Fong: difference 66 >= 66.00 (anti-conservative)");
        assertThat(FongTest.of(1632, 1568, 3200).significant()).isFalse();
        assertThat(reading.fong().test().method()).isEqualTo("Fong z (anti-conservative)");
        assertThat(reading.separation().method()).isEqualTo("multinomial z");
        assertThat(reading.separated(Confidence.DEFAULT)).isTrue();
        assertThat(reading.separated(Confidence.of(0.99))).isFalse();
    }

    @Test
    void ascIsHalfWayBetweenAndHasAnInterval() {
        KanoReading reading = Aomi.reading(66, 22, 3, 9, 0, 0);
        assertThat(reading.asc()).isEqualTo(0.565, within(1e-15));
        Interval interval = reading.ascInterval(Confidence.DEFAULT);
        assertThat(interval.method()).isEqualTo("score");
        assertThat(interval.contains(0.565)).isTrue();
        double wald = reading.better().standardError() * reading.better().standardError()
                + reading.worse().standardError() * reading.worse().standardError()
                - 2 * reading.betterWorseCovariance();
        assertThat(interval.width()).isEqualTo(2 * 1.96 * Math.sqrt(wald) / 2, within(0.003));
        assertThat(Aomi.reading(0, 9, 0, 0, 0, 0)
                        .ascInterval(Confidence.DEFAULT)
                        .upper())
                .isEqualTo(1);
    }

    @Test
    void differencesAreNewcombesAndSigned() {
        KanoReading now = Aomi.reading(66, 22, 3, 9, 0, 0);
        KanoReading before = Aomi.reading(40, 20, 10, 30, 5, 0);
        Comparison better = now.better().versus(before.better());
        Comparison shares = Proportion.of(88, 100).versus(Proportion.of(60, 100));
        assertThat(better.difference()).isEqualTo(shares.difference());
        assertThat(better.interval()).isEqualTo(shares.interval());
        assertThat(better.test()).isEqualTo(shares.test());
        assertThat(better.toString()).startsWith("better (CS+) +0.28 (95 % CI +0.16 … +0.39), p < 0.0001");
        Comparison worse = now.worse().versus(before.worse());
        assertThat(worse.difference()).isEqualTo(0.05, within(1e-15));
        assertThat(worse.interval().lower()).isLessThan(0);
        assertThat(worse.interval().upper()).isGreaterThan(0.1);
        assertThat(worse.test().statistic().orElseThrow()).isPositive();
        assertThatThrownBy(() -> now.better().versus(before.worse()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "better (CS+): better (CS+) by table Berger [QAAAO, RIIIM, RIIIM, RIIIM, RRRRQ] and worse (CS-) by table"
                                + " Berger [QAAAO, RIIIM, RIIIM, RIIIM, RRRRQ] don't go together");
    }

    @Test
    void worseIsNeverMinusZero() {
        KanoCoefficient none = Aomi.reading(3, 0, 0, 2, 0, 0).worse();
        assertThat(1 / none.value()).isPositive();
        assertThat(none.interval().upper()).isZero();
        assertThat(none.toString()).startsWith("worse (CS-) 0.00 (95 % CI -0.43 … 0.00), n = 5");
    }

    @Test
    void cautionsNameWhatAReaderMustKnow() {
        assertThat(Aomi.reading(66, 22, 3, 9, 0, 0).cautions()).isEmpty();
        assertThat(Aomi.reading(66, 22, 3, 4, 0, 5).cautions()).isEmpty();
        assertThat(Aomi.reading(66, 22, 3, 3, 0, 6).cautions())
                .containsExactly("more than 5 % of the answers contradict themselves: look at the wording");
        assertThat(Aomi.reading(30, 22, 3, 9, 0, 0).cautions())
                .containsExactly("A is not separated from O (p = 0.2673)");
    }

    @Test
    void sharesAreOfAllCompletePairs() {
        KanoReading reading = Aomi.reading(5, 4, 3, 2, 1, 6);
        assertThat(reading.share(QUESTIONABLE))
                .isEqualTo(Proportion.of(6, 21).named("questionable", "complete answer pairs"));
        assertThat(reading.totalStrength())
                .isEqualTo(Proportion.of(12, 21).named("total strength", "complete answer pairs"));
        assertThat(reading.classifiable()).isEqualTo(14);
        assertThat(reading.better().proportion())
                .isEqualTo(Proportion.of(9, 14).named("A and O", "classifiable answers"));
        assertThat(List.of(reading.countOf(ONE_DIMENSIONAL), reading.countOf(REVERSE)))
                .containsExactly(4L, 1L);
    }

    @Test
    void equalCountsByOneTableAreOneReading() {
        KanoTally tally = KanoTally.of(KanoAnswer.LIKE, KanoAnswer.LIKE, KanoAnswer.LIKE, KanoAnswer.DISLIKE);
        KanoTally incomplete = Stream.of(KanoResponse.of(KanoAnswer.LIKE, null)).collect(KanoTally.collector());
        Equality.check(
                tally.read(),
                Aomi.reading(0, 1, 0, 0, 0, 1),
                Aomi.reading(0, 1, 0, 0, 1, 0),
                tally.plus(incomplete).read(),
                tally.read(EvaluationTable.POULIOT));
    }

    /** p of 1 lead in 7 is above ½, so that 1 - (1 - p) is p to the last bit. */
    @Test
    void separationNeedsAPValueBelowTheLevel() {
        KanoReading reading = Aomi.reading(4, 3, 0, 0, 0, 0);
        double p = reading.separation().pValue();
        assertThat(p).isEqualTo(0.7054569861112734, within(1e-12));
        assertThat(reading.separated(Confidence.of(1 - p))).isFalse();
        assertThat(reading.separated(Confidence.of(1 - Math.nextUp(p)))).isTrue();
    }

    @Test
    void coefficientsKnowTheirKindTableAndUnit() {
        KanoReading now = Aomi.reading(66, 22, 3, 9, 0, 0);
        assertThat(now.worse().kind()).isEqualTo(KanoCoefficient.Kind.WORSE);
        assertThat(now.better().kind()).isEqualTo(KanoCoefficient.Kind.BETTER);
        assertThat(now.worse().table()).isEqualTo(EvaluationTable.BERGER);
        assertThat(now.worse().interval()).hasToString("95 % CI -0.34 … -0.18 (Wilson)");
        // The interval of a difference is in no unit of its own: the comparison prints it.
        assertThat(now.worse()
                        .versus(Aomi.reading(40, 20, 10, 30, 5, 0).worse())
                        .interval())
                .hasToString("95 % CI -0.0734 … 0.1714 (Newcombe)");
    }
}
