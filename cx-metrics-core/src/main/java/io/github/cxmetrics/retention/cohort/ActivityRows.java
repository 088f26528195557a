package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.ExportTimes;
import io.github.cxmetrics.internal.Ticks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Reads rows of names and times into columns, with a code for each name. */
record ActivityRows<R, A>(
        Function<? super R, String> customer,
        Function<? super R, A> at,
        ToLongFunction<? super A> tick,
        ChronoUnit unit) {

    static <R> ActivityRows<R, Instant> ofInstants(
            Function<? super R, String> customer, Function<? super R, Instant> at) {
        return new ActivityRows<>(customer, at, ActivityRows::nanos, ChronoUnit.NANOS);
    }

    static <R> ActivityRows<R, LocalDate> ofDates(
            Function<? super R, String> customer, Function<? super R, LocalDate> date) {
        requireNonNull(customer, "customer");
        requireNonNull(date, "date");
        return new ActivityRows<>(
                customer, date, day -> ExportTimes.check(day, "time").toEpochDay(), ChronoUnit.DAYS);
    }

    private long tick(A time, long row) {
        try {
            return tick.applyAsLong(time);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(refused.getMessage() + " (row " + row + ")", refused);
        }
    }

    private static long nanos(Instant time) {
        try {
            return Ticks.floor(ExportTimes.check(time, "time"), ChronoUnit.NANOS);
        } catch (ArithmeticException beyond) {
            throw new IllegalArgumentException(
                    "time " + time + " is outside 1677..2262, where nanoseconds are counted: give columns of numbers",
                    beyond);
        }
    }

    ActivityLog read(Iterable<? extends R> rows, @Nullable ToLongFunction<? super R> amount) {
        requireNonNull(rows, "rows");
        Map<String, Integer> codes = new LinkedHashMap<>();
        IntStream.Builder customers = IntStream.builder();
        LongStream.Builder times = LongStream.builder();
        LongStream.Builder amounts = LongStream.builder();
        long count = 0;
        for (R row : rows) {
            String name = customer.apply(row);
            A time = at.apply(row);
            checkArgument(name != null, "the customer must not be null (row %s)", count);
            checkArgument(time != null, "the time must not be null (row %s)", count);
            customers.add(codes.computeIfAbsent(name, any -> codes.size()));
            times.add(tick(time, count));
            if (amount != null) {
                amounts.add(amount.applyAsLong(row));
            }
            count++;
        }
        ActivityLog log = ActivityLog.wrapping(
                        customers.build().toArray(), times.build().toArray(), unit)
                .withNames(List.copyOf(codes.keySet()));
        return amount == null ? log : log.withAmounts(amounts.build().toArray());
    }
}
