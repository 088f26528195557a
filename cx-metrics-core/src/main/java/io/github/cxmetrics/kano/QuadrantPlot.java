package io.github.cxmetrics.kano;

import com.google.common.base.Strings;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Features as points in four quadrants, in text. For one thread. */
final class QuadrantPlot {

    private static final int COLUMNS = 48;
    private static final int ROWS = 16;
    private static final String MARKS = "123456789abcdefghijklmnopqrstuvwxyz";
    private static final char SEVERAL = '*';

    private record Point(String feature, String category, double x, double y) {}

    private final String horizontal;
    private final String vertical;
    private final double min;
    private final double max;
    private final double line;
    private final List<Point> points = new ArrayList<>();
    private final List<String> undefined = new ArrayList<>();

    private QuadrantPlot(String horizontal, String vertical, double min, double max, double line) {
        this.horizontal = horizontal;
        this.vertical = vertical;
        this.min = min;
        this.max = max;
        this.line = line;
    }

    static QuadrantPlot coefficients() {
        return new QuadrantPlot("|worse|", "better", 0, 1, 0.5);
    }

    static QuadrantPlot continuous() {
        return new QuadrantPlot("dysfunctional", "functional", -2, 4, 2);
    }

    void add(String feature, String category, double x, double y) {
        points.add(new Point(feature, category, x, y));
    }

    void addUndefined(String feature) {
        undefined.add(feature);
    }

    private static char mark(int index) {
        return index < MARKS.length() ? MARKS.charAt(index) : SEVERAL;
    }

    private int cell(double value, int cells) {
        return (int) Math.round((value - min) / (max - min) * cells);
    }

    private char[][] grid() {
        char[][] grid = new char[ROWS + 1][COLUMNS + 1];
        int lineRow = ROWS - cell(line, ROWS);
        int lineColumn = cell(line, COLUMNS);
        for (int row = 0; row <= ROWS; row++) {
            Arrays.fill(grid[row], row == lineRow ? '-' : ' ');
            grid[row][lineColumn] = row == lineRow ? '+' : '|';
        }
        write(grid[0], "attractive", 1);
        write(grid[0], "one-dimensional", lineColumn + 2);
        write(grid[ROWS], "indifferent", 1);
        write(grid[ROWS], "must-be", lineColumn + 2);
        String marked = "";
        for (int i = 0; i < points.size(); i++) {
            int row = ROWS - cell(points.get(i).y(), ROWS);
            int column = cell(points.get(i).x(), COLUMNS);
            String place = row + "," + column + ";";
            grid[row][column] = marked.contains(";" + place) ? SEVERAL : mark(i);
            marked += ";" + place;
        }
        return grid;
    }

    private static void write(char[] row, String text, int from) {
        text.getChars(0, text.length(), row, from);
    }

    private String tick(int row) {
        boolean end = row == 0 || row == ROWS;
        double value = row == 0 ? max : row == ROWS ? min : line;
        return end || row == ROWS - cell(line, ROWS) ? Text.shortest(value) : "";
    }

    /** The grid, its axis, and a legend with one line a feature. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(vertical).append('\n');
        char[][] grid = grid();
        for (int row = 0; row <= ROWS; row++) {
            String drawn = Strings.padStart(tick(row), 4, ' ') + " |" + new String(grid[row]);
            text.append(drawn.stripTrailing()).append('\n');
        }
        String axis = Strings.padEnd("      " + Text.shortest(min), 6 + cell(line, COLUMNS), ' ') + Text.shortest(line);
        text.append(Strings.padEnd(axis, 6 + COLUMNS, ' ')).append(Text.shortest(max));
        text.append("  ").append(horizontal).append('\n');
        return text.append(legend()).toString();
    }

    private String legend() {
        TextTable table = TextTable.of("  feature", "category", vertical, horizontal);
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            table.row(
                    mark(i) + " " + point.feature(),
                    point.category(),
                    Text.fixed(point.y(), 2),
                    Text.fixed(point.x(), 2));
        }
        undefined.forEach(
                feature -> table.row("  " + feature, TextTable.UNDEFINED, TextTable.UNDEFINED, TextTable.UNDEFINED));
        return table.toString();
    }
}
