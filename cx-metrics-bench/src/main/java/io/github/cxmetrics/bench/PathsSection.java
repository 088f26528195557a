package io.github.cxmetrics.bench;

import org.openjdk.jmh.runner.RunnerException;

/** Transitions and variants of a million users, and Markov attribution. */
final class PathsSection implements Section {

    private static final int ROWS = 20_000_000;
    private static final int ROWS_OF_TEXTS = 2_000_000;
    private static final double MILLION = 1e6;

    @Override
    public String name() {
        return "paths";
    }

    @Override
    public void measure(BenchmarkRun run) throws RunnerException {
        run.add("\\.PathsBenchmark\\.(?!markov).*", 2, ROWS);
        run.add("\\.PathsBenchmark\\.markov", 2, ROWS);
        run.add("\\.TextLogBenchmark\\..*", 2, ROWS_OF_TEXTS);
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        double transitions = run.cpuNanos("transitions");
        double variants = run.cpuNanos("variants");
        text.append("### Paths: 20 M rows, 1 M users\n\n")
                .append(
                        "What is on one core is read by its CPU time, what is on all cores by the time on the wall.\n\n");
        new Claims(text)
                .add("plain scan, ns a row", run.cpuNanos("scanColumns"), "")
                .add("transitions, ns a row, one core", transitions, "≤ 20")
                .add("variants, ns a row, one core", variants, "≤ 4")
                .add("variants of three steps, ns a row, one core", run.cpuNanos("shortVariants"), "")
                .add("step matrix, ns a row, one core", run.cpuNanos("stepMatrix"), "")
                .add(
                        "transitions on all cores, times one core",
                        run.nanos("transitions") / run.nanos("transitionsAllCores"),
                        "")
                .add(
                        "variants on all cores, times one core",
                        run.nanos("variants") / run.nanos("variantsAllCores"),
                        "≥ 1.7")
                .add("bytes allocated a row, transitions", run.bytes("transitions"), "")
                .add("bytes allocated a row, variants", run.bytes("variants"), "")
                .add("transitions, times the loop by hand", transitions / run.cpuNanos("transitionsByHand"), "")
                .add("variants, times a map of texts by hand", variants / run.cpuNanos("variantsByHand"), "")
                .add("transitions, times faster than a stream", run.cpuNanos("streamTransitions") / transitions, "")
                .add("variants, times faster than a stream", run.cpuNanos("streamVariants") / variants, "")
                .add("Markov attribution, 50 channels, 10 000 paths, ms", run.nanos("markov") * ROWS / MILLION, "≤ 50")
                .add("event log from texts and instants in no order, ns a row", run.cpuNanos("textLog"), "≤ 50")
                .add(
                        "event log from texts and instants by user and time, ns a row",
                        run.cpuNanos("textLogByUser"),
                        "≤ 50")
                .add(
                        "in no order, times two maps by hand",
                        run.cpuNanos("textLog") / run.cpuNanos("textLogByHand"),
                        "≤ 1")
                .add(
                        "in no order, times reading each object once",
                        run.cpuNanos("textLog") / run.cpuNanos("textLogFloor"),
                        "");
    }
}
