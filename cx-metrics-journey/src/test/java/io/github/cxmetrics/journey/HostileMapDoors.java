package io.github.cxmetrics.journey;

import io.github.cxmetrics.journey.map.ClosedLoopRule;
import io.github.cxmetrics.journey.map.FeedbackRule;
import io.github.cxmetrics.journey.map.JourneyMapRule;
import io.github.cxmetrics.journey.map.Stage;
import io.github.cxmetrics.journey.map.SurveyAnswer;
import io.github.cxmetrics.journey.map.TouchpointScore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Doors of journey maps, of feedback and of closed loops. */
final class HostileMapDoors {

    private static final Instant LATE = Instant.parse("2100-01-01T00:00:00Z");

    private HostileMapDoors() {}

    static void maps(Map<String, Function<EventLog, Object>> doors) {
        JourneyMapRule map = JourneyMapRule.of(Stage.of("one", "a"), Stage.of("two", "b"), Stage.of("three", "c"))
                .scoredBy(TouchpointScore.csat("score"));
        doors.put("journey map", log -> map.count(log).count());
        doors.put(
                "journey map by channel",
                log -> map.byChannel("channel").count(log).toString().length());
        doors.put(
                "journey map by a channel of each row",
                log -> map.byChannel("own").count(log).count());
        doors.put(
                "journey map by timelines",
                log -> log.timelines()
                        .collect(map.byChannel("channel").collector())
                        .count());
        for (int target = 1; target <= 1_000_000; target *= 1000) {
            ClosedLoopRule.AsOf loop = ClosedLoopRule.of(
                            Step.of("a"),
                            Condition.number("score", Condition.Relation.AT_MOST, 2L),
                            Step.of("x"),
                            Duration.ofSeconds(target))
                    .asOf(LATE);
            doors.put("closed loop within " + target, log -> loop.count(log).count());
            doors.put(
                    "closed loop by timelines within " + target,
                    log -> log.timelines().collect(loop.collector()).count());
        }
        ClosedLoopRule.AsOf open = ClosedLoopRule.of(
                        Step.of("a"),
                        Condition.number("score", Condition.Relation.AT_MOST, 2L),
                        Step.of("never"),
                        Duration.ofSeconds(9))
                .asOf(LATE);
        doors.put(
                "closed loop never closed",
                log -> open.count(log.knowing("never")).count());
        FeedbackRule feedback = FeedbackRule.of(TouchpointScore.csat("csat"), Duration.ofDays(7));
        doors.put(
                "feedback about the last",
                log -> feedback.run(log, answers(log, false)).unmatched().size());
        doors.put(
                "feedback about events",
                log -> feedback.run(log, answers(log, true)).toString().length());
        doors.put(
                "feedback with keys",
                log -> feedback.keyedBy("own")
                        .run(
                                log,
                                answers(log, true).stream()
                                        .map(answer -> answer.withKey(
                                                "v" + answer.time().getEpochSecond()))
                                        .toList())
                        .repeated()
                        .size());
        doors.put(
                "feedback as of a time",
                log -> feedback.asOf(LATE)
                        .causedBy(Step.of("a"))
                        .run(log, answers(log, false))
                        .toString()
                        .length());
    }

    /** An answer of the heavy user for every tenth row. */
    private static Collection<SurveyAnswer> answers(EventLog log, boolean named) {
        return IntStream.range(0, log.size() / 10)
                .mapToObj(i -> named
                        ? SurveyAnswer.about("0", log.columns().time(10 * i), 1 + i % 5, "a")
                        : SurveyAnswer.aboutLast("0", log.columns().time(10 * i), 1 + i % 5))
                .collect(Collectors.toList());
    }
}
