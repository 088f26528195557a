package io.github.cxmetrics;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;

/**
 * The thread-safe side of a rule, for services: any number of threads record, and any thread asks for the tally.
 *
 * <p>Observations go to stripes, each an accumulator of its own, and a writer that finds its stripe taken goes to the next one instead of waiting.
 * {@link #snapshot()} holds all stripes for the moment that it takes to copy them, so it is a point in time: it has every observation whose {@code
 * record} returned before it was called, none that began after it returned, and each one whole.
 *
 * <pre>{@code
 * TallyRecorder<Integer, Nps> recorder = TallyRecorder.of(NpsBands.STANDARD);
 * recorder.record(9);                    // from any thread
 * Nps lastMinute = recorder.snapshotAndReset();
 * }</pre>
 *
 * @param <E> the observation
 * @param <T> the tally
 */
public final class TallyRecorder<E, T extends Tally<T>> {

    private static final int STRIPES_PER_CORE = 4;
    private static final int MAX_STRIPES = 256;

    private final TallyRule<E, T> rule;
    private final List<Stripe<E, T>> stripes;

    private TallyRecorder(TallyRule<E, T> rule, int stripeCount) {
        this.rule = rule;
        stripes = Stream.generate(() -> new Stripe<>(rule)).limit(stripeCount).toList();
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
        int wanted = Math.min(Runtime.getRuntime().availableProcessors() * STRIPES_PER_CORE, MAX_STRIPES);
        return new TallyRecorder<>(rule, Integer.highestOneBit(wanted));
    }

    /**
     * Counts one observation.
     *
     * @param observation the observation
     * @throws IllegalArgumentException if the rule refuses it; the recorder is as before
     * @throws ArithmeticException if a count would exceed {@link Long#MAX_VALUE}
     */
    public void record(E observation) {
        int home = home();
        for (int i = 0; i < stripes.size(); i++) {
            Stripe<E, T> stripe = stripes.get((home + i) & (stripes.size() - 1));
            if (stripe.tryTake()) {
                stripe.addAndRelease(observation);
                return;
            }
        }
        // Every stripe is taken: a snapshot is under way, or there are more writers at once than stripes.
        stripes.get(home).take();
        stripes.get(home).addAndRelease(observation);
    }

    /**
     * The tally of everything recorded so far.
     *
     * @return an immutable tally that does not change when recording goes on
     */
    public T snapshot() {
        return collect(false);
    }

    /**
     * The tally of everything recorded since the last reset, and a fresh start: each observation is in exactly one such tally.
     *
     * @return an immutable tally
     */
    public T snapshotAndReset() {
        return collect(true);
    }

    private T collect(boolean reset) {
        Accumulator<E, T> sum = rule.accumulator();
        stripes.forEach(Stripe::take);
        try {
            for (Stripe<E, T> stripe : stripes) {
                sum.addAll(stripe.accumulator.snapshot());
            }
            if (reset) {
                for (Stripe<E, T> stripe : stripes) {
                    stripe.accumulator = rule.accumulator();
                }
            }
        } finally {
            stripes.forEach(Stripe::release);
        }
        return sum.snapshot();
    }

    /**
     * Multiplicative hashing (Knuth 1998, section 6.4), by its highest bits: threads started one after the other get stripes far from each other, which
     * share no cache line.
     */
    private int home() {
        long hash = Thread.currentThread().getId() * 0x9E3779B97F4A7C15L;
        return (int) ((hash >>> 32) * stripes.size() >>> 32);
    }

    /**
     * One accumulator and a flag that says whether somebody uses it. The flag is a number amid an array of its own, so that the flags of two stripes never
     * share a cache line, wherever the collector moves them. A lock of the JDK would also note its owner; where the collector marks a card for every
     * reference that is written, such notes of different stripes meet in one cache line as well. Stripes are held for nanoseconds, so waiting is spinning.
     */
    private static final class Stripe<E, T extends Tally<T>> {

        private static final int SPINS = 64;
        private static final int FLAG = 32;

        private final AtomicIntegerArray taken = new AtomicIntegerArray(2 * FLAG);
        private Accumulator<E, T> accumulator;

        Stripe(TallyRule<E, T> rule) {
            accumulator = rule.accumulator();
        }

        boolean tryTake() {
            return taken.compareAndSet(FLAG, 0, 1);
        }

        void take() {
            for (int spin = 1; !tryTake(); spin++) {
                if (spin % SPINS == 0) {
                    Thread.yield();
                } else {
                    Thread.onSpinWait();
                }
            }
        }

        void release() {
            taken.set(FLAG, 0);
        }

        void addAndRelease(E observation) {
            try {
                accumulator.add(observation);
            } finally {
                release();
            }
        }
    }
}
