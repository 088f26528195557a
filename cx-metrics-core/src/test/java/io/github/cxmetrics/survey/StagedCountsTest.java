package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TallyRecorder;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Counts say by their names what they are: no sign turns because two of them change places. */
class StagedCountsTest {

    private static final NetBands BANDS = NetBands.topMinusBottom(RatingScale.ZERO_TO_TEN, 3, 3);

    @Test
    void npsOfCounts() {
        assertThat(Nps.promoters(3).passives(2).detractors(1)).isEqualTo(Nps.of(10, 9, 3, 7, 10, 8));
        NpsBands five = new NpsBands(RatingScale.ONE_TO_FIVE, 4, 5);
        assertThat(five.promoters(1).passives(2).detractors(3).rule()).isEqualTo(five);
        assertThatThrownBy(() -> Nps.promoters(-3).passives(0).detractors(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("promoters must not be negative: -3");
    }

    @Test
    void theReadingOfPromotersIsStillAMethodReference() {
        Map<Boolean, List<Proportion>> large = Stream.of(Nps.of(9, 10), Nps.of(3))
                .map(Nps::promoters)
                .collect(Collectors.groupingBy(share -> share.trials() > 1));
        assertThat(large.get(true)).hasToString("[promoters 100.0 % (95 % CI 34.2 % … 100.0 %), 2 of 2]");
        Function<Nps, NpsBands> rule = Nps::rule;
        assertThat(rule.apply(Nps.of(9))).isEqualTo(NpsBands.STANDARD);
    }

    @Test
    void aRecorderGoesOnWhereATallyEnded() {
        Nps nps = Nps.of(10, 9, 3);
        TallyRecorder<Integer, Nps> recorder = TallyRecorder.of(nps.rule());
        recorder.record(9);
        assertThat(nps.plus(recorder.snapshot())).isEqualTo(Nps.of(10, 9, 3, 9));
    }

    @Test
    void unlikeSharesDoNotCompare() {
        Nps nps = Nps.of(10, 9, 3);
        assertThat(nps.promoters().versus(Nps.of(9, 1).promoters()).metric()).isEqualTo("promoters");
        assertThatThrownBy(() -> nps.promoters().versus(nps.detractors()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("promoters: promoters of answers and detractors of answers don't go together");
        assertThatThrownBy(() -> Ratings.of(RatingScale.ONE_TO_FIVE, 5, 4)
                        .topBoxes(2)
                        .versus(Ratings.of(RatingScale.ONE_TO_FIVE, 5, 4).topBoxes(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share of 4..5: share of 4..5 of answers on 1..5 and share of 5 of answers on 1..5"
                        + " don't go together");
    }

    @Test
    void netScoresOfCounts() {
        NetScore net = BANDS.plus(30).zero(20).minus(10);
        assertThat(net.value()).isEqualTo(100.0 / 3);
        assertThat(net.plusShare()).isEqualTo(Proportion.of(30, 60).named("share of 8..10", "answers on 0..10"));
        assertThat(net.minusShare().successes()).isEqualTo(10);
        assertThatThrownBy(() -> BANDS.plus(0).zero(0).minus(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ratings that count against must not be negative: -1");
    }

    /** What NPS can, any net score can, and gives the same numbers. */
    @Test
    void netScoresCanWhatNpsCan() {
        Nps nps = Nps.promoters(30).passives(20).detractors(10);
        NetScore net = BANDS.plus(30).zero(20).minus(10);
        assertThat(net.variance()).isEqualTo(nps.variance());
        assertThat(net.unbiasedVariance()).isEqualTo(nps.unbiasedVariance());
        assertThat(net.standardError()).isEqualTo(nps.standardError());
        assertThat(net.standardErrorIfDefined()).hasValue(net.standardError());
        assertThat(BANDS.empty().standardErrorIfDefined()).isEmpty();
        assertThat(net.minus(BANDS.plus(1).zero(2).minus(3)))
                .isEqualTo(BANDS.plus(29).zero(18).minus(7));
        assertThatThrownBy(() -> net.minus(BANDS.plus(31).zero(0).minus(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("can't take 31 ratings that count for out of 30");
        assertThatThrownBy(() -> BANDS.plus(1).zero(0).minus(0).unbiasedVariance())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the unbiased variance of net score needs at least 2 ratings, not 1");
        NetScore other = BANDS.plus(20).zero(20).minus(20);
        assertThat(net.test(other, NetScoreTest.POOLED_Z))
                .isEqualTo(nps.test(Nps.promoters(20).passives(20).detractors(20), NetScoreTest.POOLED_Z));
        NetScore unlike = NetBands.topMinusBottom(RatingScale.ZERO_TO_TEN, 2, 2)
                .plus(1)
                .zero(1)
                .minus(1);
        assertThatThrownBy(() -> net.test(unlike, NetScoreTest.POOLED_Z))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("net score: 8..10 minus 0..2 of 0..10 and 9..10 minus 0..1 of 0..10 don't go together");
    }

    @Test
    void csatOfCounts() {
        Csat csat = Csat.satisfied(90).dissatisfied(10);
        assertThat(csat.percent()).isEqualTo(90);
        assertThat(csat).isEqualTo(Csat.satisfied(90).of(100));
        assertThat(Csat.satisfied(90).of(90)).isEqualTo(Csat.satisfied(90).dissatisfied(0));
        assertThat(csat.rule()).isEqualTo(CsatDefinition.GOOD_OR_BAD).hasToString("best 1 of 0..1");
        assertThat(csat.net().value()).isEqualTo(80);
        assertThat(csat.plus(Csat.satisfied(1).dissatisfied(1)).count()).isEqualTo(102);
        assertThatThrownBy(() -> csat.plus(Csat.of(5, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CSAT: best 1 of 0..1 and best 2 of 1..5 don't go together");
        assertThatThrownBy(() -> Csat.satisfied(90).of(80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("satisfied must not exceed answers: 90 of 80");
        assertThatThrownBy(() -> Csat.satisfied(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("satisfied must not be negative: -1");
        assertThatThrownBy(() -> Csat.satisfied(1).dissatisfied(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dissatisfied must not be negative: -1");
        assertThat(new CsatDefinition(RatingScale.ONE_TO_FIVE, 2, 1, CsatDefinition.Neutrals.COUNTED))
                .hasToString("best 2 of 1..5 against worst 1");
    }

    @Test
    void cesOfRatingsIsTheUsualQuestion() {
        Ces ces = Ces.from(Ratings.of(RatingScale.ONE_TO_SEVEN, 7, 5, 6));
        assertThat(ces).isEqualTo(Ces.of(7, 5, 6));
        assertThat(ces.standardErrorIfDefined()).hasValue(ces.standardError());
        assertThat(Ces.of(7).standardErrorIfDefined()).isEmpty();
        assertThat(ces.intervalIfDefined()).contains(ces.interval(Confidence.DEFAULT));
        assertThatThrownBy(() -> Ces.from(Ratings.of(RatingScale.ONE_TO_FIVE, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CES 2.0 on 1..7 (best 3 easy, worst 3 difficult) can't be read off ratings on 1..5");
    }
}
