package io.github.cxmetrics.retention.revenue;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.retention.revenue.MrrMovements.Kind;
import io.github.cxmetrics.retention.revenue.MrrMovements.Moves;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.TreeMap;

/** Walks through the changes of one account after the other, and counts the movements of each month of a range. */
final class PeriodCounter {

    private final Currency currency;
    private final MrrLog.SameDate sameDate;
    private final LocalDate startInclusive;
    private final LocalDate endExclusive;
    /** The first day of each month of the range, days since 1970-01-01; of the first month the first day of the range. */
    private final long[] monthStarts;

    private final long[][] counts;
    private final long[][] minor;
    private long start;
    private long end;
    private long later;

    PeriodCounter(Currency currency, MrrLog.SameDate sameDate, LocalDate startInclusive, LocalDate endExclusive) {
        requireNonNull(startInclusive, "startInclusive");
        checkArgument(
                startInclusive.isBefore(endExclusive),
                "the start of a range must be before its end: %s to %s",
                startInclusive,
                endExclusive);
        this.currency = currency;
        this.sameDate = sameDate;
        this.startInclusive = startInclusive;
        this.endExclusive = endExclusive;
        YearMonth first = YearMonth.from(startInclusive);
        long months = 1 + first.until(YearMonth.from(endExclusive.minusDays(1)), ChronoUnit.MONTHS);
        checkArgument(
                months <= MrrHistory.MAX_MONTHS, "a range has at most %s months: %s", MrrHistory.MAX_MONTHS, months);
        monthStarts = new long[(int) months];
        Arrays.setAll(monthStarts, m -> first.plusMonths(m).atDay(1).toEpochDay());
        monthStarts[0] = startInclusive.toEpochDay();
        counts = new long[monthStarts.length][Kind.values().length];
        minor = new long[monthStarts.length][Kind.values().length];
    }

    void add(AccountTimelines changes, int account, boolean paidBefore) {
        long firstDay = monthStarts[0];
        long endDay = endExclusive.toEpochDay();
        int row = changes.starts()[account];
        int last = changes.starts()[account + 1];
        boolean paid = paidBefore;
        long mrr = 0;
        for (; row < last && changes.days()[row] < firstDay; row++) {
            if (stands(changes, row, last)) {
                mrr = changes.minor()[row];
                paid |= mrr > 0;
            }
        }
        start = CountMath.sum(start, mrr, "start MRR");
        for (; row < last && changes.days()[row] < endDay; row++) {
            if (stands(changes, row, last)) {
                long changed = changes.minor()[row];
                count(changes.days()[row], mrr, changed, paid);
                mrr = changed;
                paid |= mrr > 0;
            }
        }
        end = CountMath.sum(end, mrr, "end MRR");
        later += last - row;
    }

    /** Whether a row is looked at, or a later one of its date stands for it. */
    private boolean stands(AccountTimelines changes, int row, int last) {
        return sameDate == MrrLog.SameDate.EACH_ROW
                || row + 1 == last
                || changes.days()[row + 1] != changes.days()[row];
    }

    private void count(long day, long before, long after, boolean everPaid) {
        Kind move = Kind.between(before, after, everPaid);
        if (move == null) {
            return;
        }
        int found = Arrays.binarySearch(monthStarts, day);
        int month = found >= 0 ? found : -found - 2;
        int kind = move.ordinal();
        counts[month][kind]++;
        minor[month][kind] = CountMath.sum(minor[month][kind], Math.abs(after - before), move + " MRR");
    }

    /** The end is added up apart from the movements, so that the identity is a check. */
    MrrLog.Period period() {
        TreeMap<YearMonth, MrrLog.Span> monthly = new TreeMap<>();
        Money at = Money.ofMinor(start, currency);
        for (int m = 0; m < monthStarts.length; m++) {
            Moves moves = Moves.of(currency, counts[m], minor[m]);
            boolean isLast = m == monthStarts.length - 1;
            Money next = isLast ? Money.ofMinor(end, currency) : at.plus(moves.net());
            monthly.put(YearMonth.from(startInclusive).plusMonths(m), new MrrLog.Span(at, next, moves));
            at = next;
        }
        return new MrrLog.Period(startInclusive, endExclusive, monthly, later);
    }
}
