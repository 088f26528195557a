package io.github.cxmetrics.journey.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cxmetrics.FuzzDoors;

/** Lets the fuzzer loose on each door of the journeys that takes bytes or text. In profile {@code fuzz} only. */
class JourneyFuzz {

    @FuzzTest(maxDuration = "1m")
    void json(byte[] data) {
        enter("json", data);
    }

    @FuzzTest(maxDuration = "1m")
    void serialized(byte[] data) {
        enter("serialized", data);
    }

    @FuzzTest(maxDuration = "1m")
    void pattern(byte[] data) {
        enter("pattern", data);
    }

    @FuzzTest(maxDuration = "1m")
    void log(byte[] data) {
        enter("log", data);
    }

    private static void enter(String door, byte[] data) {
        FuzzDoors.enter(JourneyDoors.BY_NAME.get(door), data);
    }
}
