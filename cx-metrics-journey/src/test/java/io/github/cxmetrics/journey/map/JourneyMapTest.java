package io.github.cxmetrics.journey.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JourneyMapTest {

    private static final Instant END = Instant.parse("2024-05-02T00:00:00Z");

    private static Event at(String user, String event, int minute, String channel) {
        return Event.of(user, event, Instant.parse("2024-05-01T00:00:00Z").plusSeconds(60L * minute))
                .with("channel", channel);
    }

    private static final EventLog LOG = EventLog.of(
            at("ann", "home", 0, "web"),
            at("ann", "pay", 10, "web").with("ces", 6),
            at("ann", "help", 30, "phone").with("csat", 5),
            at("bob", "search", 0, "app"),
            at("bob", "pay", 20, "app").with("ces", 2),
            at("bob", "other", 40, "app"),
            at("cyd", "home", 5, "web"),
            at("cyd", "search", 6, "web"),
            at("cyd", "help", 65, "phone").with("csat", 1),
            at("dan", "pay", 0, "app").with("ces", 3),
            at("dan", "home", 1, "web"),
            at("eve", "home", 2, "web"),
            at("fay", "other", 2, "web"));

    private static final JourneyMapRule RULE = JourneyMapRule.of(
                    Stage.of("discover", "home", "search"), Stage.of("buy", "pay"), Stage.of("use", "help"))
            .byChannel("channel")
            .backStage("phone")
            .scoredBy(TouchpointScore.ces("ces"))
            .scoredBy(TouchpointScore.csat("csat"))
            .asOf(END);

    private static final JourneyMap MAP = RULE.count(LOG);

    @Test
    void stagesCountCustomersWhoComeAndGoOn() {
        assertThat(MAP.count()).isEqualTo(6);
        assertThat(MAP.offMap()).isEqualTo(2);
        assertThat(MAP.reach("discover")).isEqualTo(Proportion.of(5, 6).named("reached discover", "customers"));
        assertThat(MAP.reach("buy").successes()).isEqualTo(3);
        assertThat(MAP.reach("use").successes()).isEqualTo(2);
        assertThat(MAP.events("discover")).isEqualTo(6);
        assertThat(MAP.movedOn("discover")).isEqualTo(Proportion.of(3, 5).named("moved on from discover", "customers"));
        assertThat(MAP.movedOn("buy")).isEqualTo(Proportion.of(1, 3).named("moved on from buy", "customers"));
        assertThat(MAP.channels("discover")).containsExactly("app", "web");
    }

    @Test
    void timesInAStageKeepThoseStillInIt() {
        assertThat(MAP.timeInStage("discover").count()).isEqualTo(5);
        assertThat(MAP.timeInStage("discover").observed()).isEqualTo(3);
        assertThat(MAP.timeInStage("discover").curve().median()).isEqualTo(3600);
        assertThatThrownBy(() -> MAP.timeInStage("use"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("time in stage use is undefined: it is the last");
        JourneyMap open = new JourneyMapRule(RULE.stages(), "", List.of(), List.of(), 0, null).count(LOG);
        assertThatThrownBy(() -> open.timeInStage("buy"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("time in stage buy is undefined: the map has no asOf");
    }

    @Test
    void touchpointsAreRowsOfStageAndChannel() {
        assertThat(MAP.touchpoints())
                .extracting(row -> row.stage() + "/" + row.channel() + "/" + row.lane() + "/"
                        + row.events().orElseThrow() + "/" + row.customers().orElseThrow() + "/"
                        + row.movedOn().map(Proportion::successes).orElse(-1L))
                .containsExactly(
                        "discover/app/front/1/1/1",
                        "discover/web/front/5/4/2",
                        "buy/app/front/2/2/0",
                        "buy/web/front/1/1/1",
                        "use/phone/back/2/2/-1");
        assertThat(MAP.touchpoints().get(2).ratings())
                .containsOnlyKeys("ces")
                .containsValue(Ratings.of(RatingScale.ONE_TO_SEVEN, 2, 3));
    }

    @Test
    void frictionIsCustomersLostTimesEffort() {
        List<JourneyMap.Friction> worst = MAP.friction();
        assertThat(worst)
                .extracting(point -> point.stage() + " " + point.channel() + " " + point.lost())
                .containsExactly("buy app 2", "buy web 0", "discover web 2", "discover app 0");
        assertThat(worst.get(0).effort().orElseThrow()).isCloseTo(0.75, within(1e-15));
        assertThat(worst.get(0).friction().orElseThrow()).isCloseTo(1.5, within(1e-15));
        assertThat(worst.get(0)).hasToString("buy, app: 2 lost, effort 75.0 %, friction 1.5");
        assertThat(worst.get(2)).hasToString("discover, web: 2 lost, effort –, friction –");
    }

    @Test
    void emotionHasAPeakAndAnEnd() {
        List<JourneyMap.Emotion> curve = MAP.emotionCurve("ces");
        assertThat(curve).extracting(JourneyMap.Emotion::n).containsExactly(0L, 3L, 0L);
        assertThat(curve.get(1).mean().orElseThrow()).isCloseTo(4.0 / 9, within(1e-15));
        assertThat(curve.get(1).interval().orElseThrow().lower()).isCloseTo(0.19489020810886867, within(1e-9));
        assertThat(curve.get(1).toString()).isEqualTo("buy 44.4 % (95 % CI 19.5 % … 75.6 %), n = 3");
        EventLog rated = LOG.with(
                "mood",
                9.0,
                2,
                5,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                9,
                Double.NaN,
                7,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN);
        JourneyMap moods = new JourneyMapRule(
                        RULE.stages(), "", List.of(), List.of(TouchpointScore.nps("mood")), 0, null)
                .count(rated);
        assertThat(moods.peakEnd("mood")).hasToString("peak-end 75.0 %: peak discover 90.0 %, end use 60.0 %");
        assertThatThrownBy(() -> RULE.empty().peakEnd("ces"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("peak and end of ces are undefined: no stage has ratings to show");
    }

    @Test
    void thePyramidReadsScoresByLevel() {
        assertThat(MAP.pyramid())
                .extracting(PyramidReading::toString)
                .containsExactly(
                        "meets needs: csat 50.0 % (95 % CI 9.5 % … 90.5 %), n = 2",
                        "easy: ces 44.4 % (95 % CI 19.5 % … 75.6 %), n = 3");
    }

    @Test
    void lowIsGoodTurnsTheCurve() {
        TouchpointScore effort = TouchpointScore.rating("e", RatingScale.ONE_TO_FIVE.lowIsGood(), PyramidLevel.EASY);
        assertThat(effort.rescaledMean(Ratings.of(effort.scale(), 1, 1, 2))).isCloseTo(11.0 / 12, within(1e-15));
    }

    @Test
    void smallCellsAreHiddenEverywhere() {
        JourneyMap map = RULE.hidingBelow(3).count(LOG);
        assertThat(map.touchpoints().get(0).suppressed()).isTrue();
        assertThat(map.touchpoints().get(1).suppressed()).isFalse();
        assertThat(map.touchpoints().get(1).ratings()).isEmpty();
        assertThat(map.friction()).extracting(JourneyMap.Friction::channel).containsExactly("web");
        assertThat(map.pyramid()).extracting(PyramidReading::score).containsExactly("ces");
        assertThat(map.emotionCurve("csat").get(2)).hasToString("use –, n = 0");
        assertThatThrownBy(() -> map.reach("use"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stage use is hidden: fewer than 3");
        assertThatThrownBy(() -> map.ratings("use", "csat"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stage use is hidden: fewer than 3");
        assertThat(map.toString()).isEqualTo("""
                journey map of 6 customers, 2 events in no stage
                stage     events  customers   reach  moved on  lost  median time   ces  csat
                discover       6          5  83.3 %    60.0 %     2        1.0 h     –     –
                buy            3          3  50.0 %    33.3 %     2            –  3.67     –
                use          < 3        < 3     < 3       < 3   < 3          < 3   < 3   < 3

                stage     channel   lane  events  customers  moved on  ces  csat
                discover      app  front     < 3        < 3       < 3  < 3   < 3
                discover      web  front       5          4    50.0 %    –     –
                buy           app  front     < 3        < 3       < 3  < 3   < 3
                buy           web  front     < 3        < 3       < 3  < 3   < 3
                use         phone   back     < 3        < 3       < 3  < 3   < 3
                """);
    }

    @Test
    void whatCameAfterTheEndOfTheDataIsSetAside() {
        JourneyMap map = RULE.asOf(Instant.parse("2024-05-01T00:01:00Z")).count(LOG);
        assertThat(map.afterAsOf()).isEqualTo(9);
        assertThat(map.count()).isEqualTo(3);
        assertThat(map.events("discover")).isEqualTo(3);
        assertThat(map.movedOn("discover").successes()).isZero();
        assertThat(map.timeInStage("discover").censored()).isEqualTo(3);
        assertThat(map.asOf()).contains(Instant.parse("2024-05-01T00:01:00Z"));
        assertThat(map.toString()).startsWith("journey map of 3 customers, 9 events after asOf\n");
        assertThatThrownBy(() -> map.plus(MAP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("journey map: read as of 2024-05-01T00:01:00Z and of 2024-05-02T00:00:00Z;"
                        + " read both as of one instant, or merge their observations");
        assertThat(map.rule().definition()).isEqualTo(MAP.rule().definition());
    }

    @Test
    void countsThatCannotComeFromALogAreRefused() {
        MapCounts.Whole none = new MapCounts.Whole(0, 0, JourneyMap.TIMES.empty());
        List<MapCounts.Whole> empty = List.of(none, none, none);
        assertThatThrownBy(() -> new JourneyMap(RULE, 1, 0, 0, unrated(RULE), List.of(none), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a map of 3 stages has as many counts, not 1");
        assertThatThrownBy(
                        () -> new JourneyMap(RULE.definition(), 1, 0, 1, unrated(RULE.definition()), empty, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 events are after asOf, but there is none");
        MapCounts.Whole untimed = new MapCounts.Whole(1, 0, JourneyMap.TIMES.empty());
        assertThatThrownBy(() -> new JourneyMap(RULE, 1, 0, 0, unrated(RULE), List.of(untimed, none, none), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 customers of stage discover have a time, not 0");
        assertThatThrownBy(() -> new JourneyMap(
                        RULE.definition(), 1, 0, 0, unrated(RULE.definition()), List.of(untimed, none, none), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers of stage discover are at its touchpoints, not 0 of 1");
        MapCounts.Cell one = new MapCounts.Cell(2, 2, 0, List.of());
        assertThatThrownBy(() ->
                        new JourneyMap(RULE, 1, 0, 0, unrated(RULE), empty, Map.of(new MapCounts.Key(0, "web"), one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers of a touchpoint must not exceed those of its stage: 2 of 0, moved on 0 of 0");
        assertThatThrownBy(() ->
                        new JourneyMap(RULE, 1, 0, 0, unrated(RULE), empty, Map.of(new MapCounts.Key(0, ""), one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a touchpoint has no channel, but the map is by \"channel\"");
        assertThat(MAP.toCounts().numbers()).containsEntry("customers", 6L).containsEntry("events in no stage", 2L);
    }

    @Test
    void badStagesAreRefused() {
        assertThatThrownBy(() -> JourneyMapRule.of(Stage.of("a", "x", "y"), Stage.of("b", "y")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stages a and b overlap: both hold event y");
        assertThatThrownBy(() -> JourneyMapRule.of(Stage.of("a", "x"), Stage.of("a", "y")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two stages are named a");
        assertThatThrownBy(JourneyMapRule::of)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a journey map needs a stage");
        assertThatThrownBy(() -> Stage.of("a", "x", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stage a has an event twice: [x, x]");
        assertThatThrownBy(() -> JourneyMapRule.of(Stage.of("a", "x")).backStage("phone"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("channels [phone] are in the back stage, but no property holds the channel");
        assertThatThrownBy(() -> MAP.reach("by"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown stage by; the map has discover, buy, use");
        assertThatThrownBy(() -> MAP.emotionCurve("nps"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown score nps; the map has ces, csat");
    }

    static List<Ratings> unrated(JourneyMapRule rule) {
        return rule.scores().stream().map(score -> score.scale().empty()).toList();
    }

    @Test
    void ratingsOffTheMapAreCounted() {
        EventLog stray = EventLog.of(
                at("ann", "home", 0, "web"), at("ann", "form", 1, "web").with("ces", 4));
        JourneyMap map = JourneyMapRule.of(Stage.of("a", "home"))
                .scoredBy(TouchpointScore.ces("ces"))
                .count(stray);
        assertThat(map.offMap()).isOne();
        assertThat(map.offMapRatings("ces")).isEqualTo(Ratings.of(RatingScale.ONE_TO_SEVEN, 4));
        assertThat(map.plus(map).offMapRatings("ces").count()).isEqualTo(2);
        assertThat(map.ratings("a", "ces").count()).isZero();
        assertThat(map.toString())
                .startsWith("journey map of 1 customers, 1 events in no stage, 1 ratings off the map\n");
        EventLog worse = EventLog.of(at("ann", "home", 0, "web").with("ces", 9));
        assertThatThrownBy(() -> map.rule().count(worse))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ces 9 is outside 1..7 (row 0 of the log)");
        EventLog between = EventLog.of(at("ann", "home", 0, "web").with("ces", 3.5));
        assertThatThrownBy(() -> map.rule().count(between))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ces 3.5 is no point of 1..7 (row 0 of the log)");
        EventLog unnamed = EventLog.of(at("ann", "home", 0, ""));
        assertThatThrownBy(() -> map.rule().definition().byChannel("channel").count(unnamed.with("ces", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a channel must not be empty (row 0 of the log)");
    }

    @Test
    void halfPointsAreRatings() {
        RatingScale halves = RatingScale.halfPoints(0, 5);
        JourneyMapRule rule = JourneyMapRule.of(Stage.of("a", "home"))
                .scoredBy(TouchpointScore.rating("stars", halves, PyramidLevel.ENJOYABLE));
        EventLog log = EventLog.of(
                at("ann", "home", 0, "web").with("stars", 4.5),
                at("bob", "home", 1, "web").with("stars", 3.0));
        assertThat(rule.count(log).ratings("a", "stars")).isEqualTo(Ratings.of(halves, 4.5, 3));
    }

    @Test
    void badRowsAreRefused() {
        EventLog stray = EventLog.of(
                at("ann", "home", 0, "web"), at("ann", "form", 1, "web").with("ces", 4));
        assertThatThrownBy(() -> JourneyMapRule.of(Stage.of("a", "hom")).count(stray.strict()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown event hom; the nearest is home");
        JourneyMap byNumber = JourneyMapRule.of(Stage.of("a", "home"), Stage.of("b", "form"))
                .byChannel("ces")
                .count(stray);
        assertThat(byNumber.touchpoints())
                .extracting(JourneyMap.Touchpoint::channel)
                .containsExactly("(none)", "4");
        assertThatThrownBy(() -> new TouchpointScore("nps", ScoreKind.NPS, PyramidLevel.EASY, RatingScale.ONE_TO_FIVE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NPS needs answers on 0..10, not on 1..5");
    }

    @Test
    void anEmptyMapSaysSo() {
        assertThat(RULE.empty()).hasToString("journey map: no customers");
    }
}
