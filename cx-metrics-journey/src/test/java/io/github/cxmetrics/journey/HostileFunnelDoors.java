package io.github.cxmetrics.journey;

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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Doors of funnels: every dialect, and what is asked of a result. */
final class HostileFunnelDoors {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Duration DAYS = Duration.ofDays(14);
    private static final Instant LATE = Instant.parse("2100-01-01T00:00:00Z");

    private HostileFunnelDoors() {}

    static Step[] steps(boolean deep) {
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

    static void funnels(Map<String, Function<EventLog, Object>> doors) {
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

    static void surfaces(Map<String, Function<EventLog, Object>> doors) {
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
}
