package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.ExportTimes;
import io.github.cxmetrics.internal.NumberedRows;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All activity of one customer (or one account): the observation that cohorts, life cycles and repeat purchases are counted from. For millions of rows
 * {@link ActivityLog} needs no object per row.
 *
 * @param firstEver when the customer began, if that is known apart from the activities (a sign-up); in cohorts it is an activity of its own unless it is
 *     among them; repeat purchases, active days and usage intervals read the times only. Otherwise null, and the earliest activity is the first
 * @param times when the customer was active, in any order
 * @param amounts an amount for each time, in minor units (cents) or any other whole unit; empty where nothing is summed. A negative one is a refund: it
 *     lowers sums on the period in which it was booked, and is no activity, purchase or return
 */
public record CustomerActivity(@Nullable Instant firstEver, List<Instant> times, List<Long> amounts)
        implements Serializable {

    /**
     * Copies and checks the lists.
     *
     * @param firstEver when the customer began, or null
     * @param times when the customer was active
     * @param amounts an amount for each time, or none
     * @throws IllegalArgumentException if there is no time at all, a time is not in the years that rows can have (0001-01-01 and 9999-12-31 are
     *     placeholders of exports), an activity before {@code firstEver}, or an amount too few or many
     */
    public CustomerActivity {
        times = Checks.list(times, "times");
        amounts = Checks.list(amounts, "amounts");
        checkArgument(firstEver != null || !times.isEmpty(), "a customer's activity needs at least one time");
        if (firstEver != null) {
            ExportTimes.check(firstEver, "the customer's first time ever");
        }
        NumberedRows.each(times, time -> ExportTimes.check(time, "activity at"));
        checkArgument(
                amounts.isEmpty() || amounts.size() == times.size(),
                "activity needs an amount for each time or none: %s times, %s amounts",
                times.size(),
                amounts.size());
        for (int i = 0; i < times.size(); i++) {
            checkArgument(
                    firstEver == null || !times.get(i).isBefore(firstEver),
                    "activity at %s is before the customer's first time ever, %s (row %s)",
                    times.get(i),
                    firstEver,
                    i);
        }
    }

    /**
     * Activity at some instants.
     *
     * @param times in any order
     * @return the activity
     */
    public static CustomerActivity of(Instant... times) {
        requireNonNull(times, "times");
        return of(Arrays.asList(times));
    }

    /**
     * Activity at some instants.
     *
     * @param times in any order
     * @return the activity
     */
    public static CustomerActivity of(Collection<Instant> times) {
        return new CustomerActivity(null, Checks.list(times, "times"), List.of());
    }

    /**
     * Activity on some local dates.
     *
     * @param zone the region whose dates they are
     * @param dates in any order
     * @return the activity, at the starts of the dates
     */
    public static CustomerActivity on(ZoneId zone, LocalDate... dates) {
        requireNonNull(zone, "zone");
        requireNonNull(dates, "dates");
        return of(Checks.list(Arrays.asList(dates), "dates").stream()
                .map(date -> date.atStartOfDay(zone).toInstant())
                .toList());
    }

    /**
     * The same activity of a customer who began at a known time.
     *
     * @param firstEver when the customer began, not after the first activity
     * @return the changed copy
     */
    public CustomerActivity since(Instant firstEver) {
        return new CustomerActivity(firstEver, times, amounts);
    }

    /**
     * The same activity with an amount for each time.
     *
     * @param amounts whole minor units, in the order of the times
     * @return the changed copy
     */
    public CustomerActivity withAmounts(long... amounts) {
        requireNonNull(amounts, "amounts");
        return new CustomerActivity(
                firstEver, times, Arrays.stream(amounts).boxed().toList());
    }

    /** What is left without the rows of negative amounts; nothing where no activity and no known start is. */
    Optional<CustomerActivity> withoutRefunds() {
        if (amounts.stream().allMatch(amount -> amount >= 0)) {
            return Optional.of(this);
        }
        int[] rows = IntStream.range(0, times.size())
                .filter(row -> amounts.get(row) >= 0)
                .toArray();
        return firstEver == null && rows.length == 0
                ? Optional.empty()
                : Optional.of(new CustomerActivity(firstEver, at(rows, times), at(rows, amounts)));
    }

    /** What of it is observed as of a time; nothing where all is later. */
    Optional<CustomerActivity> upTo(Instant asOf) {
        Instant first = firstEver == null || firstEver.isAfter(asOf) ? null : firstEver;
        int[] rows = IntStream.range(0, times.size())
                .filter(row -> !times.get(row).isAfter(asOf))
                .toArray();
        return first == null && rows.length == 0
                ? Optional.empty()
                : Optional.of(new CustomerActivity(first, at(rows, times), at(rows, amounts)));
    }

    private static <T> List<T> at(int[] rows, List<T> column) {
        return column.isEmpty()
                ? column
                : IntStream.of(rows).mapToObj(column::get).toList();
    }
}
