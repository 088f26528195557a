package io.github.cxmetrics.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Lets the fuzzer loose on each door of core that takes bytes or text. In profile {@code fuzz} only. */
class CoreFuzz {

    @FuzzTest(maxDuration = "1m")
    void json(byte[] data) {
        CoreDoors.BY_NAME.get("json").accept(data);
    }

    @FuzzTest(maxDuration = "1m")
    void serialized(byte[] data) {
        CoreDoors.BY_NAME.get("serialized").accept(data);
    }

    @FuzzTest(maxDuration = "1m")
    void calendar(byte[] data) {
        CoreDoors.BY_NAME.get("calendar").accept(data);
    }

    @FuzzTest(maxDuration = "1m")
    void hours(byte[] data) {
        CoreDoors.BY_NAME.get("hours").accept(data);
    }

    @FuzzTest(maxDuration = "1m")
    void kano(byte[] data) {
        CoreDoors.BY_NAME.get("kano").accept(data);
    }

    @FuzzTest(maxDuration = "1m")
    void actor(byte[] data) {
        CoreDoors.BY_NAME.get("actor").accept(data);
    }

    @FuzzTest(maxDuration = "1m")
    void money(byte[] data) {
        CoreDoors.BY_NAME.get("money").accept(data);
    }

    @FuzzTest(maxDuration = "1m")
    void scale(byte[] data) {
        CoreDoors.BY_NAME.get("scale").accept(data);
    }

    @FuzzTest(maxDuration = "1m")
    void labels(byte[] data) {
        CoreDoors.BY_NAME.get("labels").accept(data);
    }
}
