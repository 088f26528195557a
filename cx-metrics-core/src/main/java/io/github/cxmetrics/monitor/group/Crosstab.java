package io.github.cxmetrics.monitor.group;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.BetaTail;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.survey.Ratings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A cross-tabulation: groups in rows, answers in columns, counts in cells, and the test that all groups answer alike.
 *
 * <p>{@link #test()} is Pearson's chi-square where every expected count is 5 or more. Below that its p-value can't be trusted: then it is exact (Freeman and
 * Halton 1951) where there are few enough tables with these margins, else simulated over 20 000 of them, with a seed that does not change. Empty rows and
 * columns say nothing and are left out of all tests.
 *
 * @param rows the groups
 * @param columns the answers
 * @param counts how many of each group gave each answer, by row
 */
public record Crosstab(List<String> rows, List<String> columns, List<List<Long>> counts) implements Serializable {

    private static final double ENOUGH = 5;
    private static final int TABLES = 20_000;
    private static final long SEED = 1;

    /**
     * Copies and checks the counts.
     *
     * @param rows the groups
     * @param columns the answers
     * @param counts how many of each group gave each answer
     * @throws IllegalArgumentException if the shape is uneven, a count negative, or an element null
     * @throws ArithmeticException if all together exceed a long
     */
    public Crosstab {
        rows = Checks.list(rows, "rows");
        columns = Checks.list(columns, "columns");
        counts = Checks.list(counts, "counts").stream()
                .map(row -> Checks.list(row, "counts"))
                .toList();
        long sum = 0;
        checkArgument(counts.size() == rows.size(), "%s groups need as many rows, not %s", rows.size(), counts.size());
        for (int row = 0; row < rows.size(); row++) {
            checkArgument(
                    counts.get(row).size() == columns.size(),
                    "row %s needs %s counts, not %s",
                    row,
                    columns.size(),
                    counts.get(row).size());
            for (long count : counts.get(row)) {
                CountMath.checkNotNegative(count, "the counts of row " + row);
                sum = CountMath.sum(sum, count, "the counts of a table");
            }
        }
    }

    /**
     * A table of counts.
     *
     * @param rows the groups
     * @param columns the answers
     * @param counts how many of each group gave each answer, by row
     * @return the table
     * @throws IllegalArgumentException if the shape is uneven, a count negative, or an element null
     * @throws ArithmeticException if all together exceed a long
     */
    public static Crosstab of(List<String> rows, List<String> columns, long[][] counts) {
        requireNonNull(counts, "counts");
        return new Crosstab(
                rows,
                columns,
                Checks.list(Arrays.asList(counts), "counts").stream()
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList());
    }

    /**
     * Groups by the point that they chose.
     *
     * @param groups the ratings of each group, on one scale
     * @return the table, points in columns
     * @throws IllegalArgumentException if there is no group, the scales differ, or a name or its ratings are null
     * @throws ArithmeticException if all together exceed a long
     */
    public static Crosstab of(Map<String, Ratings> groups) {
        Map<String, Ratings> given = Checks.map(groups, "groups");
        checkArgument(!given.isEmpty(), "a table needs groups");
        Ratings first = given.values().iterator().next();
        List<List<Long>> counts = new ArrayList<>();
        given.values().forEach(ratings -> {
            checkArgument(
                    ratings.scale().equals(first.scale()),
                    "ratings on %s and on %s can't stand in one table",
                    first.scale(),
                    ratings.scale());
            counts.add(Arrays.stream(ratings.counts()).boxed().toList());
        });
        List<String> points = IntStream.rangeClosed(
                        first.scale().min(), first.scale().max())
                .mapToObj(Integer::toString)
                .toList();
        return new Crosstab(List.copyOf(given.keySet()), points, counts);
    }

    /**
     * The test that all groups answer alike: chi-square where it can be trusted, else exact or simulated, as its name says.
     *
     * @return the test
     * @throws IllegalStateException if fewer than two groups, or two answers, hold something
     */
    public GroupTest test() {
        if (smallestExpected() >= ENOUGH) {
            return chiSquare();
        }
        long[][] live = live();
        double p = TablesWithMargins.exactP(live);
        return Double.isNaN(p)
                ? simulated(TABLES, SEED)
                : result("Fisher–Freeman–Halton exact test", chi2(live), p, live);
    }

    /**
     * Pearson's chi-square with {@code (r - 1)(c - 1)} degrees of freedom and, as its effect, Cramér's V.
     *
     * @return the test
     * @throws IllegalStateException if fewer than two groups, or two answers, hold something
     */
    public GroupTest chiSquare() {
        long[][] live = live();
        double chi2 = chi2(live);
        return result("chi-square", chi2, BetaTail.chiSquareP(chi2, df(live)), live);
    }

    /**
     * The p-value by simulation (Monte Carlo, Hope 1968): the part of random tables with these margins whose chi-square is at least this large, this table
     * among them.
     *
     * @param tables how many tables to draw
     * @param seed the seed of the random numbers
     * @return the test
     * @throws IllegalArgumentException if no table is to be drawn
     * @throws IllegalStateException if fewer than two groups, or two answers, hold something
     */
    public GroupTest simulated(int tables, long seed) {
        checkArgument(tables >= 1, "a simulation needs at least 1 table, not %s", tables);
        long[][] live = live();
        double chi2 = chi2(live);
        long asLarge = TablesWithMargins.countAtLeast(live, chi2, tables, seed);
        return result("simulated chi-square", chi2, (asLarge + 1.0) / (tables + 1.0), live);
    }

    private GroupTest result(String method, double chi2, double p, long[][] live) {
        double n = Arrays.stream(live).flatMapToLong(Arrays::stream).sum();
        double v = Math.sqrt(chi2 / n / (Math.min(live.length, live[0].length) - 1));
        List<GroupTest.Group> groups = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            long size = counts.get(row).stream().mapToLong(count -> count).sum();
            if (size > 0) {
                groups.add(new GroupTest.Group(rows.get(row), size, null));
            }
        }
        return new GroupTest(method, chi2, df(live), null, Math.min(1, p), Math.min(1, v), "Cramér's V", groups);
    }

    /**
     * The smallest count that would be expected if all groups answered alike.
     *
     * @return over rows and columns that hold something
     * @throws IllegalStateException if fewer than two groups, or two answers, hold something
     */
    public double smallestExpected() {
        long[][] live = live();
        double n = Arrays.stream(live).flatMapToLong(Arrays::stream).sum();
        return TablesWithMargins.smallest(TablesWithMargins.rowSums(live))
                * (TablesWithMargins.smallest(TablesWithMargins.columnSums(live)) / n);
    }

    private static int df(long[][] live) {
        return (live.length - 1) * (live[0].length - 1);
    }

    private static double chi2(long[][] live) {
        return TablesWithMargins.chi2(live, TablesWithMargins.rowSums(live), TablesWithMargins.columnSums(live));
    }

    /** Without rows and columns that hold nothing. */
    private long[][] live() {
        int[] liveColumns = IntStream.range(0, columns.size())
                .filter(column -> counts.stream().anyMatch(row -> row.get(column) > 0))
                .toArray();
        long[][] live = counts.stream()
                .filter(row -> row.stream().anyMatch(count -> count > 0))
                .map(row -> Arrays.stream(liveColumns).mapToLong(row::get).toArray())
                .toArray(long[][]::new);
        if (live.length < 2 || liveColumns.length < 2) {
            throw new IllegalStateException("a test of a table is undefined: it needs 2 groups and 2 answers that hold"
                    + " something, not " + live.length + " and " + liveColumns.length);
        }
        return live;
    }

    /**
     * The counts.
     *
     * @return aligned text with the sums of rows
     */
    public String table() {
        List<String> headings = new ArrayList<>(columns);
        headings.add(0, "");
        headings.add("n");
        TextTable table = TextTable.of(headings.toArray(String[]::new));
        for (int row = 0; row < rows.size(); row++) {
            List<String> cells = new ArrayList<>(List.of(rows.get(row)));
            counts.get(row).forEach(count -> cells.add(Long.toString(count)));
            cells.add(Long.toString(
                    counts.get(row).stream().mapToLong(count -> count).sum()));
            table.row(cells.toArray(String[]::new));
        }
        return table.toString();
    }

    @Override
    public String toString() {
        return table();
    }
}
