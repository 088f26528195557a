package io.github.cxmetrics.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cxmetrics.FuzzDoors;

/** Lets the fuzzer loose on each door of core that takes bytes or text. In profile {@code fuzz} only. */
class CoreFuzz {

    @FuzzTest(maxDuration = "1m")
    void json(byte[] data) {
        enter("json", data);
    }

    @FuzzTest(maxDuration = "1m")
    void serialized(byte[] data) {
        enter("serialized", data);
    }

    @FuzzTest(maxDuration = "1m")
    void calendar(byte[] data) {
        enter("calendar", data);
    }

    @FuzzTest(maxDuration = "1m")
    void hours(byte[] data) {
        enter("hours", data);
    }

    @FuzzTest(maxDuration = "1m")
    void kano(byte[] data) {
        enter("kano", data);
    }

    @FuzzTest(maxDuration = "1m")
    void actor(byte[] data) {
        enter("actor", data);
    }

    @FuzzTest(maxDuration = "1m")
    void money(byte[] data) {
        enter("money", data);
    }

    @FuzzTest(maxDuration = "1m")
    void scale(byte[] data) {
        enter("scale", data);
    }

    @FuzzTest(maxDuration = "1m")
    void labels(byte[] data) {
        enter("labels", data);
    }

    private static void enter(String door, byte[] data) {
        FuzzDoors.enter(CoreDoors.BY_NAME.get(door), data);
    }
}
