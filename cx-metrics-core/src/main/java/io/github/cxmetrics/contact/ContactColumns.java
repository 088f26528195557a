package io.github.cxmetrics.contact;

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
        int[][] keys = keys(rule.rule());
        int[] order = RowGroups.order(keys);
        FcrScan scan = new FcrScan(rule);
        long[] packed = new long[64];
        int row = 0;
        while (row < order.length) {
            int size = 0;
            int first = order[row];
            boolean sorted = true;
            while (row < order.length && RowGroups.same(keys, first, order[row])) {
                if (size == packed.length) {
                    packed = Arrays.copyOf(packed, 2 * size);
                }
                packed[size] = packed(order[row++], scan, rule);
                sorted &= size == 0 || packed[size - 1] <= packed[size];
                size++;
            }
            if (!sorted) {
                Arrays.sort(packed, 0, size);
            }
            scan.group(packed, size);
        }
        return Fcr.of(rule, scan);
    }

    /** The columns that make a group, the least important first. */
    private int[][] keys(FcrRule rule) {
        boolean byIssue = rule.key() == FcrRule.Key.CUSTOMER_AND_ISSUE;
        boolean byChannel = rule.channel() == FcrRule.Channel.SAME;
        checkArgument(!byIssue || issues != null, "FCR %s needs a column of issues", rule);
        checkArgument(!byChannel || channels != null, "FCR %s needs a column of channels", rule);
        if (byIssue && byChannel) {
            return new int[][] {channels, issues, customers};
        }
        return byIssue
                ? new int[][] {issues, customers}
                : byChannel ? new int[][] {channels, customers} : new int[][] {customers};
    }

    private long packed(int row, FcrScan scan, FcrRule.AsOf rule) {
        long factor = unit.getDuration().toNanos() / 1000;
        long micros = Math.multiplyHigh(times[row], factor) == times[row] * factor >> 63
                ? times[row] * factor
                : Long.MAX_VALUE;
        if (!scan.isInside(micros)) {
            throw new IllegalArgumentException(
                    "contact at " + times[row] + " " + unit.toString().toLowerCase(Locale.ROOT)
                            + " is outside the data, which reach from "
                            + rule.rule().dataStart() + " to " + rule.asOf() + " (row "
                            + row + ")");
        }
        return FcrScan.pack(micros, resolvable == null || resolvable[row]);
    }
}
