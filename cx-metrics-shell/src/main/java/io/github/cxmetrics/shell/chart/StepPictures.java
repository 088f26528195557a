package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.journey.path.PathRule;
import io.github.cxmetrics.journey.path.StepMatrix;
import io.github.cxmetrics.journey.path.Transitions;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.HeatGrid;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which step stands at each position, and which follows which, as heat maps. */
final class StepPictures {

    private static final int MOST_ROWS = 20;
    private static final int MOST_POSITIONS = 24;
    private static final int MOST_STEPS = 14;

    private StepPictures() {}

    static Painting positions(StepMatrix matrix) {
        checkArgument(matrix.count() > 0, "a step matrix without paths has no picture");
        int positions = matrix.rule().positions();
        checkArgument(
                positions <= MOST_POSITIONS,
                "a picture holds at most %s positions, not %s: count fewer of them",
                MOST_POSITIONS,
                positions);
        Map<String, Long> units = new HashMap<>();
        IntStream.rangeClosed(1, positions)
                .forEach(p -> matrix.at(p).forEach((step, n) -> units.merge(step, n, Math::addExact)));
        units.remove(PathRule.END);
        List<String> shown = largest(units, MOST_ROWS);
        int folded = units.size() - shown.size();
        List<String> rows = Stream.of(
                        shown, folded > 0 ? List.of(PathRule.OTHER) : List.<String>of(), List.of(PathRule.END))
                .flatMap(List::stream)
                .toList();
        List<String> columns =
                IntStream.rangeClosed(1, positions).mapToObj(Integer::toString).toList();
        double[][] shares = new double[rows.size()][positions];
        for (int p = 1; p <= positions; p++) {
            for (Map.Entry<String, Long> at : matrix.at(p).entrySet()) {
                int row = rows.indexOf(at.getKey());
                shares[row < 0 ? rows.indexOf(PathRule.OTHER) : row][p - 1] += (double) at.getValue() / matrix.count();
            }
        }
        return new Sheet(
                "a step matrix",
                "Steps by their position in the path",
                "Per cent of the paths; rows: steps; columns: positions; (end): paths that are over",
                Footer.of("n = " + Figures.count(matrix.count()) + (matrix.count() == 1 ? " path" : " paths"))
                        .part(folded > 0, Figures.count(folded) + " rarer steps are (other)")
                        .part(matrix.excluded() > 0, Figures.count(matrix.excluded()) + " rows are no steps")
                        .parts(),
                numbers("step", rows, columns, shares),
                grid(rows, columns, shares, "position", (i, k) -> rows.get(i) + " at " + columns.get(k)));
    }

    static Painting transitions(Transitions transitions) {
        checkArgument(transitions.total() > 0, "transitions without paths have no picture");
        Map<String, Long> visits = new HashMap<>();
        transitions.steps().stream()
                .filter(step -> !step.equals(PathRule.START) && !step.equals(PathRule.END))
                .forEach(step -> visits.put(step, transitions.visits(step)));
        List<String> steps = largest(visits, MOST_STEPS);
        int hidden = visits.size() - steps.size();
        List<String> rows =
                Stream.concat(Stream.of(PathRule.START), steps.stream()).toList();
        List<String> columns =
                Stream.concat(steps.stream(), Stream.of(PathRule.END)).toList();
        double[][] shares = new double[rows.size()][columns.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < columns.size(); k++) {
                shares[i][k] = transitions
                        .leadsTo(rows.get(i), columns.get(k))
                        .valueIfDefined()
                        .orElse(0);
            }
        }
        List<String> numbered = IntStream.range(0, rows.size())
                .mapToObj(i -> i == 0 ? PathRule.START : i + " " + rows.get(i))
                .toList();
        List<String> numbersAndEnd = IntStream.range(0, columns.size())
                .mapToObj(k -> k == columns.size() - 1 ? "×" : Integer.toString(k + 1))
                .toList();
        return new Sheet(
                "a picture of transitions",
                "Which step follows which",
                "Per cent of the visits to a step (row) that go on to the next (column, by its number); ×: the path ends there",
                Footer.of("n = " + Figures.count(transitions.total()) + " transitions of "
                                + Figures.count(transitions.count()) + " paths")
                        .part(
                                hidden > 0,
                                Figures.count(hidden) + " rarer steps left out, so that rows needn't sum to 100")
                        .parts(),
                numbers("from", rows, columns, shares),
                grid(numbered, numbersAndEnd, shares, "to", (i, k) -> rows.get(i) + " → " + columns.get(k)));
    }

    private static List<String> largest(Map<String, Long> units, int most) {
        return units.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private interface Naming {
        String of(int row, int column);
    }

    private static HeatGrid grid(
            List<String> rows, List<String> columns, double[][] shares, String corner, Naming naming) {
        ImmutableList.Builder<ImmutableList<HeatGrid.Cell>> cells = ImmutableList.builder();
        for (int i = 0; i < rows.size(); i++) {
            ImmutableList.Builder<HeatGrid.Cell> line = ImmutableList.builder();
            for (int k = 0; k < columns.size(); k++) {
                double share = shares[i][k];
                line.add(
                        share == 0
                                ? HeatGrid.Cell.EMPTY
                                : new HeatGrid.Cell(
                                        share,
                                        Figures.fixed(100 * share, 0),
                                        naming.of(i, k) + ": " + Figures.percent(share, 1)));
            }
            cells.add(line.build());
        }
        return new HeatGrid(ImmutableList.copyOf(rows), ImmutableList.copyOf(columns), cells.build(), corner);
    }

    private static ResultTable numbers(String corner, List<String> rows, List<String> columns, double[][] shares) {
        List<String> names = new ArrayList<>(columns);
        names.add(0, corner);
        ResultTable.Builder table = ResultTable.withColumns(names.toArray(String[]::new));
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = new ArrayList<>();
            cells.add(rows.get(i));
            for (double share : shares[i]) {
                cells.add(Figures.percent(share, 1));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table.build();
    }
}
