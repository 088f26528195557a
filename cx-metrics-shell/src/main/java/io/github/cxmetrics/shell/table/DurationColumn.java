package io.github.cxmetrics.shell.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The distinct texts of a column read as durations: hours, minutes and seconds with colons, of any number of hours; ISO (PT1H30M); numbers with units (3 min,
 * 1 h 20 m); numbers whose unit was said, or stands in the column's name.
 */
final class DurationColumn {

    private static final Pattern UNIT_IN_NAME = Pattern.compile(
            "\\bin (milliseconds|seconds|minutes|hours|days)\\b|[(\\[](ms|s|sec|seconds|min|minutes|h|hours|days)[)\\]]|_(ms|sec|secs|seconds|minutes|hours)$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CLOCK = Pattern.compile(
            "(?:([0-9]{1,6})(?:\\.| ?d(?:ays?)? ))?([0-9]{1,9}):([0-5][0-9]):([0-5][0-9])(?:[.,]([0-9]{1,9}))?");

    private static final Pattern TWO_PARTS = Pattern.compile("([0-9]{1,9}):([0-5][0-9])(?:[.,]([0-9]{1,9}))?");

    private static final Pattern PART = Pattern.compile("([0-9]{1,9}(?:[.,][0-9]{1,9})?) ?([a-zµ]+)\\.?,?(?: and)? ?");

    private static final Map<String, ChronoUnit> UNITS = Map.ofEntries(
            Map.entry("ms", ChronoUnit.MILLIS),
            Map.entry("milliseconds", ChronoUnit.MILLIS),
            Map.entry("s", ChronoUnit.SECONDS),
            Map.entry("sec", ChronoUnit.SECONDS),
            Map.entry("secs", ChronoUnit.SECONDS),
            Map.entry("second", ChronoUnit.SECONDS),
            Map.entry("seconds", ChronoUnit.SECONDS),
            Map.entry("m", ChronoUnit.MINUTES),
            Map.entry("min", ChronoUnit.MINUTES),
            Map.entry("mins", ChronoUnit.MINUTES),
            Map.entry("minute", ChronoUnit.MINUTES),
            Map.entry("minutes", ChronoUnit.MINUTES),
            Map.entry("h", ChronoUnit.HOURS),
            Map.entry("hr", ChronoUnit.HOURS),
            Map.entry("hrs", ChronoUnit.HOURS),
            Map.entry("hour", ChronoUnit.HOURS),
            Map.entry("hours", ChronoUnit.HOURS),
            Map.entry("d", ChronoUnit.DAYS),
            Map.entry("day", ChronoUnit.DAYS),
            Map.entry("days", ChronoUnit.DAYS),
            Map.entry("w", ChronoUnit.WEEKS),
            Map.entry("week", ChronoUnit.WEEKS),
            Map.entry("weeks", ChronoUnit.WEEKS));

    private final Column column;
    private final Refusals refusals;
    private final Spelling spelling;

    private DurationColumn(Column column, Refusals refusals, Spelling spelling) {
        this.column = column;
        this.refusals = refusals;
        this.spelling = spelling;
    }

    /** The duration of each text. */
    static Duration[] of(Column column, Refusals refusals, Spelling spelling) {
        DurationColumn reader = new DurationColumn(column, refusals, spelling);
        List<Object> key = List.of(
                Duration.class,
                reader.unit() == null ? "" : reader.unit(),
                reader.format(),
                spelling.mark() == null ? "" : spelling.mark());
        return column.parsed(key, reader::read);
    }

    private String format() {
        List<String> formats = spelling.formats().get(column.name());
        if (formats == null) {
            return "";
        }
        String format = String.join(", ", formats)
                .toLowerCase(Locale.ROOT)
                .replace("hh", "h")
                .replaceFirst("^mm", "m");
        if (!List.of("h:mm:ss", "m:ss", "h:mm").contains(format)) {
            throw refusals.ofColumn(
                    "a format of durations is h:mm:ss, m:ss or h:mm, not " + String.join(", ", formats));
        }
        return format;
    }

    private @Nullable ChronoUnit unit() {
        ChronoUnit said = spelling.units().get(column.name());
        if (said != null) {
            return said;
        }
        Matcher inName = UNIT_IN_NAME.matcher(column.name());
        if (!inName.find()) {
            return null;
        }
        String unit =
                inName.group(1) != null ? inName.group(1) : inName.group(2) != null ? inName.group(2) : inName.group(3);
        return UNITS.get(unit.toLowerCase(Locale.ROOT));
    }

    private Duration[] read() {
        List<String> texts = column.texts();
        Duration[] durations = new Duration[texts.size()];
        BitSet misfits = new BitSet();
        int numbers = 0;
        for (int code = 0; code < durations.length; code++) {
            String text = texts.get(code).strip().replace('\u00A0', ' ');
            Duration duration = duration(text, code);
            misfits.set(code, duration == null);
            numbers += duration == null && isNumber(text) ? 1 : 0;
            if (duration != null) {
                durations[code] = duration;
            }
        }
        if (misfits.isEmpty()) {
            return durations;
        }
        if (unit() != null && numbers == durations.length) {
            return ofNumbers(unit());
        }
        if (numbers > 0 && numbers == misfits.cardinality()) {
            throw refusals.misfits(
                    misfits::get,
                    "a number without a unit; say withUnit(\"" + column.name()
                            + "\", ChronoUnit.SECONDS), or MINUTES, or whatever it is");
        }
        throw refusals.misfits(misfits::get, "no duration");
    }

    private static boolean isNumber(String text) {
        return NumberText.of(text, DecimalMark.POINT) != null || NumberText.of(text, DecimalMark.COMMA) != null;
    }

    private Duration[] ofNumbers(ChronoUnit unit) {
        double[] values = NumberColumn.of(column, refusals, spelling.mark()).values();
        Duration[] durations = new Duration[values.length];
        for (int code = 0; code < values.length; code++) {
            Duration duration = times(BigDecimal.valueOf(values[code]), unit);
            if (duration == null) {
                throw refusals.at(
                        refusals.rowOf(code),
                        "a duration is too long: " + values[code] + " "
                                + unit.toString().toLowerCase(Locale.ROOT));
            }
            durations[code] = duration;
        }
        return durations;
    }

    private @Nullable Duration duration(String text, int code) {
        boolean negative = text.startsWith("-");
        Duration positive = positive(negative ? text.substring(1) : text, code);
        return positive == null || !negative ? positive : positive.negated();
    }

    private @Nullable Duration positive(String text, int code) {
        if (text.length() > 100) {
            return null;
        }
        if (text.startsWith("P") || text.startsWith("p")) {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException none) {
                return null;
            }
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            long days = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
            return Duration.ofDays(days)
                    .plusHours(Long.parseLong(clock.group(2)))
                    .plusMinutes(Long.parseLong(clock.group(3)))
                    .plus(seconds(clock.group(4), clock.group(5)));
        }
        Matcher two = TWO_PARTS.matcher(text);
        return two.matches() ? twoParts(two, code) : withUnits(text.toLowerCase(Locale.ROOT));
    }

    private static Duration seconds(String whole, @Nullable String fraction) {
        long nanos = fraction == null ? 0 : Long.parseLong((fraction + "00000000").substring(0, 9));
        return Duration.ofSeconds(Long.parseLong(whole), nanos);
    }

    private Duration twoParts(Matcher two, int code) {
        String format = format();
        long first = Long.parseLong(two.group(1));
        if (format.equals("m:ss") || two.group(3) != null) {
            return Duration.ofMinutes(first).plus(seconds(two.group(2), two.group(3)));
        }
        if (format.equals("h:mm")) {
            return Duration.ofHours(first).plusMinutes(Long.parseLong(two.group(2)));
        }
        String name = "withFormat(\"" + column.name() + "\", ";
        throw refusals.at(
                refusals.rowOf(code),
                "a duration is " + first + " minutes and " + two.group(2) + " seconds, or hours and minutes; say "
                        + name + "\"m:ss\") or " + name + "\"h:mm\")");
    }

    private static @Nullable Duration withUnits(String text) {
        Matcher part = PART.matcher(text);
        Duration sum = Duration.ZERO;
        int end = 0;
        while (end < text.length() && part.find(end) && part.start() == end) {
            ChronoUnit unit = UNITS.get(part.group(2));
            Duration each =
                    unit == null ? null : times(new BigDecimal(part.group(1).replace(',', '.')), unit);
            if (each == null) {
                return null;
            }
            sum = sum.plus(each);
            end = part.end();
        }
        return end > 0 && end == text.length() ? sum : null;
    }

    /** A number of units, to the nanosecond; null if that is beyond what a duration holds. */
    private static @Nullable Duration times(BigDecimal number, ChronoUnit unit) {
        BigDecimal nanos = number.multiply(BigDecimal.valueOf(unit.getDuration().toSeconds())
                        .movePointRight(9)
                        .add(BigDecimal.valueOf(unit.getDuration().toNanosPart())))
                .setScale(0, RoundingMode.HALF_EVEN);
        BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000));
        return parts[0].abs().precision() > 18
                ? null
                : Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    }
}
