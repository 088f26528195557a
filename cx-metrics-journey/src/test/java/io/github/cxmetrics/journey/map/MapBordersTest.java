package io.github.cxmetrics.journey.map;

import static io.github.cxmetrics.journey.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.cxmetrics.Confidence;
import io.github.cxmetrics.Interval;
import io.github.cxmetrics.journey.Condition;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.survey.RatingScale;
import io.github.cxmetrics.survey.Ratings;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Maps, loops and feedback at their borders: what no log can hold, ties, spans beyond nanoseconds, and cells that are just shown. */
class MapBordersTest {

    private static final Instant START = Instant.parse("2024-05-01T00:00:00Z");
    private static final Stage LOOK = Stage.of("look", "home");
    private static final Stage BUY = Stage.of("buy", "pay");
    private static final SurvivalTally NO_TIMES = JourneyMap.TIMES.empty();

    private static Event at(String user, String event, int minute) {
        return Event.of(user, event, START.plusSeconds(60L * minute));
    }

    private static JourneyMap map(
            JourneyMapRule rule,
            long customers,
            List<MapCounts.Whole> stages,
            Map<MapCounts.Key, MapCounts.Cell> cells) {
        return new JourneyMap(rule, customers, 0, 0, JourneyMapTest.unrated(rule), stages, cells);
    }

    @Test
    void countsOfMapsThatCannotBeAreRefused() {
        JourneyMapRule rule = JourneyMapRule.of(LOOK, BUY);
        MapCounts.Whole none = new MapCounts.Whole(0, 0, NO_TIMES);
        MapCounts.Cell two = new MapCounts.Cell(2, 2, 1, List.of());
        refuses(
                "customers of a stage must not exceed all: 2 of 1",
                () -> map(
                        rule,
                        1,
                        List.of(new MapCounts.Whole(2, 1, NO_TIMES), none),
                        Map.of(new MapCounts.Key(0, ""), two)));
        refuses(
                "nobody moves on from buy, the last stage, not 1",
                () -> map(
                        rule,
                        2,
                        List.of(none, new MapCounts.Whole(2, 1, NO_TIMES)),
                        Map.of(new MapCounts.Key(1, ""), two)));
        refuses(
                "a touchpoint is in stage 2, but there are 2",
                () -> map(rule, 2, List.of(none, none), Map.of(new MapCounts.Key(2, ""), two)));
        refuses(
                "a touchpoint is in stage -1, but there are 2",
                () -> map(rule, 2, List.of(none, none), Map.of(new MapCounts.Key(-1, ""), two)));
        MapCounts.Whole full = new MapCounts.Whole(2, 1, NO_TIMES);
        refuses(
                "customers of a touchpoint must not exceed those of its stage: 2 of 2, moved on 2 of 1",
                () -> map(
                        rule,
                        2,
                        List.of(full, none),
                        Map.of(new MapCounts.Key(0, ""), new MapCounts.Cell(2, 2, 2, List.of()))));
        Ratings rated = Ratings.of(RatingScale.ONE_TO_FIVE, 4);
        refuses(
                "a touchpoint has ratings of 0 scores, not 1",
                () -> map(
                        rule,
                        2,
                        List.of(full, none),
                        Map.of(new MapCounts.Key(0, ""), new MapCounts.Cell(2, 2, 1, List.of(rated)))));
        refuses(
                "events off the map have ratings of 0 scores, not 1",
                () -> new JourneyMap(rule, 0, 0, 0, List.of(rated), List.of(none, none), Map.of()));
        refuses("customers who moved on must not exceed all: 3 of 2", () -> new MapCounts.Whole(2, 3, NO_TIMES));
        refuses("customers who moved on must not exceed all: 3 of 2", () -> new MapCounts.Cell(9, 2, 3, List.of()));
        refuses(
                "a touchpoint has an event for each customer, not 1 for 2",
                () -> new MapCounts.Cell(1, 2, 0, List.of()));
        refuses(
                "times in a stage must be those of its customers: 1 of 2 moved on, but 0 of 1 times",
                () -> new MapCounts.Whole(2, 1, times(new double[] {5}, false)));
        refuses(
                "times in a stage must be those of its customers: 1 of 2 moved on, but 2 of 2 times",
                () -> new MapCounts.Whole(2, 1, times(new double[] {5, 6}, true, true)));
        assertThat(map(rule, 2, List.of(full, none), Map.of(new MapCounts.Key(0, ""), two))
                        .movedOn("look")
                        .value())
                .isEqualTo(0.5);
    }

    @Test
    void aTouchpointIsStoredOnce() {
        JourneyMap.Counts counts = JourneyMapRule.of(LOOK, BUY)
                .count(EventLog.of(at("ann", "home", 0)))
                .toCounts();
        List<JourneyMap.TouchpointCounts> twice = new ArrayList<>(counts.cells());
        twice.addAll(counts.cells());
        refuses(
                "a touchpoint of stage 0 is there twice",
                () -> new JourneyMap.Counts(
                                counts.type(),
                                counts.version(),
                                counts.rule(),
                                counts.customers(),
                                counts.offMap(),
                                counts.afterAsOf(),
                                counts.offMapRatings(),
                                counts.wholes(),
                                twice)
                        .toTally());
    }

    private static SurvivalTally times(double[] seconds, boolean... observed) {
        return JourneyMap.TIMES.count(seconds, observed);
    }

    /** Who moves on has the time to the first later stage, who doesn't the time up to the end of the data. */
    @Test
    void timesInAStageAreSpells() {
        JourneyMap map = JourneyMapRule.of(LOOK, BUY, Stage.of("use", "help"))
                .asOf(START.plusSeconds(3600))
                .count(EventLog.of(
                        at("ann", "home", 0),
                        at("ann", "home", 3),
                        at("ann", "pay", 7),
                        at("bob", "home", 20),
                        at("cyd", "pay", 30),
                        at("cyd", "home", 31),
                        at("cyd", "help", 42)));
        assertThat(map.timeInStage("look")).isEqualTo(times(new double[] {420, 660, 2400}, true, true, false));
        assertThat(map.timeInStage("buy")).isEqualTo(times(new double[] {3180, 720}, false, true));
    }

    @Test
    void partsOfALoopDoNotExceedTheirWholes() {
        ClosedLoopRule.AsOf rule = loop(Duration.ofDays(1)).asOf(START);
        ClosedLoop.Recoveries nobody = new ClosedLoop.Recoveries(0, 0, 0, 0);
        ClosedLoop.Cases two = new ClosedLoop.Cases(2, 2, 1);
        SurvivalTally times = times(new double[] {5, 6}, true, false);
        refuses(
                "unhappy customers must not exceed all customers and cases: 2 of 1 and 2",
                () -> new ClosedLoop(rule, 0, 1, 2, two, nobody, times));
        refuses(
                "unhappy customers must not exceed all customers and cases: 3 of 4 and 2",
                () -> new ClosedLoop(rule, 0, 4, 3, two, nobody, times));
        refuses(
                "cases answered again must not exceed all: 3 of 2",
                () -> new ClosedLoop(rule, 0, 2, 2, two, new ClosedLoop.Recoveries(2, 1, 1, 1), times));
        refuses(
                "recovered cases must not exceed cases answered again: 2 of 1",
                () -> new ClosedLoop.Recoveries(1, 2, 3, 0));
        refuses(
                "recovered cases must not exceed cases answered again: 4 of 3",
                () -> new ClosedLoop.Recoveries(1, 1, 3, 4));
        ClosedLoop loop = new ClosedLoop(rule, 0, 2, 2, two, new ClosedLoop.Recoveries(1, 1, 1, 0), times);
        assertThat(loop.recovered().value()).isEqualTo(0.5);
        assertThat(new ClosedLoop(rule, 0, 3, 1, new ClosedLoop.Cases(1, 0, 0), nobody, times(new double[] {5}, false)))
                .hasToString("closed loop: 1 cases of 1 customers, none of 0 in time, 1 pending; none of 0 recovered");
    }

    private static ClosedLoopRule loop(Duration target) {
        return ClosedLoopRule.of(
                Step.of("rate"), new Condition("nps", Condition.Relation.AT_MOST, "6"), Step.of("call"), target);
    }

    /** 300 years are more nanoseconds than a long holds. */
    @Test
    void casesMayTakeCenturies() {
        ClosedLoop loop = loop(Duration.ofDays(1))
                .asOf(Instant.parse("2400-01-01T00:00:00Z"))
                .count(EventLog.of(
                        Event.of("ann", "rate", "2000-01-01T00:00:00Z").with("nps", 1),
                        Event.of("ann", "call", "2300-01-01T00:00:00.25Z")));
        double seconds = Duration.between(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2300-01-01T00:00:00Z"))
                .getSeconds();
        assertThat(loop.timeToFollowUp()).isEqualTo(times(new double[] {seconds + 0.25}, true));
        assertThat(loop.inTime().successes()).isZero();
        ClosedLoop soon = loop(Duration.ofDays(1))
                .asOf(START.plus(2, ChronoUnit.DAYS))
                .count(EventLog.of(
                        Event.of("ann", "rate", START).with("nps", 1),
                        Event.of("ann", "call", START.plusMillis(1500))));
        assertThat(soon.timeToFollowUp()).isEqualTo(times(new double[] {1.5}, true));
        assertThat(loop(Duration.ofDays(1)).asOf(START))
                .hasToString("rate [nps ≤ 6], followed up by call within 1 day, as of 2024-05-01T00:00:00Z");
    }

    private static final FeedbackRule RULE = FeedbackRule.of(TouchpointScore.csat("csat"), Duration.ofDays(7));

    @Test
    void answersThatAreMissingAreBoundAsWell() {
        TouchpointScore score =
                new TouchpointScore("csat", ScoreKind.RATING, PyramidLevel.EASY, RatingScale.ONE_TO_FIVE.missing(9));
        Feedback feedback = FeedbackRule.of(score, Duration.ofDays(7))
                .run(
                        EventLog.of(at("ann", "pay", 0), at("bob", "pay", 0)),
                        SurveyAnswer.about("ann", START.plusSeconds(1), 9, "pay"),
                        SurveyAnswer.about("bob", START.plusSeconds(1), 4, "pay"));
        assertThat(feedback.transactional().missing()).isOne();
        assertThat(feedback.bound()).isEqualTo(2);
        assertThat(feedback.responseRate("pay").value()).isOne();
    }

    /** Of events in one tick an answer goes to the last by name, and of those to the last by key, whatever the order of rows. */
    @Test
    void eventsInOneTickStandByNameAndKey() {
        List<Event> rows = List.of(
                at("ann", "pay", 0).with("order", "k1"),
                at("ann", "pay", 0).with("order", "k2"),
                at("ann", "help", 0).with("order", "k3"),
                at("ann", "pay", 0));
        List<Event> turned = new ArrayList<>(rows);
        Collections.reverse(turned);
        for (List<Event> each : List.of(rows, turned)) {
            EventLog log = EventLog.of(each.toArray(Event[]::new));
            Feedback feedback = RULE.keyedBy("order").run(log, SurveyAnswer.aboutLast("ann", START, 5));
            assertThat(feedback.ratings("pay").count()).isOne();
            EventLog bound = feedback.log();
            JourneyMap map = JourneyMapRule.of(BUY)
                    .byChannel("order")
                    .scoredBy(TouchpointScore.csat("csat"))
                    .count(bound);
            assertThat(map.touchpoints())
                    .filteredOn(touchpoint -> !touchpoint.ratings().isEmpty())
                    .extracting(JourneyMap.Touchpoint::channel)
                    .containsExactly("k2");
        }
    }

    @Test
    void answersAboutWhatNobodyDidAreUnmatched() {
        SurveyAnswer stray = SurveyAnswer.about("ann", START, 5, "fly");
        EventLog log = EventLog.of(at("ann", "pay", 0));
        assertThat(RULE.run(log, stray).unmatched()).containsExactly(stray);
        assertThat(RULE.asOf(START)
                        .run(log, SurveyAnswer.about("ann", START, 5, "pay"))
                        .bound())
                .isOne();
        assertThat(stray).hasToString("rating 5 at 2024-05-01T00:00:00Z");
        SurveyAnswer relational = SurveyAnswer.relational("ann", START, 6);
        refuses("rating 6 is outside 1..5 (row 0)", () -> RULE.run(log, relational));
    }

    @Test
    void rulesAreChecked() {
        refuses(
                "two scores are held by property csat",
                () -> JourneyMapRule.of(LOOK)
                        .scoredBy(TouchpointScore.csat("csat"))
                        .scoredBy(TouchpointScore.rating("csat", RatingScale.ONE_TO_TEN, PyramidLevel.EASY)));
        refuses(
                "unknown score csat; the map has none",
                () -> JourneyMapRule.of(LOOK).empty().emotionCurve("csat"));
        refuses(
                "customers of a cell that is shown must not be negative: -1",
                () -> JourneyMapRule.of(LOOK).hidingBelow(-1));
        refuses("a stage needs a name", () -> Stage.of(" ", "home"));
        refuses("stage look needs an event", () -> Stage.of("look"));
        refuses(
                "property csat holds text, which is no rating",
                () -> JourneyMapRule.of(LOOK)
                        .scoredBy(TouchpointScore.csat("csat"))
                        .count(EventLog.of(at("ann", "home", 0).with("csat", "good"))));
        refuses(
                "csat 0 is outside 1..5 (row 0 of the log)",
                () -> JourneyMapRule.of(LOOK)
                        .scoredBy(TouchpointScore.csat("csat"))
                        .count(EventLog.of(at("ann", "home", 0).with("csat", 0))));
        refuses("a score needs the name of a property", () -> TouchpointScore.csat(" "));
        refuses(
                "there is no customary CES on 1..10",
                () -> new TouchpointScore("ces", ScoreKind.CES, PyramidLevel.EASY, RatingScale.ONE_TO_TEN));
        refuses(
                "emotions need a measure for each touchpoint, not null",
                () -> JourneyMapRule.of(LOOK).empty().emotions(null));
        assertThatNullPointerException().isThrownBy(() -> SurveyAnswer.about("ann", START, 5, null));
        assertThat(JourneyMapRule.of(LOOK, BUY)
                        .byChannel("channel")
                        .backStage("phone", "mail")
                        .scoredBy(TouchpointScore.csat("csat"))
                        .scoredBy(TouchpointScore.nps("nps"))
                        .hidingBelow(5)
                        .asOf(START))
                .hasToString("look (home) → buy (pay), by channel, back stage phone, mail,"
                        + " scored by csat on 1..5, nps on 0..10, hiding below 5, as of 2024-05-01T00:00:00Z");
        assertThat(JourneyMapRule.of(LOOK)).hasToString("look (home)");
    }

    @Test
    void scoresReadAsTheirKindsDo() {
        assertThat(ScoreKind.RATING.text(Ratings.of(RatingScale.ONE_TO_TEN, 7, 8)))
                .isEqualTo("7.50");
        assertThat(ScoreKind.CSAT.text(Ratings.of(RatingScale.ONE_TO_FIVE, 5, 4, 1, 1)))
                .isEqualTo("50.0 %");
        assertThat(ScoreKind.NPS.text(Ratings.of(RatingScale.ZERO_TO_TEN, 10, 10, 0, 8)))
                .isEqualTo("25.0");
        assertThat(ScoreKind.CES.text(Ratings.of(RatingScale.ONE_TO_FIVE, 4, 5)))
                .isEqualTo("4.50");
        assertThat(ScoreKind.CES.text(RatingScale.ONE_TO_FIVE.empty())).isEqualTo("–");
        assertThat(TouchpointScore.rating("r", RatingScale.ONE_TO_FIVE, PyramidLevel.EASY)
                        .line(Ratings.of(RatingScale.ONE_TO_FIVE, 4, 5)))
                .isEqualTo(Ratings.of(RatingScale.ONE_TO_FIVE, 4, 5).toString());
    }

    /** Where low is good the curve turns, and its interval with it. */
    @Test
    void intervalsTurnWithTheScale() {
        RatingScale low = RatingScale.ONE_TO_FIVE.lowIsGood();
        TouchpointScore effort = TouchpointScore.rating("e", low, PyramidLevel.EASY);
        TouchpointScore ease = TouchpointScore.rating("e", RatingScale.ONE_TO_FIVE, PyramidLevel.EASY);
        Interval turned =
                effort.interval(Ratings.of(low, 1, 1, 2, 5), Confidence.DEFAULT).orElseThrow();
        Interval plain = ease.interval(Ratings.of(RatingScale.ONE_TO_FIVE, 1, 1, 2, 5), Confidence.DEFAULT)
                .orElseThrow();
        assertThat(turned.lower()).isEqualTo(1 - plain.upper(), within(1e-15));
        assertThat(turned.upper()).isEqualTo(1 - plain.lower(), within(1e-15));
        Interval points = Ratings.of(RatingScale.ONE_TO_FIVE, 1, 1, 2, 5).meanInterval(Confidence.DEFAULT);
        assertThat(plain.lower()).isEqualTo((points.lower() - 1) / 4, within(1e-15));
        assertThat(plain.upper()).isEqualTo((points.upper() - 1) / 4, within(1e-15));
        assertThat(ease.interval(RatingScale.ONE_TO_FIVE.empty(), Confidence.DEFAULT))
                .isEmpty();
    }

    private static JourneyMap.Emotion felt(String stage, double mean) {
        return new JourneyMap.Emotion(stage, 1, OptionalDouble.of(mean), Optional.empty());
    }

    /** The peak lies furthest from the middle; of two as far the worse one, of two alike the earlier one. */
    @Test
    void thePeakIsTheMostIntense() {
        assertThat(peak(felt("a", 0.6), felt("b", 0.2), felt("c", 0.7))).isEqualTo("b");
        assertThat(peak(felt("a", 0.9), felt("b", 0.1), felt("c", 0.5))).isEqualTo("b");
        assertThat(peak(felt("a", 0.1), felt("b", 0.9), felt("c", 0.5))).isEqualTo("a");
        assertThat(peak(felt("a", 0.25), felt("b", 0.25))).isEqualTo("a");
        JourneyMap.Emotion none = new JourneyMap.Emotion("d", 0, OptionalDouble.empty(), Optional.empty());
        assertThat(MapReadings.peakEnd("s", List.of(felt("a", 0.9), felt("b", 0.5), none))
                        .end()
                        .stage())
                .isEqualTo("b");
        refuses(
                "peak and end need means, not OptionalDouble[0.5] and OptionalDouble.empty",
                () -> new PeakEnd(felt("a", 0.5), none));
        refuses(
                "peak and end need means, not OptionalDouble.empty and OptionalDouble[0.5]",
                () -> new PeakEnd(none, felt("a", 0.5)));
    }

    private static String peak(JourneyMap.Emotion... curve) {
        return MapReadings.peakEnd("s", List.of(curve)).peak().stage();
    }

    /** As many as the minimum are shown, fewer are not, and none is no secret. */
    @Test
    void cellsAreShownFromTheMinimumOn() {
        EventLog log = EventLog.of(
                at("ann", "home", 0).with("csat", 5),
                at("bob", "home", 0).with("csat", 3),
                at("cyd", "pay", 0).with("csat", 1),
                at("ann", "form", 1).with("csat", 2));
        JourneyMapRule rule = JourneyMapRule.of(LOOK, BUY).scoredBy(TouchpointScore.csat("csat"));
        JourneyMap shown = rule.hidingBelow(2).count(log);
        assertThat(shown.reach("look").successes()).isEqualTo(2);
        assertThat(shown.ratings("look", "csat")).isEqualTo(Ratings.of(RatingScale.ONE_TO_FIVE, 5, 3));
        assertThatIllegalStateException()
                .isThrownBy(() -> shown.events("buy"))
                .withMessage("stage buy is hidden: fewer than 2");
        assertThatIllegalStateException()
                .isThrownBy(() -> shown.offMapRatings("csat"))
                .withMessage("score csat off the map is hidden: fewer than 2");
        assertThat(shown.toString()).startsWith("journey map of 3 customers, 1 events in no stage\n");
        assertThat(shown.emotionCurve("csat")).extracting(JourneyMap.Emotion::n).containsExactly(2L, 0L);
        JourneyMap half =
                rule.hidingBelow(2).count(EventLog.of(at("ann", "home", 0).with("csat", 5), at("bob", "home", 0)));
        assertThatIllegalStateException()
                .isThrownBy(() -> half.ratings("look", "csat"))
                .withMessage("score csat in stage look is hidden: fewer than 2");
        assertThat(half.touchpoints().get(0).ratings()).isEmpty();
        assertThat(half.pyramid()).isEmpty();
        assertThat(half.toString()).contains("look        2          2  100.0 %     0.0 %     2            –   < 2");
        JourneyMap nobody = rule.hidingBelow(2).count(EventLog.of(at("ann", "form", 0), at("bob", "form", 0)));
        assertThat(nobody.reach("look").successes()).isZero();
    }

    @Test
    void frictionStandsWorstFirst() {
        JourneyMapRule rule = JourneyMapRule.of(LOOK, BUY, Stage.of("use", "help"))
                .byChannel("channel")
                .scoredBy(TouchpointScore.csat("csat"))
                .scoredBy(TouchpointScore.ces("ces"));
        Event[] rows = Stream.of(
                        at("a", "home", 0).with("channel", "web"),
                        at("b", "home", 0).with("channel", "app"),
                        at("c", "home", 0).with("channel", "app"),
                        at("d", "pay", 0).with("channel", "web").with("ces", 1),
                        at("e", "pay", 0).with("channel", "app").with("ces", 4))
                .toArray(Event[]::new);
        assertThat(rule.count(EventLog.of(rows)).friction())
                .extracting(JourneyMap.Friction::toString)
                .containsExactly(
                        "buy, web: 1 lost, effort 100.0 %, friction 1.0",
                        "buy, app: 1 lost, effort 50.0 %, friction 0.5",
                        "look, app: 2 lost, effort –, friction –",
                        "look, web: 1 lost, effort –, friction –");
    }

    /** Rows of other events are no touchpoints; an event that was asked for and never came is one without events. */
    @Test
    void touchpointsAreThoseAskedFor() {
        EventLog log = EventLog.of(at("ann", "pay", 0), at("ann", "help", 1), at("bob", "home", 0));
        Feedback feedback = RULE.causedBy(Step.anyOf("pay", "fly"))
                .run(log, SurveyAnswer.aboutLast("ann", START.plusSeconds(120), 4));
        assertThat(feedback.touchpoints()).containsExactly("fly", "pay");
        assertThat(feedback.ratings("pay")).isEqualTo(Ratings.of(RatingScale.ONE_TO_FIVE, 4));
        assertThat(feedback.responseRate("fly").trials()).isZero();
        assertThat(feedback.responseRate("pay").trials()).isOne();
        assertThat(RULE.causedBy(Step.of("fly")).keyedBy("order").unknownNames(log))
                .hasToString("events that the log does not know: fly\nproperties that the log does not know: order\n");
        assertThat(JourneyMapRule.of(LOOK, Stage.of("go", "fly"))
                        .byChannel("channel")
                        .scoredBy(TouchpointScore.csat("csat"))
                        .unknownNames(log))
                .hasToString(
                        "events that the log does not know: fly\nproperties that the log does not know: channel, csat\n");
        assertThat(loop(Duration.ofDays(1)).asOf(START).unknownNames(log).events())
                .containsExactly("call", "rate");
    }

    /** Of events of one tick and name, one with a key comes after one without. */
    @Test
    void anEventWithAKeyComesLast() {
        Event keyed = at("ann", "pay", 0).with("order", "k1");
        Event plain = at("ann", "pay", 0);
        for (EventLog log : List.of(EventLog.of(keyed, plain), EventLog.of(plain, keyed))) {
            EventLog bound = RULE.keyedBy("order")
                    .run(log, SurveyAnswer.aboutLast("ann", START, 5))
                    .log();
            assertThat(JourneyMapRule.of(BUY)
                            .byChannel("order")
                            .scoredBy(TouchpointScore.csat("csat"))
                            .count(bound)
                            .touchpoints())
                    .filteredOn(touchpoint -> !touchpoint.ratings().isEmpty())
                    .extracting(JourneyMap.Touchpoint::channel)
                    .containsExactly("k1");
        }
    }

    /** Events of one tick stand in the order of stages, whatever that of rows; what is off the map is not in the way. */
    @Test
    void stagesOfOneTickHaveAnOrder() {
        Event off = at("ann", "form", 0);
        for (EventLog log : List.of(
                EventLog.of(at("ann", "home", 0), off, at("ann", "pay", 0)),
                EventLog.of(at("ann", "pay", 0), off, at("ann", "home", 0)))) {
            JourneyMap map = JourneyMapRule.of(LOOK, BUY).count(log);
            assertThat(map.movedOn("look").successes()).isOne();
            assertThat(map.touchpoints().get(0).movedOn().orElseThrow().successes())
                    .isOne();
            assertThat(map.offMap()).isOne();
        }
    }

    @Test
    void aTimelineIsThere() {
        refuses(
                "a timeline must not be null",
                () -> JourneyMapRule.of(LOOK).accumulator().add(null));
    }

    /** Who comes at the last instant stays for no time yet; who came before all that can be counted, as long as can be. */
    @Test
    void staysMayBeEmptyOrEndless() {
        JourneyMapRule rule = JourneyMapRule.of(LOOK, BUY);
        JourneyMap now = rule.asOf(START).count(EventLog.of(at("ann", "home", 0)));
        assertThat(now.timeInStage("look")).isEqualTo(times(new double[] {0}, false));
        Instant before = Instant.parse("1960-01-01T00:00:00Z");
        JourneyMap early = rule.asOf(before.plusSeconds(60)).count(EventLog.of(Event.of("ann", "home", before)));
        assertThat(early.timeInStage("look")).isEqualTo(times(new double[] {60}, false));
        JourneyMap endless = rule.asOf(Instant.parse("+200000-01-01T00:00:00Z"))
                .count(EventLog.of(Event.of("ann", "home", "-200000-01-01T00:00:00Z")));
        assertThat(endless.timeInStage("look")).isEqualTo(times(new double[] {Long.MAX_VALUE / 1e6}, false));
    }
}
