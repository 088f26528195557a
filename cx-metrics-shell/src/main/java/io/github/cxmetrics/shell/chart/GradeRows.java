package io.github.cxmetrics.shell.chart;

import io.github.cxmetrics.shell.chart.internal.Anchor;
import io.github.cxmetrics.shell.chart.internal.Area;
import io.github.cxmetrics.shell.chart.internal.Axis;
import io.github.cxmetrics.shell.chart.internal.Canvas;
import io.github.cxmetrics.shell.chart.internal.IntervalRows;
import io.github.cxmetrics.shell.chart.internal.Palette;
import io.github.cxmetrics.shell.chart.internal.Rows;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.chart.internal.Type;
import io.github.cxmetrics.usability.SusGrade;

/**
 * Scores over the grades of SUS, from F to A; the halves of a letter are one field.
 *
 * @param rows the scores
 */
record GradeRows(IntervalRows rows) implements Sheet.Body {

    private static final String LETTERS = "FDCBA";
    private static final double HEAD = 20;

    @Override
    public double paint(Canvas canvas, Area area) {
        Area below = new Area(area.left(), area.top() + HEAD, area.right());
        Rows layout = rows.layout(canvas, below);
        Axis axis = rows.axis(layout);
        for (int i = 0; i < LETTERS.length(); i++) {
            double from = axis.at(Math.max(axis.low(), start(LETTERS.charAt(i))));
            double to = axis.at(Math.min(axis.high(), i == LETTERS.length() - 1 ? 100 : start(LETTERS.charAt(i + 1))));
            for (int row = 0; i % 2 == 1 && row < rows.marks().size(); row++) {
                double top = area.isNarrow() ? layout.middle(row) - 10 : layout.top(row);
                double bottom = area.isNarrow() ? layout.middle(row) + 10 : layout.top(row + 1);
                canvas.bar(from, top, to, bottom, Palette.GRID.withOpacity(0.6));
            }
            canvas.text(
                    LETTERS.substring(i, i + 1),
                    (from + to) / 2,
                    area.top() + 8,
                    Anchor.MIDDLE,
                    Type.STRONG,
                    Palette.MUTED);
        }
        layout.paintAxis(canvas, axis, rows.axisName(), false);
        rows.paintMarks(canvas, layout, axis);
        return layout.bottom();
    }

    private static double start(char letter) {
        double start = 100;
        for (SusGrade grade : SusGrade.values()) {
            start = grade.toString().charAt(0) == letter ? Math.min(start, grade.from()) : start;
        }
        return start;
    }
}
