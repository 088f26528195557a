package io.github.cxmetrics.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Spans of time as text, in the unit that a person would choose. What was measured has three significant digits; all numbers of a line share the unit that
 * one of them chose, so that they keep their order. What was agreed, a window or a target, is exact.
 */
public final class TimeText {

    private static final int DIGITS = 3;
    private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    private static final double MICROS = 1e6;
    private static final double SECONDS_OF_SERVICE = 3600;
    private static final double SECONDS_UP_TO = 120;
    private static final double MINUTES_UP_TO = 120 * 60;
    private static final double HOURS_UP_TO = 72 * 3600;

    private final ChronoUnit from;
    private final ChronoUnit unit;

    private TimeText(ChronoUnit from, ChronoUnit unit) {
        this.from = from;
        this.unit = unit;
    }

    /**
     * Chooses the unit of a line: days and longer ones stay, hours up to 72 hours, minutes up to 120 minutes, and so on.
     *
     * @param amount the number that chooses, not negative
     * @param from its unit
     * @return how the line prints its times, all of which are in that unit
     */
    public static TimeText of(double amount, ChronoUnit from) {
        if (from.compareTo(ChronoUnit.DAYS) >= 0 || !(amount > 0) || Double.isInfinite(amount)) {
            return new TimeText(from, from);
        }
        double seconds = amount * seconds(from);
        ChronoUnit chosen = seconds < 1e-3
                ? ChronoUnit.MICROS
                : seconds < 1
                        ? ChronoUnit.MILLIS
                        : seconds < SECONDS_UP_TO
                                ? ChronoUnit.SECONDS
                                : seconds < MINUTES_UP_TO
                                        ? ChronoUnit.MINUTES
                                        : seconds < HOURS_UP_TO ? ChronoUnit.HOURS : ChronoUnit.DAYS;
        // Nobody reads 0.5 hours out of whole hours as 30 minutes, and no unit is finer than the data.
        return new TimeText(from, chosen.compareTo(from) < 0 ? from : chosen);
    }

    private static double seconds(ChronoUnit unit) {
        Duration length = unit.getDuration();
        return length.getSeconds() + length.getNano() / 1e9;
    }

    /**
     * A number of the line, without its unit.
     *
     * @param amount in the unit that the line was made from
     * @return three significant digits at most; whole numbers without decimals
     */
    public String number(double amount) {
        if (!Double.isFinite(amount)) {
            return Text.fixed(amount, 0);
        }
        double scaled = unit == from ? amount : amount * (seconds(from) / seconds(unit));
        BigDecimal rounded = BigDecimal.valueOf(scaled).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        boolean whole = rounded.stripTrailingZeros().scale() <= 0;
        if (whole && scaled == Math.rint(scaled)) {
            return rounded.setScale(0, RoundingMode.UNNECESSARY).toPlainString();
        }
        int decimals = Math.max(0, DIGITS - 1 - (rounded.precision() - rounded.scale() - 1));
        return rounded.setScale(Math.min(decimals, DIGITS + 1), RoundingMode.HALF_UP)
                .toPlainString();
    }

    /**
     * The unit of the line.
     *
     * @return for example {@code hours}
     */
    public String unit() {
        return unit.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * A number with its unit.
     *
     * @param amount in the unit that the line was made from
     * @return for example {@code 35.1 hours}
     */
    public String text(double amount) {
        String number = number(amount);
        String name = unit();
        return number + ' ' + (number.equals("1") ? name.substring(0, name.length() - 1) : name);
    }

    /**
     * A mean wait or handle time of a contact centre, where seconds are the custom: up to an hour in seconds, in the unit that a person would choose where
     * that is longer, or too short to show.
     *
     * @param seconds not negative
     * @return for example {@code 270.0 s}, {@code 35.1 hours} or {@code 2.5 millis}
     */
    public static String service(double seconds) {
        boolean isUsual = seconds == 0 || seconds >= 0.05 && seconds <= SECONDS_OF_SERVICE;
        return isUsual
                ? Text.fixed(seconds, 1) + " s"
                : of(seconds * MICROS, ChronoUnit.MICROS).text(seconds * MICROS);
    }

    /**
     * An agreed span, exactly.
     *
     * @param duration the span; absent in refusals of none
     * @return for example {@code 1 day}, {@code 30 minutes}, {@code 16 d 18 h}, {@code 1.5 seconds}
     */
    public static String exact(@Nullable Duration duration) {
        if (duration == null) {
            return "null";
        }
        if (duration.isNegative()) {
            // The longest negative duration has no opposite.
            return '-' + exact(duration.getSeconds() == Long.MIN_VALUE ? LONGEST : duration.negated());
        }
        List<String> parts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        add(parts, names, duration.toDays(), "d", "day");
        add(parts, names, duration.toHoursPart(), "h", "hour");
        add(parts, names, duration.toMinutesPart(), "min", "minute");
        BigDecimal seconds = BigDecimal.valueOf(duration.toSecondsPart())
                .add(BigDecimal.valueOf(duration.toNanosPart(), 9))
                .stripTrailingZeros();
        if (seconds.signum() > 0 || parts.isEmpty()) {
            boolean millis = parts.isEmpty() && seconds.signum() > 0 && seconds.compareTo(BigDecimal.ONE) < 0;
            String number = (millis ? seconds.movePointRight(3) : seconds)
                    .stripTrailingZeros()
                    .toPlainString();
            parts.add(number + (millis ? " ms" : " s"));
            names.add(number + (millis ? " millisecond" : " second") + (number.equals("1") ? "" : "s"));
        }
        return parts.size() == 1 ? names.get(0) : String.join(" ", parts);
    }

    private static void add(List<String> parts, List<String> names, long count, String shortName, String name) {
        if (count > 0) {
            parts.add(count + " " + shortName);
            names.add(count + " " + name + (count == 1 ? "" : "s"));
        }
    }
}
