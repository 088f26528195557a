package io.github.cxmetrics.monitor.value;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

class HealthTallyContractTest extends TallyContract<Map<String, ? extends Number>, HealthTally> {

    private static final HealthRule RULE = HealthRule.of(
                    HealthMeasure.of("logins", 0, 20),
                    HealthMeasure.of("tickets", 0, 10).lowIsGood())
            .withBands(HealthBand.of("RED", 10), HealthBand.of("GREEN", 50))
            .withMinimumCoverage(0.6);

    @Override
    protected TallyRule<Map<String, ? extends Number>, HealthTally> rule() {
        return RULE;
    }

    @Override
    protected List<Map<String, ? extends Number>> observations() {
        return IntStream.range(0, 20)
                .<Map<String, ? extends Number>>mapToObj(
                        i -> i % 6 == 5 ? Map.of("tickets", 3) : Map.of("logins", i, "tickets", 12 - i % 13))
                .toList();
    }

    @Override
    protected List<Map<String, ? extends Number>> extremeObservations() {
        return List.of(
                Map.of("logins", Double.NaN),
                Map.of("logins", 1e300),
                Map.of("logins", Long.MIN_VALUE, "tickets", Long.MAX_VALUE),
                Map.of("nothing", 3),
                Map.of());
    }

    @Override
    protected HealthTally withCount(long count) {
        return new HealthTally.Counts("health-tally", 1, RULE.toForm(), count, 0, List.of(0L, 0L)).toTally();
    }

    @Override
    protected Optional<HealthTally> ofOtherRule() {
        return Optional.of(RULE.withMinimumCoverage(0.7).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "health: health of logins 0..20 × 1, tickets 0..10 (low is good) × 1; RED from 10, GREEN from 50; coverage 0.6"
                + " and health of logins 0..20 × 1, tickets 0..10 (low is good) × 1; RED from 10, GREEN from 50; coverage 0.7"
                + " don't go together";
    }

    @Override
    protected Map<String, ? extends Number> refusedObservation() {
        return Map.of("calls", 3);
    }

    @Override
    protected String refusalOfObservation() {
        return "no measure calls in [logins, tickets]";
    }
}
