package io.github.cxmetrics.calendar;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;

/**
 * One stretch of opening hours of a day, in local time: open at the first second, closed at the last. Hours that end past midnight belong to the day on
 * which they open.
 *
 * @param openSecond the opening, in seconds after local midnight, 0..86399
 * @param closeSecond the close, in seconds after the midnight before the opening: up to 86400 on the same day, beyond it on the next; at most a day after
 *     the opening
 */
public record OpenHours(int openSecond, int closeSecond) implements Serializable {

    static final int DAY = 86_400;

    private static final String END_OF_DAY = "24:00";

    /**
     * Checks the hours.
     *
     * @param openSecond the opening
     * @param closeSecond the close
     * @throws IllegalArgumentException if the opening is on no day, or the close not within a day after it
     */
    public OpenHours {
        checkArgument(openSecond >= 0 && openSecond < DAY, "opening second %s is outside 0..86399", openSecond);
        checkArgument(
                closeSecond > openSecond && closeSecond <= openSecond + DAY,
                "closing second %s is not within a day after the opening second %s",
                closeSecond,
                openSecond);
    }

    /**
     * Hours as they are written, for example {@code 09:00-17:30}. {@code 24:00} is the end of the day; a close that is not after the opening is on the
     * next day, so that {@code 22:00-06:00} is a night and {@code 00:00-00:00} the whole day.
     *
     * @param text two local times in {@code HH:mm} or {@code HH:mm:ss}, with a hyphen between
     * @return the hours
     * @throws IllegalArgumentException if the text is anything else: {@code opening hours "9-5" are not written as "09:00-17:00"}
     */
    public static OpenHours parse(String text) {
        int hyphen = text.indexOf('-');
        checkArgument(hyphen >= 0, "opening hours \"%s\" are not written as \"09:00-17:00\"", text);
        try {
            int open = LocalTime.parse(text.substring(0, hyphen).strip()).toSecondOfDay();
            String close = text.substring(hyphen + 1).strip();
            return of(
                    open,
                    close.equals(END_OF_DAY) ? DAY : LocalTime.parse(close).toSecondOfDay());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("opening hours \"" + text + "\" are not written as \"09:00-17:00\"", e);
        }
    }

    private static OpenHours of(int open, int close) {
        return new OpenHours(open, close <= open ? close + DAY : close);
    }

    /** For example {@code 22:00-06:00}. */
    @Override
    public String toString() {
        String close = closeSecond == DAY ? END_OF_DAY : time(closeSecond % DAY);
        return time(openSecond) + "-" + close;
    }

    private static String time(int second) {
        return LocalTime.ofSecondOfDay(second).toString();
    }
}
