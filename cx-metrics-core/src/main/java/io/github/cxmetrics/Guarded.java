package io.github.cxmetrics;

import static java.util.Objects.requireNonNull;

import com.google.common.math.LongMath;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts as another accumulator does, which keeps what was added as tallies apart from what it counts itself, and would find that both together don't fit
 * when it is read. From tallies on that leave less than half of the room, observations are added as tallies of one, so that what does not fit is refused.
 *
 * <p>How much room tallies leave is asked when an observation comes behind them: joining alone, as collectors do, never asks.
 */
final class Guarded<E, T extends Tally<T>> implements Accumulator<E, T> {

    private static final long HALF = Long.MAX_VALUE / 2;

    private final Supplier<? extends Accumulator<E, T>> another;
    private final Accumulator<E, T> counting;
    /** At least as large as the numbers of all joined tallies together, but for those since the last observation. */
    private long added;
    /** The last tally since the last observation, and whether it is the only one. */
    private @Nullable T joined;

    private boolean several;
    private @Nullable T full;

    Guarded(Supplier<? extends Accumulator<E, T>> another) {
        this.another = requireNonNull(another, "counting");
        counting = requireNonNull(another.get(), "counting");
    }

    /** What counts observations to which no tally is ever joined: nothing is to be guarded there. */
    static <E, T extends Tally<T>> Accumulator<E, T> alone(Accumulator<E, T> accumulator) {
        return accumulator instanceof Guarded<E, T> guarded ? guarded.counting : accumulator;
    }

    @Override
    public void add(E observation) {
        if (joined != null) {
            measure(joined);
        }
        T before = full;
        if (before == null) {
            counting.add(observation);
            return;
        }
        Accumulator<E, T> one = another.get();
        one.add(observation);
        full = before.plus(one.snapshot());
    }

    private void measure(T last) {
        long size = several ? size(counting.snapshot()) : LongMath.saturatedAdd(size(last), added);
        joined = null;
        several = false;
        if (size > HALF) {
            full = counting.snapshot();
        } else {
            added = size;
        }
    }

    @Override
    public void addAll(T tally) {
        requireNonNull(tally, "tally");
        T before = full;
        if (before != null) {
            full = before.plus(tally);
            return;
        }
        counting.addAll(tally);
        several = joined != null;
        joined = tally;
    }

    /** All numbers together, since a total of them must fit as well. */
    private static long size(Tally<?> tally) {
        try {
            return tally.toCounts().numbers().values().stream()
                    .mapToLong(number -> number < 0 ? -Math.max(number, -Long.MAX_VALUE) : number)
                    .reduce(0, LongMath::saturatedAdd);
        } catch (ArithmeticException noRoomForTheirSum) {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public T snapshot() {
        return full == null ? counting.snapshot() : full;
    }
}
