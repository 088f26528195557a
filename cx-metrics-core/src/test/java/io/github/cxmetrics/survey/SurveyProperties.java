package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Comparison;
import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SurveyProperties {

    private static final RatingScale SCALE = RatingScale.ZERO_TO_TEN.missing(11);

    private static int[] column(List<Integer> ratings) {
        return ratings.stream().mapToInt(Integer::intValue).toArray();
    }

    private static byte[] bytes(List<Integer> ratings) {
        byte[] bytes = new byte[ratings.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = ratings.get(i).byteValue();
        }
        return bytes;
    }

    @Property(tries = 300, seed = "20181")
    void everyDoorCountsTheSame(@ForAll @Size(max = 300) List<@IntRange(max = 11) Integer> ratings) {
        Ratings counted = ratings.stream().collect(SCALE.collector());
        assertThat(Ratings.of(SCALE, column(ratings))).isEqualTo(counted);
        assertThat(Ratings.of(SCALE, bytes(ratings))).isEqualTo(counted);
        assertThat(counted.count() + counted.missing()).isEqualTo(ratings.size());
        assertThat(Ratings.ofCounts(SCALE, counted.counts())).isEqualTo(counted.minus(onlyMissing(counted.missing())));
    }

    private static Ratings onlyMissing(long count) {
        return Ratings.ofCounts(SCALE, Map.of(11, count));
    }

    @Property(tries = 300, seed = "20182")
    void partsGiveTheWholeAndCanBeTakenOut(
            @ForAll @Size(max = 60) List<@IntRange(max = 11) Integer> left,
            @ForAll @Size(max = 60) List<@IntRange(max = 11) Integer> right) {
        List<Integer> all = new ArrayList<>(left);
        all.addAll(right);
        Nps one = Nps.from(Ratings.of(SCALE, column(left)));
        Nps two = Nps.from(Ratings.of(SCALE, column(right)));
        Nps whole = Nps.from(Ratings.of(SCALE, column(all)));
        assertThat(one.plus(two)).isEqualTo(whole);
        assertThat(whole.minus(two)).isEqualTo(one);
        assertThat(all.stream().collect(NpsBands.STANDARD.missing(11).collector()))
                .isEqualTo(whole);
    }

    @Property(tries = 300, seed = "20183")
    void npsIsTheMeanOfItsScores(@ForAll @Size(min = 1, max = 200) List<@IntRange(max = 10) Integer> ratings) {
        Nps nps = Nps.of(column(ratings));
        double mean = ratings.stream()
                .mapToInt(rating -> rating >= 9 ? 100 : rating >= 7 ? 0 : -100)
                .average()
                .orElseThrow();
        assertThat(nps.value()).isEqualTo(mean, within(1e-10));
        NetScore same = NetScore.from(Ratings.of(SCALE, column(ratings)), NetBands.topMinusBottom(SCALE, 2, 7));
        assertThat(same.value()).isEqualTo(nps.value());
        assertThat(same.interval()).isEqualTo(nps.interval());
    }

    @Property(tries = 300, seed = "20184")
    void largeCountsKeepTheirIntervalsInOrder(
            @ForAll @LongRange(max = 4_000_000_000L) long detractors,
            @ForAll @LongRange(max = 4_000_000_000L) long passives,
            @ForAll @LongRange(min = 1000, max = 4_000_000_000L) long promoters) {
        Nps nps = Nps.promoters(promoters).passives(passives).detractors(detractors);
        for (NetScoreMethod method : NetScoreMethod.values()) {
            if (nps.count() > 1) {
                Interval interval = nps.interval(Confidence.of(0.99), method);
                assertThat(interval.contains(nps.value()) || method == NetScoreMethod.ADJUSTED_WALD)
                        .isTrue();
                assertThat(interval.width()).isLessThan(400);
            }
        }
        assertThat(nps.interval().lower()).isGreaterThanOrEqualTo(-100);
        assertThat(nps.interval().upper()).isLessThanOrEqualTo(100);
    }

    /** The wider the level at which a difference is still there, the smaller its p-value: the interval at level 1 - p ends at 0. */
    @Property(tries = 200, seed = "20185")
    void theIntervalAtOneMinusPEndsAtZero(
            @ForAll @IntRange(max = 500) int d1,
            @ForAll @IntRange(max = 500) int p1,
            @ForAll @IntRange(max = 500) int d2,
            @ForAll @IntRange(max = 500) int p2) {
        Nps a = Nps.promoters(p1).passives(50).detractors(d1);
        Nps b = Nps.promoters(p2).passives(70).detractors(d2);
        Comparison difference = a.versus(b);
        double p = difference.pValue();
        if (p > 1e-6 && p < 0.999) {
            Interval interval = a.versus(b, Confidence.of(1 - p)).interval();
            double end = difference.difference() > 0 ? interval.lower() : interval.upper();
            assertThat(end).isEqualTo(0, within(1e-6));
        }
    }

    @Property(tries = 200, seed = "20186")
    void meansAndMediansStayOnTheScale(
            @ForAll @Size(min = 2, max = 100) List<@IntRange(min = 1, max = 7) Integer> ratings) {
        Ratings counted = Ratings.of(RatingScale.ONE_TO_SEVEN, column(ratings));
        assertThat(counted.mean()).isBetween(1.0, 7.0);
        assertThat(counted.median()).isBetween(1.0, 7.0);
        assertThat(counted.meanInterval(Confidence.DEFAULT).contains(counted.mean()))
                .isTrue();
        Ratings turned = Ratings.of(
                RatingScale.ONE_TO_SEVEN.lowIsGood(),
                ratings.stream().mapToInt(rating -> 8 - rating).toArray());
        CesDefinition lowIsGood = new CesDefinition("turned", RatingScale.ONE_TO_SEVEN.lowIsGood(), 3, 3);
        Ces high = Ces.from(counted, CesDefinition.CES_2);
        Ces low = Ces.from(turned, lowIsGood);
        assertThat(low.easy().value()).isEqualTo(high.easy().value());
        assertThat(low.netEase().value()).isEqualTo(high.netEase().value());
        assertThat(low.value()).isEqualTo(8 - high.value(), within(1e-12));
    }
}
