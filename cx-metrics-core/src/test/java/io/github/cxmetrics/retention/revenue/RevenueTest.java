package io.github.cxmetrics.retention.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.retention.revenue.ChurnReasons.Loss;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RevenueTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    /** All five movements, an idle account and a flat one. */
    private static final MrrMovements ALL = MrrMovements.ofMinor(
            EUR,
            new long[] {10000, 0, 20000, 30000, 5000, 0, 0},
            new long[] {10000, 0, 26000, 24000, 0, 7000, 4500},
            new boolean[] {true, true, true, true, true, true, false});

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static MrrMovements.Account account(String id, String start, String end) {
        return MrrMovements.Account.of(id, eur(start), eur(end), false);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static void undefined(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessage(message);
    }

    @Test
    void moneyIsExact() {
        assertThat(eur("19.99").minor()).isEqualTo(1999);
        assertThat(eur("19.990")).isEqualTo(eur("19.99"));
        assertThat(Money.of("1200", "JPY")).isEqualTo(Money.ofMinor(1200, Currency.getInstance("JPY")));
        assertThat(eur("0.10").plus(eur("0.20"))).isEqualTo(eur("0.30")).hasToString("EUR 0.30");
        refused(() -> eur("0.125"), "0.125 has more decimals than EUR, which has 2");
        refused(() -> Money.of("0.5", "JPY"), "0.5 has more decimals than JPY, which has 0");
        refused(
                () -> Money.of(new BigDecimal(0.1), EUR),
                "0.1000000000000000055511151231257827021181583404541015625 has more decimals than EUR, which has 2");
        refused(() -> Money.of("1", "XXX"), "currency XXX has no minor unit");
        refused(() -> eur("1").plus(Money.of("1", "USD")), "EUR and USD don't add up");
        assertThatThrownBy(() -> eur("92233720368547758.08")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void movementsPrintAsTables() {
        assertThat(ALL.table()).isEqualTo("""
                        EUR             accounts     MRR
                        start                  4  650.00
                        + new                  1   45.00
                        + expansion            1   60.00
                        + reactivation         1   70.00
                        - contraction          1   60.00
                        - churn                1   50.00
                        end                    5  715.00

                        of the start MRR                   ratio
                        NRR                               92.3 %
                        GRR                               83.1 %
                        gross MRR churn                   16.9 %
                        net MRR churn                      7.7 %
                        NRR with reactivation            103.1 %
                        net MRR churn with reactivation   -3.1 %
                        expansion rate                     9.2 %
                        contraction rate                   9.2 %
                        MRR churn without contraction      7.7 %
                        reactivation rate                 10.8 %
                        MRR growth                        10.0 %
                        """);
        assertThat(ALL).hasToString("EUR MRR 650.00 to 715.00: NRR 92.3 %, GRR 83.1 %, 7 accounts");
        assertThat(ALL.moves())
                .hasToString(
                        "EUR net 65.00: new 45.00 (1), expansion 60.00 (1), reactivation 70.00 (1), contraction 60.00 (1), churn 50.00 (1)");
        assertThat(ALL.logoChurn()).isEqualTo(Proportion.of(1, 4).named("logo churn", "accounts at the start"));
        assertThat(ALL.arpa()).isEqualTo(143);
        assertThat(ALL.arpaAtStart()).isEqualTo(162.5);
        assertThat(ALL.moves().quickRatioIfDefined()).hasValue(105.0 / 110);
    }

    @Test
    void namedFiguresOfRevenue() {
        assertThat(ALL.arr()).isEqualTo(Money.of("8580.00", "EUR"));
        assertThat(ALL.asp()).isEqualTo(45);
        assertThat(ALL.paybackMonths(Money.of("180", "EUR"), 0.8)).isEqualTo(5);
        assertThat(ALL.ratio(RevenueRatio.GROWTH)).isEqualTo(0.1);
        assertThat(ALL.ratio(RevenueRatio.EXPANSION)).isEqualTo(60.0 / 650);
        assertThat(ALL.ratio(RevenueRatio.CONTRACTION)).isEqualTo(60.0 / 650);
        assertThat(ALL.ratio(RevenueRatio.CHURN_ONLY)).isEqualTo(50.0 / 650);
        assertThat(ALL.ratio(RevenueRatio.REACTIVATION)).isEqualTo(70.0 / 650);
        MrrMovements none = ALL.rule().empty();
        assertThat(none.arr()).isEqualTo(Money.of("0.00", "EUR"));
        assertThat(none.ratioIfDefined(RevenueRatio.GROWTH)).isEmpty();
        assertThatThrownBy(none::asp)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ASP is undefined: no new accounts");
        assertThatThrownBy(() -> none.paybackMonths(Money.of("180", "EUR"), 0.8))
                .hasMessage("payback is undefined: no new accounts");
        assertThatThrownBy(() -> ALL.paybackMonths(Money.of("180", "EUR"), 80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a gross margin is above 0 to 1, not 80.0");
        assertThatThrownBy(() -> ALL.paybackMonths(Money.of("180", "USD"), 0.8))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rowsGiveTheSameAsColumns() {
        record Plan(String before, String after, boolean everPaid) {}
        List<Plan> plans = List.of(
                new Plan("100", "100", true),
                new Plan("0", "0", true),
                new Plan("200", "260", true),
                new Plan("300", "240", true),
                new Plan("50", "0", true),
                new Plan("0", "70", true),
                new Plan("0", "45", false));
        assertThat(MrrMovements.from(EUR, plans, row -> eur(row.before()), row -> eur(row.after()), Plan::everPaid))
                .isEqualTo(ALL);
        refused(
                () -> MrrMovements.from(EUR, plans, row -> eur("1"), row -> null, Plan::everPaid),
                "end MRR must not be null (row 0)");
        refused(
                () -> MrrMovements.from(
                        EUR, plans, row -> Money.of(row.before(), "USD"), row -> eur(row.after()), Plan::everPaid),
                "start MRR must be in EUR: USD 100.00 (row 0)");
    }

    @Test
    void lostCustomersAreReadFromRows() {
        record Left(String why, String paid) {}
        ChurnReasons reasons = ChurnReasons.from(
                EUR,
                List.of(new Left("price", "5"), new Left("price", "7"), new Left("", "1")),
                row -> ChurnReason.voluntary(row.why()),
                row -> eur(row.paid()));
        assertThat(reasons.shareOfCustomers(ChurnReason.voluntary("price")))
                .hasToString("price 66.7 % (95 % CI 20.8 % … 93.9 %), 2 of 3");
        assertThat(reasons.revenue()).isEqualTo(eur("13"));
        refused(
                () -> ChurnReasons.from(EUR, List.of("x"), row -> null, row -> eur("1")),
                "the reason of a loss must not be null; ChurnReason.UNKNOWN is for those not known (row 0)");
    }

    /** The example of ChartMogul's help page on the MRR churn rate: 100 at the start, 10 churn, 10 contraction, 10 expansion. */
    @Test
    void thePublishedExampleOfMrrChurn() {
        MrrMovements month = MrrMovements.ofMinor(
                EUR, new long[] {10, 30, 60}, new long[] {0, 20, 70}, new boolean[] {true, true, true});
        assertThat(month.ratio(RevenueRatio.GROSS_CHURN)).isEqualTo(0.2);
        assertThat(month.ratio(RevenueRatio.NET_CHURN_INCL_REACTIVATION)).isEqualTo(0.1);
    }

    @Test
    void withoutStartOrLossesRatiosAreUndefinedAndNamed() {
        MrrMovements young = MrrMovements.Rule.of(EUR).count(List.of(account("a", "0", "10")));
        undefined(young::nrr, "NRR is undefined: no MRR at the start");
        undefined(young::grr, "GRR is undefined: no MRR at the start");
        undefined(
                () -> young.ratio(RevenueRatio.NET_CHURN_INCL_REACTIVATION),
                "net MRR churn with reactivation is undefined: no MRR at the start");
        undefined(() -> young.earnedGrowth(eur("1")), "earned growth is undefined: no MRR at the start");
        undefined(young::arpaAtStart, "ARPA is undefined: no account pays at the start");
        undefined(young.moves()::quickRatio, "quick ratio is undefined: no MRR was lost");
        undefined(
                young.moves()::quickRatioInclReactivation,
                "quick ratio with reactivation is undefined: no MRR was lost");
        assertThat(young.ratioIfDefined(RevenueRatio.NRR)).isEmpty();
        assertThat(young.moves().quickRatioIfDefined()).isEmpty();
        undefined(MrrMovements.Rule.of(EUR).empty()::arpa, "ARPA is undefined: no account pays at the end");
        assertThat(young).hasToString("EUR MRR 0.00 to 10.00: NRR –, GRR –, 1 accounts");
    }

    @Test
    void accountsMustBeDistinctInOneCurrencyAndNotNegative() {
        refused(
                () -> MrrMovements.Rule.of(EUR)
                        .count(List.of(account("a", "1", "1"), account("b", "1", "1"), account("a", "2", "2"))),
                "an account is there twice, first in row 0 (row 2)");
        refused(
                () -> MrrMovements.Rule.of(EUR)
                        .count(List.of(
                                account("a", "1", "1"),
                                MrrMovements.Account.of("c3", Money.of("5", "USD"), Money.of("5", "USD"), true))),
                "MRR must be in EUR: USD 5.00 (row 1)");
        refused(
                () -> MrrMovements.Account.of("c3", eur("5"), Money.of("5", "USD"), true),
                "end MRR must be in EUR: USD 5.00");
        refused(() -> account("c3", "-5", "5"), "start MRR must not be negative: EUR -5.00");
        refused(() -> account(" ", "5", "5"), "an account's id must not be null or blank");
        refused(
                () -> MrrMovements.ofMinor(EUR, new long[] {1, 2}, new long[] {1, -500}, new boolean[2]),
                "end MRR must not be negative: -500 (row 1)");
        refused(
                () -> MrrMovements.ofMinor(EUR, new long[2], new long[3], new boolean[2]),
                "columns must have one length: 2 start MRR, 3 end MRR, 2 ever paid");
    }

    @Test
    void sumsThatBreakTheIdentityAreRefused() {
        List<Long> accounts = ALL.toCounts().movedAccounts();
        List<Long> minor = ALL.toCounts().movedMinor();
        refused(
                () -> counts(7, 4, 65000, 5, 71501, accounts, minor).toTally(),
                "start and movements must give the end: 65000 of 4 accounts, then " + ALL.moves()
                        + ", not 71501 of 5 accounts");
        refused(
                () -> counts(5, 4, 65000, 5, 71500, accounts, minor).toTally(),
                "accounts with MRR must not exceed all accounts: 6 of 5");
        refused(
                () -> counts(7, 0, 65000, 5, 71500, accounts, minor).toTally(),
                "MRR of 65000 minor units can't be of 0 accounts with MRR");
        refused(
                () -> counts(7, 4, 65000, 5, 71500, List.of(1L, 0L, 1L, 1L, 1L), minor)
                        .toTally(),
                "expansion MRR of 6000 minor units can't be of 0 expansion movements");
        refused(
                () -> counts(7, 4, 65000, 5, 71500, List.of(1L, 3L, 1L, 1L, 1L), minor)
                        .toTally(),
                "accounts that expanded or contracted must not exceed those that stayed: 4 of 3");
        refused(
                () -> counts(7, 4, 65000, 5, 71500, List.of(1L), minor).toTally(),
                "movements of MRR have 5 kinds, not 1 and 5");
    }

    private static MrrMovements.Counts counts(
            long all, long startAccounts, long start, long endAccounts, long end, List<Long> moved, List<Long> minor) {
        return new MrrMovements.Counts(
                "mrr-movements",
                1,
                MrrMovements.Rule.of(EUR).toForm(),
                all,
                startAccounts,
                start,
                endAccounts,
                end,
                moved,
                minor);
    }

    @Test
    void historiesOfAnotherRuleAreRefused() {
        MrrHistory.Counts counts =
                MrrHistory.Rule.of(EUR, 3).count(List.of(months("a", 1, 2, 3))).toCounts();
        refused(
                () -> new MrrHistory.Counts(
                                counts.type(),
                                1,
                                MrrHistory.Rule.of(EUR, 4).toForm(),
                                counts.monthly(),
                                counts.firstToLast())
                        .toTally(),
                "MRR history: MRR of 4 months in EUR and MRR of 3 months in EUR don't go together");
        assertThat(counts.numbers()).hasToString("{accounts=1, MRR 0=1, MRR 1=2, MRR 2=3}");
        refused(() -> MrrHistory.Rule.of(EUR, 12_001), "a history of MRR has at most 12000 months: 12001");
    }

    @Test
    void earnedGrowthAddsEarnedNewCustomersToNrr() {
        assertThat(ALL.earnedGrowth(eur("13"))).isEqualTo(600.0 / 650 + 13.0 / 650 - 1, within(1e-16));
        refused(
                () -> ALL.earnedGrowth(eur("45.01")),
                "MRR of earned new customers must not exceed new MRR: EUR 45.01 of EUR 45.00");
        refused(() -> ALL.earnedGrowth(Money.of("1", "USD")), "MRR of earned new customers must be in EUR: USD 1.00");
        refused(() -> ALL.earnedGrowth(eur("-1")), "MRR of earned new customers must not be negative: EUR -1.00");
    }

    @Test
    void monthsAndFirstToLastAreNamedApart() {
        MrrHistory history = MrrHistory.Rule.of(EUR, 6)
                .count(List.of(months("a", 100, 130, 90, 0, 0, 50), months("b", 0, 10, 0, 30, 30, 20)));
        assertThat(history).hasToString("""
                        month          start   end      NRR   new  expansion  reactivation  contraction  churn
                        1               1.00  1.40  130.0 %  0.10       0.30          0.00         0.00   0.00
                        2               1.40  0.90   64.3 %  0.00       0.00          0.00         0.40   0.10
                        3               0.90  0.30    0.0 %  0.00       0.00          0.30         0.00   0.90
                        4               0.30  0.30  100.0 %  0.00       0.00          0.00         0.00   0.00
                        5               0.30  0.70   66.7 %  0.00       0.00          0.50         0.10   0.00
                        all events      1.00  0.70        –  0.10       0.30          0.80         0.50   1.00
                        first to last   1.00  0.70   50.0 %  0.20       0.00          0.00         0.50   0.00
                        """);
        assertThat(history.eventTotals().net())
                .isEqualTo(history.firstToLast().moves().net());
        assertThat(history.compoundedNrr()).isZero();
        assertThat(history.firstToLast().nrr()).isEqualTo(0.5);
        assertThat(MrrHistory.compounded(0.98, 1.02, 0.97, 1.01)).isEqualTo(0.97930812, within(1e-15));
    }

    @Test
    void compoundingFollowsOtherAccountsThanTheCohort() {
        MrrHistory history =
                MrrHistory.Rule.of(EUR, 3).count(List.of(months("old", 100, 100, 50), months("new", 0, 300, 600)));
        assertThat(history.compoundedNrr()).isEqualTo(650.0 / 400);
        assertThat(history.firstToLast().nrr()).isEqualTo(0.5);
    }

    private static MrrHistory.Account months(String account, long... minor) {
        return MrrHistory.Account.of(
                account,
                LongStream.of(minor).mapToObj(m -> Money.ofMinor(m, EUR)).toList(),
                false);
    }

    @Test
    void historiesNeedWholeMonths() {
        refused(() -> MrrHistory.Rule.of(EUR, 1), "a history of MRR needs at least 2 months: 1");
        refused(
                () -> MrrHistory.Rule.of(EUR, 2).count(List.of(months("a", 1, 2), months("b", 1))),
                "an account must have 2 months of MRR: 1 (row 1)");
        refused(
                () -> MrrHistory.Rule.of(EUR, 2).count(List.of(months("a", 1, 2), months("a", 1, 2))),
                "an account is there twice, first in row 0 (row 1)");
        refused(
                () -> MrrHistory.Account.of("a", List.of(eur("1"), Money.of("1", "USD")), true),
                "MRR must be in EUR: USD 1.00");
        refused(() -> months("a", 1, -2), "MRR must not be negative: EUR -0.02");
        refused(() -> MrrHistory.compounded(), "compounding needs at least one month: 0");
        refused(() -> MrrHistory.compounded(1.0, -0.5), "NRR must be finite and not negative: -0.5 (row 1)");
        refused(() -> MrrHistory.compounded(Double.NaN), "NRR must be finite and not negative: NaN (row 0)");
        undefined(
                MrrHistory.Rule.of(EUR, 2).count(List.of(months("a", 0, 5)))::compoundedNrr,
                "compounded NRR is undefined: a month began without MRR");
    }

    @Test
    void reasonsKeepTheUnknownAndTheInvoluntaryApart() {
        ChurnReasons reasons = ChurnReasons.Rule.of(EUR)
                .count(List.of(
                        Loss.of(ChurnReason.voluntary("price"), 4, eur("120")),
                        Loss.of(ChurnReason.voluntary("missing feature"), 3, eur("310.50")),
                        Loss.of(ChurnReason.involuntary("card expired"), 5, eur("75.25")),
                        Loss.of(ChurnReason.voluntary(null), 1, eur("0")),
                        Loss.of(ChurnReason.involuntary(" "), 1, eur("40"))));
        assertThat(reasons).hasToString("""
                        reason                  kind  customers   share          95 % CI     revenue   share
                        card expired     involuntary          5  35.7 %  16.3 % … 61.2 %   EUR 75.25  13.8 %
                        price              voluntary          4  28.6 %  11.7 % … 54.6 %  EUR 120.00  22.0 %
                        missing feature    voluntary          3  21.4 %   7.6 % … 47.6 %  EUR 310.50  56.9 %
                        UNKNOWN              unknown          2  14.3 %   4.0 % … 39.9 %   EUR 40.00   7.3 %
                        """);
        assertThat(reasons.shareOfCustomers(ChurnReason.Kind.INVOLUNTARY))
                .isEqualTo(Proportion.of(5, 14).named("involuntary", "lost customers"));
        assertThat(reasons.shareOfCustomers(ChurnReason.UNKNOWN))
                .isEqualTo(Proportion.of(2, 14).named("UNKNOWN", "lost customers"));
        assertThat(reasons.shareOfRevenue(ChurnReason.Kind.VOLUNTARY)).isEqualTo(43050.0 / 54575);
        assertThat(reasons.shareOfCustomers(ChurnReason.voluntary("never heard")))
                .isEqualTo(Proportion.of(0, 14).named("never heard", "lost customers"));
        assertThat(reasons.revenue()).isEqualTo(eur("545.75"));
        assertThat(reasons.count()).isEqualTo(14);
    }

    @Test
    void reasonsWithoutLossesHaveNoShares() {
        ChurnReasons none = ChurnReasons.Rule.of(EUR).empty();
        assertThat(none).hasToString("churn reasons: no losses");
        undefined(
                () -> none.shareOfRevenue(ChurnReason.UNKNOWN),
                "share of lost revenue is undefined: no revenue was lost");
        assertThat(none.shareOfRevenueIfDefined(ChurnReason.UNKNOWN)).isEmpty();
        refused(
                () -> ChurnReasons.Rule.of(EUR)
                        .count(List.of(
                                Loss.of(ChurnReason.UNKNOWN, eur("1")),
                                Loss.of(ChurnReason.UNKNOWN, Money.of("1", "USD")))),
                "lost revenue must be in EUR: USD 1.00 (row 1)");
        refused(() -> Loss.of(ChurnReason.UNKNOWN, -1, eur("1")), "lost customers must not be negative: -1");
        refused(() -> Loss.of(ChurnReason.UNKNOWN, eur("-1")), "lost revenue must not be negative: EUR -1.00");
        refused(
                () -> new ChurnReason(ChurnReason.Kind.VOLUNTARY, " "),
                "a reason for churn must not be blank; ChurnReason.UNKNOWN is for those not known");
        refused(
                () -> new ChurnReason(ChurnReason.Kind.VOLUNTARY, "UNKNOWN"),
                "reason UNKNOWN can't be of the kind voluntary");
        refused(
                () -> new ChurnReasons.Counts(
                                "churn-reasons",
                                1,
                                ChurnReasons.Rule.of(EUR).toForm(),
                                List.of(
                                        new ChurnReasons.Row(ChurnReason.Kind.VOLUNTARY, "price", 1, 2),
                                        new ChurnReasons.Row(ChurnReason.Kind.VOLUNTARY, "price", 1, 2)))
                        .toTally(),
                "reason price is there twice");
    }

    @Test
    void upsellHasThreeRates() {
        Upsell upsell =
                Upsell.offering(500).ofWhichAccepted(125).toCustomers(2000).earning(eur("9000"), eur("120000"));
        assertThat(upsell.acceptedOverOffers())
                .isEqualTo(Proportion.of(125, 500).named("accepted", "offers"));
        assertThat(upsell.acceptedOverBase()).isEqualTo(0.0625);
        assertThat(upsell.revenueShare()).isEqualTo(0.075);
        assertThat(upsell)
                .hasToString(
                        "upsell: accepted 25.0 % (95 % CI 21.4 % … 29.0 %), 125 of 500; 2000 customers, EUR 9000.00 of EUR 120000.00");
        Upsell none = Upsell.offering(0).earning(eur("0"), eur("0"));
        undefined(none::acceptedOverBase, "upsell rate over the base is undefined: no customers");
        undefined(none::revenueShare, "upsell share of revenue is undefined: no revenue");
        refused(() -> new Upsell(5, 6, 9, eur("1"), eur("2")), "accepted offers must not exceed offers: 6 of 5");
        refused(
                () -> new Upsell(5, 5, 9, eur("3"), eur("2")),
                "revenue of accepted offers must not exceed total revenue: EUR 3.00 of EUR 2.00");
        refused(
                () -> new Upsell(5, 5, 9, Money.of("1", "USD"), eur("2")),
                "revenue of accepted offers must be in EUR: USD 1.00");
    }

    @Test
    void unknownCurrenciesAndAmountsAreNamed() {
        refused(() -> Money.of("1", "EURO"), "unknown currency: EURO");
        refused(() -> Money.of("1,50", "EUR"), "an amount must be a decimal number, not a text of 4 characters");
        refused(() -> new ChurnReasons.Rule.Form("churn-reasons-rule", 1, "ZZZ").restore(), "unknown currency: ZZZ");
    }

    @Test
    void compoundingDoesNotOverflow() {
        assertThatThrownBy(() -> MrrHistory.compounded(1e200, 1e200))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("compounded NRR of 2 months exceeds 1.7976931348623157E308");
    }
}
