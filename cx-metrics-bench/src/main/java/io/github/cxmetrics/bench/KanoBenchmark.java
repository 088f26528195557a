package io.github.cxmetrics.bench;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.github.cxmetrics.kano.AnswerForm;
import io.github.cxmetrics.kano.KanoAnswer;
import io.github.cxmetrics.kano.KanoResponse;
import io.github.cxmetrics.kano.KanoTally;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Counting ten million Kano answer pairs: nanoseconds a pair, on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(KanoBenchmark.PAIRS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class KanoBenchmark {

    static final int PAIRS = 10_000_000;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The columns and nothing else. */
    @State(Scope.Benchmark)
    public static class Columns {

        byte[] functional;
        byte[] dysfunctional;
        byte[] functionalWithMissing;

        /** Random answers from a fixed seed; in the last column every tenth row is missing, code 99. */
        @Setup
        public void fill() {
            SplittableRandom random = new SplittableRandom(1984);
            functional = codes(random);
            dysfunctional = codes(random);
            functionalWithMissing = functional.clone();
            for (int i = 0; i < PAIRS; i += 10) {
                functionalWithMissing[i] = 99;
            }
        }

        private static byte[] codes(SplittableRandom random) {
            byte[] codes = new byte[PAIRS];
            for (int i = 0; i < PAIRS; i++) {
                codes[i] = (byte) random.nextInt(1, 6);
            }
            return codes;
        }
    }

    /**
     * What a program holds that has an object for each response.
     *
     * @param functional one answer
     * @param dysfunctional the other
     */
    public record Pair(KanoAnswer functional, KanoAnswer dysfunctional) {}

    /** The same pairs as objects. */
    @State(Scope.Benchmark)
    public static class Records {

        List<Pair> pairs;

        /**
         * Makes an object for each row.
         *
         * @param columns the rows
         */
        @Setup
        public void fill(Columns columns) {
            Pair[] rows = new Pair[PAIRS];
            for (int i = 0; i < PAIRS; i++) {
                rows[i] = new Pair(
                        AnswerForm.FIVE_ANSWERS.answerOf(columns.functional[i]),
                        AnswerForm.FIVE_ANSWERS.answerOf(columns.dysfunctional[i]));
            }
            pairs = Arrays.asList(rows);
        }
    }

    /** The library's door. */
    @Benchmark
    public KanoTally columns(Columns columns) {
        return KanoTally.ofCodes(columns.functional, columns.dysfunctional);
    }

    /** The library's door where a declared missing code of more than three bits is in every block. */
    @Benchmark
    public KanoTally columnsWithMissing99(Columns columns) {
        return KanoTally.ofCodes(AnswerForm.FIVE_ANSWERS, columns.functionalWithMissing, columns.dysfunctional, 99);
    }

    /** What a careful engineer writes by hand, without checks. */
    @Benchmark
    public long[] handWrittenLoop(Columns columns) {
        byte[] functional = columns.functional;
        byte[] dysfunctional = columns.dysfunctional;
        long[] counts = new long[25];
        for (int i = 0; i < functional.length; i++) {
            counts[functional[i] * 5 + dysfunctional[i] - 6]++;
        }
        return counts;
    }

    /** A stream of records. */
    @Benchmark
    public Map<Pair, Long> streamGroupingBy(Records records) {
        return records.pairs.stream().collect(groupingBy(pair -> pair, counting()));
    }

    /** The library's convenience: a stream of its own records. */
    @Benchmark
    public KanoTally streamCollector(Records records) {
        return records.pairs.stream()
                .map(pair -> KanoResponse.of(pair.functional(), pair.dysfunctional()))
                .collect(KanoTally.collector());
    }

    /** No counting can be faster than reading: the sum of both columns, eight rows at a time. */
    @Benchmark
    public long memoryFloor(Columns columns) {
        long sum = 0;
        for (int i = 0; i < PAIRS; i += Long.BYTES) {
            sum += (long) LONGS.get(columns.functional, i) + (long) LONGS.get(columns.dysfunctional, i);
        }
        return sum;
    }
}
