package io.github.cxmetrics.shell.chart;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.shell.chart.internal.Anchor;
import io.github.cxmetrics.shell.chart.internal.Area;
import io.github.cxmetrics.shell.chart.internal.Axis;
import io.github.cxmetrics.shell.chart.internal.Canvas;
import io.github.cxmetrics.shell.chart.internal.Colour;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Options;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Palette;
import io.github.cxmetrics.shell.chart.internal.Rows;
import io.github.cxmetrics.shell.chart.internal.Type;
import io.github.cxmetrics.shell.chart.internal.Wrap;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How answers spread: bad ones to the left of zero, good ones to the right, neutral ones around it. */
final class Distribution implements Painting {

    /**
     * The answers that there are, from the worst to the best.
     *
     * @param labels their names
     * @param bad how many of them are bad
     * @param good how many are good
     */
    record Answers(ImmutableList<String> labels, int bad, int good) {

        int neutral() {
            return labels.size() - bad - good;
        }

        Colour colour(int index) {
            if (index < bad) {
                return Palette.S2.withOpacity(bad == 1 ? 1 : 1 - 0.65 * index / (bad - 1));
            }
            int fromBest = labels.size() - 1 - index;
            return fromBest < good
                    ? Palette.S1.withOpacity(good == 1 ? 1 : 1 - 0.65 * fromBest / (good - 1))
                    : Palette.GRID;
        }
    }

    private record Row(String name, ImmutableLongArray counts) {

        long n() {
            return counts.stream().sum();
        }

        double share(int from, int to) {
            return (double) counts.subArray(from, to).stream().sum() / n();
        }
    }

    private static final double SWATCH = 14;

    private final String what;
    private final String groupedBy;
    private final Answers answers;
    private final Groups<ImmutableLongArray> groups;
    private final ImmutableList<Row> rows;
    private final boolean sorted;

    /**
     * A distribution.
     *
     * @param what is asked
     * @param groupedBy empty for one group
     * @param answers from the worst to the best
     * @param counts by group
     * @param options small groups, order
     */
    Distribution(
            String what, String groupedBy, Answers answers, Map<String, ImmutableLongArray> counts, Options options) {
        checkArgument(!counts.isEmpty(), "a table without groups has no picture");
        this.what = what;
        this.groupedBy = groupedBy;
        this.answers = answers;
        groups = Groups.of(counts, c -> c.stream().sum(), options.atLeast());
        sorted = counts.size() > 1 && !options.inOrder() && !groups.haveOrder();
        List<Row> shown = new ArrayList<>();
        groups.shown().forEach((name, answered) -> shown.add(new Row(name, answered)));
        if (sorted) {
            shown.sort(Comparator.comparingDouble(this::balance).reversed());
        }
        rows = ImmutableList.copyOf(shown);
    }

    private double good(Row row) {
        return row.share(
                answers.labels().size() - answers.good(), answers.labels().size());
    }

    private double bad(Row row) {
        return row.share(0, answers.bad());
    }

    private double neutral(Row row) {
        return row.share(answers.bad(), answers.bad() + answers.neutral());
    }

    private double balance(Row row) {
        return good(row) - bad(row);
    }

    @Override
    public String kind() {
        return "a distribution of answers";
    }

    @Override
    public String title() {
        return what + (groupedBy.isEmpty() ? "" : " by " + groupedBy);
    }

    @Override
    public String subtitle() {
        return "Per cent of answers: bad ones to the left, good ones to the right"
                + (answers.neutral() > 0 ? ", neutral ones around zero" : "")
                + (sorted ? "; sorted by good less bad" : "") + "; n in brackets";
    }

    @Override
    public List<String> footer() {
        return Footer.of("n = " + Figures.count(rows.stream().mapToLong(Row::n).sum()) + " answers")
                .part("numbers: " + (answers.neutral() > 0 ? "bad, neutral, good" : "bad, good"))
                .groups(groups)
                .parts();
    }

    @Override
    public ResultTable numbers() {
        List<String> columns = new ArrayList<>(List.of(groupedBy.isEmpty() ? "group" : groupedBy, "n"));
        columns.addAll(answers.labels());
        ResultTable.Builder table = ResultTable.withColumns(columns.toArray(String[]::new));
        for (Row row : rows) {
            List<String> cells = new ArrayList<>(List.of(row.name(), Figures.count(row.n())));
            for (int i = 0; i < answers.labels().size(); i++) {
                cells.add(Figures.of(Unit.SHARE, row.share(i, i + 1)));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table.build();
    }

    @Override
    public Set<Options.Choice> choices() {
        return Set.of(Options.Choice.AT_LEAST, Options.Choice.IN_ORDER);
    }

    private String text(Row row) {
        String middle = answers.neutral() > 0 ? Figures.percent(neutral(row), 0) + " · " : "";
        return Figures.percent(bad(row), 0) + " · " + middle + Figures.percent(good(row), 0);
    }

    @Override
    public double paint(Canvas canvas, Area area) {
        double top = key(canvas, area);
        List<Rows.Label> labels = rows.stream()
                .map(r -> new Rows.Label(r.name() + " (" + Figures.count(r.n()) + ")", text(r)))
                .toList();
        Rows layout = Rows.of(canvas, new Area(area.left(), top, area.right()), labels);
        double left =
                rows.stream().mapToDouble(r -> bad(r) + neutral(r) / 2).max().orElse(0);
        double right =
                rows.stream().mapToDouble(r -> good(r) + neutral(r) / 2).max().orElse(0);
        Axis axis = Axis.covering(-100 * left, 100 * right, layout.ticks(), layout.from(), layout.to());
        layout.paintAxis(canvas, axis, "", false);
        for (int i = 0; i < rows.size(); i++) {
            paint(canvas, axis, rows.get(i), layout.middle(i));
        }
        layout.paintZero(canvas, axis);
        layout.paintLabels(canvas);
        return layout.end() + 28;
    }

    private void paint(Canvas canvas, Axis axis, Row row, double y) {
        double at = -bad(row) - neutral(row) / 2;
        for (int i = 0; i < answers.labels().size(); i++) {
            double share = row.share(i, i + 1);
            double from = at;
            Colour colour = answers.colour(i);
            String tooltip = row.name() + ", " + answers.labels().get(i) + ": " + Figures.of(Unit.SHARE, share)
                    + ", n = " + Figures.count(row.counts().get(i));
            canvas.mark(
                    tooltip,
                    () -> canvas.bar(axis.at(100 * from), y - 9, axis.at(100 * (from + share)), y + 9, colour));
            at += share;
        }
    }

    /** A swatch for each answer, in as many lines as they need. */
    private double key(Canvas canvas, Area area) {
        double x = area.left();
        double y = area.top();
        for (int i = 0; i < answers.labels().size(); i++) {
            String label = answers.labels().get(i);
            List<String> lines = Wrap.lines(canvas, Type.NUMBER, label, area.width() - SWATCH - 6);
            double width = SWATCH + 6 + Wrap.width(canvas, Type.NUMBER, lines);
            if (x > area.left() && (x + width > area.right() || lines.size() > 1)) {
                x = area.left();
                y += 20;
            }
            double line = y;
            canvas.bar(x, line, x + SWATCH, line + SWATCH, answers.colour(i));
            Wrap.write(
                    canvas,
                    lines,
                    x + SWATCH + 6,
                    y + 7 + (lines.size() - 1) * Wrap.LINE / 2,
                    Anchor.START,
                    Type.NUMBER,
                    Palette.INK);
            x += width + 16;
            if (lines.size() > 1) {
                x = area.left();
                y += lines.size() * Wrap.LINE + 4;
            }
        }
        return x == area.left() ? y + 4 : y + 28;
    }
}
