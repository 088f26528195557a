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
            Funnel funnel = funnel(random, 1);
            if (funnel == null || isOpenToChoice(funnel)) {
                continue;
            }
            int step = random.nextInt(funnel.steps().size());
            Map<String, FunnelResult> results =
                    funnel.run(log, Breakdown.by("own").atStep(step + 1)).results();
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
                assertThat(wanted.conversion().successes())
                        .isEqualTo(only.conversion().successes());
                parts++;
            }
        }
        assertThat(parts).isGreaterThan(2 * TRIES / 3);
    }

    private static Set<String> carriers(Funnel funnel, EventLog log, int step, String value) {
        Set<String> who = new HashSet<>();
        FunnelPlan plan = FunnelPlan.of(funnel, log);
        var own = log.columns().names("own");
        for (int row = 0; row < log.size(); row++) {
            int code = own.at(row);
            if (code >= 0 && own.names().get(code).equals(value) && (plan.mask(row) >>> step & 1) != 0) {
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
