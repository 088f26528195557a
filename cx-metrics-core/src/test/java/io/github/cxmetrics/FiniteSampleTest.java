package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiniteSampleTest {

    private static Nps nps(long detractors, long passives, long promoters) {
        return Nps.promoters(promoters).passives(passives).detractors(detractors);
    }

    @Test
    void aCensusLeavesNoDoubt() {
        FiniteSample all = nps(20, 20, 40).finitePopulation(80);
        assertThat(all.interval().lower()).isEqualTo(25);
        assertThat(all.interval().upper()).isEqualTo(25);
        assertThat(all).hasToString("NPS 25.0 (95 % CI 25.0 … 25.0), n = 80 of a population of 80");
        assertThatThrownBy(all::intervalN)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the effective n of NPS is undefined: the whole population answered");
        assertThat(nps(10, 20, 40).finitePopulation(80).intervalN()).isEqualTo(553);
        Comparison change = all.versus(nps(20, 21, 39).finitePopulation(80));
        assertThat(change.interval().lower()).isEqualTo(1.25, within(1e-12));
        assertThat(change.interval().upper()).isEqualTo(1.25, within(1e-12));
        assertThat(change.pValue()).isZero();
        assertThat(all.versus(all).pValue()).isEqualTo(1);
        assertThat(Proportion.of(1, 1).finitePopulation(1).interval().width()).isZero();
    }

    /** Issue 16: 10 detractors, 20 passives, 40 promoters; 70 of 80 answered. */
    @Test
    void limitsAreValuesThatThePopulationCanHave() {
        FiniteSample most = nps(10, 20, 40).finitePopulation(80);
        assertThat(most.interval().lower()).isEqualTo(36.25, within(1e-12));
        assertThat(most.interval().upper()).isEqualTo(48.75, within(1e-12));
        assertThat(most.continuousInterval(Confidence.DEFAULT).lower()).isBetween(36.25, 37.5);
        FiniteSample share = Proportion.of(3, 5).finitePopulation(7);
        assertThat(share.interval().lower() * 7).isEqualTo(3, within(1e-12));
        assertThat(share.interval().upper() * 7).isEqualTo(5, within(1e-12));
    }

    /** A limit that is such a value but for rounding is that value, not the next one: the level is searched at which it is. */
    @Test
    void roundingCarriesNoLimitOutward() {
        FiniteSample share = Proportion.of(5, 10).finitePopulation(100);
        double low = 0.01;
        double high = 0.9999;
        for (int i = 0; i < 100; i++) {
            double level = (low + high) / 2;
            if (share.continuousInterval(Confidence.of(level)).lower() > 0.3) {
                low = level;
            } else {
                high = level;
            }
        }
        for (double level : new double[] {low, high}) {
            assertThat(share.interval(Confidence.of(level)).lower()).isEqualTo(0.3, within(1e-12));
            assertThat(share.interval(Confidence.of(level)).upper()).isEqualTo(0.7, within(1e-12));
        }
    }

    private static FiniteSample sample(int min, List<Long> counts, long population, int stepsPerPoint) {
        return new FiniteSample("stars", Unit.SCALE_POINT, "stars", min, counts, population, stepsPerPoint);
    }

    @Test
    void scoresMayBePartsOfAUnit() {
        assertThat(sample(0, List.of(0L, 1L, 1L), 9, 2).value()).isEqualTo(0.75);
        assertThat(sample(1, List.of(1L, 1L), 9, 2).value()).isEqualTo(1.25);
        assertThat(sample(1, List.of(1L, 1L), 9, 1).value()).isEqualTo(1.5);
    }

    @Test
    void hugePopulationsAreNone() {
        Nps sample = nps(10, 20, 40);
        assertThat(sample.finitePopulation(Long.MAX_VALUE).interval().lower())
                .isEqualTo(sample.interval().lower(), within(1e-9));
        Ratings stars = Ratings.of(RatingScale.ONE_TO_FIVE, 5, 4, 5, 2);
        assertThat(stars.finitePopulation(1L << 52).interval().upper())
                .isEqualTo(stars.meanInterval(Confidence.DEFAULT).upper(), within(1e-9));
        assertThat(sample.finitePopulation(1L << 52)
                        .versus(nps(15, 20, 35).finitePopulation(1L << 52))
                        .pValue())
                .isEqualTo(sample.versus(nps(15, 20, 35)).pValue(), within(1e-9));
    }

    @Test
    void refusals() {
        assertThatThrownBy(() -> nps(1, 2, 3).finitePopulation(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a population of 5 can't have given 6 answers");
        assertThatThrownBy(() -> sample(0, List.of(1L, 1L), 9, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stars needs at least one score in a unit, not 0");
        assertThatThrownBy(() -> sample(0, List.of(1L), 9, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stars needs two scores or more, not 1");
        assertThatThrownBy(() -> sample(0, List.of(0L, 0L), 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a population must be at least 1, not 0");
        FiniteSample none = nps(0, 0, 0).finitePopulation(5);
        assertThat(none).hasToString("NPS: no answers of a population of 5");
        assertThatThrownBy(none::interval)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("NPS is undefined: no answers");
        assertThatThrownBy(
                        () -> nps(1, 2, 3).finitePopulation(9).versus(Ces.of(3).finitePopulation(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NPS and CES 2.0 don't go together");
        assertThatThrownBy(() -> Proportion.of(1, 2)
                        .named("a")
                        .finitePopulation(9)
                        .versus(Proportion.of(1, 2).named("a", "b").finitePopulation(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a: a of trials and a of b don't go together");
    }
}
