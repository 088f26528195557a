package io.github.cxmetrics.bench;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelTally;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** An exact funnel over a window of 7 days, on one core and on all, beside a plain scan of the same columns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms6g", "-Xmx6g"})
public class FunnelBenchmark {

    static final int USERS = 1_000_000;

    private static final long WINDOW_SECONDS = 7 * 86_400;

    /** Rows. */
    @Param("10000000")
    public int rows;

    private FunnelLogs columns;
    private EventLog byUser;
    private EventLog byTime;
    private EventLog unordered;
    private ForkJoinPool oneThread;

    /** Fills the logs. */
    @Setup
    public void fill() {
        FunnelLogs logs = FunnelLogs.unordered(rows, USERS);
        unordered = logs.log(USERS);
        byTime = logs.byTime().log(USERS);
        columns = logs.byUserAndTime(USERS);
        byUser = columns.log(USERS);
        oneThread = new ForkJoinPool(1);
    }

    /** Ends the thread. */
    @TearDown
    public void close() {
        oneThread.shutdown();
    }

    /** The steps are the most frequent events, in the order of their frequency. */
    static Funnel funnel(int steps) {
        return Funnel.steps(FunnelLogs.NAMES.subList(0, steps).toArray(String[]::new))
                .within(Duration.ofSeconds(WINDOW_SECONDS));
    }

    private FunnelTally onOneThread(int steps, EventLog log) {
        return oneThread.submit(() -> funnel(steps).count(log)).join();
    }

    /** By user and time, three steps, one core. */
    @Benchmark
    public FunnelTally runs3() {
        return onOneThread(3, byUser);
    }

    /** By user and time, five steps, one core. */
    @Benchmark
    public FunnelTally runs5() {
        return onOneThread(5, byUser);
    }

    /** By time, three steps, one core. */
    @Benchmark
    public FunnelTally states3() {
        return onOneThread(3, byTime);
    }

    /** By time, five steps, one core. */
    @Benchmark
    public FunnelTally states5() {
        return onOneThread(5, byTime);
    }

    /** In no order, three steps, one core. */
    @Benchmark
    public FunnelTally partitions3() {
        return onOneThread(3, unordered);
    }

    /** In no order, five steps, one core. */
    @Benchmark
    public FunnelTally partitions5() {
        return onOneThread(5, unordered);
    }

    /** By user and time, three steps, all cores. */
    @Benchmark
    public FunnelTally runs3AllCores() {
        return funnel(3).count(byUser);
    }

    /** By time, three steps, all cores. */
    @Benchmark
    public FunnelTally states3AllCores() {
        return funnel(3).count(byTime);
    }

    /** In no order, three steps, all cores. */
    @Benchmark
    public FunnelTally partitions3AllCores() {
        return funnel(3).count(unordered);
    }

    /** In no order, five steps, all cores. */
    @Benchmark
    public FunnelTally partitions5AllCores() {
        return funnel(5).count(unordered);
    }

    /**
     * By hand, by user and time, three steps: for each step the latest start that got there in time. It knows no rows of equal time, no other order, and no log but
     * this.
     */
    @Benchmark
    public long[] runs3ByHand() {
        return byHand(columns, 3);
    }

    static long[] byHand(FunnelLogs logs, int steps) {
        long[] reached = new long[steps];
        long[] begun = new long[steps];
        int user = -1;
        int most = 0;
        for (int row = 0; row < logs.users.length; row++) {
            if (logs.users[row] != user) {
                user = logs.users[row];
                Arrays.fill(begun, Long.MIN_VALUE / 2);
                most = 0;
            }
            int step = logs.events[row];
            if (step < steps) {
                long start = step == 0 ? logs.times[row] : begun[step - 1];
                if (logs.times[row] - start <= WINDOW_SECONDS) {
                    begun[step] = start;
                    if (step == most) {
                        reached[most++]++;
                    }
                }
            }
        }
        return reached;
    }

    /** The plain scan: user, event and time of each row are read and added up. */
    @Benchmark
    public long scan() {
        int[] users = columns.users;
        byte[] events = columns.events;
        long[] times = columns.times;
        long sum = 0;
        for (int row = 0; row < users.length; row++) {
            sum += users[row] + events[row] + times[row];
        }
        return sum;
    }
}
