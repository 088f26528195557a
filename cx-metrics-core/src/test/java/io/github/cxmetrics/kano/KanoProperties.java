package io.github.cxmetrics.kano;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KanoProperties {

    @Provide
    Arbitrary<List<KanoResponse>> responses() {
        Arbitrary<KanoAnswer> answer = Arbitraries.of(KanoAnswer.class).injectNull(0.1);
        return Combinators.combine(answer, answer)
                .as(KanoResponse::of)
                .flatMap(response -> Arbitraries.integers()
                        .between(0, 9)
                        .map(importance -> importance == 0 ? response : response.withImportance(importance)))
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<long[]> counts() {
        return Arbitraries.longs().between(0, 1_000_000).array(long[].class).ofSize(6);
    }

    private static KanoTally tally(List<KanoResponse> responses) {
        return responses.stream().collect(KanoTally.collector());
    }

    private static KanoReading reading(long[] c) {
        return Aomi.reading(c[0], c[1], c[2], c[3], c[4], c[5]);
    }

    @Property(seed = "31")
    void theOrderOfRespondentsDoesNotMatter(@ForAll("responses") List<KanoResponse> responses, @ForAll long seed) {
        List<KanoResponse> shuffled = new ArrayList<>(responses);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(tally(shuffled)).isEqualTo(tally(responses)).hasSameHashCodeAs(tally(responses));
    }

    @Property(seed = "37")
    void partsMergeToTheWhole(
            @ForAll("responses") List<KanoResponse> one, @ForAll("responses") List<KanoResponse> two) {
        List<KanoResponse> both = new ArrayList<>(one);
        both.addAll(two);
        KanoTally whole = tally(both);
        assertThat(tally(one).plus(tally(two))).isEqualTo(whole);
        assertThat(whole.minus(tally(two))).isEqualTo(tally(one));
        assertThat(whole.count() + whole.halfAnswered() + whole.unanswered()).isEqualTo(both.size());
        assertThat(tally(one).better().plus(tally(two).better())).isEqualTo(whole.better());
        assertThat(tally(one).worse().plus(tally(two).worse())).isEqualTo(whole.worse());
    }

    @Property(seed = "41")
    void pairedColumnsEqualResponses(@ForAll("responses") List<KanoResponse> responses) {
        byte[] functional = new byte[responses.size()];
        byte[] dysfunctional = new byte[responses.size()];
        for (int i = 0; i < functional.length; i++) {
            functional[i] = code(responses.get(i).functional());
            dysfunctional[i] = code(responses.get(i).dysfunctional());
        }
        List<KanoResponse> bare = responses.stream()
                .map(r -> KanoResponse.of(r.functional(), r.dysfunctional()))
                .toList();
        assertThat(KanoTally.ofCodes(AnswerForm.FIVE_ANSWERS, functional, dysfunctional, 0))
                .isEqualTo(tally(bare));
    }

    private static byte code(KanoAnswer answer) {
        return (byte) (answer == null ? 0 : AnswerForm.FIVE_ANSWERS.codeOf(answer));
    }

    /** Exchanging attractive and must-be turns better into worse and back, and leaves all that belongs to both. */
    @Property(seed = "43")
    void attractiveAndMustBeMirror(@ForAll("counts") long[] c) {
        KanoReading one = reading(c);
        KanoReading mirrored = Aomi.reading(c[2], c[1], c[0], c[3], c[4], c[5]);
        assertThat(mirrored.totalStrength()).isEqualTo(one.totalStrength());
        assertThat(mirrored.classifiable()).isEqualTo(one.classifiable());
        if (one.classifiable() > 0) {
            assertThat(mirrored.better().value()).isEqualTo(0.0 - one.worse().value());
            assertThat(mirrored.worse().value()).isEqualTo(0.0 - one.better().value());
            Interval there = one.better().interval();
            Interval back = mirrored.worse().interval();
            assertThat(List.of(0.0 - back.upper(), 0.0 - back.lower())).containsExactly(there.lower(), there.upper());
            assertThat(mirrored.asc()).isEqualTo(one.asc());
            assertThat(mirrored.betterWorseCovariance()).isEqualTo(one.betterWorseCovariance());
            assertThat(mirrored.ascInterval(Confidence.DEFAULT)).isEqualTo(one.ascInterval(Confidence.DEFAULT));
        }
    }

    @Property(seed = "47")
    void coefficientsIgnoreReverseAndQuestionable(@ForAll("counts") long[] c) {
        KanoReading one = reading(c);
        KanoReading without = Aomi.reading(c[0], c[1], c[2], c[3], 0, 0);
        assertThat(one.better().proportion()).isEqualTo(without.better().proportion());
        assertThat(one.worse().proportion()).isEqualTo(without.worse().proportion());
        assertThat(one.better().excluded()).isEqualTo(c[4] + c[5]);
    }

    /** The covariance of the two shares, from their definition. */
    @Property(seed = "53")
    void covarianceIsThatOfTheIndicators(@ForAll("counts") long[] c) {
        KanoReading reading = reading(c);
        if (reading.classifiable() > 0) {
            double n = reading.classifiable();
            double better = reading.better().value();
            double worse = -reading.worse().value();
            assertThat(reading.betterWorseCovariance()).isEqualTo(-(c[1] / n - better * worse) / n, within(1e-15 / n));
        }
    }

    @Property(seed = "59")
    void theMostFrequentComesFirst(@ForAll("counts") long[] c) {
        KanoReading reading = reading(c);
        if (reading.count() > 0) {
            List<KanoCategory> sequence = reading.sequence();
            assertThat(sequence).hasSize(6).doesNotHaveDuplicates();
            for (int i = 1; i < 6; i++) {
                assertThat(reading.countOf(sequence.get(i - 1)))
                        .isGreaterThanOrEqualTo(reading.countOf(sequence.get(i)));
            }
            assertThat(reading.categories(ClassificationRule.MODE)).contains(reading.category());
            assertThat(reading.category()).isEqualTo(sequence.get(0));
            assertThat(reading.categoryStrength()).isBetween(0.0, 1.0);
            assertThat(reading.fong().threshold()).isNotNegative();
        }
    }
}
