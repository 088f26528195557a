package io.github.cxmetrics.shell.table;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The distinct texts of a column read as dates and times: seconds since 1970 on the clock of the place, nanoseconds, and the offset where the text says one.
 *
 * @param localSeconds of each text
 * @param nanos of each text
 * @param offsets in seconds, of each text; {@link #NO_OFFSET} where it says none
 * @param days whether no text has a time of the day
 */
record TimeColumn(long[] localSeconds, int[] nanos, int[] offsets, boolean days) {

    static final int NO_OFFSET = Integer.MIN_VALUE;

    /** Reads the distinct texts, by what was said of the column or in the one way that fits them all. */
    static TimeColumn of(Column column, Refusals refusals, Spelling spelling) {
        List<String> formats = spelling.formats().get(column.name());
        if (formats != null) {
            return column.parsed(formats, () -> new TimeFormats(column, refusals, formats).read());
        }
        ChronoUnit unit = spelling.units().get(column.name());
        if (unit != null) {
            return column.parsed(List.of(TimeColumn.class, unit), () -> ofNumbers(column, refusals, spelling, unit));
        }
        return column.parsed(TimeColumn.class, () -> detected(column, refusals));
    }

    private static TimeColumn ofNumbers(Column column, Refusals refusals, Spelling spelling, ChronoUnit unit) {
        if (unit.compareTo(ChronoUnit.DAYS) > 0) {
            throw refusals.ofColumn("times are counted in nanoseconds to days since 1970, not in "
                    + unit.toString().toLowerCase(Locale.ROOT));
        }
        long[] ticks = NumberColumn.of(column, refusals, spelling.mark()).wholes(Long.MIN_VALUE, Long.MAX_VALUE);
        Fill fill = new Fill(ticks.length);
        long nanosPerTick = unit.getDuration().toNanos();
        for (int code = 0; code < ticks.length; code++) {
            try {
                Instant at = nanosPerTick < 1_000_000_000
                        ? Instant.ofEpochSecond(
                                Math.floorDiv(ticks[code], 1_000_000_000 / nanosPerTick),
                                Math.floorMod(ticks[code], 1_000_000_000 / nanosPerTick) * nanosPerTick)
                        : Instant.ofEpochSecond(Math.multiplyExact(
                                ticks[code], unit.getDuration().toSeconds()));
                fill.set(code, at.getEpochSecond(), at.getNano(), 0);
            } catch (ArithmeticException | java.time.DateTimeException beyond) {
                throw refusals.at(
                        refusals.rowOf(code),
                        ticks[code] + " " + unit.toString().toLowerCase(Locale.ROOT)
                                + " since 1970 is beyond the calendar");
            }
        }
        return fill.column(unit == ChronoUnit.DAYS);
    }

    private static TimeColumn detected(Column column, Refusals refusals) {
        Pass monthFirst = new Pass(column, true);
        if (monthFirst.numbers == 0) {
            return monthFirst.checked(refusals);
        }
        Pass dayFirst = new Pass(column, false);
        if (!monthFirst.misfits.isEmpty() || !dayFirst.misfits.isEmpty()) {
            boolean american = monthFirst.misfits.cardinality() <= dayFirst.misfits.cardinality();
            return (american ? monthFirst : dayFirst).checked(refusals);
        }
        for (int code = 0; code < column.texts().size(); code++) {
            long american = monthFirst.fill.localSeconds[code];
            long european = dayFirst.fill.localSeconds[code];
            if (american != european) {
                throw refusals.at(refusals.rowOf(code), twofold(column, code, american, european));
            }
        }
        return monthFirst.checked(refusals);
    }

    private static String twofold(Column column, int code, long american, long european) {
        String text = column.texts().get(code);
        char separator = text.chars()
                .filter(c -> !NumberText.isDigit((char) c))
                .mapToObj(c -> (char) c)
                .findFirst()
                .orElse('/');
        String name = '"' + column.name() + "\", \"";
        String clock = text.length() > 10 ? " H:mm:ss" : "";
        return "a date is " + day(european) + " or " + day(american) + ", and no cell decides; say withFormat(" + name
                + "d" + separator + "M" + separator + "uuuu" + clock + "\") or withFormat(" + name + "M" + separator
                + "d" + separator + "uuuu" + clock + "\")";
    }

    private static String day(long localSecond) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(localSecond, 86_400L));
        String month = date.getMonth().name();
        return date.getDayOfMonth() + " " + month.charAt(0) + month.substring(1).toLowerCase(Locale.ROOT) + " "
                + date.getYear();
    }

    /** The instants of the texts; times without a zone are read in this one, and a date is the start of the day in it. */
    Instant[] instants(ZoneId zone) {
        Instant[] instants = new Instant[nanos.length];
        for (int code = 0; code < instants.length; code++) {
            instants[code] = Instant.ofEpochSecond(epochSecond(code, zone), nanos[code]);
        }
        return instants;
    }

    /** Seconds since 1970 of a text. */
    long epochSecond(int code, ZoneId zone) {
        if (offsets[code] != NO_OFFSET) {
            return localSeconds[code] - offsets[code];
        }
        if (zone instanceof ZoneOffset offset) {
            return localSeconds[code] - offset.getTotalSeconds();
        }
        LocalDateTime local = LocalDateTime.ofEpochSecond(localSeconds[code], nanos[code], ZoneOffset.UTC);
        return local.atZone(zone).toEpochSecond();
    }

    /** The dates of the texts: as they are written, or, where they say an offset, in this zone. */
    LocalDate[] dates(ZoneId zone) {
        LocalDate[] dates = new LocalDate[nanos.length];
        for (int code = 0; code < dates.length; code++) {
            dates[code] = date(code, zone);
        }
        return dates;
    }

    LocalDate date(int code, ZoneId zone) {
        return offsets[code] == NO_OFFSET
                ? LocalDate.ofEpochDay(Math.floorDiv(localSeconds[code], 86_400L))
                : LocalDate.ofInstant(Instant.ofEpochSecond(epochSecond(code, zone)), zone);
    }

    /** Collects what was read of each text. */
    static final class Fill {
        private final long[] localSeconds;
        private final int[] nanos;
        private final int[] offsets;

        Fill(int texts) {
            localSeconds = new long[texts];
            nanos = new int[texts];
            offsets = new int[texts];
        }

        void set(int code, long localSecond, int nano, int offset) {
            localSeconds[code] = localSecond;
            nanos[code] = nano;
            offsets[code] = offset;
        }

        TimeColumn column(boolean days) {
            return new TimeColumn(localSeconds, nanos, offsets, days);
        }
    }

    /** One reading of all texts, month first or day first where that matters. */
    private static final class Pass {
        private final Column column;
        private final Fill fill;
        private final BitSet misfits = new BitSet();
        private final int[] firstOfForm = {-1, -1, -1};
        private final int[] firstOfZone = {-1, -1, -1, -1};
        private int numbers;
        private boolean hasTwofoldZone;

        Pass(Column column, boolean monthFirst) {
            this.column = column;
            List<String> texts = column.texts();
            fill = new Fill(texts.size());
            TimeScan scan = new TimeScan();
            for (int code = 0; code < texts.size(); code++) {
                if (!scan.read(texts.get(code), monthFirst)) {
                    misfits.set(code);
                    hasTwofoldZone |= scan.hasTwofoldZone;
                    // 31/12/2025 is no date with the month first; another pass will tell.
                    numbers += scan.form == TimeScan.Form.NUMBERS ? 1 : 0;
                    continue;
                }
                numbers += scan.form == TimeScan.Form.NUMBERS ? 1 : 0;
                note(firstOfForm, scan.form.ordinal(), code);
                note(firstOfZone, scan.zone.ordinal(), code);
                boolean said = scan.zone == TimeScan.Zone.OFFSET || scan.zone == TimeScan.Zone.NAME;
                fill.set(code, scan.localSecond, scan.nano, said ? scan.offsetSeconds : NO_OFFSET);
            }
        }

        private static void note(int[] first, int of, int code) {
            first[of] = first[of] < 0 ? code : first[of];
        }

        TimeColumn checked(Refusals refusals) {
            if (!misfits.isEmpty()) {
                throw refuse(refusals);
            }
            if (Stream.of(0, 1, 2).filter(form -> firstOfForm[form] >= 0).count() > 1) {
                throw mixed(
                        refusals,
                        "dates",
                        firstOfForm,
                        List.of("year first", "month or day first", "with the month's name"));
            }
            boolean local = firstOfZone[0] >= 0 || firstOfZone[1] >= 0;
            int kinds = (local ? 1 : 0) + (firstOfZone[2] >= 0 ? 1 : 0) + (firstOfZone[3] >= 0 ? 1 : 0);
            if (kinds > 1) {
                throw mixed(
                        refusals,
                        "times",
                        firstOfZone,
                        List.of("a date alone", "without a zone", "with an offset", "with a zone's abbreviation"));
            }
            return fill.column(firstOfZone[1] < 0 && firstOfZone[2] < 0 && firstOfZone[3] < 0);
        }

        private IllegalArgumentException refuse(Refusals refusals) {
            if (column.texts().stream().allMatch(NumberText::isWhole)) {
                return refusals.ofColumn("numbers, not dates or times; " + proposals());
            }
            return refusals.misfits(
                    misfits::get,
                    hasTwofoldZone
                            ? "no time of one zone: an abbreviation such as CST or IST names several; say which by inZone(…), and withFormat(\""
                                    + column.name() + "\", …) with the abbreviation in single quotes"
                            : "no date or time");
        }

        private String proposals() {
            long ticks = Long.parseLong(column.texts().get(0));
            List<String> likely = Stream.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS, ChronoUnit.NANOS)
                    .filter(unit -> {
                        double years = 1970 + ticks * (unit.getDuration().toNanos() / 31_556_952e9);
                        return years > 1990 && years < 2100;
                    })
                    .map(unit -> "withUnit(\"" + column.name() + "\", ChronoUnit." + unit.name() + ")")
                    .toList();
            return likely.isEmpty()
                    ? "say withUnit or withFormat of the column"
                    : "if they count since 1970, say " + String.join(" or ", likely);
        }

        private IllegalArgumentException mixed(Refusals refusals, String what, int[] first, List<String> kinds) {
            String said = Stream.of(0, 1, 2, 3)
                    .filter(kind -> kind < first.length && first[kind] >= 0)
                    .map(kind -> kinds.get(kind) + " (line " + refusals.lineOf(first[kind]) + ")")
                    .collect(Collectors.joining(", "));
            return refusals.ofColumn(what + " are written in several ways: " + said
                    + "; if that is meant, say all their formats: withFormat(\"" + column.name() + "\", …, …)");
        }
    }
}
