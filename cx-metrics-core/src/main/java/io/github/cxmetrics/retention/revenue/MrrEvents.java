package io.github.cxmetrics.retention.revenue;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.TextTable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The movements of monthly recurring revenue (MRR) in a range of dates, one for each change: by month and in total.
 *
 * <p>{@code start + new + expansion + reactivation − contraction − churn = end}, exactly, in each month and in total; sums that break the identity are refused.
 *
 * <p>This is not what month ends tell. An account that goes from 100 to 150 on the 5th and to 120 on the 20th expanded by 50 and contracted by 30 here; {@link
 * MrrHistory}, which looks at the ends of the month, sees it expand by 20. One that comes and goes within a month is new and churned here, and unseen there.
 * The net is the same. Amounts of movements can exceed the MRR at the start, so there are no ratios to it: NRR and GRR follow the accounts of the start from
 * date to date, see {@link MrrMovements}.
 *
 * <p>A result, no tally: it doesn't merge. Immutable and thread-safe.
 *
 * @param startInclusive the first day
 * @param endExclusive the day after the last
 * @param monthly each month of the range, those without movements too; the first and the last as far as the range goes
 * @param laterChanges how many changes lie on or after the end; they are in no number here
 */
public record MrrEvents(
        LocalDate startInclusive, LocalDate endExclusive, SortedMap<YearMonth, Span> monthly, long laterChanges) {

    /**
     * Copies the months and checks that they are those of the range and follow on each other.
     *
     * @param startInclusive the first day
     * @param endExclusive the day after the last
     * @param monthly each month of the range
     * @param laterChanges how many changes lie on or after the end
     * @throws IllegalArgumentException if they don't
     */
    public MrrEvents {
        monthly = Collections.unmodifiableSortedMap(new TreeMap<>(monthly));
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
        Money at = monthly.get(month).start();
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
     * MRR at both ends of some time, and the movements between.
     *
     * @param start the MRR at the start
     * @param end the MRR at the end
     * @param moves the movements, one for each change; an account may be in it several times
     */
    public record Span(Money start, Money end, MrrMoves moves) {

        /**
         * Checks the identity.
         *
         * @param start the MRR at the start
         * @param end the MRR at the end
         * @param moves the movements
         * @throws IllegalArgumentException if start and movements don't give the end, an amount is negative, or the currencies differ
         */
        public Span {
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
     * The whole range.
     *
     * @return MRR at both ends, and the movements of all months added up
     * @throws ArithmeticException if a sum exceeds the range of a long
     */
    public Span total() {
        return new Span(
                monthly.get(monthly.firstKey()).start(),
                monthly.get(monthly.lastKey()).end(),
                monthly.values().stream()
                        .map(Span::moves)
                        .reduce(MrrMoves::plus)
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
