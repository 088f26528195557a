package io.github.cxmetrics.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a row costs as logs grow: in rows, users, steps, segments and values, and where one user has all rows. {@code -Dscale=0.1} makes all logs a tenth as large.
 * Times are CPU times of one thread, the least of a few runs after the first.
 */
final class ScalingSection implements Section {

    private static final double SCALE = Double.parseDouble(System.getProperty("scale", "1"));
    private static final double LINEAR = 2;

    /** What a path costs at each size; not-a-number where it did not run. */
    private record Line(String path, List<Double> nanos) {}

    private final StringBuilder tables = new StringBuilder();

    @Override
    public String name() {
        return "scaling";
    }

    /** A number of rows, as -Dscale wants it. */
    static int scaled(int rows) {
        return (int) Math.max(1_000, Math.min(100_000_000, Math.round(rows * SCALE)));
    }

    @Override
    public void measure(BenchmarkRun run) {
        List<Integer> rows = new ArrayList<>();
        for (int n : new int[] {100_000, 1_000_000, 10_000_000, 50_000_000}) {
            rows.add(scaled(n));
        }
        table("rows, ten of each user", rows, n -> ScaledPaths.ofRows(n, Math.max(1, n / 10)));
        int many = scaled(10_000_000);
        List<Integer> users = new ArrayList<>();
        for (int n : new int[] {1, 100, 10_000, 1_000_000, 10_000_000}) {
            users.add(Math.min(n, many));
        }
        table("users of " + many + " rows", users, n -> ScaledPaths.ofRows(many, n));
        table("steps of a funnel", List.of(1, 3, 5, 10, 20, 30), n -> ScaledPaths.ofSteps(scaled(5_000_000), n));
        table(
                "segments and values",
                List.of(1, 100, 10_000, 1_000_000),
                n -> ScaledPaths.ofSegments(scaled(2_000_000), n));
        hotUser(scaled(1_000_000));
    }

    private interface Sizes {
        List<ScaledPaths.Path> paths(int size);
    }

    private void table(String what, List<Integer> sizes, Sizes paths) {
        List<Line> lines = new ArrayList<>();
        for (int size : sizes) {
            List<ScaledPaths.Path> now = paths.paths(size);
            for (int i = 0; i < now.size(); i++) {
                if (lines.size() <= i) {
                    lines.add(new Line(now.get(i).name(), new ArrayList<>()));
                }
                lines.get(i).nanos().add(now.get(i).nanosARow());
            }
        }
        tables.append("\n#### By ").append(what).append("\n\n| ns a row |");
        sizes.forEach(size -> tables.append(' ').append(size).append(" |"));
        tables.append(" linear |\n|---|")
                .append("---|".repeat(sizes.size() + 1))
                .append('\n');
        for (Line line : lines) {
            tables.append("| ").append(line.path()).append(" |");
            line.nanos().forEach(nanos -> tables.append(String.format(Locale.ROOT, " %.2f |", nanos)));
            tables.append(' ').append(verdict(sizes, line.nanos())).append(" |\n");
        }
    }

    /** The first size at which a row costs more than twice what it cost at any smaller one. */
    static String verdict(List<Integer> sizes, List<Double> nanos) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < sizes.size(); i++) {
            if (nanos.get(i) > LINEAR * least) {
                return String.format(
                        Locale.ROOT,
                        "up to %d; at %d %.1f times",
                        sizes.get(i - 1),
                        sizes.get(i),
                        nanos.get(i) / least);
            }
            least = Math.min(least, nanos.get(i));
        }
        return "throughout";
    }

    private void hotUser(int rows) {
        int users = Math.max(1, rows / 10);
        tables.append("\n#### ")
                .append(rows)
                .append(" rows of one user, beside the same rows of ")
                .append(users)
                .append("\n\n")
                .append(ScaledPaths.hotTable(HotPaths.of(rows, users), () -> HotPaths.of(rows, 1)));
    }

    @Override
    public void write(BenchmarkRun run, StringBuilder text) {
        text.append("### Scaling: what a row costs as logs grow\n\n")
                .append("CPU time of one thread, the least of up to four warm runs. Linear: a row costs at most ")
                .append(Math.round(LINEAR))
                .append(" times what it costs in a smaller log.\n")
                .append(
                        "Where it costs more, there is more to do for it: of more steps more rows fill one, up to nine in ten; the fewer rows a ")
                .append(
                        "user has, the more paths there are, nearly all of them distinct, each with a start and an end; a segment or a value is ")
                .append("a line of what comes out.\n")
                .append(tables);
    }
}
