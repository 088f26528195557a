package io.github.cxmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;

class HotCustomerBenchmarkAgreesTest {

    @Test
    void theSectionHasARowForEachPath() {
        HotCustomerSection section = new HotCustomerSection();
        section.measure(2_000);
        StringBuilder text = new StringBuilder();
        section.write(new BenchmarkRun(), text);
        for (ScaledPaths.Path path : HotCustomerBenchmark.of(2_000, true)) {
            assertThat(text.toString()).contains("\n| " + path.name() + " | ");
        }
    }

    @Test
    void everyPathCountsBothLogs() throws NoSuchFieldException {
        for (boolean hot : new boolean[] {false, true}) {
            HotCustomerBenchmark benchmark = new HotCustomerBenchmark();
            benchmark.rows = 2_000;
            benchmark.hot = hot;
            benchmark.fill();
            List<String> measured = Arrays.asList(HotCustomerBenchmark.class
                    .getField("path")
                    .getAnnotation(Param.class)
                    .value());
            assertThat(measured).containsExactlyInAnyOrderElementsOf(benchmark.paths());
            for (String path : measured) {
                benchmark.path = path;
                assertThat(benchmark.hotCustomer().toString())
                        .as("%s, %s", path, hot)
                        .isNotEmpty();
            }
            benchmark.path = "none";
            assertThatThrownBy(benchmark::hotCustomer).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
