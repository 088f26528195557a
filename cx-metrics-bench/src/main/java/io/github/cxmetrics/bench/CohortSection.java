package io.github.cxmetrics.bench;

import org.openjdk.jmh.runner.RunnerException;

/** Cohort tables from two columns of activity. */
final class CohortSection implements Section {

    private static final int ROWS = 50_000_000;
    private static final int ROWS_OF_SLOW_PEERS = 5_000_000;
    private static final int ROUNDS = 3;

    @Override
    public String name() {
        return "cohort";
    }

    @Override
    public void measure(BenchmarkRun run) throws RunnerException {
        run.add("CohortBenchmark\\.(ordered|unordered|recurring|memoryFloor|byHand(Unordered)?)$", ROUNDS, ROWS)
                .add("CohortBenchmark\\.duckDb(Bits)?$", 1, ROWS)
                .add("CohortBenchmark\\.streamGroupingBy$", 1, ROWS_OF_SLOW_PEERS);
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        double ours = run.nanos("ordered");
        text.append("### Cohorts: 50 M activity rows of 1 M customers in 26 weeks\n\n"
                + "One core; DuckDB with 2 threads, on a table in memory; the stream on 5 M rows.\n\n");
        new Claims(text)
                .add("weekly table, rows in order of time, ns a row", ours, "≤ 15")
                .add("rows in any order, ns a row", run.nanos("unordered"), "")
                .add(
                        "times the loop by hand in any order",
                        run.nanos("unordered") / run.nanos("byHandUnordered"),
                        "≤ 1.2")
                .add("recurring cohorts, rows in order of time, ns a row", run.nanos("recurring"), "")
                .add("times the loop by hand in order of time", ours / run.nanos("byHand"), "")
                .add("memory floor, ns a row", run.nanos("memoryFloor"), "")
                .add("loop by hand without checks or zone, ns a row", run.nanos("byHand"), "")
                .add("times faster than DuckDB's SQL, 2 threads", run.nanos("duckDb") / ours, "≥ 5")
                .add("times faster than DuckDB with bits by hand, 2 threads", run.nanos("duckDbBits") / ours, "≥ 5")
                .add("times faster than a stream with groupingBy", run.nanos("streamGroupingBy") / ours, "")
                .add("bytes of garbage a row", run.bytes("ordered"), "");
    }
}
