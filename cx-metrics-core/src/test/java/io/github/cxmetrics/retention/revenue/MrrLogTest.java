package io.github.cxmetrics.retention.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.retention.revenue.MrrLog.Change;
import io.github.cxmetrics.retention.revenue.MrrMovements.Kind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MrrLogTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate JANUARY = LocalDate.parse("2025-01-01");
    private static final LocalDate FEBRUARY = LocalDate.parse("2025-02-01");
    private static final LocalDate APRIL = LocalDate.parse("2025-04-01");

    /** Not in order of date, nor of account. */
    private static final MrrLog CHANGES = MrrLog.of(
            EUR,
            List.of(
                    change("a", "2025-01-20", "120"),
                    change("c", "2025-03-31", "0"),
                    change("a", "2024-11-03", "100"),
                    change("b", "2024-06-01", "30"),
                    change("a", "2025-01-05", "150"),
                    change("b", "2024-12-31", "0"),
                    change("c", "2025-01-01", "71"),
                    change("b", "2025-03-02", "41"),
                    change("b", "2025-03-09", "41"),
                    change("c", "2025-04-01", "13"),
                    change("d", "2025-02-28", "0"),
                    change("d", "2025-03-01", "7")));

    private static Change change(String account, String date, String amount) {
        return Change.of(account, LocalDate.parse(date), eur(amount));
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static LocalDate[] dates(String... dates) {
        return Arrays.stream(dates).map(LocalDate::parse).toArray(LocalDate[]::new);
    }

    /** 100 at the start; 150 on the 5th, 120 on the 20th. */
    @Test
    void monthEndsDontSeeWhatCancelsOutWithinAMonth() {
        MrrLog changes = MrrLog.ofMinor(
                EUR,
                new String[] {"a", "a", "a", "b", "b"},
                dates("2024-12-01", "2025-01-05", "2025-01-20", "2025-01-02", "2025-01-30"),
                new long[] {100_00, 150_00, 120_00, 9_00, 0});
        assertThat(changes.between(JANUARY, FEBRUARY).total())
                .hasToString("MRR 100.00 to 120.00, EUR net 20.00: new 9.00 (1), expansion 50.00 (1), "
                        + "reactivation 0.00 (0), contraction 30.00 (1), churn 9.00 (1)");
        MrrHistory monthEnds = MrrHistory.Rule.of(EUR, 2)
                .count(List.of(
                        MrrHistory.Account.of("a", List.of(eur("100"), eur("120")), false),
                        MrrHistory.Account.of("b", List.of(eur("0"), eur("0")), false)));
        assertThat(monthEnds.eventTotals())
                .hasToString("EUR net 20.00: new 0.00 (0), expansion 20.00 (1), reactivation 0.00 (0), "
                        + "contraction 0.00 (0), churn 0.00 (0)");
    }

    @Test
    void everyChangeIsAMovementOfItsMonth() {
        MrrLog.Period quarter = CHANGES.between(JANUARY, APRIL);
        assertThat(quarter).hasToString("""
                        month     start     end    new  expansion  reactivation  contraction  churn
                        2025-01  100.00  191.00  71.00      50.00          0.00        30.00   0.00
                        2025-02  191.00  191.00   0.00       0.00          0.00         0.00   0.00
                        2025-03  191.00  168.00   7.00       0.00         41.00         0.00  71.00
                        total    100.00  168.00  78.00      50.00         41.00        30.00  71.00
                        """);
        assertThat(quarter.total().moves().count(Kind.NEW)).isEqualTo(2);
        assertThat(quarter.total().moves().count(Kind.REACTIVATION)).isEqualTo(1);
        assertThat(quarter.monthly().keySet())
                .containsExactly(YearMonth.of(2025, 1), YearMonth.of(2025, 2), YearMonth.of(2025, 3));
        assertThat(quarter.laterChanges()).isEqualTo(1);
        assertThat(CHANGES).hasToString("12 changes of MRR in EUR");
    }

    @Test
    void aRangeStartsAndEndsWithinMonths() {
        MrrLog.Period range = CHANGES.between(LocalDate.parse("2025-01-20"), LocalDate.parse("2025-03-09"));
        assertThat(range).hasToString("""
                        month     start     end   new  expansion  reactivation  contraction  churn
                        2025-01  221.00  191.00  0.00       0.00          0.00        30.00   0.00
                        2025-02  191.00  191.00  0.00       0.00          0.00         0.00   0.00
                        2025-03  191.00  239.00  7.00       0.00         41.00         0.00   0.00
                        total    221.00  239.00  7.00       0.00         41.00        30.00   0.00
                        """);
        assertThat(range.laterChanges()).isEqualTo(3);
        MrrLog.Period day = CHANGES.between(JANUARY, JANUARY.plusDays(1));
        assertThat(day.total().moves().mrr(Kind.NEW)).isEqualTo(eur("71"));
        assertThat(day.monthly()).hasSize(1);
    }

    @Test
    void aPlanSwapOfTwoRowsIsOneMovement() {
        MrrLog swap = MrrLog.ofMinor(
                EUR,
                new String[] {"a", "a", "a", "b", "b"},
                dates("2024-12-01", "2025-01-09", "2025-01-09", "2025-01-10", "2025-01-10"),
                new long[] {50_00, 0, 80_00, 5_00, 0});
        assertThat(swap.between(JANUARY, FEBRUARY).total())
                .hasToString("MRR 50.00 to 80.00, EUR net 30.00: new 0.00 (0), expansion 30.00 (1), "
                        + "reactivation 0.00 (0), contraction 0.00 (0), churn 0.00 (0)");
        MrrLog eachRow = swap.withSameDate(MrrLog.SameDate.EACH_ROW);
        assertThat(eachRow.upTo(APRIL).between(JANUARY, FEBRUARY).total())
                .hasToString("MRR 50.00 to 80.00, EUR net 30.00: new 5.00 (1), expansion 0.00 (0), "
                        + "reactivation 80.00 (1), contraction 0.00 (0), churn 55.00 (2)");
        assertThat(eachRow).hasToString("5 changes of MRR in EUR, each row");
        assertThat(swap.between(LocalDate.parse("2025-01-10"), FEBRUARY).total().start())
                .isEqualTo(eur("80"));
    }

    @Test
    void aLargeCodeCostsNoMore() {
        int[] codes = {2_000_000_000, 7, 2_000_000_000};
        MrrLog log = MrrLog.ofMinor(EUR, codes, new long[] {20_100, 20_101, 20_102}, new long[] {5, 3, 9});
        assertThat(log.withPaidBefore(7, 1_999_999_999)
                        .between(JANUARY, LocalDate.parse("2025-02-01"))
                        .total())
                .hasToString("MRR 0.00 to 0.12, EUR net 0.12: new 0.05 (1), expansion 0.04 (1), "
                        + "reactivation 0.03 (1), contraction 0.00 (0), churn 0.00 (0)");
    }

    @Test
    void onOneDateTheOrderOfRowsDecides() {
        String[] accounts = {"a", "a", "a"};
        LocalDate[] days = dates("2025-01-09", "2025-01-09", "2025-01-01");
        assertThat(MrrLog.ofMinor(EUR, accounts, days, new long[] {130, 90, 100})
                        .withSameDate(MrrLog.SameDate.EACH_ROW)
                        .between(JANUARY, FEBRUARY)
                        .total())
                .hasToString("MRR 0.00 to 0.90, EUR net 0.90: new 1.00 (1), expansion 0.30 (1), "
                        + "reactivation 0.00 (0), contraction 0.40 (1), churn 0.00 (0)");
        assertThat(MrrLog.ofMinor(EUR, accounts, days, new long[] {90, 130, 100})
                        .withSameDate(MrrLog.SameDate.EACH_ROW)
                        .between(JANUARY, FEBRUARY)
                        .total())
                .hasToString("MRR 0.00 to 1.30, EUR net 1.30: new 1.00 (1), expansion 0.40 (1), "
                        + "reactivation 0.00 (0), contraction 0.10 (1), churn 0.00 (0)");
    }

    @Test
    void whoPaidBeforeTheFirstChangeComesBack() {
        MrrMovements.Moves moves = CHANGES.withPaidBefore(Set.of("d", "nobody"))
                .between(JANUARY, APRIL)
                .total()
                .moves();
        assertThat(moves.mrr(Kind.NEW)).isEqualTo(eur("71"));
        assertThat(moves.mrr(Kind.REACTIVATION)).isEqualTo(eur("48"));
        assertThat(CHANGES.withPaidBefore(Set.of("d"))
                        .withPaidBefore(Set.of("c"))
                        .between(JANUARY, APRIL)
                        .total()
                        .moves()
                        .count(Kind.NEW))
                .isZero();
        MrrLog coded = MrrLog.ofMinor(EUR, new int[] {2, 0}, new long[] {20_100, 20_101}, new long[] {5, 3});
        assertThat(coded.withPaidBefore(2, 7)
                        .between(JANUARY, LocalDate.parse("2025-02-01"))
                        .total())
                .hasToString("MRR 0.00 to 0.08, EUR net 0.08: new 0.03 (1), expansion 0.00 (0), "
                        + "reactivation 0.05 (1), contraction 0.00 (0), churn 0.00 (0)");
    }

    @Test
    void theColumnsAreCopied() {
        long[] days = {20_100};
        long[] mrr = {500};
        MrrLog changes = MrrLog.ofMinor(EUR, new int[] {0}, days, mrr);
        days[0] = 0;
        mrr[0] = 7;
        assertThat(changes.between(JANUARY, FEBRUARY).total().moves().mrr(Kind.NEW))
                .isEqualTo(eur("5"));
    }

    @Test
    void withoutChangesNothingMoves() {
        MrrLog.Period none = MrrLog.of(EUR, List.of()).between(JANUARY, FEBRUARY);
        assertThat(none.total().moves().net()).isEqualTo(eur("0"));
        assertThat(none.total().start()).isEqualTo(eur("0"));
        assertThat(none.total().moves().quickRatioIfDefined()).isEmpty();
    }

    @Test
    void badRowsAreRefused() {
        String[] ab = {"a", "b"};
        LocalDate[] days = dates("2025-01-01", "2025-01-02");
        long[] mrr = {1, 2};
        refused(
                () -> MrrLog.ofMinor(EUR, ab, days, new long[] {1}),
                "columns must have one length: 2 accounts, 2 dates, 1 MRR");
        refused(
                () -> MrrLog.ofMinor(EUR, new int[] {0}, new long[] {1, 2}, mrr),
                "columns must have one length: 1 accounts, 2 dates, 2 MRR");
        refused(
                () -> MrrLog.ofMinor(EUR, new String[] {"a", null}, days, mrr),
                "an account's id must not be null or blank (row 1)");
        refused(
                () -> MrrLog.ofMinor(EUR, new String[] {"a", " "}, days, mrr),
                "an account's id must not be null or blank (row 1)");
        refused(() -> MrrLog.ofMinor(EUR, ab, new LocalDate[] {null, JANUARY}, mrr), "a date must not be null (row 0)");
        refused(() -> MrrLog.ofMinor(EUR, ab, days, new long[] {1, -2}), "MRR must not be negative: -2 (row 1)");
        refused(
                () -> MrrLog.ofMinor(EUR, new int[] {0, -3}, new long[] {1, 2}, mrr),
                "account code -3 is negative (row 1)");
        LocalDate first = LocalDate.of(1, 1, 2);
        LocalDate last = LocalDate.of(9999, 12, 30);
        assertThat(MrrLog.ofMinor(EUR, ab, new LocalDate[] {first, last}, mrr)).isNotNull();
        long[] ends = {first.toEpochDay(), last.toEpochDay()};
        assertThat(MrrLog.ofMinor(EUR, new int[] {0, 1}, ends, mrr)).isNotNull();
        for (LocalDate placeholder : List.of(first.minusDays(1), last.plusDays(1))) {
            String message = "date " + placeholder
                    + " is outside 0001-01-02..9999-12-30: exports write such dates where" + " there is none (row 1)";
            refused(() -> MrrLog.ofMinor(EUR, ab, new LocalDate[] {first, placeholder}, mrr), message);
            refused(
                    () -> MrrLog.ofMinor(EUR, new int[] {0, 1}, new long[] {0, placeholder.toEpochDay()}, mrr),
                    message);
        }
        refused(() -> ChurnReasons.Rule.of(EUR).accumulator().add(null), "a loss must not be null");
        refused(
                () -> MrrLog.of(EUR, Arrays.asList(change("a", "2025-01-01", "1"), null)),
                "a change must not be null (row 1)");
        Change dollars = Change.of("b", JANUARY, Money.of("5", "USD"));
        refused(
                () -> MrrLog.of(EUR, List.of(change("a", "2025-01-01", "1"), dollars)),
                "MRR must be in EUR: USD 5.00 (row 1)");
        refused(() -> change(" ", "2025-01-01", "1"), "an account's id must not be null or blank");
        refused(() -> change("a", "2025-01-01", "-1"), "MRR must not be negative: EUR -1.00");
        refused(() -> MrrLog.ofMinor(Currency.getInstance("XXX"), ab, days, mrr), "currency XXX has no minor unit");
    }

    @Test
    void rowsGiveTheSameAsColumns() {
        record Row(String account, LocalDate since, long cents) {}
        List<Row> rows = List.of(new Row("b", JANUARY, 5_00), new Row("a", FEBRUARY, 0), new Row("a", JANUARY, 7_00));
        MrrLog.Period expected = MrrLog.ofMinor(
                        EUR, new String[] {"b", "a", "a"}, new LocalDate[] {JANUARY, FEBRUARY, JANUARY}, new long[] {
                            5_00, 0, 7_00
                        })
                .between(JANUARY, APRIL);
        assertThat(MrrLog.from(EUR, rows, Row::account, Row::since, row -> Money.ofMinor(row.cents(), EUR))
                        .between(JANUARY, APRIL))
                .isEqualTo(expected);
        assertThat(MrrLog.fromMinor(EUR, rows, Row::account, Row::since, Row::cents)
                        .between(JANUARY, APRIL))
                .isEqualTo(expected);
        refused(
                () -> MrrLog.from(EUR, rows, Row::account, Row::since, row -> Money.of("5", "USD")),
                "MRR must be in EUR: USD 5.00 (row 0)");
        refused(
                () -> MrrLog.fromMinor(EUR, rows, Row::account, row -> null, Row::cents),
                "a date must not be null (row 0)");
        refused(
                () -> MrrLog.fromMinor(EUR, rows, row -> null, Row::since, Row::cents),
                "an account's id must not be null or blank (row 0)");
    }

    @Test
    void aLogUpToADayHasThatDayAndNothingLater() {
        MrrLog known = CHANGES.upTo(LocalDate.parse("2025-03-02"));
        assertThat(known).hasToString("9 changes of MRR in EUR");
        assertThat(known.between(JANUARY, FEBRUARY).monthly())
                .isEqualTo(CHANGES.between(JANUARY, FEBRUARY).monthly());
        assertThat(known.between(JANUARY, APRIL).total().end()).isEqualTo(eur("239"));
        assertThat(known.between(JANUARY, APRIL).laterChanges()).isZero();
        assertThat(known.withPaidBefore(Set.of("d"))
                        .between(JANUARY, APRIL)
                        .total()
                        .moves()
                        .mrr(Kind.REACTIVATION))
                .isEqualTo(eur("48"));
    }

    @Test
    void rangesOutOfOrderAreRefused() {
        refused(
                () -> CHANGES.between(APRIL, JANUARY),
                "the start of a range must be before its end: 2025-04-01 to 2025-01-01");
        refused(
                () -> CHANGES.between(APRIL, APRIL),
                "the start of a range must be before its end: 2025-04-01 to 2025-04-01");
        refused(() -> CHANGES.between(JANUARY, JANUARY.plusYears(1001)), "a range has at most 12000 months: 12012");
    }

    @Test
    void namesAndCodesDontMix() {
        MrrLog coded = MrrLog.ofMinor(EUR, new int[] {0}, new long[] {0}, new long[] {1});
        assertThatThrownBy(() -> coded.withPaidBefore(Set.of("a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the accounts of these changes are codes, not names");
        assertThatThrownBy(() -> CHANGES.withPaidBefore(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the accounts of these changes are names, not codes");
        refused(() -> coded.withPaidBefore(0, -1), "account code -1 is negative (row 1)");
    }

    @Test
    void brokenIdentitiesAreRefused() {
        MrrLog.Period january = CHANGES.between(JANUARY, FEBRUARY);
        MrrLog.Span span = january.total();
        refused(
                () -> new MrrLog.Span(eur("100"), eur("190"), span.moves()),
                "start and movements must give the end: EUR 100.00, then EUR net 91.00: new 71.00 (1), "
                        + "expansion 50.00 (1), reactivation 0.00 (0), contraction 30.00 (1), churn 0.00 (0), "
                        + "not EUR 190.00");
        refused(
                () -> new MrrLog.Span(Money.of("100", "USD"), eur("191"), span.moves()),
                "start MRR must be in EUR: USD 100.00");
        TreeMap<YearMonth, MrrLog.Span> months = new TreeMap<>(january.monthly());
        refused(
                () -> new MrrLog.Period(JANUARY, APRIL, months, 0),
                "the months must be those from 2025-01-01 to 2025-04-01: [2025-01]");
        months.put(YearMonth.of(2025, 3), span);
        refused(
                () -> new MrrLog.Period(JANUARY, APRIL, months, 0),
                "2025-02 must follow with EUR 191.00: 2025-03=" + span);
        months.put(YearMonth.of(2025, 2), span);
        refused(
                () -> new MrrLog.Period(JANUARY, APRIL, months, 0),
                "2025-02 must follow with EUR 191.00: 2025-02=" + span);
        refused(
                () -> new MrrLog.Period(JANUARY, FEBRUARY, january.monthly(), -1),
                "later changes must not be negative: -1");
        refused(
                () -> new MrrLog.Period(FEBRUARY, FEBRUARY, january.monthly(), 0),
                "a range of months must end after 2025-02-01, not on 2025-02-01");
        refused(() -> new MrrLog.Change("a", null, eur("9")), "the date of a change must not be null");
    }

    @Test
    void sumsThatOverflowAreRefused() {
        MrrLog two = MrrLog.ofMinor(EUR, new int[] {0, 1}, new long[] {0, 0}, new long[] {Long.MAX_VALUE, 1});
        assertThatThrownBy(() -> two.between(JANUARY, FEBRUARY))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("start MRR overflow: 9223372036854775807 + 1 exceeds 9223372036854775807");
        MrrLog more = MrrLog.ofMinor(EUR, new int[4], new long[] {20_100, 20_101, 20_102, 20_103}, new long[] {
            Long.MAX_VALUE, 0, Long.MAX_VALUE, 0
        });
        assertThatThrownBy(() -> more.between(JANUARY, FEBRUARY))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage(
                        "churn MRR overflow: 9223372036854775807 + 9223372036854775807 exceeds 9223372036854775807");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
