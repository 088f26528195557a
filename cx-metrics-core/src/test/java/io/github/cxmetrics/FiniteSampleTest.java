package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
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
        Comparison change = all.versus(nps(20, 21, 39).finitePopulation(80));
        assertThat(change.interval().lower()).isEqualTo(1.25, within(1e-12));
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
