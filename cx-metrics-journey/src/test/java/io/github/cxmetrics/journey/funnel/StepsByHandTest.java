package io.github.cxmetrics.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.journey.Condition;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is computed for many values, periods or exclusions at once, against the funnel that says one of them: random small logs by all options. */
class StepsByHandTest {

    private static final int TRIES = 6_000;
    private static final String[] NAMES = {"a", "b", "c", "x", "d"};

    private static <T> T pick(Random random, T[] from) {
        return from[random.nextInt(from.length)];
    }

    /** Values, and the hour as a property; rows in the order of time in one half of the logs, in no order in the other. */
    private static EventLog log(Random random, int seconds) {
        List<Event> events = new ArrayList<>();
        int n = 1 + random.nextInt(18);
        for (int i = 0; i < n; i++) {
            Instant time = Instant.ofEpochSecond((long) seconds * random.nextInt(16));
            Event event = Event.of("u" + random.nextInt(3), pick(random, NAMES), time)
                    .with("hour", "h" + time.getEpochSecond() / 3600);
            events.add(random.nextInt(5) == 0 ? event : event.with("own", "v" + random.nextInt(4)));
        }
        if (random.nextBoolean()) {
            events.sort(Comparator.comparing(Event::time));
        }
        return EventLog.from(events.stream()).knowing(NAMES).with("row", longs(n));
    }

    private static long[] longs(int n) {
        long[] rows = new long[n];
        Arrays.setAll(rows, row -> row);
        return rows;
    }

    /** A rule by random switches; nothing where they don't go together. */
    private static @Nullable Funnel funnel(Random random, int seconds) {
        Step[] steps = new Step[1 + random.nextInt(4)];
        for (int k = 0; k < steps.length; k++) {
            steps[k] = random.nextInt(5) == 0 ? Step.anyOf(NAMES[k], pick(random, NAMES)) : Step.of(NAMES[k]);
            boolean gap = k > 0 && random.nextInt(10) == 0;
            steps[k] = gap ? steps[k].withinOfPrevious(Duration.ofSeconds(seconds * 3L)) : steps[k];
        }
        Dialect dialect = Dialect.STANDARD
                .order(random.nextInt(8) == 0 ? pick(random, StepOrder.values()) : StepOrder.ORDERED)
                .entry(pick(random, Entry.values()))
                .ties(pick(random, Ties.values()))
                .use(pick(random, EventUse.values()))
                .bound(pick(random, WindowBound.values()))
                .exclusions(pick(random, ExclusionPolicy.values()));
        try {
            Funnel funnel = Funnel.steps(steps).dialect(dialect).asOf(Instant.ofEpochSecond(1_000_000));
            if (random.nextInt(4) > 0) {
                funnel = funnel.within(Duration.ofSeconds((long) seconds * (1 + random.nextInt(12))));
            }
            for (int x = random.nextInt(6) - 3; x > 0 && steps.length > 1; x--) {
                int from = 1 + random.nextInt(steps.length - 1);
                funnel = funnel.excluding(new Exclusion(
                        Step.of(random.nextBoolean() ? "x" : "d"),
                        from,
                        from + 1 + random.nextInt(steps.length - from)));
            }
            return random.nextInt(8) == 0 ? funnel.holding("own") : funnel;
        } catch (IllegalArgumentException unlike) {
            return null;
        }
    }

    /** The same rule with a condition at one step. */
    private static Funnel where(Funnel funnel, int step, Condition condition) {
        List<Step> steps = new ArrayList<>(funnel.steps());
        steps.set(step, steps.get(step).where(condition));
        return with(funnel, steps);
    }

    private static Funnel with(Funnel funnel, List<Step> steps) {
        Funnel.Form form = funnel.toForm();
        return new Funnel.Form(
                        form.type(),
                        form.version(),
                        steps,
                        form.window(),
                        form.idle(),
                        form.dialect(),
                        form.exclusions(),
                        form.unit(),
                        form.holding(),
                        form.asOf())
                .restore();
    }

    @Test
    void aBreakdownAtAStepIsAFunnelWithThatValueThere() {
        Random random = new Random(7);
        int parts = 0;
        for (int i = 0; i < TRIES; i++) {
            EventLog log = log(random, 1);
            Funnel funnel = varied(random, funnel(random, 1));
            if (funnel == null || isOpenToChoice(funnel)) {
                continue;
            }
            int step = random.nextInt(funnel.steps().size());
            if (funnel.steps().get(step).presence() == Step.Presence.OPTIONAL) {
                continue;
            }
            Breakdown own = Breakdown.by("own").atStep(step + 1);
            Map<String, FunnelResult> results = funnel.run(log, own).results();
            checkRest(results, funnel.run(log, own.top(1)).results());
            for (Map.Entry<String, FunnelResult> part : results.entrySet()) {
                FunnelResult wanted = where(funnel, step, Condition.equal("own", part.getKey()))
                        .run(log);
                // Who never carries the value at the step is in no part; who does is, as the funnel has them.
                Set<String> who = carriers(funnel, log, step, part.getKey());
                FunnelResult only = where(funnel, step, Condition.equal("own", part.getKey()))
                        .run(log.ofUsers(who));
                assertThat(part.getValue().reached())
                        .as("%s in %s at %s", funnel, log, part)
                        .isEqualTo(only.reached());
                assertThat(part.getValue().tally().left())
                        .isEqualTo(only.tally().left());
                assertThat(part.getValue().tally().count()).isEqualTo(who.size());
                assertThat(part.getValue().value("row")).isEqualTo(only.value("row"));
                assertThat(part.getValue().survival()).isEqualTo(only.survival());
                assertThat(part.getValue().timeToConvert()).isEqualTo(only.timeToConvert());
                assertThat(journeys(part.getValue())).isEqualTo(journeys(only));
                assertThat(part.getValue().trend(ChronoUnit.HOURS, ZoneId.of("UTC")))
                        .isEqualTo(only.trend(ChronoUnit.HOURS, ZoneId.of("UTC")));
                assertThat(wanted.conversion().successes())
                        .isEqualTo(only.conversion().successes());
                parts++;
            }
        }
        assertThat(parts).isGreaterThan(2 * TRIES / 3);
    }

    /** What the parts beyond the first have together is what is pooled of them. */
    private static void checkRest(Map<String, FunnelResult> parts, Map<String, FunnelResult> first) {
        FunnelResult rest = first.get(Breakdown.OTHER);
        assertThat(rest == null).isEqualTo(parts.size() < 2);
        if (rest == null) {
            return;
        }
        List<String> wanted = new ArrayList<>();
        long left = 0;
        long units = 0;
        long entered = 0;
        long converted = 0;
        for (Map.Entry<String, FunnelResult> part : parts.entrySet()) {
            if (!first.containsKey(part.getKey())) {
                FunnelResult of = part.getValue();
                wanted.addAll(journeys(of));
                left += of.tally().left();
                units += of.tally().count();
                for (TrendBucket bucket : of.trend(ChronoUnit.HOURS, ZoneId.of("UTC"))) {
                    entered += bucket.entered();
                    converted += bucket.converted().successes();
                }
            }
        }
        wanted.sort(null);
        assertThat(journeys(rest)).isEqualTo(wanted);
        assertThat(rest.tally().left()).isEqualTo(left);
        assertThat(rest.tally().count()).isEqualTo(units);
        List<TrendBucket> trend = rest.trend(ChronoUnit.HOURS, ZoneId.of("UTC"));
        assertThat(trend.stream().mapToLong(TrendBucket::entered).sum()).isEqualTo(entered);
        assertThat(trend.stream()
                        .mapToLong(bucket -> bucket.converted().successes())
                        .sum())
                .isEqualTo(converted);
    }

    /** Who took which steps when, and when they first and last entered. */
    private static List<String> journeys(FunnelResult result) {
        Outcomes found = result.detail().outcomes();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            StringBuilder journey =
                    new StringBuilder(result.detail().units.names().get(found.unit(i)));
            for (int k = 0; k < found.level(i); k++) {
                journey.append(' ').append(found.time(i, k));
            }
            for (int step = 0; step < result.reached().size(); step++) {
                journey.append(found.took(i, step) ? " took" : " left");
            }
            all.add(journey + " from " + found.firstEntry(i) + " to " + found.lastEntry(i));
        }
        all.sort(null);
        return all;
    }

    /** One rule of six with stops, a pause, or a step that may be left out; nothing where that does not go with it. */
    private static @Nullable Funnel varied(Random random, @Nullable Funnel funnel) {
        if (funnel == null || random.nextInt(6) > 0) {
            return funnel;
        }
        try {
            int which = random.nextInt(3);
            if (which == 0) {
                return funnel.dialect(funnel.dialect().entry(Entry.ANY_START).stopping(pick(random, Stop.values())));
            }
            if (which == 1) {
                return funnel.dialect(funnel.dialect().entry(Entry.ANY_START)).idleAtMost(Duration.ofSeconds(2));
            }
            List<Step> steps = new ArrayList<>(funnel.steps());
            int k = random.nextInt(steps.size());
            steps.set(k, steps.get(k).optional());
            return with(funnel, steps);
        } catch (IllegalArgumentException unlike) {
            return null;
        }
    }

    /** The journey that counts where a value is held is the deepest of all values, else that which ends first, else begins last. */
    @Test
    void aHeldPropertyHasTheBestJourneyOfItsValues() {
        Random random = new Random(9);
        int several = 0;
        for (int i = 0; i < TRIES / 2; i++) {
            EventLog log = log(random, 1);
            Funnel funnel = funnel(random, 1);
            if (funnel == null
                    || funnel.dialect().entry() == Entry.EVERY_ENTRY
                    || funnel.dialect().exclusions() == ExclusionPolicy.LEAVES_FUNNEL
                    || !funnel.toForm().holding().isEmpty()) {
                continue;
            }
            Outcomes held = funnel.holding("own").run(log).detail().outcomes();
            Map<String, List<Long>> found = new TreeMap<>();
            for (int at = 0; at < held.size(); at++) {
                found.put(log.users().get(held.unit(at)), summary(held, at));
            }
            Map<String, List<Long>> wanted = new TreeMap<>();
            for (String value : log.columns().names("own").names()) {
                EventLog part = log.where(Condition.equal("own", value));
                Outcomes one = funnel.run(part).detail().outcomes();
                for (int at = 0; at < one.size(); at++) {
                    String user = part.users().get(one.unit(at));
                    several += wanted.containsKey(user) ? 1 : 0;
                    wanted.merge(user, summary(one, at), StepsByHandTest::better);
                }
            }
            assertThat(found).as("%s", funnel).isEqualTo(wanted);
        }
        assertThat(several).isGreaterThan(TRIES / 20);
    }

    /** The level, the end, the begin, and when the unit first and last entered. */
    private static List<Long> summary(Outcomes of, int at) {
        int level = of.level(at);
        return List.of((long) level, of.time(at, level - 1), of.time(at, 0), of.firstEntry(at), of.lastEntry(at));
    }

    private static List<Long> better(List<Long> one, List<Long> other) {
        Comparator<List<Long>> deeper = Comparator.comparing(journey -> -journey.get(0));
        List<Long> best = deeper.thenComparing(journey -> journey.get(1))
                                .thenComparing(journey -> -journey.get(2))
                                .compare(one, other)
                        <= 0
                ? one
                : other;
        return List.of(
                best.get(0),
                best.get(1),
                best.get(2),
                Math.min(one.get(3), other.get(3)),
                Math.max(one.get(4), other.get(4)));
    }

    private static Set<String> carriers(Funnel funnel, EventLog log, int step, String value) {
        Set<String> who = new HashSet<>();
        FunnelPlan plan = FunnelPlan.of(funnel, log);
        var own = log.columns().names("own");
        for (int row = 0; row < log.size(); row++) {
            int code = own.at(row);
            if (code >= 0
                    && own.names().get(code).equals(value)
                    && (plan.mask(row) >>> plan.requiredIndex(step) & 1) != 0) {
                who.add(log.users().get(log.columns().users().at(row)));
            }
        }
        return who;
    }

    @Test
    void aPeriodOfATrendIsAFunnelThatBeginsInIt() {
        Random random = new Random(8);
        int checked = 0;
        for (int i = 0; i < TRIES; i++) {
            EventLog log = log(random, 900);
            Funnel funnel = funnel(random, 900);
            // Other entries count journeys; what voids all may do so after the last window of a period; who leaves is
            // in no period.
            if (funnel == null
                    || funnel.dialect().entry() != Entry.ANY_START
                    || funnel.dialect().order() == StepOrder.UNORDERED
                    || funnel.dialect().exclusions() != ExclusionPolicy.CLEARS_PROGRESS
                            && !funnel.toForm().exclusions().isEmpty()
                    || isOpenToChoice(funnel)) {
                continue;
            }
            Map<String, List<Long>> wanted = new TreeMap<>();
            for (String hour : log.columns().names("hour").names()) {
                FunnelResult one =
                        where(funnel, 0, Condition.equal("hour", hour)).run(log);
                if (one.reached().get(0) > 0) {
                    wanted.put(
                            hour, List.of(one.reached().get(0), one.conversion().successes()));
                }
            }
            Map<String, List<Long>> found = new TreeMap<>();
            funnel.run(log).trend(ChronoUnit.HOURS, ZoneId.of("UTC")).stream()
                    .filter(bucket -> bucket.entered() > 0)
                    .forEach(bucket -> found.put(
                            "h" + bucket.start().toEpochSecond() / 3600,
                            List.of(bucket.entered(), bucket.converted().successes())));
            assertThat(found).as("%s", funnel).isEqualTo(wanted);
            checked++;
        }
        assertThat(checked).isGreaterThan(TRIES / 20);
    }

    /** Where a row fills the first step that it matches, a condition at one step lets it fill another: that is another rule. */
    private static boolean isOpenToChoice(Funnel funnel) {
        return funnel.dialect().use() == EventUse.FIRST_MATCHING_STEP
                && funnel.steps().stream().anyMatch(step -> step.events().size() > 1);
    }

    /** Nobody is counted as left who never entered, whoever was looked at before. */
    @Test
    void whoLeavesIsCountedOnceWhereAPropertyIsHeld() {
        EventLog log = EventLog.of(
                Event.of("ann", "a", "2024-05-01T10:00:00Z").with("own", "v"),
                Event.of("ann", "x", "2024-05-01T10:01:00Z").with("own", "v"),
                Event.of("ann", "b", "2024-05-01T10:02:00Z").with("own", "v"),
                Event.of("bob", "c", "2024-05-01T10:00:00Z").with("own", "v"));
        Funnel funnel = Funnel.steps("a", "b")
                .dialect(Dialect.POSTHOG)
                .excluding(new Exclusion(Step.of("x"), 1, 2))
                .holding("own");
        assertThat(funnel.count(log).left()).isEqualTo(1);
        assertThat(funnel.count(log).count()).isEqualTo(2);
    }
}
