package io.github.cxmetrics.journey;

import static io.github.cxmetrics.journey.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Conditions, sessions, engagement and merged ids at their borders. */
class LogBordersTest {

    private static final Instant START = Instant.parse("2024-05-01T10:00:00Z");

    private static Event at(String user, String event, long seconds) {
        return Event.of(user, event, START.plusSeconds(seconds));
    }

    @Test
    void engagementIsChecked() {
        EngagementRule rule = EngagementRule.pageViews("page");
        refuses("of 2 sessions there can't be 3 engaged and 0 of one event", () -> new Engagement(rule, 2, 3, 0));
        refuses("of 2 sessions there can't be 0 engaged and 3 of one event", () -> new Engagement(rule, 2, 0, 3));
        assertThat(new Engagement(rule, 2, 2, 2).engagementRate().value()).isOne();
        refuses(
                "the time of an engaged session must not be negative: -1 second",
                () -> rule.longerThan(Duration.ofSeconds(-1)));
        String[] pages = new String[64];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = "page" + i;
        }
        EngagementRule most = EngagementRule.pageViews(pages);
        refuses("engagement takes at most 64 pages and key events, not 65", () -> most.keyEvents("buy"));
        assertThat(rule.longerThan(Duration.ZERO).keyEvents("buy", "call"))
                .hasToString("engaged: longer than 0 seconds, 2 of page, or buy or call");
    }

    /** More than the time, two pages, or a key event; the time itself is not enough, and two events that are no pages neither. */
    @Test
    void sessionsEngageByTimePagesOrKeys() {
        EngagementRule rule = EngagementRule.pageViews("page").keyEvents("buy");
        assertThat(engaged(rule, at("a", "click", 0), at("a", "click", 10))).isZero();
        assertThat(engaged(rule, at("a", "click", 0), at("a", "click", 11))).isOne();
        assertThat(engaged(rule, at("a", "page", 0), at("a", "click", 1))).isZero();
        assertThat(engaged(rule, at("a", "page", 0), at("a", "page", 1))).isOne();
        assertThat(engaged(rule, at("a", "buy", 0))).isOne();
        String[] pages = new String[64];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = "page" + i;
        }
        EngagementRule most = EngagementRule.pageViews(pages);
        assertThat(engaged(most, at("a", "page0", 0), at("a", "page63", 1))).isOne();
        assertThat(engaged(most, at("a", "page63", 0), at("a", "click", 1))).isZero();
        Engagement both =
                rule.count(EventLog.of(at("a", "click", 0), at("b", "buy", 0), at("c", "page", 0), at("c", "page", 5)));
        assertThat(both.singleEventRate().successes()).isEqualTo(2);
        assertThat(both.bounceRate().successes()).isOne();
        assertThat(both).hasToString("engagement rate 66.7 %, bounce rate 33.3 %, single-event rate 66.7 %, n = 3");
        assertThat(rule.empty()).hasToString("engagement: no sessions");
    }

    private static long engaged(EngagementRule rule, Event... events) {
        return rule.count(EventLog.of(events)).engagementRate().successes();
    }

    @Test
    void conditionsAreChecked() {
        refuses(
                "a condition on a number needs a finite one, not Infinity",
                () -> Condition.number("price", Condition.Relation.LESS, Double.POSITIVE_INFINITY));
        refuses(
                "price is missing takes no value, not x",
                () -> new Condition("price", Condition.Relation.MISSING, "x"));
        refuses("price < needs a number, not \"x\"", () -> new Condition("price", Condition.Relation.LESS, "x"));
        assertThat(Condition.number("price", Condition.Relation.AT_LEAST, 10.50))
                .hasToString("price ≥ 10.5");
        assertThat(Condition.missing("price")).hasToString("price is missing");
        assertThat(Condition.event(Condition.Relation.STARTS_WITH, "page")).hasToString("event starts with page");
    }

    /** Each relation with a number below the value, at it, and above. */
    @Test
    void relationsOfNumbers() {
        Map<Condition.Relation, String> expected = new LinkedHashMap<>();
        expected.put(Condition.Relation.EQUAL, "[1]");
        expected.put(Condition.Relation.NOT_EQUAL, "[0, 2]");
        expected.put(Condition.Relation.LESS, "[0]");
        expected.put(Condition.Relation.AT_MOST, "[0, 1]");
        expected.put(Condition.Relation.GREATER, "[2]");
        expected.put(Condition.Relation.AT_LEAST, "[1, 2]");
        EventLog log = EventLog.of(at("a", "x", 0), at("a", "x", 1), at("a", "x", 2), at("a", "x", 3));
        EventLog wholes = EventLog.of(
                at("a", "x", 0).with("v", 1),
                at("a", "x", 1).with("v", 2),
                at("a", "x", 2).with("v", 3),
                at("a", "x", 3));
        EventLog doubles = log.with("v", 1.5, 2, 2.5, Double.NaN);
        expected.forEach((relation, rows) -> {
            Step step = Step.anyEvent().where(new Condition("v", relation, "2"));
            assertThat(matching(step, wholes)).as("%s", relation).isEqualTo(rows);
            assertThat(matching(step, doubles)).as("%s", relation).isEqualTo(rows);
        });
        // No double is 0.1; the double that prints so is equal to it, and to nothing beside it.
        EventLog tenth = log.with("v", 0.1, 0.2, Double.NaN, 0.1);
        assertThat(matching(Step.anyEvent().where(new Condition("v", Condition.Relation.EQUAL, "0.1")), tenth))
                .isEqualTo("[0, 3]");
        Step above = Step.anyEvent().where(new Condition("v", Condition.Relation.GREATER, "0.10000000000000000001"));
        assertThat(matching(above, tenth)).isEqualTo("[1]");
        Step below = Step.anyEvent().where(new Condition("v", Condition.Relation.LESS, "0.10000000000000000001"));
        assertThat(matching(below, tenth)).isEqualTo("[0, 3]");
        assertThat(matching(Step.anyEvent().where(new Condition("v", Condition.Relation.LESS, "1e999")), tenth))
                .isEqualTo("[0, 1, 3]");
        assertThat(matching(Step.anyEvent().where(new Condition("v", Condition.Relation.GREATER, "-1e999")), tenth))
                .isEqualTo("[0, 1, 3]");
    }

    private static String matching(Step step, EventLog log) {
        StepMatcher matcher = StepMatcher.of(List.of(step), log, StepMatcher.Unknown.REFUSED);
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < log.size(); row++) {
            if (matcher.mask(row) == 1) {
                rows.add(row);
            }
        }
        return rows.toString();
    }

    @Test
    void stepsAreToldApartByTheirBits() {
        EventLog log = EventLog.of(
                at("a", "x", 0).with("v", 1), at("a", "y", 1), at("a", "x", 2).with("v", 5));
        Step any = Step.anyEvent();
        Step x = Step.of("x");
        StepMatcher plain = StepMatcher.of(List.of(any, x, Step.of("y")), log, StepMatcher.Unknown.REFUSED);
        assertThat(plain.isByEventAlone()).isTrue();
        assertThat(plain.maskOfEvent(0)).isEqualTo(0b011);
        assertThat(plain.mask(1)).isEqualTo(0b101);
        Condition two = Condition.number("v", Condition.Relation.AT_LEAST, 2);
        Condition six = Condition.number("v", Condition.Relation.LESS, 6);
        StepMatcher tested = StepMatcher.of(
                List.of(
                        x.where(two),
                        any,
                        x.where(six).where(two),
                        any.where(Condition.event(Condition.Relation.EQUAL, "y"))),
                log,
                StepMatcher.Unknown.REFUSED);
        assertThat(tested.isByEventAlone()).isFalse();
        assertThat(tested.mask(0)).isEqualTo(0b0010);
        assertThat(tested.mask(1)).isEqualTo(0b1010);
        assertThat(tested.mask(2)).isEqualTo(0b0111);
    }

    @Test
    void sessionsAreChecked() {
        Sessions.Form user = Sessions.perUser().toForm();
        refuses(
                "sessions without a name are of one user",
                () -> new Sessions.Form(
                                user.type(), user.version(), "", "", null, Sessions.Scope.LOG, "", "", "", List.of())
                        .restore());
        refuses(
                "without a gap no pause is exactly as long",
                () -> Sessions.perUser().withExactGap(Sessions.ExactGap.NEW_SESSION));
        refuses("the gap between sessions must be positive, not 0 seconds", () -> Sessions.afterIdle(Duration.ZERO));
        refuses(
                "the longest session must be positive, not 0 seconds",
                () -> Sessions.perUser().lastingAtMost(Duration.ZERO));
        refuses(
                "not a time zone: moon",
                () -> new Sessions.Cut("", Sessions.ExactGap.SAME_SESSION, "moon", "", "", List.of()));
        assertThat(Sessions.afterIdle(Duration.ofMinutes(30))
                        .withExactGap(Sessions.ExactGap.NEW_SESSION)
                        .endingAtMidnight(ZoneId.of("UTC"))
                        .endingAtCampaign("campaign")
                        .lastingAtMost(Duration.ofHours(4))
                        .beginningAt("login", "start"))
                .hasToString("sessions end after at least 30 minutes without events, at midnight in UTC,"
                        + " at another campaign, 4 hours after their first event, before login, start");
        assertThat(Sessions.perUser()).hasToString("one session for each user");
    }

    /** The longest session holds its end, as the gap does; an event that begins one begins it. */
    @Test
    void sessionsEndWhereTheyAreCut() {
        EventLog log =
                EventLog.of(at("a", "x", 0), at("a", "x", 60), at("a", "y", 61), at("a", "x", 122), at("b", "x", 122));
        assertThat(sessions(log, Sessions.perUser())).isEqualTo("[4, 1]");
        assertThat(sessions(log, Sessions.perUser().lastingAtMost(Duration.ofSeconds(61))))
                .isEqualTo("[3, 1, 1]");
        assertThat(sessions(log, Sessions.perUser().lastingAtMost(Duration.ofSeconds(60))))
                .isEqualTo("[2, 1, 1, 1]");
        assertThat(sessions(log, Sessions.perUser().beginningAt("y"))).isEqualTo("[2, 2, 1]");
        assertThat(sessions(log, Sessions.afterIdle(Duration.ofSeconds(61)))).isEqualTo("[4, 1]");
        assertThat(sessions(
                        log, Sessions.afterIdle(Duration.ofSeconds(61)).withExactGap(Sessions.ExactGap.NEW_SESSION)))
                .isEqualTo("[3, 1, 1]");
        EventLog campaigns = log.with("campaign", null, "ads", "ads", "mail", "mail");
        assertThat(sessions(campaigns, Sessions.perUser().endingAtCampaign("campaign")))
                .isEqualTo("[1, 2, 1, 1]");
        refuses(
                "a must not be missing (row 1)",
                () -> log.with("a", "s", null, "s", "s", "s").inSessions(Sessions.named("a")));
        refuses(
                "a must not be empty (row 2)",
                () -> log.with("a", "s", "s", "", "s", "s").inSessions(Sessions.named("a")));
    }

    private static String sessions(EventLog log, Sessions sessions) {
        return log.inSessions(sessions).timelines().map(Timeline::size).toList().toString();
    }

    @Test
    void namesOfSessionsAreToldApart() {
        EventLog log = EventLog.of(at("a", "x", 0), at("b", "x", 1), at("b", "x", 2), at("c", "x", 3))
                .with("s", "1", "1", "2", "1 of b");
        assertThat(log.inSessions(Sessions.named("s")).timelines().map(Timeline::user))
                .containsExactly("1 of a", "1 of b (2)", "2", "1 of b");
        assertThat(log.inSessions(Sessions.cases("s")).timelines().map(Timeline::user))
                .containsExactly("1", "2", "1 of b");
    }

    @Test
    void mergedIdsAreCounted() {
        EventLog log =
                EventLog.of(at("c2", "x", 0), at("ann", "x", 1), at("c1", "x", 2), at("c1", "y", 3), at("bob", "x", 4));
        Identities ids = new Identities(Map.of("c1", "ann", "c2", "ann"));
        Identities.Report report = ids.report(log);
        assertThat(report.usersBefore()).isEqualTo(4);
        assertThat(report.usersAfter()).isEqualTo(2);
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.merged()).isEqualTo(Map.of("ann", List.of("c1", "c2")));
        assertThat(report).hasToString("4 users became 2: 2 ids merged into 1, 3 rows renamed");
        assertThat(log.identified(ids).users()).containsExactly("ann", "bob");
        assertThat(ids.report(log.before(START.plusSeconds(1))))
                .hasToString("1 users became 1: 1 ids merged into 1, 1 rows renamed");
        assertThat(ids.report(log.from(START.plusSeconds(4))))
                .hasToString("1 users became 1: 0 ids merged into 0, 0 rows renamed");
        refuses(
                "ids are merged before sessions are cut: log.identified(...).inSessions(...)",
                () -> ids.report(log.inSessions(Sessions.perUser())));
        refuses(
                "ids are merged before sessions are cut: log.identified(...).inSessions(...)",
                () -> log.inSessions(Sessions.perUser()).identified(ids));
        Map<String, String> chain = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            chain.put("d" + i, "d" + (i + 1));
        }
        assertThat(new Identities(chain).aliases())
                .hasSize(40)
                .containsEntry("d0", "d40")
                .containsEntry("d39", "d40");
        assertThat(new Identities(Map.of("a", "a", "", "b", "c", "")).aliases()).isEmpty();
    }

    @Test
    void timelinesSayWhatTheyHold() {
        refuses("a timeline needs an event", Timeline::of);
        refuses("a timeline is of one user, not of 2", () -> Timeline.of(at("a", "x", 0), at("b", "x", 0)));
        Timeline timeline = Timeline.of(at("a", "x", 0).with("v", 1), at("a", "y", 60));
        assertThat(timeline).hasToString("timeline: x, y");
        assertThat(timeline.upTo(START.plusSeconds(59)).events()).containsExactly("x");
        assertThat(timeline.upTo(START.plusSeconds(60))).isSameAs(timeline);
        assertThat(timeline.upTo(START.minusSeconds(1)).size()).isZero();
        assertThat(timeline.property("v")).hasToString("v (whole numbers) of 2 events");
        assertThat(timeline.property("v").isMissing(0)).isFalse();
        assertThat(timeline.property("v").isMissing(1)).isTrue();
        assertThat(timeline.upTo(START).property("v")).hasToString("v (whole numbers) of 1 event");
    }

    @Test
    void logsSayWhatTheyHold() {
        assertThat(EventLog.of(at("a", "x", 0)))
                .hasToString(
                        "1 event of 1 user, 1 name, 2024-05-01T10:00:00Z … 2024-05-01T10:00:00Z, by user and time");
        assertThat(EventLog.of(at("a", "x", 60), at("b", "y", 0)))
                .hasToString(
                        "2 events of 2 users, 2 names, 2024-05-01T10:00:00Z … 2024-05-01T10:01:00Z, by user and time");
        assertThat(EventLog.of(at("a", "x", 0), at("b", "y", 0), at("a", "x", 1))
                        .order())
                .isEqualTo(EventOrder.BY_TIME);
        assertThat(EventLog.of(at("a", "x", 1), at("b", "y", 0), at("a", "x", 1))
                        .order())
                .isEqualTo(EventOrder.NONE);
        assertThat(EventLog.of(at("a", "x", 1), at("a", "y", 0), at("b", "x", 1))
                        .order())
                .isEqualTo(EventOrder.NONE);
        assertThat(EventLog.of()).hasToString("no events");
        refuses(
                "the gap before step x must be positive: 0 seconds",
                () -> Step.of("x").withinOfPrevious(Duration.ZERO));
        refuses("a step needs an event; Step.anyEvent() is filled by all", () -> Step.anyOf());
        assertThat(Step.of("x").withinOfPrevious(Duration.ofMinutes(5)).optional())
                .hasToString("x (≤ 5 minutes after the step before) (optional)");
    }

    @Test
    void eventsAreNamedWithoutTheirUsers() {
        assertThat(at("a", "x", 0)).hasToString("x at 2024-05-01T10:00:00Z");
        assertThat(at("a", "x", 0).with("v", 1)).hasToString("x at 2024-05-01T10:00:00Z, 1 property");
        assertThat(at("a", "x", 0).with("v", 1).with("w", "b")).hasToString("x at 2024-05-01T10:00:00Z, 2 properties");
        Codes codes = Codes.of("b", null, "a", "b");
        assertThat(codes.names()).containsExactly("b", "a");
        assertThat(codes.size()).isEqualTo(4);
        assertThat(codes).hasToString("4 rows, 2 names");
    }

    @Test
    void valuesAreThereOrMissing() {
        EventLog log = EventLog.of(at("a", "x", 0).with("v", "7").with("n", 2), at("a", "x", 1));
        Step present = Step.anyEvent().where(new Condition("v", Condition.Relation.PRESENT, ""));
        assertThat(matching(present, log)).isEqualTo("[0]");
        assertThat(matching(Step.anyEvent().where(Condition.missing("v")), log)).isEqualTo("[1]");
        assertThat(matching(Step.anyEvent().where(new Condition("v", Condition.Relation.NOT_EQUAL, "8")), log))
                .isEqualTo("[0]");
        assertThat(matching(Step.anyEvent().where(Condition.matches("v", "\\d")), log))
                .isEqualTo("[0]");
        assertThat(matching(Step.anyEvent().where(Condition.endsWith("v", "8")), log))
                .isEqualTo("[]");
        refuses(
                "property n holds whole numbers, not \"two\"",
                () -> matching(Step.anyEvent().where(Condition.equal("n", "two")), log));
        refuses(
                "property n holds whole numbers, not text, which n starts with 2 needs",
                () -> matching(Step.anyEvent().where(Condition.startsWith("n", "2")), log));
        refuses(
                "property v holds text, which v < 2 can't compare",
                () -> matching(Step.anyEvent().where(Condition.number("v", Condition.Relation.LESS, 2)), log));
        Timeline timeline = log.timelines().findFirst().orElseThrow();
        assertThat(timeline.property("v").text(0)).isEqualTo("7");
        assertThat(timeline.property("n").number(0)).isEqualTo(2);
        refuses(
                "property n holds whole numbers, not text (position 0)",
                () -> timeline.property("n").text(0));
        refuses(
                "property v holds text, not numbers (position 0)",
                () -> timeline.property("v").number(0));
        assertThatIllegalStateException()
                .isThrownBy(() -> timeline.property("v").text(1))
                .withMessage("property v is missing (position 1)");
        assertThatIllegalStateException()
                .isThrownBy(() -> timeline.property("w").text(0))
                .withMessage("property w is missing (position 0)");
    }

    /** At midnight of the zone, not of UTC; two events of one tick are never cut. */
    @Test
    void sessionsEndAtMidnight() {
        EventLog log = EventLog.of(
                Event.of("a", "x", "2024-05-01T21:59:59Z"),
                Event.of("a", "x", "2024-05-01T22:00:00Z"),
                Event.of("a", "y", "2024-05-01T22:00:00Z"),
                Event.of("a", "x", "2024-05-02T00:00:00Z"));
        assertThat(sessions(log, Sessions.perUser().endingAtMidnight(ZoneId.of("Europe/Berlin"))))
                .isEqualTo("[1, 3]");
        assertThat(sessions(log, Sessions.perUser().endingAtMidnight(ZoneId.of("UTC"))))
                .isEqualTo("[3, 1]");
    }

    @Test
    void logRulesCountEverySession() {
        EngagementRule rule = EngagementRule.pageViews("page").keyEvents("buy");
        assertThat(rule.unknownNames(EventLog.of(at("a", "page", 0))).events()).containsExactly("buy");
        Timeline none = Timeline.of(at("a", "page", 5)).upTo(START);
        var accumulator = rule.accumulator();
        accumulator.add(none);
        assertThat(accumulator.snapshot().count()).isZero();
    }

    /** As the dates of SQL, which are no instants. */
    private static final class Day extends Date {
        private static final long serialVersionUID = 1;

        @Override
        public Instant toInstant() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String toString() {
            return "2024-05-01";
        }
    }

    @Test
    void datesAreTexts() {
        assertThat(PropertyValues.of("v", new Date(0))).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(PropertyValues.of("v", new Day())).isEqualTo("2024-05-01");
        refuses("property v must be a text or a number, not a Object", () -> PropertyValues.of("v", new Object()));
        assertThat(Step.of("x").named("first")).hasToString("first");
    }

    /** What an expression reads is the text: its letters, its length and its parts. */
    @Test
    void expressionsReadTheWholeText() {
        assertThat(BoundedText.matches(Pattern.compile("(a+)-\\1"), "aa-aa")).isTrue();
        assertThat(BoundedText.matches(Pattern.compile("(a+)-\\1"), "aa-aaa")).isFalse();
        assertThat(BoundedText.matches(Pattern.compile("a.*"), "ba")).isFalse();
        BoundedText text = new BoundedText("abcd");
        assertThat(text.subSequence(1, 3)).hasToString("bc");
        assertThat(text).hasSize(4).hasToString("abcd");
    }

    /** An expression that reads each letter once may read as many as there are readings, and not one more. */
    @Test
    void expressionsReadSoMuchAndNoMore() {
        Pattern once = Pattern.compile("x*");
        String most = "x".repeat(BoundedText.MAX_READINGS);
        assertThat(BoundedText.matches(once, most)).isTrue();
        refuses(
                "the expression x* reads more than 10000000 letters of a text of 10000001 letters:"
                        + " write it without repeats of repeats, or cut the text",
                () -> BoundedText.matches(once, most + "x"));
    }
}
