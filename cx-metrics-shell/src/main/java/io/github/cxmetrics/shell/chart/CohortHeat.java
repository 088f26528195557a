package io.github.cxmetrics.shell.chart;

import com.google.common.collect.ImmutableList;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.retention.cohort.CohortTable;
import io.github.cxmetrics.shell.chart.internal.Anchor;
import io.github.cxmetrics.shell.chart.internal.Area;
import io.github.cxmetrics.shell.chart.internal.Canvas;
import io.github.cxmetrics.shell.chart.internal.Colour;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Options;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Palette;
import io.github.cxmetrics.shell.chart.internal.Type;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cohorts as a heat map: the darker, the more came back. */
final class CohortHeat implements Painting {

    private static final double ROW = 30;
    private static final double HEADER = 26;
    private static final double GAP = 10;
    private static final String OVERALL = "overall";
    private static final int SWATCHES = 5;

    private final Cohorts cohorts;
    private final Options options;
    private final ImmutableList<Cohorts.Row> rows;
    private final double top;

    CohortHeat(CohortTable table, Options options) {
        cohorts = new Cohorts(table);
        this.options = options;
        rows = cohorts.rows(options.atLeast());
        double most = 0;
        for (Cohorts.Row row : rows) {
            for (int column = 0; column < cohorts.columns(); column++) {
                if (cohorts.start().isEmpty() || column != cohorts.start().getAsInt()) {
                    most = Math.max(
                            most,
                            cohorts.cell(row, column).map(Proportion::value).orElse(0.0));
                }
            }
        }
        // Ends at a tick of ten per cent, so that the shades differ where the cells do.
        top = Math.max(0.1, Math.min(1, Math.ceil(most * 10 - 1e-9) / 10));
    }

    @Override
    public String kind() {
        return "a heat map of cohorts";
    }

    @Override
    public String title() {
        return "Retention by " + cohorts.table().definition().periods().unit().adverb() + " cohort";
    }

    @Override
    public String subtitle() {
        return "Per cent of the cohort; rows: its period (customers); columns: " + cohorts.periods() + " since";
    }

    @Override
    public List<String> footer() {
        int hidden = cohorts.hidden(options.atLeast());
        return Footer.of("n = "
                        + Figures.count(
                                rows.stream().mapToLong(Cohorts.Row::size).sum()) + " customers")
                .part(cohorts.definition())
                .part("empty: not over as of " + cohorts.table().asOf())
                .part("overall: all cohorts that have the cell, weighted")
                .part(
                        hidden > 0,
                        hidden + (hidden == 1 ? " cohort" : " cohorts") + " below n = " + options.atLeast() + " hidden")
                .parts();
    }

    @Override
    public ResultTable numbers() {
        List<String> columns = new ArrayList<>(List.of("cohort", "customers"));
        for (int column = 0; column < cohorts.columns(); column++) {
            columns.add(cohorts.column(column));
        }
        ResultTable.Builder table = ResultTable.withColumns(columns.toArray(String[]::new));
        for (Cohorts.Row row : rows) {
            table.row(cells(row.name(), row.size(), i -> cohorts.cell(row, i)));
        }
        table.row(cells(OVERALL, cohorts.table().count(), this::overall));
        return table.build();
    }

    private Optional<Proportion> overall(int column) {
        return Optional.of(cohorts.table().overall(column)).filter(p -> p.trials() > 0);
    }

    private interface Cells {
        Optional<Proportion> at(int column);
    }

    private String[] cells(String name, long size, Cells at) {
        List<String> cells = new ArrayList<>(List.of(name, Figures.count(size)));
        for (int column = 0; column < cohorts.columns(); column++) {
            cells.add(at.at(column).map(p -> Figures.of(Unit.SHARE, p.value())).orElse(Figures.UNDEFINED));
        }
        return cells.toArray(String[]::new);
    }

    @Override
    public Set<Options.Choice> choices() {
        return Set.of(Options.Choice.AT_LEAST);
    }

    @Override
    public double paint(Canvas canvas, Area area) {
        boolean narrow = area.isNarrow();
        double names = rows.stream()
                .mapToDouble(r -> canvas.width(label(r), Type.NAME))
                .max()
                .orElse(0);
        double left = narrow ? area.left() : area.left() + Math.max(names, canvas.width(OVERALL, Type.NAME)) + GAP;
        double width = (area.right() - left) / cohorts.columns();
        double y = area.top();
        header(canvas, left, width, y);
        y += HEADER;
        for (Cohorts.Row row : rows) {
            y = line(canvas, area, label(row), left, width, y, i -> cohorts.cell(row, i));
        }
        y = line(canvas, area, OVERALL, left, width, y + 8, this::overall);
        return legend(canvas, left, y + 14);
    }

    private static String label(Cohorts.Row row) {
        return row.name() + " (" + Figures.count(row.size()) + ")";
    }

    private void header(Canvas canvas, double left, double width, double top) {
        double free = Double.NEGATIVE_INFINITY;
        for (int column = 0; column < cohorts.columns(); column++) {
            String text = cohorts.column(column);
            double half = canvas.width(text, Type.NUMBER) / 2;
            double x = left + (column + 0.5) * width;
            if (x - half >= Math.max(free, left - width)) {
                canvas.text(text, x, top + 12, Anchor.MIDDLE, Type.NUMBER, Palette.MUTED);
                free = x + half + 4;
            }
        }
    }

    private double line(Canvas canvas, Area area, String name, double left, double width, double top, Cells cells) {
        double y = top;
        if (area.isNarrow()) {
            canvas.text(name, area.left(), y + 13, Anchor.START, Type.NAME, Palette.INK);
            y += 22;
        } else {
            canvas.text(name, left - GAP, y + ROW / 2, Anchor.END, Type.NAME, Palette.INK);
        }
        for (int column = 0; column < cohorts.columns(); column++) {
            Optional<Proportion> cell = cells.at(column);
            if (cell.isPresent()) {
                paint(canvas, name + ", " + cohorts.column(column), cell.get(), left + column * width, y, width);
            }
        }
        return y + ROW;
    }

    private void paint(Canvas canvas, String name, Proportion cell, double x, double y, double width) {
        Colour colour = Palette.heat(cell.value() / top);
        String tooltip = name + ": " + Figures.of(Unit.SHARE, cell.value()) + ", " + Figures.count(cell.successes())
                + " of " + Figures.count(cell.trials());
        canvas.mark(tooltip, () -> {
            canvas.bar(x + 1, y + 1, x + width - 1, y + ROW - 1, colour);
            String text = Figures.fixed(100 * cell.value(), 0);
            if (canvas.width("100", Type.NUMBER) + 3 <= width) {
                canvas.text(text, x + width / 2, y + ROW / 2, Anchor.MIDDLE, Type.NUMBER, Palette.on(colour));
            }
        });
    }

    private double legend(Canvas canvas, double left, double y) {
        double x = left + canvas.width("0 %", Type.NUMBER) + 8;
        canvas.text("0\u00A0%", left, y + 6, Anchor.START, Type.NUMBER, Palette.MUTED);
        for (int i = 0; i < SWATCHES; i++) {
            canvas.bar(x + i * 28, y, x + i * 28 + 28, y + 12, Palette.heat(i / (SWATCHES - 1.0)));
        }
        String end = Figures.percent(top, 0) + (top < 1 ? " and more" : "");
        canvas.text(end, x + SWATCHES * 28 + 8, y + 6, Anchor.START, Type.NUMBER, Palette.MUTED);
        return y + 14;
    }
}
