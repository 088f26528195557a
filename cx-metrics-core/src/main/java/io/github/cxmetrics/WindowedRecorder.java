package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.internal.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The thread-safe side of a rule over a moving window, for services: "NPS of the last 15 minutes" at any moment.
 *
 * <p>Time is cut into slots of equal length that start at the epoch. The caller gives the time of each observation and of each question: no clock is read.
 * A window is exact to the slot: it holds the slot of {@code now} and as many full slots before it as the window is long, so with one-minute slots the
 * last 15 minutes at 12:00:30 are those from 11:46:00 to the end of 12:00.
 *
 * <p>The recorder's time is the latest of all {@code now} that it was told and of all times that it counted; it never goes back. The first that it hears of
 * sets it, so a service tells it the present from the start. What is a whole
 * window older is not counted, and {@link #late()} says how many that were. What is further ahead than the horizon (one slot, see {@link #withAhead}) is
 * kept aside until the recorder's time comes near it, for as many slots as the window has; {@link #early()} says how many are aside, or were turned away
 * because no slot was left. So a sender whose clock runs wrong moves nobody else's observations out, and nothing is lost without being counted.
 * Observations that the rule refuses change nothing at all.
 *
 * <p>A slot that is over shrinks to its tally; where late observations come it opens again.
 *
 * @param <E> the observation
 * @param <T> the tally
 */
public final class WindowedRecorder<E, T extends Tally<T>> {

    private static final int MAX_SLOTS = 100_000;
    private static final long MAX_SLOT_SECONDS = 1000L * 366 * 86_400;
    private static final int NANOS_OF_A_MILLI = 1_000_000;
    private static final long NO_TIME = Long.MIN_VALUE;

    private final TallyRule<E, T> rule;
    private final Duration window;
    private final Duration slot;
    private final int windowSlots;
    private final int aheadSlots;

    /** By slot number, modulo its length: the slots of the window and those ahead. Changed under the lock of this object, read by anybody. */
    private final AtomicReferenceArray<@Nullable Slot<E, T>> ring;

    /** The numbers of the slots that are open, under the lock of this object. */
    private final TreeSet<Long> open = new TreeSet<>();

    /** Slots beyond the horizon, under the lock of this object. */
    private final TreeMap<Long, Aside<E, T>> aside = new TreeMap<>();

    private final LongAdder late = new LongAdder();
    private final LongAdder early = new LongAdder();
    private volatile long time = NO_TIME;
    private volatile boolean sealed;

    /** A slot: what was counted while it was open before, and the recorder while it is open. */
    private record Slot<E, T extends Tally<T>>(
            long number, @Nullable T closed, @Nullable TallyRecorder<E, T> open) {

        T tally(TallyRule<E, T> rule) {
            T before = closed == null ? rule.empty() : closed;
            return open == null ? before : before.plus(open.snapshot());
        }

        Slot<E, T> close() {
            return open == null
                    ? this
                    : new Slot<>(number, closed == null ? open.seal() : closed.plus(open.seal()), null);
        }
    }

    /** A slot ahead, and how many observations it holds. */
    private static final class Aside<E, T extends Tally<T>> {

        private final Accumulator<E, T> accumulator;
        private long observations;

        Aside(TallyRule<E, T> rule) {
            accumulator = rule.accumulator();
        }
    }

    private WindowedRecorder(TallyRule<E, T> rule, Duration window, Duration slot, int windowSlots, int aheadSlots) {
        this.rule = rule;
        this.window = window;
        this.slot = slot;
        this.windowSlots = windowSlots;
        this.aheadSlots = aheadSlots;
        ring = new AtomicReferenceArray<>(windowSlots + aheadSlots);
    }

    /**
     * A recorder with nothing recorded, and a horizon of one slot.
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
        requireNonNull(window, "window");
        requireNonNull(slot, "slot");
        checkArgument(
                slot.compareTo(Duration.ZERO) > 0 && slot.getNano() % NANOS_OF_A_MILLI == 0,
                "a slot is a positive number of whole milliseconds, not %s",
                TimeText.exact(slot));
        checkArgument(
                slot.getSeconds() <= MAX_SLOT_SECONDS, "a slot has 366000 days at most, not %s", TimeText.exact(slot));
        return new WindowedRecorder<>(rule, window, slot, slotsIn("a window", window, slot, 1, MAX_SLOTS), 1);
    }

    private static int slotsIn(String what, Duration length, Duration slot, int least, int most) {
        requireNonNull(length, "length");
        long slots = length.isNegative() ? -1 : length.dividedBy(slot);
        checkArgument(
                slots >= least && slots <= most && length.equals(slot.multipliedBy(slots)),
                "%s is %s..%s times the slot of %s, not %s",
                what,
                least,
                most,
                TimeText.exact(slot),
                TimeText.exact(length));
        return (int) slots;
    }

    /**
     * A recorder like this one, with nothing recorded, for senders whose clocks run ahead by more or less.
     *
     * @param horizon how far ahead of the recorder's time an observation may be and still be counted at once, a multiple of the slot; may be 0
     * @return a new recorder
     * @throws IllegalArgumentException if the horizon is negative, longer than the window, or no multiple of the slot
     */
    public WindowedRecorder<E, T> withAhead(Duration horizon) {
        return new WindowedRecorder<>(
                rule, window, slot, windowSlots, slotsIn("a horizon", horizon, slot, 0, windowSlots));
    }

    /**
     * Counts one observation.
     *
     * @param observation the observation
     * @param at when it happened
     * @throws IllegalArgumentException if the rule refuses it; the recorder is as before
     */
    public void record(E observation, Instant at) {
        tryRecord(observation, at);
    }

    /**
     * Counts one observation, and says what time it is: for services that know, so that the first sender's clock is not taken for it.
     *
     * @param observation the observation
     * @param at when it happened, by the sender's clock
     * @param now the present, by the service's clock
     * @throws IllegalArgumentException if the rule refuses it; nothing but the recorder's time has changed
     */
    public void record(E observation, Instant at, Instant now) {
        tryRecord(observation, at, now);
    }

    boolean tryRecord(E observation, Instant at, Instant now) {
        tell(slotOf(now));
        return tryRecord(observation, at);
    }

    private void tell(long present) {
        if (present > time) {
            synchronized (this) {
                advance(present);
            }
        }
    }

    /** Counts one observation, unless the recorder was sealed before. */
    boolean tryRecord(E observation, Instant at) {
        long number = slotOf(at);
        while (!sealed) {
            Slot<E, T> found = ring.get(index(number));
            // Whoever finds an open slot of the number has nothing to do with time: the slot is closed before its place
            // is given away.
            if (found != null && found.number == number && found.open != null) {
                if (found.open.tryRecord(observation)) {
                    return true;
                }
            } else if (recordElsewhere(observation, number)) {
                return true;
            }
        }
        return false;
    }

    /** Into a slot that is not open: true if the observation was dealt with. */
    private synchronized boolean recordElsewhere(E observation, long number) {
        if (sealed) {
            return false;
        }
        boolean isFirst = time == NO_TIME;
        if (!isFirst && number <= time - windowSlots) {
            check(observation);
            late.increment();
            return true;
        }
        if (!isFirst && number > time + aheadSlots) {
            setAside(observation, number);
            return true;
        }
        Slot<E, T> found = ring.get(index(number));
        if (found != null && found.number == number && found.open != null) {
            return false;
        }
        // The rule first: what it refuses opens no slot and moves no time.
        TallyRecorder<E, T> opened = TallyRecorder.ofSlot(rule);
        opened.record(observation);
        T closed = found != null && found.number == number ? found.closed : null;
        ring.set(index(number), new Slot<>(number, closed, opened));
        open.add(number);
        advance(number);
        return true;
    }

    private void check(E observation) {
        rule.accumulator().add(observation);
    }

    private void setAside(E observation, long number) {
        Aside<E, T> there = aside.get(number);
        if (there == null && aside.size() < windowSlots) {
            there = new Aside<>(rule);
        }
        if (there == null) {
            check(observation);
        } else {
            there.accumulator.add(observation);
            there.observations++;
            aside.put(number, there);
        }
        early.increment();
    }

    /** Moves the time on, shrinks what is over and takes in what is not ahead any more. Under the lock. */
    private void advance(long number) {
        if (number <= time) {
            return;
        }
        long before = time;
        time = number;
        while (!open.isEmpty() && open.first() < number) {
            int index = index(open.pollFirst());
            // Closed, so that whoever still holds it writes into it no more.
            ring.set(index, present(ring.get(index)).close());
        }
        long firstOut = Math.max(
                before == NO_TIME ? NO_TIME : before - windowSlots + 1, number - windowSlots - ring.length() + 1);
        for (long out = firstOut; out <= number - windowSlots; out++) {
            Slot<E, T> slot = ring.get(index(out));
            if (slot != null && slot.number <= number - windowSlots) {
                ring.set(index(out), null);
            }
        }
        while (!aside.isEmpty() && aside.firstKey() <= time + aheadSlots) {
            Map.Entry<Long, Aside<E, T>> ahead = aside.pollFirstEntry();
            takeIn(ahead.getKey(), ahead.getValue());
        }
    }

    private static <S> S present(@Nullable S slot) {
        if (slot == null) {
            throw new AssertionError("an open slot without a place");
        }
        return slot;
    }

    private void takeIn(long number, Aside<E, T> ahead) {
        early.add(-ahead.observations);
        if (number <= time - windowSlots) {
            late.add(ahead.observations);
            return;
        }
        T tally = ahead.accumulator.snapshot();
        Slot<E, T> there = ring.get(index(number));
        ring.set(
                index(number),
                there == null || there.number != number
                        ? new Slot<>(number, tally, null)
                        : new Slot<>(number, there.closed == null ? tally : there.closed.plus(tally), there.open));
    }

    /**
     * The tally of the longest window that ends with the slot of a given time.
     *
     * @param now the time of the question, which the recorder takes for the present
     * @return an immutable tally; empty where nothing was recorded
     */
    public T snapshot(Instant now) {
        return last(window, now);
    }

    /**
     * The tally of a window that ends with the slot of a given time. A question about a time before the recorder's is answered from the slots that are still
     * held: those of the longest window up to the recorder's time.
     *
     * @param length how far back, a multiple of the slot and no more than the longest window
     * @param now the time of the question, which the recorder takes for the present
     * @return an immutable tally; empty where nothing was recorded
     * @throws IllegalArgumentException if the length is no such multiple
     */
    public T last(Duration length, Instant now) {
        int slots = slotsIn("a window", length, slot, 1, windowSlots);
        long newest = slotOf(now);
        tell(newest);
        return sum(newest - slots + 1, newest);
    }

    private T sum(long oldest, long newest) {
        T sum = rule.empty();
        for (long number = oldest; number <= newest; number++) {
            Slot<E, T> slot = ring.get(index(number));
            if (slot != null && slot.number == number) {
                sum = sum.plus(slot.tally(rule));
            }
        }
        return sum;
    }

    /** The tally of all slots that are held, after which nothing is counted any more. */
    synchronized T seal() {
        sealed = true;
        T sum = rule.empty();
        for (int i = 0; i < ring.length(); i++) {
            Slot<E, T> slot = ring.get(i);
            if (slot != null) {
                ring.set(i, slot.close());
                sum = sum.plus(slot.close().tally(rule));
            }
        }
        open.clear();
        return sum;
    }

    /**
     * How many observations came too late to be counted: a whole window before the recorder's time.
     *
     * @return the count since the recorder was made
     */
    public long late() {
        return late.sum();
    }

    /**
     * How many observations are not counted because they are further ahead of the recorder's time than the horizon: those kept aside until their time comes,
     * and those for which no slot was left.
     *
     * @return the count at this moment
     */
    public long early() {
        return early.sum();
    }

    private int index(long number) {
        return (int) Math.floorMod(number, (long) ring.length());
    }

    private long slotOf(Instant at) {
        return Math.floorDiv(millisOf(at), slot.toMillis());
    }

    /** Times beyond the range of milliseconds are as early or as late as can be. */
    private static long millisOf(Instant at) {
        requireNonNull(at, "at");
        long limit = Long.MAX_VALUE / 2000;
        long seconds = Math.max(-limit, Math.min(limit, at.getEpochSecond()));
        return seconds * 1000 + (seconds == at.getEpochSecond() ? at.getNano() / 1_000_000 : 0);
    }
}
