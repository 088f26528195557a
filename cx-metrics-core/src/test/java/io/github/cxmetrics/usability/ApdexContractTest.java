package io.github.cxmetrics.usability;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class ApdexContractTest extends MetricContract<Apdex.Response, Apdex> {

    @Override
    protected TallyRule<Apdex.Response, Apdex> rule() {
        return Apdex.Rule.of(0.5);
    }

    @Override
    protected List<Apdex.Response> observations() {
        return List.of(
                Apdex.Response.after(0.1),
                Apdex.Response.after(0.5),
                Apdex.Response.after(0.6),
                Apdex.Response.after(1.9),
                Apdex.Response.after(2),
                Apdex.Response.after(2.1),
                Apdex.Response.failed(),
                Apdex.Response.after(0.3),
                Apdex.Response.after(0.4),
                Apdex.Response.after(0.2),
                Apdex.Response.after(5),
                Apdex.Response.failed());
    }

    @Override
    protected List<Apdex.Response> extremeObservations() {
        return List.of(Apdex.Response.after(Double.MAX_VALUE), Apdex.Response.after(Double.MIN_VALUE));
    }

    @Override
    protected Apdex withCount(long count) {
        return new Apdex(Apdex.Rule.of(0.5), 0, count, 0);
    }

    @Override
    protected Optional<Apdex> ofOtherRule() {
        return Optional.of(Apdex.Rule.of(1).empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "Apdex: T = 0.5 and T = 1 don't go together";
    }

    @Override
    protected Apdex.Response refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "a response must not be null";
    }

    @Override
    protected String undefined() {
        return "Apdex is undefined: no responses";
    }
}
