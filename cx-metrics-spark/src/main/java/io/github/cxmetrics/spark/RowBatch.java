package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.EventLog;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Rows of a partition that become a log together: columns that grow, events coded once for all batches. */
final class RowBatch {

    private static final int PROPERTIES_FROM = 3;

    private final List<String> properties;
    private final boolean isUnitOptional;
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<List<@Nullable Object>> values = new ArrayList<>();
    private final List<@Nullable String> units = new ArrayList<>();
    private int[] unitOf = new int[1024];
    private int[] events = new int[1024];
    private long[] times = new long[1024];
    private int size;

    RowBatch(List<String> properties, boolean isUnitOptional) {
        this.properties = properties;
        this.isUnitOptional = isUnitOptional;
        properties.forEach(property -> values.add(new ArrayList<>()));
    }

    int size() {
        return size;
    }

    long time(int row) {
        return times[row];
    }

    /** Adds a row of the last unit, or of a new one. */
    void add(Row row, boolean isNewUnit) {
        checkArgument(isUnitOptional || !row.isNullAt(0), "user must not be null");
        checkArgument(!row.isNullAt(1), "event must not be null");
        checkArgument(!row.isNullAt(2), "time must not be null");
        if (size == times.length) {
            int length = Math.addExact(size, size / 2);
            unitOf = Arrays.copyOf(unitOf, length);
            events = Arrays.copyOf(events, length);
            times = Arrays.copyOf(times, length);
        }
        if (isNewUnit || units.isEmpty()) {
            units.add(row.getString(0));
        }
        unitOf[size] = units.size() - 1;
        events[size] = codes.computeIfAbsent(row.getString(1), name -> {
            names.add(name);
            return names.size() - 1;
        });
        times[size++] = row.getLong(2);
        for (int i = 0; i < values.size(); i++) {
            values.get(i).add(row.get(PROPERTIES_FROM + i));
        }
    }

    /** The name of a unit of the log: its number. */
    @Nullable
    String unit(String number) {
        return units.get(Integer.parseInt(number));
    }

    EventLog log() {
        return log(0, size);
    }

    EventLog log(int from, int to) {
        int first = from < to ? unitOf[from] : 0;
        int[] numbers = new int[to - from];
        for (int i = from; i < to; i++) {
            numbers[i - from] = unitOf[i] - first;
        }
        int count = from < to ? unitOf[to - 1] - first + 1 : 0;
        EventLog log = EventLog.of(
                Codes.numbered(numbers, count),
                Codes.of(Arrays.copyOfRange(events, from, to), names),
                Arrays.copyOfRange(times, from, to),
                ChronoUnit.MICROS);
        for (int i = 0; i < values.size(); i++) {
            log = log.with(properties.get(i), values.get(i).subList(from, to));
        }
        return log;
    }

    /** Leaves out the first rows. */
    void dropTo(int from) {
        int kept = size - from;
        int firstUnit = kept == 0 ? units.size() : unitOf[from];
        for (int i = 0; i < kept; i++) {
            unitOf[i] = unitOf[from + i] - firstUnit;
        }
        System.arraycopy(events, from, events, 0, kept);
        System.arraycopy(times, from, times, 0, kept);
        values.forEach(column -> column.subList(0, from).clear());
        units.subList(0, firstUnit).clear();
        size = kept;
    }
}
