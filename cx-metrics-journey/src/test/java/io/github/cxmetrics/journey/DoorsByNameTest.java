package io.github.cxmetrics.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.journey.attribution.AttributionModel;
import io.github.cxmetrics.journey.internal.DurationText;
import io.github.cxmetrics.journey.path.PathRule;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Doors that the test of all doors found open, or could only read, by name. */
class DoorsByNameTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void timelinesAndFlowsSayWhatHappenedNotToWhom() {
        EventLog log = EventLog.of(
                Event.of("ann@example.com", "look", NOON).with("mail", "ann@example.com"),
                Event.of("ann@example.com", "buy", NOON.plusSeconds(60)).with("mail", "ann@example.com"));
        assertThat(log.timelines().findFirst().orElseThrow()).hasToString("timeline: look, buy");
        assertThat(log.toString()).doesNotContain("example");
        String flow = PathRule.events().stepMatrix(3).count(log).sankey(10).toString();
        assertThat(flow).contains("1 look → 2 buy").doesNotContain("example");
    }

    @Test
    void aPathWithoutAChannelHasNoWeights() {
        for (AttributionModel model : List.of(
                AttributionModel.FIRST_TOUCH,
                AttributionModel.LAST_TOUCH,
                AttributionModel.LINEAR,
                AttributionModel.U_SHAPED,
                AttributionModel.touchDecay(2),
                AttributionModel.lastNonDirect("direct"),
                AttributionModel.placeWeights(3, 1),
                AttributionModel.channelWeights(Map.of("mail", 2.0), 1))) {
            AttributionModel.ByPath byPath = (AttributionModel.ByPath) model;
            assertThatIllegalArgumentException()
                    .as(model.toString())
                    .isThrownBy(() -> byPath.weights(List.of()))
                    .withMessage("a path needs a channel");
            assertThatIllegalArgumentException()
                    .as(model.toString())
                    .isThrownBy(() -> byPath.weights(Arrays.asList("mail", null)))
                    .withMessage("a channel must not be null (position 1)");
        }
    }

    @Test
    void timesRoundIntoTheNextUnit() {
        assertThat(DurationText.rounded(59.94)).isEqualTo("59.9 s");
        assertThat(DurationText.rounded(59.96)).isEqualTo("1.0 min");
        assertThat(DurationText.rounded(3598)).isEqualTo("1.0 h");
        assertThat(DurationText.rounded(86_300)).isEqualTo("1.0 d");
        assertThat(DurationText.rounded(0)).isEqualTo("0.0 s");
        assertThat(DurationText.rounded(0.02)).isEqualTo("20 millis");
    }
}
