package io.github.cxmetrics.usability;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class LoadTimesInBinsContractTest extends TallyContract<Double, LoadTimes> {

    private static final LoadTimes.Rule RULE = LoadTimes.Rule.of(WebVital.LCP).inBins(1000, 2000, 5000);

    @Override
    protected TallyRule<Double, LoadTimes> rule() {
        return RULE;
    }

    @Override
    protected List<Double> observations() {
        return List.of(1200.0, 1800.0, 2100.5, 2400.0, 2600.0, 3900.0, 5200.0, 900.0, 0.0, 2500.0, 4000.0, 1200.0);
    }

    @Override
    protected List<Double> extremeObservations() {
        return List.of(
                Double.MAX_VALUE,
                Double.MIN_VALUE,
                -0.0,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY);
    }

    @Override
    protected LoadTimes withCount(long count) {
        return new LoadTimes.Counts("load-times", 1, RULE.toForm(), List.of(), List.of(), count).toTally();
    }

    @Override
    protected Optional<LoadTimes> ofOtherRule() {
        return Optional.of(LoadTimes.Rule.of(WebVital.LCP).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "LCP: LCP (good up to 2500 ms, poor above 4000 ms) in 5 bins and LCP (good up to 2500 ms, poor above 4000 ms)"
                + " don't go together";
    }

    @Override
    protected Double refusedObservation() {
        return Double.NaN;
    }

    @Override
    protected String refusalOfObservation() {
        return "LCP must be at least 0 and finite, not NaN";
    }

    @Override
    protected String keptAs() {
        return "load-times-in-bins";
    }
}
