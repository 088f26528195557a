package io.github.cxmetrics.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What groups rows by customer, with all rows of one customer beside ten rows of each. */
final class HotCustomerSection implements Section {

    private static final int ROWS = 1_000_000;
    private static final double MOST = 3;

    private final List<String> lines = new ArrayList<>();

    @Override
    public String name() {
        return "customers";
    }

    @Override
    public void measure(BenchmarkRun run) {
        measure(ROWS);
    }

    void measure(int rows) {
        List<Double> spread = HotCustomerBenchmark.of(rows, false).stream()
                .map(ScaledPaths.Path::nanosARow)
                .toList();
        List<ScaledPaths.Path> hot = HotCustomerBenchmark.of(rows, true);
        for (int i = 0; i < hot.size(); i++) {
            double nanos = hot.get(i).nanosARow();
            double times = nanos / spread.get(i);
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f%s |",
                    hot.get(i).name(),
                    spread.get(i),
                    nanos,
                    times,
                    times > MOST ? " (!)" : ""));
        }
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        text.append("### Customers: a million rows in any order, of one customer and of a hundred thousand\n\n")
                .append("CPU time of one thread, the least of up to four warm runs.\n\n")
                .append(
                        "| path | ten rows of each, ns a row | all of one, ns a row | times (asked: ≤ 3) |\n|---|---|---|---|\n");
        lines.forEach(line -> text.append(line).append('\n'));
    }
}
