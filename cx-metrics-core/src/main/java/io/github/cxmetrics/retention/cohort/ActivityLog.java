package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.Calendar;
import io.github.cxmetrics.internal.DenseCodes;
import io.github.cxmetrics.internal.ExportTimes;
import io.github.cxmetrics.internal.Extremes;
import io.github.cxmetrics.internal.Ticks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Activity rows in columns: customer and time, a purchase or a session each, in any order. Cohorts, life cycles and usage are counted from it without an
 * object per row.
 *
 * <p>Customers are codes from 0; where they are much sparser than the rows, they are copied into dense ones. Times count from 1970-01-01T00:00:00Z in the log's unit; {@link
 * ChronoUnit#DAYS} stands for local dates, in whatever zone they are read. Columns are copied, except by {@link #wrapping}. Rows in order of time are
 * fastest.
 */
public final class ActivityLog {

    /** The index of each row's customer. */
    private final int[] customers;

    private final DenseCodes codes;
    private final long[] times;
    private final ChronoUnit unit;
    private final long @Nullable [] amounts;
    private final long @Nullable [] firstEver;
    private final String @Nullable [] names;
    private final int customerCount;
    /** The first and last time, known starts included; out of order where there is none. */
    private final long earliest;

    private final long latest;

    private ActivityLog(
            int[] customers,
            DenseCodes codes,
            long[] times,
            ChronoUnit unit,
            long @Nullable [] amounts,
            long @Nullable [] firstEver,
            String @Nullable [] names) {
        this.customers = customers;
        this.codes = codes;
        this.times = times;
        this.unit = unit;
        this.amounts = amounts;
        this.firstEver = firstEver;
        this.names = names;
        customerCount = Math.max(codes.count(), firstEver == null ? 0 : firstEver.length);
        Extremes ofRows = Extremes.of(times);
        long min = ofRows.min();
        long max = ofRows.max();
        for (int i = 0; firstEver != null && i < firstEver.length; i++) {
            if (firstEver[i] != Long.MAX_VALUE) {
                min = Math.min(min, firstEver[i]);
                max = Math.max(max, firstEver[i]);
            }
        }
        earliest = min;
        latest = max;
        if (min <= max && (min < ExportTimes.firstTick(unit) || max > ExportTimes.lastTick(unit))) {
            refusePlaceholder();
        }
    }

    private void refusePlaceholder() {
        for (int row = 0; row < times.length; row++) {
            checkTime(times[row], "time", "row", row);
        }
        for (int customer = 0; firstEver != null && customer < firstEver.length; customer++) {
            if (firstEver[customer] != Long.MAX_VALUE) {
                checkTime(firstEver[customer], "first time ever", "customer", customer);
            }
        }
    }

    private void checkTime(long time, String what, String place, int at) {
        checkArgument(
                time >= ExportTimes.firstTick(unit) && time <= ExportTimes.lastTick(unit),
                "%s, or the unit of the times is not %s (%s %s)",
                ExportTimes.refusal(what, Ticks.text(time, unit)),
                unit.toString().toLowerCase(Locale.ROOT),
                place,
                at);
    }

    private static void checkLengths(int customers, int times) {
        checkArgument(customers == times, "columns differ in length: %s customers, %s times", customers, times);
    }

    private static void checkCodes(int[] customers) {
        for (int row = 0; row < customers.length; row++) {
            checkArgument(customers[row] >= 0, "customer code %s is negative (row %s)", customers[row], row);
        }
    }

    /**
     * Rows of codes and numbers; copies them.
     *
     * @param customers the customer of each row, a code from 0
     * @param times the time of each row since 1970-01-01T00:00:00Z
     * @param unit the unit of the times: seconds, milliseconds, microseconds, nanoseconds, or days for local dates
     * @return the log
     * @throws IllegalArgumentException if the lengths differ, a code is negative, a time is not in the years that rows can have (0001-01-01 and
     *     9999-12-31 are placeholders of exports), or the unit is another one
     */
    public static ActivityLog of(int[] customers, long[] times, ChronoUnit unit) {
        return wrapping(customers.clone(), times.clone(), unit);
    }

    /**
     * Rows of codes and numbers, shared with the caller: leave them as they are.
     *
     * @param customers the customer of each row, a code from 0
     * @param times the time of each row since 1970-01-01T00:00:00Z
     * @param unit the unit of the times, as {@link #of(int[], long[], ChronoUnit)} takes them
     * @return the log
     * @throws IllegalArgumentException if the lengths differ, a code is negative, a time is not in the years that rows can have (0001-01-01 and
     *     9999-12-31 are placeholders of exports), or the unit is another one
     */
    public static ActivityLog wrapping(int[] customers, long[] times, ChronoUnit unit) {
        Ticks.checkUnit(unit);
        checkLengths(customers.length, times.length);
        checkCodes(customers);
        DenseCodes codes = DenseCodes.of(customers);
        return new ActivityLog(codes.indices(customers), codes, times, unit, null, null, null);
    }

    /**
     * Rows of names and instants; makes a code for each name.
     *
     * @param customers the customer of each row
     * @param times the time of each row
     * @return the log, in nanoseconds
     * @throws IllegalArgumentException if the lengths differ, or a name or time is null
     * @throws ArithmeticException if a time is too far from 1970 to count its nanoseconds, about 292 years
     */
    public static ActivityLog of(String[] customers, Instant[] times) {
        checkLengths(customers.length, times.length);
        return from(rows(times.length), row -> customers[row], row -> times[row]);
    }

    /**
     * Rows of names and local dates; makes a code for each name.
     *
     * @param customers the customer of each row
     * @param dates the date of each row
     * @return the log, in days
     * @throws IllegalArgumentException if the lengths differ, or a name or date is null
     */
    public static ActivityLog of(String[] customers, LocalDate[] dates) {
        checkLengths(customers.length, dates.length);
        return fromDates(rows(dates.length), row -> customers[row], row -> dates[row]);
    }

    private static Iterable<Integer> rows(int count) {
        return IntStream.range(0, count).boxed()::iterator;
    }

    /**
     * Your own rows; makes a code for each name.
     *
     * @param rows the rows, in any order
     * @param customer the customer of a row
     * @param at the time of a row
     * @param <R> a row
     * @return the log, in nanoseconds
     * @throws IllegalArgumentException if a name or time is null: {@code the time must not be null (row 3)}, counted from 0
     * @throws ArithmeticException if a time is too far from 1970 to count its nanoseconds, about 292 years
     */
    public static <R> ActivityLog from(
            Iterable<? extends R> rows, Function<? super R, String> customer, Function<? super R, Instant> at) {
        requireNonNull(rows, "rows");
        requireNonNull(customer, "customer");
        requireNonNull(at, "at");
        return ActivityRows.<R>ofInstants(customer, at).read(rows, null);
    }

    /**
     * Your own rows, with an amount each.
     *
     * @param rows the rows, in any order
     * @param customer the customer of a row
     * @param at the time of a row
     * @param amount the amount of a row, as {@link #withAmounts} takes them
     * @param <R> a row
     * @return the log, in nanoseconds
     * @throws IllegalArgumentException if a name or time is null, with the row, counted from 0
     * @throws ArithmeticException if a time is too far from 1970 to count its nanoseconds, about 292 years
     */
    public static <R> ActivityLog from(
            Iterable<? extends R> rows,
            Function<? super R, String> customer,
            Function<? super R, Instant> at,
            ToLongFunction<? super R> amount) {
        requireNonNull(rows, "rows");
        requireNonNull(customer, "customer");
        requireNonNull(at, "at");
        requireNonNull(amount, "amount");
        return ActivityRows.<R>ofInstants(customer, at).read(rows, amount);
    }

    /**
     * Your own rows, by local date; makes a code for each name.
     *
     * @param rows the rows, in any order
     * @param customer the customer of a row
     * @param date the date of a row
     * @param <R> a row
     * @return the log, in days
     * @throws IllegalArgumentException if a name or date is null, with the row, counted from 0
     */
    public static <R> ActivityLog fromDates(
            Iterable<? extends R> rows, Function<? super R, String> customer, Function<? super R, LocalDate> date) {
        return ActivityRows.<R>ofDates(customer, date).read(rows, null);
    }

    /**
     * Your own rows, by local date, with an amount each.
     *
     * @param rows the rows, in any order
     * @param customer the customer of a row
     * @param date the date of a row
     * @param amount the amount of a row, as {@link #withAmounts} takes them
     * @param <R> a row
     * @return the log, in days
     * @throws IllegalArgumentException if a name or date is null, with the row, counted from 0
     */
    public static <R> ActivityLog fromDates(
            Iterable<? extends R> rows,
            Function<? super R, String> customer,
            Function<? super R, LocalDate> date,
            ToLongFunction<? super R> amount) {
        return ActivityRows.<R>ofDates(customer, date).read(rows, amount);
    }

    /**
     * The same rows with an amount each; copies them.
     *
     * @param amounts whole minor units (cents) or any other whole unit. A negative one is a refund: it lowers sums on the period
     *     in which it was booked, and is no activity, purchase or return
     * @return the changed copy
     * @throws IllegalArgumentException if the lengths differ
     */
    public ActivityLog withAmounts(long[] amounts) {
        checkArgument(
                amounts.length == times.length,
                "columns differ in length: %s times, %s amounts",
                times.length,
                amounts.length);
        return new ActivityLog(customers, codes, times, unit, amounts.clone(), firstEver, names);
    }

    /**
     * The same rows with a name for each customer's code, for lists of customers.
     *
     * @param names the name of each customer, by code
     * @return the changed copy
     * @throws IllegalArgumentException if there are fewer names than customers, or one is null
     */
    public ActivityLog withNames(List<String> names) {
        checkArgument(codeCount() <= names.size(), "%s customers, but %s names", codeCount(), names.size());
        String[] copy = names.toArray(String[]::new);
        for (int code = 0; code < copy.length; code++) {
            checkArgument(copy[code] != null, "the name of customer %s must not be null", code);
        }
        return new ActivityLog(customers, codes, times, unit, amounts, firstEver, copy);
    }

    /** One more than the largest code. */
    private int codeCount() {
        return customerCount == 0 ? 0 : codes.ascending() == null ? customerCount : codes.code(codes.count() - 1) + 1;
    }

    /**
     * The same rows of customers who began at known times. In cohorts and life cycles each is an activity of its own unless the log has one at that time;
     * repeat purchases, active days and usage intervals read the rows only.
     *
     * @param firstEver when each customer began, by code, in the unit of the log
     * @return the changed copy
     * @throws IllegalArgumentException if a customer of the log has none, or an activity before it
     */
    public ActivityLog withFirstEver(long[] firstEver) {
        for (int row = 0; row < times.length; row++) {
            int customer = codes.code(customers[row]);
            checkArgument(customer < firstEver.length, "customer %s has no first time ever (row %s)", customer, row);
            checkArgument(
                    times[row] >= firstEver[customer],
                    "activity at %s is before the customer's first time ever, %s (row %s)",
                    times[row],
                    firstEver[customer],
                    row);
        }
        int[] byCode = codes.ascending() == null
                ? customers
                : IntStream.of(customers).map(codes::code).toArray();
        return new ActivityLog(
                byCode, new DenseCodes(null, firstEver.length), times, unit, amounts, firstEver.clone(), names);
    }

    /**
     * The same rows by account: an account is active when one of its customers is, and began when the first of them did.
     *
     * @param accountOf the account of each customer, by code; a code from 0 itself
     * @return the changed copy
     * @throws IllegalArgumentException if a customer has no account or a negative one
     */
    public ActivityLog byAccount(int[] accountOf) {
        checkArgument(codeCount() <= accountOf.length, "%s customers, but %s accounts", codeCount(), accountOf.length);
        int[] accounts = new int[customers.length];
        for (int row = 0; row < accounts.length; row++) {
            accounts[row] = accountOf[codes.code(customers[row])];
            checkArgument(accounts[row] >= 0, "account code %s is negative (row %s)", accounts[row], row);
        }
        if (firstEver == null) {
            DenseCodes dense = DenseCodes.of(accounts);
            return new ActivityLog(dense.indices(accounts), dense, times, unit, amounts, null, null);
        }
        int[] ofCustomers = new int[customerCount];
        for (int customer = 0; customer < customerCount; customer++) {
            ofCustomers[customer] = accountOf[codes.code(customer)];
            checkArgument(
                    ofCustomers[customer] >= 0,
                    "account code %s is negative (customer %s)",
                    ofCustomers[customer],
                    customer);
        }
        DenseCodes dense = DenseCodes.of(ofCustomers);
        return new ActivityLog(
                dense.indices(accounts),
                dense,
                times,
                unit,
                amounts,
                earliest(firstEver, dense.indices(ofCustomers), dense.count()),
                null);
    }

    private static long[] earliest(long[] firstEver, int[] accountOf, int accounts) {
        long[] earliest = new long[accounts];
        Arrays.fill(earliest, Long.MAX_VALUE);
        for (int customer = 0; customer < accountOf.length; customer++) {
            int account = accountOf[customer];
            earliest[account] = Math.min(earliest[account], firstEver[customer]);
        }
        return earliest;
    }

    /**
     * The rows up to and including a time. Customers who are known to have begun later are not there any more.
     *
     * @param asOf the last instant to keep
     * @return the log of these rows
     * @throws IllegalArgumentException if the log's times are local dates, which are cut by a date
     */
    public ActivityLog upTo(Instant asOf) {
        checkArgument(
                unit != ChronoUnit.DAYS, "the log's times are local dates: cut it after a date, not after %s", asOf);
        return upTo(Ticks.floorOrEnd(asOf, unit));
    }

    /**
     * The rows up to and including a local date.
     *
     * @param asOf the last date to keep
     * @return the log of these rows
     * @throws IllegalArgumentException if the log's times are instants, which have no date without a zone
     */
    public ActivityLog upTo(LocalDate asOf) {
        checkArgument(
                unit == ChronoUnit.DAYS, "the log's times are instants: cut it after an instant, not after %s", asOf);
        return upTo(asOf.toEpochDay());
    }

    /** The rows that are observed as of an instant; dates as of its local date. */
    ActivityLog upTo(Instant asOf, ZoneId zone) {
        return upTo(unit == ChronoUnit.DAYS ? Calendar.date(asOf, zone).toEpochDay() : Ticks.floorOrEnd(asOf, unit));
    }

    /** The rows up to the end of a local date. */
    ActivityLog upToDay(LocalDate asOf, CalendarPeriods days) {
        return unit == ChronoUnit.DAYS
                ? upTo(asOf)
                : upTo(Ticks.floorOrEnd(days.start(asOf.toEpochDay() + 1).minusNanos(1), unit));
    }

    private ActivityLog upTo(long last) {
        if (latest <= last) {
            return this;
        }
        return rows(
                row -> times[row] <= last,
                firstEver == null
                        ? null
                        : LongStream.of(firstEver)
                                .map(first -> first <= last ? first : Long.MAX_VALUE)
                                .toArray());
    }

    /** The rows without those of negative amounts, which are no activity. */
    ActivityLog withoutRefunds() {
        return amounts == null || LongStream.of(amounts).allMatch(amount -> amount >= 0)
                ? this
                : rows(row -> amounts[row] >= 0, firstEver);
    }

    private ActivityLog rows(IntPredicate kept, long @Nullable [] starts) {
        int[] rows = IntStream.range(0, times.length).filter(kept).toArray();
        int[] left = IntStream.of(rows).map(row -> customers[row]).toArray();
        return new ActivityLog(
                left,
                codes.ascending() == null
                        ? new DenseCodes(null, 1 + IntStream.of(left).max().orElse(-1))
                        : codes,
                IntStream.of(rows).mapToLong(row -> times[row]).toArray(),
                unit,
                amounts == null
                        ? null
                        : IntStream.of(rows).mapToLong(row -> amounts[row]).toArray(),
                starts,
                names);
    }

    /**
     * How many rows there are.
     *
     * @return the count
     */
    public int rows() {
        return times.length;
    }

    /** By index; null where customers have no names. */
    String @Nullable [] names() {
        return names == null || codes.ascending() == null
                ? names
                : IntStream.of(codes.ascending()).mapToObj(code -> names[code]).toArray(String[]::new);
    }

    /** The code of each index; null where they are the same. */
    int @Nullable [] codes() {
        return codes.ascending();
    }

    int[] customers() {
        return customers;
    }

    long[] times() {
        return times;
    }

    ChronoUnit unit() {
        return unit;
    }

    long @Nullable [] amounts() {
        return amounts;
    }

    long @Nullable [] firstEver() {
        return firstEver;
    }

    /** How many indices of customers there are. */
    int customerCount() {
        return customerCount;
    }

    /** The periods that the log spans, known starts included; null for an empty log. */
    @Nullable
    PeriodTicks span(CalendarPeriods periods) {
        return earliest > latest ? null : PeriodTicks.spanning(periods, unit, earliest, latest);
    }

    /** For example {@code 6919 rows of 2357 customers}; codes that no row has are counted as well where codes are dense. */
    @Override
    public String toString() {
        return rows() + " rows of " + customerCount + " customers";
    }
}
