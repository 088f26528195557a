package io.github.cxmetrics.spark;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Confidence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;

/**
 * A call of a function of SQL.
 *
 * @param function the name of the function
 * @param arguments the arguments, of the right number and types
 */
record SqlCall(String function, List<Expression> arguments) {

    SqlCall {
        arguments = List.copyOf(arguments);
    }

    Column column(int index) {
        return ExpressionUtils.column(arguments.get(index));
    }

    List<Column> columns(int from) {
        return IntStream.range(from, arguments.size()).mapToObj(this::column).toList();
    }

    boolean has(int index) {
        return index < arguments.size();
    }

    private Object constant(int index) {
        Object value = arguments.get(index).eval(null);
        checkArgument(value != null, "%s: argument %s must not be NULL", function, index + 1);
        return value;
    }

    String text(int index) {
        return constant(index).toString();
    }

    List<String> texts(int from) {
        return IntStream.range(from, arguments.size()).mapToObj(this::text).toList();
    }

    /** A constant of an enumeration, by its name in letters of any case. */
    <E extends Enum<E>> E constant(int index, E otherwise) {
        if (!has(index)) {
            return otherwise;
        }
        String name = text(index);
        for (E each : otherwise.getDeclaringClass().getEnumConstants()) {
            if (each.name().equalsIgnoreCase(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("%s: argument %s is one of %s, not %s"
                .formatted(
                        function,
                        index + 1,
                        Arrays.toString(otherwise.getDeclaringClass().getEnumConstants()),
                        name));
    }

    Currency currency(int index) {
        String code = text(index);
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(function + ": a currency is a code of ISO 4217 as EUR, not " + code, e);
        }
    }

    /** A time zone; UTC where it is left out. */
    ZoneId zone(int index) {
        return ZoneId.of(has(index) ? text(index) : "UTC");
    }

    /** The day of an instant, in the time zone of the session. */
    LocalDate day(int index) {
        return instant(index).atZone(zone()).toLocalDate();
    }

    Confidence level(int index) {
        return has(index) ? Confidence.of(real(index)) : Confidence.DEFAULT;
    }

    int whole(int index, int otherwise) {
        return has(index) ? Math.toIntExact(((Number) constant(index)).longValue()) : otherwise;
    }

    double real(int index) {
        Object value = constant(index);
        return value instanceof Decimal decimal ? decimal.toDouble() : ((Number) value).doubleValue();
    }

    /** An interval of SQL, or a text as ISO-8601 has it: {@code P7D}, {@code PT20S}. */
    Duration span(int index) {
        if (!(arguments.get(index).dataType() instanceof StringType)) {
            return Duration.of((Long) constant(index), ChronoUnit.MICROS);
        }
        try {
            return Duration.parse(text(index));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    function + ": a time span is INTERVAL '7' DAY or, as text, P7D, not " + text(index), e);
        }
    }

    /** A timestamp or a date of SQL, or a text as ISO-8601 has it, with its zone. */
    Instant instant(int index) {
        Expression given = arguments.get(index);
        if (given.dataType() instanceof StringType) {
            try {
                return Instant.parse(text(index));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(
                        function + ": an instant is a TIMESTAMP or, as text, 2024-05-10T00:00:00Z, not " + text(index),
                        e);
            }
        }
        if (given.dataType() instanceof DateType) {
            return LocalDate.ofEpochDay((Integer) constant(index))
                    .atStartOfDay(zone())
                    .toInstant();
        }
        Instant instant = Instant.EPOCH.plus((Long) constant(index), ChronoUnit.MICROS);
        return given.dataType() instanceof TimestampNTZType
                ? instant.atOffset(ZoneOffset.UTC)
                        .toLocalDateTime()
                        .atZone(zone())
                        .toInstant()
                : instant;
    }

    /** The time zone of the session, by which Spark reads dates. */
    private static ZoneId zone() {
        return ZoneId.of(SQLConf.get().sessionLocalTimeZone());
    }
}
