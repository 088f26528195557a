package io.github.cxmetrics.shell.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the rows of another table by a key. */
final class Join {

    private static final int LINES_SAID = 10;

    private final Map<String, Integer> rowOfKey = new HashMap<>();
    private final Map<String, Integer> rowOfLowerKey = new HashMap<>();

    private Join(Table other, String theirs) {
        Column keys = other.column(theirs);
        Set<String> twice = new HashSet<>();
        for (int row = 0; row < keys.rows(); row++) {
            String key = keys.text(row);
            if (key == null) {
                continue;
            }
            Integer before = rowOfKey.put(key.strip(), row);
            if (before != null) {
                throw other.refusals(theirs)
                        .at(
                                row,
                                "a key is here that is on line " + other.line(before)
                                        + " already, and a join needs each once");
            }
            if (rowOfLowerKey.put(lower(key), row) != null) {
                twice.add(lower(key));
            }
        }
        // Keys that differ in upper and lower case alone are found as they are written only.
        rowOfLowerKey.keySet().removeAll(twice);
    }

    private static String lower(String key) {
        return key.strip().toLowerCase(Locale.ROOT);
    }

    private int find(@Nullable String key) {
        if (key == null) {
            return -1;
        }
        Integer exact = rowOfKey.get(key.strip());
        return exact != null ? exact : rowOfLowerKey.getOrDefault(lower(key), -1);
    }

    static Table of(Table table, Table other, String mine, String theirs) {
        Column keys = table.column(mine);
        Join join = new Join(other, theirs);
        int[] byCode = keys.texts().stream().mapToInt(join::find).toArray();
        int[] partner = IntStream.range(0, table.size())
                .map(row -> keys.code(row) < 0 ? -1 : byCode[keys.code(row)])
                .toArray();
        int[] alone = IntStream.range(0, partner.length)
                .filter(row -> partner[row] < 0)
                .toArray();
        List<Column> more = new ArrayList<>();
        for (String column : other.columns()) {
            if (!column.equals(theirs)) {
                String name = table.has(column) ? column + " (" + other.name() + ")" : column;
                more.add(other.column(column).pick(partner).named(name));
            }
        }
        return table.joined(more, said(table, other, alone), table.pick(alone));
    }

    private static String said(Table table, Table other, int[] alone) {
        String found = (table.size() - alone.length) + " of " + table.size() + " rows found in " + other.name();
        if (alone.length == 0) {
            return found;
        }
        String lines = IntStream.of(alone)
                .limit(LINES_SAID)
                .mapToObj(row -> Integer.toString(table.line(row)))
                .collect(Collectors.joining(", "));
        int more = alone.length - LINES_SAID;
        return found + ", not those of line" + (alone.length == 1 ? " " : "s ") + lines
                + (more > 0 ? " and " + more + " more" : "");
    }
}
