package io.github.cxmetrics.lifetime.purchases;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.TallyContract;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

class PurchaseLogContractTest extends TallyContract<Purchase, PurchaseLog> {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);
    private static final PurchaseRule RULE =
            PurchaseRule.of(Currency.getInstance("EUR")).withAmounts(AmountPolicy.EXCLUDE);

    private static Purchase purchase(String customer, LocalDate date, long cents) {
        return Purchase.of(customer, date, Money.ofMinor(cents, RULE.currency()));
    }

    @Override
    protected PurchaseRule rule() {
        return RULE;
    }

    @Override
    protected List<Purchase> observations() {
        List<Purchase> rows = new ArrayList<>();
        String[] customers = {"10", "9", "anna", "10", "béa", "9"};
        for (int i = 0; i < 18; i++) {
            rows.add(purchase(customers[i % 6], DAY.minusDays(i * 37L % 11), i * 113 % 700 - 100));
        }
        rows.add(purchase("9", LocalDate.of(1969, 12, 31), 0));
        rows.add(purchase("9", LocalDate.of(1969, 12, 31), 1));
        return rows;
    }

    @Override
    protected PurchaseLog withCount(long count) {
        return new PurchaseLog.Counts(
                        "EUR",
                        AmountPolicy.EXCLUDE,
                        List.of(),
                        List.of(0),
                        List.of(),
                        List.of(),
                        List.of(20_000),
                        List.of(0L),
                        List.of(count),
                        List.of(0L))
                .toTally();
    }

    @Override
    protected Optional<PurchaseLog> ofOtherRule() {
        return Optional.of(RULE.withAmounts(AmountPolicy.NET).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "purchases: EUR (exclude) and EUR (net) don't go together";
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
