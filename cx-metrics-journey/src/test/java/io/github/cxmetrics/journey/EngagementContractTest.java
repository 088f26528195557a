package io.github.cxmetrics.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.TallyContract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngagementContractTest extends TallyContract<Timeline, Engagement> {

    @Override
    protected EngagementRule rule() {
        return EngagementRule.pageViews("visit", "rate").keyEvents("buy").longerThan(Duration.ofHours(2));
    }

    @Override
    protected List<Timeline> observations() {
        return ManyTimelines.OF_SHOPPERS;
    }

    @Override
    protected List<Timeline> extremeObservations() {
        return Walks.atTheEndsOfTime("visit", "buy", "rate");
    }

    @Override
    protected Engagement withCount(long count) {
        return new Engagement(rule(), count, 0, 0);
    }

    @Override
    protected Optional<Engagement> ofOtherRule() {
        return Optional.of(EngagementRule.pageViews("visit").empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        return "engagement: engaged: longer than 2 hours, 2 of visit or rate, or buy and engaged: longer than 10 seconds, 2 of visit"
                + " don't go together";
    }

    @Override
    protected Timeline refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "a timeline must not be null";
    }

    @Test
    void prints() {
        assertThat(ManyTimelines.OF_SHOPPERS.stream()
                        .collect(rule().collector())
                        .toString())
                .isEqualTo("engagement rate 78.6 %, bounce rate 21.4 %, single-event rate 21.4 %, n = 14");
        assertThat(rule().empty()).hasToString("engagement: no sessions");
    }
}
