package io.github.cxmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.cxmetrics.contact.call.CallRecord;
import io.github.cxmetrics.contact.call.CallRule;
import io.github.cxmetrics.contact.call.HandleTime;
import io.github.cxmetrics.contact.ticket.LiveTickets;
import io.github.cxmetrics.contact.ticket.TicketAct;
import io.github.cxmetrics.contact.ticket.TicketActor;
import io.github.cxmetrics.contact.ticket.TicketEvent;
import io.github.cxmetrics.contact.ticket.TicketRule;
import io.github.cxmetrics.survey.Ces;
import io.github.cxmetrics.survey.CesDefinition;
import io.github.cxmetrics.survey.Csat;
import io.github.cxmetrics.survey.CsatDefinition;
import io.github.cxmetrics.survey.Nps;
import io.github.cxmetrics.survey.NpsBands;
import io.github.cxmetrics.survival.DurationsRule;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What recorders hold, by the heap that many of them keep in use. */
class RecorderMemoryTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private static long bytesOf(Callable<?> made) throws Exception {
        long before = used();
        Object held = made.call();
        long after = used();
        assertThat(held).isNotNull();
        return after - before;
    }

    /** The serial collector leaves some garbage in place but for every fourth time. */
    private static long used() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        Runtime heap = Runtime.getRuntime();
        return heap.totalMemory() - heap.freeMemory();
    }

    private static long bytesOfEach(int count, IntFunction<?> make) throws Exception {
        // Classes are loaded, and what only starts a machine is garbage, before anything is measured.
        assertThat(make.apply(0)).isNotNull();
        used();
        return bytesOf(() -> {
                    Object[] all = new Object[count];
                    for (int i = 0; i < count; i++) {
                        all[i] = make.apply(i);
                    }
                    return all;
                })
                / count;
    }

    private static <E, T extends Tally<T>> WindowedRecorder<E, T> hour(TallyRule<E, T> rule, IntFunction<E> of) {
        WindowedRecorder<E, T> recorder = WindowedRecorder.of(rule, HOUR, MINUTE);
        for (int i = 0; i < 600; i++) {
            recorder.record(of.apply(i), NOON.plusSeconds(6L * i));
        }
        return recorder;
    }

    private static CallRecord call(int i) {
        Instant at = NOON.plusSeconds(i);
        Duration waited = Duration.ofMillis(i * 7919L % 90_000);
        return i % 7 == 0
                ? CallRecord.abandoned(at, waited)
                : CallRecord.answered(
                        at,
                        waited,
                        HandleTime.of(
                                Duration.ofMillis(i * 104_729L % 600_000),
                                Duration.ofSeconds(i % 3),
                                Duration.ofSeconds(i % 60)));
    }

    @Test
    void anHourByMinutesIsSmall() throws Exception {
        long nps = bytesOfEach(100, n -> hour(NpsBands.STANDARD, i -> i % 11));
        long calls = bytesOfEach(
                100, n -> hour(CallRule.of(Duration.ofSeconds(20), Duration.ofSeconds(5)), RecorderMemoryTest::call));
        assertThat(nps).isBetween(2_000L, 12L * 1024);
        assertThat(calls).isBetween(4_000L, 60L * 1024);
    }

    /** Adds only when as many as there may be stripes are at it, so that each has one. */
    private static final class Meeting implements TallyRule<Integer, Nps> {

        private static final long serialVersionUID = 1;
        private static final int WRITERS = 8;

        private final transient CyclicBarrier all = new CyclicBarrier(WRITERS);

        @Override
        public Accumulator<Integer, Nps> accumulator() {
            Accumulator<Integer, Nps> plain = NpsBands.STANDARD.accumulator();
            return new Accumulator<>() {
                @Override
                public void add(Integer rating) {
                    try {
                        all.await(1, TimeUnit.MINUTES);
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                    plain.add(rating);
                }

                @Override
                public void addAll(Nps tally) {
                    plain.addAll(tally);
                }

                @Override
                public Nps snapshot() {
                    return plain.snapshot();
                }
            };
        }
    }

    /** Where writers meet a slot takes more, but no more than so much: whatever the number of cores. */
    @Test
    void writersWhoMeetTakeLittleMore() throws Exception {
        long bytes = bytesOfEach(40, n -> {
            Meeting rule = new Meeting();
            TallyRecorder<Integer, Nps> slot = TallyRecorder.ofSlot(rule);
            List<Thread> writers = new ArrayList<>();
            for (int t = 0; t < Meeting.WRITERS; t++) {
                writers.add(new Thread(() -> slot.record(9)));
            }
            for (Thread writer : writers) {
                int before = rule.all.getNumberWaiting();
                writer.start();
                while (before < Meeting.WRITERS - 1 && rule.all.getNumberWaiting() == before) {
                    LockSupport.parkNanos(10_000);
                }
            }
            writers.forEach(RecorderMemoryTest::join);
            assertThat(slot.stripeCount()).isEqualTo(Meeting.WRITERS);
            return slot;
        });
        assertThat(bytes).isLessThan(5L * 1024);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Ten thousand keys of three metrics may take 400 MB; a tenth of them a tenth of it. */
    @Test
    void aThousandTenantsOfThreeMetricsFit() throws Exception {
        int keys = Integer.getInteger("cxmetrics.keys", 1000);
        long bytes = bytesOf(() -> {
            KeyedWindowedRecorder<Integer, Integer, Nps> nps =
                    KeyedWindowedRecorder.refusing(NpsBands.STANDARD, HOUR, MINUTE, keys);
            KeyedWindowedRecorder<Integer, Integer, Csat> csat =
                    KeyedWindowedRecorder.refusing(CsatDefinition.TOP_TWO_OF_FIVE, HOUR, MINUTE, keys);
            KeyedWindowedRecorder<Integer, Integer, Ces> ces =
                    KeyedWindowedRecorder.refusing(CesDefinition.CES_2, HOUR, MINUTE, keys);
            for (int minute = 0; minute < 60; minute++) {
                Instant at = NOON.plus(MINUTE.multipliedBy(minute));
                for (int key = 0; key < keys; key++) {
                    nps.record(key, (key + minute) % 11, at);
                    csat.record(key, 1 + (key + minute) % 5, at);
                    ces.record(key, 1 + (key + minute) % 7, at);
                }
            }
            return List.of(nps, csat, ces);
        });
        assertThat(bytes).isLessThan(40_000L * keys);
    }

    private static LiveTickets tickets(int count) {
        LiveTickets live = LiveTickets.of(TicketRule.STANDARD, count);
        for (int ticket = 0; ticket < count; ticket++) {
            for (int i = 0; i < 5; i++) {
                TicketAct act = i == 0 ? TicketAct.CREATED : i == 4 ? TicketAct.TO_SOLVED : TicketAct.PUBLIC_REPLY;
                Instant at = NOON.plusSeconds(10L * ticket + i);
                live.record("ticket " + ticket, TicketEvent.of("e" + i, at, act, TicketActor.AGENT));
            }
        }
        return live;
    }

    /** A ticket of five events is held in 1 KB; of a folded one the id is left. */
    @Test
    void ticketsAreSmallAndSmallerOnceFolded() throws Exception {
        int count = 5000;
        assertThat(tickets(9).fold(NOON.plus(Duration.ofDays(30)))).isEqualTo(9);
        long held = bytesOf(() -> tickets(count)) / count;
        long folded = bytesOf(() -> {
                    LiveTickets live = tickets(count);
                    live.fold(NOON.plus(Duration.ofDays(30)));
                    return live;
                })
                / count;
        assertThat(held).isBetween(400L, 1024L);
        assertThat(folded).isBetween(50L, 200L);
    }

    /** Stripes are held while accumulators are swapped, not while anything is added up: by what is allocated meanwhile. */
    @Test
    void theHoldDoesNotGrowWithWhatWasCounted() {
        long few = bytesWhileHeld(200);
        long many = bytesWhileHeld(200_000);
        assertThat(many).isLessThanOrEqualTo(2 * Math.max(few, 100));
    }

    private static long bytesWhileHeld(int distinct) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var recorder =
                TallyRecorder.timed(DurationsRule.of(ChronoUnit.MILLIS), threads::getCurrentThreadAllocatedBytes);
        for (int i = 0; i < distinct; i++) {
            recorder.record(Duration.ofMillis(i));
        }
        assertThat(recorder.snapshot().count()).isEqualTo(distinct);
        return recorder.longestHold();
    }
}
