package io.github.cxmetrics.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.cxmetrics.journey.Codes;
import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.EventOrder;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is counted stays small though there be many more users, steps or values than rows can tell apart: in a process whose heap holds no more. */
class SmallHeapTest {

    private static final String HEAP = "-Xmx256m";
    private static final int STEPS = 30;
    private static final int ACTIVE = 33_000;
    private static final int USER_CODES = 4_000_000;
    private static final int VALUES = 1_000_000;

    /** A state of each user code at each step would take 1 GB. */
    static final class ManyUsersAndSteps {

        public static void main(String[] args) {
            EventOrder order = EventOrder.valueOf(args[0]);
            EventLog log = log(order);
            System.out.println(log.order() + " "
                    + Funnel.steps(names().toArray(String[]::new)).count(log).reached());
        }

        private static List<String> names() {
            return IntStream.range(0, STEPS).mapToObj(k -> "s" + k).toList();
        }

        /** Active users take all steps one after the other, every third of them without the last. */
        private static EventLog log(EventOrder order) {
            int n = ACTIVE * STEPS;
            int[] users = new int[n];
            byte[] steps = new byte[n];
            long[] times = new long[n];
            for (int i = 0; i < n; i++) {
                // The multiplier has no divisor in common with the number of rows: each row comes once.
                int row = order == EventOrder.NONE ? (int) (i * 7_919L % n) : i;
                int user = order == EventOrder.BY_USER_AND_TIME ? row / STEPS : row % ACTIVE;
                int step = order == EventOrder.BY_USER_AND_TIME ? row % STEPS : row / ACTIVE;
                users[i] = user * (USER_CODES / ACTIVE);
                steps[i] = (byte) (step == STEPS - 1 && user % 3 == 0 ? 0 : step);
                times[i] = (long) step * ACTIVE + user;
            }
            return EventLog.of(Codes.numbered(users, USER_CODES), Codes.of(steps, names()), times, ChronoUnit.SECONDS);
        }
    }

    static final class ManyValues {

        public static void main(String[] args) {
            FunnelSegments parts = Funnel.steps("a", "b")
                    .run(log(VALUES, Codes::numbered), Breakdown.by("ad").top(10));
            FunnelTally rest = parts.results().get(Breakdown.OTHER).tally();
            System.out.println(parts.results().size() + " " + rest.reached());
        }

        /** A user for each value, two rows each; the second step for the first half. */
        static EventLog log(int values, BiFunction<int[], Integer, Codes> codes) {
            int n = 2 * VALUES;
            int[] users = new int[n];
            int[] ads = new int[n];
            byte[] steps = new byte[n];
            long[] times = new long[n];
            for (int i = 0; i < n; i++) {
                users[i] = i / 2;
                ads[i] = i / 2 % values;
                steps[i] = (byte) (i < VALUES ? i % 2 : 0);
                times[i] = i;
            }
            return EventLog.of(
                            Codes.numbered(users, VALUES),
                            Codes.of(steps, List.of("a", "b")),
                            times,
                            ChronoUnit.SECONDS)
                    .with("ad", codes.apply(ads, values));
        }
    }

    @Test
    void manyMoreUserCodesThanRows() throws Exception {
        for (EventOrder order : EventOrder.values()) {
            StringBuilder wanted = new StringBuilder(order + " [");
            for (int step = 0; step < STEPS; step++) {
                wanted.append(step == 0 ? "" : ", ").append(step == STEPS - 1 ? ACTIVE * 2 / 3 : ACTIVE);
            }
            assertThat(printed(ManyUsersAndSteps.class, order.name())).isEqualTo(wanted + "]");
        }
    }

    @Test
    void theTenLargestOfAMillionValues() throws Exception {
        assertThat(printed(ManyValues.class)).isEqualTo("11 [" + (VALUES - 10) + ", " + (VALUES / 2 - 10) + "]");
    }

    /**
     * Garbage is in the figure, and all values are as large, so that each is looked at by its name. What rows cost is not: there are as many of fewer values. Names
     * are texts; those of numbers are made when they are looked at, and take another 48 bytes for a moment.
     */
    @Test
    void aValueTakesSixtyBytes() throws Exception {
        int few = 1_000;
        long perValue = (allocated(VALUES) - allocated(few)) / (VALUES - few);
        assertThat(perValue).isBetween(4L, 60L);
    }

    private static long allocated(int values) throws Exception {
        List<String> names =
                IntStream.range(0, values).mapToObj(value -> "v" + value).toList();
        EventLog log = ManyValues.log(values, (ads, count) -> Codes.of(ads, names));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            return one.submit(() -> {
                        long before = threads.getCurrentThreadAllocatedBytes();
                        FunnelSegments parts = Funnel.steps("a", "b")
                                .run(log, Breakdown.by("ad").top(10));
                        long after = threads.getCurrentThreadAllocatedBytes();
                        assertThat(parts.results()).hasSize(11);
                        return after - before;
                    })
                    .get();
        } finally {
            one.shutdown();
        }
    }

    private static String printed(Class<?> main, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return out;
    }
}
