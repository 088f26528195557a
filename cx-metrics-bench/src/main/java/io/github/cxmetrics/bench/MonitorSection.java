package io.github.cxmetrics.bench;

import org.openjdk.jmh.runner.RunnerException;

/** Three metrics of 10 000 segments over 52 weeks, from tallies. */
final class MonitorSection implements Section {

    private static final double TO_SECONDS = 1e9;

    @Override
    public String name() {
        return "monitor";
    }

    @Override
    public void measure(BenchmarkRun run) throws RunnerException {
        run.add("MonitorBenchmark\\..*", 3);
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        double charts = run.nanos("charts") / TO_SECONDS;
        text.append("### Monitor: 10 000 segments × 52 weeks × 3 metrics, from tallies, one core\n\n");
        new Claims(text)
                .add("values, s", run.nanos("values") / TO_SECONDS, "≤ 1")
                .add("intervals, s more", run.nanos("intervals") / TO_SECONDS, "≤ 5")
                .add("series and charts with rules, s", charts, "≤ 2")
                .add("times the p chart's arithmetic by hand", charts * TO_SECONDS / run.nanos("chartsByHand"), "");
    }
}
