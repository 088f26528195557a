package io.github.cxmetrics.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * nanoseconds a row.
 */
final class BenchmarkRun {

    /** {@code -Drounds=1} is for a quick look. */
    private static final int MOST_ROUNDS = Integer.getInteger("rounds", Integer.MAX_VALUE);

    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final Map<String, List<Double>> nanos = new LinkedHashMap<>();
    private final Map<String, List<Double>> bytes = new LinkedHashMap<>();

    /**
     * Runs all benchmark methods whose name matches.
     *
     * @param rounds forks of each method
     * @param rows rows of each column
     */
    BenchmarkRun add(String include, int rounds, int rows) throws RunnerException {
        return add(new OptionsBuilder().include(include).param("rows", Integer.toString(rows)), rounds);
    }

    /**
     * Runs all benchmark methods whose name matches and that have no parameter {@code rows}: their figures are for one operation.
     *
     * @param rounds forks of each method
     */
    BenchmarkRun add(String include, int rounds) throws RunnerException {
        return add(new OptionsBuilder().include(include), rounds);
    }

    private BenchmarkRun add(ChainedOptionsBuilder what, int rounds) throws RunnerException {
        for (int round = 0; round < Math.min(rounds, MOST_ROUNDS); round++) {
            Options options = what.forks(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.milliseconds(400))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.milliseconds(400))
                    .addProfiler(GCProfiler.class)
                    .shouldFailOnError(true)
                    // Pages of the heap are touched before: what the kernel does at the first touch is not ours.
                    .jvmArgsAppend("-Xms6g", "-Xmx6g", "-XX:+UseParallelGC", "-XX:+AlwaysPreTouch")
                    .build();
            for (RunResult result : new Runner(options).run()) {
                collect(result);
            }
        }
        return this;
    }

    private void collect(RunResult result) {
        BenchmarkParams params = result.getParams();
        String name = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        // Benchmarks without a parameter for their rows count them as JMH operations.
        double rows = params.getParamsKeys().contains("rows") ? Double.parseDouble(params.getParam("rows")) : 1;
        result.getBenchmarkResults().forEach(fork -> {
            for (IterationResult iteration : fork.getIterationResults()) {
                put(nanos, name, iteration.getPrimaryResult().getScore() / rows);
            }
            fork.getSecondaryResults().forEach((key, value) -> {
                if (key.endsWith(ALLOCATION)) {
                    put(bytes, name, ((Result<?>) value).getScore() / rows);
                }
            });
        });
    }

    private static void put(Map<String, List<Double>> values, String name, double value) {
        values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    /** Median nanoseconds a row. */
    double nanos(String benchmark) {
        return median(nanos, benchmark);
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
