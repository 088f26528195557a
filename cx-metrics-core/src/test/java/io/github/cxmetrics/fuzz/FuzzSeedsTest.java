package io.github.cxmetrics.fuzz;

import io.github.cxmetrics.FuzzDoors;
import io.github.cxmetrics.FuzzSeedsContract;
import io.github.cxmetrics.forms.CoreForms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The doors of core. */
class FuzzSeedsTest extends FuzzSeedsContract {

    private static final Path KEPT = Path.of("src/test/resources/stored/1");

    FuzzSeedsTest() {
        super(CoreDoors.BY_NAME, Path.of("src/test/resources/io/github/cxmetrics/fuzz/CoreFuzzInputs"));
    }

    @Override
    protected List<byte[]> moreSeeds(String door) throws IOException {
        return FuzzDoors.storedSeeds(door, CoreForms.all(), KEPT);
    }
}
