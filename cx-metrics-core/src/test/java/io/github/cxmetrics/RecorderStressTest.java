package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Writers, some of whose observations are refused, while others take snapshots in a loop: in the end each total is exact. */
class RecorderStressTest {

    private static final int WRITERS = 4;
    private static final int EACH = 120_000;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @FunctionalInterface
    private interface Write {

        /** Records the i-th observation of a writer. */
        void record(int writer, int i, int rating);
    }

    /** Keys that drive each other out cost a sealed recorder each time. */
    private static final int EACH_OF_KEYS = 12_000;

    /** Each of the ratings 0..11 comes equally often, and 11 is refused. */
    private static Nps expected(int each) {
        long ofEach = (long) WRITERS * each / 12;
        return Nps.promoters(2 * ofEach).passives(2 * ofEach).detractors(7 * ofEach);
    }

    private static int rating(int writer, int i) {
        return (i + writer) % 12;
    }

    private static void run(Write write, Runnable read) throws InterruptedException {
        run(EACH, write, read);
    }

    private static void run(int each, Write write, Runnable read) throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> writers = new ArrayList<>();
        for (int w = 0; w < WRITERS; w++) {
            int writer = w;
            writers.add(new Thread(() -> writeAll(each, write, writer)));
        }
        Thread reader = new Thread(() -> {
            while (!done.get()) {
                read.run();
            }
        });
        List<Thread> all = new ArrayList<>(writers);
        all.add(reader);
        all.forEach(thread -> thread.setUncaughtExceptionHandler((any, thrown) -> failure.set(thrown)));
        all.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }
        done.set(true);
        reader.join();
        assertThat(failure.get()).isNull();
    }

    private static void writeAll(int each, Write write, int writer) {
        int refused = 0;
        for (int i = 0; i < each; i++) {
            try {
                write.record(writer, i, rating(writer, i));
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessage("rating 11 is outside 0..10");
                refused++;
            }
        }
        assertThat(refused).isEqualTo(each / 12);
    }

    @Test
    void oneRecorder() throws Exception {
        TallyRecorder<Integer, Nps> recorder = TallyRecorder.of(NpsBands.STANDARD);
        run((writer, i, rating) -> recorder.record(rating), recorder::snapshot);
        assertThat(recorder.snapshot()).isEqualTo(expected(EACH));
    }

    @Test
    void oneThatIsResetAllTheTime() throws Exception {
        TallyRecorder<Integer, Nps> recorder = TallyRecorder.of(NpsBands.STANDARD);
        AtomicReference<Nps> sum = new AtomicReference<>(NpsBands.STANDARD.empty());
        Runnable take = () -> sum.set(sum.get().plus(recorder.snapshotAndReset()));
        run((writer, i, rating) -> recorder.record(rating), take);
        take.run();
        assertThat(sum.get()).isEqualTo(expected(EACH));
    }

    @Test
    void aWindowWhoseTimeMovesOn() throws Exception {
        WindowedRecorder<Integer, Nps> day =
                WindowedRecorder.of(NpsBands.STANDARD, Duration.ofDays(1), Duration.ofMinutes(1));
        run(
                (writer, i, rating) -> day.record(rating, NOON.plusSeconds(i / 16), NOON.plusSeconds(i / 16)),
                () -> day.last(Duration.ofMinutes(5), NOON));
        assertThat(day.snapshot(NOON.plusSeconds(EACH / 16))).isEqualTo(expected(EACH));
        assertThat(day.late() + day.early()).isZero();
    }

    @Test
    void keysThatComeAndGo() throws Exception {
        Map<Integer, Nps> gone = new ConcurrentHashMap<>();
        KeyedRecorder<Integer, Integer, Nps> recorder =
                KeyedRecorder.evicting(NpsBands.STANDARD, 50, (key, tally) -> gone.merge(key, tally, Nps::plus));
        run(EACH_OF_KEYS, (writer, i, rating) -> recorder.record((i * 17 + writer) % 60, rating), recorder::snapshots);
        Map<Integer, Nps> there = recorder.snapshots();
        Nps all = Tally.merge(
                Stream.concat(gone.values().stream(), there.values().stream()).toList());
        assertThat(all).isEqualTo(expected(EACH_OF_KEYS));
        assertThat(gone).isNotEmpty();
        assertThat(there).hasSize(50);
    }
}
