package io.github.cxmetrics.usability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each metric's own collector is that of its standard rule. */
class CollectorsTest {

    @Test
    void metricsAreCollectedByTheirStandard() {
        assertThat(Stream.of(Sentiment.values()).collect(EmotionWords.collector()))
                .isEqualTo(EmotionWords.RULE.count(List.of(Sentiment.values())));
        List<Boolean> tasks = List.of(true, true, false);
        assertThat(tasks.stream().collect(TaskSuccess.collector())).isEqualTo(TaskSuccess.RULE.count(tasks));
        List<int[]> sus = List.of(new int[] {4, 2, 4, 1, 5, 2, 4, 2, 3, 1}, new int[] {3, 3, 3, 3, 3, 3, 3, 3, 3, 3});
        assertThat(sus.stream().collect(Sus.collector())).isEqualTo(SusRule.STANDARD.count(sus));
        List<int[]> umux = List.of(new int[] {6, 2, 5, 1}, new int[] {4, 4, 4, 4});
        assertThat(umux.stream().collect(Umux.collector())).isEqualTo(UmuxForm.UMUX.count(umux));
    }
}
