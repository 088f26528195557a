package io.github.cxmetrics.retention.revenue;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.DenseCodes;
import io.github.cxmetrics.internal.RowSort;
import java.util.Arrays;

/**
 * Rows of changes, those of an account side by side and in order of date; rows of one date stay in their order. Copies, so that the caller's columns
 * are free.
 *
 * @param codes which account each index is
 * @param starts where the rows of each account begin, by index; the last entry is the number of rows
 * @param days the date of each row, in days since 1970-01-01
 * @param minor the MRR of each row
 */
record AccountTimelines(DenseCodes codes, int[] starts, long[] days, long[] minor) {

    static void checkLengths(int accounts, int dates, int mrr) {
        checkArgument(
                accounts == dates && accounts == mrr,
                "columns must have one length: %s accounts, %s dates, %s MRR",
                accounts,
                dates,
                mrr);
    }

    static AccountTimelines of(int[] accounts, long[] days, long[] minor) {
        for (int row = 0; row < accounts.length; row++) {
            checkArgument(accounts[row] >= 0, "account code %s is negative (row %s)", accounts[row], row);
            checkArgument(minor[row] >= 0, "MRR must not be negative: %s (row %s)", minor[row], row);
        }
        DenseCodes codes = DenseCodes.of(accounts);
        int[] indices = codes.indices(accounts);
        int[] starts = new int[codes.count() + 1];
        for (int account : indices) {
            starts[account + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] rows = new int[accounts.length];
        for (int row = 0; row < accounts.length; row++) {
            rows[next[indices[row]]++] = row;
        }
        RowSort order = new RowSort(days);
        for (int account = 0; account < codes.count(); account++) {
            order.sort(rows, starts[account], starts[account + 1]);
        }
        return new AccountTimelines(
                codes,
                starts,
                Arrays.stream(rows).mapToLong(row -> days[row]).toArray(),
                Arrays.stream(rows).mapToLong(row -> minor[row]).toArray());
    }

    /** The rows up to and including a day. */
    AccountTimelines upTo(long day) {
        int[] kept = new int[starts.length];
        long[] keptDays = new long[days.length];
        long[] keptMinor = new long[days.length];
        int next = 0;
        for (int account = 0; account < accounts(); account++) {
            for (int row = starts[account]; row < starts[account + 1] && days[row] <= day; row++) {
                keptDays[next] = days[row];
                keptMinor[next++] = minor[row];
            }
            kept[account + 1] = next;
        }
        return new AccountTimelines(codes, kept, Arrays.copyOf(keptDays, next), Arrays.copyOf(keptMinor, next));
    }

    int accounts() {
        return starts.length - 1;
    }

    int rows() {
        return days.length;
    }
}
