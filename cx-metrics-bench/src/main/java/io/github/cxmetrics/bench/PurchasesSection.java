package io.github.cxmetrics.bench;

import org.openjdk.jmh.runner.RunnerException;

/** Purchase logs to histories, and the most valuable customers. */
final class PurchasesSection implements Section {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Columns of {@code PurchaseHistories}: frequency, recency, age, mean spend, weight. */
    private static final int BYTES_A_CUSTOMER = Integer.BYTES + 3 * Double.BYTES + Long.BYTES;

    @Override
    public String name() {
        return "purchases";
    }

    @Override
    public void measure(BenchmarkRun run) throws RunnerException {
        run.add("PurchasesBenchmark\\..*", 3);
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        double histories = millis(run, "histories");
        text.append("### Purchases: log of 70 k rows to histories; value of 1 M customers\n\n");
        new Claims(text)
                .add("log to histories, ms", histories, "≤ 50")
                .add("times the floor: sorting the rows, nothing else", histories / millis(run, "sortedRows"), "")
                .add("times faster than maps by hand", millis(run, "historiesByMaps") / histories, "")
                .add("memory of histories, bytes a customer", BYTES_A_CUSTOMER, "≤ 64")
                .add("ten best of 1 M customers by CLTV of a year, ms", millis(run, "topTen"), "")
                .add("expectation of 1 M customers, ms", millis(run, "expectations"), "≤ 500");
    }

    private static double millis(BenchmarkRun run, String benchmark) {
        return run.nanos(benchmark) / NANOS_PER_MILLI;
    }
}
