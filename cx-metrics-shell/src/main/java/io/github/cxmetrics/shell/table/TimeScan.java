package io.github.cxmetrics.shell.table;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads dates and times digit by digit, without objects: year first (2025-12-31), month or day first (12/31/2025, 31.12.2025), or with the English name of
 * the month; then, if there is one, a time of the day, AM or PM, and a zone. What was read stands in the fields until the next text. Not thread-safe.
 */
final class TimeScan {

    /** How the three numbers of a date are written. */
    enum Form {
        YEAR_FIRST,
        NUMBERS,
        NAMED_MONTH
    }

    /** What says the zone of a time. */
    enum Zone {
        /** There is no time of the day. */
        DAY,
        /** A time without a zone. */
        NONE,
        /** Z, UTC, GMT or hours and minutes. */
        OFFSET,
        /** An abbreviation, such as CET. */
        NAME
    }

    private static final String[] MONTHS = {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
    };
    private static final String[] LONG_MONTHS = {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december"
    };
    private static final String[] DAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

    /** Abbreviations that stand for several offsets: in America and China, in India, Israel and Ireland, in Britain and Bangladesh. */
    private static final Set<String> TWOFOLD = Set.of("CST", "IST", "BST", "AST", "GST", "SST", "ECT", "AMT");

    /** Hours and minutes of abbreviations that stand for one offset. */
    private static final Map<String, Integer> OFFSETS = Map.ofEntries(
            Map.entry("WET", 0),
            Map.entry("WEST", 60),
            Map.entry("CET", 60),
            Map.entry("CEST", 120),
            Map.entry("MEZ", 60),
            Map.entry("MESZ", 120),
            Map.entry("EET", 120),
            Map.entry("EEST", 180),
            Map.entry("MSK", 180),
            Map.entry("EST", -300),
            Map.entry("EDT", -240),
            Map.entry("CDT", -300),
            Map.entry("MST", -420),
            Map.entry("MDT", -360),
            Map.entry("PST", -480),
            Map.entry("PDT", -420),
            Map.entry("AKST", -540),
            Map.entry("AKDT", -480),
            Map.entry("HKT", 480),
            Map.entry("SGT", 480),
            Map.entry("JST", 540),
            Map.entry("KST", 540),
            Map.entry("AEST", 600),
            Map.entry("AEDT", 660),
            Map.entry("NZST", 720),
            Map.entry("NZDT", 780));

    static final int NO_ZONE = Integer.MIN_VALUE;

    private String text = "";
    private int at;
    private int year;
    private int month;
    private int day;

    /** Seconds since 1970 on the clock of the place. */
    long localSecond;

    int nano;
    int offsetSeconds;
    Form form = Form.YEAR_FIRST;
    Zone zone = Zone.DAY;

    /** Whether the last text was refused for its zone's abbreviation, which stands for several offsets. */
    boolean hasTwofoldZone;

    /** Reads a text; false if it is no date, or none of the calendar. */
    boolean read(String whole, boolean monthFirst) {
        text = whole;
        at = 0;
        nano = 0;
        offsetSeconds = 0;
        form = Form.YEAR_FIRST;
        zone = Zone.DAY;
        hasTwofoldZone = false;
        if (!readDate(monthFirst) || !isOfCalendar()) {
            return false;
        }
        localSecond = 86_400 * epochDay(year, month, day);
        return at == text.length() || (readClock() && (at == text.length() || readZone()) && at == text.length());
    }

    private boolean isOfCalendar() {
        if (month < 1 || month > 12 || day < 1 || year < 1) {
            return false;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int days = month == 2 ? leap ? 29 : 28 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
        return day <= days;
    }

    /** Days since 1970-01-01 of a date of the Gregorian calendar, counted in years that begin in March. */
    private static long epochDay(int year, int month, int day) {
        int y = month > 2 ? year : year - 1;
        int m = month > 2 ? month - 3 : month + 9;
        return 365L * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 719_469;
    }

    private boolean readDate(boolean monthFirst) {
        if (at < text.length() && !NumberText.isDigit(text.charAt(at))) {
            return readNamedFirst();
        }
        int from = at;
        int first = digits(4);
        int firstDigits = at - from;
        if (firstDigits == 0 || at >= text.length()) {
            return false;
        }
        char separator = text.charAt(at++);
        if (separator != '-' && separator != '/' && separator != '.' && separator != ' ') {
            return false;
        }
        if (at < text.length() && !NumberText.isDigit(text.charAt(at))) {
            return readMonthAfterDay(first, firstDigits, separator);
        }
        return separator != ' ' && readNumbers(first, firstDigits, separator, monthFirst);
    }

    private boolean readNumbers(int first, int firstDigits, char separator, boolean monthFirst) {
        int from = at;
        int second = digits(2);
        if (at == from || at >= text.length() || text.charAt(at) != separator) {
            return false;
        }
        from = ++at;
        int third = digits(4);
        int thirdDigits = at - from;
        if (firstDigits == 4) {
            form = Form.YEAR_FIRST;
            year = first;
            month = second;
            day = third;
            return thirdDigits == 1 || thirdDigits == 2;
        }
        form = Form.NUMBERS;
        boolean american = monthFirst && separator != '.';
        year = third;
        month = american ? first : second;
        day = american ? second : first;
        return firstDigits <= 2 && thirdDigits == 4;
    }

    private boolean readMonthAfterDay(int first, int firstDigits, char separator) {
        form = Form.NAMED_MONTH;
        day = first;
        month = monthName();
        if (month == 0 || firstDigits > 2 || at >= text.length() || text.charAt(at) != separator) {
            return false;
        }
        int from = ++at;
        year = digits(4);
        return at - from == 4;
    }

    /** "Wed, 31 Dec 2025" and "Dec 31, 2025". */
    private boolean readNamedFirst() {
        form = Form.NAMED_MONTH;
        int from = at;
        if (isWeekday(letters())) {
            skip(',');
            skip(' ');
            if (at < text.length() && NumberText.isDigit(text.charAt(at))) {
                return readDate(true) && form == Form.NAMED_MONTH;
            }
        } else {
            at = from;
        }
        month = monthName();
        if (month == 0 || !skip(' ')) {
            return false;
        }
        from = at;
        day = digits(2);
        if (at == from) {
            return false;
        }
        skip(',');
        if (!skip(' ')) {
            return false;
        }
        from = at;
        year = digits(4);
        return at - from == 4;
    }

    private static boolean isWeekday(String name) {
        for (String dayName : DAYS) {
            if (name.length() >= 3 && name.regionMatches(true, 0, dayName, 0, 3)) {
                return true;
            }
        }
        return false;
    }

    private int monthName() {
        return monthOf(letters());
    }

    /** The number of a month by its English name or the first three letters of it, 0 if it is none. */
    static int monthOf(String name) {
        for (int i = 0; i < MONTHS.length; i++) {
            if (name.equalsIgnoreCase(MONTHS[i]) || name.equalsIgnoreCase(LONG_MONTHS[i])) {
                return i + 1;
            }
        }
        return name.equalsIgnoreCase("sept") ? 9 : 0;
    }

    /** The number of a day of the week by its English name or the first three letters of it, 0 if it is none. */
    static int weekdayOf(String name) {
        for (int i = 0; i < DAYS.length; i++) {
            if (name.equalsIgnoreCase(DAYS[i])
                    || (name.length() > 5
                            && name.regionMatches(true, 0, DAYS[i], 0, 3)
                            && name.toLowerCase(Locale.ROOT).endsWith("day"))) {
                return i + 1;
            }
        }
        return 0;
    }

    private boolean readClock() {
        char between = text.charAt(at);
        if (between != 'T' && between != 't' && between != ' ' && between != ',') {
            return false;
        }
        at++;
        while (skip(' ')) {
            // more than one space, or a comma and a space
        }
        int from = at;
        int hour = digits(2);
        if (at == from || !skip(':')) {
            return false;
        }
        int minute = two();
        int second = 0;
        if (minute >= 0 && skip(':')) {
            second = two();
            if (second >= 0 && (skip('.') || (at < text.length() && text.charAt(at) == ',' && skip(',')))) {
                readFraction();
            }
        }
        hour = withHalf(hour);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nano < 0) {
            return false;
        }
        zone = Zone.NONE;
        localSecond += 3600 * hour + 60 * minute + second;
        return true;
    }

    private void readFraction() {
        int from = at;
        nano = digits(9);
        if (at == from) {
            nano = -1;
        }
        for (int i = at - from; i < 9; i++) {
            nano *= 10;
        }
    }

    /** The hour with AM or PM, where that follows; −1 if it is none. */
    private int withHalf(int hour) {
        int from = at;
        skip(' ');
        int length = text.startsWith(".m.", at + 1) || text.startsWith(".M.", at + 1) ? 4 : 2;
        if (at + length > text.length()) {
            at = from;
            return hour;
        }
        char half = Character.toLowerCase(text.charAt(at));
        boolean isHalf = (half == 'a' || half == 'p')
                && (length == 4 || Character.toLowerCase(text.charAt(at + 1)) == 'm')
                && (at + length == text.length() || !Character.isLetter(text.charAt(at + length)));
        if (!isHalf) {
            at = from;
            return hour;
        }
        at += length;
        return hour < 1 || hour > 12 ? -1 : hour % 12 + (half == 'p' ? 12 : 0);
    }

    private boolean readZone() {
        skip(' ');
        if (at == text.length()) {
            return false;
        }
        char c = text.charAt(at);
        if (c == '+' || c == '-' || c == '\u2212') {
            zone = Zone.OFFSET;
            return readOffset() && skipRegion();
        }
        String name = letters().toUpperCase(Locale.ROOT);
        if (name.equals("Z") || name.equals("UTC") || name.equals("GMT")) {
            zone = Zone.OFFSET;
            boolean more =
                    at < text.length() && !name.equals("Z") && (text.charAt(at) == '+' || text.charAt(at) == '-');
            return (!more || readOffset()) && skipRegion();
        }
        zone = Zone.NAME;
        int minutes = offsetOf(name);
        hasTwofoldZone = TWOFOLD.contains(name);
        offsetSeconds = 60 * minutes;
        return minutes != NO_ZONE;
    }

    /** Minutes from UTC of an abbreviation that stands for one offset; {@link #NO_ZONE} of any other text. */
    static int offsetOf(String abbreviation) {
        String name = abbreviation.toUpperCase(Locale.ROOT);
        return name.equals("Z") || name.equals("UTC") || name.equals("GMT") ? 0 : OFFSETS.getOrDefault(name, NO_ZONE);
    }

    /** A region that stands behind an offset in brackets says nothing more about the instant. */
    private boolean skipRegion() {
        if (at < text.length() && text.charAt(at) == '[' && text.charAt(text.length() - 1) == ']') {
            at = text.length();
        }
        return true;
    }

    private boolean readOffset() {
        int sign = text.charAt(at++) == '+' ? 1 : -1;
        int hours = two();
        int minutes = 0;
        if (at < text.length() && (text.charAt(at) == ':' || NumberText.isDigit(text.charAt(at)))) {
            skip(':');
            minutes = two();
        }
        offsetSeconds = sign * (3600 * hours + 60 * minutes);
        return hours >= 0 && minutes >= 0 && hours <= 18 && minutes <= 59 && 60 * hours + minutes <= 18 * 60;
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    /** Up to so many digits; none is 0, which the position tells from a zero. */
    private int digits(int most) {
        int value = 0;
        int end = Math.min(text.length(), at + most);
        while (at < end && NumberText.isDigit(text.charAt(at))) {
            value = 10 * value + text.charAt(at++) - '0';
        }
        return value;
    }

    /** Two digits, or −1. */
    private int two() {
        int from = at;
        int value = digits(2);
        return at - from == 2 ? value : -1;
    }

    private String letters() {
        int from = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }
}
