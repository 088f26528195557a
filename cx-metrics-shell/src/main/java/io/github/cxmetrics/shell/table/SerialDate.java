package io.github.cxmetrics.shell.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Excel's days since 1900 or 1904, which are dates only by the format of their cell. */
final class SerialDate {

    private static final long DAY_MILLIS = 86_400_000;
    // The last day of the year 9999, Excel's last.
    private static final long MOST_DAYS = 2_958_465;
    // Excel counts a 29 February 1900, which there wasn't.
    private static final int FALSE_LEAP_DAY = 60;

    /** What a format shows of a number. */
    enum Kind {
        NUMBER,
        DATE,
        TIME,
        DATE_AND_TIME,
        DURATION
    }

    private SerialDate() {}

    /** What a number of a format means, by the codes of the format outside of quotes, brackets and escapes. */
    static Kind kind(@Nullable Integer id, @Nullable String format) {
        if (format == null) {
            return id == null ? Kind.NUMBER : builtIn(id);
        }
        boolean hasDay = false;
        boolean hasTime = false;
        String codes = format.toLowerCase(Locale.ROOT);
        for (int i = 0; i < codes.length(); i++) {
            char c = codes.charAt(i);
            if (c == ';') {
                break;
            } else if (c == '"') {
                i = end(codes, '"', i + 1);
            } else if (c == '[') {
                int close = end(codes, ']', i + 1);
                if (codes.substring(i + 1, Math.min(close, codes.length())).matches("h+|m+|s+")) {
                    return Kind.DURATION;
                }
                i = close;
            } else if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else if (codes.startsWith("general", i)) {
                i += 6;
            } else if (codes.startsWith("am/pm", i) || codes.startsWith("a/p", i)) {
                hasTime = true;
                i += codes.startsWith("am/pm", i) ? 4 : 2;
            } else {
                hasDay |= c == 'd' || c == 'y';
                hasTime |= c == 'h' || c == 's';
                // Months, unless hours or seconds stand beside them.
                hasDay |= c == 'm' && codes.indexOf('h') < 0 && codes.indexOf('s') < 0;
            }
        }
        return hasDay ? (hasTime ? Kind.DATE_AND_TIME : Kind.DATE) : hasTime ? Kind.TIME : Kind.NUMBER;
    }

    private static int end(String codes, char closing, int from) {
        int end = codes.indexOf(closing, from);
        return end < 0 ? codes.length() : end;
    }

    /** Formats that have a number and no text in the file. */
    private static Kind builtIn(int id) {
        return switch (id) {
            case 14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58 -> Kind.DATE;
            case 18, 19, 20, 21, 32, 33, 45, 47, 55, 56 -> Kind.TIME;
            case 22 -> Kind.DATE_AND_TIME;
            case 46 -> Kind.DURATION;
            default -> Kind.NUMBER;
        };
    }

    /** A date, a time or a duration as text; null if the number is none. */
    static @Nullable String text(BigDecimal days, Kind kind, boolean from1904) {
        if (days.signum() < 0 || days.compareTo(BigDecimal.valueOf(MOST_DAYS + 1)) >= 0) {
            return null;
        }
        long millis = days.multiply(BigDecimal.valueOf(DAY_MILLIS))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        if (kind == Kind.DURATION) {
            return duration(millis);
        }
        long day = millis / DAY_MILLIS;
        LocalTime time = LocalTime.ofNanoOfDay(millis % DAY_MILLIS * 1_000_000);
        if (kind == Kind.TIME && day == 0) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        }
        LocalDate date = from1904
                ? LocalDate.of(1904, 1, 1).plusDays(day)
                : LocalDate.of(1899, 12, 31).plusDays(day >= FALSE_LEAP_DAY ? day - 1 : day);
        boolean isWhole = time.equals(LocalTime.MIDNIGHT) && kind == Kind.DATE;
        return isWhole ? date.toString() : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(date.atTime(time));
    }

    private static String duration(long millis) {
        long seconds = millis / 1000;
        String text = String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
        return millis % 1000 == 0 ? text : text + String.format(Locale.ROOT, ".%03d", millis % 1000);
    }
}
