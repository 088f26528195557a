package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * The thread-safe side of a rule over a moving window, for services: "NPS of the last 15 minutes" at any moment.
 *
 * <p>Time is cut into slots of equal length that start at the epoch; a ring holds one {@link TallyRecorder} for each slot of the longest window. The
 * caller gives the time of each observation and of each question: no clock is read. A window is exact to the slot: it holds the slot of {@code asOf}
 * and as many full slots before it as the window is long, so with one-minute slots the last 15 minutes at 12:00:30 are those from 11:46:00 to the
 * end of 12:00. Observations may come late by up to the ring's length. What comes later still finds its slot taken by a newer one; it is not
 * counted, and {@link #late()} says how many those are. A slot in use holds a recorder, some kilobytes times the cores.
 *
 * @param <E> the observation
 * @param <T> the tally
 */
public final class WindowedRecorder<E, T extends Tally<T>> {

    private static final int MAX_SLOTS = 100_000;

    private final TallyRule<E, T> rule;
    private final Duration window;
    private final long slotMillis;
    private final AtomicReferenceArray<Slot<E, T>> ring;
    private final LongAdder late = new LongAdder();

    private record Slot<E, T extends Tally<T>>(long number, TallyRecorder<E, T> recorder) {}

    private WindowedRecorder(TallyRule<E, T> rule, Duration window, long slotMillis, int slots) {
        this.rule = rule;
        this.window = window;
        this.slotMillis = slotMillis;
        ring = new AtomicReferenceArray<>(slots);
    }

    /**
     * A recorder with nothing recorded.
     *
     * @param rule how observations are counted
     * @param window the longest window that can be asked for, a multiple of the slot
     * @param slot the length of a slot, whole milliseconds
     * @param <E> the observation
     * @param <T> the tally
     * @return the recorder
     * @throws IllegalArgumentException if the slot is not positive, or the window not 1..100000 times the slot
     */
    public static <E, T extends Tally<T>> WindowedRecorder<E, T> of(
            TallyRule<E, T> rule, Duration window, Duration slot) {
        checkArgument(rule != null, "a recorder needs a rule, not null");
        checkArgument(
                slot.toMillis() > 0 && slot.equals(Duration.ofMillis(slot.toMillis())),
                "a slot is a positive number of whole milliseconds, not %s",
                slot);
        return new WindowedRecorder<>(rule, window, slot.toMillis(), slotsIn(window, slot.toMillis(), MAX_SLOTS));
    }

    private static int slotsIn(Duration window, long slotMillis, int most) {
        long slots = window.toMillis() / slotMillis;
        checkArgument(
                slots >= 1 && slots <= most && window.equals(Duration.ofMillis(slots * slotMillis)),
                "a window is 1..%s times the slot of %s, not %s",
                most,
                Duration.ofMillis(slotMillis),
                window);
        return (int) slots;
    }

    /**
     * Counts one observation.
     *
     * @param observation the observation
     * @param at when it happened
     * @throws IllegalArgumentException if the rule refuses it; the recorder is as before
     */
    public void record(E observation, Instant at) {
        long number = slotOf(at);
        int index = (int) Math.floorMod(number, (long) ring.length());
        while (true) {
            Slot<E, T> slot = ring.get(index);
            if (slot != null && slot.number == number) {
                slot.recorder.record(observation);
                return;
            }
            if (slot != null && slot.number > number) {
                late.increment();
                return;
            }
            ring.compareAndSet(index, slot, new Slot<>(number, TallyRecorder.of(rule)));
        }
    }

    /**
     * The tally of the longest window that ends with the slot of a given time.
     *
     * @param asOf the time of the question
     * @return an immutable tally; empty where nothing was recorded
     */
    public T snapshot(Instant asOf) {
        return last(window, asOf);
    }

    /**
     * The tally of a window that ends with the slot of a given time.
     *
     * @param length how far back, a multiple of the slot and no more than the longest window
     * @param asOf the time of the question
     * @return an immutable tally; empty where nothing was recorded
     * @throws IllegalArgumentException if the length is no such multiple
     */
    public T last(Duration length, Instant asOf) {
        long newest = slotOf(asOf);
        long oldest = newest - slotsIn(length, slotMillis, ring.length()) + 1;
        Accumulator<E, T> sum = rule.accumulator();
        for (int i = 0; i < ring.length(); i++) {
            Slot<E, T> slot = ring.get(i);
            if (slot != null && slot.number >= oldest && slot.number <= newest) {
                sum.addAll(slot.recorder.snapshot());
            }
        }
        return sum.snapshot();
    }

    /**
     * How many observations came too late to be counted: at least a whole ring behind the newest.
     *
     * @return the count since the recorder was made
     */
    public long late() {
        return late.sum();
    }

    private long slotOf(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), slotMillis);
    }
}
