package io.github.cxmetrics.shell.table;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The files in the layouts that people have, and small tables made in the test. */
final class Kit {

    private Kit() {}

    static Path file(String name) {
        try {
            return Path.of(Kit.class.getResource("files/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Table read(String name) {
        return Table.read(file(name));
    }

    /** A table of lines with cells parted by {@code |}, the first with the names; rows begin on line 2 of {@code t.csv}. */
    static Table table(String... lines) {
        return table(false, lines);
    }

    static Table showing(String... lines) {
        return table(true, lines);
    }

    private static Table table(boolean showsCells, String... lines) {
        List<Column.Builder> columns = new ArrayList<>();
        for (String name : lines[0].split("\\|")) {
            columns.add(new Column.Builder(name));
        }
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            String[] cells = line.split("\\|", -1);
            if (cells.length != columns.size()) {
                throw new IllegalArgumentException(line);
            }
            for (int i = 0; i < cells.length; i++) {
                columns.get(i).add(cells[i]);
            }
        }
        int[] at = IntStream.range(2, lines.length + 1).toArray();
        return Table.of(
                "t.csv", "made", columns.stream().map(Column.Builder::build).toList(), at, showsCells);
    }

    /** One column named x. */
    static Table column(String... cells) {
        String[] lines = new String[cells.length + 1];
        lines[0] = "x";
        System.arraycopy(cells, 0, lines, 1, cells.length);
        return table(lines);
    }
}
