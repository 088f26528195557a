package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.internal.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WindowedRecorderTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static WindowedRecorder<Boolean, Proportion> quarterHour() {
        return WindowedRecorder.of(Proportion.RULE, Duration.ofMinutes(15), MINUTE);
    }

    @Test
    void aWindowHoldsItsSlotsAndNoOthers() {
        WindowedRecorder<Boolean, Proportion> recorder = quarterHour();
        for (int minute = 0; minute < 40; minute++) {
            recorder.record(minute % 2 == 0, NOON.plus(MINUTE.multipliedBy(minute)));
            int n = Math.min(minute + 1, 15);
            Instant asOf = NOON.plus(MINUTE.multipliedBy(minute)).plusMillis(59_999);
            assertThat(recorder.snapshot(asOf).trials()).as("minute %s", minute).isEqualTo(n);
            assertThat(recorder.last(MINUTE, asOf)).isEqualTo(Proportion.of(minute % 2 == 0 ? 1 : 0, 1));
        }
        assertThat(recorder.late()).isZero();
    }

    @Test
    void timeMovesObservationsOut() {
        WindowedRecorder<Boolean, Proportion> recorder = quarterHour();
        recorder.record(true, NOON);
        assertThat(recorder.snapshot(NOON.plus(MINUTE.multipliedBy(14))).trials())
                .isEqualTo(1);
        assertThat(recorder.snapshot(NOON.plus(MINUTE.multipliedBy(15))).trials())
                .isZero();
        assertThat(recorder.snapshot(NOON.minus(MINUTE)).trials()).isZero();
    }

    @Test
    void lateObservationsCountWhileTheirSlotIsThere() {
        WindowedRecorder<Boolean, Proportion> recorder = quarterHour();
        Instant newest = NOON.plus(MINUTE.multipliedBy(14));
        recorder.record(true, newest);
        recorder.record(true, NOON);
        assertThat(recorder.snapshot(newest)).isEqualTo(Proportion.of(2, 2));
        assertThat(recorder.late()).isZero();
        recorder.record(true, newest.minus(MINUTE.multipliedBy(15)));
        assertThat(recorder.snapshot(newest)).isEqualTo(Proportion.of(2, 2));
        assertThat(recorder.late()).isEqualTo(1);
    }

    @Test
    void timesBeforeTheEpochAreTimes() {
        WindowedRecorder<Boolean, Proportion> recorder = quarterHour();
        Instant before = Instant.EPOCH.minusMillis(1);
        recorder.record(true, before);
        recorder.record(false, Instant.EPOCH);
        assertThat(recorder.last(MINUTE, before)).isEqualTo(Proportion.of(1, 1));
        assertThat(recorder.last(MINUTE.multipliedBy(2), Instant.EPOCH)).isEqualTo(Proportion.of(1, 2));
    }

    @Test
    void manyThreadsLoseNothing() throws Exception {
        WindowedRecorder<Boolean, Proportion> recorder = quarterHour();
        int threads = 4;
        int each = 20_000;
        List<Thread> writers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            Thread writer = new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    recorder.record(true, NOON.plusSeconds(i % 900));
                }
            });
            writer.start();
            writers.add(writer);
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(recorder.snapshot(NOON.plusSeconds(899)).trials() + recorder.late())
                .isEqualTo((long) threads * each);
        assertThat(recorder.late()).isZero();
    }

    @Test
    void badWindowsAreRefused() {
        assertThatThrownBy(() -> WindowedRecorder.of(Proportion.RULE, MINUTE, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a slot is a positive number of whole milliseconds, not 0 seconds");
        assertThatThrownBy(() -> WindowedRecorder.of(Proportion.RULE, Duration.ofSeconds(90), MINUTE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a window is 1..100000 times the slot of 1 minute, not 1 min 30 s");
        assertThatThrownBy(() -> quarterHour().last(Duration.ofMinutes(16), NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a window is 1..15 times the slot of 1 minute, not 16 minutes");
    }

    @Test
    void aClockOf2099MovesNobodyOut() {
        WindowedRecorder<Boolean, Proportion> recorder = quarterHour();
        for (int minute = 0; minute < 15; minute++) {
            recorder.record(true, NOON.plus(MINUTE.multipliedBy(minute)));
        }
        Instant hostile = Instant.parse("2099-01-01T00:00:00Z");
        for (int i = 0; i < 15; i++) {
            recorder.record(false, hostile.plus(MINUTE.multipliedBy(i)));
        }
        Instant now = NOON.plus(MINUTE.multipliedBy(14));
        assertThat(recorder.snapshot(now)).isEqualTo(Proportion.of(15, 15));
        assertThat(recorder.early()).isEqualTo(15);
        assertThat(recorder.late()).isZero();
        recorder.record(true, now);
        assertThat(recorder.snapshot(now)).isEqualTo(Proportion.of(16, 16));
    }

    @Test
    void aServiceThatKnowsThePresentIsNotMisledByItsFirstSender() {
        WindowedRecorder<Boolean, Proportion> recorder = quarterHour();
        recorder.record(false, Instant.MAX, NOON);
        recorder.record(false, Instant.MIN, NOON);
        recorder.record(true, NOON, NOON);
        assertThat(recorder.snapshot(NOON)).isEqualTo(Proportion.of(1, 1));
        assertThat(recorder.early()).isEqualTo(1);
        assertThat(recorder.late()).isEqualTo(1);
        WindowedRecorder<Boolean, Proportion> asked = quarterHour();
        assertThat(asked.snapshot(NOON).trials()).isZero();
        asked.record(false, NOON.plus(Duration.ofDays(1)));
        assertThat(asked.early()).isEqualTo(1);
    }

    @Test
    void whatIsAheadCountsWhenItsTimeComes() {
        WindowedRecorder<Boolean, Proportion> recorder = quarterHour();
        recorder.record(true, NOON);
        Instant later = NOON.plus(MINUTE.multipliedBy(5));
        recorder.record(true, later);
        recorder.record(false, later);
        assertThat(recorder.early()).isEqualTo(2);
        assertThat(recorder.snapshot(NOON.plus(MINUTE.multipliedBy(3)))).isEqualTo(Proportion.of(1, 1));
        assertThat(recorder.snapshot(later)).isEqualTo(Proportion.of(2, 3));
        assertThat(recorder.early()).isZero();
        recorder.record(true, later.plus(MINUTE));
        assertThat(recorder.early()).as("one slot ahead is within the horizon").isZero();
        assertThat(recorder.snapshot(later)).isEqualTo(Proportion.of(2, 3));
        assertThat(recorder.snapshot(later.plus(MINUTE))).isEqualTo(Proportion.of(3, 4));
    }

    @Test
    void soManySlotsAreKeptAsideAsTheWindowHas() {
        WindowedRecorder<Boolean, Proportion> recorder = quarterHour();
        recorder.record(true, NOON);
        for (int day = 1; day <= 40; day++) {
            recorder.record(true, NOON.plus(Duration.ofDays(day)));
        }
        assertThat(recorder.early()).isEqualTo(40);
        assertThatThrownBy(() -> recorder.record(null, NOON.plus(Duration.ofDays(99))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an observation of a share must not be null");
        assertThat(recorder.snapshot(NOON.plus(Duration.ofDays(3)))).isEqualTo(Proportion.of(1, 1));
        assertThat(recorder.late())
                .as("two that were kept, and whose window is over")
                .isEqualTo(2);
        assertThat(recorder.early()).isEqualTo(37);
    }

    @Test
    void whatTheRuleRefusesMovesNothing() {
        WindowedRecorder<Boolean, Proportion> recorder = quarterHour();
        recorder.record(true, NOON);
        for (Instant at : List.of(NOON, NOON.plus(MINUTE), NOON.minus(Duration.ofDays(1)), Instant.MAX, Instant.MIN)) {
            assertThatThrownBy(() -> recorder.record(null, at))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("an observation of a share must not be null");
        }
        assertThat(recorder.late()).isZero();
        assertThat(recorder.early()).isZero();
        recorder.record(true, NOON.minus(MINUTE.multipliedBy(14)));
        assertThat(recorder.snapshot(NOON)).as("no refused row moved the time").isEqualTo(Proportion.of(2, 2));
    }

    @Test
    void horizonsAreMultiplesOfTheSlotAndNoLongerThanTheWindow() {
        WindowedRecorder<Boolean, Proportion> recorder = quarterHour().withAhead(MINUTE.multipliedBy(3));
        recorder.record(true, NOON);
        recorder.record(true, NOON.plus(MINUTE.multipliedBy(3)));
        assertThat(recorder.early()).isZero();
        WindowedRecorder<Boolean, Proportion> none = quarterHour().withAhead(Duration.ZERO);
        none.record(true, NOON);
        none.record(true, NOON.plus(MINUTE));
        assertThat(none.early()).isEqualTo(1);
        for (Duration bad : List.of(MINUTE.negated(), MINUTE.multipliedBy(16), Duration.ofSeconds(90))) {
            assertThatThrownBy(() -> quarterHour().withAhead(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a horizon is 0..15 times the slot of 1 minute, not " + TimeText.exact(bad));
        }
    }

    /** The same by a list: slots of all that was counted, what is aside, and the time. */
    private static final class ByList {

        private final int window;
        private final int ahead;
        private final List<Long> counted = new ArrayList<>();
        private final List<Long> aside = new ArrayList<>();
        private long time = Long.MIN_VALUE;
        private long late;
        private long turnedAway;

        ByList(int window, int ahead) {
            this.window = window;
            this.ahead = ahead;
        }

        void record(long slot) {
            if (time != Long.MIN_VALUE && slot <= time - window) {
                late++;
            } else if (time != Long.MIN_VALUE && slot > time + ahead) {
                boolean isThere = aside.contains(slot);
                if (isThere || aside.stream().distinct().count() < window) {
                    aside.add(slot);
                } else {
                    turnedAway++;
                }
            } else {
                counted.add(slot);
                tell(slot);
            }
        }

        void tell(long slot) {
            if (slot <= time) {
                return;
            }
            time = slot;
            for (Iterator<Long> each = aside.iterator(); each.hasNext(); ) {
                long ahead = each.next();
                if (ahead <= time + this.ahead) {
                    each.remove();
                    if (ahead <= time - window) {
                        late++;
                    } else {
                        counted.add(ahead);
                    }
                }
            }
            counted.removeIf(each -> each <= time - window);
        }

        long last(int slots, long now) {
            tell(now);
            return counted.stream()
                    .filter(each -> each > now - slots && each <= now)
                    .count();
        }
    }

    @Test
    void anyOrderOfTimesAgreesWithAList() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int window = 1 + random.nextInt(12);
            int ahead = random.nextInt(window + 1);
            WindowedRecorder<Boolean, Proportion> recorder = WindowedRecorder.of(
                            Proportion.RULE, MINUTE.multipliedBy(window), MINUTE)
                    .withAhead(MINUTE.multipliedBy(ahead));
            ByList list = new ByList(window, ahead);
            long now = 0;
            for (int step = 0; step < 200; step++) {
                now += random.nextInt(4) == 0 ? random.nextInt(5) - 1 : 0;
                if (random.nextInt(50) == 0) {
                    now += 30;
                }
                long at = now + random.nextInt(3 * window) - 2 * window + (random.nextInt(20) == 0 ? 100 : 0);
                if (random.nextInt(3) == 0) {
                    int slots = 1 + random.nextInt(window);
                    assertThat(recorder.last(MINUTE.multipliedBy(slots), atSlot(now))
                                    .trials())
                            .as("seed %s, step %s", seed, step)
                            .isEqualTo(list.last(slots, now));
                } else {
                    recorder.record(true, atSlot(at).plusSeconds(random.nextInt(60)));
                    list.record(at);
                }
                assertThat(recorder.late()).as("seed %s, step %s", seed, step).isEqualTo(list.late);
                assertThat(recorder.early())
                        .as("seed %s, step %s", seed, step)
                        .isEqualTo(list.aside.size() + list.turnedAway);
            }
        }
    }

    private static Instant atSlot(long slot) {
        return Instant.EPOCH.plus(MINUTE.multipliedBy(slot));
    }

    /** Writers whose clocks differ, while time moves on and readers ask: each observation is counted, late or early, exactly once. */
    @Test
    void clocksThatDifferLoseNothing() throws Exception {
        WindowedRecorder<Boolean, Proportion> recorder = WindowedRecorder.of(
                        Proportion.RULE, Duration.ofMinutes(1000), MINUTE)
                .withAhead(MINUTE.multipliedBy(2));
        AtomicLong minute = new AtomicLong();
        int each = 30_000;
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int skew = t - 1;
            threads.add(new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    if (i % 300 == 0) {
                        minute.incrementAndGet();
                    }
                    recorder.record(true, atSlot(minute.get() + skew));
                }
            }));
        }
        threads.add(new Thread(() -> {
            for (int i = 0; i < 500; i++) {
                recorder.last(MINUTE.multipliedBy(3), atSlot(minute.get()));
            }
        }));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        long counted = recorder.snapshot(atSlot(minute.get() + 3)).trials();
        assertThat(counted + recorder.late() + recorder.early()).isEqualTo(4L * each);
        assertThat(recorder.late()).isZero();
    }
}
