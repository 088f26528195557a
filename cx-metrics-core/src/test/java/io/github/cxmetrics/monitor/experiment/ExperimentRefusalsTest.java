package io.github.cxmetrics.monitor.experiment;

import static io.github.cxmetrics.Refusals.missing;
import static io.github.cxmetrics.Refusals.refused;
import static io.github.cxmetrics.Refusals.undefined;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.TestResult;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What the doors of this room refuse that no result reaches, and what lies just inside. */
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

    @Test
    void weightsThatHaveNoEnd() {
        refused(
                "the planned weight of arm 1 must be above 0 and finite, not Infinity",
                () -> SampleRatio.planned(1, Double.POSITIVE_INFINITY));
    }

    @Test
    void aPValueAtTheBorderOfAMismatchIsNone() {
        TestResult border = new TestResult("z", OptionalDouble.empty(), OptionalDouble.empty(), 0.001);
        TestResult below = new TestResult("z", OptionalDouble.empty(), OptionalDouble.empty(), 0.000999);
        SampleRatio halves = SampleRatio.planned(1, 1);
        assertThat(new SampleRatio.Result(halves, List.of(1L, 1L), border).isMismatch())
                .isFalse();
        assertThat(new SampleRatio.Result(halves, List.of(1L, 1L), below).isMismatch())
                .isTrue();
    }

    @Test
    void aLiftWithoutAControl() {
        Proportion share = Proportion.of(1, 2);
        refused(
                "a lift needs at least 1 in each arm, not 2 and 0",
                () -> new RelativeLift(share, Proportion.of(0, 0), share.interval()));
    }

    @Test
    void aPowerThatIsTheLevel() {
        double level = 1 - Confidence.DEFAULT.level();
        refused(
                "a power lies strictly between the level of the test and 1, not " + level + " at 95 %",
                () -> ExperimentSize.forShares(0.2, 0.3).with(Confidence.DEFAULT, level));
    }

    /** Only the first arm varies: by two values, of one degree of freedom. */
    @Test
    void oneDegreeOfFreedomIsEnough() {
        double[] none = {Double.NaN, Double.NaN};
        Cuped cuped = Cuped.of(new double[] {1, 2}, none, new double[] {3, 3}, none);
        assertThat(cuped.table()).isEqualTo("""
                                  difference   se         95 % CI       p
                        plain           -1.5  0.5  -7.853 … 4.853  0.2048
                        adjusted        -1.5  0.5  -7.853 … 4.853  0.2048
                        """);
    }
}
