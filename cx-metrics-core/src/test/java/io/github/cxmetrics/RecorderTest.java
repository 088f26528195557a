package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RecorderTest {

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

    private static final class Gate implements TallyRule<Boolean, Proportion> {

        private static final long serialVersionUID = 1;

        private transient Runnable whileAdding = () -> {};
        private transient Runnable whileSumming = () -> {};

        @Override
        public Accumulator<Boolean, Proportion> accumulator() {
            Accumulator<Boolean, Proportion> plain = Proportion.RULE.accumulator();
            return new Accumulator<>() {
                @Override
                public void add(Boolean observation) {
                    whileAdding.run();
                    plain.add(observation);
                }

                @Override
                public void addAll(Proportion tally) {
                    plain.addAll(tally);
                }

                @Override
                public Proportion snapshot() {
                    whileSumming.run();
                    return plain.snapshot();
                }
            };
        }
    }

    @Test
    void noWriterWaitsWhileASnapshotAddsUp() throws Exception {
        Gate rule = new Gate();
        TallyRecorder<Boolean, Proportion> recorder = TallyRecorder.of(rule);
        recorder.record(true);
        CountDownLatch summing = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        rule.whileSumming = () -> {
            summing.countDown();
            await(written);
        };
        AtomicReference<Proportion> seen = new AtomicReference<>();
        Thread reader = new Thread(() -> seen.set(recorder.snapshot()));
        reader.start();
        await(summing);
        for (int i = 0; i < 100; i++) {
            recorder.record(false);
        }
        written.countDown();
        reader.join();
        assertThat(seen.get()).isEqualTo(Proportion.of(1, 1));
        assertThat(recorder.snapshot()).isEqualTo(Proportion.of(1, 101));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRuleThatUsesItsOwnRecorderIsRefused() {
        Gate rule = new Gate();
        TallyRecorder<Boolean, Proportion> recorder = TallyRecorder.of(rule);
        recorder.record(true);
        rule.whileAdding = recorder::snapshot;
        assertThatThrownBy(() -> recorder.record(true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a rule must not use its own recorder while it counts");
        rule.whileAdding = () -> recorder.record(true);
        assertThatThrownBy(() -> recorder.record(true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a rule must not use its own recorder while it counts");
        rule.whileAdding = () -> {};
        recorder.record(false);
        assertThat(recorder.snapshot()).isEqualTo(Proportion.of(1, 2));
    }

    @Test
    void aSumThatOverflowsLosesNothing() {
        TallyRecorder<Long, Proportion> recorder = TallyRecorder.of(new TallyRule<Long, Proportion>() {
            private static final long serialVersionUID = 1;

            @Override
            public Accumulator<Long, Proportion> accumulator() {
                return Accumulator.adding(Proportion.of(0, 0), n -> Proportion.of(0, n));
            }
        });
        recorder.record(Long.MAX_VALUE);
        assertThat(recorder.snapshot().trials()).isEqualTo(Long.MAX_VALUE);
        recorder.record(1L);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(recorder::snapshot).isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void stripesGrowWhereWritersMeet() throws Exception {
        Gate rule = new Gate();
        TallyRecorder<Boolean, Proportion> recorder = TallyRecorder.of(rule);
        for (int i = 0; i < 1000; i++) {
            recorder.record(true);
        }
        assertThat(recorder.stripeCount()).isEqualTo(1);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread slow = new Thread(() -> recorder.record(true));
        rule.whileAdding = () -> {
            if (Thread.currentThread() == slow) {
                inside.countDown();
                await(go);
            }
        };
        slow.start();
        await(inside);
        recorder.record(false);
        assertThat(recorder.stripeCount()).isEqualTo(2);
        go.countDown();
        slow.join();
        assertThat(recorder.snapshot()).isEqualTo(Proportion.of(1001, 1002));
    }

    /** All stripes but one are held for long: who meets their holders at each turn gets another home, and nothing is lost on the way. */
    @Test
    void whoMeetsOthersGetsAnotherHome() throws Exception {
        Gate rule = new Gate();
        TallyRecorder<Boolean, Proportion> recorder = TallyRecorder.ofSlot(rule);
        Thread me = Thread.currentThread();
        CountDownLatch go = new CountDownLatch(1);
        AtomicLong holding = new AtomicLong();
        rule.whileAdding = () -> {
            if (Thread.currentThread() != me) {
                holding.incrementAndGet();
                await(go);
            }
        };
        List<Thread> holders = new ArrayList<>();
        int most = Math.min(8, 4 * Integer.highestOneBit(Runtime.getRuntime().availableProcessors()));
        for (int i = 1; i < most; i++) {
            Thread holder = new Thread(() -> recorder.record(false));
            holder.start();
            holders.add(holder);
            while (holding.get() < i) {
                Thread.onSpinWait();
            }
        }
        for (int i = 0; i < 300_000; i++) {
            recorder.record(true);
        }
        assertThat(recorder.stripeCount()).isEqualTo(most);
        go.countDown();
        for (Thread holder : holders) {
            holder.join();
        }
        assertThat(recorder.snapshot()).isEqualTo(Proportion.of(300_000, 300_000 + most - 1));
    }
}
