package io.github.cxmetrics.shell.table;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a cell of a result becomes text, by the type of its column: the same text in any zone that Java runs in. */
enum SqlCell {
    TEXT {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }
    },
    WHOLE {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            long value = row.getLong(column);
            return row.wasNull() ? null : Long.toString(value);
        }
    },
    DECIMAL {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            // By way of text, as PostgreSQL's numbers may be NaN or infinite.
            String text = row.getString(column);
            return text == null || !Character.isDigit(text.charAt(text.length() - 1))
                    ? text
                    : new BigDecimal(text).toPlainString();
        }
    },
    FLOATING {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            double value = row.getDouble(column);
            return row.wasNull() ? null : plain(value, Double.toString(value));
        }
    },
    SHORT_FLOATING {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            float value = row.getFloat(column);
            return row.wasNull() ? null : plain(value, Float.toString(value));
        }
    },
    BOOLEAN {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            boolean value = row.getBoolean(column);
            return row.wasNull() ? null : Boolean.toString(value);
        }
    },
    MOMENT {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
            if (time == null || time.equals(OffsetDateTime.MAX) || time.equals(OffsetDateTime.MIN)) {
                return time == null ? null : infinite(time.equals(OffsetDateTime.MAX));
            }
            return time.toInstant().toString();
        }
    },
    LOCAL_TIME {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            LocalDateTime time = row.getObject(column, LocalDateTime.class);
            if (time == null || time.equals(LocalDateTime.MAX) || time.equals(LocalDateTime.MIN)) {
                return time == null ? null : infinite(time.equals(LocalDateTime.MAX));
            }
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
        }
    },
    DATE {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            LocalDate date = row.getObject(column, LocalDate.class);
            if (date == null || date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)) {
                return date == null ? null : infinite(date.equals(LocalDate.MAX));
            }
            return date.toString();
        }
    },
    BYTES {
        @Override
        @Nullable
        String read(ResultSet row, int column) throws SQLException {
            byte[] bytes = row.getBytes(column);
            return bytes == null ? null : HexFormat.of().formatHex(bytes);
        }
    };

    /** The cell's text, or null if it is missing. */
    abstract @Nullable String read(ResultSet row, int column) throws SQLException;

    /** Whether the text stands for a number, a time or a truth value. */
    boolean isTyped() {
        return this != TEXT && this != BYTES;
    }

    private static String infinite(boolean isPositive) {
        return isPositive ? "infinity" : "-infinity";
    }

    private static String plain(double value, String shortest) {
        if (!Double.isFinite(value)) {
            return shortest;
        }
        return value == 0 ? "0" : new BigDecimal(shortest).stripTrailingZeros().toPlainString();
    }

    static SqlCell of(int type, String typeName) {
        // PostgreSQL gives moments as TIMESTAMP, and truth values as BIT.
        switch (typeName.toLowerCase(Locale.ROOT)) {
            case "timestamptz", "timestamp with time zone":
                return MOMENT;
            case "bool", "boolean":
                return BOOLEAN;
            default:
                return of(type);
        }
    }

    private static SqlCell of(int type) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> WHOLE;
            case Types.BIGINT, Types.NUMERIC, Types.DECIMAL -> DECIMAL;
            case Types.FLOAT, Types.DOUBLE -> FLOATING;
            case Types.REAL -> SHORT_FLOATING;
            case Types.BOOLEAN -> BOOLEAN;
            case Types.TIMESTAMP_WITH_TIMEZONE -> MOMENT;
            case Types.TIMESTAMP -> LOCAL_TIME;
            case Types.DATE -> DATE;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
            default -> TEXT;
        };
    }
}
