package io.github.cxmetrics.journey.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.EventLog;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variants and transitions against a map of lists, on random walks in rows of any order: {@code -Dcxmetrics.tries} walks in all. */
class PathDifferentialTest {

    private static final int TRIES = Integer.getInteger("cxmetrics.tries", 20_000);
    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    private final Map<List<String>, Long> variants = new HashMap<>();
    private final Map<List<String>, Long> moves = new HashMap<>();

    private EventLog log(int walks, Random random, boolean isShuffled) {
        List<int[]> rows = new ArrayList<>();
        for (int user = 0; user < walks; user++) {
            List<String> walk = new ArrayList<>();
            for (int length = 1 + random.nextInt(9); length > 0; length--) {
                int step = random.nextInt(NAMES.size());
                rows.add(new int[] {user, step, walk.size()});
                walk.add(NAMES.get(step));
            }
            variants.merge(walk, 1L, Long::sum);
            for (int i = 1; i < walk.size(); i++) {
                moves.merge(List.of(walk.get(i - 1), walk.get(i)), 1L, Long::sum);
            }
        }
        if (isShuffled) {
            Collections.shuffle(rows, random);
        }
        byte[] steps = new byte[rows.size()];
        IntStream.range(0, steps.length).forEach(i -> steps[i] = (byte) rows.get(i)[1]);
        return EventLog.of(
                Codes.numbered(rows.stream().mapToInt(row -> row[0]).toArray(), walks),
                Codes.of(steps, NAMES),
                rows.stream().mapToLong(row -> row[2]).toArray(),
                ChronoUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void walksAreCountedAsTheyWere(boolean isShuffled) {
        EventLog log = log(TRIES / 2, new Random(20261130), isShuffled);
        Variants counted = Variants.of(log);
        assertThat(counted.distinct()).isEqualTo(variants.size());
        variants.forEach((walk, count) ->
                assertThat(counted.count(walk.toArray(String[]::new))).isEqualTo(count));
        Transitions transitions = Transitions.of(log);
        for (String from : NAMES) {
            for (String to : NAMES) {
                assertThat(transitions.count(from, to)).isEqualTo(moves.getOrDefault(List.of(from, to), 0L));
            }
        }
    }
}
