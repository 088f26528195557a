package io.github.cxmetrics.lifetime.purchases;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class PurchasesContractTest extends TallyContract<Purchase, Purchases> {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

    @Override
    protected TallyRule<Purchase, Purchases> rule() {
        return AmountPolicy.EXCLUDE;
    }

    @Override
    protected List<Purchase> observations() {
        List<Purchase> rows = new ArrayList<>();
        String[] customers = {"10", "9", "anna", "10", "béa", "9"};
        for (int i = 0; i < 18; i++) {
            rows.add(new Purchase(customers[i % 6], DAY.minusDays(i * 37L % 11), i * 113 % 700 - 100));
        }
        rows.add(new Purchase("9", LocalDate.of(1969, 12, 31), 0));
        rows.add(new Purchase("9", LocalDate.of(1969, 12, 31), 1));
        return rows;
    }

    @Override
    protected Purchases withCount(long count) {
        return new Purchases.Counts(AmountPolicy.EXCLUDE, List.of(), List.of(0), List.of(), List.of(), 0, count, 0)
                .toTally();
    }

    @Override
    protected Optional<Purchases> ofOtherRule() {
        return Optional.of(AmountPolicy.NET.empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "purchases read with different policies don't merge: exclude and net";
    }

    @Override
    protected Purchase refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "a purchase must not be null";
    }
}
