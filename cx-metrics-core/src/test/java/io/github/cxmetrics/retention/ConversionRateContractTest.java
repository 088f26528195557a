package io.github.cxmetrics.retention;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.Money;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.retention.ConversionRate.Case;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class ConversionRateContractTest extends MetricContract<Case, ConversionRate> {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    @Override
    protected TallyRule<Case, ConversionRate> rule() {
        return ConversionRule.trial(14, EUR).asOf(AS_OF);
    }

    @Override
    protected List<Case> observations() {
        return IntStream.range(0, 23)
                .mapToObj(i -> {
                    LocalDate on = FIRST.plusDays(i % 21);
                    Money due = Money.ofMinor(1000 + 10L * i, EUR);
                    return i % 3 == 0
                            ? Case.converted(on, on.plusDays(i == 6 ? 15 : 9), due, Money.ofMinor(900 + 40L * i, EUR))
                            : Case.open(on, due);
                })
                .toList();
    }

    @Override
    protected ConversionRate withCount(long count) {
        return ConversionRate.ofCounts(ConversionRule.trial(14, EUR).asOf(AS_OF), 0, count);
    }

    @Override
    protected Optional<ConversionRate> ofOtherRule() {
        return Optional.of(ConversionRule.trial(30, EUR).asOf(AS_OF).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "trial-to-paid rate: trial-to-paid rate within 14 days, EUR and trial-to-paid rate within 30 days, EUR don't go together";
    }

    @Override
    protected Case refusedObservation() {
        return Case.open(FIRST, Money.of("5", "USD"));
    }

    @Override
    protected String refusalOfObservation() {
        return "the amount due must be in EUR: USD 5.00";
    }

    @Override
    protected String undefined() {
        return "trial-to-paid rate is undefined: no mature cases";
    }
}
