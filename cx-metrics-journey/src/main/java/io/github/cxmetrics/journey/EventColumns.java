package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.journey.internal.Property;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Columns out of objects. */
final class EventColumns {

    private EventColumns() {}

    static EventLog log(List<Event> events) {
        EventLog log = EventLog.of(
                events.stream().map(Event::user).toArray(String[]::new),
                events.stream().map(Event::name).toArray(String[]::new),
                events.stream().map(Event::time).toArray(Instant[]::new));
        Set<String> names = new LinkedHashSet<>();
        events.forEach(event -> names.addAll(event.properties().keySet()));
        for (String name : names) {
            List<@Nullable Object> values = new ArrayList<>();
            events.forEach(event -> values.add(event.properties().get(name)));
            log = log.with(name, PropertyValues.column(name, values));
        }
        return log;
    }

    /** The rows whose value has not come before, and those without one. */
    static int[] rowsWithDistinct(Property ids) {
        checkArgument(!(ids instanceof Property.Numbers), "ids of events must be texts or whole numbers");
        Set<Object> seen = new HashSet<>();
        int[] rows = new int[ids.size()];
        int n = 0;
        for (int row = 0; row < rows.length; row++) {
            if (isNone(ids, row) || seen.add(PropertyValues.id(ids, row))) {
                rows[n++] = row;
            }
        }
        return Arrays.copyOf(rows, n);
    }

    /** Missing ids and empty ones are none. */
    private static boolean isNone(Property ids, int row) {
        return ids.isMissing(row)
                || ids instanceof Property.Text text
                        && text.codes().at(row) == text.codes().codeOf("");
    }
}
