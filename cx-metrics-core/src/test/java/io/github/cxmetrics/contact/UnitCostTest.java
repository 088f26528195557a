package io.github.cxmetrics.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cxmetrics.Money;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitCostTest {

    @Test
    void costsAreExact() {
        UnitCost january = UnitCost.perContact(Money.of("5124.00", "EUR"), 1200);
        assertThat(january).hasToString("EUR 4.27 per contact, n = 1200");
        assertThat(january.total()).isEqualTo(Money.of("5124", "EUR"));
        assertThat(january.plus(UnitCost.perContact(Money.of("0.1", "EUR"), 3)).each(6))
                .hasToString("4.259435");
        assertThat(UnitCost.of(Money.of("10", "JPY"), 3, "order")).hasToString("JPY 3 per order, n = 3");
        UnitCost none = UnitCost.of(Money.of("1", "EUR"), 0, "durable resolution");
        assertThatIllegalStateException()
                .isThrownBy(() -> none.each(2))
                .withMessage("cost per durable resolution is undefined: no units");
        assertThat(none).hasToString("cost per durable resolution: no units");
    }

    @Test
    void rowsAreCounted() {
        UnitCost.Rule rule = UnitCost.Rule.of(Currency.getInstance("EUR"), "order");
        assertThat(rule.count(List.of("1.20", "0.80"), amount -> Money.of(amount, "EUR")))
                .isEqualTo(UnitCost.of(Money.of("2", "EUR"), 2, "order"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule.count(List.of("EUR", "USD"), code -> Money.of("3", code)))
                .withMessage("a cost must be in EUR: USD 3.00 (row 1)");
    }

    @Test
    void refusesWhatIsNoCost() {
        Money cent = Money.of("0.01", "EUR");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnitCost.of(cent, 1, " "))
                .withMessage("a cost needs the name of what it is shared by");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnitCost.perContact(cent, -1))
                .withMessage("units must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnitCost.perContact(null, 1))
                .withMessage("a cost per unit needs the costs in all");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnitCost.perContact(Money.of("-1", "EUR"), 1))
                .withMessage("costs must not be negative: EUR -1.00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnitCost.Rule.of(Currency.getInstance("XAU"), "ounce"))
                .withMessage("currency XAU has no minor unit");
    }

    @Test
    void decimalsHaveTheirBounds() {
        UnitCost thirds = UnitCost.perContact(Money.of("1.00", "EUR"), 3);
        assertThat(thirds.each(0)).hasToString("0");
        assertThat(thirds.each(100)).hasToString("0." + "3".repeat(100));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> thirds.each(-1))
                .withMessage("decimals must be in 0..100, not -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> thirds.each(101))
                .withMessage("decimals must be in 0..100, not 101");
    }

    @Test
    void missingPartsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnitCost.Rule.of(null, "order"))
                .withMessage("a cost needs its currency");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnitCost.Rule.of(Currency.getInstance("EUR"), "order")
                        .accumulator()
                        .add(null))
                .withMessage("a cost must not be null");
    }
}
