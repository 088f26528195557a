package io.github.cxmetrics.retention.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.retention.revenue.MrrLog.Change;
import io.github.cxmetrics.retention.revenue.MrrMovements.Kind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MrrLogProperties {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate DAY_0 = LocalDate.of(2024, 11, 15);
    private static final YearMonth FIRST = YearMonth.of(2025, 1);
    private static final int ACCOUNTS = 6;

    /** Changes on few dates and of few amounts, so that dates and amounts repeat. */
    private static List<Change> changes(long seed, int rows) {
        Random random = new Random(seed);
        return IntStream.range(0, rows)
                .mapToObj(row -> Change.of(
                        "a" + random.nextInt(ACCOUNTS),
                        DAY_0.plusDays(random.nextInt(200)),
                        Money.ofMinor(20L * random.nextInt(4), EUR)))
                .toList();
    }

    private static List<Change> of(List<Change> changes, int account) {
        return changes.stream()
                .filter(change -> change.account().equals("a" + account))
                .sorted(Comparator.comparing(Change::date))
                .toList();
    }

    private static List<Change> standing(List<Change> mine, MrrLog.SameDate sameDate) {
        return IntStream.range(0, mine.size())
                .filter(i -> sameDate == MrrLog.SameDate.EACH_ROW
                        || i + 1 == mine.size()
                        || !mine.get(i + 1).date().equals(mine.get(i).date()))
                .mapToObj(mine::get)
                .toList();
    }

    private static Money at(List<Change> changes, int account, LocalDate dayAfter) {
        return of(changes, account).stream()
                .filter(change -> change.date().isBefore(dayAfter))
                .reduce((earlier, later) -> later)
                .map(Change::mrr)
                .orElse(Money.ofMinor(0, EUR));
    }

    @Property(tries = 300, seed = "4021")
    void monthEndsHaveTheSameNet(
            @ForAll long seed, @ForAll @IntRange(max = 80) int rows, @ForAll @IntRange(min = 1, max = 5) int months) {
        List<Change> changes = changes(seed, rows);
        MrrLog.Period events = MrrLog.of(EUR, changes)
                .between(FIRST.atDay(1), FIRST.plusMonths(months).atDay(1));
        List<MrrHistory.Account> monthEnds = IntStream.range(0, ACCOUNTS)
                .mapToObj(account -> MrrHistory.Account.of(
                        "a" + account,
                        IntStream.rangeClosed(0, months)
                                .mapToObj(month -> at(
                                        changes,
                                        account,
                                        FIRST.plusMonths(month).atDay(1)))
                                .toList(),
                        of(changes, account).stream()
                                .anyMatch(change -> change.date().isBefore(FIRST.atDay(1))
                                        && change.mrr().minor() > 0)))
                .toList();
        MrrHistory history = MrrHistory.Rule.of(EUR, months + 1).count(monthEnds);
        assertThat(events.total().start()).isEqualTo(history.firstToLast().start());
        assertThat(events.total().end()).isEqualTo(history.firstToLast().end());
        assertThat(events.total().moves().net()).isEqualTo(history.eventTotals().net());
        for (int m = 0; m < months; m++) {
            MrrLog.Span month = events.monthly().get(FIRST.plusMonths(m));
            assertThat(month.start()).isEqualTo(history.monthly().get(m).start());
            assertThat(month.end()).isEqualTo(history.monthly().get(m).end());
            assertThat(month.moves().net())
                    .isEqualTo(history.monthly().get(m).moves().net());
        }
    }

    /** The identity, written out, and the movements read again one by one. */
    @Property(tries = 300, seed = "4022")
    void theTotalsAreThoseOfEveryChange(
            @ForAll long seed,
            @ForAll @IntRange(max = 80) int rows,
            @ForAll @IntRange(min = 1, max = 150) int days,
            @ForAll MrrLog.SameDate sameDate) {
        List<Change> changes = changes(seed, rows);
        LocalDate from = DAY_0.plusDays(40);
        LocalDate to = from.plusDays(days);
        long[] counts = new long[Kind.values().length];
        long[] minor = new long[Kind.values().length];
        for (int account = 0; account < ACCOUNTS; account++) {
            List<Change> mine = standing(of(changes, account), sameDate);
            for (int i = 0; i < mine.size(); i++) {
                LocalDate date = mine.get(i).date();
                long before = i == 0 ? 0 : mine.get(i - 1).mrr().minor();
                long after = mine.get(i).mrr().minor();
                boolean paid = mine.subList(0, i).stream()
                        .anyMatch(change -> change.mrr().minor() > 0);
                Kind move = before == 0
                        ? paid ? Kind.REACTIVATION : Kind.NEW
                        : after == 0 ? Kind.CHURN : after > before ? Kind.EXPANSION : Kind.CONTRACTION;
                if (before != after && !date.isBefore(from) && date.isBefore(to)) {
                    counts[move.ordinal()]++;
                    minor[move.ordinal()] += Math.abs(after - before);
                }
            }
        }
        MrrLog.Period events = MrrLog.of(EUR, changes).withSameDate(sameDate).between(from, to);
        MrrLog.Span total = events.total();
        assertThat(total.moves()).isEqualTo(MrrMovements.Moves.of(EUR, counts, minor));
        assertThat(total.start().minor()
                        + minor[Kind.NEW.ordinal()]
                        + minor[Kind.EXPANSION.ordinal()]
                        + minor[Kind.REACTIVATION.ordinal()]
                        - minor[Kind.CONTRACTION.ordinal()]
                        - minor[Kind.CHURN.ordinal()])
                .isEqualTo(total.end().minor());
        assertThat(total.end().minor())
                .isEqualTo(IntStream.range(0, ACCOUNTS)
                        .mapToLong(account -> at(changes, account, to).minor())
                        .sum());
        assertThat(events.laterChanges())
                .isEqualTo(changes.stream()
                        .filter(change -> !change.date().isBefore(to))
                        .count());
    }

    @Property(tries = 200, seed = "4023")
    void rangesFollowOnEachOther(
            @ForAll long seed, @ForAll @IntRange(max = 80) int rows, @ForAll @IntRange(min = 1, max = 99) int days) {
        MrrLog changes = MrrLog.of(EUR, changes(seed, rows));
        LocalDate from = DAY_0.plusDays(50);
        MrrLog.Span whole = changes.between(from, from.plusDays(100)).total();
        MrrLog.Span left = changes.between(from, from.plusDays(days)).total();
        MrrLog.Span right =
                changes.between(from.plusDays(days), from.plusDays(100)).total();
        assertThat(left.start()).isEqualTo(whole.start());
        assertThat(right.start()).isEqualTo(left.end());
        assertThat(right.end()).isEqualTo(whole.end());
        assertThat(left.moves().plus(right.moves())).isEqualTo(whole.moves());
    }

    @Property(tries = 200, seed = "4024")
    void orderedRowsAndCodesGiveTheSame(@ForAll long seed, @ForAll @IntRange(max = 80) int rows) {
        List<Change> changes = changes(seed, rows);
        LocalDate to = DAY_0.plusDays(170);
        MrrLog.Period events = MrrLog.of(EUR, changes).between(FIRST.atDay(1), to);
        List<Change> byDate = new ArrayList<>(changes);
        byDate.sort(Comparator.comparing(Change::date));
        assertThat(MrrLog.of(EUR, byDate).between(FIRST.atDay(1), to)).isEqualTo(events);
        MrrLog coded = MrrLog.ofMinor(
                EUR,
                changes.stream()
                        .mapToInt(change -> Integer.parseInt(change.account().substring(1)))
                        .toArray(),
                changes.stream().mapToLong(change -> change.date().toEpochDay()).toArray(),
                changes.stream().mapToLong(change -> change.mrr().minor()).toArray());
        assertThat(coded.between(FIRST.atDay(1), to)).isEqualTo(events);
    }
}
