package io.github.cxmetrics.contact;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ParetoContractTest extends TallyContract<String, Pareto> {

    @Override
    protected TallyRule<String, Pareto> rule() {
        return Pareto.RULE;
    }

    @Override
    protected List<String> observations() {
        return List.of(
                "billing",
                "login",
                "billing",
                "delivery",
                "unknown",
                "billing",
                "login",
                "x",
                "y",
                "billing",
                "z",
                "x");
    }

    @Override
    protected Pareto withCount(long count) {
        return Pareto.ofCounts(Map.of("billing", count));
    }

    @Override
    protected Optional<Pareto> ofOtherRule() {
        return Optional.empty();
    }

    @Override
    protected String refusalOfOtherRule() {
        return "";
    }

    @Override
    protected String refusedObservation() {
        return " ";
    }

    @Override
    protected String refusalOfObservation() {
        return "a reason needs a name, not \" \"";
    }
}
