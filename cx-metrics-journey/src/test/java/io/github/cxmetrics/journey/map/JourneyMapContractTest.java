package io.github.cxmetrics.journey.map;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.ManyTimelines;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.Walks;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class JourneyMapContractTest extends TallyContract<Timeline, JourneyMap> {

    private static JourneyMapRule stages(String... last) {
        return JourneyMapRule.of(Stage.of("look", "visit"), Stage.of("buy", "buy"), Stage.of("use", last))
                .byChannel("channel")
                .scoredBy(TouchpointScore.csat("csat"))
                .hidingBelow(2)
                .asOf(ManyTimelines.END);
    }

    @Override
    protected JourneyMapRule rule() {
        return stages("rate", "call");
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
    protected JourneyMap withCount(long count) {
        MapCounts.Whole none = new MapCounts.Whole(0, 0, JourneyMap.TIMES.empty());
        return new JourneyMap(rule(), count, 0, 0, JourneyMapTest.unrated(rule()), List.of(none, none, none), Map.of());
    }

    @Override
    protected Optional<JourneyMap> ofOtherRule() {
        return Optional.of(stages("rate").empty());
    }

    @Override
    protected String refusalOfOtherRule() {
        String tail = ", by channel, scored by csat on 1..5, hiding below 2";
        return "journey map: look (visit) → buy (buy) → use (rate, call)" + tail
                + " and look (visit) → buy (buy) → use (rate)" + tail + " don't go together";
    }

    @Override
    protected Timeline refusedObservation() {
        return Timeline.of(
                Event.of("eve", "visit", "2024-05-01T00:00:00Z"),
                Event.of("eve", "rate", "2024-05-01T01:00:00Z").with("csat", 6));
    }

    @Override
    protected String refusalOfObservation() {
        return "csat 6 is outside 1..5 (row 1 of the log)";
    }
}
