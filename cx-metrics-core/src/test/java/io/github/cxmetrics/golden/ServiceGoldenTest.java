package io.github.cxmetrics.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No case of service.json is without a room; those of rooms to come are skipped and counted. The rooms' own tests check the rest. */
class ServiceGoldenTest {

    @Test
    void everyCaseHasARoom() {
        assertThat(ServiceRoom.homeless()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> roomsToCome() {
        return ServiceRoom.toCome();
    }
}
