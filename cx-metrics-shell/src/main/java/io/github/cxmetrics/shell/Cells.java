package io.github.cxmetrics.shell;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads single cells. A bad cell is an IllegalArgumentException whose message continues a sentence that starts with the cell. */
final class Cells {

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Cells() {}

    static int parseInt(String cell) {
        long value = parseWhole(cell, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return (int) value;
    }

    static long parseLong(String cell) {
        return parseWhole(cell, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static long parseWhole(String cell, long lowest, long highest) {
        String number = cell.strip();
        if (!WHOLE.matcher(number).matches()) {
            throw new IllegalArgumentException("is not a whole number");
        }
        try {
            long value = Long.parseLong(number);
            if (value >= lowest && value <= highest) {
                return value;
            }
        } catch (NumberFormatException beyondLong) {
            // the same answer as for a number beyond the bounds
        }
        throw new IllegalArgumentException("is outside " + lowest + ".." + highest);
    }

    static double parseDouble(String cell) {
        String number = cell.strip();
        // Double.parseDouble alone also takes NaN, Infinity, 1d and hexadecimal.
        double value = DECIMAL.matcher(number).matches() ? Double.parseDouble(number) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("is not a finite number");
        }
        return value;
    }

    static Instant parseInstant(String cell) {
        String text = cell.strip();
        int time = LocalDate.EPOCH.toString().length();
        String iso = text.length() > time && text.charAt(time) == ' '
                ? text.substring(0, time) + 'T' + text.substring(time + 1)
                : text;
        try {
            return toInstant(ISO.parseBest(iso, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is not an ISO-8601 date or time", e);
        }
    }

    private static Instant toInstant(TemporalAccessor parsed) {
        if (parsed instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        LocalDateTime local = parsed instanceof LocalDate date ? date.atStartOfDay() : LocalDateTime.from(parsed);
        return local.toInstant(ZoneOffset.UTC);
    }
}
