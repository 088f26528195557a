package io.github.cxmetrics.journey;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.cxmetrics.Rooms;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms of journeys run one way: from the log to what is read off it. */
class JourneyArchitectureTest {

    private static final Path OUTPUT = Path.of("target/classes");

    private static final Rooms ROOMS = Rooms.below(Rooms.BASE + ".journey")
            .room("internal")
            .room("", "internal")
            .room("funnel", "internal", "")
            .room("path", "internal", "")
            .room("attribution", "internal", "", "path")
            .room("map", "internal", "")
            .room("retention", "internal", "")
            .onTop("forms");

    private static final JavaClasses CLASSES = Rooms.read(OUTPUT);

    @Test
    void everyPackageIsARoomWithItsPlace() {
        ROOMS.checkEveryPackageIsARoom(CLASSES);
    }

    @Test
    void roomsUseOnlyWhatStandsBelow() {
        ROOMS.checkDirections(CLASSES);
    }

    @Test
    void roomsAreSmallEnoughToKnow() throws IOException {
        ROOMS.checkSizes(Path.of("src/main/java"));
    }

    @Test
    void theModuleExportsItsRooms() throws IOException {
        ROOMS.checkExports(OUTPUT);
    }

    @Test
    void publicSignaturesUseVisibleTypes() {
        ROOMS.checkSignatures(CLASSES, "EventLog.columns");
    }

    @Test
    void nobodyReadsTheClockOrPrints() {
        ROOMS.checkNobodyReadsTheClockOrPrints(CLASSES);
    }

    @Test
    void nobodyLeavesTheLibrary() {
        ROOMS.checkNobodyLeavesTheLibrary(CLASSES);
    }
}
