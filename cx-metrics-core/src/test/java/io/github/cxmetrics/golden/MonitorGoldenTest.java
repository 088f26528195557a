package io.github.cxmetrics.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** No case of monitor.json is without a room; the rooms' own tests check them. */
class MonitorGoldenTest {

    @Test
    void everyCaseHasARoom() {
        assertThat(MonitorRoom.homeless()).isEmpty();
    }
}
