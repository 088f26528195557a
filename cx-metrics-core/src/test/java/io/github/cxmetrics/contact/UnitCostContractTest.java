package io.github.cxmetrics.contact;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

class UnitCostContractTest extends TallyContract<Long, UnitCost> {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Override
    protected TallyRule<Long, UnitCost> rule() {
        return new UnitCost.Rule(EUR, "contact");
    }

    @Override
    protected List<Long> observations() {
        return List.of(120L, 340L, 0L, 75L, 999L, 5L, 17L, 19L, 23L, 29L, 31L, 37L);
    }

    @Override
    protected UnitCost withCount(long count) {
        return new UnitCost(EUR, 0, count, "contact");
    }

    @Override
    protected Optional<UnitCost> ofOtherRule() {
        return Optional.of(new UnitCost(Currency.getInstance("USD"), 1, 2, "contact"));
    }

    @Override
    protected String refusalOfOtherRule() {
        return "costs differ: EUR per contact and USD per contact";
    }

    @Override
    protected Long refusedObservation() {
        return -1L;
    }

    @Override
    protected String refusalOfObservation() {
        return "costs must not be negative: -1";
    }
}
