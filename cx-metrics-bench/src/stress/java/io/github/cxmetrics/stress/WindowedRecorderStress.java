package io.github.cxmetrics.stress;

import io.github.cxmetrics.WindowedRecorder;
import java.time.Duration;
import java.time.Instant;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What {@link WindowedRecorder} promises, where slots close, open again and leave while others write into them. */
public final class WindowedRecorderStress {

    private static final Duration SLOT = Duration.ofMinutes(1);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NEXT = NOON.plus(SLOT);
    private static final Instant BEYOND = NOON.plus(SLOT.multipliedBy(10));

    private WindowedRecorderStress() {}

    private static WindowedRecorder<Integer, Pair> recorder() {
        return WindowedRecorder.of(Pair.Rule.PAIRS, SLOT.multipliedBy(3), SLOT);
    }

    /** One writes into a slot which the other's time closes. */
    @JCStressTest
    @State
    @Outcome(id = "111, 0", expect = Expect.ACCEPTABLE, desc = "all of it")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled or torn")
    public static class ASlotCloses {

        private final WindowedRecorder<Integer, Pair> recorder = recorder();

        /** Writes into the first slot. */
        @Actor
        public void first() {
            recorder.record(1, NOON);
            recorder.record(10, NOON);
        }

        /** Writes into the next slot, by which the first is over. */
        @Actor
        public void next() {
            recorder.record(100, NEXT);
        }

        /** Reads. */
        @Arbiter
        public void end(II_Result result) {
            result.r1 = recorder.snapshot(NEXT).whole();
            result.r2 = (int) (recorder.late() + recorder.early());
        }
    }

    /** A question closes the slot that one writes into. */
    @JCStressTest
    @State
    @Outcome(
            id = {"0, 11", "1, 11", "11, 11"},
            expect = Expect.ACCEPTABLE,
            desc = "a point in time, then all of it")
    @Outcome(expect = Expect.FORBIDDEN, desc = "ten without the one before it; lost, doubled or torn")
    public static class AQuestionCloses {

        private final WindowedRecorder<Integer, Pair> recorder = recorder();

        /** Writes one, then ten. */
        @Actor
        public void writer() {
            recorder.record(1, NOON);
            recorder.record(10, NOON);
        }

        /** Asks for a minute later. */
        @Actor
        public void reader(II_Result result) {
            result.r1 = recorder.snapshot(NEXT).whole();
        }

        /** Reads. */
        @Arbiter
        public void end(II_Result result) {
            result.r2 = recorder.snapshot(NEXT).whole();
        }
    }

    /** The window moves on for good: what was written is in a tally before, left with its slot, or was counted as late. */
    @JCStressTest
    @State
    @Outcome(
            id = {"1, 0", "0, 0", "0, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "seen, gone with its slot, or late")
    @Outcome(expect = Expect.FORBIDDEN, desc = "seen and late, or torn")
    public static class TheWindowMovesOn {

        private final WindowedRecorder<Integer, Pair> recorder = recorder();

        /** Writes. */
        @Actor
        public void writer() {
            recorder.record(1, NOON);
        }

        /** Looks at the old window, then moves time on. */
        @Actor
        public void reader(II_Result result) {
            result.r1 = recorder.snapshot(NOON).whole();
            recorder.snapshot(BEYOND);
        }

        /** Reads what was late. */
        @Arbiter
        public void end(II_Result result) {
            result.r2 = (int) recorder.late();
            if (recorder.snapshot(BEYOND).count() != 0 || recorder.early() != 0) {
                result.r2 = -1;
            }
        }
    }

    /** One is ahead of the recorder's time, and time comes near it: kept aside, then counted once. */
    @JCStressTest
    @State
    @Outcome(id = "111, 0", expect = Expect.ACCEPTABLE, desc = "all of it")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled or torn")
    public static class AheadOfTime {

        private static final Instant AHEAD = NOON.plus(SLOT.multipliedBy(2));

        private final WindowedRecorder<Integer, Pair> recorder = recorder();

        /** By a clock that runs ahead. */
        @Actor
        public void ahead() {
            recorder.record(1, AHEAD, NOON);
            recorder.record(10, AHEAD, NOON);
        }

        /** Moves time on. */
        @Actor
        public void next() {
            recorder.record(100, NEXT, NEXT);
        }

        /** Reads. */
        @Arbiter
        public void end(II_Result result) {
            result.r1 = recorder.snapshot(AHEAD).whole();
            result.r2 = (int) (recorder.late() + recorder.early());
        }
    }
}
