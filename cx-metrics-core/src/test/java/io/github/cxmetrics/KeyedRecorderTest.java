package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class KeyedRecorderTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void eachKeyHasItsTally() {
        KeyedRecorder<String, Boolean, Proportion> recorder = KeyedRecorder.refusing(Proportion.RULE, 3);
        recorder.record("acme", true);
        recorder.record("bolt", false);
        recorder.record("acme", false);
        assertThat(recorder.snapshot("acme")).isEqualTo(Proportion.of(1, 2));
        assertThat(recorder.snapshot("nobody")).isEqualTo(Proportion.of(0, 0));
        assertThat(recorder.snapshots()).isEqualTo(Map.of("acme", Proportion.of(1, 2), "bolt", Proportion.of(0, 1)));
        assertThat(recorder.snapshotsBy(String::length)).isEqualTo(Map.of(4, Proportion.of(1, 3)));
        assertThat(recorder.size()).isEqualTo(2);
    }

    @Test
    void aFullOneRefusesANewKeyOrLetsTheLongestSilentGo() {
        KeyedRecorder<String, Boolean, Proportion> strict = KeyedRecorder.refusing(Proportion.RULE, 2);
        strict.record("a", true);
        strict.record("b", true);
        assertThatThrownBy(() -> strict.record("c", true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there are 2 keys, which is as many as this recorder takes");
        strict.record("a", true);
        assertThat(strict.snapshots()).isEqualTo(Map.of("a", Proportion.of(2, 2), "b", Proportion.of(1, 1)));

        List<String> gone = new ArrayList<>();
        KeyedRecorder<String, Boolean, Proportion> open =
                KeyedRecorder.evicting(Proportion.RULE, 2, (key, tally) -> gone.add(key + " " + tally.trials()));
        for (String key : List.of("a", "b", "b", "a", "c", "a", "d", "c")) {
            open.record(key, true);
        }
        assertThat(gone).containsExactly("b 2", "c 1", "a 3");
        assertThat(open.snapshots().keySet()).containsExactlyInAnyOrder("d", "c");
    }

    @Test
    void whatIsRefusedMakesNoKeyAndMovesNoneOut() {
        List<String> gone = new ArrayList<>();
        KeyedRecorder<String, Boolean, Proportion> recorder =
                KeyedRecorder.evicting(Proportion.RULE, 1, (key, tally) -> gone.add(key));
        recorder.record("a", true);
        assertThatThrownBy(() -> recorder.record("b", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an observation of a share must not be null");
        assertThatThrownBy(() -> recorder.record(null, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the key of an observation must not be null");
        assertThat(gone).isEmpty();
        assertThat(recorder.snapshots()).isEqualTo(Map.of("a", Proportion.of(1, 1)));
        assertThatThrownBy(() -> KeyedRecorder.refusing(Proportion.RULE, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a recorder by key has a place for at least 1 key, not 0");
    }

    /** The longest silent leaves, by a list that does the same the slow way. */
    @Test
    void whoLeavesAgreesWithAList() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<Integer> gone = new ArrayList<>();
            KeyedRecorder<Integer, Boolean, Proportion> recorder =
                    KeyedRecorder.evicting(Proportion.RULE, 5, (key, tally) -> gone.add(key));
            List<Integer> byUse = new ArrayList<>();
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                Integer key = random.nextInt(9);
                recorder.record(key, true);
                if (!byUse.remove(key) && byUse.size() == 5) {
                    expected.add(byUse.remove(0));
                }
                byUse.add(key);
            }
            assertThat(gone).as("seed %s", seed).isEqualTo(expected);
        }
    }

    @Test
    void manyThreadsAndEverNewKeysLoseNothing() throws Exception {
        LongAdder gone = new LongAdder();
        KeyedRecorder<Integer, Boolean, Proportion> recorder =
                KeyedRecorder.evicting(Proportion.RULE, 20, (key, tally) -> gone.add(tally.trials()));
        int each = 40_000;
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            Random random = new Random(t);
            threads.add(new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    recorder.record(random.nextInt(60), true);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        long there = recorder.snapshots().values().stream()
                .mapToLong(Proportion::trials)
                .sum();
        assertThat(recorder.size()).isEqualTo(20);
        assertThat(there + gone.sum()).isEqualTo(4L * each);
    }

    @Test
    void windowsByKeyKnowLateAndEarly() {
        KeyedWindowedRecorder<String, Boolean, Proportion> recorder =
                KeyedWindowedRecorder.refusing(Proportion.RULE, MINUTE.multipliedBy(15), MINUTE, 2);
        recorder.record("acme", true, NOON, NOON);
        recorder.record("acme", true, NOON.plus(Duration.ofDays(1)), NOON);
        recorder.record("acme", true, NOON.minus(Duration.ofDays(1)), NOON);
        recorder.record("bolt", false, NOON);
        assertThat(recorder.snapshots(NOON))
                .isEqualTo(Map.of("acme", Proportion.of(1, 1), "bolt", Proportion.of(0, 1)));
        assertThat(recorder.snapshotsBy(String::length, NOON)).isEqualTo(Map.of(4, Proportion.of(1, 2)));
        assertThat(recorder.snapshot("acme", NOON)).isEqualTo(Proportion.of(1, 1));
        assertThat(recorder.last("acme", MINUTE, NOON.plus(MINUTE))).isEqualTo(Proportion.of(0, 0));
        assertThat(recorder.early("acme")).isEqualTo(1);
        assertThat(recorder.late("acme")).isEqualTo(1);
        assertThat(recorder.late("nobody") + recorder.early("nobody")).isZero();
        assertThat(recorder.snapshot("nobody", NOON)).isEqualTo(Proportion.of(0, 0));
        assertThatThrownBy(() -> recorder.last("nobody", MINUTE.multipliedBy(16), NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a window is 1..15 times the slot of 1 minute, not 16 minutes");
        assertThatThrownBy(() -> recorder.record("cent", true, NOON))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there are 2 keys, which is as many as this recorder takes");
    }

    @Test
    void aWindowThatLeavesHandsItsTallyOver() {
        List<Proportion> gone = new ArrayList<>();
        KeyedWindowedRecorder<String, Boolean, Proportion> recorder = KeyedWindowedRecorder.evicting(
                Proportion.RULE, MINUTE.multipliedBy(15), MINUTE, 1, (key, tally) -> gone.add(tally));
        recorder.record("a", true, NOON);
        recorder.record("a", false, NOON.plus(MINUTE));
        recorder.record("b", true, NOON);
        assertThat(gone).containsExactly(Proportion.of(1, 2));
        assertThat(recorder.size()).isEqualTo(1);
    }
}
