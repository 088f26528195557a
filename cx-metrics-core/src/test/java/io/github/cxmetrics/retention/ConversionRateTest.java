package io.github.cxmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.retention.ConversionRate.Case;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ConversionRateTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static LocalDate march(int day) {
        return LocalDate.of(2026, 3, day);
    }

    private static ConversionRate renewals(Case... cases) {
        return ConversionRule.renewal(7, EUR).asOf(AS_OF).count(List.of(cases));
    }

    @Test
    void onlyWhatWasDueAndHadItsDaysCounts() {
        ConversionRate rate = renewals(
                Case.converted(march(10), march(1), eur("100"), eur("120")),
                Case.converted(march(10), march(17), eur("100"), eur("60")),
                Case.converted(march(10), march(18), eur("100"), eur("100")),
                Case.open(march(24), eur("50")),
                Case.open(march(25), eur("1000")),
                Case.converted(march(25), march(26), eur("1000"), eur("1000")));
        assertThat(rate.value()).isEqualTo(0.5);
        assertThat(rate.mature()).isEqualTo(4);
        assertThat(rate.late()).isEqualTo(1);
        assertThat(rate.lost()).isEqualTo(2);
        assertThat(rate.pending()).isEqualTo(2);
        assertThat(rate.due()).isEqualTo(eur("350"));
        assertThat(rate.amountRate()).isEqualTo(160.0 / 350);
        assertThat(rate.amountRateInclExpansion()).isEqualTo(180.0 / 350);
        assertThat(rate.percent()).isEqualTo(50);
        assertThat(rate)
                .hasToString(
                        "renewal rate 50.0 % (95 % CI 15.0 % … 85.0 %), n = 4: 1 late, 2 pending as of 2026-03-31");
    }

    @Test
    void aTrialIsMatureOnItsLastDay() {
        ConversionRule fortnight = ConversionRule.trial(14, EUR);
        Case trial = Case.converted(march(10), march(24), eur("9.99"), eur("9.99"));
        assertThat(fortnight.asOf(march(24)).count(List.of(trial)).value()).isEqualTo(1);
        Case open = Case.open(march(11), eur("9.99"));
        ConversionRate early = fortnight.asOf(march(24)).count(List.of(open));
        assertThat(early.pending()).isEqualTo(1);
        assertThat(early).hasToString("trial-to-paid rate: no mature cases, 1 pending as of 2026-03-24");
        assertThatThrownBy(early::amountRate)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("trial-to-paid rate by amount is undefined: no amount was due");
        assertThatThrownBy(early::amountRateInclExpansion)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("trial-to-paid rate by amount is undefined: no amount was due");
    }

    @Test
    void ratesOfDifferentDaysCompareButDoNotMerge() {
        ConversionRule rule = ConversionRule.renewal(0, EUR);
        ConversionRate february = ConversionRate.ofCounts(rule.asOf(LocalDate.of(2026, 2, 28)), 40, 50);
        ConversionRate march = ConversionRate.ofCounts(rule.asOf(AS_OF), 45, 50);
        refused(
                () -> march.plus(february),
                "renewal rate: read as of 2026-03-31 and of 2026-02-28; read both as of one instant, or merge their observations");
        assertThat(march.versus(february).difference()).isEqualTo(0.1);
        assertThat(march.definition()).isEqualTo(rule);
        assertThat(march.asOf()).isEqualTo(AS_OF);
        assertThat(march.rule().readAsOf()).contains(AS_OF);
    }

    @Test
    void conversionsAfterTheLastDayAreSetAside() {
        ConversionRate rate = renewals(
                Case.converted(march(10), LocalDate.of(2026, 4, 1), eur("100"), eur("100")),
                Case.converted(march(30), LocalDate.of(2026, 4, 2), eur("100"), eur("100")),
                Case.converted(march(24), AS_OF, eur("100"), eur("100")));
        assertThat(rate.afterAsOf()).isEqualTo(2);
        assertThat(rate.pending()).isEqualTo(1);
        assertThat(rate.late()).isZero();
        assertThat(rate)
                .hasToString(
                        "renewal rate 50.0 % (95 % CI 9.5 % … 90.5 %), n = 2: 0 late, 1 pending as of 2026-03-31, 2 converted after it");
    }

    @Test
    void rowsAreCountedAsTheyAre() {
        record Contract(LocalDate due, String fee) {}
        List<Contract> contracts = List.of(new Contract(march(2), "5"), new Contract(march(3), "7"));
        ConversionRate rate = ConversionRule.renewal(7, EUR)
                .asOf(AS_OF)
                .count(contracts, row -> Case.open(row.due(), eur(row.fee())));
        assertThat(rate.due()).isEqualTo(eur("12"));
        assertThat(rate.proportion()).hasToString("renewal rate 0.0 % (95 % CI 0.0 % … 65.8 %), 0 of 2");
    }

    @Test
    void countsAreEnoughWhereAmountsDoNotMatter() {
        ConversionRate rate =
                ConversionRate.ofCounts(ConversionRule.renewal(30, EUR).asOf(AS_OF), 85, 100);
        assertThat(rate)
                .hasToString(
                        "renewal rate 85.0 % (95 % CI 76.7 % … 90.7 %), n = 100: 0 late, 0 pending as of 2026-03-31");
        assertThatThrownBy(rate::amountRate)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("renewal rate by amount is undefined: no amount was due");
    }

    @Test
    void badCasesAreRefused() {
        refused(
                () -> renewals(Case.open(march(1), Money.of("5", "USD"))),
                "the amount due must be in EUR: USD 5.00 (row 0)");
        refused(
                () -> new Case(march(1), null, eur("5"), eur("5")),
                "a case that has not converted can't come to EUR 5.00");
        refused(() -> Case.open(march(1), eur("-5")), "amount due must not be negative: EUR -5.00");
        refused(
                () -> Case.converted(march(1), march(1), eur("5"), Money.of("5", "USD")),
                "amount converted must be in EUR: USD 5.00");
        refused(() -> ConversionRule.trial(-1, EUR), "the days to convert must not be negative: -1");
        refused(() -> ConversionRule.of(" ", 1, EUR), "the name of a conversion rate must not be blank");
        ConversionRule.AsOf rule = ConversionRule.renewal(7, EUR).asOf(AS_OF);
        refused(
                () -> new ConversionRate(rule, 3, 2, 2, 0, 0, 0, 0, 0),
                "converted and late cases must not exceed mature cases: 2 + 2 of 3");
        refused(
                () -> new ConversionRate(rule, 3, 2, 1, 0, 0, 10, 8, 7),
                "amounts kept must not exceed amounts due and converted: 8 of 10 and 7");
        refused(
                () -> new ConversionRate(rule, 3, 2, 1, 4, 5, 10, 8, 8),
                "conversions after asOf must not exceed cases without an earlier one: 5 of 4 pending and 0 others");
        refused(
                () -> new ConversionRate(rule, 3, 0, 1, 0, 0, 10, 0, 8),
                "amounts need cases: 10 due of 3 mature cases, 8 converted of 0");
        refused(
                () -> new ConversionRate(rule, 0, 0, 0, 9, 0, 10, 0, 0),
                "amounts need cases: 10 due of 0 mature cases, 0 converted of 0");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
