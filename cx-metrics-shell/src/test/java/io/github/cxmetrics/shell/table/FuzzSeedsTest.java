package io.github.cxmetrics.shell.table;

import io.github.cxmetrics.FuzzDoors;
import io.github.cxmetrics.FuzzSeedsContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The doors of the kit. */
class FuzzSeedsTest extends FuzzSeedsContract {

    private static final Path RESOURCES = Path.of("src/test/resources/io/github/cxmetrics/shell/table");

    /** Larger files cost time and teach a fuzzer nothing. */
    private static final int MOST_BYTES = 4_000;

    FuzzSeedsTest() {
        super(ShellDoors.BY_NAME, RESOURCES.resolve("ShellFuzzInputs"));
    }

    @Override
    protected List<byte[]> moreSeeds(String door) throws IOException {
        return door.equals("csv")
                ? FuzzDoors.files(RESOURCES.resolve("files")).stream()
                        .filter(file -> file.length <= MOST_BYTES)
                        .toList()
                : List.of();
    }
}
