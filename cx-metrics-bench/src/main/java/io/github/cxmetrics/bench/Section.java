package io.github.cxmetrics.bench;

import org.openjdk.jmh.runner.RunnerException;

/** The benchmarks of one room: what is run, and how the figures read. */
interface Section {

    /** The word that selects this section on the command line. */
    String name();

    /** Runs the benchmarks of the room. */
    void measure(BenchmarkRun run) throws RunnerException;

    /** The figures as Markdown. */
    void write(BenchmarkRun run, StringBuilder text);
}
