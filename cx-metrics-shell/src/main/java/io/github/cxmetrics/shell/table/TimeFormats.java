package io.github.cxmetrics.shell.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a column by the formats that were said of it; each cell must fit one of them, or several with one result. */
final class TimeFormats {

    private record Moment(long localSecond, int nano, int offset, boolean day) {}

    private final Column column;
    private final Refusals refusals;
    private final List<String> patterns;
    private final List<DateTimeFormatter> formatters;

    TimeFormats(Column column, Refusals refusals, List<String> patterns) {
        this.column = column;
        this.refusals = refusals;
        this.patterns = patterns;
        this.formatters = patterns.stream().map(TimeFormats::formatter).toList();
    }

    /** A formatter of a pattern, strict, in English, and blind to upper and lower case. */
    static DateTimeFormatter formatter(String pattern) {
        // An abbreviated zone is read by itself: Java takes CET for a region, whose summers differ.
        String withoutZone =
                endsInZone(pattern) ? pattern.substring(0, pattern.length() - 1).stripTrailing() : pattern;
        // In a strict reading y needs an era; people mean the year.
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(withYears(withoutZone))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static String withYears(String pattern) {
        StringBuilder changed = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < changed.length(); i++) {
            quoted ^= changed.charAt(i) == '\'';
            if (!quoted && changed.charAt(i) == 'y') {
                changed.setCharAt(i, 'u');
            }
        }
        return changed.toString();
    }

    private static boolean endsInZone(String pattern) {
        return pattern.endsWith("z") && !pattern.endsWith("zz");
    }

    TimeColumn read() {
        List<String> texts = column.texts();
        TimeColumn.Fill fill = new TimeColumn.Fill(texts.size());
        BitSet misfits = new BitSet();
        boolean days = true;
        for (int code = 0; code < texts.size(); code++) {
            Moment moment = moment(texts.get(code), code);
            misfits.set(code, moment == null);
            if (moment != null) {
                fill.set(code, moment.localSecond, moment.nano, moment.offset);
                days &= moment.day;
            }
        }
        if (!misfits.isEmpty()) {
            throw refusals.misfits(misfits::get, "not written as " + String.join(" or ", patterns));
        }
        return fill.column(days);
    }

    private @Nullable Moment moment(String text, int code) {
        Moment found = null;
        for (int i = 0; i < patterns.size(); i++) {
            Moment moment = parse(text, i);
            if (found != null && moment != null && !moment.equals(found)) {
                throw refusals.at(
                        refusals.rowOf(code), "two of the formats fit and differ: " + String.join(", ", patterns));
            }
            found = moment == null ? found : moment;
        }
        return found;
    }

    private @Nullable Moment parse(String text, int format) {
        try {
            if (!endsInZone(patterns.get(format))) {
                return of(formatters
                        .get(format)
                        .parseBest(
                                text,
                                ZonedDateTime::from,
                                OffsetDateTime::from,
                                LocalDateTime::from,
                                LocalDate::from,
                                YearMonth::from));
            }
            int zoneFrom = text.length();
            while (zoneFrom > 0 && Character.isLetter(text.charAt(zoneFrom - 1))) {
                zoneFrom--;
            }
            int minutes = TimeScan.offsetOf(text.substring(zoneFrom));
            LocalDateTime local =
                    LocalDateTime.parse(text.substring(0, zoneFrom).stripTrailing(), formatters.get(format));
            return minutes == TimeScan.NO_ZONE
                    ? null
                    : new Moment(local.toEpochSecond(ZoneOffset.UTC), local.getNano(), 60 * minutes, false);
        } catch (DateTimeException notOfThisFormat) {
            return null;
        }
    }

    private static Moment of(TemporalAccessor parsed) {
        if (parsed instanceof ZonedDateTime zoned) {
            return of(zoned.toLocalDateTime(), zoned.getOffset().getTotalSeconds());
        }
        if (parsed instanceof OffsetDateTime offset) {
            return of(offset.toLocalDateTime(), offset.getOffset().getTotalSeconds());
        }
        if (parsed instanceof LocalDateTime local) {
            return of(local, TimeColumn.NO_OFFSET);
        }
        LocalDate date = parsed instanceof YearMonth month ? month.atDay(1) : LocalDate.from(parsed);
        return new Moment(86_400 * date.toEpochDay(), 0, TimeColumn.NO_OFFSET, true);
    }

    private static Moment of(LocalDateTime local, int offset) {
        return new Moment(local.toEpochSecond(ZoneOffset.UTC), local.getNano(), offset, false);
    }
}
