package io.github.cxmetrics.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.attribution.AttributionTally;
import io.github.cxmetrics.journey.attribution.ChannelPath;
import io.github.cxmetrics.journey.attribution.MarkovAttribution;
import io.github.cxmetrics.journey.path.PathRule;
import io.github.cxmetrics.journey.path.StepMatrix;
import io.github.cxmetrics.journey.path.Transitions;
import io.github.cxmetrics.journey.path.Variants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/** Transitions, variants and step matrix of a log by user and time, on one core and on all, beside a stream over the same columns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms6g", "-Xmx6g"})
public class PathsBenchmark {

    static final int ROWS_A_USER = 20;

    private static final int POSITIONS = 6;

    /** Rows; a user has about twenty. */
    @Param("20000000")
    public int rows;

    private FunnelLogs columns;
    private EventLog log;
    private ForkJoinPool oneThread;

    /** Fills the log. */
    @Setup
    public void fill() {
        int users = rows / ROWS_A_USER;
        columns = FunnelLogs.unordered(rows, users).byUserAndTime(users);
        log = columns.log(users);
        oneThread = new ForkJoinPool(1);
    }

    /** Ends the thread. */
    @TearDown
    public void close() {
        oneThread.shutdown();
    }

    /** Transitions on one core. */
    @Benchmark
    public Transitions transitions() {
        return oneThread.submit(() -> Transitions.of(log)).join();
    }

    /** Transitions on all cores. */
    @Benchmark
    public Transitions transitionsAllCores() {
        return Transitions.of(log);
    }

    /** Variants, nearly all different, on one core. */
    @Benchmark
    public Variants variants() {
        return oneThread.submit(() -> Variants.of(log)).join();
    }

    /** Variants of the first three steps, many alike, on one core. */
    @Benchmark
    public Variants shortVariants() {
        return oneThread.submit(() -> PathRule.events().variants(3).count(log)).join();
    }

    /** Variants, nearly all different, on all cores. */
    @Benchmark
    public Variants variantsAllCores() {
        return Variants.of(log);
    }

    /** The step matrix on one core. */
    @Benchmark
    public StepMatrix stepMatrix() {
        return oneThread
                .submit(() -> PathRule.events().stepMatrix(POSITIONS).count(log))
                .join();
    }

    /** The loop by hand: a cell for each pair of events, the rows as they lie; start and end are the two after the events. */
    @Benchmark
    public long[] transitionsByHand() {
        int[] users = columns.users;
        byte[] events = columns.events;
        int start = FunnelLogs.EVENTS;
        int end = start + 1;
        int width = end + 1;
        long[] pairs = new long[width * width];
        int from = start;
        for (int row = 0; row < users.length; row++) {
            if (row > 0 && users[row] != users[row - 1]) {
                pairs[from * width + end]++;
                from = start;
            }
            pairs[from * width + events[row]]++;
            from = events[row];
        }
        pairs[from * width + end]++;
        return pairs;
    }

    /** By hand: paths as texts in a map. */
    @Benchmark
    public Map<String, Integer> variantsByHand() {
        int[] users = columns.users;
        Map<String, Integer> counts = new HashMap<>();
        int from = 0;
        for (int row = 1; row <= users.length; row++) {
            if (row == users.length || users[row] != users[from]) {
                counts.merge(new String(columns.events, from, row - from, ISO_8859_1), 1, Integer::sum);
                from = row;
            }
        }
        return counts;
    }

    /** The floor: every column is read once. */
    @Benchmark
    public long scanColumns() {
        long sum = 0;
        for (int row = 0; row < columns.users.length; row++) {
            sum += columns.users[row] + columns.events[row] + columns.times[row];
        }
        return sum;
    }

    /** Rows of each user, as a stream gives them: the log is by time within users, and grouping keeps the order. */
    private Stream<List<String>> streamedPaths() {
        return IntStream.range(0, columns.users.length)
                .boxed()
                .collect(groupingBy(
                        row -> columns.users[row], mapping(row -> FunnelLogs.NAMES.get(columns.events[row]), toList())))
                .values()
                .stream();
    }

    /** What is written in a hurry: transitions from streams, without start and end. */
    @Benchmark
    public Map<List<String>, Long> streamTransitions() {
        return streamedPaths()
                .flatMap(path -> IntStream.range(1, path.size()).mapToObj(i -> List.of(path.get(i - 1), path.get(i))))
                .collect(groupingBy(pair -> pair, counting()));
    }

    /** What is written in a hurry: variants from streams. */
    @Benchmark
    public Map<List<String>, Long> streamVariants() {
        return streamedPaths().collect(groupingBy(path -> path, counting()));
    }

    /** Attribution: what is solved after counting, for one operation. */
    @State(Scope.Benchmark)
    public static class Touches {

        static final int CHANNELS = 50;
        private static final int PATHS = 10_000;

        AttributionTally tally;

        /** Random paths of up to eight touches. */
        @Setup
        public void fill() {
            SplittableRandom random = new SplittableRandom(1953);
            List<ChannelPath> paths = new ArrayList<>();
            for (int i = 0; i < PATHS; i++) {
                List<String> channels = new ArrayList<>();
                for (int touches = 1 + random.nextInt(8); touches > 0; touches--) {
                    channels.add("c" + random.nextInt(CHANNELS));
                }
                paths.add(new ChannelPath(channels, random.nextInt(4), 1 + random.nextInt(20)));
            }
            tally = AttributionTally.of(paths.toArray(ChannelPath[]::new));
        }
    }

    /** Markov attribution of 10 000 distinct paths over 50 channels. */
    @Benchmark
    public MarkovAttribution markov(Touches touches) {
        return touches.tally.markov(1);
    }
}
