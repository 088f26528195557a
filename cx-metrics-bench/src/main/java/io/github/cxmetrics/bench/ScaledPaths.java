package io.github.cxmetrics.bench;

import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.funnel.Breakdown;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.path.Transitions;
import io.github.cxmetrics.journey.path.Variants;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;

/** The hot paths over synthetic logs of a given size, timed without forks: sizes are many, and each is seen as a ratio to the one before. */
final class ScaledPaths {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int MOST_RUNS = 5;
    private static final long ENOUGH_NANOS = 1_500_000_000;
    private static final double MOST_TIMES = 3;

    private ScaledPaths() {}

    /** A path, and how many rows one run reads. */
    record Path(String name, long rows, Callable<?> run) {

        /** The least CPU time of one thread in up to five runs, of which the first does not count if there are others. */
        double nanosARow() {
            ForkJoinPool one = new ForkJoinPool(1);
            try {
                long least = Long.MAX_VALUE;
                long spent = 0;
                for (int i = 0; i < MOST_RUNS && (i < 2 || spent < ENOUGH_NANOS); i++) {
                    long nanos = one.submit(this::cpuNanos).join();
                    spent += nanos;
                    least = i <= 1 ? nanos : Math.min(least, nanos);
                }
                return (double) least / rows;
            } finally {
                one.shutdown();
            }
        }

        private long cpuNanos() {
            long before = THREADS.getCurrentThreadCpuTime();
            try {
                Blackholes.take(run.call());
            } catch (Exception e) {
                throw new IllegalStateException(name + " failed", e);
            }
            return THREADS.getCurrentThreadCpuTime() - before;
        }
    }

    /** What came out, so that it is made. */
    private static final class Blackholes {

        private static volatile int taken;

        static void take(Object result) {
            taken = System.identityHashCode(result);
        }
    }

    static List<Path> ofRows(int rows, int users) {
        FunnelLogs logs = FunnelLogs.unordered(rows, users);
        EventLog unordered = logs.log(users);
        EventLog byTime = logs.byTime().log(users);
        EventLog byUser = logs.byUserAndTime(users).log(users);
        Funnel funnel = FunnelBenchmark.funnel(3);
        return List.of(
                new Path("funnel of 3 steps, by user and time", rows, () -> funnel.count(byUser)),
                new Path("funnel of 3 steps, by time", rows, () -> funnel.count(byTime)),
                new Path("funnel of 3 steps, in no order", rows, () -> funnel.count(unordered)),
                new Path("transitions, by user and time", rows, () -> Transitions.of(byUser)),
                new Path("variants, by user and time", rows, () -> Variants.of(byUser)));
    }

    static List<Path> ofSteps(int rows, int steps) {
        int users = Math.max(1, rows / 10);
        FunnelLogs logs = FunnelLogs.unordered(rows, users);
        EventLog unordered = logs.log(users);
        EventLog byTime = logs.byTime().log(users);
        EventLog byUser = logs.byUserAndTime(users).log(users);
        Funnel funnel = FunnelBenchmark.funnel(steps);
        return List.of(
                new Path("funnel, by user and time", rows, () -> funnel.count(byUser)),
                new Path("funnel, by time", rows, () -> funnel.count(byTime)),
                new Path("funnel, in no order", rows, () -> funnel.count(unordered)));
    }

    static List<Path> ofSegments(int rows, int segments) {
        SplittableRandom random = new SplittableRandom(segments);
        int[] scores = random.ints(rows, 0, 11).toArray();
        int[] codes = random.ints(rows, 0, segments).toArray();
        int users = Math.max(1, rows / 10);
        EventLog log = FunnelLogs.unordered(rows, users)
                .byUserAndTime(users)
                .log(users)
                .with("value", Codes.numbered(codes, segments));
        Funnel funnel = FunnelBenchmark.funnel(3);
        return List.of(
                new Path(
                        "ratings by segment",
                        rows,
                        () -> Ratings.bySegment(RatingScale.ZERO_TO_TEN, segments, codes, scores)),
                new Path(
                        "funnel of 3 steps by first touch, ten largest",
                        rows,
                        () -> funnel.run(log, Breakdown.by("value").top(10))));
    }

    /** Paths over rows of many as a table, beside the same paths over rows that are all of one, which are made once the others are timed. */
    static String hotTable(List<Path> spread, Supplier<List<Path>> ofOne) {
        List<Double> before = spread.stream().map(Path::nanosARow).toList();
        List<Path> hot = ofOne.get();
        StringBuilder table = new StringBuilder(
                "| path | ten rows of each, ns a row | all of one, ns a row | times (asked: ≤ 3) |\n|---|---|---|---|\n");
        for (int i = 0; i < hot.size(); i++) {
            double nanos = hot.get(i).nanosARow();
            double times = nanos / before.get(i);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f%s |\n",
                    hot.get(i).name(),
                    before.get(i),
                    nanos,
                    times,
                    times > MOST_TIMES ? " (!)" : ""));
        }
        return table.toString();
    }
}
