package io.github.cxmetrics.retention.revenue;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.ExportTimes;
import io.github.cxmetrics.internal.NumberedRows;
import io.github.cxmetrics.internal.TextTable;
import io.github.cxmetrics.internal.Ticks;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Dated changes of the monthly recurring revenue (MRR) of accounts, as a billing system logs them: account, date, the MRR from then on. {@link
 * #between} reads the movements of a range off them, one for each date of change.
 *
 * <p>Rows may come in any order; those of an account are read by date. <b>Several changes of one account on one date are one movement</b>, from what the
 * account had before that date to the last row's MRR: a plan swap booked as 50, then 0, then 80 is expansion by 30, and neither churn nor reactivation.
 * {@link #withSameDate} reads every row on request. A change to the MRR that an account has already is no movement. Before its first change an account
 * has no MRR, so whoever pays at the start of a range needs a change before it. An account has paid before if an earlier change says so, or if {@link
 * #withPaidBefore(Collection)} does; that tells reactivation from new.
 *
 * <p>Immutable and thread-safe.
 */
public final class MrrLog {

    private final Currency currency;
    /** The code of each account; null where the rows came with codes. */
    private final @Nullable Map<String, Integer> codes;

    private final AccountTimelines timelines;
    private final BitSet paidBefore;
    private final SameDate sameDate;

    private MrrLog(
            Currency currency,
            @Nullable Map<String, Integer> codes,
            AccountTimelines timelines,
            BitSet paidBefore,
            SameDate sameDate) {
        this.currency = currency;
        this.sameDate = sameDate;
        this.codes = codes;
        this.timelines = timelines;
        this.paidBefore = paidBefore;
    }

    /** What several changes of one account on one date are. */
    public enum SameDate {
        /** One movement, to the MRR of the last row: what an account pays within a day is no MRR. The default. */
        NET("net by date"),
        /** A movement for each row, in the order of rows: a swap booked as 50, then 0, then 80 is churn of 50 and reactivation of 80. */
        EACH_ROW("each row");

        private final String text;

        SameDate(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A change of the MRR of one account. An object per row: {@link #ofMinor(Currency, int[], long[], long[])} takes columns.
     *
     * @param account the account's id
     * @param date the first day of the new MRR
     * @param mrr its MRR from then on; 0 when it stops paying
     */
    public record Change(String account, LocalDate date, Money mrr) implements Serializable {

        /**
         * Checks the amount.
         *
         * @param account the account's id
         * @param date the first day of the new MRR
         * @param mrr its MRR from then on
         * @throws IllegalArgumentException if the id is null or blank, the date null, or the amount null or negative
         */
        public Change {
            Accounts.checkId(account);
            checkArgument(date != null, "the date of a change must not be null");
            ExportTimes.check(date, "the date of a change");
            Accounts.minor(mrr, "MRR");
        }

        /**
         * A change.
         *
         * @param account the account's id
         * @param date the first day of the new MRR
         * @param mrr its MRR from then on; 0 when it stops paying
         * @return the change
         */
        public static Change of(String account, LocalDate date, Money mrr) {
            return new Change(account, date, mrr);
        }

        /** For example {@code 2026-03-01: EUR 19.99}, without the account. */
        @Override
        public String toString() {
            return date + ": " + mrr;
        }
    }

    /**
     * MRR at both ends of some time, and the movements between.
     *
     * @param start the MRR at the start
     * @param end the MRR at the end
     * @param moves the movements, one for each account and date of change; an account may be in it several times
     */
    public record Span(Money start, Money end, MrrMovements.Moves moves) implements Serializable {

        /**
         * Checks the identity.
         *
         * @param start the MRR at the start
         * @param end the MRR at the end
         * @param moves the movements
         * @throws IllegalArgumentException if start and movements don't give the end, an amount is negative, or the currencies differ
         */
        public Span {
            requireNonNull(start, "start");
            requireNonNull(end, "end");
            requireNonNull(moves, "moves");
            start.minorIn(moves.currency(), "start MRR");
            end.minorIn(moves.currency(), "end MRR");
            checkArgument(
                    start.plus(moves.net()).equals(end),
                    "start and movements must give the end: %s, then %s, not %s",
                    start,
                    moves,
                    end);
        }

        /** One line, for example {@code MRR 100.00 to 120.00, EUR net 20.00: new 0.00 (0), expansion 50.00 (1), …}. */
        @Override
        public String toString() {
            return "MRR " + MrrText.of(start) + " to " + MrrText.of(end) + ", " + moves;
        }
    }

    /**
     * The movements of monthly recurring revenue (MRR) in a range of dates, one for each account and date of change ({@link SameDate}): by month and in total.
     *
     * <p>{@code start + new + expansion + reactivation − contraction − churn = end}, exactly, in each month and in total; sums that break the
     * identity are refused.
     *
     * <p>This is not what month ends tell. An account that goes from 100 to 150 on the 5th and to 120 on the 20th expanded by 50 and contracted by 30
     * here; {@link MrrHistory}, which looks at the ends of the month, sees it expand by 20. One that comes and goes within a month is new and churned
     * here, and unseen there. The net is the same. Amounts of movements can exceed the MRR at the start, so there are no ratios to it: NRR and GRR
     * follow the accounts of the start from date to date, see {@link MrrMovements}.
     *
     * <p>A result, no tally: it doesn't merge.
     *
     * @param startInclusive the first day
     * @param endExclusive the day after the last
     * @param monthly each month of the range, those without movements too; the first and the last as far as the range goes
     * @param laterChanges how many rows lie on or after the end; they are in no number here
     */
    public record Period(
            LocalDate startInclusive, LocalDate endExclusive, SortedMap<YearMonth, Span> monthly, long laterChanges)
            implements Serializable {

        /**
         * Copies the months and checks that they are those of the range and follow on each other.
         *
         * @param startInclusive the first day
         * @param endExclusive the day after the last
         * @param monthly each month of the range
         * @param laterChanges how many rows lie on or after the end
         * @throws IllegalArgumentException if they don't
         */
        public Period {
            requireNonNull(monthly, "monthly");
            monthly = Collections.unmodifiableSortedMap(new TreeMap<>(monthly));
            requireNonNull(startInclusive, "startInclusive");
            requireNonNull(endExclusive, "endExclusive");
            checkArgument(
                    startInclusive.isBefore(endExclusive),
                    "a range of months must end after %s, not on %s",
                    startInclusive,
                    endExclusive);
            CountMath.checkNotNegative(laterChanges, "later changes");
            checkArgument(
                    !monthly.isEmpty()
                            && monthly.firstKey().equals(YearMonth.from(startInclusive))
                            && monthly.lastKey().equals(YearMonth.from(endExclusive.minusDays(1))),
                    "the months must be those from %s to %s: %s",
                    startInclusive,
                    endExclusive,
                    monthly.keySet());
            YearMonth month = monthly.firstKey();
            Money at = requireNonNull(monthly.get(monthly.firstKey())).start();
            for (Map.Entry<YearMonth, Span> next : monthly.entrySet()) {
                checkArgument(
                        next.getKey().equals(month) && next.getValue().start().equals(at),
                        "%s must follow with %s: %s",
                        month,
                        at,
                        next);
                month = month.plusMonths(1);
                at = next.getValue().end();
            }
        }

        /**
         * The whole range.
         *
         * @return MRR at both ends, and the movements of all months added up
         * @throws ArithmeticException if a sum exceeds the range of a long
         */
        public Span total() {
            return new Span(
                    requireNonNull(monthly.get(monthly.firstKey())).start(),
                    requireNonNull(monthly.get(monthly.lastKey())).end(),
                    monthly.values().stream()
                            .map(Span::moves)
                            .reduce(MrrMovements.Moves::plus)
                            .orElseThrow());
        }

        /** An aligned table: a line for each month and one for the whole range. */
        @Override
        public String toString() {
            TextTable table = TextTable.of(MrrText.headings("month", "start", "end"));
            monthly.forEach((month, span) -> table.row(row(month.toString(), span)));
            table.row(row("total", total()));
            return table.toString();
        }

        private static String[] row(String name, Span span) {
            return MrrText.row(span.moves, name, MrrText.of(span.start), MrrText.of(span.end));
        }
    }

    /**
     * Changes as objects.
     *
     * @param currency the currency of all of them
     * @param changes the changes, in any order
     * @return the changes by account and date
     * @throws IllegalArgumentException if a change is null or in another currency: {@code MRR must be in EUR: USD 5.00 (row 3)}
     */
    public static MrrLog of(Currency currency, Iterable<? extends Change> changes) {
        NumberedRows.each(changes, change -> checkArgument(change != null, "a change must not be null"));
        return from(currency, changes, Change::account, Change::date, Change::mrr);
    }

    /**
     * Changes of your own rows.
     *
     * @param currency the currency of all of them
     * @param rows the rows, in any order
     * @param account a row's account
     * @param date the first day of its new MRR
     * @param mrr its MRR from then on; 0 when it stops paying
     * @param <R> a row
     * @return the changes by account and date
     * @throws IllegalArgumentException if an account is null or blank, a date or an amount null, or an amount negative or in another currency; the
     *     message has the row
     */
    public static <R> MrrLog from(
            Currency currency,
            Iterable<? extends R> rows,
            Function<? super R, String> account,
            Function<? super R, LocalDate> date,
            Function<? super R, Money> mrr) {
        requireNonNull(currency, "currency");
        requireNonNull(rows, "rows");
        requireNonNull(account, "account");
        requireNonNull(date, "date");
        requireNonNull(mrr, "mrr");
        return fromMinor(currency, rows, account, date, row -> Accounts.minor(mrr.apply(row), currency, "MRR"));
    }

    /**
     * Changes of your own rows, the MRR as a number.
     *
     * @param currency the currency of all of them
     * @param rows the rows, in any order
     * @param account a row's account
     * @param date the first day of its new MRR
     * @param mrrMinor its MRR from then on, in minor units; 0 when it stops paying
     * @param <R> a row
     * @return the changes by account and date
     * @throws IllegalArgumentException if an account is null or blank, a date null, or an amount negative; the message has the row
     */
    public static <R> MrrLog fromMinor(
            Currency currency,
            Iterable<? extends R> rows,
            Function<? super R, String> account,
            Function<? super R, LocalDate> date,
            ToLongFunction<? super R> mrrMinor) {
        requireNonNull(account, "account");
        requireNonNull(date, "date");
        requireNonNull(mrrMinor, "mrrMinor");
        List<String> accounts = new ArrayList<>();
        List<LocalDate> dates = new ArrayList<>();
        LongStream.Builder minor = LongStream.builder();
        NumberedRows.each(rows, row -> {
            accounts.add(account.apply(row));
            dates.add(date.apply(row));
            minor.add(mrrMinor.applyAsLong(row));
        });
        return ofMinor(
                currency,
                accounts.toArray(new String[0]),
                dates.toArray(new LocalDate[0]),
                minor.build().toArray());
    }

    /**
     * Changes in columns, accounts by name.
     *
     * @param currency the currency of all of them
     * @param accounts the account's id
     * @param dates the first day of the new MRR
     * @param mrrMinor the MRR from then on, in minor units; 0 when the account stops paying
     * @return the changes by account and date
     * @throws IllegalArgumentException if the columns differ in length, an account is null or blank, a date is null or a placeholder (0001-01-01, 9999-12-31), or an amount is
     *     negative; the
     *     message has the row
     */
    public static MrrLog ofMinor(Currency currency, String[] accounts, LocalDate[] dates, long[] mrrMinor) {
        AccountTimelines.checkLengths(accounts.length, dates.length, mrrMinor.length);
        Map<String, Integer> codes = new HashMap<>();
        int[] codeByRow = new int[accounts.length];
        long[] days = new long[accounts.length];
        for (int row = 0; row < accounts.length; row++) {
            checkArgument(
                    accounts[row] != null && !accounts[row].isBlank(),
                    "an account's id must not be null or blank (row %s)",
                    row);
            checkArgument(dates[row] != null, "a date must not be null (row %s)", row);
            codeByRow[row] = codes.computeIfAbsent(accounts[row], name -> codes.size());
            checkArgument(ExportTimes.isDate(dates[row]), "%s (row %s)", ExportTimes.refusal("date", dates[row]), row);
            days[row] = dates[row].toEpochDay();
        }
        return new MrrLog(
                checked(currency), codes, AccountTimelines.of(codeByRow, days, mrrMinor), new BitSet(), SameDate.NET);
    }

    /**
     * Changes in columns, accounts by code: no object is made per row if the rows of each account come in order of date.
     *
     * @param currency the currency of all of them
     * @param accounts the account, a code from 0; codes about as dense as the rows are read fastest
     * @param epochDays the first day of the new MRR, in days since 1970-01-01
     * @param mrrMinor the MRR from then on, in minor units; 0 when the account stops paying
     * @return the changes by account and date
     * @throws IllegalArgumentException if the columns differ in length, a code or an amount is negative, or a date a placeholder (0001-01-01,
     *     9999-12-31); the message has the row
     */
    public static MrrLog ofMinor(Currency currency, int[] accounts, long[] epochDays, long[] mrrMinor) {
        AccountTimelines.checkLengths(accounts.length, epochDays.length, mrrMinor.length);
        for (int row = 0; row < epochDays.length; row++) {
            long day = epochDays[row];
            checkArgument(
                    day >= ExportTimes.firstTick(ChronoUnit.DAYS) && day <= ExportTimes.lastTick(ChronoUnit.DAYS),
                    "%s (row %s)",
                    ExportTimes.refusal("date", Ticks.text(day, ChronoUnit.DAYS)),
                    row);
        }
        return new MrrLog(
                checked(currency),
                null,
                AccountTimelines.of(accounts, epochDays, mrrMinor),
                new BitSet(),
                SameDate.NET);
    }

    private static Currency checked(Currency currency) {
        return Money.ofMinor(0, currency).currency();
    }

    /**
     * The same changes, and the accounts that had paid before the first of their changes: what they begin with is a reactivation. Accounts without a
     * change make no difference.
     *
     * @param accounts ids of accounts, for changes by name
     * @return the changed copy
     * @throws IllegalStateException if the accounts are codes
     */
    public MrrLog withPaidBefore(Collection<String> accounts) {
        if (codes == null) {
            throw new IllegalStateException("the accounts of these changes are codes, not names");
        }
        return withPaidBefore(
                accounts.stream()
                        .map(codes::get)
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .toArray(),
                codes);
    }

    /**
     * {@link #withPaidBefore(Collection)} for accounts by code.
     *
     * @param accounts codes of accounts, for changes by code
     * @return the changed copy
     * @throws IllegalArgumentException if a code is negative
     * @throws IllegalStateException if the accounts have names
     */
    public MrrLog withPaidBefore(int... accounts) {
        if (codes != null) {
            throw new IllegalStateException("the accounts of these changes are names, not codes");
        }
        return withPaidBefore(accounts, null);
    }

    private MrrLog withPaidBefore(int[] accounts, @Nullable Map<String, Integer> names) {
        BitSet paid = (BitSet) paidBefore.clone();
        for (int row = 0; row < accounts.length; row++) {
            checkArgument(accounts[row] >= 0, "account code %s is negative (row %s)", accounts[row], row);
            int index = timelines.codes().indexOf(accounts[row]);
            if (index >= 0) {
                paid.set(index);
            }
        }
        return new MrrLog(currency, names, timelines, paid, sameDate);
    }

    /**
     * The same changes, read by another rule for one date.
     *
     * @param sameDate what several changes of one account on one date are
     * @return the changed copy
     */
    public MrrLog withSameDate(SameDate sameDate) {
        return new MrrLog(currency, codes, timelines, paidBefore, Objects.requireNonNull(sameDate, "sameDate"));
    }

    /**
     * What was known by the end of a day.
     *
     * @param asOf the last day, that day inside
     * @return the changes up to and including it
     */
    public MrrLog upTo(LocalDate asOf) {
        return new MrrLog(currency, codes, timelines.upTo(asOf.toEpochDay()), paidBefore, sameDate);
    }

    /**
     * The movements of a range. Changes before it set the MRR at its start; changes on or after its end are not in it, and counted as {@link
     * Period#laterChanges()}.
     *
     * @param startInclusive the first day
     * @param endExclusive the day after the last
     * @return the movements, by month and in total
     * @throws IllegalArgumentException if the start is not before the end, or the range spans more than 12000 months
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public Period between(LocalDate startInclusive, LocalDate endExclusive) {
        requireNonNull(startInclusive, "startInclusive");
        requireNonNull(endExclusive, "endExclusive");
        PeriodCounter counter = new PeriodCounter(currency, sameDate, startInclusive, endExclusive);
        for (int account = 0; account < timelines.accounts(); account++) {
            counter.add(timelines, account, paidBefore.get(account));
        }
        return counter.period();
    }

    /** For example {@code 7 changes of MRR in EUR}, {@code 7 changes of MRR in EUR, each row}. */
    @Override
    public String toString() {
        return timelines.rows() + " changes of MRR in " + currency + (sameDate == SameDate.NET ? "" : ", " + sameDate);
    }
}
