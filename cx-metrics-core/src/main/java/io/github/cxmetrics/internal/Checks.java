package io.github.cxmetrics.internal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks of numbers, written so that NaN fails. */
public final class Checks {

    private static final int MOST_SIMULATED = 10_000_000;

    private Checks() {}

    public static double positive(double value, String what) {
        checkArgument(
                value > 0 && value < Double.POSITIVE_INFINITY, "%s must be above 0 and finite, not %s", what, value);
        return value;
    }

    public static double share(double value, String what) {
        checkArgument(value >= 0 && value <= 1, "%s must be in 0..1, not %s", what, value);
        return value;
    }

    public static double finite(double value, String what) {
        checkArgument(Double.isFinite(value), "%s must be finite, not %s", what, value);
        return value;
    }

    public static double notNegative(double value, String what) {
        checkArgument(
                value >= 0 && value < Double.POSITIVE_INFINITY,
                "%s must be at least 0 and finite, not %s",
                what,
                value);
        return value;
    }

    /** A number that may be absent. */
    public static void finiteIfThere(@Nullable Double value, String what) {
        if (value != null) {
            finite(value, what);
        }
    }

    /** A number that may be absent. */
    public static void notNegativeIfThere(@Nullable Double value, String what) {
        if (value != null) {
            notNegative(value, what);
        }
    }

    /** A share that may be absent. */
    public static void shareIfThere(@Nullable Double value, String what) {
        if (value != null) {
            share(value, what);
        }
    }

    public static void toSimulate(int customers) {
        checkArgument(customers >= 1, "a simulation needs at least 1 customer, not %s", customers);
        checkArgument(
                customers <= MOST_SIMULATED,
                "a simulation has %s customers at most, not %s",
                MOST_SIMULATED,
                customers);
    }

    /** A copy of a list that has no gaps: null by the argument's name, an absent element by its position. */
    public static <E> List<E> list(Collection<? extends E> elements, String what) {
        requireNonNull(elements, what);
        int at = 0;
        for (E element : elements) {
            if (element == null) {
                throw new IllegalArgumentException(what + " must not hold null (position " + at + ")");
            }
            at++;
        }
        return List.copyOf(elements);
    }

    /** A copy of a map in its order that has no gaps: null by the argument's name, an absent key or value by its position. */
    public static <K, V> Map<K, V> map(Map<? extends K, ? extends V> entries, String what) {
        requireNonNull(entries, what);
        Map<K, V> copy = new LinkedHashMap<>();
        for (Map.Entry<? extends K, ? extends V> entry : entries.entrySet()) {
            if (entry.getKey() == null || entry.getValue() == null) {
                throw new IllegalArgumentException(what + " must not hold null (position " + copy.size() + ")");
            }
            copy.put(entry.getKey(), entry.getValue());
        }
        return Collections.unmodifiableMap(copy);
    }

    public static long count(long value, String what) {
        checkArgument(value >= 0, "%s must be at least 0, not %s", what, value);
        return value;
    }
}
