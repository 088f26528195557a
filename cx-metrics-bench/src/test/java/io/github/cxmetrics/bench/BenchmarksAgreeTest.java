package io.github.cxmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.Ratings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ours and the peers compute the same thing, so that comparing their times is fair. */
class BenchmarksAgreeTest {

    private static final int ROWS = 20_011;

    private final ColumnBenchmark columns = new ColumnBenchmark();
    private final Scores.Segmented ints = new Scores.Segmented();
    private final Scores.Narrow bytes = new Scores.Narrow();

    @BeforeEach
    void fill() {
        ints.rows = ROWS;
        ints.fill();
        ints.fillCodes();
        bytes.rows = ROWS;
        bytes.fill();
        bytes.fillCodes();
    }

    @Test
    void wholeColumns() {
        Nps nps = columns.intDoor(ints);
        assertThat(nps.count()).isEqualTo(ROWS);
        assertThat(columns.intByHand(ints)).isEqualTo(nps);
        assertThat(columns.byteDoor(bytes)).isEqualTo(nps);
        assertThat(columns.byteByHand(bytes)).isEqualTo(nps);
        assertThat(columns.intTwoFilters(ints)).isEqualTo(nps.value(), within(1e-9));
        assertThat(columns.byteTwoFilters(bytes)).isEqualTo(nps.value(), within(1e-9));
        long tens = columns.intGroupingBy(ints).get(10);
        assertThat(tens)
                .isEqualTo(
                        IntStream.of(ints.scores).filter(score -> score == 10).count());
        assertThat(columns.byteGroupingBy(bytes)).isEqualTo(columns.intGroupingBy(ints));
        assertThat(columns.intFloor(ints)).isEqualTo(IntStream.of(ints.scores).sum());
        assertThat(columns.byteFloor(bytes)).isNotZero();
        double mean = IntStream.of(ints.scores).average().orElseThrow();
        assertThat(columns.intGuavaStats(ints).mean()).isEqualTo(mean, within(1e-9));
        assertThat(columns.byteGuavaStats(bytes).mean()).isEqualTo(mean, within(1e-9));
        assertThat(columns.intCommonsMath(ints)).isEqualTo(mean, within(1e-9));
        assertThat(columns.byteCommonsMath(bytes)).isEqualTo(mean, within(1e-9));
    }

    @Test
    void segments() {
        List<Ratings> ratings = columns.segmentDoor(ints);
        assertThat(columns.segmentNarrowDoor(bytes)).isEqualTo(ratings);
        long[] byHand = columns.segmentByHand(ints);
        Map<Integer, Map<Integer, Long>> grouped = columns.segmentGroupingBy(ints);
        double[] net = columns.segmentTwoFilters(ints);
        var stats = columns.segmentGuavaStats(ints);
        var accumulators = columns.segmentGuavaAccumulators(ints);
        var stored = columns.segmentCommonsMath(ints);
        for (int s = 0; s < Scores.SEGMENTS; s++) {
            Ratings segment = ratings.get(s);
            for (int score = 0; score <= 10; score++) {
                assertThat(byHand[11 * s + score]).isEqualTo(segment.countOf(score));
                assertThat(grouped.getOrDefault(s, Map.of()).getOrDefault(score, 0L))
                        .isEqualTo(segment.countOf(score));
            }
            Nps nps = Nps.from(segment);
            assertThat(net[s])
                    .isEqualTo(nps.promoters().successes() - nps.detractors().successes());
            assertThat(stats.get(s)).isEqualTo(accumulators[s].snapshot());
            assertThat(accumulators[s].count()).isEqualTo(segment.count());
            assertThat(stored[s].getN()).isEqualTo(segment.count());
        }
        assertThat(columns.segmentFloor(ints)).isPositive();
    }

    @Test
    void recorders() {
        RecorderBenchmark recorders = new RecorderBenchmark();
        RecorderBenchmark.Shared shared = new RecorderBenchmark.Shared();
        recorders.recorderOneThread(ints, shared);
        assertThat(shared.recorder.snapshot()).isEqualTo(recorders.accumulator(ints));
        recorders.recorderTwoThreads(ints, shared);
        assertThat(shared.recorder.snapshot().count()).isEqualTo(2L * ROWS);
    }
}
