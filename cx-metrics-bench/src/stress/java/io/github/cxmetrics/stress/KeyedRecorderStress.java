package io.github.cxmetrics.stress;

import io.github.cxmetrics.KeyedRecorder;
import io.github.cxmetrics.KeyedWindowedRecorder;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What {@link KeyedRecorder} and {@link KeyedWindowedRecorder} promise, with a place for one key only. */
public final class KeyedRecorderStress {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private KeyedRecorderStress() {}

    /** What was handed over; −1,000 where an observation was seen in half. */
    private static final class Gone {

        private final AtomicInteger count = new AtomicInteger();

        void take(String key, Pair tally) {
            int whole = tally.whole();
            count.addAndGet(whole < 0 ? -1_000 : whole);
        }
    }

    /** Two keys drive each other out, while one of them is written to: all of it was handed over, or is there. */
    @JCStressTest
    @State
    @Outcome(id = "1, 111", expect = Expect.ACCEPTABLE, desc = "all of it")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled or torn")
    public static class KeysComeAndGo {

        private final Gone gone = new Gone();
        private final KeyedRecorder<String, Integer, Pair> recorder =
                KeyedRecorder.evicting(Pair.Rule.PAIRS, 1, gone::take);

        /** Writes twice to one key. */
        @Actor
        public void first() {
            recorder.record("a", 1);
            recorder.record("a", 10);
        }

        /** Writes to another. */
        @Actor
        public void second() {
            recorder.record("b", 100);
        }

        /** Adds up. */
        @Arbiter
        public void end(II_Result result) {
            result.r1 = recorder.size();
            result.r2 = gone.count.get()
                    + recorder.snapshots().values().stream()
                            .mapToInt(Pair::whole)
                            .sum();
        }
    }

    /** Two make the same key at once. */
    @JCStressTest
    @State
    @Outcome(id = "1, 11", expect = Expect.ACCEPTABLE, desc = "one recorder for both")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled or torn")
    public static class OneKeyForTwo {

        private final KeyedRecorder<String, Integer, Pair> recorder = KeyedRecorder.refusing(Pair.Rule.PAIRS, 1);

        /** Writes. */
        @Actor
        public void first() {
            recorder.record("a", 1);
        }

        /** Writes. */
        @Actor
        public void second() {
            recorder.record("a", 10);
        }

        /** Reads. */
        @Arbiter
        public void end(II_Result result) {
            result.r1 = recorder.size();
            result.r2 = recorder.snapshot("a").whole();
        }
    }

    /** Two keys and one place: exactly one is refused, and says so. */
    @JCStressTest
    @State
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "one counted, one refused")
    @Outcome(expect = Expect.FORBIDDEN, desc = "both, none, or torn")
    public static class OneIsRefused {

        private final AtomicInteger refused = new AtomicInteger();
        private final KeyedRecorder<String, Integer, Pair> recorder = KeyedRecorder.refusing(Pair.Rule.PAIRS, 1);

        private void record(String key) {
            try {
                recorder.record(key, 1);
            } catch (IllegalStateException full) {
                refused.incrementAndGet();
            }
        }

        /** Writes. */
        @Actor
        public void first() {
            record("a");
        }

        /** Writes. */
        @Actor
        public void second() {
            record("b");
        }

        /** Reads. */
        @Arbiter
        public void end(II_Result result) {
            result.r1 = recorder.snapshot("a").whole() + recorder.snapshot("b").whole();
            result.r2 = refused.get();
        }
    }

    /** The same with windows: two keys drive each other out. */
    @JCStressTest
    @State
    @Outcome(id = "1, 111", expect = Expect.ACCEPTABLE, desc = "all of it")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled or torn")
    public static class WindowsComeAndGo {

        private final Gone gone = new Gone();
        private final KeyedWindowedRecorder<String, Integer, Pair> recorder = KeyedWindowedRecorder.evicting(
                Pair.Rule.PAIRS, Duration.ofMinutes(3), Duration.ofMinutes(1), 1, gone::take);

        /** Writes twice to one key. */
        @Actor
        public void first() {
            recorder.record("a", 1, NOON);
            recorder.record("a", 10, NOON);
        }

        /** Writes to another. */
        @Actor
        public void second() {
            recorder.record("b", 100, NOON);
        }

        /** Adds up. */
        @Arbiter
        public void end(II_Result result) {
            result.r1 = recorder.size();
            result.r2 = gone.count.get()
                    + recorder.snapshots(NOON).values().stream()
                            .mapToInt(Pair::whole)
                            .sum();
        }
    }
}
