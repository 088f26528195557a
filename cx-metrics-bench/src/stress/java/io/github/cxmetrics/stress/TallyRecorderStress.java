package io.github.cxmetrics.stress;

import io.github.cxmetrics.TallyRecorder;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** What {@link TallyRecorder} promises. */
public final class TallyRecorderStress {

    private TallyRecorderStress() {}

    private static TallyRecorder<Integer, Pair> recorder() {
        return TallyRecorder.of(Pair.Rule.PAIRS);
    }

    /** Two writers, one of whom is refused in between: what was recorded is there. */
    @JCStressTest
    @State
    @Outcome(id = "111", expect = Expect.ACCEPTABLE, desc = "all of it")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled or torn")
    public static class NothingIsLost {

        private final TallyRecorder<Integer, Pair> recorder = recorder();

        /** Writes, is refused, writes. */
        @Actor
        public void oneAndTen() {
            recorder.record(1);
            try {
                recorder.record(-1);
                throw new AssertionError("-1 was counted");
            } catch (IllegalArgumentException expected) {
                recorder.record(10);
            }
        }

        /** Writes. */
        @Actor
        public void hundred() {
            recorder.record(100);
        }

        /** Reads. */
        @Arbiter
        public void end(I_Result result) {
            result.r1 = recorder.snapshot().whole();
        }
    }

    /** A snapshot has what came before, in the order of the writer, and each observation whole. */
    @JCStressTest
    @State
    @Outcome(
            id = {"0, 11", "1, 11", "11, 11"},
            expect = Expect.ACCEPTABLE,
            desc = "a point in time")
    @Outcome(expect = Expect.FORBIDDEN, desc = "ten without the one before it; lost, doubled or torn")
    public static class ASnapshotIsAPointInTime {

        private final TallyRecorder<Integer, Pair> recorder = recorder();

        /** Writes one, then ten. */
        @Actor
        public void oneThenTen() {
            recorder.record(1);
            recorder.record(10);
        }

        /** Reads. */
        @Actor
        public void reader(II_Result result) {
            result.r1 = recorder.snapshot().whole();
        }

        /** Reads all. */
        @Arbiter
        public void end(II_Result result) {
            result.r2 = recorder.snapshot().whole();
        }
    }

    /** A later snapshot of the same reader never has less. */
    @JCStressTest
    @State
    @Outcome(
            id = {"0, 0", "0, 1", "1, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "time goes on")
    @Outcome(expect = Expect.FORBIDDEN, desc = "time went back")
    public static class SnapshotsGoOn {

        private final TallyRecorder<Integer, Pair> recorder = recorder();

        /** Writes. */
        @Actor
        public void writer() {
            recorder.record(1);
        }

        /** Reads twice. */
        @Actor
        public void reader(II_Result result) {
            result.r1 = recorder.snapshot().whole();
            result.r2 = recorder.snapshot().whole();
        }
    }

    /** One resets while another writes: each observation is in exactly one tally. */
    @JCStressTest
    @State
    @Outcome(
            id = {"0, 11", "1, 10", "11, 0"},
            expect = Expect.ACCEPTABLE,
            desc = "each in one")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled or torn")
    public static class AResetTakesPart {

        private final TallyRecorder<Integer, Pair> recorder = recorder();

        /** Writes one, then ten. */
        @Actor
        public void writer() {
            recorder.record(1);
            recorder.record(10);
        }

        /** Takes. */
        @Actor
        public void taker(II_Result result) {
            result.r1 = recorder.snapshotAndReset().whole();
        }

        /** Takes what is left. */
        @Arbiter
        public void end(II_Result result) {
            result.r2 = recorder.snapshotAndReset().whole();
        }
    }

    /** Two write and reset: each observation is in exactly one tally, and nothing is left. */
    @JCStressTest
    @State
    @Outcome(
            id = {"1, 10, 0", "11, 0, 0", "0, 11, 0"},
            expect = Expect.ACCEPTABLE,
            desc = "each in one")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, torn, or left behind")
    public static class ResetsShareOut {

        private final TallyRecorder<Integer, Pair> recorder = recorder();

        /** Writes one, and takes. */
        @Actor
        public void first(III_Result result) {
            recorder.record(1);
            result.r1 = recorder.snapshotAndReset().whole();
        }

        /** Writes ten, and takes. */
        @Actor
        public void second(III_Result result) {
            recorder.record(10);
            result.r2 = recorder.snapshotAndReset().whole();
        }

        /** Takes what is left. */
        @Arbiter
        public void end(III_Result result) {
            result.r3 = recorder.snapshotAndReset().whole();
        }
    }
}
