package io.github.cxmetrics.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Funnels over a million users, as multiples of a plain scan of the same columns, and beside DuckDB's exact SQL. */
final class FunnelSection implements Section {

    private static final int[] ROWS = {10_000_000, 50_000_000};

    private static final int ROWS_OF_RULES = 1_000_000;

    private static final String ONE_CORE =
            "What is on one core is read by its CPU time, what is on all cores by the time on the wall.\n\n";

    private final Map<Integer, BenchmarkRun> ours = new LinkedHashMap<>();
    private final BenchmarkRun spread = new BenchmarkRun();
    private final BenchmarkRun hot = new BenchmarkRun();

    /** What is measured, its name, how many nanoseconds a row it may take, and how many times the plain funnel. */
    private record Rule(String benchmark, String name, String nanos, String times) {

        Rule(String benchmark, String name, String times) {
            this(benchmark, name, "", times);
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule("alone", "three steps by user and time", ""),
            new Rule("states", "by time", ""),
            new Rule("partitions", "in no order", ""),
            new Rule("parts1000", "by the first of 1 000 values, top 10", "≤ 7", "≤ 2.2"),
            new Rule("parts100000", "by the first of 100 000 values, top 10", "≤ 12", "≤ 4"),
            new Rule("shared", "steps that share an event", "≤ 5"),
            new Rule("per", "per property of 20 values", "≤ 5"),
            new Rule("totals", "totals", "≤ 5"),
            new Rule("exclusions", "exclusion that clears progress", "≤ 5"),
            new Rule("exclusionsThatLeave", "exclusion that takes users out", "≤ 5"),
            new Rule("optional", "optional step", "≤ 5"));

    @Override
    public String name() {
        return "funnel";
    }

    @Override
    public void measure(BenchmarkRun run) throws RunnerException {
        for (int rows : ROWS) {
            ours.put(rows, new BenchmarkRun().add("\\.FunnelBenchmark\\..*", 2, rows));
        }
        spread.add("\\.FunnelRulesBenchmark\\..*", 2, ROWS_OF_RULES);
        hot.add("\\.HotUserBenchmark\\..*", 1, ROWS_OF_RULES);
        run.add("\\.DuckDbFunnelBenchmark\\..*", 1, ROWS[0]);
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        ours.forEach((rows, mine) -> {
            text.append("### Funnels: ").append(rows / 1_000_000).append(" M rows, 1 M users, window 7 days\n\n");
            text.append(ONE_CORE);
            double scan = mine.cpuNanos("scan");
            Claims claims = new Claims(text).add("plain scan, ns a row", scan, "");
            for (int steps : new int[] {3, 5}) {
                claims.add(
                                steps + " steps, by user and time, scans",
                                mine.cpuNanos("runs" + steps) / scan,
                                steps == 3 ? "≤ 4.2" : "≤ 5")
                        .add(
                                steps + " steps, by time, scans",
                                mine.cpuNanos("states" + steps) / scan,
                                steps == 3 ? "≤ 11" : "≤ 12")
                        .add(
                                steps + " steps, in no order, scans",
                                mine.cpuNanos("partitions" + steps) / scan,
                                steps == 3 ? "≤ 14" : "≤ 15");
            }
            claims.add(
                    "3 steps, by user and time, times the loop by hand",
                    mine.cpuNanos("runs3") / mine.cpuNanos("runs3ByHand"),
                    "");
            claims.add("bytes allocated a row, by user and time", mine.bytes("runs3"), "")
                    .add("bytes allocated a row, by time", mine.bytes("states3"), "")
                    .add("bytes allocated a row, in no order", mine.bytes("partitions3"), "")
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
        writeRules(text);
    }

    private void writeRules(StringBuilder text) {
        text.append("### Funnels by other rules: 1 M rows, 100 000 users, one core; times the plain funnel\n\n")
                .append(ONE_CORE);
        Claims rules = new Claims(text);
        double alone = spread.cpuNanos("alone");
        for (Rule rule : RULES) {
            double nanos = spread.cpuNanos(rule.benchmark());
            rules.add(rule.name() + ", ns a row", nanos, rule.nanos());
            if (!rule.benchmark().equals("alone")) {
                rules.add(rule.name() + ", times", nanos / alone, rule.times());
            }
        }
        text.append("\n### Funnels of one hot user: 1 M rows, times the same rows of 100 000 users\n\n");
        Claims users = new Claims(text);
        for (Rule rule : RULES) {
            users.add(rule.name(), hot.cpuNanos(rule.benchmark()) / spread.cpuNanos(rule.benchmark()), "≤ 3");
        }
        text.append('\n');
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
