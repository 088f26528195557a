package io.github.cxmetrics.retention.revenue;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class MrrMovementsContractTest extends TallyContract<AccountMrr, MrrMovements> {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final long[][] MRR = {{100, 100}, {0, 0}, {200, 263}, {307, 240}, {51, 0}, {0, 71}, {0, 45}};

    @Override
    protected TallyRule<AccountMrr, MrrMovements> rule() {
        return new MrrMovements.Rule(EUR);
    }

    @Override
    protected List<AccountMrr> observations() {
        return IntStream.range(0, 14)
                .mapToObj(i -> new AccountMrr(
                        "a" + i,
                        Money.ofMinor(MRR[i % 7][0] * (1 + i / 7), EUR),
                        Money.ofMinor(MRR[i % 7][1] * (1 + i / 7), EUR),
                        i % 7 == 5))
                .toList();
    }

    @Override
    protected MrrMovements withCount(long count) {
        return new MrrMovements.Counts(
                        "EUR",
                        count,
                        new MrrSide(0, 0),
                        new MrrSide(0, 0),
                        List.of(0L, 0L, 0L, 0L, 0L),
                        List.of(0L, 0L, 0L, 0L, 0L))
                .toTally();
    }

    @Override
    protected Optional<MrrMovements> ofOtherRule() {
        return Optional.of(new MrrMovements.Rule(Currency.getInstance("USD")).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "MRR in EUR and in USD doesn't merge";
    }

    @Override
    protected AccountMrr refusedObservation() {
        return new AccountMrr("x", Money.of("5", "USD"), Money.of("6", "USD"), true);
    }

    @Override
    protected String refusalOfObservation() {
        return "MRR of account x must be in EUR: USD 5.00";
    }
}
