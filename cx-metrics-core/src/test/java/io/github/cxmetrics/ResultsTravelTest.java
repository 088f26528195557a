package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ResultsTravelTest {

    private static final Proportion HALF = Proportion.of(5, 10);

    @Test
    void intervalsComparisonsTestsAndTablesGoThroughSerialization() throws Exception {
        List<Object> results = List.of(
                HALF.interval(),
                HALF.versus(Proportion.of(2, 9)),
                HALF.test(Proportion.of(2, 9), ProportionTest.FISHER_EXACT),
                HALF.test(Proportion.of(2, 9), ProportionTest.POOLED_Z),
                TestResult.ofT("t", 1.5, 3.25),
                HALF.view());
        for (Object result : results) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(result)))
                    .isEqualTo(result)
                    .hasToString(result.toString());
        }
        RecordLimits.check(getClass(), results);
        MetricTable<Proportion> table = MetricTable.of("area", Map.of("a", HALF));
        assertThat(StoredFormContract.read(StoredFormContract.bytes(table))).hasToString(table.toString());
    }

    @Test
    void aPValueIsAProbability() {
        for (double p : new double[] {7, -0.1, Double.NaN}) {
            assertThatThrownBy(() -> new TestResult("z", OptionalDouble.empty(), OptionalDouble.empty(), p))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a p-value must be in 0..1, not " + p);
        }
    }
}
