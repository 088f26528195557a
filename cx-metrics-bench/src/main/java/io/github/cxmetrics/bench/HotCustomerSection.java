package io.github.cxmetrics.bench;

/** What groups rows by customer, with all rows of one customer beside ten rows of each. */
final class HotCustomerSection implements Section {

    private static final int ROWS = 1_000_000;

    private String table = "";

    @Override
    public String name() {
        return "customers";
    }

    @Override
    public void measure(BenchmarkRun run) {
        measure(ROWS);
    }

    void measure(int rows) {
        table = ScaledPaths.hotTable(HotCustomerBenchmark.of(rows, false), () -> HotCustomerBenchmark.of(rows, true));
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        text.append("### Customers: a million rows in any order, of one customer and of a hundred thousand\n\n")
                .append("CPU time of one thread, the least of up to four warm runs.\n\n")
                .append(table);
    }
}
