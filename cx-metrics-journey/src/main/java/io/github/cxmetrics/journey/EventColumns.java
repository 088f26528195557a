package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.journey.internal.Property;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Columns out of objects. */
final class EventColumns {

    private static final int NANOS_A_MICRO = 1000;
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long MOST_SECONDS = Long.MAX_VALUE / MICROS_A_SECOND;

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

    /** The times in microseconds, nothing where one is finer or too far away for them. */
    static Optional<long[]> wholeMicros(Instant[] times) {
        long[] micros = new long[times.length];
        boolean fits = true;
        for (int row = 0; row < times.length; row++) {
            Instant time = times[row];
            checkArgument(time != null, "time must not be null (row %s)", row);
            long seconds = time.getEpochSecond();
            int thousands = time.getNano() / NANOS_A_MICRO;
            fits &= thousands * NANOS_A_MICRO == time.getNano() && Math.abs(seconds) < MOST_SECONDS;
            micros[row] = seconds * MICROS_A_SECOND + thousands;
        }
        return fits ? Optional.of(micros) : Optional.empty();
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
