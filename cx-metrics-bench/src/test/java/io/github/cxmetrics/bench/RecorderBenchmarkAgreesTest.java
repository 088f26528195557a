package io.github.cxmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Tally;
import io.github.cxmetrics.TallyRecorder;
import io.github.cxmetrics.survey.Nps;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each way of counting counts the same answers. */
class RecorderBenchmarkAgreesTest {

    @Test
    void allCountTheSame() {
        LiveRecorderBenchmark benchmark = new LiveRecorderBenchmark();
        benchmark.livePlainOne();
        benchmark.liveWindowedOne();
        benchmark.liveKeyedOne();
        benchmark.liveEvictingOne();
        benchmark.liveKeyedWindowedOne();
        benchmark.liveAddersOne();
        benchmark.liveCountersOne();
        benchmark.liveArrayOne();
        benchmark.liveMapOfAddersOne();
        Nps all = benchmark.liveSnapshot();
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(all).isEqualTo(Nps.promoters(200).passives(200).detractors(700));
        assertThat(benchmark.windowed.snapshot(now)).isEqualTo(all);
        assertThat(Tally.merge(benchmark.keyed.snapshots().values())).isEqualTo(all);
        assertThat(Tally.merge(benchmark.evicting.snapshots().values())).isEqualTo(all);
        assertThat(Tally.merge(benchmark.keyedWindowed.snapshots(now).values())).isEqualTo(all);
        assertThat(benchmark.adders[10].sum() + benchmark.adders[9].sum())
                .isEqualTo(all.promoters().successes());
        assertThat(benchmark.array.stream().map(TallyRecorder::snapshot).reduce(Nps.of(), Nps::plus))
                .isEqualTo(all);
        assertThat(benchmark.tenantAdders.values().stream()
                        .mapToLong(adders -> adders[10].sum() + adders[9].sum())
                        .sum())
                .isEqualTo(all.promoters().successes());
        assertThat(IntStream.range(0, 3).mapToDouble(i -> benchmark.counters[i].count()))
                .containsExactly(700.0, 200.0, 200.0);
    }

    @Test
    void accumulatorsCountBehindATally() {
        LiveRecorderBenchmark benchmark = new LiveRecorderBenchmark();
        benchmark.fill();
        benchmark.accumulatorAlone();
        benchmark.accumulatorGuarded();
        benchmark.accumulatorNearlyFull();
        Nps all = Nps.promoters(200).passives(200).detractors(700);
        assertThat(Nps.from(benchmark.alone.snapshot())).isEqualTo(all);
        assertThat(benchmark.guarded.snapshot()).isEqualTo(all.plus(Nps.of(9)));
        assertThat(benchmark.nearlyFull.snapshot().count()).isEqualTo(Long.MAX_VALUE / 4 * 3 + 1100);
    }

    @Test
    void theFullWindowIsFull() {
        LiveRecorderBenchmark benchmark = new LiveRecorderBenchmark();
        benchmark.fill();
        assertThat(benchmark
                        .full
                        .snapshot(Instant.parse("2026-03-01T12:59:00Z"))
                        .count())
                .isEqualTo(660);
    }
}
