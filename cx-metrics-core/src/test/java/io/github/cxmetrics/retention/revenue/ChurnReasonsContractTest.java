package io.github.cxmetrics.retention.revenue;

import io.github.cxmetrics.Money;
import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.retention.revenue.ChurnReasons.Loss;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class ChurnReasonsContractTest extends TallyContract<Loss, ChurnReasons> {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Override
    protected TallyRule<Loss, ChurnReasons> rule() {
        return ChurnReasons.Rule.of(EUR);
    }

    @Override
    protected List<Loss> observations() {
        List<ChurnReason> reasons = List.of(
                ChurnReason.voluntary("price"),
                ChurnReason.involuntary("card expired"),
                ChurnReason.UNKNOWN,
                ChurnReason.voluntary("missing feature"),
                ChurnReason.voluntary("card expired"));
        return IntStream.range(0, 13)
                .mapToObj(i -> Loss.of(reasons.get(i % 5), i % 3, Money.ofMinor(100L * i + 7, EUR)))
                .toList();
    }

    @Override
    protected ChurnReasons withCount(long count) {
        return ChurnReasons.Rule.of(EUR).count(List.of(Loss.of(ChurnReason.UNKNOWN, count, Money.ofMinor(0, EUR))));
    }

    @Override
    protected Optional<ChurnReasons> ofOtherRule() {
        return Optional.of(ChurnReasons.Rule.of(Currency.getInstance("USD")).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "churn reasons: losses in EUR and losses in USD don't go together";
    }

    @Override
    protected Loss refusedObservation() {
        return Loss.of(ChurnReason.UNKNOWN, Money.of("5.50", "USD"));
    }

    @Override
    protected String refusalOfObservation() {
        return "lost revenue must be in EUR: USD 5.50";
    }
}
