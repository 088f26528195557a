package io.github.cxmetrics.monitor.experiment;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Text;
import io.github.cxmetrics.internal.TextTable;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A watched test, look by look: the points of its chart, and the first day on which it would have been stopped.
 *
 * @param method the method's name
 * @param estimated what the estimate is: {@code odds ratio}, or the metric's name
 * @param unit the unit of estimate and interval; null for an odds ratio
 * @param differenceUnit the unit of the difference beside an odds ratio; null where there is none
 * @param alpha the probability of ever being wrong
 * @param looks a look for each day
 */
public record WatchedResult(
        String method,
        String estimated,
        @Nullable Unit unit,
        @Nullable Unit differenceUnit,
        double alpha,
        List<Look> looks)
        implements Serializable {

    private static final int DIGITS = 4;

    /**
     * Copies the looks.
     *
     * @param method the method's name
     * @param estimated what the estimate is
     * @param unit the unit of estimate and interval
     * @param differenceUnit the unit of the difference
     * @param alpha the probability of ever being wrong
     * @param looks a look for each day
     */
    public WatchedResult {
        looks = List.copyOf(looks);
    }

    /**
     * The last look.
     *
     * @return what holds now
     * @throws IllegalStateException without a day
     */
    public Look last() {
        if (looks.isEmpty()) {
            throw new IllegalStateException("a watched test of " + estimated + " is undefined: no days");
        }
        return looks.get(looks.size() - 1);
    }

    /**
     * The p-value now, valid whenever one stops.
     *
     * @return 0..1
     * @throws IllegalStateException without a day, or for a confidence sequence alone
     */
    public double pValue() {
        return last().pValue()
                .orElseThrow(() -> new IllegalStateException(method + " has an interval and no p-value"));
    }

    /**
     * Whether the difference is real, at the level of the test, now and from the first such day on.
     *
     * @return whether the p-value is at most alpha
     * @throws IllegalStateException without a day, or for a confidence sequence alone
     */
    public boolean isDecided() {
        return pValue() <= alpha;
    }

    /**
     * The first day on which the test could be stopped.
     *
     * @return the day, from 1; nothing if it is not decided
     */
    public OptionalInt decidedOn() {
        return looks.stream()
                .filter(look -> look.alwaysValidP() != null && look.alwaysValidP() <= alpha)
                .mapToInt(Look::day)
                .findFirst();
    }

    /**
     * The looks.
     *
     * @return a table of day, n, estimate, its interval and p-value; beside an odds ratio the difference and its interval
     */
    public String table() {
        TextTable table = differenceUnit == null
                ? TextTable.of("day", "n", estimated, "interval", "p")
                : TextTable.of("day", "n", estimated, "interval", "difference", "interval", "p");
        for (Look look : looks) {
            String day = Integer.toString(look.day());
            String n = Long.toString(look.n());
            String estimate = number(look.estimate(), unit);
            String interval = limits(look.interval(), unit);
            String p = look.alwaysValidP() == null ? TextTable.UNDEFINED : Text.fixed(look.alwaysValidP(), DIGITS);
            if (differenceUnit == null) {
                table.row(day, n, estimate, interval, p);
            } else {
                table.row(
                        day,
                        n,
                        estimate,
                        interval,
                        number(look.difference(), differenceUnit),
                        limits(look.differenceInterval(), differenceUnit),
                        p);
            }
        }
        return table.toString();
    }

    private static String number(@Nullable Double value, @Nullable Unit unit) {
        if (value == null) {
            return TextTable.UNDEFINED;
        }
        return unit == null ? Text.digits(value, DIGITS) : unit.differenceText(value);
    }

    private static String limits(@Nullable Interval interval, @Nullable Unit unit) {
        return interval == null
                ? TextTable.UNDEFINED
                : number(interval.lower(), unit) + " … " + number(interval.upper(), unit);
    }

    /**
     * One line for a report.
     *
     * @return for example {@code decided on day 12: odds ratio 1.62 (1.1 … 2.39 at every look), p = 0.0123, n = 4820 (exact by day)}
     */
    public String line() {
        if (looks.isEmpty()) {
            return estimated + ": no days";
        }
        Look now = last();
        String verdict = now.alwaysValidP() == null
                ? ""
                : decidedOn().isPresent() ? "decided on day " + decidedOn().getAsInt() + ": " : "not decided: ";
        return verdict + estimated + " " + number(now.estimate(), unit) + " (" + limits(now.interval(), unit)
                + " at every look)"
                + (now.alwaysValidP() == null ? "" : ", p " + Text.pValue(now.alwaysValidP())) + ", n = " + now.n()
                + " (" + method + ")";
    }

    @Override
    public String toString() {
        return line();
    }
}
