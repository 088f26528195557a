package io.github.cxmetrics.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.Step;
import io.github.cxmetrics.journey.StepMatcher;
import io.github.cxmetrics.journey.internal.UnitIndex;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All journeys of up to six events over three steps and all their patterns of ties, against the definition. */
class EveryShortJourneyTest {

    private static final int TRIES = Integer.getInteger("cxmetrics.tries", 20_000);
    private static final long[] NO_GAPS = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
    private static final int EXCLUDED = 3;

    private static final Step A = Step.of("a");
    private static final Step B = Step.of("b");
    private static final Step C = Step.of("c");

    /** Every story of a length over some letters, at times that stay or go on by one at each event. */
    private static List<int[][]> stories(int length, int letters) {
        List<int[][]> all = new ArrayList<>();
        int words = (int) Math.pow(letters, length);
        for (int word = 0; word < words; word++) {
            for (int ties = 0; ties < 1 << (length - 1); ties++) {
                int[] events = new int[length];
                int[] times = new int[length];
                int rest = word;
                for (int i = 0; i < length; i++) {
                    events[i] = rest % letters;
                    rest /= letters;
                    times[i] = i == 0 ? 0 : times[i - 1] + (ties >> (i - 1) & 1);
                }
                all.add(new int[][] {events, times});
            }
        }
        return all;
    }

    private static EventLog log(List<int[][]> stories) {
        int rows = stories.stream().mapToInt(each -> each[0].length).sum();
        int[] users = new int[rows];
        byte[] events = new byte[rows];
        long[] times = new long[rows];
        int row = 0;
        for (int user = 0; user < stories.size(); user++) {
            int[][] story = stories.get(user);
            for (int i = 0; i < story[0].length; i++) {
                users[row] = user;
                events[row] = (byte) story[0][i];
                times[row++] = story[1][i];
            }
        }
        return EventLog.of(
                Codes.numbered(users, stories.size()),
                Codes.of(events, List.of("a", "b", "c", "x")),
                times,
                ChronoUnit.SECONDS);
    }

    static Stream<Arguments> usual() {
        List<Arguments> all = new ArrayList<>();
        for (Entry entry : List.of(Entry.ANY_START, Entry.FIRST_START)) {
            for (Ties ties : Ties.values()) {
                for (EventUse use : List.of(EventUse.ONE_STEP, EventUse.SEVERAL_STEPS)) {
                    for (int window : new int[] {1, 2, 9}) {
                        all.add(Arguments.of(
                                Dialect.STANDARD.entry(entry).ties(ties).use(use), window));
                    }
                }
            }
        }
        all.add(Arguments.of(Dialect.STANDARD.bound(WindowBound.HALF_OPEN), 2));
        all.add(Arguments.of(Dialect.POSTHOG_STRICT, 2));
        all.add(Arguments.of(Dialect.POSTHOG_STRICT.entry(Entry.FIRST_START), 2));
        all.add(Arguments.of(Dialect.POSTHOG_STRICT, 9));
        all.add(Arguments.of(Dialect.STANDARD.order(StepOrder.CONTIGUOUS), 2));
        all.add(Arguments.of(Dialect.STANDARD.order(StepOrder.CONTIGUOUS).entry(Entry.FIRST_START), 2));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("usual")
    void stepsOfTheirOwn(Dialect dialect, int window) {
        check(dialect, window, 6, 3, NO_GAPS, 0, 0, A, B, C);
    }

    @ParameterizedTest
    @MethodSource("usual")
    void stepsThatShareEvents(Dialect dialect, int window) {
        if (dialect.order() == StepOrder.CONTIGUOUS && dialect.use() == EventUse.SEVERAL_STEPS) {
            return;
        }
        check(dialect, window, 4, 3, NO_GAPS, 0, 0, Step.anyOf("a", "b"), Step.anyOf("a", "c"), Step.anyOf("a", "b"));
        check(dialect, window, 5, 2, NO_GAPS, 0, 0, A, A, B);
        check(dialect, window, 4, 3, NO_GAPS, 0, 0, Step.anyEvent(), A, Step.anyEvent());
    }

    @ParameterizedTest
    @MethodSource("usual")
    void limitsBetweenSteps(Dialect dialect, int window) {
        if (dialect.order() == StepOrder.ORDERED) {
            Step soonB = B.withinOfPrevious(Duration.ofSeconds(1));
            Step soonC = C.withinOfPrevious(Duration.ofSeconds(2));
            check(dialect, window, 6, 3, new long[] {0, 1, 2}, 0, 0, A, soonB, soonC);
            Step soonA = A.withinOfPrevious(Duration.ofSeconds(1));
            check(
                    dialect,
                    window,
                    5,
                    2,
                    new long[] {0, 1, 1},
                    0,
                    0,
                    A,
                    soonA,
                    soonB.named("b at once").withinOfPrevious(Duration.ofSeconds(1)));
        }
    }

    @ParameterizedTest
    @MethodSource("usual")
    void exclusions(Dialect dialect, int window) {
        if (dialect.order() != StepOrder.ORDERED) {
            return;
        }
        for (ExclusionPolicy policy : List.of(ExclusionPolicy.CLEARS_PROGRESS, ExclusionPolicy.LEAVES_FUNNEL)) {
            for (int[] range : new int[][] {{1, 2}, {1, 3}, {2, 3}}) {
                if (policy == ExclusionPolicy.CLEARS_PROGRESS || dialect.ties() != Ties.INPUT_ORDER) {
                    check(dialect.exclusions(policy), window, 5, 4, NO_GAPS, range[0], range[1], A, B, C);
                }
            }
        }
    }

    /** Longer journeys at random, {@code -Dcxmetrics.tries} of them in all. */
    @ParameterizedTest
    @MethodSource("usual")
    void randomJourneys(Dialect dialect, int window) {
        Random random = new Random(window);
        List<int[][]> stories = new ArrayList<>();
        for (int i = 0; i < TRIES / usual().count(); i++) {
            int length = 6 + random.nextInt(4);
            int[] events = random.ints(length, 0, 3).toArray();
            int[] times = random.ints(length, 0, 12).sorted().toArray();
            stories.add(new int[][] {events, times});
        }
        check(dialect, window, stories, NO_GAPS, 0, 0, A, B, C);
    }

    private static void check(
            Dialect dialect, int window, int length, int letters, long[] gaps, int from, int to, Step... steps) {
        check(dialect, window, stories(length, letters), gaps, from, to, steps);
    }

    private static void check(
            Dialect dialect, int window, List<int[][]> stories, long[] gaps, int from, int to, Step... steps) {
        EventLog log = log(stories);
        Funnel funnel = Funnel.steps(steps).dialect(dialect).within(Duration.ofSeconds(window));
        if (from > 0) {
            funnel = funnel.excluding(new Exclusion(Step.of("x"), from, to));
        }
        NaiveFunnel naive = new NaiveFunnel(dialect, steps.length, window, gaps, from, to);
        StepMatcher matcher = StepMatcher.of(List.of(steps), log, StepMatcher.Unknown.REFUSED);
        UnitReader reader = new UnitReader(FunnelPlan.of(funnel, log));
        UnitIndex index = log.columns().byUser();
        long[] reached = new long[steps.length];
        for (int user = 0; user < stories.size(); user++) {
            int[][] told = stories.get(user);
            int[] rows = index.rowsOf(user);
            Outcomes got = new Outcomes(reader.plan);
            reader.count(user, rows, got);
            NaiveFunnel.Answer wanted = naive.of(new NaiveFunnel.Story(
                    Arrays.stream(told[1]).asLongStream().toArray(),
                    Arrays.stream(rows).map(row -> (int) matcher.mask(row)).toArray(),
                    excluded(told[0])));
            List<Long> times = new ArrayList<>();
            for (int k = 0; got.size() > 0 && k < got.level(0); k++) {
                times.add(got.time(0, k));
                reached[k]++;
            }
            assertThat(got.left() == 1 ? null : times)
                    .as("%s: %s at %s", funnel, Arrays.toString(told[0]), Arrays.toString(told[1]))
                    .isEqualTo(wanted.times());
        }
        assertThat(funnel.count(log).reached())
                .isEqualTo(Arrays.stream(reached).boxed().toList());
    }

    private static boolean[] excluded(int[] events) {
        boolean[] excluded = new boolean[events.length];
        for (int i = 0; i < events.length; i++) {
            excluded[i] = events[i] == EXCLUDED;
        }
        return excluded;
    }
}
