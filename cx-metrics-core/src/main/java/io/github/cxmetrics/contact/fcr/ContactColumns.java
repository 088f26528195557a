package io.github.cxmetrics.contact.fcr;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Contacts in columns, rows in any order: customers, times, and as far as there are any, issues, channels, and whether the first level could have resolved
 * them. Rows are grouped inside; the arrays are read, never changed, and not copied. {@link FcrRule.AsOf#count} reads them.
 */
public final class ContactColumns {

    private static final int NANOS_PER_MICRO = 1000;

    private final int[] customers;
    private final long[] times;
    private final ChronoUnit unit;
    private final int @Nullable [] issues;
    private final int @Nullable [] channels;
    private final boolean @Nullable [] resolvable;

    private ContactColumns(
            int[] customers,
            long[] times,
            ChronoUnit unit,
            int @Nullable [] issues,
            int @Nullable [] channels,
            boolean @Nullable [] resolvable) {
        this.customers = customers;
        this.times = times;
        this.unit = unit;
        this.issues = issues;
        this.channels = channels;
        this.resolvable = resolvable;
    }

    /**
     * Customers and times.
     *
     * @param customers the customer of each row; fastest where the numbers are dense
     * @param times when, since 1970-01-01T00:00Z in the unit
     * @param unit microseconds, or a longer unit up to days
     * @return the columns, of contacts that the first level could have resolved
     * @throws IllegalArgumentException if the lengths differ, or for other units
     */
    public static ContactColumns of(int[] customers, long[] times, ChronoUnit unit) {
        checkArgument(
                unit.compareTo(ChronoUnit.MICROS) >= 0 && unit.compareTo(ChronoUnit.DAYS) <= 0,
                "times of contacts are in microseconds up to days, not in %s",
                unit);
        checkLength(times.length, "times", customers);
        return new ContactColumns(customers, times, unit, null, null, null);
    }

    private static void checkLength(int length, String what, int[] customers) {
        checkArgument(length == customers.length, "there are %s customers and %s %s", customers.length, length, what);
    }

    /**
     * The same contacts with what they were about.
     *
     * @param issues the issue of each row
     * @return the changed copy
     * @throws IllegalArgumentException if the lengths differ
     */
    public ContactColumns issues(int[] issues) {
        checkLength(issues.length, "issues", customers);
        return new ContactColumns(customers, times, unit, issues, channels, resolvable);
    }

    /**
     * The same contacts with how they came in.
     *
     * @param channels the channel of each row
     * @return the changed copy
     * @throws IllegalArgumentException if the lengths differ
     */
    public ContactColumns channels(int[] channels) {
        checkLength(channels.length, "channels", customers);
        return new ContactColumns(customers, times, unit, issues, channels, resolvable);
    }

    /**
     * The same contacts with which of them the first level could have resolved.
     *
     * @param resolvable of each row
     * @return the changed copy
     * @throws IllegalArgumentException if the lengths differ
     */
    public ContactColumns resolvable(boolean[] resolvable) {
        checkLength(resolvable.length, "resolvable flags", customers);
        return new ContactColumns(customers, times, unit, issues, channels, resolvable);
    }

    Fcr count(FcrRule.AsOf rule) {
        FcrScan scan = new FcrScan(rule);
        ContactKeys groups = groups(rule.rule());
        PairSort rows = new PairSort(groups.keys(), packed(scan, rule));
        rows.sort(groups.bits());
        long[] keys = rows.keys();
        long[] packed = rows.values();
        int from = 0;
        while (from < keys.length) {
            int to = from + 1;
            boolean sorted = true;
            while (to < keys.length && keys[to] == keys[from]) {
                sorted &= packed[to - 1] <= packed[to];
                to++;
            }
            if (!sorted) {
                Arrays.sort(packed, from, to);
            }
            scan.group(packed, from, to);
            from = to;
        }
        return Fcr.of(rule, scan);
    }

    private ContactKeys groups(FcrRule rule) {
        ContactKeys groups = new ContactKeys(customers);
        if (rule.key() == FcrRule.Key.CUSTOMER_AND_ISSUE) {
            checkArgument(issues != null, "FCR %s needs a column of issues", rule);
            groups.and(issues);
        }
        if (rule.channel() == FcrRule.Channel.SAME) {
            checkArgument(channels != null, "FCR %s needs a column of channels", rule);
            groups.and(channels);
        }
        return groups;
    }

    private long[] packed(FcrScan scan, FcrRule.AsOf rule) {
        long factor = unit.getDuration().toNanos() / NANOS_PER_MICRO;
        long farthest = FcrScan.MAX_MICROS / factor;
        long[] packed = new long[times.length];
        for (int row = 0; row < packed.length; row++) {
            long time = times[row];
            if (time < -farthest || time > farthest || !scan.isInside(time * factor)) {
                throw new IllegalArgumentException("contact at " + time + " "
                        + unit.toString().toLowerCase(Locale.ROOT) + " is outside the data, which reach from "
                        + rule.rule().dataStart() + " to " + rule.asOf() + " (row " + row + ")");
            }
            packed[row] = FcrScan.pack(time * factor, resolvable == null || resolvable[row]);
        }
        return packed;
    }
}
