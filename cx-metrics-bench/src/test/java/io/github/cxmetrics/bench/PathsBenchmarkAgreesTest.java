package io.github.cxmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.journey.path.PathRule;
import io.github.cxmetrics.journey.path.Transitions;
import io.github.cxmetrics.journey.path.Variants;
import java.util.List;
import java.util.Map;
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
        assertThat(benchmark.shortVariants().count()).isEqualTo(ours.count());
    }

    @Test
    void markovHasFiftyChannels() {
        PathsBenchmark.Touches touches = new PathsBenchmark.Touches();
        touches.fill();
        assertThat(benchmark.markov(touches).removalEffects()).hasSize(PathsBenchmark.Touches.CHANNELS);
        assertThat(benchmark.scanColumns()).isPositive();
    }
}
