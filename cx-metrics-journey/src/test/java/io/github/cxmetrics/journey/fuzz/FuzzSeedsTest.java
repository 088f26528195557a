package io.github.cxmetrics.journey.fuzz;

import io.github.cxmetrics.FuzzDoors;
import io.github.cxmetrics.FuzzSeedsContract;
import io.github.cxmetrics.journey.forms.JourneyForms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The doors of the journeys. */
class FuzzSeedsTest extends FuzzSeedsContract {

    private static final Path KEPT = Path.of("src/test/resources/stored/1");

    FuzzSeedsTest() {
        super(JourneyDoors.BY_NAME, Path.of("src/test/resources/io/github/cxmetrics/journey/fuzz/JourneyFuzzInputs"));
    }

    @Override
    protected List<byte[]> moreSeeds(String door) throws IOException {
        return FuzzDoors.storedSeeds(door, JourneyForms.all(), KEPT);
    }
}
