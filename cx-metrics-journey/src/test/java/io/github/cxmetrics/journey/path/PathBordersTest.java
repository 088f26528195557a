package io.github.cxmetrics.journey.path;

import static io.github.cxmetrics.journey.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cxmetrics.Proportion;
import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.Event;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Timeline;
import io.github.cxmetrics.journey.Walks;
import io.github.cxmetrics.journey.path.NextNode.Base;
import io.github.cxmetrics.journey.path.NextNode.Direction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Paths at their borders: tables that grow, lists that are cut when printed, chains from each end, and what no log can hold. */
class PathBordersTest {

    /** Edges beside a map of them: below the width where every pair has a cell, at it, and beyond it. */
    @Test
    void edgesAreCountedAsAMapCountsThem() {
        Random random = new Random(11);
        for (int nodes : new int[] {2, 3, 511, 512, 513, 5_000}) {
            EdgeCounts counted = new EdgeCounts(nodes);
            EdgeCounts open = new EdgeCounts();
            Map<String, Long> wanted = new TreeMap<>();
            for (int i = 0; i < 3_000; i++) {
                int from = random.nextInt(nodes);
                int to = random.nextInt(nodes);
                counted.add(from, to);
                open.add(from, to);
                wanted.merge(from + " " + to, 1L, Long::sum);
                assertThat(open.holds(from, to)).isTrue();
            }
            assertThat(edges(counted)).as("%s nodes", nodes).isEqualTo(wanted);
            assertThat(edges(open)).as("%s nodes", nodes).isEqualTo(wanted);
            assertThat(open.size()).isEqualTo(wanted.size());
            assertThat(open.holds(nodes, 0)).isFalse();
        }
    }

    private static Map<String, Long> edges(EdgeCounts counts) {
        Map<String, Long> edges = new TreeMap<>();
        counts.forEach((from, to, count) ->
                assertThat(edges.put(from + " " + to, count)).isNull());
        return edges;
    }

    /** The smallest number of every stretch, those beyond the ends included, beside a search through it. */
    @Test
    void minimaOfEveryStretch() {
        Random random = new Random(5);
        for (int n : new int[] {0, 1, 2, 3, 4, 7, 8, 9, 16, 17}) {
            int[] values = random.ints(n, 0, 50).toArray();
            RangeMinimum minimum = new RangeMinimum(values);
            for (int from = -1; from <= n; from++) {
                for (int to = from; to <= n + 1; to++) {
                    int smallest = IntStream.range(Math.max(0, from), Math.min(n, to))
                            .map(i -> values[i])
                            .min()
                            .orElse(Integer.MAX_VALUE);
                    assertThat(minimum.between(from, to))
                            .as("%s..%s of %s", from, to, Arrays.toString(values))
                            .isEqualTo(smallest);
                }
            }
            assertThat(minimum).hasToString(Arrays.toString(values));
        }
    }

    @Test
    void chainsBeginAtEitherEndOrAtAMatch() {
        Timeline timeline = Walks.timeline("a b a c b");
        assertThat(next(Direction.FORWARD, Base.HEAD, timeline)).isEqualTo("a");
        assertThat(next(Direction.FORWARD, Base.HEAD, timeline, "a")).isEqualTo("b");
        assertThat(next(Direction.FORWARD, Base.HEAD, timeline, "b")).isEmpty();
        assertThat(next(Direction.FORWARD, Base.TAIL, timeline)).isEqualTo("b");
        assertThat(next(Direction.FORWARD, Base.TAIL, timeline, "b")).isEmpty();
        assertThat(next(Direction.BACKWARD, Base.TAIL, timeline, "b")).isEqualTo("c");
        assertThat(next(Direction.BACKWARD, Base.TAIL, timeline, "b", "c", "a", "b"))
                .isEqualTo("a");
        assertThat(next(Direction.BACKWARD, Base.TAIL, timeline, "b", "c", "a", "b", "a"))
                .isEmpty();
        assertThat(next(Direction.BACKWARD, Base.HEAD, timeline, "a")).isEmpty();
        assertThat(next(Direction.FORWARD, Base.FIRST_MATCH, timeline, "a")).isEqualTo("b");
        assertThat(next(Direction.FORWARD, Base.LAST_MATCH, timeline, "a")).isEqualTo("c");
        assertThat(next(Direction.BACKWARD, Base.LAST_MATCH, timeline, "b")).isEqualTo("c");
        assertThat(next(Direction.FORWARD, Base.FIRST_MATCH, timeline, "d")).isEmpty();
        assertThat(next(Direction.FORWARD, Base.FIRST_MATCH, timeline, "a", "c"))
                .isEmpty();
        refuses(
                "a chain that begins at FIRST_MATCH needs an event",
                () -> new NextNode(Direction.FORWARD, Base.FIRST_MATCH, List.of()));
        refuses(
                "a chain that begins at LAST_MATCH needs an event",
                () -> new NextNode(Direction.FORWARD, Base.LAST_MATCH, List.of()));
    }

    private static String next(Direction direction, Base base, Timeline timeline, String... chain) {
        return new NextNode(direction, base, List.of(chain)).of(timeline).orElse("");
    }

    @Test
    void followersStandByTheirNumberAndName() {
        EventLog log = Walks.log("a z", "a z", "a b", "a c", "a");
        assertThat(NextNode.after("a").count(log)).hasToString("{z=2, b=1, c=1}");
        refuses(
                "unknown event x; the nearest is a",
                () -> NextNode.after("x").count(Walks.log("a").strict()));
    }

    @Test
    void sequencesAreChecked() {
        Step[] many = new Step[65];
        Arrays.setAll(many, i -> Step.of("e" + i));
        refuses("a sequence has 1 to 64 steps, not 65", () -> EventSequence.of("(?1)", many));
        refuses("a sequence has 1 to 64 steps, not 0", () -> EventSequence.of(""));
        Timeline last = Walks.timeline("e0 e63");
        assertThat(EventSequence.of("(?1)(?64)", Arrays.copyOf(many, 64)).matches(last))
                .isTrue();
        assertThat(EventSequence.of("(?64)(?1)", Arrays.copyOf(many, 64)).matches(last))
                .isFalse();
        EventSequence.Finder finder = EventSequence.of("(?1)", Step.of("a")).finder(Walks.log("a"));
        refuses("a timeline of another log needs a finder of its own", () -> finder.matches(Walks.timeline("a")));
        assertThat(finder).hasToString("(?1)");
        refuses("can't read the pattern (?1)b at b", () -> EventSequence.of("(?1)b", Step.of("a")));
        refuses("step 2 of the pattern (?2) is outside 1..1", () -> EventSequence.of("(?2)", Step.of("a")));
        refuses("step 0 of the pattern (?0) is outside 1..1", () -> EventSequence.of("(?0)", Step.of("a")));
        refuses(
                "step 12345678901 of the pattern (?12345678901) is outside 1..1",
                () -> EventSequence.of("(?12345678901)", Step.of("a")));
        assertThat(EventSequence.of("(?000000001)", Step.of("a"))
                        .count(Walks.log("a", "b"))
                        .successes())
                .isOne();
        refuses("the pattern (?t<1)(?1) begins with a time", () -> EventSequence.of("(?t<1)(?1)", Step.of("a")));
        refuses("the pattern (?1)(?t<1) ends with a time", () -> EventSequence.of("(?1)(?t<1)", Step.of("a")));
    }

    /** A pattern of nothing is found everywhere, once for each event that is one of its steps. */
    @Test
    void anEmptyPatternIsEverywhere() {
        EventSequence empty = EventSequence.of("", Step.of("a"));
        assertThat(empty.occurrences(Walks.timeline("a x a"))).isEqualTo(2);
        assertThat(empty.matches(Walks.timeline("x"))).isTrue();
        assertThat(empty.firstMatch(Walks.timeline("a"))).isEmpty();
        assertThat(empty.count(Walks.log("a", "x")))
                .isEqualTo(Proportion.of(2, 2).named("users with any of [a]", "users"));
    }

    /** Times of the numbered elements alone, of the first match; nothing where there is none. */
    @Test
    void theFirstMatchHasTheTimesOfItsSteps() {
        EventSequence sequence =
                EventSequence.of("(?1).*(?2)(?t>60)(?t!=240)(?3)", Step.of("a"), Step.of("b"), Step.of("c"));
        Timeline timeline = Walks.timeline("b a c b c b x c c");
        assertThat(sequence.firstMatch(timeline)).containsExactly(minute(1), minute(5), minute(7));
        assertThat(sequence.occurrences(timeline)).isOne();
        assertThat(sequence.firstMatch(Walks.timeline("a b c"))).isEmpty();
        EventSequence any = EventSequence.of("(?1).(?2)", Step.of("a"), Step.of("b"));
        assertThat(any.firstMatch(Walks.timeline("a b b"))).containsExactly(minute(0), minute(2));
    }

    private static Instant minute(int minute) {
        return Walks.START.plusSeconds(60L * minute);
    }

    @Test
    void timesOfPaths() {
        EventLog log = EventLog.of(
                Event.of("ann", "a", minute(0)),
                Event.of("ann", "b", minute(3)),
                Event.of("ann", "a", minute(10)),
                Event.of("bob", "a", minute(1)),
                Event.of("cyd", "a", minute(1)),
                Event.of("cyd", "b", minute(6)));
        assertThat(PathTimes.throughput(log).count()).isEqualTo(3);
        assertThat(PathTimes.throughput(log).max()).isEqualTo(600_000_000L);
        assertThat(PathTimes.throughput(log).min()).isZero();
        assertThat(PathTimes.idle(log).count()).isEqualTo(3);
        assertThat(PathTimes.idle(log).min()).isEqualTo(180_000_000L);
        assertThat(PathTimes.idle(log).max()).isEqualTo(420_000_000L);
        assertThat(PathTimes.idle(log, "a", "b").count()).isEqualTo(2);
        assertThat(PathTimes.idle(log, "a", "b").max()).isEqualTo(300_000_000L);
        assertThat(PathTimes.idle(log, "b", "a").min()).isEqualTo(420_000_000L);
        assertThat(PathTimes.idle(log, "b", "b").count()).isZero();
        refuses("unknown event c; the nearest is a", () -> PathTimes.idle(log.strict(), "a", "c"));
    }

    private static String letters(int n) {
        return IntStream.range(0, n).mapToObj(i -> String.format("s%03d", i)).collect(Collectors.joining(" "));
    }

    @Test
    void longListsAreCutWherePrinted() {
        StepMatrix matrix = PathRule.events().stepMatrix(60).count(Walks.log(letters(60)));
        List<String> lines = matrix.toString().lines().toList();
        assertThat(lines.get(0)).isEqualTo("step matrix: 1 paths");
        assertThat(lines.get(1)).startsWith("step  ").endsWith("30");
        assertThat(lines).hasSize(2 + 50 + 2).endsWith("… 10 more steps", "… 30 more positions");
        StepMatrix whole = PathRule.events().stepMatrix(30).count(Walks.log(letters(50)));
        assertThat(whole.toString().lines()).hasSize(2 + 30);
        assertThat(whole.toString()).doesNotContain("more");

        Transitions eleven = Transitions.of(Walks.log(letters(10)));
        assertThat(eleven.toString())
                .startsWith("transitions: 11 in 1 paths, 11 different, 10 steps\n")
                .endsWith("… 1 more\n");
        assertThat(Transitions.of(Walks.log(letters(9))).toString()).doesNotContain("more");

        List<Variant> kept = new ArrayList<>();
        for (int i = 0; i < 1001; i++) {
            kept.add(new Variant(List.of("s" + i), 1));
        }
        Variants.Top top = new Variants.Top(kept, 0, 0);
        assertThat(top.toString().lines()).hasSize(1 + 1000 + 1);
        assertThat(top.toString()).contains("… 1 more").doesNotContain("s1000 ");
        assertThat(new Variants.Top(kept.subList(0, 1000), 0, 0).toString().lines())
                .hasSize(1 + 1000);
        assertThat(top.coverage().value()).isOne();
    }

    @Test
    void countsThatCannotComeFromALogAreRefused() {
        StepsToGoalRule rule = new StepsToGoalRule(Step.of("a"), Step.of("b"));
        refuses(
                "each number of steps has a count, not 2 numbers and 1 counts",
                () -> new StepsToGoal(rule, 3, 3, List.of(1L, 2L), List.of(1L)));
        refuses(
                "numbers of steps must rise from 1, not [0]",
                () -> new StepsToGoal(rule, 3, 3, List.of(0L), List.of(1L)));
        refuses(
                "numbers of steps must rise from 1, not [2, 2]",
                () -> new StepsToGoal(rule, 3, 3, List.of(2L, 2L), List.of(1L, 1L)));
        refuses(
                "customers at the goal, started and all must rise, not 4, 3, 5",
                () -> new StepsToGoal(rule, 5, 3, List.of(1L), List.of(4L)));
        refuses(
                "customers at the goal, started and all must rise, not 1, 4, 3",
                () -> new StepsToGoal(rule, 3, 4, List.of(1L), List.of(1L)));
        StepsToGoal all = new StepsToGoal(rule, 7, 7, List.of(1L, 3L, 4L), List.of(2L, 2L, 3L));
        assertThat(all.median()).isEqualTo(3);
        assertThat(all.mean()).isEqualTo(20.0 / 7);
        assertThat(new StepsToGoal(rule, 4, 4, List.of(1L, 4L), List.of(2L, 2L)).median())
                .isEqualTo(2.5);
        assertThat(all.toCounts().numbers()).hasToString("{customers=7, started=7, arrived=7}");
        refuses("a position must not be negative: -1", () -> new Sankey.Link(-1, "a", "b", 1));
        refuses("a → (start) leads nowhere", () -> new Sankey.Link(1, "a", PathRule.START, 1));
        refuses(
                "position 0 is outside 1..2",
                () -> PathRule.events().stepMatrix(2).empty().at(0));
        refuses(
                "the number of positions must be 1..1000, not 1001",
                () -> PathRule.events().stepMatrix(1001));
        refuses(
                "a path has 1..2147483647 steps, not 0",
                () -> new Variants.Counts(
                                "variants",
                                1,
                                PathRule.events().variants().toForm(),
                                List.of(new Variant(List.of(), 1)),
                                0)
                        .toTally());
    }

    @Test
    void variantsWithoutAPathAreLeftOut() {
        Variants none = new Variants.Counts(
                        "variants",
                        1,
                        PathRule.events().variants().toForm(),
                        List.of(new Variant(List.of("a"), 0), new Variant(List.of("b"), 2)),
                        3)
                .toTally();
        assertThat(none.distinct()).isOne();
        assertThat(none.count()).isEqualTo(2);
        assertThat(none.excluded()).isEqualTo(3);
        assertThat(PathRule.events().variants(2)).hasToString("events, 2 first steps");
        assertThat(PathRule.events().stepMatrix(2)).hasToString("events, 2 positions");
    }

    /** From the first start on, the goal itself included; a start that is the goal as well is not its own arrival. */
    @Test
    void stepsToAGoalAreCounted() {
        StepsToGoalRule rule = new StepsToGoalRule(Step.of("a"), Step.of("b"));
        StepsToGoal steps = rule.count(Walks.log("x a y b", "a b", "b a", "x b", "a a b b"));
        assertThat(steps.count()).isEqualTo(5);
        assertThat(steps.arrived()).isEqualTo(Proportion.of(3, 4).named("arrived at b", "customers who started"));
        assertThat(steps.customersWith(1)).isOne();
        assertThat(steps.customersWith(2)).isEqualTo(2);
        assertThat(steps.customersWith(3)).isZero();
        assertThat(steps).hasToString("steps from a to b: median 2, mean 1.67, 3 of 4 customers got there");
        StepsToGoal same = new StepsToGoalRule(Step.of("a"), Step.of("a")).count(Walks.log("a", "a x a"));
        assertThat(same.arrived().successes()).isOne();
        assertThat(same.customersWith(2)).isOne();
        StepsToGoal none = rule.count(Walks.log("a"));
        assertThat(none).hasToString("steps from a to b: nobody got there");
        assertThatIllegalStateException()
                .isThrownBy(none::mean)
                .withMessage("steps from a to b are undefined: nobody got there");
        assertThatIllegalStateException()
                .isThrownBy(none::median)
                .withMessage("steps from a to b are undefined: nobody got there");
        assertThat(StepsToGoalRule.to(Step.of("z")).unknownNames(Walks.log("a")).events())
                .containsExactly("z");
    }

    /** Starts and goals of one tick, in either order of rows: the start comes first, one that is both in between. */
    @Test
    void stepsOfOneTickStandStartFirst() {
        StepsToGoalRule rule = new StepsToGoalRule(Step.of("a"), Step.of("b"));
        Event start = Event.of("ann", "a", minute(0));
        Event goal = Event.of("ann", "b", minute(0));
        Event other = Event.of("ann", "x", minute(0));
        for (List<Event> rows : List.of(List.of(start, goal, other), List.of(other, goal, start))) {
            StepsToGoal steps = rule.count(EventLog.of(rows.toArray(Event[]::new)));
            assertThat(steps.customersWith(1)).isOne();
        }
    }

    @Test
    void unknownNamesOfPathsAreThoseAskedFor() {
        EventLog log = Walks.log("web:a b");
        assertThat(PathRule.property("page").transitions().unknownNames(log).properties())
                .containsExactly("page");
        assertThat(PathRule.property("page").variants().unknownNames(log).properties())
                .containsExactly("page");
        assertThat(PathRule.property("page").stepMatrix(2).unknownNames(log).properties())
                .containsExactly("page");
        assertThat(PathRule.property("channel").transitions().unknownNames(log).isEmpty())
                .isTrue();
        assertThat(NextNode.after("z", "a").unknownNames(log).events()).containsExactly("z");
        assertThat(EventSequence.ofEvents("z", "a").unknownNames(log).events()).containsExactly("z");
    }

    @Test
    void pathsWithoutAPropertyAreExcludedInEveryOrder() {
        EventLog runs = Walks.log("web:a b app:c", "d");
        EventLog mixed = EventLog.of(
                Event.of("ann", "a", minute(0)).with("channel", "web"),
                Event.of("bob", "d", minute(0)),
                Event.of("ann", "b", minute(1)),
                Event.of("ann", "c", minute(2)).with("channel", "app"));
        for (EventLog log : List.of(runs, mixed)) {
            StepMatrix matrix = PathRule.property("channel").stepMatrix(2).count(log);
            assertThat(matrix.excluded()).isEqualTo(2);
            assertThat(matrix.links()).hasToString("[0 (start) → 1 web: 1, 1 web → 2 app: 1]");
            Variants variants = PathRule.property("channel").variants().count(log);
            assertThat(variants.excluded()).isEqualTo(2);
            assertThat(variants.top(5).kept()).hasToString("[web > app: 1]");
            assertThat(variants.top(5).kept().get(0).path()).isEqualTo("web > app");
        }
    }

    /** Paths from timelines, whose table is for any number of steps, go with those of a log, also where both name their steps alike. */
    @Test
    void variantsOfTimelinesAreThoseOfTheirLog() {
        EventLog log = Walks.log("a b c", "a b", "c");
        Variants.Rule rule = PathRule.events().variants();
        Variants counted = rule.count(log);
        Variants collected = log.timelines().collect(rule.collector());
        assertThat(collected.top(9).kept()).hasToString("[a > b: 1, a > b > c: 1, c: 1]");
        assertThat(collected).isEqualTo(counted);
        assertThat(collected.plus(counted).top(9).kept()).hasToString("[a > b: 2, a > b > c: 2, c: 2]");
        assertThat(counted.plus(collected)).isEqualTo(collected.plus(counted));
    }

    /** Codes in bytes may have more names than bytes tell apart; their paths go with those of wider codes. */
    @Test
    void variantsOfBytesGoWithWiderOnes() {
        List<String> names = IntStream.range(100, 300).mapToObj(i -> "n" + i).toList();
        Codes user = Codes.of("u", "u");
        long[] times = {0, 1};
        Variants narrow = Variants.of(EventLog.of(user, Codes.of(new byte[] {1, 0}, names), times, ChronoUnit.SECONDS));
        Variants wide = Variants.of(EventLog.of(user, Codes.of(new int[] {1, 0}, names), times, ChronoUnit.SECONDS));
        assertThat(narrow.plus(wide).top(9).kept()).hasToString("[n101 > n100: 2]");
        assertThat(wide.plus(narrow).top(9).kept()).hasToString("[n101 > n100: 2]");
        assertThat(narrow).isEqualTo(wide);
    }

    @Test
    void storedPathsHaveNamesOfSteps() {
        Variants.Rule.Form rule = PathRule.events().variants().toForm();
        for (String name : List.of(PathRule.START, PathRule.END, PathRule.OTHER)) {
            refuses(
                    "a step can't be called " + name,
                    () -> new Variants.Counts("variants", 1, rule, List.of(new Variant(List.of("a", name), 1)), 0)
                            .toTally());
        }
    }

    @Test
    void nodesAndReworkAreChecked() {
        refuses("a node stands at position 1 or later, not 0", () -> new Sankey.Node(0, "a", 1, 1));
        refuses("a node holds at least 1 step, not 0", () -> new Sankey.Node(1, "a", 1, 0));
        refuses("units must not be negative: -1", () -> new Sankey.Node(1, "a", -1, 1));
        assertThat(new Sankey.Node(1, "a", 0, 1).units()).isZero();
        refuses(
                "a step can't be done 5 times by 3 of 3 units, of which -1 repeat it",
                () -> new Variants.Rework("a", 5, 3, -1, 0, 0, 3));
        refuses(
                "a step can't be done 5 times by 3 of 3 units, of which 4 repeat it",
                () -> new Variants.Rework("a", 5, 3, 4, 0, 0, 3));
        refuses(
                "a step can't be done 5 times by 3 of 2 units, of which 1 repeat it",
                () -> new Variants.Rework("a", 5, 3, 1, 0, 0, 2));
        refuses(
                "a step can't be done 2 times by 3 of 3 units, of which 0 repeat it",
                () -> new Variants.Rework("a", 2, 3, 0, 0, 0, 3));
        refuses("self-loops must not be negative: -1", () -> new Variants.Rework("a", 3, 3, 0, -1, 0, 3));
        refuses("returns must not be negative: -1", () -> new Variants.Rework("a", 3, 3, 0, 0, -1, 3));
        assertThat(new Variants.Rework("a", 6, 3, 3, 3, 0, 3).repeatingShare().value())
                .isOne();
        assertThat(new Variants.Rework("a", 3, 3, 0, 0, 0, 3).repeatingShare().value())
                .isZero();
    }

    /** As many paths, names and variants, and yet not the same. */
    @Test
    void variantsDifferInTheirCountsAndTheirPaths() {
        Variants one = Variants.of(Walks.log("a b", "a b", "b a"));
        assertThat(one).isNotEqualTo(Variants.of(Walks.log("a b", "b a", "b a")));
        assertThat(one).isNotEqualTo(Variants.of(Walks.log("a b", "a b", "b b a")));
        assertThat(one).isNotEqualTo(Variants.of(Walks.log("a b", "b a")));
        assertThat(one).isEqualTo(Variants.of(Walks.log("b a", "a b", "a b")));
        assertThat(one).isNotEqualTo(PathRule.events().variants(2).count(Walks.log("a b", "a b", "b a")));
        assertThat(one).doesNotHaveSameHashCodeAs(Variants.of(Walks.log("a b")));
        assertThat(one.toCounts().numbers()).hasToString("{paths=3, excluded rows=0}");
    }
}
