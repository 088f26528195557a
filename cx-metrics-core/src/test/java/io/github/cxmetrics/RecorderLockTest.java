package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A snapshot waits for the observation that is being counted: an accumulator is for one thread. */
class RecorderLockTest {

    /** Stops inside {@code add} until it is let go, and notices whoever reads it meanwhile. */
    private static final class Gate implements TallyRule<Boolean, Proportion> {

        private static final long serialVersionUID = 1;

        final transient CountDownLatch inside = new CountDownLatch(1);
        final transient CountDownLatch go = new CountDownLatch(1);
        final transient AtomicBoolean torn = new AtomicBoolean();

        @Override
        public Accumulator<Boolean, Proportion> accumulator() {
            Accumulator<Boolean, Proportion> counting = Proportion.RULE.accumulator();
            AtomicBoolean busy = new AtomicBoolean();
            return new Accumulator<>() {
                @Override
                public void add(Boolean success) {
                    busy.set(true);
                    inside.countDown();
                    try {
                        go.await(10, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    counting.add(success);
                    busy.set(false);
                }

                @Override
                public void addAll(Proportion tally) {
                    counting.addAll(tally);
                }

                @Override
                public Proportion snapshot() {
                    torn.compareAndSet(false, busy.get());
                    return counting.snapshot();
                }
            };
        }
    }

    private static void assertWaits(Gate gate, Runnable record, Supplier<Proportion> snapshot) throws Exception {
        CompletableFuture<Void> writer = CompletableFuture.runAsync(record);
        assertThat(gate.inside.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Proportion> reader = CompletableFuture.supplyAsync(snapshot);
        Assertions.assertThatThrownBy(() -> reader.get(100, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        gate.go.countDown();
        writer.get(10, TimeUnit.SECONDS);
        assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo(Proportion.of(1, 1));
        assertThat(gate.torn).isFalse();
    }

    @Test
    void ofARecorder() throws Exception {
        Gate gate = new Gate();
        TallyRecorder<Boolean, Proportion> recorder = TallyRecorder.of(gate);
        assertWaits(gate, () -> recorder.record(true), recorder::snapshot);
    }

    @Test
    void ofAResettingRecorder() throws Exception {
        Gate gate = new Gate();
        TallyRecorder<Boolean, Proportion> recorder = TallyRecorder.of(gate);
        assertWaits(gate, () -> recorder.record(true), recorder::snapshotAndReset);
    }

    /** Stops inside {@code snapshot} of an accumulator that has counted, until it is let go. */
    private static final class Slow implements TallyRule<Boolean, Proportion> {

        private static final long serialVersionUID = 1;

        final transient CountDownLatch inside = new CountDownLatch(1);
        final transient CountDownLatch go = new CountDownLatch(1);

        @Override
        public Accumulator<Boolean, Proportion> accumulator() {
            Accumulator<Boolean, Proportion> counting = Proportion.RULE.accumulator();
            return new Accumulator<>() {
                @Override
                public void add(Boolean success) {
                    counting.add(success);
                }

                @Override
                public void addAll(Proportion tally) {
                    counting.addAll(tally);
                }

                @Override
                public Proportion snapshot() {
                    Proportion tally = counting.snapshot();
                    if (tally.trials() > 0) {
                        inside.countDown();
                        try {
                            go.await(10, TimeUnit.SECONDS);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                    return tally;
                }
            };
        }
    }

    /** What one reader has taken out and not yet added up is in no stripe any more: another reader waits for the sum. */
    @Test
    void ofTwoReaders() throws Exception {
        Slow slow = new Slow();
        TallyRecorder<Boolean, Proportion> recorder = TallyRecorder.of(slow);
        recorder.record(true);
        CompletableFuture<Proportion> first = CompletableFuture.supplyAsync(recorder::snapshot);
        assertThat(slow.inside.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Proportion> second = CompletableFuture.supplyAsync(recorder::snapshot);
        Assertions.assertThatThrownBy(() -> second.get(100, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        slow.go.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(Proportion.of(1, 1));
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(Proportion.of(1, 1));
    }

    @Test
    void ofAWindow() throws Exception {
        Gate gate = new Gate();
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        WindowedRecorder<Boolean, Proportion> recorder =
                WindowedRecorder.of(gate, Duration.ofMinutes(5), Duration.ofMinutes(1));
        assertWaits(gate, () -> recorder.record(true, now), () -> recorder.snapshot(now));
    }
}
