package io.github.cxmetrics.retention.revenue;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.retention.revenue.MrrHistory.Account;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class MrrHistoryContractTest extends TallyContract<Account, MrrHistory> {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final long[] MRR = {100, 130, 90, 0, 0, 50, 0, 7, 7};

    @Override
    protected TallyRule<Account, MrrHistory> rule() {
        return MrrHistory.Rule.of(EUR, 3);
    }

    @Override
    protected List<Account> observations() {
        return IntStream.range(0, 14)
                .mapToObj(i -> Account.of(
                        "a" + i, List.of(eur(MRR[i % 9]), eur(MRR[(i + 1) % 9]), eur(MRR[(i + 2) % 9])), i % 4 == 0))
                .toList();
    }

    private static Money eur(long minor) {
        return Money.ofMinor(minor, EUR);
    }

    @Override
    protected MrrHistory withCount(long count) {
        MrrMovements.Counts idle =
                new MrrMovementsContractTest().withCount(count).toCounts();
        return new MrrHistory.Counts(
                        "mrr-history", 1, MrrHistory.Rule.of(EUR, 3).toForm(), List.of(idle, idle), idle)
                .toTally();
    }

    @Override
    protected Optional<MrrHistory> ofOtherRule() {
        return Optional.of(MrrHistory.Rule.of(EUR, 4).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "MRR history: MRR of 3 months in EUR and MRR of 4 months in EUR don't go together";
    }

    @Override
    protected Account refusedObservation() {
        return Account.of("x", List.of(eur(5), eur(6)), true);
    }

    @Override
    protected String refusalOfObservation() {
        return "an account must have 3 months of MRR: 2";
    }
}
