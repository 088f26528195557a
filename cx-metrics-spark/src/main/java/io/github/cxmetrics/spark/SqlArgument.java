package io.github.cxmetrics.spark;

import java.util.function.Predicate;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DayTimeIntervalType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * An argument of a function of SQL.
 *
 * @param name its name
 * @param kind what it may be
 * @param says what it is
 * @param presence whether it may be left out or repeated
 */
record SqlArgument(String name, Kind kind, String says, Presence presence) {

    /** Whether an argument may be left out or repeated. */
    enum Presence {
        REQUIRED,
        OPTIONAL,
        REPEATED
    }

    /** What an argument may be. */
    enum Kind {
        SCORE("\"INT\"", false, Kind::isWhole),
        TRUTH("\"BOOLEAN\"", false, type -> type instanceof BooleanType),
        NUMBER("\"NUMERIC\"", false, type -> type instanceof NumericType),
        TEXT("\"STRING\"", false, type -> type instanceof StringType),
        ANSWER("\"STRING\" or \"INT\"", false, type -> type instanceof StringType || isWhole(type)),
        WHOLE("\"BIGINT\"", false, Kind::isWhole),
        TIME("\"TIMESTAMP\"", false, Kind::isTime),
        TALLY("\"BINARY\"", false, type -> type instanceof BinaryType),
        POINTS("\"INT\"", true, Kind::isWhole),
        LEVEL("\"NUMERIC\"", true, type -> type instanceof NumericType),
        WORD("\"STRING\"", true, type -> type instanceof StringType),
        SPAN(
                "\"INTERVAL DAY TO SECOND\" or \"STRING\"",
                true,
                type -> type instanceof DayTimeIntervalType || type instanceof StringType),
        INSTANT("\"TIMESTAMP\" or \"STRING\"", true, type -> isTime(type) || type instanceof StringType);

        private final String type;
        private final boolean isConstant;
        private final Predicate<DataType> takes;

        Kind(String type, boolean isConstant, Predicate<DataType> takes) {
            this.type = type;
            this.isConstant = isConstant;
            this.takes = takes;
        }

        private static boolean isWhole(DataType type) {
            return type instanceof ByteType
                    || type instanceof ShortType
                    || type instanceof IntegerType
                    || type instanceof LongType;
        }

        private static boolean isTime(DataType type) {
            return type instanceof TimestampType || type instanceof TimestampNTZType || type instanceof DateType;
        }
    }

    static SqlArgument of(String name, Kind kind, String says) {
        return new SqlArgument(name, kind, says, Presence.REQUIRED);
    }

    SqlArgument optional() {
        return new SqlArgument(name, kind, says, Presence.OPTIONAL);
    }

    SqlArgument repeated() {
        return new SqlArgument(name, kind, says, Presence.REPEATED);
    }

    boolean isOptional() {
        return presence == Presence.OPTIONAL;
    }

    boolean isRepeated() {
        return presence == Presence.REPEATED;
    }

    boolean isConstant() {
        return kind.isConstant;
    }

    String type() {
        return kind.type;
    }

    boolean takes(DataType type) {
        return kind.takes.test(type) || type instanceof NullType && !kind.isConstant;
    }

    String signature() {
        return isOptional() ? "[" + name + "]" : isRepeated() ? name + "…" : name;
    }

    String line() {
        return "      * " + name + " - " + (isConstant() ? "a constant: " : "") + says + ", " + type().replace("\"", "")
                + (isOptional() ? "; may be left out" : "");
    }
}
