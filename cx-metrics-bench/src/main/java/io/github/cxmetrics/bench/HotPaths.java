package io.github.cxmetrics.bench;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.Condition;
import io.github.cxmetrics.journey.EngagementRule;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Sessions;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.attribution.AttributionRule;
import io.github.cxmetrics.journey.attribution.ChannelRule;
import io.github.cxmetrics.journey.map.ClosedLoopRule;
import io.github.cxmetrics.journey.map.FeedbackRule;
import io.github.cxmetrics.journey.map.JourneyMapRule;
import io.github.cxmetrics.journey.map.Stage;
import io.github.cxmetrics.journey.map.SurveyAnswer;
import io.github.cxmetrics.journey.map.TouchpointScore;
import io.github.cxmetrics.journey.path.EventSequence;
import io.github.cxmetrics.journey.path.NextNode;
import io.github.cxmetrics.journey.path.PathRule;
import io.github.cxmetrics.journey.path.Repeats;
import io.github.cxmetrics.journey.path.StepsToGoalRule;
import io.github.cxmetrics.journey.retention.ConditionsRule;
import io.github.cxmetrics.journey.retention.ProductRetention;
import io.github.cxmetrics.retention.cohort.CohortRule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/** Every path over a log, for one user with all rows and for many: what was quadratic in the rows of a user would stand out. */
final class HotPaths {

    private final int rows;
    private final List<ScaledPaths.Path> paths = new ArrayList<>();

    private HotPaths(int rows) {
        this.rows = rows;
    }

    static List<ScaledPaths.Path> of(int rows, int users) {
        FunnelLogs columns = FunnelLogs.unordered(rows, users).byUserAndTime(users);
        SplittableRandom random = new SplittableRandom(users);
        int[] channels = random.ints(rows, 0, 8).toArray();
        EventLog log = columns.log(users)
                .with("channel", Codes.of(channels, FunnelLogs.NAMES.subList(0, 8)))
                .with("csat", random.longs(rows, 1, 6).toArray());
        HotPaths hot = new HotPaths(rows);
        hot.paths(log);
        hot.rules(log);
        hot.maps(log, columns);
        return List.copyOf(hot.paths);
    }

    private void add(String name, Callable<?> run) {
        paths.add(new ScaledPaths.Path(name, rows, run));
    }

    private void paths(EventLog log) {
        for (Repeats repeats : Repeats.values()) {
            add(
                    "variants, " + repeats,
                    () -> PathRule.events().repeats(repeats).variants().count(log));
            add(
                    "transitions, " + repeats,
                    () -> PathRule.events().repeats(repeats).transitions().count(log));
        }
        add("variants of three steps", () -> PathRule.events().variants(3).count(log));
        add(
                "step matrix of 40 positions",
                () -> PathRule.events().stepMatrix(40).count(log));
        EventSequence sequence = EventSequence.of("(?1).*(?2)(?t<=3600)(?3)", step(0), step(1), step(2));
        add("sequence", () -> sequence.count(log));
        add("next event", () -> NextNode.after("e0", "e1").count(log));
        add("steps to a goal", () -> StepsToGoalRule.to(step(9)).count(log));
        add(
                "timelines one by one",
                () -> log.timelines().collect(PathRule.events().transitions().collector()));
    }

    private void rules(EventLog log) {
        EventLog sessions = log.inSessions(Sessions.afterIdle(Duration.ofMinutes(30)));
        add("sessions", () -> log.inSessions(Sessions.afterIdle(Duration.ofMinutes(30))));
        add(
                "engagement",
                () -> EngagementRule.pageViews("e0", "e1").keyEvents("e2").count(sessions));
        AttributionRule attribution =
                AttributionRule.conversion("e3").by("channel").within(Duration.ofDays(30));
        add("attribution", () -> attribution.count(log));
        add("attribution with time decay", () -> attribution.timeDecay(log, Duration.ofDays(7)));
        add("channels", () -> ChannelRule.of("channel").resolvedBy("e4").count(log));
        add("conditions met", () -> ConditionsRule.of(step(0), step(5)).count(log));
        add(
                "product retention, weeks",
                () -> ProductRetention.of(log)
                        .table(CohortRule.of(CalendarPeriods.weeks(ZoneOffset.UTC))
                                .asOf(Instant.EPOCH.plus(Duration.ofDays(90)))));
    }

    private void maps(EventLog log, FunnelLogs columns) {
        JourneyMapRule map = JourneyMapRule.of(Stage.of("buy", "e0", "e1"), Stage.of("use", "e2", "e3"))
                .byChannel("channel")
                .scoredBy(TouchpointScore.csat("csat"));
        add("journey map", () -> map.count(log));
        ClosedLoopRule.AsOf loop = ClosedLoopRule.of(
                        step(0), new Condition("csat", Condition.Relation.AT_MOST, "2"), step(1), Duration.ofDays(2))
                .asOf(Instant.EPOCH.plus(Duration.ofDays(90)));
        add("closed loop", () -> loop.count(log));
        List<SurveyAnswer> answers = new ArrayList<>();
        for (int row = 0; row < rows; row += 10) {
            answers.add(SurveyAnswer.about(
                    Integer.toString(columns.users[row]),
                    Instant.ofEpochSecond(columns.times[row] + 60),
                    4,
                    FunnelLogs.NAMES.get(columns.events[row])));
        }
        FeedbackRule feedback = FeedbackRule.of(TouchpointScore.csat("score"), Duration.ofDays(1));
        add("feedback, an answer to ten rows", () -> feedback.run(log, answers));
    }

    private static Step step(int event) {
        return Step.of(FunnelLogs.NAMES.get(event));
    }
}
