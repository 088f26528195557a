package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the fuzzer starts from, and what it found, at each door of a module that takes outside bytes or text: every input is refused in words or reads back,
 * in memory of its own size class, and soon.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class FuzzSeedsContract {

    private static final int CHANGED = 2_000;

    private final Map<String, Consumer<byte[]>> doors;
    private final Path folder;

    /**
     * A test of a module's doors.
     *
     * @param doors by name
     * @param folder holds a folder of seeds for each door
     */
    protected FuzzSeedsContract(Map<String, Consumer<byte[]>> doors, Path folder) {
        this.doors = doors;
        this.folder = folder;
    }

    /** Seeds of a door that stand elsewhere, or are made in the test. */
    protected List<byte[]> moreSeeds(String door) throws IOException {
        return List.of();
    }

    Set<String> doors() {
        return doors.keySet();
    }

    private List<byte[]> seeds(String door) throws IOException {
        List<byte[]> seeds = new ArrayList<>(FuzzDoors.files(folder.resolve(door)));
        seeds.addAll(moreSeeds(door));
        return seeds;
    }

    @ParameterizedTest
    @MethodSource("doors")
    void seedsAreRefusedInWordsOrReadBack(String door) throws IOException {
        List<byte[]> seeds = seeds(door);
        assertThat(seeds).as("seeds of " + door).isNotEmpty();
        seeds.forEach(seed -> FuzzDoors.enter(doors.get(door), seed));
    }

    /** Seeds with a few bytes changed, cut, doubled: what a fuzzer does first, with a fixed seed. */
    @ParameterizedTest
    @MethodSource("doors")
    void changedSeedsAreRefusedInWordsOrReadBack(String door) throws IOException {
        Random random = new Random(door.hashCode());
        List<byte[]> seeds = seeds(door);
        for (int i = 0; i < CHANGED; i++) {
            byte[] seed = seeds.get(random.nextInt(seeds.size()));
            FuzzDoors.enter(doors.get(door), FuzzDoors.changed(seed, random));
        }
    }

    @Test
    void everySeedHasADoor() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            assertThat(folders.map(each -> each.getFileName().toString())).isSubsetOf(doors.keySet());
        }
    }
}
