package io.github.cxmetrics.journey.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Lets the fuzzer loose on each door of the journeys that takes bytes or text. In profile {@code fuzz} only. */
class JourneyFuzz {

    @FuzzTest(maxDuration = "1m")
    void json(byte[] data) {
        JourneyDoors.BY_NAME.get("json").accept(data);
    }

    @FuzzTest(maxDuration = "1m")
    void serialized(byte[] data) {
        JourneyDoors.BY_NAME.get("serialized").accept(data);
    }

    @FuzzTest(maxDuration = "1m")
    void pattern(byte[] data) {
        JourneyDoors.BY_NAME.get("pattern").accept(data);
    }

    @FuzzTest(maxDuration = "1m")
    void log(byte[] data) {
        JourneyDoors.BY_NAME.get("log").accept(data);
    }
}
