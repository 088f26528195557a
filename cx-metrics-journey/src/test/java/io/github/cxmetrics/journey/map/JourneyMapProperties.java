package io.github.cxmetrics.journey.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.ManyTimelines;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.retention.ProductRetention;
import io.github.cxmetrics.retention.cohort.CohortEntry;
import io.github.cxmetrics.retention.cohort.CohortRule;
import io.github.cxmetrics.retention.cohort.CohortTable;
import io.github.cxmetrics.retention.cohort.Returning;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Maps, drivers and cohorts of random logs against plain loops over objects. */
class JourneyMapProperties {

    private static final String[] NAMES = {"a", "b", "c", "d"};
    private static final String[] CHANNELS = {"web", "app"};
    private static final Instant END = ManyTimelines.START.plus(Duration.ofDays(20));

    private static List<Event> events(int seed) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        int rows = random.nextInt(60);
        for (int i = 0; i < rows; i++) {
            Instant time = ManyTimelines.START.plusSeconds(3600L * random.nextInt(24 * 15));
            events.add(Event.of("u" + random.nextInt(8), NAMES[random.nextInt(4)], time)
                    .with("channel", CHANNELS[random.nextInt(2)]));
        }
        return events;
    }

    private static EventLog log(List<Event> events) {
        return EventLog.from(events.stream()).knowing(NAMES);
    }

    private static JourneyMapRule rule(String first, String second, String third) {
        return JourneyMapRule.of(Stage.of("one", first), Stage.of("two", second), Stage.of("three", third))
                .asOf(END);
    }

    @Property(tries = 200, seed = "8101")
    void aMapAgreesWithThePlainDefinition(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        EventLog log = log(events(seed));
        JourneyMap map = rule("a", "b", "c").count(log);
        List<String> order = List.of("a", "b", "c");
        for (int stage = 0; stage < 2; stage++) {
            long reached = 0;
            long moved = 0;
            for (Timeline timeline : log.timelines().toList()) {
                int first = timeline.events().indexOf(order.get(stage));
                if (first >= 0) {
                    reached++;
                    TreeSet<String> later = new TreeSet<>(timeline.events().subList(first, timeline.size()));
                    later.retainAll(order.subList(stage + 1, 3));
                    moved += later.isEmpty() ? 0 : 1;
                }
            }
            String name = stage == 0 ? "one" : "two";
            assertThat(map.reach(name).successes()).isEqualTo(reached);
            assertThat(map.movedOn(name).successes()).isEqualTo(moved);
            assertThat(map.timeInStage(name).observed()).isEqualTo(moved);
            assertThat(map.timeInStage(name).count()).isEqualTo(reached);
        }
    }

    @Property(tries = 100, seed = "8102")
    void touchpointsAddUpToTheirStage(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        List<Event> events = events(seed);
        if (events.isEmpty()) {
            return;
        }
        EventLog log = log(events);
        JourneyMap map = rule("a", "b", "c").byChannel("channel").count(log);
        for (String stage : List.of("one", "two", "three")) {
            long most = 0;
            long sum = 0;
            for (JourneyMap.Touchpoint row : map.touchpoints()) {
                if (row.stage().equals(stage)) {
                    most = Math.max(most, row.customers().orElseThrow());
                    sum += row.customers().orElseThrow();
                }
            }
            assertThat(map.reach(stage).successes()).isBetween(most, sum);
        }
        long onMap =
                List.of("one", "two", "three").stream().mapToLong(map::events).sum();
        assertThat(onMap + map.offMap()).isEqualTo(log.size());
    }

    @Property(tries = 100, seed = "8103")
    void relabellingEventsPermutesTheMap(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        List<Event> events = events(seed);
        List<Event> renamed = events.stream()
                .map(event -> new Event(event.user(), "x" + event.name(), event.time(), event.properties()))
                .toList();
        EventLog other = EventLog.from(renamed.stream()).knowing("xa", "xb", "xc", "xd");
        JourneyMap map = rule("a", "b", "c").count(log(events));
        JourneyMap again = rule("xa", "xb", "xc").count(other);
        assertThat(again.toString()).isEqualTo(map.toString());
        assertThat(again.toCounts().wholes()).isEqualTo(map.toCounts().wholes());
        assertThat(again.toCounts().cells()).isEqualTo(map.toCounts().cells());
    }

    @Property(tries = 150, seed = "8104")
    void cohortsOfTwoEqualEventsAreThoseOfOne(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        EventLog log = log(events(seed));
        Random random = new Random(seed);
        Returning[] returns = {
            Returning.on(),
            Returning.onOrAfter(),
            Returning.inBrackets(1, 2, 3, 7),
            Returning.on().elapsed()
        };
        Returning returning = returns[random.nextInt(returns.length)];
        boolean recurring = random.nextBoolean() && returning.clock() == Returning.Clock.CALENDAR;
        CohortRule.AsOf rule = CohortRule.of(CalendarPeriods.days(ZoneId.of("Europe/Berlin")))
                .withReturn(returning)
                .withEntry(recurring ? CohortEntry.recurring() : CohortEntry.firstInRange())
                .asOf(END);
        Step activity = Step.anyOf("a", "b");
        CohortTable one = ProductRetention.of(log, activity).table(rule);
        CohortTable two = ProductRetention.of(log, activity)
                .returningWith(activity.named("again"))
                .table(rule);
        assertThat(two.cohorts()).isEqualTo(one.cohorts());
        assertThat(two.count()).isEqualTo(one.count());
        boolean brackets = returning.window() instanceof Returning.Brackets;
        for (int column = brackets ? 0 : 1; column < one.columns(); column++) {
            assertThat(two.overall(column)).as("column %s", column).isEqualTo(one.overall(column));
        }
    }
}
