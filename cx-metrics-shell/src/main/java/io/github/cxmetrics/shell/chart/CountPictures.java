package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.monitor.group.Crosstab;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.HeatGrid;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.table.ResultTable;
import io.github.cxmetrics.survey.Migration;
import io.github.cxmetrics.survey.NpsBand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tables of counts as heat maps of their rows' shares. */
final class CountPictures {

    private CountPictures() {}

    /** From which band of NPS to which. */
    static Painting of(Migration migration) {
        checkArgument(migration.count() > 0, "no customer answered twice");
        List<String> bands = Stream.of(NpsBand.values())
                .map(b -> b.toString().toLowerCase(Locale.ROOT))
                .toList();
        List<List<Long>> counts = Stream.of(NpsBand.values())
                .map(from -> Stream.of(NpsBand.values())
                        .map(to -> migration.countOf(from, to))
                        .toList())
                .toList();
        return painting(
                "a migration",
                "NPS bands before and after",
                "Per cent of those who were in a band before (row); customers in brackets",
                Footer.of("n = " + Figures.count(migration.count()) + " customers who answered twice")
                        .part(improved(migration))
                        .part("NPS " + Figures.fixed(migration.before().value(), 1) + " before, "
                                + Figures.fixed(migration.after().value(), 1) + " after"),
                "before",
                "after",
                bands,
                bands,
                counts);
    }

    private static String improved(Migration migration) {
        return "improved " + Figures.percent(migration.improved().value(), 1) + ", worsened "
                + Figures.percent(migration.worsened().value(), 1);
    }

    /** Answers by group. */
    static Painting of(Crosstab crosstab) {
        checkArgument(
                crosstab.counts().stream().flatMap(List::stream).anyMatch(c -> c > 0),
                "a table without counts has no picture");
        long n = crosstab.counts().stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .sum();
        return painting(
                "a crosstab",
                "Answers by group",
                "Per cent of each row; n in brackets",
                Footer.of("n = " + Figures.count(n)),
                "group",
                "answer",
                crosstab.rows(),
                crosstab.columns(),
                crosstab.counts());
    }

    private static Painting painting(
            String kind,
            String title,
            String subtitle,
            Footer footer,
            String corner,
            String across,
            List<String> rows,
            List<String> columns,
            List<List<Long>> counts) {
        List<String> head = new ArrayList<>(List.of(corner, "n"));
        head.addAll(columns);
        ResultTable.Builder numbers = ResultTable.withColumns(head.toArray(String[]::new));
        ImmutableList.Builder<String> names = ImmutableList.builder();
        ImmutableList.Builder<ImmutableList<HeatGrid.Cell>> cells = ImmutableList.builder();
        for (int i = 0; i < rows.size(); i++) {
            long n = counts.get(i).stream().mapToLong(Long::longValue).sum();
            names.add(rows.get(i) + " (" + Figures.count(n) + ")");
            List<String> line = new ArrayList<>(List.of(rows.get(i), Figures.count(n)));
            ImmutableList.Builder<HeatGrid.Cell> row = ImmutableList.builder();
            for (int k = 0; k < columns.size(); k++) {
                long count = counts.get(i).get(k);
                double share = n == 0 ? Double.NaN : (double) count / n;
                line.add(Figures.count(count));
                row.add(new HeatGrid.Cell(
                        share,
                        Figures.fixed(100 * share, 0),
                        rows.get(i) + " → " + columns.get(k) + ": " + Figures.count(count) + ", "
                                + Figures.percent(share, 1)));
            }
            numbers.row(line.toArray(String[]::new));
            cells.add(row.build());
        }
        return new Sheet(
                kind,
                title,
                subtitle,
                footer.parts(),
                numbers.build(),
                new HeatGrid(names.build(), ImmutableList.copyOf(columns), cells.build(), across));
    }
}
