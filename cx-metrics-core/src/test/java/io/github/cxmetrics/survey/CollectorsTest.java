package io.github.cxmetrics.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each metric's own collector is that of its standard definition. */
class CollectorsTest {

    @Test
    void metricsAreCollectedByTheirStandard() {
        List<Integer> answers = List.of(1, 2, 5, 5);
        assertThat(answers.stream().collect(Nps.collector())).isEqualTo(NpsBands.STANDARD.count(answers));
        assertThat(answers.stream().collect(Csat.collector())).isEqualTo(CsatDefinition.TOP_TWO_OF_FIVE.count(answers));
        assertThat(answers.stream().collect(Ces.collector())).isEqualTo(CesDefinition.CES_2.count(answers));
    }
}
