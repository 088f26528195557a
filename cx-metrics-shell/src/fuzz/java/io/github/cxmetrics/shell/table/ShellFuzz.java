package io.github.cxmetrics.shell.table;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cxmetrics.FuzzDoors;

/** Lets the fuzzer loose on each door of the kit that takes files or text. In profile {@code fuzz} only. */
class ShellFuzz {

    @FuzzTest(maxDuration = "1m")
    void csv(byte[] data) {
        enter("csv", data);
    }

    @FuzzTest(maxDuration = "1m")
    void packed(byte[] data) {
        enter("packed", data);
    }

    @FuzzTest(maxDuration = "1m")
    void zip(byte[] data) {
        enter("zip", data);
    }

    @FuzzTest(maxDuration = "1m")
    void xlsx(byte[] data) {
        enter("xlsx", data);
    }

    @FuzzTest(maxDuration = "1m")
    void sheet(byte[] data) {
        enter("sheet", data);
    }

    @FuzzTest(maxDuration = "1m")
    void json(byte[] data) {
        enter("json", data);
    }

    @FuzzTest(maxDuration = "1m")
    void cells(byte[] data) {
        enter("cells", data);
    }

    @FuzzTest(maxDuration = "1m")
    void format(byte[] data) {
        enter("format", data);
    }

    private static void enter(String door, byte[] data) {
        FuzzDoors.enter(ShellDoors.BY_NAME.get(door), data);
    }
}
