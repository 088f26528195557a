package io.github.cxmetrics.shell.table;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a table was told of how its cells are written, beyond what they say themselves.
 *
 * @param zone of times without one
 * @param mark of numbers that both marks fit; null if it wasn't said
 * @param formats by column
 * @param units of numbers that stand for times or durations, by column
 * @param showsCells whether refusals may say the text of a cell
 */
record Spelling(
        ZoneId zone,
        @Nullable DecimalMark mark,
        ImmutableMap<String, ImmutableList<String>> formats,
        ImmutableMap<String, ChronoUnit> units,
        boolean showsCells) {

    static Spelling plain(boolean showsCells) {
        return new Spelling(ZoneOffset.UTC, null, ImmutableMap.of(), ImmutableMap.of(), showsCells);
    }

    Spelling withZone(ZoneId other) {
        return new Spelling(other, mark, formats, units, showsCells);
    }

    Spelling withMark(DecimalMark other) {
        return new Spelling(zone, other, formats, units, showsCells);
    }

    Spelling withFormats(String column, ImmutableList<String> patterns) {
        return new Spelling(zone, mark, put(formats, column, patterns), units, showsCells);
    }

    Spelling withUnit(String column, ChronoUnit unit) {
        return new Spelling(zone, mark, formats, put(units, column, unit), showsCells);
    }

    /** What was said of a column goes to its new name. */
    Spelling renamed(String from, String to) {
        Spelling moved = this;
        if (formats.containsKey(from)) {
            moved = moved.withFormats(to, formats.get(from));
        }
        return units.containsKey(from) ? moved.withUnit(to, units.get(from)) : moved;
    }

    /** Without what was said of a column that another took the name of. */
    Spelling forgetting(String column) {
        return new Spelling(zone, mark, without(formats, column), without(units, column), showsCells);
    }

    private static <V> ImmutableMap<String, V> put(ImmutableMap<String, V> map, String column, V value) {
        return ImmutableMap.<String, V>builder().putAll(map).put(column, value).buildKeepingLast();
    }

    private static <V> ImmutableMap<String, V> without(ImmutableMap<String, V> map, String column) {
        ImmutableMap.Builder<String, V> left = ImmutableMap.builder();
        map.forEach((name, value) -> {
            if (!name.equals(column)) {
                left.put(name, value);
            }
        });
        return left.build();
    }
}
