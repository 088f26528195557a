package io.github.cxmetrics.journey.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.usability.EmotionRatings;
import io.github.cxmetrics.usability.EmotionWords;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TouchpointEmotionsTest {

    private static final Instant START = Instant.parse("2024-05-01T00:00:00Z");

    private static Event at(String user, String event, int minute, String channel) {
        return Event.of(user, event, START.plusSeconds(60L * minute)).with("channel", channel);
    }

    private static final EventLog LOG = EventLog.of(
            at("ann", "home", 0, "web").with("felt", 1),
            at("ann", "pay", 10, "web").with("felt", -1),
            at("bob", "home", 0, "app").with("felt", 1),
            at("bob", "pay", 20, "app").with("felt", 0),
            at("cyd", "home", 5, "web"),
            at("cyd", "help", 65, "phone").with("felt", 1));

    private static final JourneyMapRule RULE = JourneyMapRule.of(
                    Stage.of("discover", "home"), Stage.of("buy", "pay"), Stage.of("use", "help"))
            .byChannel("channel");

    private static final JourneyMap MAP = RULE.count(LOG);

    private static EmotionWords words(long positive, long negative) {
        return EmotionWords.positive(positive).neutral(5).negative(negative);
    }

    private static final Map<JourneyMap.At, EmotionWords> GIVEN = Map.of(
            JourneyMap.At.of("buy", "web"), words(10, 30),
            JourneyMap.At.of("buy", "app"), words(20, 20),
            JourneyMap.At.of("discover", "web"), words(30, 10));

    @Test
    void theCurveMergesTheChannelsOfAStage() {
        TouchpointEmotions<EmotionWords> felt = MAP.emotions(GIVEN);
        assertThat(felt.ofStage("buy"))
                .contains(EmotionWords.positive(30).neutral(10).negative(50));
        List<JourneyMap.Emotion> curve = felt.curve();
        assertThat(curve).extracting(JourneyMap.Emotion::stage).containsExactly("discover", "buy", "use");
        assertThat(curve).extracting(JourneyMap.Emotion::n).containsExactly(40L, 80L, 0L);
        assertThat(curve.get(0).mean()).hasValue(0.75);
        assertThat(curve.get(1).mean().orElseThrow()).isEqualTo(30.0 / 80, within(1e-15));
        assertThat(curve.get(2).mean()).isEmpty();
        assertThat(curve.get(1).interval().orElseThrow().lower())
                .isEqualTo(
                        words(30, 50)
                                .positiveShare()
                                .interval(Confidence.DEFAULT)
                                .lower(),
                        within(1e-15));
        assertThat(felt.peakEnd().peak()).isEqualTo(curve.get(0));
        assertThat(felt.peakEnd().end()).isEqualTo(curve.get(1));
        assertThat(felt.at(JourneyMap.At.of("buy", "web"))).contains(words(10, 30));
        assertThat(felt.at(JourneyMap.At.of("use", "phone"))).isEmpty();
    }

    @Test
    void theTableStandsInTheOrderOfTheMap() {
        assertThat(MAP.emotions(GIVEN)
                        .toString()
                        .lines()
                        .map(line -> line.split("  ")[0])
                        .collect(Collectors.toList()))
                .containsExactly("touchpoint", "discover, web", "buy, app", "buy, web");
        assertThat(MAP.emotions(GIVEN).toString()).contains("buy, web       -50.0  -71.6 … -19.6  40");
        assertThat(MAP.emotions(Map.<JourneyMap.At, EmotionWords>of())).hasToString("emotions of a journey map: none");
    }

    @Test
    void labelsInTheLogAreWordsOfTheirTouchpoint() {
        JourneyMap map = RULE.scoredBy(TouchpointScore.rating("felt", RatingScale.of(-1, 1), PyramidLevel.ENJOYABLE))
                .count(LOG);
        TouchpointEmotions<EmotionWords> felt = map.emotionWords("felt");
        assertThat(felt.ofStage("discover"))
                .contains(EmotionWords.positive(2).neutral(0).negative(0));
        assertThat(felt.ofStage("buy"))
                .contains(EmotionWords.positive(0).neutral(1).negative(1));
        assertThat(felt.curve().get(2).mean()).hasValue(1);
        assertThatThrownBy(() ->
                        RULE.scoredBy(TouchpointScore.csat("csat")).empty().emotionWords("csat"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("labels are numbers around 0, not on 1..5");
    }

    @Test
    void ratingsOfEmotionsAreACurveToo() {
        EmotionRatings.Rule rule = EmotionRatings.Rule.of(RatingScale.ONE_TO_FIVE, 1, 1);
        EmotionRatings glad = rule.count(new int[][] {{5, 1}, {4, 2}});
        List<JourneyMap.Emotion> curve =
                MAP.emotions(Map.of(JourneyMap.At.of("use", "phone"), glad)).curve();
        assertThat(curve.get(2).mean()).hasValue((1 + 3.0 / 4) / 2);
        assertThat(curve.get(2).interval().orElseThrow().upper()).isLessThanOrEqualTo(1);
    }

    @Test
    void fewAnswersAreHidden() {
        TouchpointEmotions<EmotionWords> felt = RULE.hidingBelow(41).count(LOG).emotions(GIVEN);
        assertThat(felt.at(JourneyMap.At.of("buy", "web"))).isEmpty();
        assertThat(felt.ofStage("discover")).isEmpty();
        assertThat(felt.curve().get(0))
                .isEqualTo(new JourneyMap.Emotion("discover", 0, OptionalDouble.empty(), Optional.empty()));
        assertThat(felt.curve().get(1).n()).isEqualTo(80);
        assertThat(felt.toString()).contains("< 41").doesNotContain("50.0");
        assertThatThrownBy(
                        () -> RULE.hidingBelow(100).count(LOG).emotions(GIVEN).peakEnd())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("peak and end of emotion are undefined: no stage has ratings to show");
    }

    @Test
    void strangersAreRefused() {
        assertThatThrownBy(() -> MAP.emotions(Map.of(JourneyMap.At.of("buy", "fax"), words(1, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the map has no such touchpoint in stage buy");
        assertThatThrownBy(() -> MAP.emotions(Map.of(JourneyMap.At.of("buy"), words(1, 1))))
                .isInstanceOf(IllegalArgumentException.class);
        Map<JourneyMap.At, EmotionWords> none = new HashMap<>();
        none.put(JourneyMap.At.of("buy", "web"), null);
        assertThatThrownBy(() -> MAP.emotions(none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("neither a touchpoint nor its emotion may be null");
        assertThatThrownBy(() -> new JourneyMap.At("buy", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a touchpoint has a stage and a channel, not null");
        EmotionRatings two =
                EmotionRatings.Rule.of(RatingScale.ONE_TO_FIVE, 1, 1).empty();
        EmotionRatings three =
                EmotionRatings.Rule.of(RatingScale.ONE_TO_FIVE, 2, 1).empty();
        assertThatThrownBy(() -> MAP.emotions(
                        Map.of(JourneyMap.At.of("buy", "web"), two, JourneyMap.At.of("buy", "app"), three)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("don't go together");
    }
}
