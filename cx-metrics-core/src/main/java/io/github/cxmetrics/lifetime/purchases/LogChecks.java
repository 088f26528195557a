package io.github.cxmetrics.lifetime.purchases;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;

/** What the stored columns of a log must be. Customers are named by their position, never by their ids. */
final class LogChecks {

    private LogChecks() {}

    static void check(PurchaseRule rule, PurchaseLog.Columns c) {
        int customers = c.ids().length;
        int[] offsets = c.offsets();
        checkArgument(
                offsets.length == customers + 1
                        && offsets[0] == 0
                        && offsets[customers] == c.days().length
                        && c.days().length == c.amounts().length,
                "purchases of %s customers, %s offsets, %s days and %s amounts don't fit together",
                customers,
                offsets.length,
                c.days().length,
                c.amounts().length);
        for (int i = 0; i < customers; i++) {
            checkArgument(offsets[i] < offsets[i + 1], "a customer has no purchase (position %s)", i);
            checkArgument(
                    i == 0 || PurchaseAccumulator.ID_ORDER.compare(c.ids()[i - 1], c.ids()[i]) < 0,
                    "customers are out of order, or twice there (position %s)",
                    i);
        }
        for (int i = 0; i < customers; i++) {
            checkRising(c.days(), offsets[i], offsets[i + 1], "days of a customer");
        }
        for (long amount : c.amounts()) {
            rule.check(amount);
            checkArgument(!rule.amounts().excludes(amount), "an amount of %s is no purchase under %s", amount, rule);
        }
    }

    static void check(PurchaseRule rule, PurchaseLog.Columns c, PurchaseLog.Days days) {
        checkRising(days.days(), 0, days.days().length, "days of rows");
        long[] customers = new long[days.days().length];
        for (int day : c.days()) {
            int at = Arrays.binarySearch(days.days(), day);
            checkArgument(at >= 0, "day %s has a purchase, but no rows", day);
            customers[at]++;
        }
        for (int i = 0; i < customers.length; i++) {
            long purchases = days.purchases()[i];
            long zeros = days.zeros()[i];
            long negatives = days.negatives()[i];
            boolean possible = switch (rule.amounts()) {
                case REFUSE -> zeros == 0 && negatives == 0;
                case EXCLUDE -> true;
                case ZERO_IS_A_PURCHASE -> negatives == 0 && zeros <= purchases;
                case NET, AGAINST_LATEST -> zeros <= purchases && negatives <= purchases - zeros;
            };
            checkArgument(
                    possible
                            && purchases >= customers[i]
                            && (purchases > 0 ? customers[i] > 0 : zeros > 0 || negatives > 0),
                    "%s purchases of %s customers on a day, %s of zero and %s below zero, are impossible under %s",
                    purchases,
                    customers[i],
                    zeros,
                    negatives,
                    rule);
        }
    }

    private static void checkRising(int[] days, int from, int to, String what) {
        for (int i = from + 1; i < to; i++) {
            checkArgument(days[i - 1] < days[i], "%s are out of order (position %s)", what, i);
        }
    }
}
