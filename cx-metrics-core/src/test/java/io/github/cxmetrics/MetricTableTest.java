package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricTableTest {

    @Test
    void printsAlignedAndDashesForNothing() {
        Map<String, Proportion> shares = new LinkedHashMap<>();
        shares.put("north", Proportion.of(812, 1000));
        shares.put("south-east", Proportion.of(0, 0));
        shares.put("w", Proportion.of(1, 2));
        MetricTable<Proportion> table = MetricTable.of("region", shares);
        assertThat(table).hasToString("""
                region         n   share          95 % CI
                north       1000  81.2 %  78.7 % … 83.5 %
                south-east     0       –                –
                w              2  50.0 %   9.5 % … 90.5 %
                """);
        assertThat(table.metrics()).containsOnlyKeys("north", "south-east", "w");
    }

    @Test
    void readsMetricsOffTallies() {
        Map<String, Proportion> tallies = Map.of("all", Proportion.of(3, 4));
        assertThat(MetricTable.of("group", tallies, Proportion::complement).metrics())
                .containsEntry("all", Proportion.of(1, 4));
    }

    @Test
    void anEmptyTableHasItsHeadings() {
        assertThat(MetricTable.of("group", Map.<String, Proportion>of())).hasToString("group  n  value  95 % CI\n");
    }
}
