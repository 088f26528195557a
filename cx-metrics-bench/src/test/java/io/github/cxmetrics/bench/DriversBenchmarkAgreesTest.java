package io.github.cxmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.monitor.driver.Drivers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ours and the loop by hand count the same moments. */
class DriversBenchmarkAgreesTest {

    private final DriversBenchmark benchmark = new DriversBenchmark();
    private final DriversBenchmark.Columns columns = new DriversBenchmark.Columns();

    @Test
    void momentsAreThoseOfTheLoop() {
        columns.rows = 20_011;
        columns.fill();
        Drivers drivers = benchmark.columns(columns);
        Drivers.Counts counts = drivers.toCounts();
        long[] byHand = benchmark.handWrittenLoop(columns);
        int width = DriversBenchmark.ATTRIBUTES + 1;
        int pairs = width * (width + 1) / 2;
        assertThat(drivers.count()).isEqualTo(byHand[0]);
        for (int i = 0; i < width; i++) {
            assertThat(everyNth(counts.sums(), i, width)).isEqualTo(byHand[1 + i]);
        }
        for (int p = 0; p < pairs; p++) {
            assertThat(everyNth(counts.products(), p, pairs)).isEqualTo(byHand[1 + width + p]);
        }
        assertThat(benchmark.columnsToShapley(columns)).isEqualTo(drivers.shapley());
    }

    private static long everyNth(List<Long> values, int from, int step) {
        long sum = 0;
        for (int at = from; at < values.size(); at += step) {
            sum += values.get(at);
        }
        return sum;
    }
}
