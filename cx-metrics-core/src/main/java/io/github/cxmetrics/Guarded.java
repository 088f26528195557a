package io.github.cxmetrics;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts as another accumulator does, which keeps what was added as tallies apart from what it counts itself, and would find that both together don't fit
 * when it is read. From tallies on that leave less than half of the room, observations are added as tallies of one, so that what does not fit is refused.
 */
final class Guarded<E, T extends Tally<T>> implements Accumulator<E, T> {

    private static final long HALF = Long.MAX_VALUE / 2;

    private final Supplier<? extends Accumulator<E, T>> another;
    private final Accumulator<E, T> counting;
    private long added;
    private @Nullable T full;

    Guarded(Supplier<? extends Accumulator<E, T>> another) {
        this.another = requireNonNull(another, "counting");
        counting = requireNonNull(another.get(), "counting");
    }

    @Override
    public void add(E observation) {
        T before = full;
        if (before == null) {
            counting.add(observation);
            return;
        }
        Accumulator<E, T> one = another.get();
        one.add(observation);
        full = before.plus(one.snapshot());
    }

    @Override
    public void addAll(T tally) {
        requireNonNull(tally, "tally");
        T before = full;
        if (before != null) {
            full = before.plus(tally);
            return;
        }
        long largest = largest(tally);
        if (largest <= HALF - added) {
            counting.addAll(tally);
            added += largest;
        } else {
            full = counting.snapshot().plus(tally);
        }
    }

    private static long largest(Tally<?> tally) {
        try {
            return tally.toCounts().numbers().values().stream()
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0);
        } catch (ArithmeticException noRoomForTheirSum) {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public T snapshot() {
        return full == null ? counting.snapshot() : full;
    }
}
