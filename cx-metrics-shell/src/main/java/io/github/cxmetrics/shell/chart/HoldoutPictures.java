package io.github.cxmetrics.shell.chart;

import io.github.cxmetrics.lifetime.model.HoldoutReport;
import io.github.cxmetrics.shell.chart.internal.Figures;
import io.github.cxmetrics.shell.chart.internal.Painting;
import io.github.cxmetrics.shell.chart.internal.Panel;
import io.github.cxmetrics.shell.chart.internal.Panels;
import io.github.cxmetrics.shell.chart.internal.Series;
import io.github.cxmetrics.shell.chart.internal.Sheet;
import io.github.cxmetrics.shell.table.ResultTable;
import java.util.List;

/** What a model of buying expected, and what came. */
final class HoldoutPictures {

    private HoldoutPictures() {}

    /** Transactions so far, and those of each period, with the end of the calibration. */
    static Painting tracking(HoldoutReport report) {
        List<HoldoutReport.Point> points = report.tracking();
        List<String> labels = points.stream().map(p -> time(p.time())).toList();
        int split = (int) points.stream().filter(p -> !p.isHoldout()).count();
        HoldoutReport.Point last = points.get(points.size() - 1);
        ResultTable.Builder numbers =
                ResultTable.withColumns("time", "part", "actual", "expected", "actual so far", "expected so far");
        for (HoldoutReport.Point p : points) {
            numbers.row(
                    time(p.time()),
                    p.isHoldout() ? "holdout" : "calibration",
                    Figures.count(p.actual()),
                    Figures.fixed(p.expected(), 1),
                    Figures.count(p.cumulativeActual()),
                    Figures.fixed(p.cumulativeExpected(), 1));
        }
        return new Sheet(
                "a holdout's tracking",
                "Repeat purchases: expected and actual",
                "Upright line: end of the calibration; right of it the model had seen nothing",
                Footer.of("n = " + Figures.count(last.cumulativeActual()) + " repeat purchases")
                        .part("expected " + Figures.fixed(last.cumulativeExpected(), 0) + " in all")
                        .part("bias " + Figures.fixed(report.bias(), 3) + ", MAE "
                                + Figures.fixed(report.meanAbsoluteError(), 3) + " purchases a customer in the holdout")
                        .parts(),
                numbers.build(),
                Panels.of(
                                labels,
                                panel("repeat purchases so far, by time since the first day", 300, points, true),
                                panel("repeat purchases of each period", 150, points, false))
                        .splitBefore(split));
    }

    private static Panel panel(String name, double height, List<HoldoutReport.Point> points, boolean cumulative) {
        double[] actual = points.stream()
                .mapToDouble(p -> cumulative ? p.cumulativeActual() : p.actual())
                .toArray();
        double[] expected = points.stream()
                .mapToDouble(p -> cumulative ? p.cumulativeExpected() : p.expected())
                .toArray();
        String part = cumulative ? " so far" : "";
        return Panel.of(
                        name,
                        height,
                        v -> Figures.fixed(v, v == Math.rint(v) ? 0 : 1),
                        Panel.Line.of("actual" + part, Series.FIRST, actual),
                        Panel.Line.of("expected" + part, Series.SECOND, expected))
                .fromZero();
    }

    private static String time(double time) {
        return Figures.fixed(time, time == Math.rint(time) ? 0 : 1);
    }
}
