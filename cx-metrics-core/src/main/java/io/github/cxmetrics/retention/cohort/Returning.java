package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What counts as a return to a cohort's period 0: activity in period n, in n or later, in every period up to n, or in a bracket of periods, at least a number of times.
 *
 * @param window where the activity must lie
 * @param clock how periods after the start are told apart
 * @param times the least number of activities, at least 1
 */
public record Returning(Window window, Clock clock, int times) implements Serializable, Storable {

    private static final String TYPE = "returning";
    private static final int VERSION = 1;

    /** How periods after the start are told apart. */
    public enum Clock {
        /** Differences of calendar periods. */
        CALENDAR,
        /** Windows from the customer's own start: of 1, 24 or 168 hours, or of months from the same day and time on. It takes one start a customer. */
        ELAPSED
    }

    /** Where the activity must lie. */
    public sealed interface Window extends Serializable permits On, OnOrAfter, InEvery, Brackets {}

    /** In period n itself ("N-day retention", "return on"). */
    public record On() implements Window {
        @Override
        public String toString() {
            return "on";
        }
    }

    /** In period n or any later one ("unbounded", "rolling"). Later activity can still raise it: every number is provisional. */
    public record OnOrAfter() implements Window {
        @Override
        public String toString() {
            return "on or after (provisional: later activity can raise it)";
        }
    }

    /**
     * In each of the periods 1 to n ("every period so far"; the rolling calculation of Google Analytics 4): never missing yet. Column 0 is everybody, and
     * no column exceeds the one before among the same customers.
     */
    public record InEvery() implements Window {
        @Override
        public String toString() {
            return "in every period so far";
        }
    }

    /**
     * In a bracket of periods; one column for each.
     *
     * @param brackets at least one
     */
    public record Brackets(List<Bracket> brackets) implements Window {

        /**
         * Copies the list.
         *
         * @param brackets at least one
         * @throws IllegalArgumentException if there is none
         */
        public Brackets {
            brackets = Checks.list(brackets, "brackets");
            checkArgument(!brackets.isEmpty(), "bracket retention needs at least one bracket");
        }

        @Override
        public String toString() {
            return "in brackets " + brackets.stream().map(Bracket::toString).collect(Collectors.joining(", "));
        }
    }

    /**
     * Periods {@code first..last} after the start, both inclusive.
     *
     * @param first the first period, from 0
     * @param last the last period
     */
    public record Bracket(int first, int last) implements Serializable {

        /**
         * Checks the ends.
         *
         * @param first the first period
         * @param last the last period
         * @throws IllegalArgumentException if they are out of order or negative
         */
        public Bracket {
            checkArgument(0 <= first && first <= last, "a bracket needs 0 <= first <= last, not %s..%s", first, last);
        }

        /** For example {@code 1..7}. */
        @Override
        public String toString() {
            return first == last ? Integer.toString(first) : first + ".." + last;
        }
    }

    /**
     * Checks the parts.
     *
     * @param window where the activity must lie
     * @param clock how periods after the start are told apart
     * @param times the least number of activities
     * @throws IllegalArgumentException if a part is null or the number is not positive
     */
    public Returning {
        checkArgument(window != null && clock != null, "a return needs a window and a clock, not null");
        checkArgument(times >= 1, "a return needs at least 1 activity, not %s", times);
    }

    /**
     * Active in period n itself.
     *
     * @return the rule, in calendar periods, once or more
     */
    public static Returning on() {
        return new Returning(new On(), Clock.CALENDAR, 1);
    }

    /**
     * Active in period n or later.
     *
     * @return the rule, in calendar periods, once or more
     */
    public static Returning onOrAfter() {
        return new Returning(new OnOrAfter(), Clock.CALENDAR, 1);
    }

    /**
     * Active in each of the periods 1 to n: column n is the share, of those whose period n is over, who have not missed a period yet.
     *
     * @return the rule, in calendar periods, once or more in each
     */
    public static Returning inEvery() {
        return new Returning(new InEvery(), Clock.CALENDAR, 1);
    }

    /**
     * Active in a bracket of periods; one column for each bracket, which is mature when all of it is over.
     *
     * @param firstAndLast pairs first, last, both inclusive: {@code inBrackets(1, 7, 8, 30)}
     * @return the rule, in calendar periods, once or more
     * @throws IllegalArgumentException if the numbers are no pairs, or out of order
     */
    public static Returning inBrackets(int... firstAndLast) {
        checkArgument(
                firstAndLast.length % 2 == 0,
                "brackets come in pairs first, last: %s numbers are no whole pairs",
                firstAndLast.length);
        List<Bracket> brackets = new ArrayList<>();
        for (int i = 0; i < firstAndLast.length; i += 2) {
            brackets.add(new Bracket(firstAndLast[i], firstAndLast[i + 1]));
        }
        return new Returning(new Brackets(brackets), Clock.CALENDAR, 1);
    }

    /**
     * The same return at least a number of times: activities are counted, several in one period as well, the first of all included; in every period so
     * far as many in each.
     *
     * @param times the least number
     * @return the changed copy
     */
    public Returning atLeast(int times) {
        return new Returning(window, clock, times);
    }

    /**
     * The same return in windows of elapsed time from the customer's own start: of 24 hours where periods are days, of months from the same day and local time
     * on where they are months, see {@link CalendarPeriods#elapsedOffset(java.time.Instant, java.time.Instant)}.
     *
     * @return the changed copy
     */
    public Returning elapsed() {
        return new Returning(window, Clock.ELAPSED, times);
    }

    /** How many columns the mature part of a cohort has. */
    int columns(long maturePeriods) {
        return window instanceof Brackets in
                ? in.brackets().size()
                : (int) Math.min(Math.max(maturePeriods, 0), CalendarPeriods.MAX_PERIODS);
    }

    /** The first period that a column looks at. */
    long firstPeriod(int column) {
        return window instanceof Brackets in ? in.brackets().get(column).first() : column;
    }

    /** The last period that must be complete for a column. */
    long lastPeriod(int column) {
        return window instanceof Brackets in ? in.brackets().get(column).last() : column;
    }

    /** The period behind the last that a column looks at. */
    long endPeriod(int column) {
        return window instanceof OnOrAfter ? Long.MAX_VALUE : lastPeriod(column) + 1;
    }

    String column(int index) {
        return window instanceof Brackets in && index < in.brackets().size()
                ? in.brackets().get(index).toString()
                : Integer.toString(index);
    }

    @Override
    public Form toForm() {
        Form.Kind kind = window instanceof On
                ? Form.Kind.ON
                : window instanceof OnOrAfter
                        ? Form.Kind.ON_OR_AFTER
                        : window instanceof InEvery ? Form.Kind.IN_EVERY : Form.Kind.IN_BRACKETS;
        List<Integer> ends = window instanceof Brackets in
                ? in.brackets().stream()
                        .flatMap(bracket -> Stream.of(bracket.first(), bracket.last()))
                        .toList()
                : List.of();
        return new Form(TYPE, VERSION, kind, ends, clock, times);
    }

    /**
     * The plain data of {@link Returning}.
     *
     * @param type {@code returning}
     * @param version 1
     * @param window where the activity must lie
     * @param brackets pairs first, last of each bracket; empty for the other windows
     * @param clock how periods after the start are told apart
     * @param times the least number of activities
     */
    public record Form(String type, int version, Kind window, List<Integer> brackets, Clock clock, int times)
            implements StoredForm<Returning> {

        /** Where the activity must lie. */
        public enum Kind {
            /** In period n itself. */
            ON,
            /** In period n or any later one. */
            ON_OR_AFTER,
            /** In each of the periods 1 to n. */
            IN_EVERY,
            /** In a bracket of periods. */
            IN_BRACKETS
        }

        @Override
        public Returning restore() {
            Stored.check(type, version, TYPE, VERSION);
            List<Integer> ends = Stored.list(brackets, "the end of a bracket");
            Returning any = switch (Stored.present(window, "the window of a return")) {
                case ON -> on();
                case ON_OR_AFTER -> onOrAfter();
                case IN_EVERY -> inEvery();
                case IN_BRACKETS ->
                    inBrackets(ends.stream().mapToInt(Integer::intValue).toArray());
            };
            checkArgument(window == Kind.IN_BRACKETS || ends.isEmpty(), "a return %s has no brackets", any.window());
            return new Returning(any.window(), clock, times);
        }
    }

    /** For example {@code on, in elapsed windows, at least 2 times}. */
    @Override
    public String toString() {
        return window
                + (clock == Clock.ELAPSED ? ", in elapsed windows" : "")
                + (times == 1 ? "" : ", at least " + times + " times");
    }
}
