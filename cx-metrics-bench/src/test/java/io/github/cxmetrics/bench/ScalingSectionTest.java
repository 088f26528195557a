package io.github.cxmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where cost stops being linear is named, and every path runs at every kind of size. */
class ScalingSectionTest {

    private static final List<Integer> SIZES = List.of(10, 100, 1000);

    @Test
    void namesTheSizeUpToWhichCostIsLinear() {
        assertThat(ScalingSection.verdict(SIZES, List.of(5.0, 3.0, 6.0))).isEqualTo("throughout");
        assertThat(ScalingSection.verdict(SIZES, List.of(5.0, 3.0, 6.3))).isEqualTo("up to 100; at 1000 2.1 times");
        assertThat(ScalingSection.verdict(SIZES, List.of(1.0, 4.0, 1.0))).isEqualTo("up to 10; at 100 4.0 times");
    }

    @Test
    void everyPathRuns() throws Exception {
        for (int users : new int[] {1, 200}) {
            for (ScaledPaths.Path path : HotPaths.of(2_000, users)) {
                assertThat(path.run().call()).as("%s", path.name()).isNotNull();
                assertThat(path.rows()).isEqualTo(2_000);
            }
        }
        for (List<ScaledPaths.Path> paths : List.of(
                ScaledPaths.ofRows(2_000, 200), ScaledPaths.ofSteps(2_000, 30), ScaledPaths.ofSegments(2_000, 100))) {
            for (ScaledPaths.Path path : paths) {
                assertThat(path.run().call()).as("%s", path.name()).isNotNull();
            }
            assertThat(paths.get(0).nanosARow()).isPositive();
        }
    }

    @Test
    void saysWhetherOtherWorkRan() {
        assertThat(Machine.company(0.05, 1.5))
                .isEqualTo(
                        "Load average 0.05 before, 1.50 at the end (with the benchmarks): no other work ran before.");
        assertThat(Machine.company(2, 3))
                .isEqualTo("Load average 2.00 before, 3.00 at the end (with the benchmarks): other work ran beside:"
                        + " trust CPU times and ratios.");
        assertThat(Machine.company(-1, -1)).isEqualTo("The system does not tell whether other work ran.");
    }
}
