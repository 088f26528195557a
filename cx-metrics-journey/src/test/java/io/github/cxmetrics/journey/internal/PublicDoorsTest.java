package io.github.cxmetrics.journey.internal;

import io.github.cxmetrics.PublicDoors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicDoorsTest {

    @Test
    void everyDoor() throws Exception {
        PublicDoors doors = PublicDoors.open(Path.of("target/classes"), Map.of(), name -> false);
        StringBuilder out = new StringBuilder(doors.summary().toString()).append('\n');
        doors.failures().forEach((k, v) -> out.append("F ").append(k).append("\n      ").append(v).append('\n'));
        doors.leaks().forEach((k, v) -> out.append("L ").append(k).append("\n      ").append(v).append('\n'));
        doors.neverAnswered().forEach(k -> out.append("A ").append(k).append('\n'));
        doors.neverMade().forEach(k -> out.append("M ").append(k).append('\n'));
        Files.writeString(Path.of(System.getProperty("doors.out", "/work/tmp/mend-doors/journey.txt")), out);
    }
}
