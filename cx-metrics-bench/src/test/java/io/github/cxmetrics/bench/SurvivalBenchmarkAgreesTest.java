package io.github.cxmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.SurvivalCurve;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ours and the peers compute the same thing, so that comparing their times is fair. */
class SurvivalBenchmarkAgreesTest {

    private final SurvivalBenchmark benchmark = new SurvivalBenchmark();
    private final SurvivalBenchmark.Lifetimes lifetimes = new SurvivalBenchmark.Lifetimes();

    @BeforeEach
    void fill() {
        lifetimes.rows = 20_011;
        lifetimes.fill();
    }

    @Test
    void curves() {
        SurvivalCurve exact = benchmark.exactTimes(lifetimes);
        SurvivalCurve days = benchmark.wholeDays(lifetimes);
        assertThat(exact.tally().count()).isEqualTo(lifetimes.rows);
        assertThat(days.tally().observed()).isEqualTo(exact.tally().observed());
        assertThat(days.median()).isEqualTo(benchmark.streamWholeDays(lifetimes));
        assertThat(days.median()).isEqualTo(Math.floor(365 * exact.median()));
    }

    @Test
    void floors() {
        assertThat(benchmark.sortExactTimes(lifetimes)).isSorted().hasSize(lifetimes.rows);
        long[] days = lifetimes.days.clone();
        Arrays.sort(days);
        assertThat(benchmark.sortWholeDays(lifetimes)).isEqualTo(days);
    }

    @Test
    void durations() {
        double exact = benchmark.durations(lifetimes);
        assertThat(exact).isEqualTo(benchmark.sortedCopy(lifetimes), within(5e-3 * exact));
        assertThat(benchmark.selected(lifetimes)).isEqualTo(exact);
        assertThat(benchmark.countedDurations(lifetimes))
                .isEqualTo(Arrays.stream(lifetimes.micros).max().orElseThrow());
        assertThat(benchmark.selectedMedian(lifetimes))
                .isEqualTo(Durations.of(ChronoUnit.MICROS, lifetimes.micros).median());
        assertThat(benchmark.commonsStatistics(lifetimes)).isEqualTo(exact, within(5e-3 * exact));
        assertThat(benchmark.commonsStatisticsMedian(lifetimes))
                .isEqualTo(benchmark.selectedMedian(lifetimes), within(5e-3 * exact));
        assertThat(benchmark.roundedDurations(lifetimes)).isEqualTo(exact, within(5e-3 * exact));
        assertThat((double) benchmark.hdrHistogram(lifetimes)).isEqualTo(exact, within(5e-3 * exact));
    }
}
