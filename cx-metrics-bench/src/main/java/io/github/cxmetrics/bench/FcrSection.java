package io.github.cxmetrics.bench;

import org.openjdk.jmh.runner.RunnerException;

/** First-contact resolution from columns. */
final class FcrSection implements Section {

    private static final double SECOND = 1e9;

    @Override
    public String name() {
        return "fcr";
    }

    @Override
    public void measure(BenchmarkRun run) throws RunnerException {
        run.add("FcrBenchmark\\..*", 2);
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        double ours = run.nanos("fcrColumns");
        text.append("### First-contact resolution: 10 M contacts of 2 M customers in columns\n\n");
        new Claims(text)
                .add("per contact and per episode, gross and net, pending, Kaplan-Meier, s", ours / SECOND, "≤ 3")
                .add("the same by customer and issue, s", run.nanos("fcrColumnsByIssue") / SECOND, "")
                .add("memory floor, s", run.nanos("fcrMemoryFloor") / SECOND, "")
                .add("one rate by streams of records, s", run.nanos("fcrStreams") / SECOND, "")
                .add("times faster than the streams", run.nanos("fcrStreams") / ours, "");
    }
}
