package io.github.cxmetrics.retention.cohort;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Customers for the contract tests: thirteen of them, active on days of the first weeks of 2024. */
public final class Activities {

    public static final ZoneId UTC = ZoneId.of("UTC");
    public static final Instant AS_OF = Instant.parse("2024-03-01T00:00:00Z");
    private static final int[][] DAYS = {
        {0},
        {0, 1},
        {0, 7, 14},
        {1, 2, 3, 4, 5},
        {8, 9, 30},
        {15},
        {15, 22, 22},
        {31, 38},
        {33},
        {40, 41, 55},
        {50},
        {52, 53},
        {59},
    };

    private Activities() {}

    public static List<CustomerActivity> customers() {
        List<CustomerActivity> customers = new ArrayList<>();
        for (int[] days : DAYS) {
            customers.add(CustomerActivity.of(
                    IntStream.of(days).mapToObj(Activities::day).toList()));
        }
        return customers;
    }

    public static List<CustomerActivity> spending() {
        return customers().stream()
                .map(customer ->
                        customer.withAmounts(IntStream.range(0, customer.times().size())
                                .mapToLong(i -> 100L * i + 7)
                                .toArray()))
                .toList();
    }

    public static Instant day(int day) {
        return LocalDate.of(2024, 1, 1).plusDays(day).atTime(12, 0).atZone(UTC).toInstant();
    }
}
