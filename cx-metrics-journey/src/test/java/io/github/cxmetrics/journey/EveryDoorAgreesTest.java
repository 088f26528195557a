package io.github.cxmetrics.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every door counts the same, to the last bit, whatever the order of rows and the number of threads. */
class EveryDoorAgreesTest {

    private static final Map<String, Function<EventLog, Object>> DOORS = HostileDoors.all();

    /** Times are distinct for each user, so that no rule may look at the order of rows. */
    private static EventLog log(long seed, int rows, int users, Comparator<Integer> order) {
        Random random = new Random(seed);
        int[] who = new int[rows];
        int[] what = new int[rows];
        long[] when = new long[rows];
        String[] channels = new String[rows];
        String[] own = new String[rows];
        long[] scores = new long[rows];
        List<Integer> times = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(times, random);
        for (int row = 0; row < rows; row++) {
            who[row] = random.nextInt(users);
            what[row] = random.nextInt(4);
            when[row] = 7L * times.get(row);
            channels[row] = random.nextInt(6) == 0
                    ? null
                    : List.of("mail", "ad", "shop").get(random.nextInt(3));
            own[row] = "v" + random.nextInt(9);
            scores[row] = 1 + random.nextInt(5);
        }
        Integer[] sorted = IntStream.range(0, rows).boxed().toArray(Integer[]::new);
        Comparator<Integer> byTime = Comparator.comparingLong(row -> when[row]);
        if (order == BY_USER) {
            Arrays.sort(
                    sorted, Comparator.<Integer>comparingInt(row -> who[row]).thenComparing(byTime));
        } else if (order == BY_TIME) {
            Arrays.sort(sorted, byTime);
        }
        int[] at = Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
        return EventLog.of(
                        Codes.numbered(Arrays.stream(at).map(row -> who[row]).toArray(), users),
                        Codes.of(Arrays.stream(at).map(row -> what[row]).toArray(), List.of("a", "b", "c", "x")),
                        Arrays.stream(at).mapToLong(row -> when[row]).toArray(),
                        ChronoUnit.SECONDS)
                .with(
                        "channel",
                        Arrays.stream(at).mapToObj(row -> channels[row]).toArray(String[]::new))
                .with("own", Arrays.stream(at).mapToObj(row -> own[row]).toArray(String[]::new))
                .with("score", Arrays.stream(at).mapToLong(row -> scores[row]).toArray());
    }

    private static final Comparator<Integer> BY_USER = Comparator.naturalOrder();
    private static final Comparator<Integer> BY_TIME = Comparator.reverseOrder();
    private static final Comparator<Integer> NONE = Comparator.comparingInt(row -> 0);

    /** What a door gives, or what it says. */
    private static String said(Function<EventLog, Object> door, EventLog log) {
        try {
            return String.valueOf(door.apply(log));
        } catch (IllegalArgumentException | IllegalStateException refused) {
            return refused.getMessage();
        }
    }

    @Test
    void whateverTheOrderOfRows() {
        for (int seed = 0; seed < 6; seed++) {
            EventLog byUser = log(seed, 60, 5, BY_USER);
            EventLog byTime = log(seed, 60, 5, BY_TIME);
            EventLog none = log(seed, 60, 5, NONE);
            assertThat(List.of(byUser.order(), byTime.order(), none.order()))
                    .containsExactly(EventOrder.BY_USER_AND_TIME, EventOrder.BY_TIME, EventOrder.NONE);
            DOORS.forEach((name, door) -> {
                // These ask for rows by their number, or give objects of identity.
                if (name.matches("(feedback|users of a cell|from and before|up to|sequence ).*")) {
                    return;
                }
                String wanted = said(door, byUser);
                assertThat(said(door, byTime)).as(name).isEqualTo(wanted);
                assertThat(said(door, none)).as(name).isEqualTo(wanted);
            });
        }
    }

    @Test
    void whateverTheNumberOfThreads() throws Exception {
        for (Comparator<Integer> order : List.of(BY_USER, BY_TIME, NONE)) {
            EventLog log = log(9, 140_000, 3_000, order);
            for (Map.Entry<String, Function<EventLog, Object>> door : DOORS.entrySet()) {
                if (door.getKey()
                        .matches(
                                "(funnel 3 steps (any start|every|contiguous|ClickHouse|excluded).*, (one step|several).*"
                                        + "|funnel (3 steps in any|optional|gaps|conditions).*|times 3.*|survival 3.*|per 3.*|holding 3.*"
                                        + "|(variants|transitions|step matrix|sankey|rework) of channel.*|models in days of EVERY.*)")) {
                    String one = in(1, () -> said(door.getValue(), log));
                    assertThat(in(2, () -> said(door.getValue(), log)))
                            .as(door.getKey())
                            .isEqualTo(one);
                    assertThat(in(7, () -> said(door.getValue(), log)))
                            .as(door.getKey())
                            .isEqualTo(one);
                }
            }
        }
    }

    private static <T> T in(int threads, Callable<T> task) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(task).get();
        } finally {
            pool.shutdown();
        }
    }
}
