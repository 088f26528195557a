package io.github.cxmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Tally;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupingBenchmarkAgreesTest {

    private final GroupingBenchmark benchmark = new GroupingBenchmark();
    private final GroupingBenchmark.Answers answers = new GroupingBenchmark.Answers();

    @Test
    void allGroupsAreTheSame() {
        answers.rows = 20_011;
        answers.fill();
        Map<String, Nps> ours = benchmark.countBy(answers);
        assertThat(ours).hasSize(1000);
        assertThat(benchmark.groupingByCollector(answers)).isEqualTo(ours);
        for (Map<String, int[]> peer :
                List.of(benchmark.groupingHashMap(answers), benchmark.groupingFastutil(answers))) {
            assertThat(peer.keySet()).isEqualTo(ours.keySet());
            peer.forEach((segment, counts) -> assertThat(Nps.from(Ratings.ofCounts(
                            RatingScale.ZERO_TO_TEN,
                            IntStream.of(counts).asLongStream().toArray())))
                    .isEqualTo(ours.get(segment)));
        }
        assertThat(benchmark.collected(answers)).isEqualTo(Tally.merge(ours.values()));
        assertThat(benchmark.groupingFloor(answers)).isNotZero();
    }
}
