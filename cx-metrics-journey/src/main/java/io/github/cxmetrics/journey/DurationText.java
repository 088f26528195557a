package io.github.cxmetrics.journey;

import io.github.cxmetrics.internal.Text;
import java.time.Duration;
import java.util.Locale;

/** Durations as people write them. */
final class DurationText {

    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double DAY = 86_400;

    private DurationText() {}

    /** In full: {@code 7 days}, {@code 30 min}, else in ISO-8601 without its mark. */
    static String of(Duration duration) {
        if (duration.toSeconds() % (long) DAY == 0 && duration.getNano() == 0 && !duration.isZero()) {
            return duration.toDays() == 1 ? "1 day" : duration.toDays() + " days";
        }
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    /** Rounded for reading: {@code 17.4 min}. */
    static String rounded(double seconds) {
        if (seconds < MINUTE) {
            return Text.fixed(seconds, 1) + " s";
        }
        if (seconds < HOUR) {
            return Text.fixed(seconds / MINUTE, 1) + " min";
        }
        return seconds < DAY ? Text.fixed(seconds / HOUR, 1) + " h" : Text.fixed(seconds / DAY, 1) + " d";
    }
}
