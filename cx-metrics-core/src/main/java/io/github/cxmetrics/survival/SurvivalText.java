package io.github.cxmetrics.survival;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.internal.TimeText;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/** A survival curve as a line, a table and a drawing. */
final class SurvivalText {

    private static final int COLUMNS = 60;
    private static final int ROWS = 10;

    private SurvivalText() {}

    static String line(SurvivalCurve curve) {
        SurvivalTally tally = curve.tally();
        return "survival: n = " + tally.count() + ", " + tally.observed() + " observed, " + median(curve);
    }

    private static String median(SurvivalCurve curve) {
        OptionalDouble median = curve.medianIfReached();
        if (median.isEmpty()) {
            return "median not reached within "
                    + Times.text(curve.lastTime(), curve.tally().unit());
        }
        TimeInterval interval = curve.quantileInterval(0.5, Confidence.DEFAULT);
        TimeText line = TimeText.of(median.getAsDouble(), curve.tally().unit());
        return "median " + line.text(median.getAsDouble()) + " (" + Confidence.DEFAULT + " CI " + interval.text(line)
                + ")";
    }

    static String table(SurvivalCurve curve, double... times) {
        requireNonNull(times, "times");
        TextTable table = TextTable.of(
                Times.name(curve.tally().unit()), "at risk", "observed", "survival", Confidence.DEFAULT + " CI");
        RiskSets at = curve.riskSets();
        long observed = 0;
        double[] ascending = times.clone();
        Arrays.sort(ascending);
        RiskSets ends = curve.riskSets();
        boolean more = ends.next();
        for (double time : ascending) {
            double counted = curve.snapped(Times.check(time, "time"));
            at.moveTo(counted);
            while (more && ends.time() <= counted) {
                observed += ends.observed();
                more = ends.next();
            }
            OptionalDouble share = curve.atIfDefined(time);
            table.row(
                    Text.shortest(time),
                    Long.toString(at.atRisk()),
                    Long.toString(observed),
                    share.isPresent() ? Unit.SHARE.text(share.getAsDouble()) : TextTable.UNDEFINED,
                    share.isPresent() && share.getAsDouble() > 0
                            ? curve.interval(time).text(Unit.SHARE)
                            : TextTable.UNDEFINED);
        }
        return table.toString();
    }

    /** One column for each part of the follow-up, marked at the height of the survival at its beginning. */
    static String plot(SurvivalCurve curve) {
        char[][] grid = new char[ROWS + 1][COLUMNS + 1];
        for (char[] row : grid) {
            Arrays.fill(row, ' ');
        }
        int above = 0;
        for (int column = 0; column <= COLUMNS; column++) {
            int row = (int) Math.round(
                    (1 - curve.at(Math.min(curve.lastTime(), curve.lastTime() / COLUMNS * column))) * ROWS);
            for (int r = Math.min(above + 1, row); r < row; r++) {
                grid[r][column] = '|';
            }
            grid[row][column] = '*';
            above = row;
        }
        StringBuilder text = new StringBuilder();
        for (int row = 0; row <= ROWS; row++) {
            String label = String.format(Locale.ROOT, "%3d %% |", 100 * (ROWS - row) / ROWS);
            text.append((label + new String(grid[row])).stripTrailing()).append('\n');
        }
        String last = Times.text(curve.lastTime(), curve.tally().unit());
        text.append("      +").append("-".repeat(COLUMNS + 1)).append('\n');
        return text.append("       0")
                .append(" ".repeat(Math.max(1, COLUMNS - last.length())))
                .append(last)
                .append('\n')
                .toString();
    }
}
