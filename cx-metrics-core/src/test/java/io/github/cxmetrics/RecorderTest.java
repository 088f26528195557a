package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecorderTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** A snapshot holds all that was recorded before it was asked for, and nothing that began after it was given. */
    @Test
    void snapshotsArePointsInTime() throws Exception {
        TallyRecorder<Boolean, Proportion> recorder = TallyRecorder.of(Proportion.RULE);
        AtomicLong begun = new AtomicLong();
        AtomicLong done = new AtomicLong();
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch started = new CountDownLatch(3);
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread writer = new Thread(() -> {
                started.countDown();
                while (!stop.get()) {
                    begun.incrementAndGet();
                    recorder.record(true);
                    done.incrementAndGet();
                }
            });
            writer.start();
            writers.add(writer);
        }
        started.await();
        long before = 0;
        for (int i = 0; i < 300; i++) {
            long atLeast = done.get();
            Proportion snapshot = recorder.snapshot();
            long atMost = begun.get();
            assertThat(snapshot.trials()).isBetween(Math.max(before, atLeast), atMost);
            assertThat(snapshot.successes()).isEqualTo(snapshot.trials());
            before = snapshot.trials();
        }
        stop.set(true);
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(recorder.snapshot().trials()).isEqualTo(done.get());
    }

    @Test
    void aRecorderNeedsARule() {
        assertThatThrownBy(() -> TallyRecorder.of(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a recorder needs a rule, not null");
    }

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
                .hasMessage("a slot is a positive number of whole milliseconds, not PT0S");
        assertThatThrownBy(() -> WindowedRecorder.of(Proportion.RULE, Duration.ofSeconds(90), MINUTE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a window is 1..100000 times the slot of PT1M, not PT1M30S");
        assertThatThrownBy(() -> quarterHour().last(Duration.ofMinutes(16), NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a window is 1..15 times the slot of PT1M, not PT16M");
    }
}
