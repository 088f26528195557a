package io.github.cxmetrics.bench;

import org.openjdk.jmh.runner.RunnerException;

/** Kaplan–Meier curves and quantiles of durations. */
final class SurvivalSection implements Section {

    @Override
    public String name() {
        return "survival";
    }

    @Override
    public void measure(BenchmarkRun run) throws RunnerException {
        run.add("SurvivalBenchmark\\..*", 3);
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        double exact = run.nanos("exactTimes");
        double days = run.nanos("wholeDays");
        double rounded = run.nanos("roundedDurations");
        text.append("### Survival: 10 M durations\n\n");
        new Claims(text)
                .add("Kaplan-Meier of exact times, ns a row", exact, "")
                .add("times the time of sorting a long[] of them", exact / run.nanos("sortExactTimes"), "≤ 2")
                .add("Kaplan-Meier of whole days, ns a row", days, "")
                .add("times the time of sorting a long[] of them", days / run.nanos("sortWholeDays"), "≤ 2")
                .add("times faster than a stream with groupingBy", run.nanos("streamWholeDays") / days, "")
                .add("exact durations, counted, ns a row", run.nanos("countedDurations"), "")
                .add(
                        "times the time of sorting a long[] of them",
                        run.nanos("countedDurations") / run.nanos("sortedCopy"),
                        "")
                .add("exact durations and their 99th percentile, ns a row", run.nanos("durations"), "")
                .add(
                        "times the time of Commons Statistics",
                        run.nanos("durations") / run.nanos("commonsStatistics"),
                        "≤ 1.3")
                .add("99th percentile, selected, ns a row", run.nanos("selected"), "")
                .add(
                        "times the time of Commons Statistics",
                        run.nanos("selected") / run.nanos("commonsStatistics"),
                        "≤ 1.3")
                .add("median, selected, ns a row", run.nanos("selectedMedian"), "")
                .add(
                        "times the time of Commons Statistics",
                        run.nanos("selectedMedian") / run.nanos("commonsStatisticsMedian"),
                        "≤ 1.3")
                .add("rounded durations and a quantile, ns a row", rounded, "")
                .add("times the time of HdrHistogram", rounded / run.nanos("hdrHistogram"), "≤ 1.15");
    }
}
