package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The thread-safe side of a rule, for services: any number of threads record, and any thread asks for the tally.
 *
 * <p>Observations go to stripes, each an accumulator of its own: one at first, more where writers get into each other's way, up to four for each core. A
 * writer that finds its stripe taken goes to the next one instead of waiting. {@link #snapshot()} holds the stripes only while it puts empty accumulators
 * into them, which takes as long however much was counted; it adds up afterwards, when nobody waits. So it is a point in time: it has every observation
 * whose {@code record} returned before it was called, none that began after it returned, and each one whole.
 *
 * <pre>{@code
 * TallyRecorder<Integer, Nps> recorder = TallyRecorder.of(NpsBands.STANDARD);
 * recorder.record(9);                    // from any thread
 * Nps lastMinute = recorder.snapshotAndReset();
 * }</pre>
 *
 * <p>A rule that uses its own recorder while it counts gets an {@link IllegalStateException}.
 *
 * @param <E> the observation
 * @param <T> the tally
 */
public final class TallyRecorder<E, T extends Tally<T>> {

    private static final int STRIPES_PER_CORE = 4;
    private static final int MAX_STRIPES = 256;

    /** So often may writers meet at a stripe, while another one is free, until something is done about it: at first, and at last. */
    private static final int FEW_MEETINGS = 64;

    private static final int MANY_MEETINGS = 1 << 16;
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    /** A slot of a window is one of many recorders and lasts a minute or so: what it may take is bounded, whatever the machine. */
    private static final int MAX_STRIPES_OF_SLOT = 8;

    private final TallyRule<E, T> rule;
    private final @Nullable LongSupplier ticker;
    private final int maxStripes;

    /** Held while stripes are added or emptied; never while anything is added up. */
    private final ReentrantLock layout = new ReentrantLock();

    /** Held while what was taken out of the stripes is added up: readers wait for each other, writers never come here. */
    private final ReentrantLock summing = new ReentrantLock();

    private volatile Stripe<E, T>[] stripes;
    private final List<T> taken = new ArrayList<>();
    private T sum;

    /** Roughly, as are the two below: writers change them without a lock, and nothing but speed hangs on them. */
    private int meetings;

    private int patience = FEW_MEETINGS;
    /** Odd: tells which stripe is the home of which thread. */
    private long multiplier = GOLDEN_RATIO;

    private volatile boolean sealed;
    private long longestHold;

    private TallyRecorder(TallyRule<E, T> rule, @Nullable LongSupplier ticker, int mostStripes) {
        this.rule = rule;
        this.ticker = ticker;
        maxStripes = Integer.highestOneBit(
                Math.min(Runtime.getRuntime().availableProcessors() * STRIPES_PER_CORE, mostStripes));
        stripes = stripes(1);
        stripes[0] = new Stripe<>(accumulator());
        sum = requireNonNull(rule.empty(), "empty tally of the rule");
    }

    /** No tally is ever joined to what a stripe counts: sums are made outside. */
    private Accumulator<E, T> accumulator() {
        return Guarded.alone(rule.accumulator());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <E, T extends Tally<T>> Stripe<E, T>[] stripes(int count) {
        return new Stripe[count];
    }

    /**
     * A recorder with nothing recorded.
     *
     * @param rule how observations are counted
     * @param <E> the observation
     * @param <T> the tally
     * @return the recorder
     */
    public static <E, T extends Tally<T>> TallyRecorder<E, T> of(TallyRule<E, T> rule) {
        checkArgument(rule != null, "a recorder needs a rule, not null");
        return new TallyRecorder<>(rule, null, MAX_STRIPES);
    }

    /** A recorder that stays small however many writers meet in it. */
    static <E, T extends Tally<T>> TallyRecorder<E, T> ofSlot(TallyRule<E, T> rule) {
        return new TallyRecorder<>(rule, null, MAX_STRIPES_OF_SLOT);
    }

    /** A recorder that measures how long it holds its stripes. */
    static <E, T extends Tally<T>> TallyRecorder<E, T> timed(TallyRule<E, T> rule, LongSupplier ticker) {
        return new TallyRecorder<>(rule, ticker, MAX_STRIPES);
    }

    /**
     * Counts one observation.
     *
     * @param observation the observation
     * @throws IllegalArgumentException if the rule refuses it; the recorder is as before
     * @throws ArithmeticException if a count would exceed {@link Long#MAX_VALUE}
     * @throws IllegalStateException if the rule uses this recorder while it counts
     */
    public void record(E observation) {
        tryRecord(observation);
    }

    /** Counts one observation, unless the recorder was sealed before. */
    boolean tryRecord(E observation) {
        long thread = Thread.currentThread().getId();
        while (true) {
            Stripe<E, T>[] now = stripes;
            int home = home(thread, now.length);
            for (int i = 0; i < now.length; i++) {
                Stripe<E, T> stripe = now[(home + i) & (now.length - 1)];
                if (stripe.tryTake(thread)) {
                    boolean counted = addAndRelease(stripe, observation);
                    if (i > 0) {
                        meet(now);
                    }
                    return counted;
                }
            }
            if (!grow(now)) {
                // Every stripe is taken: they are being emptied, or there are more writers at once than stripes.
                now[home].take(thread);
                return addAndRelease(now[home], observation);
            }
        }
    }

    /**
     * Two writers whose home is one stripe hinder each other at each turn, though another stripe is free. Among more stripes they may have different homes;
     * where there are no more, all get new homes. With more writers than stripes that never ends, so it is done less and less often, and then not at all.
     */
    private void meet(Stripe<E, T>[] now) {
        if (patience > MANY_MEETINGS || ++meetings < patience) {
            return;
        }
        meetings = 0;
        if (!grow(now) && now.length >= maxStripes) {
            multiplier *= GOLDEN_RATIO;
            patience *= 2;
        }
    }

    private boolean addAndRelease(Stripe<E, T> stripe, E observation) {
        try {
            if (sealed) {
                return false;
            }
            stripe.accumulator.add(observation);
            // Not written each time: stripes lie side by side once they were collected.
            if (stripe.isEmpty) {
                stripe.isEmpty = false;
            }
            return true;
        } finally {
            stripe.release();
        }
    }

    /** Twice the stripes; not where somebody empties them just now, since then they are taken for a moment only. */
    private boolean grow(Stripe<E, T>[] seen) {
        if (seen.length >= maxStripes || layout.isHeldByCurrentThread() || !layout.tryLock()) {
            return false;
        }
        try {
            if (stripes == seen) {
                Stripe<E, T>[] more = stripes(2 * seen.length);
                System.arraycopy(seen, 0, more, 0, seen.length);
                for (int i = seen.length; i < more.length; i++) {
                    more[i] = new Stripe<>(accumulator());
                }
                stripes = more;
            }
            return true;
        } finally {
            layout.unlock();
        }
    }

    /**
     * The tally of everything recorded so far.
     *
     * @return an immutable tally that does not change when recording goes on
     * @throws ArithmeticException if a count would exceed {@link Long#MAX_VALUE}; nothing is lost
     * @throws IllegalStateException if the rule uses this recorder while it counts
     */
    public T snapshot() {
        return collect(false, false);
    }

    /**
     * The tally of everything recorded since the last reset, and a fresh start: each observation is in exactly one such tally.
     *
     * @return an immutable tally
     * @throws ArithmeticException if a count would exceed {@link Long#MAX_VALUE}; nothing is lost
     * @throws IllegalStateException if the rule uses this recorder while it counts
     */
    public T snapshotAndReset() {
        return collect(true, false);
    }

    /** The tally of everything, after which nothing is counted any more. */
    T seal() {
        return collect(false, true);
    }

    private T collect(boolean reset, boolean seal) {
        long thread = Thread.currentThread().getId();
        checkNotCounting(thread);
        summing.lock();
        try {
            List<Accumulator<E, T>> full = takeOut(thread, seal);
            for (Accumulator<E, T> each : full) {
                taken.add(each.snapshot());
            }
            T all = sum;
            for (T each : taken) {
                all = all.plus(each);
            }
            taken.clear();
            sum = reset ? rule.empty() : all;
            return all;
        } finally {
            summing.unlock();
        }
    }

    private void checkNotCounting(long thread) {
        for (Stripe<E, T> stripe : stripes) {
            stripe.checkNotMine(thread);
        }
    }

    /** Takes all stripes, puts empty accumulators into those that counted something, and lets go. */
    private List<Accumulator<E, T>> takeOut(long thread, boolean seal) {
        layout.lock();
        Stripe<E, T>[] all = stripes;
        List<Accumulator<E, T>> empty = new ArrayList<>();
        Arrays.stream(all).forEach(any -> empty.add(accumulator()));
        List<Accumulator<E, T>> full = new ArrayList<>(all.length);
        long begin = ticker == null ? 0 : ticker.getAsLong();
        int held = 0;
        try {
            for (; held < all.length; held++) {
                all[held].take(thread);
            }
            for (int i = 0; i < all.length; i++) {
                if (!all[i].isEmpty) {
                    full.add(all[i].accumulator);
                    all[i].accumulator = empty.get(i);
                    all[i].isEmpty = true;
                }
            }
            sealed |= seal;
        } finally {
            for (int i = 0; i < held; i++) {
                all[i].release();
            }
            longestHold = ticker == null ? 0 : Math.max(longestHold, ticker.getAsLong() - begin);
            layout.unlock();
        }
        return full;
    }

    /** In ticks of the ticker. */
    long longestHold() {
        return longestHold;
    }

    int stripeCount() {
        return stripes.length;
    }

    /**
     * Multiplicative hashing (Knuth 1998, section 6.4), by its highest bits: threads started one after the other get stripes far from each other, which
     * share no cache line.
     */
    private int home(long thread, int stripes) {
        long hash = thread * multiplier;
        return (int) ((hash >>> 32) * stripes >>> 32);
    }

    /**
     * One accumulator and the number of the thread that uses it. The number stands amid an array of its own, so that those of two stripes never share a cache
     * line, wherever the collector moves them. A lock of the JDK would note its owner as a reference; where the collector marks a card for every reference
     * that is written, such notes of different stripes meet in one cache line as well. Stripes are held for nanoseconds, so waiting is spinning.
     */
    private static final class Stripe<E, T extends Tally<T>> {

        private static final int SPINS = 64;
        private static final int USER = 8;
        private static final long NOBODY = 0;

        private final AtomicLongArray user = new AtomicLongArray(2 * USER);
        private Accumulator<E, T> accumulator;
        private boolean isEmpty = true;

        Stripe(Accumulator<E, T> accumulator) {
            this.accumulator = accumulator;
        }

        boolean tryTake(long thread) {
            if (user.compareAndSet(USER, NOBODY, thread)) {
                return true;
            }
            checkNotMine(thread);
            return false;
        }

        void checkNotMine(long thread) {
            if (user.get(USER) == thread) {
                throw new IllegalStateException("a rule must not use its own recorder while it counts");
            }
        }

        void take(long thread) {
            for (int spin = 1; !tryTake(thread); spin++) {
                if (spin % SPINS == 0) {
                    Thread.yield();
                } else {
                    Thread.onSpinWait();
                }
            }
        }

        void release() {
            // What was written before is seen by whoever takes it next; nobody needs more order than that.
            user.setRelease(USER, NOBODY);
        }
    }
}
