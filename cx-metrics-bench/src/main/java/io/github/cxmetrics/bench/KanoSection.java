package io.github.cxmetrics.bench;

import org.openjdk.jmh.runner.RunnerException;

/** Kano answer pairs from two byte columns. */
final class KanoSection implements Section {

    @Override
    public String name() {
        return "kano";
    }

    @Override
    public void measure(BenchmarkRun run) throws RunnerException {
        run.add("KanoBenchmark\\..*", 3, 10_000_000);
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        double ours = run.nanos("columns");
        text.append("### Kano: 10 M answer pairs in two byte columns\n\n");
        new Claims(text)
                .add("door, ns a pair", ours, "≤ 1")
                .add("door where every tenth row is missing code 99, ns a pair", run.nanos("columnsWithMissing99"), "")
                .add("memory floor, ns a pair", run.nanos("memoryFloor"), "")
                .add("loop by hand without checks, ns a pair", run.nanos("handWrittenLoop"), "")
                .add(
                        "times faster than a stream of records with groupingBy",
                        run.nanos("streamGroupingBy") / ours,
                        "≥ 20")
                .add("the library's collector on records, ns a pair", run.nanos("streamCollector"), "");
    }
}
