package io.github.cxmetrics.retention.cohort;

import io.github.cxmetrics.internal.RowSort;
import io.github.cxmetrics.internal.Ticks;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The rows of a log by customer, each customer's in order of time. */
final class LogGroups {

    private final ActivityLog log;
    private final int[] starts;
    private final int[] rows;
    private final boolean ordered;
    private final RowSort order;

    LogGroups(ActivityLog log) {
        this.log = log;
        starts = starts(log);
        rows = rows(log, starts);
        ordered = isOrdered(log.times());
        order = new RowSort(log.times());
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
            order.sort(into, 0, size);
        }
    }

    /** Shows each customer that has rows, by rising code, as an object with times in order; dates at their starts. */
    static void forEach(ActivityLog log, ZoneId zone, Consumer<CustomerActivity> reader) {
        LogGroups groups = new LogGroups(log);
        int[] rows = new int[16];
        for (int customer = 0; customer < log.customerCount(); customer++) {
            int size = groups.size(customer);
            if (size > rows.length) {
                rows = new int[Math.max(size, 2 * rows.length)];
            }
            groups.load(customer, rows);
            List<Instant> times = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                times.add(Ticks.instant(log.times()[rows[i]], log.unit(), zone));
            }
            if (!times.isEmpty()) {
                reader.accept(CustomerActivity.of(times));
            }
        }
    }
}
