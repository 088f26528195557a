package io.github.cxmetrics.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HeavyUserTest {

    /** The rows alone would take 160 MB and more, and 64 MB where they are objects. Spark sorts outside the heap's bounds, by spilling. */
    @Test
    void oneUserOfTenMillionEventsNeedsNoMoreMemoryThanABatch() throws Exception {
        assertThat(Jvm.run(HeavyUserMain.class, Map.of(), "-Xmx64m", "-XX:+UseSerialGC"))
                .isEqualTo("funnel 1 → 1 → 1 (100.0 %), n = 1, 999999 events after asOf"
                        + " | funnel 1 → 1 → 1 (100.0 %), n = 1, 999999 events after asOf");
    }
}
