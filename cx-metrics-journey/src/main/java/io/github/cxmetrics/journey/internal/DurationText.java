package io.github.cxmetrics.journey.internal;

import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TimeText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Durations as people write them. */
public final class DurationText {

    private static final double MICROS = 1e6;
    private static final double ROUNDED = 0.05;
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double DAY = 86_400;

    private DurationText() {}

    /**
     * In full: {@code 7 days}, {@code 30 minutes}, {@code 16 d 18 h}.
     *
     * @param duration a duration
     * @return the text
     */
    public static String of(Duration duration) {
        return TimeText.exact(duration);
    }

    /**
     * The duration of a stored text, ISO-8601.
     *
     * @param text the text
     * @return the duration
     * @throws IllegalArgumentException if the text is none
     */
    public static Duration parse(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a duration: " + text, e);
        }
    }

    /**
     * A stored duration that may be left out, as {@link Duration} writes it.
     *
     * @param text the text, null or empty for none
     * @return the text
     * @throws IllegalArgumentException if the text is no duration
     */
    public static String stored(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : parse(text).toString();
    }

    /**
     * Rounded for reading: {@code 17.4 min}.
     *
     * @param seconds a number of seconds
     * @return the text
     */
    public static String rounded(double seconds) {
        if (seconds > 0 && seconds < ROUNDED) {
            return TimeText.of(seconds * MICROS, ChronoUnit.MICROS).text(seconds * MICROS);
        }
        // What would round to 60.0 seconds is said as 1.0 minutes.
        if (seconds < MINUTE - ROUNDED) {
            return Text.fixed(seconds, 1) + " s";
        }
        if (seconds < HOUR - ROUNDED * MINUTE) {
            return Text.fixed(seconds / MINUTE, 1) + " min";
        }
        return seconds < DAY - ROUNDED * HOUR
                ? Text.fixed(seconds / HOUR, 1) + " h"
                : Text.fixed(seconds / DAY, 1) + " d";
    }
}
