package io.github.cxmetrics.contact;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

class UnitCostContractTest extends TallyContract<Money, UnitCost> {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Override
    protected TallyRule<Money, UnitCost> rule() {
        return UnitCost.Rule.of(EUR, "contact");
    }

    @Override
    protected List<Money> observations() {
        return LongStream.of(120, 340, 0, 75, 999, 5, 17, 19, 23, 29, 31, 37)
                .mapToObj(cents -> Money.ofMinor(cents, EUR))
                .toList();
    }

    @Override
    protected UnitCost withCount(long count) {
        return UnitCost.perContact(Money.ofMinor(0, EUR), count);
    }

    @Override
    protected Optional<UnitCost> ofOtherRule() {
        return Optional.of(UnitCost.perContact(Money.of("0.01", "USD"), 2));
    }

    @Override
    protected String refusalOfOtherRule() {
        return "cost: EUR per contact and USD per contact don't go together";
    }

    @Override
    protected Money refusedObservation() {
        return Money.ofMinor(-1, EUR);
    }

    @Override
    protected String refusalOfObservation() {
        return "a cost must not be negative: EUR -0.01";
    }
}
