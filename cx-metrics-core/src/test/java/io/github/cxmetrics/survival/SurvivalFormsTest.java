package io.github.cxmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.RecordLimits;
import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.StoredFormContract;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is stored of spells and durations. */
class SurvivalFormsTest {

    @Nested
    class SurvivalRules extends StorableContract<SurvivalRule> {

        @Override
        protected List<SurvivalRule> values() {
            return List.of(
                    SurvivalRule.of(ChronoUnit.MONTHS),
                    SurvivalRule.of(ChronoUnit.HOURS).withGrain(0.25));
        }
    }

    @Nested
    class DurationsRules extends StorableContract<DurationsRule> {

        @Override
        protected List<DurationsRule> values() {
            DurationsRule exact = DurationsRule.of(ChronoUnit.SECONDS);
            return List.of(exact.rounded(3), exact, DurationsRule.of(ChronoUnit.MILLIS));
        }
    }

    @Test
    void resultsAndObservationsAreSerializable() throws Exception {
        SurvivalCurve curve = Spells.placebo().curve();
        LogRankResult test = LogRank.test(Map.of("a", Spells.placebo(), "b", Spells.mercaptopurine()));
        TimeInterval open = Spells.mercaptopurine().curve().quantileInterval(0.5, Confidence.DEFAULT);
        assertThat(open.upper()).as("not reached").isEmpty();
        List<Object> results = List.of(
                Spell.censored(3).enteredAt(1),
                curve.steps().get(0),
                curve.band().get(0),
                curve.restrictedMean(20),
                curve.quantileInterval(0.5, Confidence.DEFAULT),
                open,
                test,
                FlemingHarrington.PETO_PETO);
        for (Object value : results) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(value))).isEqualTo(value);
        }
        RecordLimits.check(getClass(), results);
        SurvivalCurve back = (SurvivalCurve) StoredFormContract.read(StoredFormContract.bytes(curve));
        assertThat(back.tally()).isEqualTo(curve.tally());
        assertThat(back.at(5)).isEqualTo(curve.at(5));
    }

    @Test
    void countsHaveNames() {
        assertThat(Spells.placebo().toCounts().numbers())
                .containsExactly(
                        Map.entry("subjects", 21L),
                        Map.entry("observed", 21L),
                        Map.entry("censored", 0L),
                        Map.entry("entered late", 0L));
        assertThat(Durations.of(ChronoUnit.SECONDS, 3, 4, 4).toCounts().numbers())
                .containsExactly(Map.entry("durations", 3L), Map.entry("total", 11L));
    }
}
