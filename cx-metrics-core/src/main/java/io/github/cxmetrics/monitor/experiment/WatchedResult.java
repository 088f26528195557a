package io.github.cxmetrics.monitor.experiment;

import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Interval;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Checks;
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
 * @param metric the metric's name
 * @param unit its unit
 * @param estimated what the estimate of a look is
 * @param alpha the probability of ever being wrong
 * @param looks a look for each day
 */
public record WatchedResult(
        String method, String metric, Unit unit, Estimated estimated, double alpha, List<Look> looks)
        implements Serializable {

    private static final int DIGITS = 4;

    /** What the estimate of a look is. */
    public enum Estimated {
        /** The odds of treatment over those of control, with the difference beside it. */
        ODDS_RATIO,
        /** Treatment minus control. */
        DIFFERENCE,
        /** The metric itself, without a control. */
        VALUE
    }

    /**
     * Copies the looks and checks the level.
     *
     * @param method the method's name
     * @param metric the metric's name
     * @param unit its unit
     * @param estimated what the estimate of a look is
     * @param alpha the probability of ever being wrong
     * @param looks a look for each day
     * @throws IllegalArgumentException if alpha is not in (0, 0.5], or a look is absent
     */
    public WatchedResult {
        requireNonNull(method, "method");
        requireNonNull(metric, "metric");
        requireNonNull(unit, "unit");
        requireNonNull(estimated, "estimated");
        WatchedTest.checkAlpha(alpha);
        looks = Checks.list(looks, "looks");
    }

    /**
     * The last look.
     *
     * @return what holds now
     * @throws IllegalStateException without a day
     */
    public Look last() {
        if (looks.isEmpty()) {
            throw new IllegalStateException("a watched test of " + metric + " is undefined: no days");
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
        return last().pValue().orElseThrow(() -> new IllegalStateException(method + " has an interval and no p-value"));
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
        boolean ofOdds = estimated == Estimated.ODDS_RATIO;
        TextTable table = ofOdds
                ? TextTable.of("day", "n", name(), "interval", "difference", "interval", "p")
                : TextTable.of("day", "n", name(), "interval", "p");
        for (Look look : looks) {
            String day = Integer.toString(look.day());
            String n = Long.toString(look.n());
            String estimate = number(look.estimate());
            String interval = limits(look.interval());
            String p = look.alwaysValidP() == null ? TextTable.UNDEFINED : p(look.alwaysValidP());
            if (ofOdds) {
                table.row(day, n, estimate, interval, difference(look), differenceLimits(look), p);
            } else {
                table.row(day, n, estimate, interval, p);
            }
        }
        return table.toString();
    }

    private String name() {
        return switch (estimated) {
            case ODDS_RATIO -> "odds ratio";
            case DIFFERENCE -> "difference of " + metric;
            case VALUE -> metric;
        };
    }

    private String number(@Nullable Double value) {
        if (value == null) {
            return TextTable.UNDEFINED;
        }
        return switch (estimated) {
            case ODDS_RATIO -> Text.digits(value, DIGITS);
            case DIFFERENCE -> unit.differenceText(value);
            case VALUE -> unit.text(value);
        };
    }

    private String limits(@Nullable Interval interval) {
        return interval == null ? TextTable.UNDEFINED : number(interval.lower()) + " … " + number(interval.upper());
    }

    private String difference(Look look) {
        return look.difference() == null ? TextTable.UNDEFINED : unit.differenceText(look.difference());
    }

    private String differenceLimits(Look look) {
        Interval interval = look.differenceInterval();
        return interval == null
                ? TextTable.UNDEFINED
                : unit.differenceText(interval.lower()) + " … " + unit.differenceText(interval.upper());
    }

    private static String p(double p) {
        String text = Text.pValue(p);
        return text.startsWith("= ") ? text.substring(2) : text;
    }

    /**
     * One line for a report.
     *
     * @return for example {@code decided on day 12: odds ratio 1.62 (1.1 … 2.39 at every look), p = 0.0123, n = 4820 (exact by day)}
     */
    public String line() {
        if (looks.isEmpty()) {
            return metric + ": no days";
        }
        Look now = last();
        String verdict = now.alwaysValidP() == null
                ? ""
                : decidedOn().isPresent() ? "decided on day " + decidedOn().getAsInt() + ": " : "not decided: ";
        return verdict + name() + " " + number(now.estimate()) + " (" + limits(now.interval())
                + " at every look)"
                + (now.alwaysValidP() == null ? "" : ", p " + Text.pValue(now.alwaysValidP())) + ", n = " + now.n()
                + " (" + method + ")";
    }

    @Override
    public String toString() {
        return line();
    }
}
