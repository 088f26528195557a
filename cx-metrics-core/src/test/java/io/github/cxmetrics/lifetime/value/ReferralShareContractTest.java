package io.github.cxmetrics.lifetime.value;

import static io.github.cxmetrics.lifetime.value.ReferralShare.Origin.OTHER;
import static io.github.cxmetrics.lifetime.value.ReferralShare.Origin.REFERRED;

import io.github.cxmetrics.MetricContract;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.lifetime.value.ReferralShare.Origin;
import java.util.List;
import java.util.Optional;

class ReferralShareContractTest extends MetricContract<Origin, ReferralShare> {

    @Override
    protected TallyRule<Origin, ReferralShare> rule() {
        return ReferralShare.rule();
    }

    @Override
    protected List<Origin> observations() {
        return List.of(
                OTHER, REFERRED, OTHER, OTHER, OTHER, REFERRED, OTHER, OTHER, OTHER, OTHER, OTHER, REFERRED, OTHER);
    }

    @Override
    protected ReferralShare withCount(long count) {
        return ReferralShare.ofCounts(0, count);
    }

    @Override
    protected Optional<ReferralShare> ofOtherRule() {
        return Optional.empty();
    }

    @Override
    protected String refusalOfOtherRule() {
        return "";
    }

    @Override
    protected Origin refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "the origin of a new customer must not be null";
    }

    @Override
    protected String undefined() {
        return "referral share is undefined: no new customers";
    }
}
