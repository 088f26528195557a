package io.github.cxmetrics.bench;

import io.github.cxmetrics.contact.call.CallLog;
import io.github.cxmetrics.contact.call.CallRule;
import io.github.cxmetrics.contact.call.CallTally;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Twenty million calls into all call KPIs, on one core. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
public class CallBenchmark {

    static final int THRESHOLD = 20;
    static final int SHORT = 5;
    static final int QUEUES = 40;
    static final CallRule RULE = CallRule.of(Duration.ofSeconds(THRESHOLD), Duration.ofSeconds(SHORT));

    /** The columns and nothing else. */
    @State(Scope.Benchmark)
    public static class Columns {

        /** How many calls. */
        @Param("20000000")
        int rows;

        byte[] outcomes;
        int[][] times;
        CallLog calls;
        int[] queues;

        /** Random calls from a fixed seed: 85 % answered, 12 % abandoned, 3 % flowed out, in seconds. */
        @Setup
        public void fill() {
            SplittableRandom random = new SplittableRandom(1917);
            outcomes = new byte[rows];
            times = new int[4][rows];
            queues = new int[rows];
            for (int i = 0; i < rows; i++) {
                int share = random.nextInt(100);
                outcomes[i] = (byte) (share < 85 ? 0 : share < 97 ? 1 : 2);
                times[0][i] = random.nextInt(90);
                queues[i] = random.nextInt(QUEUES);
                if (outcomes[i] == 0) {
                    times[1][i] = 30 + random.nextInt(500);
                    times[2][i] = random.nextInt(4) == 0 ? random.nextInt(120) : 0;
                    times[3][i] = random.nextInt(60);
                }
            }
            calls = CallLog.wrapping(ChronoUnit.SECONDS, outcomes, times[0], times[1], times[2], times[3]);
        }
    }

    /**
     * What a program holds that has an object for each call.
     *
     * @param outcome 0 answered, 1 abandoned, 2 flowed out
     * @param waited seconds
     * @param talk seconds
     * @param hold seconds
     * @param wrap seconds
     */
    public record Call(int outcome, int waited, int talk, int hold, int wrap) {}

    /** The same calls as objects. */
    @State(Scope.Benchmark)
    public static class Records {

        List<Call> calls;

        /**
         * Makes an object for each row.
         *
         * @param columns the rows
         */
        @Setup
        public void fill(Columns columns) {
            int[][] times = columns.times;
            Call[] calls = new Call[columns.rows];
            for (int i = 0; i < calls.length; i++) {
                calls[i] = new Call(columns.outcomes[i], times[0][i], times[1][i], times[2][i], times[3][i]);
            }
            this.calls = Arrays.asList(calls);
        }
    }

    /**
     * The KPIs that the straightforward program computes.
     *
     * @param serviceLevel answered within the threshold over offered
     * @param abandonment abandoned over offered
     * @param abandonmentExcludingShort both without short abandons
     * @param asa seconds
     * @param aht seconds
     * @param holdPerHeld seconds
     */
    public record Kpis(
            double serviceLevel,
            double abandonment,
            double abandonmentExcludingShort,
            double asa,
            double aht,
            double holdPerHeld) {}

    /** The library's door: all KPIs. */
    @Benchmark
    public CallTally callColumns(Columns columns) {
        return RULE.count(columns.calls);
    }

    /** The library's door by queue. */
    @Benchmark
    public List<CallTally> callColumnsByQueue(Columns columns) {
        return RULE.countBy(columns.calls, columns.queues, QUEUES);
    }

    /** A stream for each KPI, as one writes it. */
    @Benchmark
    public Kpis callStreams(Records records) {
        List<Call> calls = records.calls;
        double offered = calls.size();
        long within = calls.stream()
                .filter(call -> call.outcome() == 0 && call.waited() <= THRESHOLD)
                .count();
        long abandoned = calls.stream().filter(call -> call.outcome() == 1).count();
        long shorts = calls.stream()
                .filter(call -> call.outcome() == 1 && call.waited() < SHORT)
                .count();
        double asa = calls.stream()
                .filter(call -> call.outcome() == 0)
                .mapToInt(Call::waited)
                .average()
                .orElseThrow();
        double aht = calls.stream()
                .filter(call -> call.outcome() == 0)
                .mapToInt(call -> call.talk() + call.hold() + call.wrap())
                .average()
                .orElseThrow();
        double hold = calls.stream()
                .filter(call -> call.hold() > 0)
                .mapToInt(Call::hold)
                .average()
                .orElseThrow();
        return new Kpis(
                within / offered, abandoned / offered, (abandoned - shorts) / (offered - shorts), asa, aht, hold);
    }

    /** No counting can be faster than reading: the sum of all five columns. */
    @Benchmark
    public long callMemoryFloor(Columns columns) {
        int sum = 0;
        for (byte outcome : columns.outcomes) {
            sum += outcome;
        }
        for (int[] column : columns.times) {
            for (int time : column) {
                sum += time;
            }
        }
        return sum;
    }
}
