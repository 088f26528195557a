package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.internal.Ticks;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The rows of a log by customer, each customer's in order of time. */
final class LogGroups {

    private final ActivityLog log;
    private final int[] starts;
    private final int[] rows;
    private final boolean ordered;

    LogGroups(ActivityLog log) {
        this.log = log;
        starts = starts(log);
        rows = rows(log, starts);
        ordered = isOrdered(log.times());
    }

    private static int[] starts(ActivityLog log) {
        int[] starts = new int[log.customerCount() + 1];
        for (int customer : log.customers()) {
            starts[customer + 1]++;
        }
        for (int i = 0; i < log.customerCount(); i++) {
            starts[i + 1] += starts[i];
        }
        return starts;
    }

    private static int[] rows(ActivityLog log, int[] starts) {
        int[] next = starts.clone();
        int[] rows = new int[log.rows()];
        int[] customers = log.customers();
        for (int i = 0; i < rows.length; i++) {
            rows[next[customers[i]]++] = i;
        }
        return rows;
    }

    private static boolean isOrdered(long[] times) {
        for (int i = 1; i < times.length; i++) {
            if (times[i] < times[i - 1]) {
                return false;
            }
        }
        return true;
    }

    int size(int customer) {
        return starts[customer + 1] - starts[customer];
    }

    /** Writes a customer's rows in order of time. */
    void load(int customer, int[] into) {
        int size = size(customer);
        System.arraycopy(rows, starts[customer], into, 0, size);
        if (!ordered) {
            int[] sorted = IntStream.range(0, size)
                    .mapToObj(i -> into[i])
                    .sorted(Comparator.comparingLong(row -> log.times()[row]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            System.arraycopy(sorted, 0, into, 0, size);
        }
    }

    /** Shows each customer that has rows, by rising code, as an object; dates at their starts. */
    static void forEach(ActivityLog log, ZoneId zone, Consumer<CustomerActivity> reader) {
        LogGroups groups = new LogGroups(log);
        for (int customer = 0; customer < log.customerCount(); customer++) {
            int from = groups.starts[customer];
            int to = groups.starts[customer + 1];
            List<Instant> times = new ArrayList<>(to - from);
            for (int i = from; i < to; i++) {
                times.add(Ticks.instant(log.times()[groups.rows[i]], log.unit(), zone));
            }
            if (!times.isEmpty()) {
                reader.accept(CustomerActivity.of(times));
            }
        }
    }
}
