package io.github.cxmetrics;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The floors of the house: a room uses the floors below it, never its neighbours; inside a wing the arrows run one way. */
class ArchitectureTest {

    private static final Path OUTPUT = Path.of("target/classes");

    private static final String[] GROUND = {"internal", ""};
    private static final String[] FIRST = {"internal", "", "calendar", "survey", "survival"};

    private static final Rooms ROOMS = Rooms.below(Rooms.BASE)
            .room("internal")
            .room("", "internal")
            .room("calendar", GROUND)
            .room("survey", GROUND)
            .room("survival", GROUND)
            .room("kano", FIRST)
            .room("staffing", FIRST)
            .room("contact", FIRST)
            .room("contact.agent", first("contact"))
            .room("contact.call", first("contact"))
            .room("contact.ticket", first("contact"))
            .room("contact.fcr", FIRST)
            .room("monitor.disclosure", GROUND)
            .room("monitor", first("monitor.disclosure"))
            .room("monitor.driver", FIRST)
            .room("monitor.experiment", FIRST)
            .room("monitor.group", FIRST)
            .room("monitor.value", FIRST)
            .room("retention", FIRST)
            .room("retention.revenue", GROUND)
            .room("retention.cohort", FIRST)
            .room("lifetime", FIRST)
            .room("lifetime.purchases", first("lifetime"))
            .room("lifetime.fit", first("lifetime"))
            .room("lifetime.internal", first("lifetime", "lifetime.fit"))
            .room("lifetime.model", first("lifetime", "lifetime.purchases", "lifetime.fit", "lifetime.internal"))
            .room(
                    "lifetime.value",
                    first("lifetime", "lifetime.purchases", "lifetime.fit", "lifetime.internal", "lifetime.model"))
            .room("usability", FIRST)
            .onTop("forms");

    private static final JavaClasses CLASSES = Rooms.read(OUTPUT);

    private static String[] first(String... more) {
        String[] all = java.util.Arrays.copyOf(FIRST, FIRST.length + more.length);
        System.arraycopy(more, 0, all, FIRST.length, more.length);
        return all;
    }

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
        ROOMS.checkSignatures(CLASSES);
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
