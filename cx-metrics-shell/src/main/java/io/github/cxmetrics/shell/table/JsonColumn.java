package io.github.cxmetrics.shell.table;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes columns of the values in JSON objects. */
final class JsonColumn {

    private static final int MOST_NAMES = 10_000;

    private JsonColumn() {}

    static Table spread(Table table, String column) {
        Column cells = table.column(column);
        Refusals refusals = table.refusals(column);
        List<Map<String, String>> values = new java.util.ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (int code = 0; code < cells.texts().size(); code++) {
            try {
                values.add(values(cells.texts().get(code)));
            } catch (IllegalArgumentException e) {
                throw refusals.at(refusals.rowOf(code), String.valueOf(e.getMessage()));
            }
            names.addAll(values.get(code).keySet());
            if (names.size() > MOST_NAMES) {
                throw refusals.at(
                        refusals.rowOf(code), "the objects have more than " + MOST_NAMES + " different names");
            }
        }
        Map<String, Column> all = new LinkedHashMap<>();
        table.columns().forEach(each -> all.put(each, table.column(each)));
        all.remove(column);
        for (String name : names) {
            String free = all.containsKey(name) ? column + "." + name : name;
            if (all.containsKey(free)) {
                throw refusals.ofColumn("a column \"" + free + "\" is there already");
            }
            Column.Builder cellsOfName = new Column.Builder(free);
            for (int row = 0; row < cells.rows(); row++) {
                cellsOfName.add(
                        cells.code(row) < 0 ? null : values.get(cells.code(row)).get(name));
            }
            all.put(free, cellsOfName.build());
        }
        return table.with(all);
    }

    private static Map<String, String> values(String text) {
        Object json = JsonText.read(text);
        Map<String, String> flat = new LinkedHashMap<>();
        if (json instanceof Map<?, ?> object) {
            flatten(object, "", flat);
        } else if (json instanceof List<?> list && isOfKeys(list)) {
            flattenKeys(list, "", flat);
        } else {
            throw new IllegalArgumentException("JSON that is no object");
        }
        return flat;
    }

    private static void flatten(Map<?, ?> object, String prefix, Map<String, String> flat) {
        object.forEach((name, value) -> put(prefix + name, value, flat));
    }

    private static void put(String name, @Nullable Object value, Map<String, String> flat) {
        if (value instanceof Map<?, ?> object) {
            flatten(object, name + ".", flat);
        } else if (value instanceof List<?> list) {
            if (isOfKeys(list)) {
                flattenKeys(list, name + ".", flat);
            } else {
                for (int i = 0; i < list.size(); i++) {
                    put(name + "." + i, list.get(i), flat);
                }
            }
        } else if (value != null && flat.put(name, value.toString()) != null) {
            throw new IllegalArgumentException("two values of one object have the same name");
        }
    }

    /** Lists of GA4: {@code [{"key": "price", "value": {"double_value": 9.5}}]}. */
    private static boolean isOfKeys(List<?> list) {
        return !list.isEmpty()
                && list.stream()
                        .allMatch(each -> each instanceof Map<?, ?> entry
                                && entry.get("key") instanceof String
                                && entry.containsKey("value"));
    }

    private static void flattenKeys(List<?> list, String prefix, Map<String, String> flat) {
        for (Object each : list) {
            Map<?, ?> entry = (Map<?, ?>) each;
            Object value = entry.get("value");
            if (value instanceof Map<?, ?> typed) {
                value = typed.values().stream()
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
            }
            put(prefix + entry.get("key"), value, flat);
        }
    }
}
