package io.github.cxmetrics.retention;

import static io.github.cxmetrics.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the doors of this room refuse that no stored form and no result reaches. */
class RetentionRefusalsTest {

    @Test
    void historiesWithGaps() {
        Instant joined = Instant.parse("2026-01-01T00:00:00Z");
        refused(
                "a customer's history needs the time of joining, not null",
                () -> new CustomerHistory(null, null, List.of()));
        refused(
                "the time of an event must not be null (row 0)",
                () -> new CustomerHistory(joined, null, Collections.singletonList(null)));
        refused(
                "churn after an event needs calendar periods, not null",
                () -> ChurnAfterEventRule.of("outage", null, 30));
    }

    @Test
    void casesWithoutTheirDayOrAmount() {
        Money fee = Money.of("9.99", "EUR");
        LocalDate day = LocalDate.of(2026, 3, 1);
        refused("the first day of a case must not be null", () -> ConversionRate.Case.open(null, fee));
        refused("the amounts of a case must not be null", () -> new ConversionRate.Case(day, null, null, fee));
        refused("the amounts of a case must not be null", () -> ConversionRate.Case.converted(day, day, fee, null));
    }

    @Test
    void historiesOutOfOrder() {
        Instant joined = Instant.parse("2026-01-01T00:00:00Z");
        Instant before = joined.minusSeconds(1);
        refused(
                "the customer left before joining: 2025-12-31T23:59:59Z before 2026-01-01T00:00:00Z",
                () -> CustomerHistory.of(joined).leftAt(before));
        refused(
                "event at 2025-12-31T23:59:59Z is outside of the time as a customer, 2026-01-01T00:00:00Z to now (row 0)",
                () -> CustomerHistory.of(joined, before));
        refused(
                "event at 2026-01-01T00:01:00Z is outside of the time as a customer, 2026-01-01T00:00:00Z to"
                        + " 2026-01-01T00:00:59Z (row 1)",
                () -> CustomerHistory.of(joined, joined, joined.plusSeconds(60)).leftAt(joined.plusSeconds(59)));
        refused(
                "event at +10000-01-01T00:00:00Z is outside 0001-01-02..9999-12-30: exports write such dates where there is"
                        + " none (row 0)",
                () -> CustomerHistory.of(joined, Instant.parse("+10000-01-01T00:00:00Z")));
        // Both ends are within.
        assertThat(CustomerHistory.of(joined, joined).leftAt(joined).events()).containsExactly(joined);
    }

    @Test
    void casesAndRulesThatAreMissing() {
        ConversionRule rule = ConversionRule.renewal(7, Currency.getInstance("EUR"));
        refused("conversions are read by a rule as of a day; neither may be null", () -> rule.asOf(null));
        refused(
                "conversions are read by a rule as of a day; neither may be null",
                () -> new ConversionRule.AsOf(null, LocalDate.EPOCH));
        refused(
                "churn after an event is read by a rule as of an instant; neither may be null",
                () -> new ChurnAfterEventRule.AsOf(null, Instant.EPOCH));
        refused(
                "a case must not be null",
                () -> rule.asOf(LocalDate.EPOCH).accumulator().add(null));
    }

    @Test
    void presencesThatAreMissing() {
        refused(
                "the presence of a customer must not be null",
                () -> Churn.Rule.of(30).accumulator().add(null));
    }
}
