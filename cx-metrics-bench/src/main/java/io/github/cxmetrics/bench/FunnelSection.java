package io.github.cxmetrics.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Funnels over a million users, as multiples of a plain scan of the same columns, and beside DuckDB's exact SQL. */
final class FunnelSection implements Section {

    private static final int[] ROWS = {10_000_000, 50_000_000};

    private final Map<Integer, BenchmarkRun> ours = new LinkedHashMap<>();

    @Override
    public String name() {
        return "funnel";
    }

    @Override
    public void measure(BenchmarkRun run) throws RunnerException {
        for (int rows : ROWS) {
            ours.put(rows, new BenchmarkRun().add("\\.FunnelBenchmark\\..*", 2, rows));
        }
        run.add("\\.DuckDbFunnelBenchmark\\..*", 1, ROWS[0]);
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        ours.forEach((rows, mine) -> {
            text.append("### Funnels: ").append(rows / 1_000_000).append(" M rows, 1 M users, window 7 days\n\n");
            double scan = mine.nanos("scan");
            Claims claims = new Claims(text).add("plain scan, ns a row", scan, "");
            for (int steps : new int[] {3, 5}) {
                claims.add(steps + " steps, by user and time, scans", mine.nanos("runs" + steps) / scan, "≤ 5")
                        .add(steps + " steps, by time, scans", mine.nanos("states" + steps) / scan, "≤ 14")
                        .add(steps + " steps, in no order, scans", mine.nanos("partitions" + steps) / scan, "≤ 24");
            }
            claims.add("bytes allocated a row, by user and time", mine.bytes("runs3"), "")
                    .add("bytes allocated a row, by time (states)", mine.bytes("states3"), "")
                    .add("bytes allocated a row, in no order (partitions)", mine.bytes("partitions3"), "")
                    .add(
                            "all cores, by user and time, times one core",
                            mine.nanos("runs3") / mine.nanos("runs3AllCores"),
                            "")
                    .add(
                            "all cores, by time, times one core",
                            mine.nanos("states3") / mine.nanos("states3AllCores"),
                            "")
                    .add(
                            "all cores, in no order, times one core",
                            mine.nanos("partitions3") / mine.nanos("partitions3AllCores"),
                            "");
            if (rows == ROWS[0]) {
                claims.add(
                                "DuckDB, 3 steps, times ours on all cores in no order",
                                run.nanos("duckDb3") / mine.nanos("partitions3AllCores"),
                                "≥ 25")
                        .add(
                                "DuckDB, 5 steps, times ours on all cores in no order",
                                run.nanos("duckDb5") / mine.nanos("partitions5AllCores"),
                                "≥ 25")
                        .add(
                                "DuckDB, 3 steps, times ours by time",
                                run.nanos("duckDb3") / mine.nanos("states3AllCores"),
                                "≥ 25")
                        .add(
                                "DuckDB, 3 steps, times ours by user and time",
                                run.nanos("duckDb3") / mine.nanos("runs3AllCores"),
                                "≥ 25");
            }
            text.append('\n');
        });
    }
}
