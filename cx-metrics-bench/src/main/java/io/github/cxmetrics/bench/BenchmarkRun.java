package io.github.cxmetrics.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs benchmarks in rounds, one fork of each a round, so that a slow spell of the machine meets all of them; gives medians over all iterations, in
 * nanoseconds a row. Before the rounds each runs once, cold, in a fork of its own.
 */
final class BenchmarkRun {

    /** {@code -Drounds=1} is for a quick look. */
    private static final int MOST_ROUNDS = Integer.getInteger("rounds", Integer.MAX_VALUE);

    /** {@code -Dcold=false} leaves the cold runs out. */
    private static final boolean COLD = !"false".equals(System.getProperty("cold"));

    private static final String ALLOCATION = "gc.alloc.rate.norm";
    /** Pages of the heap are touched before: what the kernel does at the first touch is not ours. */
    private static final String[] JVM = {"-Xms6g", "-Xmx6g", "-XX:+UseParallelGC", "-XX:+AlwaysPreTouch"};

    private final Map<String, List<Double>> cold = new LinkedHashMap<>();
    private final Map<String, List<Double>> nanos = new LinkedHashMap<>();
    private final Map<String, List<Double>> cpu = new LinkedHashMap<>();
    private final Map<String, List<Double>> bytes = new LinkedHashMap<>();
    private final Map<String, Integer> forks = new LinkedHashMap<>();

    /**
     * Runs all benchmark methods whose name matches.
     *
     * @param rounds forks of each method, or fewer if {@code -Drounds} says so
     * @param rows rows of each column
     */
    BenchmarkRun add(String include, int rounds, int rows) throws RunnerException {
        return add(new OptionsBuilder().include(include).param("rows", Integer.toString(rows)), rounds);
    }

    /**
     * Runs all benchmark methods whose name matches and that have no parameter {@code rows}: their figures are for one operation.
     *
     * @param rounds forks of each method, or fewer if {@code -Drounds} says so
     */
    BenchmarkRun add(String include, int rounds) throws RunnerException {
        return add(new OptionsBuilder().include(include), rounds);
    }

    private BenchmarkRun add(ChainedOptionsBuilder what, int rounds) throws RunnerException {
        Options chosen =
                what.forks(1).shouldFailOnError(true).jvmArgsAppend(JVM).build();
        if (COLD) {
            Options once = new OptionsBuilder()
                    .parent(chosen)
                    .mode(Mode.SingleShotTime)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .build();
            for (RunResult result : new Runner(once).run()) {
                result.getBenchmarkResults()
                        .forEach(fork ->
                                fork.getIterationResults().forEach(iteration -> putTime(cold, result, iteration)));
            }
        }
        for (int round = 0; round < Math.min(rounds, MOST_ROUNDS); round++) {
            Options warm = new OptionsBuilder()
                    .parent(chosen)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.milliseconds(400))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.milliseconds(400))
                    .addProfiler(GCProfiler.class)
                    .addProfiler(ThreadTimes.class)
                    .build();
            for (RunResult result : new Runner(warm).run()) {
                collect(result);
            }
        }
        return this;
    }

    private void collect(RunResult result) {
        result.getBenchmarkResults().forEach(fork -> {
            forks.merge(name(result), 1, Integer::sum);
            for (IterationResult iteration : fork.getIterationResults()) {
                putTime(nanos, result, iteration);
                iteration.getSecondaryResults().forEach((key, value) -> {
                    if (key.endsWith(ThreadTimes.LABEL)) {
                        put(cpu, name(result), ((Result<?>) value).getScore() / rows(result));
                    }
                });
            }
            fork.getSecondaryResults().forEach((key, value) -> {
                if (key.endsWith(ALLOCATION)) {
                    put(bytes, name(result), ((Result<?>) value).getScore() / rows(result));
                }
            });
        });
    }

    private static void putTime(Map<String, List<Double>> times, RunResult result, IterationResult iteration) {
        put(times, name(result), iteration.getPrimaryResult().getScore() / rows(result));
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    /** Benchmarks without a parameter for their rows count them as JMH operations. */
    private static double rows(RunResult result) {
        BenchmarkParams params = result.getParams();
        return params.getParamsKeys().contains("rows") ? Double.parseDouble(params.getParam("rows")) : 1;
    }

    /**
     * A table of all that ran: in how many forks, the first run, which is cold, and the medians over all forks of the time on the wall, of the CPU time of all
     * threads and of the bytes. What runs on one core is best read by its CPU time, which other work on the machine does not lengthen.
     */
    void write(StringBuilder text) {
        if (nanos.isEmpty()) {
            return;
        }
        text.append(
                "\n| benchmark | forks | first run, cold, ns | wall, ns | CPU of its threads, ns | bytes |\n|---|---|---|---|---|---|\n");
        nanos.keySet()
                .forEach(name -> text.append(String.format(
                        Locale.ROOT,
                        "| %s | %d | %s | %.2f | %s | %s |%n",
                        name,
                        forks(name),
                        figure(cold, name),
                        nanos(name),
                        figure(cpu, name),
                        figure(bytes, name))));
    }

    private static String figure(Map<String, List<Double>> values, String benchmark) {
        return values.containsKey(benchmark) ? String.format(Locale.ROOT, "%.2f", median(values, benchmark)) : "";
    }

    private static void put(Map<String, List<Double>> values, String name, double value) {
        values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    /** In how many forks a benchmark ran, the cold one apart: what the medians are of. */
    int forks(String benchmark) {
        return forks.getOrDefault(benchmark, 0);
    }

    /** Median nanoseconds a row. */
    double nanos(String benchmark) {
        return median(nanos, benchmark);
    }

    /** Median nanoseconds of CPU time a row, of all Java threads. */
    double cpuNanos(String benchmark) {
        return median(cpu, benchmark);
    }

    /** Median bytes allocated a row. */
    double bytes(String benchmark) {
        return median(bytes, benchmark);
    }

    private static double median(Map<String, List<Double>> values, String benchmark) {
        if (!values.containsKey(benchmark)) {
            throw new IllegalArgumentException(
                    "benchmark " + benchmark + " did not run; these did: " + values.keySet());
        }
        List<Double> sorted = new ArrayList<>(values.get(benchmark));
        Collections.sort(sorted);
        int n = sorted.size();
        return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    }
}
