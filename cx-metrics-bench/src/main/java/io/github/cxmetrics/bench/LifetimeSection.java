package io.github.cxmetrics.bench;

import org.openjdk.jmh.runner.RunnerException;

/** Buy-till-you-die models: fits of 2 357, 100 000 and 1 000 000 customers, and predictions for a million. */
final class LifetimeSection implements Section {

    private static final double MILLION = 1e6;

    @Override
    public String name() {
        return "lifetime";
    }

    @Override
    public void measure(BenchmarkRun run) throws RunnerException {
        run.add("LifetimeBenchmark\\..*", 2);
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        text.append(
                "### Lifetime: BG/NBD and Pareto/NBD on a synthetic population (spec: r .243, alpha 30.9 d, a .793, b 2.426)\n\n");
        new Claims(text)
                .add("BG/NBD fit of 2 357 customers, ms", run.nanos("bgSmall") / MILLION, "≤ 20")
                .add(
                        "times faster than a textbook simplex search of the same customers",
                        run.nanos("textbookSmall") / run.nanos("bgSmall"),
                        "")
                .add("BG/NBD fit of 100 k, ms", run.nanos("bgMiddle") / MILLION, "≤ 300")
                .add("BG/NBD fit of 1 M, ms", run.nanos("bgLarge") / MILLION, "≤ 2000")
                .add("Pareto/NBD fit of 100 k, ms", run.nanos("paretoMiddle") / MILLION, "≤ 4000")
                .add(
                        "Pareto/NBD fit of 100 k histories that are all distinct, ms",
                        run.nanos("paretoDistinct") / MILLION,
                        "≤ 4000")
                .add("BG/NBD expectation for 1 M, ms", run.nanos("bgExpected") / MILLION, "≤ 500")
                .add("Pareto/NBD expectation for 1 M, ms", run.nanos("paretoExpected") / MILLION, "")
                .add("reading the columns of 1 M, ms", run.nanos("memoryFloor") / MILLION, "")
                .add(
                        "times the archived Python library needs for BG/NBD of 1 M (18.7 s there)",
                        18.7e9 / run.nanos("bgLarge"),
                        "≥ 9")
                .add(
                        "times it needs for Pareto/NBD of 100 k (58 s of CPU there)",
                        58e9 / run.nanos("paretoMiddle"),
                        "≥ 15");
    }
}
