package io.github.cxmetrics.journey;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.Property;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.util.BitSet;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What users hand in as properties, and the columns that hold it without loss. */
final class PropertyValues {

    private PropertyValues() {}

    /** A number that never changes, or a text. */
    static Object of(String property, Object value) {
        if (value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long) {
            return value;
        }
        if (value instanceof Float || value instanceof Double) {
            return value;
        }
        if (value instanceof BigDecimal || value instanceof BigInteger) {
            return value;
        }
        if (value instanceof AtomicInteger || value instanceof AtomicLong) {
            return ((Number) value).longValue();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        boolean text = value instanceof CharSequence
                || value instanceof Character
                || value instanceof Boolean
                || value instanceof UUID
                || value instanceof TemporalAccessor;
        if (!text && value instanceof Date date) {
            return text(date);
        }
        checkArgument(
                text,
                "property %s must be a text or a number, not a %s",
                property,
                value.getClass().getSimpleName());
        return value.toString();
    }

    /** Dates and times of SQL print themselves; others and timestamps are instants. */
    private static String text(Date date) {
        try {
            return date.toInstant().toString();
        } catch (UnsupportedOperationException e) {
            return date.toString();
        }
    }

    /** The column of some values, each of which is a text, a number or null. */
    static Property column(String property, List<? extends @Nullable Object> values) {
        int kind = 0;
        for (int row = 0; row < values.size(); row++) {
            Object value = values.get(row);
            int own = value == null ? 0 : value instanceof String ? 1 : 2;
            checkArgument(
                    kind == 0 || own == 0 || kind == own, "property %s holds text and numbers (row %s)", property, row);
            kind = Math.max(kind, own);
        }
        if (kind != 2) {
            return new Property.Text(
                    CodeColumn.of(values.stream().map(String.class::cast).toArray(String[]::new)));
        }
        List<? extends @Nullable Number> numbers =
                values.stream().map(Number.class::cast).toList();
        if (numbers.stream().allMatch(PropertyValues::isWhole)) {
            return wholes(numbers);
        }
        return numbers.stream().allMatch(PropertyValues::isDouble)
                ? new Property.Numbers(numbers.stream()
                        .mapToDouble(value -> value == null ? Double.NaN : toDouble(value))
                        .toArray())
                : decimals(property, numbers);
    }

    private static boolean isFloating(Number value) {
        return value instanceof Double || value instanceof Float;
    }

    /** The double that a number is written as: of a float the one with the same digits. */
    private static double toDouble(Number value) {
        return value instanceof Float ? Double.parseDouble(value.toString()) : value.doubleValue();
    }

    /** Whether a number is none, or of a whole type that a long holds. */
    private static boolean isWhole(@Nullable Number value) {
        if (value instanceof BigInteger big) {
            return big.bitLength() < Long.SIZE;
        }
        if (value instanceof BigDecimal decimal) {
            // Compared by their lengths first: 1e999999999 has as many digits as it says.
            long digits = (long) decimal.precision() - decimal.scale();
            return digits < 20
                    && decimal.stripTrailingZeros().scale() <= 0
                    && decimal.toBigInteger().bitLength() < Long.SIZE;
        }
        return value == null || !isFloating(value);
    }

    /** Whether a number is none, or one that a double tells apart from all others. */
    private static boolean isDouble(@Nullable Number value) {
        if (value == null || isFloating(value)) {
            return true;
        }
        double nearest = value.doubleValue();
        return !Double.isInfinite(nearest) && BigDecimal.valueOf(nearest).compareTo(exact(value)) == 0;
    }

    private static BigDecimal exact(Number value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        return value instanceof BigInteger big
                ? new BigDecimal(big)
                : isFloating(value) ? BigDecimal.valueOf(toDouble(value)) : BigDecimal.valueOf(value.longValue());
    }

    private static Property wholes(List<? extends @Nullable Number> numbers) {
        BitSet missing = new BitSet();
        long[] wholes = new long[numbers.size()];
        for (int row = 0; row < wholes.length; row++) {
            Number value = numbers.get(row);
            missing.set(row, value == null);
            wholes[row] = value == null ? 0 : value.longValue();
        }
        return new Property.Wholes(wholes, missing);
    }

    private static Property decimals(String property, List<? extends @Nullable Number> numbers) {
        @Nullable BigDecimal[] decimals = new BigDecimal[numbers.size()];
        for (int row = 0; row < decimals.length; row++) {
            Number value = numbers.get(row);
            if (value == null || isFloating(value) && Double.isNaN(value.doubleValue())) {
                continue;
            }
            checkArgument(
                    !isFloating(value) || !Double.isInfinite(value.doubleValue()),
                    "property %s must be finite beside numbers that no double holds, not %s (row %s)",
                    property,
                    value,
                    row);
            decimals[row] = exact(value);
        }
        return new Property.Decimals(decimals);
    }

    /** What tells the ids of events apart; not for missing ones. */
    static Object id(Property ids, int row) {
        return ids instanceof Property.Text text
                ? (Object) text.codes().at(row)
                : ids instanceof Property.Wholes wholes ? (Object) wholes.values()[row] : Property.exact(ids, row);
    }
}
