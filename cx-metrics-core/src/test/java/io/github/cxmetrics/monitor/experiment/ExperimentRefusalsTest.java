package io.github.cxmetrics.monitor.experiment;

import static io.github.cxmetrics.Refusals.missing;
import static io.github.cxmetrics.Refusals.refused;
import static io.github.cxmetrics.Refusals.undefined;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.TestResult;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What the doors of this room refuse that no result reaches. */
class ExperimentRefusalsTest {

    private static final double[] SOME = {1, 2, 4};
    private static final double[] SAME = {3, 3, 3};

    @Test
    void columnsThatAreMissing() {
        missing("treatmentBefore", () -> Cuped.of(SOME, null, SOME, SOME));
        missing("controlBefore", () -> Cuped.of(SOME, SOME, SOME, null));
    }

    @Test
    void outcomesThatDoNotVary() {
        undefined(
                "the variance ratio is undefined: neither arm varies",
                () -> Cuped.of(SAME, SOME, SAME, SOME).varianceRatio());
    }

    @Test
    void splitsThatAreNone() {
        refused(
                "the planned weights must have a finite sum, not Infinity",
                () -> SampleRatio.planned(Double.MAX_VALUE, Double.MAX_VALUE));
        refused(
                "a planned weight of 4.9E-324 is no share of 1.0E300",
                () -> SampleRatio.planned(1e300, Double.MIN_VALUE));
        TestResult none = new TestResult("z", OptionalDouble.empty(), OptionalDouble.empty(), 1);
        refused(
                "a split needs at least 1 unit, not 0",
                () -> new SampleRatio.Result(SampleRatio.planned(1, 1), List.of(0L, 0L), none));
        assertThat(new SampleRatio.Result(SampleRatio.planned(1, 1), List.of(0L, 1L), none).counts())
                .containsExactly(0L, 1L);
    }
}
