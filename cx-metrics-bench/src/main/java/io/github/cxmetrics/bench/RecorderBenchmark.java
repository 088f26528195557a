package io.github.cxmetrics.bench;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRecorder;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** One rating at a time: the accumulator of one thread, and the recorder of many. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecorderBenchmark {

    /** A recorder that all threads of a run share. */
    @State(Scope.Benchmark)
    public static class Shared {
        final TallyRecorder<Integer, Ratings> recorder = TallyRecorder.of(RatingScale.ZERO_TO_TEN);
    }

    /** The accumulator over a column. */
    @Benchmark
    public Ratings accumulator(Scores.Ints column) {
        Accumulator<Integer, Ratings> accumulator = RatingScale.ZERO_TO_TEN.accumulator();
        for (int score : column.scores) {
            accumulator.add(score);
        }
        return accumulator.snapshot();
    }

    /** Each call records the column once; one thread. */
    @Benchmark
    @Threads(1)
    public void recorderOneThread(Scores.Ints column, Shared shared) {
        record(column, shared);
    }

    /** Each call records the column once; two threads at a time. */
    @Benchmark
    @Threads(2)
    public void recorderTwoThreads(Scores.Ints column, Shared shared) {
        record(column, shared);
    }

    private static void record(Scores.Ints column, Shared shared) {
        for (int score : column.scores) {
            shared.recorder.record(score);
        }
    }
}
