package io.github.cxmetrics.journey.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.StorableContract;
import io.github.cxmetrics.StoredFormContract;
import io.github.cxmetrics.journey.Walks;
import io.github.cxmetrics.journey.path.Repeats;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rules and results of attribution travel. */
class StoredAttributionTest {

    @Nested
    class AttributionRules extends StorableContract<AttributionRule> {
        @Override
        protected List<AttributionRule> values() {
            AttributionRule rule = AttributionRule.conversion("buy");
            return List.of(
                    rule.by("channel")
                            .touchedBy("ad", "mail")
                            .within(Duration.ofDays(30))
                            .counting(AttributionRule.Conversions.FIRST)
                            .repeats(Repeats.COLLAPSED)
                            .serving(AttributionRule.Serving.AGAIN)
                            .asOf(Walks.START),
                    rule,
                    AttributionTally.of().rule());
        }
    }

    @Nested
    class ChannelRules extends StorableContract<ChannelRule> {
        @Override
        protected List<ChannelRule> values() {
            return List.of(ChannelTallyContractTest.RULE, ChannelRule.of("channel"));
        }
    }

    @Test
    void resultsAreSerializable() throws Exception {
        AttributionTally tally = AttributionTally.of(ChannelPath.of(1, 4, "A"), ChannelPath.of(2, 3, "B", "A"));
        for (Object result : List.of(
                tally.credits(AttributionModel.U_SHAPED),
                tally.markov(1),
                AttributionModel.U_SHAPED,
                AttributionModel.SHAPLEY,
                AttributionModel.lastNonDirect("direct"),
                AttributionModel.placeWeights(2, 1),
                AttributionModel.channelWeights(Map.of("A", 2.0), 1),
                AttributionRule.conversion("buy").revenue(Walks.log("ad buy"), "price", AttributionModel.LINEAR),
                AttributionModel.markov(2))) {
            assertThat(StoredFormContract.read(StoredFormContract.bytes(result)))
                    .isEqualTo(result);
        }
    }
}
