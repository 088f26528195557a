package io.github.cxmetrics.usability;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import java.util.List;
import java.util.Optional;

class FeatureUseContractTest extends MetricContract<FeatureUse.Person, FeatureUse> {

    @Override
    protected TallyRule<FeatureUse.Person, FeatureUse> rule() {
        return FeatureUse.RULE;
    }

    @Override
    protected List<FeatureUse.Person> observations() {
        return List.of(
                new FeatureUse.Person(true, 3, true),
                new FeatureUse.Person(false, 0, false),
                new FeatureUse.Person(true, 0, false),
                new FeatureUse.Person(true, 7, false),
                new FeatureUse.Person(true, 1, true),
                new FeatureUse.Person(true, 0, false),
                new FeatureUse.Person(false, 0, false),
                new FeatureUse.Person(true, 2, true),
                new FeatureUse.Person(true, 11, false),
                new FeatureUse.Person(false, 0, false),
                new FeatureUse.Person(true, 5, true),
                new FeatureUse.Person(true, 0, false));
    }

    @Override
    protected List<FeatureUse.Person> extremeObservations() {
        return List.of(
                new FeatureUse.Person(true, Integer.MAX_VALUE, true),
                new FeatureUse.Person(true, Integer.MAX_VALUE, false));
    }

    @Override
    protected FeatureUse withCount(long count) {
        return FeatureUse.eligible(count).active(0).users(0).newUsers(0).uses(0);
    }

    @Override
    protected Optional<FeatureUse> ofOtherRule() {
        return Optional.empty();
    }

    @Override
    protected String refusalOfOtherRule() {
        return "";
    }

    @Override
    protected FeatureUse.Person refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "a person must not be null";
    }

    @Override
    protected String undefined() {
        return "adoption of eligible users is undefined: no eligible users";
    }
}
