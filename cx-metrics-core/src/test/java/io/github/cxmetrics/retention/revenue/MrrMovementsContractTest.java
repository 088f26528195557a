package io.github.cxmetrics.retention.revenue;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class MrrMovementsContractTest extends TallyContract<MrrMovements.Account, MrrMovements> {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final long[][] MRR = {{100, 100}, {0, 0}, {200, 263}, {307, 240}, {51, 0}, {0, 71}, {0, 45}};

    @Override
    protected TallyRule<MrrMovements.Account, MrrMovements> rule() {
        return MrrMovements.Rule.of(EUR);
    }

    @Override
    protected List<MrrMovements.Account> observations() {
        return IntStream.range(0, 14)
                .mapToObj(i -> MrrMovements.Account.of(
                        "a" + i,
                        Money.ofMinor(MRR[i % 7][0] * (1 + i / 7), EUR),
                        Money.ofMinor(MRR[i % 7][1] * (1 + i / 7), EUR),
                        i % 7 == 5))
                .toList();
    }

    @Override
    protected MrrMovements withCount(long count) {
        return new MrrMovements.Counts(
                        "mrr-movements",
                        1,
                        MrrMovements.Rule.of(EUR).toForm(),
                        count,
                        0,
                        0,
                        0,
                        0,
                        List.of(0L, 0L, 0L, 0L, 0L),
                        List.of(0L, 0L, 0L, 0L, 0L))
                .toTally();
    }

    @Override
    protected Optional<MrrMovements> ofOtherRule() {
        return Optional.of(MrrMovements.Rule.of(Currency.getInstance("USD")).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "MRR movements: MRR in EUR and MRR in USD don't go together";
    }

    @Override
    protected MrrMovements.Account refusedObservation() {
        return MrrMovements.Account.of("x", Money.of("5", "USD"), Money.of("6", "USD"), true);
    }

    @Override
    protected String refusalOfObservation() {
        return "MRR must be in EUR: USD 5.00";
    }
}
