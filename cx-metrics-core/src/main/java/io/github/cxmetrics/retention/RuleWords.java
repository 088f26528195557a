package io.github.cxmetrics.retention;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rules as plain words, for storage: {@code MONTH MONDAY UTC FIRST_IN_RANGE - ON CALENDAR 1}. */
final class RuleWords {

    private static final String NONE = "-";
    private static final int WORDS = 8;

    private RuleWords() {}

    static String of(CohortRule rule) {
        Returning returning = rule.returning();
        LocalDate start = rule.entry().rangeStart();
        return String.join(
                " ",
                of(rule.periods()),
                rule.entry().kind().name(),
                start == null ? NONE : start.toString(),
                window(returning.window()),
                returning.clock().name(),
                Integer.toString(returning.times()));
    }

    static String of(CalendarPeriods periods) {
        return periods.unit() + " " + periods.weekStart() + " " + periods.zone();
    }

    private static String window(Returning.Window window) {
        if (window instanceof Returning.Brackets in) {
            return in.brackets().stream()
                    .map(bracket -> bracket.first() + ".." + bracket.last())
                    .collect(Collectors.joining(","));
        }
        return window instanceof Returning.On ? "ON" : "ON_OR_AFTER";
    }

    static CohortRule parse(String rule, String asOf) {
        checkArgument(rule != null && asOf != null, "cohort counts need the words of their rule and asOf, not null");
        String[] words = rule.split(" ", -1);
        checkArgument(words.length == WORDS, "the words of a cohort rule are %s, not \"%s\"", WORDS, rule);
        CohortEntry entry =
                new CohortEntry(CohortEntry.Kind.valueOf(words[3]), words[4].equals(NONE) ? null : date(words[4]));
        Returning returning =
                new Returning(window(words[5]), Returning.Clock.valueOf(words[6]), Integer.parseInt(words[7]));
        return new CohortRule(periods(words), entry, returning, instant(asOf));
    }

    static CalendarPeriods periods(String... words) {
        checkArgument(words.length >= 3, "periods need unit, week start and zone, not %s words", words.length);
        return new CalendarPeriods(PeriodUnit.valueOf(words[0]), DayOfWeek.valueOf(words[1]), zone(words[2]));
    }

    static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("unknown zone: " + id, e);
        }
    }

    private static Returning.Window window(String word) {
        if (word.equals("ON")) {
            return new Returning.On();
        }
        if (word.equals("ON_OR_AFTER")) {
            return new Returning.OnOrAfter();
        }
        List<Returning.Bracket> brackets = new ArrayList<>();
        for (String bracket : word.split(",")) {
            String[] ends = bracket.split("\\.\\.");
            checkArgument(
                    ends.length == 2, "a return window is ON, ON_OR_AFTER or brackets as 1..7,8..30, not %s", word);
            brackets.add(new Returning.Bracket(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])));
        }
        return new Returning.Brackets(brackets);
    }

    static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an instant: " + text, e);
        }
    }

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a date: " + text, e);
        }
    }
}
