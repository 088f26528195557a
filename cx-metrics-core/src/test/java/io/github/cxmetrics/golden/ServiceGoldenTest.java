package io.github.cxmetrics.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** No case of service.json is without a room; the rooms' own tests check them. */
class ServiceGoldenTest {

    @Test
    void everyCaseHasARoom() {
        assertThat(ServiceRoom.homeless()).isEmpty();
    }
}
