package io.github.cxmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.journey.path.PathRule;
import io.github.cxmetrics.journey.path.Transitions;
import io.github.cxmetrics.journey.path.Variants;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ours and the streams count the same. */
class PathsBenchmarkAgreesTest {

    private static final int ROWS = 300_007;

    private final PathsBenchmark benchmark = new PathsBenchmark();

    @BeforeEach
    void fill() {
        benchmark.rows = ROWS;
        benchmark.fill();
    }

    @AfterEach
    void close() {
        benchmark.close();
    }

    @Test
    void transitions() {
        Transitions ours = benchmark.transitions();
        Map<List<String>, Long> streamed = benchmark.streamTransitions();
        assertThat(ours.total()).isEqualTo(ROWS + ours.count());
        assertThat(ours).isEqualTo(benchmark.transitionsAllCores());
        streamed.forEach((pair, count) ->
                assertThat(ours.count(pair.get(0), pair.get(1))).isEqualTo(count));
        assertThat(streamed.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(ROWS - ours.count());
        long[] byHand = benchmark.transitionsByHand();
        int width = FunnelLogs.EVENTS + 2;
        for (int from = 0; from < FunnelLogs.EVENTS; from++) {
            for (int to = 0; to < FunnelLogs.EVENTS; to++) {
                assertThat(byHand[from * width + to])
                        .isEqualTo(ours.count(FunnelLogs.NAMES.get(from), FunnelLogs.NAMES.get(to)));
            }
        }
        assertThat(LongStream.of(byHand).sum()).isEqualTo(ours.total());
        assertThat(benchmark.stepMatrix().at(1))
                .allSatisfy((event, count) ->
                        assertThat(ours.count(PathRule.START, event)).isEqualTo(count));
    }

    @Test
    void variants() {
        Variants ours = benchmark.variants();
        Map<List<String>, Long> streamed = benchmark.streamVariants();
        assertThat(ours.distinct()).isEqualTo(streamed.size());
        assertThat(ours).isEqualTo(benchmark.variantsAllCores());
        streamed.forEach((path, count) ->
                assertThat(ours.count(path.toArray(String[]::new))).isEqualTo(count));
        assertThat(benchmark.variantsByHand()).hasSize(ours.distinct());
        assertThat(benchmark.variantsByHand().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo((int) ours.count());
        assertThat(benchmark.shortVariants().count()).isEqualTo(ours.count());
    }

    @Test
    void markovHasFiftyChannels() {
        PathsBenchmark.Touches touches = new PathsBenchmark.Touches();
        touches.fill();
        assertThat(benchmark.markov(touches).removalEffects()).hasSize(PathsBenchmark.Touches.CHANNELS);
        assertThat(benchmark.scanColumns()).isPositive();
    }

    @Test
    void logsOfTextsAreThoseOfCodes() {
        TextLogBenchmark texts = new TextLogBenchmark();
        texts.rows = 20_003;
        texts.fill();
        long users = texts.textLog().users().size();
        assertThat(texts.textLog().size()).isEqualTo(texts.rows);
        assertThat(texts.textLogByHand()).startsWith(users, FunnelLogs.EVENTS);
        assertThat(Transitions.of(texts.textLog())).isEqualTo(Transitions.of(texts.textLogByUser()));
    }
}
