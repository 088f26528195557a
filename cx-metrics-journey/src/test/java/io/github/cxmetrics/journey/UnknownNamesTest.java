package io.github.cxmetrics.journey;

import static io.github.cxmetrics.journey.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cxmetrics.Tally;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.journey.attribution.AttributionRule;
import io.github.cxmetrics.journey.attribution.AttributionTally;
import io.github.cxmetrics.journey.attribution.ChannelRule;
import io.github.cxmetrics.journey.funnel.Breakdown;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelSegments;
import io.github.cxmetrics.journey.map.ClosedLoopRule;
import io.github.cxmetrics.journey.map.Feedback;
import io.github.cxmetrics.journey.map.FeedbackRule;
import io.github.cxmetrics.journey.map.JourneyMapRule;
import io.github.cxmetrics.journey.map.Stage;
import io.github.cxmetrics.journey.map.SurveyAnswer;
import io.github.cxmetrics.journey.map.TouchpointScore;
import io.github.cxmetrics.journey.path.EventSequence;
import io.github.cxmetrics.journey.path.NextNode;
import io.github.cxmetrics.journey.path.PathRule;
import io.github.cxmetrics.journey.path.StepsToGoalRule;
import io.github.cxmetrics.journey.retention.ConditionsRule;
import io.github.cxmetrics.journey.retention.ProductRetention;
import io.github.cxmetrics.retention.cohort.CohortRule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that a log does not know are without rows, in every door; rules name them, and strict logs refuse them. */
class UnknownNamesTest {

    private static final Instant END = Instant.parse("2024-05-08T00:00:00Z");

    /** A day on which people look, and nobody does anything else. */
    private static final EventLog DAY = EventLog.of(
            Event.of("ann", "visit", "2024-05-01T10:00:00Z"),
            Event.of("ann", "visit", "2024-05-02T10:00:00Z"),
            Event.of("bob", "visit", "2024-05-01T11:00:00Z"));

    private static final Step PAID = Step.of("pay").where(Condition.equal("plan", "pro"));

    /** A rule, the names that it asks for, and what a strict log says. */
    private record Door(LogRule<?> rule, List<String> events, List<String> properties, String refusal) {
        @Override
        public String toString() {
            return rule.toString();
        }
    }

    private static Stream<Door> doors() {
        String pay = "unknown event pay; the nearest is visit";
        return Stream.of(
                new Door(Funnel.steps(Step.of("visit"), PAID), List.of("pay"), List.of("plan"), pay),
                new Door(
                        Funnel.steps("visit").holding("sku"),
                        List.of(),
                        List.of("sku"),
                        "unknown property sku; the log has none"),
                new Door(
                        AttributionRule.conversion("pay").by("channel"),
                        List.of("pay"),
                        List.of("channel"),
                        "unknown property channel; the log has none"),
                new Door(AttributionRule.conversion("pay").touchedBy("ad"), List.of("ad", "pay"), List.of(), pay),
                new Door(
                        ChannelRule.of("channel").selfService("app").resolvedBy("pay"),
                        List.of("pay"),
                        List.of("channel"),
                        "unknown property channel; the log has none"),
                new Door(
                        JourneyMapRule.of(Stage.of("look", "visit"), Stage.of("buy", "pay"))
                                .byChannel("channel")
                                .scoredBy(TouchpointScore.csat("csat")),
                        List.of("pay"),
                        List.of("channel", "csat"),
                        pay),
                new Door(
                        ClosedLoopRule.of(
                                        Step.of("rate"),
                                        Condition.number("nps", Condition.Relation.AT_MOST, 6),
                                        Step.of("call"),
                                        Duration.ofDays(2))
                                .asOf(END),
                        List.of("call", "rate"),
                        List.of("nps"),
                        "unknown event rate; the nearest is visit"),
                new Door(StepsToGoalRule.to(PAID), List.of("pay"), List.of("plan"), pay),
                new Door(ConditionsRule.of(Step.of("visit"), PAID), List.of("pay"), List.of("plan"), pay),
                new Door(EngagementRule.pageViews("visit").keyEvents("pay"), List.of("pay"), List.of(), pay),
                new Door(
                        PathRule.property("page").variants(),
                        List.of(),
                        List.of("page"),
                        "unknown property page; the log has none"),
                new Door(
                        PathRule.property("page").transitions(),
                        List.of(),
                        List.of("page"),
                        "unknown property page; the log has none"),
                new Door(
                        PathRule.property("page").stepMatrix(3),
                        List.of(),
                        List.of("page"),
                        "unknown property page; the log has none"));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void rulesCountTellAndRefuse(Door door) {
        assertThat(door.rule.unknownNames(DAY)).isEqualTo(new UnknownNames(door.events, door.properties));
        refuses(door.refusal, () -> door.rule.count(DAY.strict()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> door.rule.count(EventLog.of().strict()));
        agrees(door.rule);
    }

    /** The whole log, its timelines one by one, and timelines of logs of their own count alike; so does a log without rows. */
    private static <T extends Tally<T>> void agrees(LogRule<T> rule) {
        T whole = rule.count(DAY);
        assertThat(DAY.timelines().collect(rule.collector())).isEqualTo(whole);
        Stream<Timeline> alone = Stream.of(
                Timeline.of(
                        Event.of("ann", "visit", "2024-05-01T10:00:00Z"),
                        Event.of("ann", "visit", "2024-05-02T10:00:00Z")),
                Timeline.of(Event.of("bob", "visit", "2024-05-01T11:00:00Z")));
        assertThat(alone.collect(rule.collector())).isEqualTo(whole);
        assertThat(rule.count(EventLog.of()).count()).isZero();
    }

    @Test
    void aDayWithoutConversionsHasPathsThatDidNotConvert() {
        AttributionTally tally = AttributionRule.conversion("pay").count(DAY);
        assertThat(tally.conversionRate().successes()).isZero();
        assertThat(tally.conversionRate().trials()).isEqualTo(2);
    }

    @Test
    void retentionWithoutReturnsIsNone() {
        CohortRule.AsOf daily =
                CohortRule.of(CalendarPeriods.days(ZoneId.of("UTC"))).asOf(END);
        ProductRetention retention =
                ProductRetention.of(DAY).startingWith("visit").returningWith(PAID);
        assertThat(retention.unknownNames()).isEqualTo(new UnknownNames(List.of("pay"), List.of("plan")));
        assertThat(retention.table(daily).overall(1).successes()).isZero();
        assertThat(retention.table(daily).overall(1).trials()).isEqualTo(2);
        assertThat(retention.tableBy(daily, "country").keySet()).containsExactly(ProductRetention.NONE);
        assertThat(ProductRetention.of(DAY, Step.of("pay")).table(daily).count())
                .isZero();
        refuses(
                "unknown event pay; the nearest is visit",
                () -> ProductRetention.of(DAY.strict()).returningWith("pay").table(daily));
        refuses(
                "unknown property country; the log has none",
                () -> ProductRetention.of(DAY.strict()).tableBy(daily, "country"));
    }

    @Test
    void segmentsNameThePropertyOfTheBreakdown() {
        FunnelSegments segments = Funnel.steps("visit", "pay").run(DAY, Breakdown.by("plan"));
        assertThat(segments.results().keySet()).containsExactly(Breakdown.NONE);
        assertThat(segments.unknownNames()).isEqualTo(new UnknownNames(List.of("pay"), List.of("plan")));
        assertThat(segments.toString())
                .endsWith("events that the log does not know: pay\nproperties that the log does not know: plan\n");
        refuses(
                "unknown property plan; the log has none",
                () -> Funnel.steps("visit").run(DAY.strict(), Breakdown.by("plan")));
    }

    @Test
    void answersAboutUnknownEventsAreUnmatched() {
        FeedbackRule rule = FeedbackRule.of(TouchpointScore.csat("csat"), Duration.ofDays(7))
                .keyedBy("order");
        SurveyAnswer answer = SurveyAnswer.about("ann", Instant.parse("2024-05-02T11:00:00Z"), 5, "pay");
        Feedback feedback = rule.run(DAY, answer, answer.withKey("7"));
        assertThat(feedback.unmatched()).hasSize(2);
        assertThat(feedback.bound()).isZero();
        assertThat(rule.unknownNames(DAY)).isEqualTo(new UnknownNames(List.of(), List.of("order")));
        refuses("unknown property order; the log has none", () -> rule.run(DAY.strict(), answer));
        Feedback paid = FeedbackRule.of(TouchpointScore.csat("csat"), Duration.ofDays(7))
                .causedBy(Step.of("pay"))
                .run(DAY, answer);
        assertThat(paid.touchpoints()).containsExactly("pay");
        assertThat(paid.ratings("pay").count()).isZero();
        assertThat(paid.responseRate("pay").trials()).isZero();
        assertThat(paid.toString()).contains("pay");
        refuses(
                "unknown event pay; the nearest is visit (row 0)",
                () -> FeedbackRule.of(TouchpointScore.csat("csat"), Duration.ofDays(7))
                        .run(DAY.strict(), answer));
    }

    @Test
    void sequencesAndNextEventsOfUnknownNamesAreOfNobody() {
        EventSequence sequence = EventSequence.ofEvents("visit", "pay");
        assertThat(sequence.count(DAY).successes()).isZero();
        assertThat(sequence.unknownNames(DAY).events()).containsExactly("pay");
        NextNode next = NextNode.after("pay");
        assertThat(next.count(DAY)).isEmpty();
        assertThat(next.unknownNames(DAY).events()).containsExactly("pay");
        assertThat(UnknownNames.NONE.isEmpty()).isTrue();
        assertThat(UnknownNames.NONE).hasToString("");
    }

    @Test
    void sessionsOfAnEmptyLogAreNone() {
        assertThat(EventLog.of().inSessions(Sessions.named("visit_id")).timelines())
                .isEmpty();
        refuses(
                "unknown property visit_id; the log has none",
                () -> EventLog.of().strict().inSessions(Sessions.named("visit_id")));
        refuses("unknown property visit_id; the log has none", () -> DAY.inSessions(Sessions.named("visit_id")));
        refuses(
                "unknown event login; the nearest is visit",
                () -> DAY.strict().inSessions(Sessions.perUser().beginningAt("login")));
        assertThat(DAY.inSessions(Sessions.perUser().beginningAt("login").endingAtCampaign("utm"))
                        .timelines())
                .hasSize(2);
    }
}
