package io.github.cxmetrics.spark;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.Tally;

/** Tallies and other values that can be stored. */
final class Values {

    private Values() {}

    static byte[] bytes(Object value) {
        if (value instanceof Tally<?> tally) {
            return TallyBytes.of(tally);
        }
        if (value instanceof Storable storable) {
            return TallyBytes.of(storable);
        }
        throw new IllegalArgumentException(value.getClass().getSimpleName() + " has no stored form");
    }

    /** Adds two tallies whose types are known at run time only: {@code plus} refuses unlike rules, and this unlike types. */
    static Tally<?> plus(Tally<?> one, Tally<?> other) {
        if (one.getClass() != other.getClass()) {
            throw new IllegalArgumentException(
                    one.getClass().getSimpleName() + " and " + other.getClass().getSimpleName() + " don't go together");
        }
        return add(one, other);
    }

    @SuppressWarnings("unchecked") // both are of one class, which is its own T
    private static <T extends Tally<T>> T add(Tally<?> one, Tally<?> other) {
        return ((T) one).plus((T) other);
    }
}
