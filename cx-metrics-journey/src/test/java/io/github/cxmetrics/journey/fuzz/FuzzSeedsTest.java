package io.github.cxmetrics.journey.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.FuzzDoors;
import io.github.cxmetrics.journey.forms.JourneyForms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fuzzer starts from, and what it found: each input is refused in words or reads back. */
class FuzzSeedsTest {

    private static final Path SEEDS = Path.of("src/test/resources/io/github/cxmetrics/journey/fuzz/JourneyFuzzInputs");
    private static final Path KEPT = Path.of("src/test/resources/stored/1");

    static Stream<String> doors() {
        return JourneyDoors.BY_NAME.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void seedsAreRefusedInWordsOrReadBack(String door) throws IOException {
        List<byte[]> seeds = seeds(door);
        assertThat(seeds).as("seeds of " + door).isNotEmpty();
        seeds.forEach(JourneyDoors.BY_NAME.get(door));
    }

    /** Seeds with a few bytes changed, cut, doubled: what a fuzzer does first, with a fixed seed. */
    @ParameterizedTest
    @MethodSource("doors")
    void changedSeedsAreRefusedInWordsOrReadBack(String door) throws IOException {
        Random random = new Random(door.hashCode());
        List<byte[]> seeds = seeds(door);
        for (int i = 0; i < 2_000; i++) {
            byte[] seed = seeds.get(random.nextInt(seeds.size()));
            JourneyDoors.BY_NAME.get(door).accept(FuzzDoors.changed(seed, random));
        }
    }

    @Test
    void everySeedHasADoor() throws IOException {
        try (Stream<Path> folders = Files.list(SEEDS)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .isSubsetOf(JourneyDoors.BY_NAME.keySet());
        }
    }

    private static List<byte[]> seeds(String door) throws IOException {
        List<byte[]> seeds = new ArrayList<>(FuzzDoors.files(SEEDS.resolve(door)));
        if (door.equals("json")) {
            seeds.addAll(FuzzDoors.files(KEPT));
        }
        if (door.equals("serialized")) {
            seeds.addAll(FuzzDoors.serialized(JourneyForms.all(), KEPT));
        }
        return seeds;
    }
}
