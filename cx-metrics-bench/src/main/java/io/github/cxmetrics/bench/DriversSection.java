package io.github.cxmetrics.bench;

import org.openjdk.jmh.runner.RunnerException;

/** Drivers of a rating by twelve attributes over a million rows. */
final class DriversSection implements Section {

    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public String name() {
        return "drivers";
    }

    @Override
    public void measure(BenchmarkRun run) throws RunnerException {
        run.add("DriversBenchmark\\..*", 3, DriversBenchmark.ROWS);
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        double ours = run.nanos("columns");
        double whole = run.nanos("columnsToShapley");
        text.append("### Drivers: 12 attributes, 1 M rows in int columns\n\n");
        new Claims(text)
                .add("moments in 50 blocks, ns a row", ours, "")
                .add("loop by hand without checks and blocks, ns a row", run.nanos("handWrittenLoop"), "")
                .add("columns to loop by hand", ours / run.nanos("handWrittenLoop"), "")
                .add(
                        "columns to exact Shapley shares with intervals, seconds",
                        whole * DriversBenchmark.ROWS / NANOS_PER_SECOND,
                        "≤ 3");
    }
}
