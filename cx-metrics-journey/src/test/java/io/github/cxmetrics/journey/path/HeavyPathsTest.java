package io.github.cxmetrics.journey.path;

import static io.github.cxmetrics.journey.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.Walks;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One user of many rows among normal users, many distinct steps, many users: linear, or refused with the bound. */
class HeavyPathsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int HEAVY = 100_000;

    /** The first user has many rows in turn, each other user one of each name. */
    private static EventLog log(int heavy, int others, String... names) {
        int n = heavy + others * names.length;
        int[] users = new int[n];
        int[] events = new int[n];
        long[] times = new long[n];
        for (int i = 0; i < n; i++) {
            users[i] = i < heavy ? 0 : 1 + (i - heavy) / names.length;
            events[i] = i < heavy ? i % names.length : (i - heavy) % names.length;
            times[i] = i;
        }
        return EventLog.of(
                Codes.numbered(users, others + 1), Codes.of(events, List.of(names)), times, ChronoUnit.SECONDS);
    }

    @Test
    void aHeavyUserCostsNoMoreThanLinear() {
        EventLog log = log(HEAVY, 1000, "a", "b", "c");
        assertTimeout(PATIENCE, () -> {
            assertThat(Variants.of(log).top(10).kept()).hasSize(2);
            assertThat(Transitions.of(log).total()).isEqualTo(HEAVY + 1 + 4 * 1000);
            assertThat(PathRule.events()
                            .stepMatrix(StepMatrix.MAX_POSITIONS)
                            .count(log)
                            .count())
                    .isEqualTo(1001);
            EventSequence sequence =
                    EventSequence.of("(?1).*(?2)(?t<=2)(?3)", Step.of("a"), Step.of("b"), Step.of("c"));
            assertThat(sequence.count(log).successes()).isEqualTo(1001);
            EventSequence.Finder finder = sequence.finder(log);
            assertThat(log.timelines().mapToLong(finder::occurrences).max()).hasValue(HEAVY / 3);
            assertThat(log.timelines().map(finder::firstMatch).allMatch(times -> times.size() == 3))
                    .isTrue();
            assertThat(NextNode.after("a", "b").count(log)).containsEntry("c", 1001L);
            assertThat(StepsToGoalRule.to(Step.of("c")).count(log).median()).isEqualTo(2);
            for (Repeats repeats : Repeats.values()) {
                PathRule.events().repeats(repeats).variants().count(log);
            }
            assertThat(log.timelines()
                            .collect(PathRule.property("page").variants().collector())
                            .count())
                    .isZero();
        });
    }

    @Test
    void aLongPathIsNotPrintedWhole() {
        Variants variants = Variants.of(log(1_000_000, 3, "a", "b"));
        assertThat(variants.toString()).contains("… 999960 more …").hasSizeLessThan(2000);
        Variant longest = variants.top(2).kept().get(1);
        assertThat(longest.toString()).hasSizeLessThan(400).endsWith(": 1");
        String[] steps = longest.steps().toArray(String[]::new);
        assertThat(variants.share(steps).name()).hasSizeLessThan(400);
        assertThat(variants.share(steps).successes()).isOne();
    }

    @Test
    void manyDistinctSteps() {
        int n = 200_000;
        String[] names = IntStream.range(0, n).mapToObj(i -> "/page/" + i).toArray(String[]::new);
        int[] users = IntStream.range(0, 2 * n).map(i -> i / 2).toArray();
        int[] events =
                IntStream.range(0, 2 * n).map(i -> i % 2 == 0 ? i / 2 : 0).toArray();
        long[] times = IntStream.range(0, 2 * n).asLongStream().toArray();
        EventLog log = EventLog.of(
                Codes.numbered(users, n), Codes.of(events, Arrays.asList(names)), times, ChronoUnit.SECONDS);
        assertTimeout(PATIENCE, () -> {
            Variants variants = Variants.of(log);
            assertThat(variants.distinct()).isEqualTo(n);
            assertThat(variants.top(10).kept()).hasSize(10);
            assertThat(variants.top(10).foldedVariants()).isEqualTo(n - 10);
            assertThat(variants.top(n).toString().lines()).hasSize(1002);
            assertThat(Transitions.of(log).toString()).contains("400001 different");
            StepMatrix matrix = PathRule.events().stepMatrix(40).count(log);
            assertThat(matrix.toString()).contains("… 199951 more steps", "… 10 more positions");
            assertThat(matrix.sankey(10).nodes()).hasSizeLessThan(100);
            assertThat(matrix.plus(matrix).count()).isEqualTo(2 * n);
        });
    }

    @Test
    void whatExceedsTheBoundIsRefusedWhole() {
        EventSequence longPattern = EventSequence.of("(?1)".repeat(1000), Step.of("a"));
        refuses(
                "a pattern of 1000 elements can't be looked for in 100000 events of one user: at most 50000000 pairs of both",
                () -> longPattern.count(log(HEAVY, 1, "a")));
        refuses(
                "a timeline of another log needs a finder of its own",
                () -> longPattern.finder(Walks.log("a")).matches(Walks.timeline("a")));
        List<Sankey.Link> links = new ArrayList<>();
        for (int i = 0; i <= StepMatrix.MAX_LINKS; i++) {
            links.add(LINK);
        }
        refuses(
                "a step matrix holds at most 5000000 links from a step at one position to a step at the next:"
                        + " take fewer positions, or coarser steps",
                () -> new StepMatrix.Counts(
                                "step-matrix",
                                1,
                                PathRule.events().stepMatrix(2).toForm(),
                                links,
                                0)
                        .toTally());
    }

    private static final Sankey.Link LINK = new Sankey.Link(0, PathRule.START, "a", 1);
}
