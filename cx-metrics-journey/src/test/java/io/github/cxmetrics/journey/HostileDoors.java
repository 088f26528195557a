package io.github.cxmetrics.journey;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.journey.attribution.AttributionModel;
import io.github.cxmetrics.journey.attribution.AttributionRule;
import io.github.cxmetrics.journey.attribution.AttributionTally;
import io.github.cxmetrics.journey.attribution.ChannelRule;
import io.github.cxmetrics.journey.funnel.Breakdown;
import io.github.cxmetrics.journey.funnel.ConversionDrivers;
import io.github.cxmetrics.journey.funnel.Dialect;
import io.github.cxmetrics.journey.funnel.Entry;
import io.github.cxmetrics.journey.funnel.EventUse;
import io.github.cxmetrics.journey.funnel.Exclusion;
import io.github.cxmetrics.journey.funnel.ExclusionPolicy;
import io.github.cxmetrics.journey.funnel.Funnel;
import io.github.cxmetrics.journey.funnel.FunnelResult;
import io.github.cxmetrics.journey.funnel.FunnelSummary;
import io.github.cxmetrics.journey.funnel.StepOrder;
import io.github.cxmetrics.journey.funnel.Stop;
import io.github.cxmetrics.journey.funnel.Ties;
import io.github.cxmetrics.journey.funnel.WindowBound;
import io.github.cxmetrics.journey.map.ClosedLoopRule;
import io.github.cxmetrics.journey.map.FeedbackRule;
import io.github.cxmetrics.journey.map.JourneyMapRule;
import io.github.cxmetrics.journey.map.Stage;
import io.github.cxmetrics.journey.map.SurveyAnswer;
import io.github.cxmetrics.journey.map.TouchpointScore;
import io.github.cxmetrics.journey.path.EventSequence;
import io.github.cxmetrics.journey.path.NextNode;
import io.github.cxmetrics.journey.path.PathRule;
import io.github.cxmetrics.journey.path.PathTimes;
import io.github.cxmetrics.journey.path.Repeats;
import io.github.cxmetrics.journey.path.StepMatrix;
import io.github.cxmetrics.journey.path.StepsToGoalRule;
import io.github.cxmetrics.journey.retention.ConditionsRule;
import io.github.cxmetrics.journey.retention.ProductRetention;
import io.github.cxmetrics.retention.cohort.ActiveDaysRule;
import io.github.cxmetrics.retention.cohort.CohortEntry;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.Returning;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every door that counts a log, by name, and logs in which one user has nearly all rows. */
final class HostileDoors {

    /** How the rows of the heavy user lie. */
    enum Shape {
        /** Two rows to a second. */
        PAIRS {
            @Override
            long time(int row) {
                return row / 2;
            }
        },
        /** All in one second. */
        ONE_SECOND {
            @Override
            long time(int row) {
                return 0;
            }
        },
        /** All in one second, without a first step. */
        NO_START {
            @Override
            long time(int row) {
                return 0;
            }

            @Override
            byte event(Random random, int row, int rows) {
                return (byte) (1 + random.nextInt(3));
            }
        },
        /** An hour apart. */
        HOURS {
            @Override
            long time(int row) {
                return 3600L * row;
            }
        },
        /** Two rows to a second, and in turns: the steps in the wrong order, so that none is ever complete. */
        BACKWARDS {
            @Override
            long time(int row) {
                return row / 2;
            }

            @Override
            byte event(Random random, int row, int rows) {
                return (byte) (row < rows / 4 ? 2 : row < rows / 2 ? 1 : row < 3L * rows / 4 ? 3 : 0);
            }
        };

        abstract long time(int row);

        byte event(Random random, int row, int rows) {
            return (byte) random.nextInt(4);
        }

        /** One user with many rows among a hundred with ten each: a, b, c and x at random, some properties, and one that has a value of its own for each row. */
        EventLog log(int rows) {
            Random random = new Random(3);
            int n = rows + NORMAL;
            int[] users = new int[n];
            byte[] events = new byte[n];
            long[] times = new long[n];
            String[] own = new String[n];
            String[] channels = new String[n];
            long[] scores = new long[n];
            for (int row = 0; row < n; row++) {
                users[row] = row < rows ? 0 : 1 + (row - rows) / 10;
                events[row] = event(random, row, rows);
                times[row] = time(row);
                own[row] = "v" + row / 2;
                channels[row] = CHANNELS.get(random.nextInt(CHANNELS.size()));
                scores[row] = 1 + random.nextInt(5);
            }
            return EventLog.of(
                            Codes.numbered(users, 1 + NORMAL / 10),
                            Codes.of(events, List.of("a", "b", "c", "x")),
                            times,
                            ChronoUnit.SECONDS)
                    .with("own", own)
                    .with("channel", channels)
                    .with("score", scores);
        }
    }

    private static final int NORMAL = 1_000;
    private static final List<String> CHANNELS = List.of("mail", "ad", "shop", "phone");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Duration DAYS = Duration.ofDays(14);
    private static final Instant LATE = Instant.parse("2100-01-01T00:00:00Z");

    private HostileDoors() {}

    static Map<String, Function<EventLog, Object>> all() {
        Map<String, Function<EventLog, Object>> doors = new LinkedHashMap<>();
        funnels(doors);
        surfaces(doors);
        paths(doors);
        attribution(doors);
        maps(doors);
        retention(doors);
        logs(doors);
        return doors;
    }

    private static Step[] steps(boolean deep) {
        return deep
                ? new Step[] {Step.of("a"), Step.of("b"), Step.of("c"), Step.of("never")}
                : new Step[] {Step.of("a"), Step.of("b"), Step.of("c")};
    }

    private static void funnel(Map<String, Function<EventLog, Object>> doors, String name, Funnel funnel) {
        doors.put("funnel " + name, log -> funnel.run(log).reached());
        doors.put(
                "funnel in a window " + name,
                log -> funnel.within(Duration.ofSeconds(30)).run(log).reached());
    }

    private static void funnels(Map<String, Function<EventLog, Object>> doors) {
        for (Funnel plain : List.of(Funnel.steps(steps(true)), Funnel.steps(steps(false)))) {
            String of = plain.steps().size() + " steps ";
            for (Entry entry : Entry.values()) {
                for (Ties ties : Ties.values()) {
                    for (EventUse use : EventUse.values()) {
                        Dialect dialect =
                                Dialect.STANDARD.entry(entry).ties(ties).use(use);
                        funnel(doors, of + entry + ", " + ties + ", " + use, plain.dialect(dialect));
                    }
                }
            }
            funnel(
                    doors,
                    of + "contiguous",
                    plain.dialect(Dialect.STANDARD.ties(Ties.INPUT_ORDER).order(StepOrder.CONTIGUOUS)));
            funnel(doors, of + "contiguous or again", plain.dialect(Dialect.POSTHOG_STRICT));
            funnel(doors, of + "in any order", plain.dialect(Dialect.POSTHOG_UNORDERED));
            funnel(doors, of + "ClickHouse", plain.dialect(Dialect.CLICKHOUSE));
            funnel(doors, of + "Mixpanel", plain.dialect(Dialect.MIXPANEL_CLASSIC));
            funnel(doors, of + "half open", plain.dialect(Dialect.STANDARD.bound(WindowBound.HALF_OPEN)));
            for (Stop stop : Stop.values()) {
                boolean attempts = stop == Stop.ATTEMPT_AT_OTHER
                        || stop == Stop.ATTEMPT_AT_REPEAT
                        || stop == Stop.ATTEMPT_SEES_ALL;
                Dialect dialect = attempts ? Dialect.PINOT : Dialect.CLICKHOUSE;
                Dialect stopping = stop == Stop.ATTEMPT_SEES_ALL
                        ? dialect.stopping(Stop.ATTEMPT_AT_OTHER, stop)
                        : dialect.stopping(stop);
                funnel(doors, of + stop, plain.dialect(stopping));
                if (!attempts) {
                    funnel(doors, of + stop + ", one step", plain.dialect(stopping.use(EventUse.ONE_STEP)));
                }
            }
            funnel(doors, of + "with pauses", plain.dialect(Dialect.PINOT).idleAtMost(Duration.ofSeconds(2)));
            exclusions(doors, of, plain);
        }
        Funnel wide = Funnel.steps(Step.anyOf("a", "b"), Step.anyOf("b", "c"), Step.anyOf("c", "a"), Step.of("never"));
        for (Ties ties : Ties.values()) {
            for (EventUse use : EventUse.values()) {
                funnel(
                        doors,
                        "rows of several steps " + ties + ", " + use,
                        wide.dialect(Dialect.STANDARD.ties(ties).use(use)));
            }
        }
        for (Stop stop : List.of(Stop.SCAN_AT_OTHER, Stop.SCAN_AT_REPEAT)) {
            funnel(
                    doors,
                    "rows of several steps, stopped " + stop,
                    wide.dialect(Dialect.CLICKHOUSE.use(EventUse.ONE_STEP).stopping(stop)));
        }
        funnel(
                doors,
                "rows of several steps in any order",
                wide.dialect(Dialect.POSTHOG_UNORDERED.use(EventUse.ONE_STEP)));
        funnel(
                doors,
                "optional",
                Funnel.steps(
                        Step.of("a"),
                        Step.of("x").optional(),
                        Step.of("b"),
                        Step.of("never").optional(),
                        Step.of("c")));
        funnel(
                doors,
                "gaps",
                Funnel.steps(
                        Step.of("a"),
                        Step.of("b").withinOfPrevious(Duration.ofDays(1)),
                        Step.of("c"),
                        Step.of("never").withinOfPrevious(Duration.ofDays(1))));
        funnel(
                doors,
                "gaps that end",
                Funnel.steps(
                        Step.of("a"),
                        Step.of("b").withinOfPrevious(Duration.ofSeconds(1)),
                        Step.of("c").withinOfPrevious(Duration.ofDays(9))));
        funnel(doors, "one step, every entry", Funnel.steps("a").entry(Entry.EVERY_ENTRY));
        funnel(doors, "any event", Funnel.steps(Step.anyEvent(), Step.anyEvent(), Step.anyEvent(), Step.of("never")));
        funnel(
                doors,
                "conditions",
                Funnel.steps(
                        Step.of("a").where(Condition.equal("channel", "ad")),
                        Step.of("b").where(Condition.number("score", Condition.Relation.AT_LEAST, 3L)),
                        Step.of("c").where(Condition.matches("own", "v.*1")),
                        Step.of("never")));
        funnel(
                doors,
                "absent property",
                Funnel.steps(
                        Step.of("a").where(Condition.missing("page")),
                        Step.of("b").where(Condition.equal("page", "x"))));
    }

    private static void exclusions(Map<String, Function<EventLog, Object>> doors, String of, Funnel plain) {
        int last = plain.steps().size();
        for (ExclusionPolicy policy : ExclusionPolicy.values()) {
            for (Entry entry : List.of(Entry.ANY_START, Entry.FIRST_START)) {
                Funnel excluding = plain.dialect(Dialect.STANDARD.entry(entry).exclusions(policy));
                for (int from = 1; from < last; from++) {
                    for (int to = from + 1; to <= last; to++) {
                        funnel(
                                doors,
                                of + policy + ", " + entry + ", without x from " + from + " to " + to,
                                excluding.excluding(new Exclusion(Step.of("x"), from, to)));
                    }
                }
                funnel(
                        doors,
                        of + policy + ", " + entry + ", several exclusions",
                        excluding
                                .excluding(new Exclusion(Step.of("x"), 1, 2))
                                .excluding(new Exclusion(Step.of("x"), 2, last)));
                funnel(
                        doors,
                        of + policy + ", " + entry + ", several open exclusions",
                        excluding
                                .excluding(new Exclusion(Step.of("x"), 1, last))
                                .excluding(new Exclusion(Step.of("b"), 2, last)));
                funnel(
                        doors,
                        of + policy + ", " + entry + ", overlapping exclusions",
                        excluding
                                .excluding(new Exclusion(Step.of("x"), last - 1, last))
                                .excluding(new Exclusion(Step.of("c"), 1, last)));
            }
        }
        Dialect unordered = Dialect.POSTHOG_UNORDERED;
        funnel(
                doors,
                of + "in any order without x",
                plain.dialect(unordered).excluding(new Exclusion(Step.of("x"), 1, last)));
    }

    private static void surfaces(Map<String, Function<EventLog, Object>> doors) {
        Funnel deep = Funnel.steps(steps(true)).asOf(LATE);
        Funnel three = Funnel.steps(steps(false)).asOf(LATE);
        for (Funnel funnel : List.of(deep, three)) {
            String of = funnel.steps().size() + " steps ";
            doors.put("survival " + of, log -> funnel.within(DAYS).run(log).survival());
            doors.put(
                    "pending and matured " + of,
                    log -> List.of(
                            funnel.within(DAYS).run(log).pending(),
                            funnel.within(DAYS).run(log).matured()));
            doors.put(
                    "by timelines " + of,
                    log -> log.timelines()
                            .collect(funnel.within(DAYS).collector())
                            .reached());
            doors.put("times " + of, log -> surfaces(funnel.run(log)));
            doors.put("holding " + of, log -> funnel.holding("own").run(log).reached());
            doors.put(
                    "holding, every entry " + of,
                    log -> funnel.holding("own")
                            .entry(Entry.EVERY_ENTRY)
                            .run(log)
                            .reached());
            doors.put("per " + of, log -> funnel.per("own").run(log).reached());
            doors.put(
                    "drivers " + of,
                    log -> ConversionDrivers.of(funnel.run(log), Breakdown.by("channel"))
                            .drivers()
                            .size());
            doors.put(
                    "drivers on the way " + of,
                    log -> ConversionDrivers.of(funnel.run(log), ConversionDrivers.Span.ON_THE_WAY, Breakdown.by("own"))
                            .drivers()
                            .size());
            for (Breakdown.Attribution touch : List.of(
                    Breakdown.Attribution.FIRST_TOUCH,
                    Breakdown.Attribution.LAST_TOUCH,
                    Breakdown.Attribution.ALL_EVENTS)) {
                doors.put(
                        "breakdown " + touch + " " + of,
                        log -> parts(funnel, log, Breakdown.by("own").attributed(touch)));
            }
            for (int step = 1; step <= funnel.steps().size(); step++) {
                int at = step;
                doors.put(
                        "breakdown at step " + step + " " + of,
                        log -> parts(funnel, log, Breakdown.by("own").atStep(at)));
                doors.put(
                        "breakdown at step " + step + ", first start, in a window " + of,
                        log -> parts(
                                funnel.within(DAYS).entry(Entry.FIRST_START),
                                log,
                                Breakdown.by("own").atStep(at)));
                doors.put(
                        "breakdown at step " + step + ", every entry " + of,
                        log -> parts(
                                funnel.entry(Entry.EVERY_ENTRY),
                                log,
                                Breakdown.by("own").atStep(at)));
                doors.put(
                        "breakdown at step " + step + ", POSTHOG without x " + of,
                        log -> parts(
                                funnel.dialect(Dialect.POSTHOG)
                                        .within(DAYS)
                                        .excluding(new Exclusion(Step.of("x"), 1, 2)),
                                log,
                                Breakdown.by("own").atStep(at)));
                doors.put(
                        "breakdown at step " + step + ", in any order " + of,
                        log -> parts(
                                funnel.dialect(Dialect.POSTHOG_UNORDERED),
                                log,
                                Breakdown.by("own").atStep(at)));
                doors.put(
                        "breakdown at step " + step + ", holding " + of,
                        log -> parts(
                                funnel.holding("own"), log, Breakdown.by("own").atStep(at)));
            }
            doors.put(
                    "breakdown in bins " + of,
                    log -> parts(
                            funnel, log, Breakdown.byBins("score", 2, 4).attributed(Breakdown.Attribution.ALL_EVENTS)));
            doors.put(
                    "breakdown, per " + of,
                    log -> parts(
                            funnel.per("own"),
                            log,
                            Breakdown.by("channel").attributed(Breakdown.Attribution.ALL_EVENTS)));
            for (Entry entry : Entry.values()) {
                trend(doors, of + entry, funnel.entry(entry));
            }
            trend(doors, of + "in a window", funnel.within(DAYS));
            trend(doors, of + "ties in input order", funnel.ties(Ties.INPUT_ORDER));
            trend(doors, of + "in any order", funnel.dialect(Dialect.POSTHOG_UNORDERED));
            trend(
                    doors,
                    of + "contiguous",
                    funnel.dialect(Dialect.STANDARD.ties(Ties.INPUT_ORDER).order(StepOrder.CONTIGUOUS)));
            trend(doors, of + "contiguous or again", funnel.dialect(Dialect.POSTHOG_STRICT));
            trend(doors, of + "holding", funnel.holding("own"));
            for (ExclusionPolicy policy : ExclusionPolicy.values()) {
                trend(
                        doors,
                        of + "without x, " + policy,
                        funnel.dialect(Dialect.STANDARD.exclusions(policy))
                                .within(DAYS)
                                .excluding(new Exclusion(Step.of("x"), 1, 2)));
            }
        }
        trend(
                doors,
                "gaps",
                Funnel.steps(
                                Step.of("a"),
                                Step.of("b").withinOfPrevious(Duration.ofDays(1)),
                                Step.of("c"),
                                Step.of("never"))
                        .asOf(LATE));
        Funnel summed = Funnel.steps(steps(true)).within(DAYS);
        doors.put(
                "summary of a timeline",
                log -> log.timelines()
                        .map(each -> FunnelSummary.of(summed, each).level())
                        .toList());
        doors.put(
                "summary of each row, joined",
                log -> log.timelines().map(each -> joined(summed, each)).toList());
    }

    private static Object surfaces(FunnelResult result) {
        return List.of(
                result.timeToConvert(1, 3),
                result.histogram(1, 3),
                result.value("score"),
                result.reaching(2),
                result.stoppingAt(2),
                result.level("0"));
    }

    private static int parts(Funnel funnel, EventLog log, Breakdown breakdown) {
        return funnel.run(log, breakdown.top(3)).results().size();
    }

    private static void trend(Map<String, Function<EventLog, Object>> doors, String name, Funnel funnel) {
        for (ChronoUnit period : List.of(ChronoUnit.HOURS, ChronoUnit.WEEKS)) {
            doors.put(
                    "trend by " + period + " " + name,
                    log -> funnel.run(log).trend(period, UTC).size());
        }
    }

    /** As many parts as there are times: rows of one time stand in one. */
    private static int joined(Funnel funnel, Timeline timeline) {
        FunnelSummary whole = FunnelSummary.empty(funnel, timeline.log().unit());
        int from = 0;
        for (int i = 1; i <= timeline.size(); i++) {
            if (i == timeline.size() || !timeline.time(i).equals(timeline.time(i - 1))) {
                whole = whole.then(FunnelSummary.of(funnel, timeline.part(from, i)));
                from = i;
            }
        }
        return whole.level();
    }

    private static void paths(Map<String, Function<EventLog, Object>> doors) {
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
            EventSequence sequence = EventSequence.of(pattern, steps(true));
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

    private static void attribution(Map<String, Function<EventLog, Object>> doors) {
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

    private static void maps(Map<String, Function<EventLog, Object>> doors) {
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

    private static Instant end(EventLog log) {
        return log.last().orElseThrow().plus(Duration.ofDays(1));
    }

    private static void retention(Map<String, Function<EventLog, Object>> doors) {
        List<Returning> returns = List.of(
                Returning.on(),
                Returning.onOrAfter(),
                Returning.inEvery(),
                Returning.inBrackets(0, 1, 2, 6, 7, 30),
                Returning.on().elapsed(),
                Returning.onOrAfter().elapsed(),
                Returning.on().atLeast(3),
                Returning.onOrAfter().atLeast(3));
        for (Returning returning : returns) {
            for (CohortEntry entry : List.of(CohortEntry.recurring(), CohortEntry.firstInRange())) {
                boolean refused =
                        entry.kind() == CohortEntry.Kind.RECURRING && returning.clock() == Returning.Clock.ELAPSED;
                for (boolean same : refused ? new boolean[0] : new boolean[] {true, false}) {
                    String name = (same ? " one event, " : " two events, ") + entry + ", " + returning;
                    Function<EventLog, ProductRetention> who = log -> same
                            ? ProductRetention.of(log)
                            : ProductRetention.of(log).startingWith("a").returningWith("b");
                    doors.put(
                            "product retention" + name,
                            log -> who.apply(log)
                                    .table(rule(log, entry, returning))
                                    .count());
                    doors.put(
                            "product retention by channel" + name,
                            log -> who.apply(log)
                                    .tableBy(rule(log, entry, returning), "channel")
                                    .size());
                    doors.put(
                            "product retention by own" + name,
                            log -> who.apply(log)
                                    .tableBy(rule(log, entry, returning), "own")
                                    .size());
                    doors.put("users of a cell" + name, log -> users(who.apply(log), log, rule(log, entry, returning)));
                }
            }
        }
        doors.put("life cycle", log -> ProductRetention.of(log).lifeCycle(periods(log), end(log)));
        doors.put(
                "active days",
                log -> ProductRetention.of(log.from(end(log).minus(Duration.ofDays(4000))))
                        .activeDays(ActiveDaysRule.lastDays(28, UTC)
                                .asOf(end(log).atZone(UTC).toLocalDate())));
        doors.put(
                "conditions",
                log -> ConditionsRule.of(
                                Step.of("a"), Step.of("b").where(Condition.equal("channel", "ad")), Step.of("c"))
                        .count(log)
                        .met());
    }

    private static Object users(ProductRetention who, EventLog log, CohortRule.AsOf rule) {
        try {
            return who.users(rule, log.columns().time(0), 0).returned().size();
        } catch (IllegalStateException nobody) {
            return 0;
        }
    }

    /** Hours where the log is short, weeks where it is long: a table has some thousand columns at most. */
    private static CalendarPeriods periods(EventLog log) {
        return Duration.between(Instant.EPOCH, log.last().orElseThrow()).toDays() < 100
                ? CalendarPeriods.hours(UTC)
                : CalendarPeriods.weeks(UTC);
    }

    private static CohortRule.AsOf rule(EventLog log, CohortEntry entry, Returning returning) {
        CalendarPeriods periods =
                returning.clock() == Returning.Clock.ELAPSED ? CalendarPeriods.weeks(UTC) : periods(log);
        return CohortRule.of(periods).withEntry(entry).withReturn(returning).asOf(end(log));
    }

    private static void logs(Map<String, Function<EventLog, Object>> doors) {
        doors.put(
                "sessions after a pause",
                log -> log.inSessions(Sessions.afterIdle(Duration.ofMinutes(30)))
                        .users()
                        .size());
        doors.put(
                "sessions by midnight, campaign, length and event",
                log -> log.inSessions(Sessions.afterIdle(Duration.ofMinutes(30))
                                .endingAtMidnight(UTC)
                                .endingAtCampaign("own")
                                .lastingAtMost(Duration.ofHours(1))
                                .beginningAt("a"))
                        .users()
                        .size());
        doors.put(
                "sessions by name",
                log -> log.inSessions(Sessions.named("own")).users().size());
        doors.put("cases", log -> log.inSessions(Sessions.cases("own")).users().size());
        doors.put(
                "engagement",
                log -> EngagementRule.pageViews("a")
                        .keyEvents("b")
                        .longerThan(Duration.ofSeconds(10))
                        .count(log)
                        .count());
        doors.put(
                "engagement of sessions",
                log -> EngagementRule.pageViews("a")
                        .count(log.inSessions(Sessions.named("own")))
                        .count());
        doors.put(
                "identities in a chain",
                log -> log.identified(chain(log, false)).users().size());
        doors.put(
                "identities in a chain backwards",
                log -> log.identified(chain(log, true)).users().size());
        doors.put(
                "identities of one",
                log -> log.identified(Identities.from(ids(log), id -> id, id -> "0"))
                        .users()
                        .size());
        doors.put(
                "report of identities",
                log -> chain(log, false).report(log).merged().size());
        doors.put("where", log -> log.where(Condition.matches("own", "v.*1")).size());
        doors.put(
                "where text", log -> log.where(Condition.contains("own", "11")).size());
        doors.put(
                "from and before",
                log -> log.from(log.columns().time(log.size() / 2)).before(LATE).size());
        doors.put("up to", log -> log.upTo(log.columns().time(log.size() / 2)).size());
        doors.put("of users", log -> log.ofUsers(List.of("0")).size());
        doors.put("of users that", log -> log.ofUsers(each -> each.size() > 20).size());
        doors.put("without duplicates", log -> log.withoutDuplicates("own").size());
        doors.put(
                "timelines in parts",
                log -> log.timelines()
                        .mapToInt(each -> each.upTo(each.time(each.size() / 2)).size())
                        .sum());
        doors.put(
                "events of timelines",
                log -> log.timelines()
                        .mapToInt(each -> each.events().size()
                                + each.times().size()
                                + each.toString().length())
                        .sum());
        doors.put("a log of events", log -> EventLog.from(events(log).stream()).size());
    }

    private static List<Event> events(EventLog log) {
        List<Event> events = new ArrayList<>();
        log.timelines().forEach(each -> {
            for (int i = 0; i < each.size(); i++) {
                events.add(Event.of(each.user(), each.event(i), each.time(i)).with("p" + i % 3, i));
            }
        });
        return events;
    }

    private static List<String> ids(EventLog log) {
        return IntStream.range(0, log.size()).mapToObj(i -> "id" + i).toList();
    }

    private static Identities chain(EventLog log, boolean backwards) {
        int n = log.size();
        return Identities.from(
                () -> IntStream.range(0, n - 1)
                        .map(i -> backwards ? n - 2 - i : i)
                        .iterator(),
                i -> "id" + i,
                i -> "id" + (i + 1));
    }
}
