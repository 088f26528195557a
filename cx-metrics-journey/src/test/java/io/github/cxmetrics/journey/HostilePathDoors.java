package io.github.cxmetrics.journey;

import io.github.cxmetrics.journey.attribution.AttributionModel;
import io.github.cxmetrics.journey.attribution.AttributionRule;
import io.github.cxmetrics.journey.attribution.AttributionTally;
import io.github.cxmetrics.journey.attribution.ChannelRule;
import io.github.cxmetrics.journey.path.EventSequence;
import io.github.cxmetrics.journey.path.NextNode;
import io.github.cxmetrics.journey.path.PathRule;
import io.github.cxmetrics.journey.path.PathTimes;
import io.github.cxmetrics.journey.path.Repeats;
import io.github.cxmetrics.journey.path.StepMatrix;
import io.github.cxmetrics.journey.path.StepsToGoalRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Doors of paths and of attribution. */
final class HostilePathDoors {

    private HostilePathDoors() {}

    static void paths(Map<String, Function<EventLog, Object>> doors) {
        for (String of : List.of("", "channel", "own")) {
            for (Repeats repeats : Repeats.values()) {
                PathRule rule = new PathRule(of, repeats);
                String name = " of " + (of.isEmpty() ? "events" : of) + ", " + repeats;
                doors.put("variants" + name, log -> rule.variants().count(log).top(10));
                doors.put(
                        "variants of three steps" + name,
                        log -> rule.variants(3).count(log).top(10));
                doors.put(
                        "variants by timelines" + name,
                        log -> log.timelines()
                                .collect(rule.variants().collector())
                                .distinct());
                doors.put(
                        "rework" + name,
                        log -> rule.variants().count(log).rework().size());
                doors.put(
                        "transitions" + name,
                        log -> rule.transitions().count(log).total());
                doors.put(
                        "transitions by timelines" + name,
                        log -> log.timelines()
                                .collect(rule.transitions().collector())
                                .toString()
                                .length());
                doors.put(
                        "step matrix" + name,
                        log -> rule.stepMatrix(StepMatrix.MAX_POSITIONS)
                                .count(log)
                                .toString()
                                .length());
                doors.put(
                        "sankey" + name,
                        log -> rule.stepMatrix(20).count(log).sankey(5).nodes().size());
            }
        }
        for (String pattern : List.of(
                "",
                "(?1).*(?2)",
                "(?1)(?2)(?3)",
                "(?1).*(?2).*(?3).*(?4)",
                ".*.*.*.*(?4)",
                "(?1)(?t<=3600)(?2)(?t>=1)(?3)",
                "(?1)(?t>5)(?2)(?t>5)(?4)",
                "(?1)(?t!=5)(?2)",
                "(?1)(?t==1)(?2).*(?4)")) {
            EventSequence sequence = EventSequence.of(pattern, HostileFunnelDoors.steps(true));
            doors.put("sequence " + pattern, log -> sequence.finder(log.knowing("never")));
            doors.put("occurrences " + pattern, log -> {
                EventLog known = log.knowing("never");
                EventSequence.Finder finder = sequence.finder(known);
                return known.timelines()
                        .mapToLong(each -> finder.occurrences(each)
                                + finder.firstMatch(each).size())
                        .sum();
            });
            doors.put("users with " + pattern, log -> sequence.count(log.knowing("never")));
        }
        for (NextNode.Base base : NextNode.Base.values()) {
            for (NextNode.Direction direction : NextNode.Direction.values()) {
                NextNode next = new NextNode(direction, base, List.of("a", "b", "c"));
                doors.put("next node " + next, log -> next.count(log));
            }
        }
        doors.put(
                "steps to goal",
                log -> StepsToGoalRule.to(Step.of("c")).count(log).median());
        doors.put(
                "steps to a goal that nobody gets to",
                log -> StepsToGoalRule.to(Step.of("never"))
                        .count(log.knowing("never"))
                        .arrived());
        doors.put(
                "steps from a start to a goal",
                log -> new StepsToGoalRule(Step.of("b"), Step.of("c"))
                        .count(log)
                        .arrived());
        doors.put("throughput", log -> PathTimes.throughput(log).count());
        doors.put("idle", log -> PathTimes.idle(log).count());
        doors.put("idle between two", log -> PathTimes.idle(log, "a", "b").count());
    }

    static void attribution(Map<String, Function<EventLog, Object>> doors) {
        for (AttributionRule.Conversions counted : AttributionRule.Conversions.values()) {
            for (AttributionRule.Serving serving : AttributionRule.Serving.values()) {
                for (Repeats repeats : Repeats.values()) {
                    AttributionRule rule = AttributionRule.conversion("c")
                            .by("channel")
                            .counting(counted)
                            .serving(serving)
                            .repeats(repeats);
                    String name = " of " + counted + ", " + serving + ", " + repeats;
                    attribution(doors, "in seconds" + name, rule.within(Duration.ofSeconds(5)));
                    if (serving == AttributionRule.Serving.ONCE) {
                        attribution(doors, "in days" + name, rule.within(Duration.ofDays(30)));
                    }
                }
            }
        }
        for (String resolved : List.of("b", "c")) {
            doors.put(
                    "channels, resolved by " + resolved,
                    log -> ChannelRule.of("channel")
                            .selfService("shop")
                            .resolvedBy(resolved)
                            .count(log));
        }
    }

    private static void attribution(Map<String, Function<EventLog, Object>> doors, String name, AttributionRule rule) {
        doors.put("attribution " + name, log -> rule.count(log).conversions());
        doors.put("models " + name, log -> credits(rule.count(log)));
        doors.put(
                "attribution by time " + name,
                log -> rule.timeDecay(log, Duration.ofDays(1)).conversions());
        doors.put(
                "revenue " + name,
                log -> rule.revenue(log, "score", AttributionModel.LINEAR).conversions());
        doors.put(
                "revenue by time " + name,
                log -> rule.timeDecayedRevenue(log, "score", Duration.ofDays(1)).conversions());
    }

    private static Object credits(AttributionTally tally) {
        List<AttributionModel> models = new ArrayList<>(List.of(
                AttributionModel.FIRST_TOUCH,
                AttributionModel.LAST_TOUCH,
                AttributionModel.LINEAR,
                AttributionModel.U_SHAPED,
                AttributionModel.touchDecay(2),
                AttributionModel.lastNonDirect("ad")));
        if (tally.conversions() > 0) {
            models.add(AttributionModel.SHAPLEY);
            models.add(AttributionModel.markov(1));
            models.add(AttributionModel.markov(3));
        }
        return models.stream().map(tally::credits).toList();
    }
}
