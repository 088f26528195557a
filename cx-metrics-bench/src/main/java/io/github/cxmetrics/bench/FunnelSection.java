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
                claims.add(steps + " steps, by user and time, scans", mine.nanos("runs" + steps) / scan, steps == 3 ? "≤ 4.2" : "≤ 5")
                        .add(steps + " steps, by time, scans", mine.nanos("states" + steps) / scan, steps == 3 ? "≤ 11" : "≤ 12")
                        .add(steps + " steps, in no order, scans", mine.nanos("partitions" + steps) / scan, steps == 3 ? "≤ 14" : "≤ 15");
            }
            claims.add(
                    "3 steps, by user and time, times the loop by hand",
                    mine.nanos("runs3") / mine.nanos("runs3ByHand"),
                    "");
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
                            "≥ 1.7")
                    .add(
                            "all cores, in no order, times one core",
                            mine.nanos("partitions3") / mine.nanos("partitions3AllCores"),
                            "");
            if (rows == ROWS[0]) {
                duckDb(claims, run, mine);
            }
            mine.write(text);
            text.append('\n');
        });
    }

    /** DuckDB by windows and by joins, on all cores as ours. */
    private static void duckDb(Claims claims, BenchmarkRun run, BenchmarkRun mine) {
        for (int steps : new int[] {3, 5}) {
            double unordered = mine.nanos("partitions" + steps + "AllCores");
            claims.add(
                            "DuckDB by windows, " + steps + " steps in no order, times ours",
                            run.nanos("duckDb" + steps) / unordered,
                            "≥ 25")
                    .add(
                            "DuckDB by ASOF joins, " + steps + " steps in no order, times ours",
                            run.nanos("duckDbJoin" + steps) / unordered,
                            "≥ 8");
        }
        double byUser = mine.nanos("runs3AllCores");
        claims.add(
                        "DuckDB by windows, 3 steps by user and time, times ours",
                        run.nanos("duckDb3Sorted") / byUser,
                        "≥ 25")
                .add(
                        "DuckDB by ASOF joins, 3 steps by user and time, times ours",
                        run.nanos("duckDbJoin3Sorted") / byUser,
                        "≥ 20")
                .add(
                        "DuckDB by ASOF joins in no order, 3 steps, times ours by time",
                        run.nanos("duckDbJoin3") / mine.nanos("states3AllCores"),
                        "");
    }
}
