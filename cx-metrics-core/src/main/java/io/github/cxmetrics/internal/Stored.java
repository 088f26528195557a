package io.github.cxmetrics.internal;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stored forms check before they are restored, each with a message. */
public final class Stored {

    private Stored() {}

    /** Data must be of the type and of a version that their record is for. */
    public static void check(String type, int version, String expectedType, int expectedVersion) {
        checkArgument(expectedType.equals(type), "data of type %s can't be read as %s", type, expectedType);
        checkArgument(
                version == expectedVersion,
                "data of %s in version %s can't be read as version %s",
                type,
                version,
                expectedVersion);
    }

    /** A component that must be there. */
    public static <C> C present(@Nullable C component, String what) {
        checkArgument(component != null, "%s must not be missing", what);
        return component;
    }

    /** A text that must be there and not blank. */
    public static String text(String component, String what) {
        checkArgument(component != null && !component.isBlank(), "%s must not be missing or blank", what);
        return component;
    }

    /** A list whose elements must all be there; an absent list is an empty one. */
    public static <C> List<C> list(List<? extends C> component, String what) {
        if (component == null) {
            return List.of();
        }
        for (int i = 0; i < component.size(); i++) {
            checkArgument(component.get(i) != null, "%s must not be missing (position %s)", what, i);
        }
        return List.copyOf(component);
    }

    /** A map without absent keys or values, in its order; an absent map is an empty one. */
    public static <K, C> Map<K, C> map(Map<K, ? extends C> component, String what) {
        if (component == null) {
            return Map.of();
        }
        component.forEach((key, value) -> checkArgument(key != null && value != null, "%s must not be missing", what));
        return Collections.unmodifiableMap(new LinkedHashMap<>(component));
    }

    /** Counts of one length, none negative. */
    public static long[] counts(List<Long> component, int length, String what) {
        List<Long> counts = list(component, what);
        checkArgument(counts.size() == length, "there must be %s %s, not %s", length, what, counts.size());
        return counts.stream()
                .mapToLong(count -> CountMath.checkNotNegative(count, what))
                .toArray();
    }

    /** A size that memory is taken for: bounded before it is. */
    public static int size(long size, long max, String what) {
        checkArgument(size >= 0 && size <= max, "%s must be 0..%s, not %s", what, max, size);
        return (int) size;
    }

    /** A finite number. */
    public static double finite(double number, String what) {
        checkArgument(Double.isFinite(number), "%s must be finite, not %s", what, number);
        return number;
    }
}
