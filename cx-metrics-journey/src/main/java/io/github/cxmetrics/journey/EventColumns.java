package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.Property;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Columns out of objects. */
final class EventColumns {

    private EventColumns() {}

    static EventLog log(List<Event> events) {
        EventLog log = EventLog.of(
                events.stream().map(Event::user).toArray(String[]::new),
                events.stream().map(Event::name).toArray(String[]::new),
                events.stream().map(Event::time).toArray(Instant[]::new));
        for (Map.Entry<String, Kind> column : kinds(events).entrySet()) {
            log = log.with(column.getKey(), column.getValue().column(events, column.getKey()));
        }
        return log;
    }

    private static Map<String, Kind> kinds(List<Event> events) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (int row = 0; row < events.size(); row++) {
            int at = row;
            events.get(row).properties().forEach((name, value) -> {
                Kind kind = Kind.of(value);
                Kind before = kinds.getOrDefault(name, kind);
                checkArgument(
                        (before == Kind.TEXT) == (kind == Kind.TEXT),
                        "property %s holds text and numbers: %s (row %s)",
                        name,
                        value,
                        at);
                kinds.put(name, before == Kind.NUMBER ? before : kind);
            });
        }
        return kinds;
    }

    private enum Kind {
        TEXT,
        WHOLE,
        NUMBER;

        static Kind of(Object value) {
            return value instanceof String ? TEXT : value instanceof Integer || value instanceof Long ? WHOLE : NUMBER;
        }

        Property column(List<Event> events, String name) {
            if (this == TEXT) {
                return new Property.Text(CodeColumn.of(events.stream()
                        .map(event -> (String) event.properties().get(name))
                        .toArray(String[]::new)));
            }
            Number[] values = events.stream()
                    .map(event -> (Number) event.properties().get(name))
                    .toArray(Number[]::new);
            if (this == NUMBER) {
                return new Property.Numbers(Arrays.stream(values)
                        .mapToDouble(value -> value == null ? Double.NaN : value.doubleValue())
                        .toArray());
            }
            BitSet missing = new BitSet();
            long[] wholes = new long[values.length];
            for (int row = 0; row < values.length; row++) {
                missing.set(row, values[row] == null);
                wholes[row] = values[row] == null ? 0 : values[row].longValue();
            }
            return new Property.Wholes(wholes, missing);
        }
    }

    /** The rows whose value has not come before, and those without one. */
    static int[] rowsWithDistinct(Property ids) {
        checkArgument(!(ids instanceof Property.Numbers), "ids of events must be texts or whole numbers");
        Set<Object> seen = new HashSet<>();
        int[] rows = new int[ids.size()];
        int n = 0;
        for (int row = 0; row < rows.length; row++) {
            if (ids.isMissing(row) || seen.add(id(ids, row))) {
                rows[n++] = row;
            }
        }
        return Arrays.copyOf(rows, n);
    }

    private static Object id(Property ids, int row) {
        return ids instanceof Property.Wholes wholes
                ? (Object) wholes.values()[row]
                : (Object) ((Property.Text) ids).codes().at(row);
    }
}
