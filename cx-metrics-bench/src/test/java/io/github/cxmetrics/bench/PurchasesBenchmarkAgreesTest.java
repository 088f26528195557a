package io.github.cxmetrics.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.lifetime.purchases.PurchaseHistories;
import io.github.cxmetrics.lifetime.value.CltvRanking;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ours and the maps by hand make the same histories, and the quick ranking is that of all values. */
class PurchasesBenchmarkAgreesTest {

    private final PurchasesBenchmark benchmark = new PurchasesBenchmark();

    @Test
    void historiesAreThoseOfTheMaps() {
        PurchasesBenchmark.Log log = new PurchasesBenchmark.Log();
        log.rows = 6_007;
        log.fill();
        PurchaseHistories ours = benchmark.histories(log);
        Map<String, double[]> byMaps = benchmark.historiesByMaps(log);
        assertThat(ours.size()).isEqualTo(byMaps.size());
        for (int i = 0; i < ours.size(); i++) {
            assertThat(new double[] {
                        ours.frequency(i),
                        ours.recency(i),
                        ours.age(i),
                        ours.meanSpend(i).orElse(0)
                    })
                    .isEqualTo(byMaps.get(ours.id(i)));
        }
        assertThat(benchmark.sortedRows(log)).hasSize(log.rows).isSorted();
    }

    @Test
    void theTopTenAreTheTenLargestValues() {
        PurchasesBenchmark.Customers customers = new PurchasesBenchmark.Customers();
        customers.size = 5_003;
        customers.fill();
        double[] values = customers.cltv().values(customers.histories);
        double[] largest = IntStream.range(0, values.length)
                .mapToDouble(i -> -values[i])
                .sorted()
                .limit(10)
                .map(v -> -v)
                .toArray();
        assertThat(benchmark.topTen(customers).rows().stream().mapToDouble(CltvRanking.Row::value))
                .containsExactly(
                        IntStream.range(0, 10).mapToObj(i -> largest[i]).toArray(Double[]::new));
        assertThat(benchmark.expectations(customers)).hasSize(customers.size);
    }
}
