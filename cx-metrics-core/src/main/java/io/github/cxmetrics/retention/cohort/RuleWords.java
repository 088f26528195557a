package io.github.cxmetrics.retention.cohort;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.calendar.CalendarPeriods;
import io.github.cxmetrics.internal.StoredText;
import java.time.LocalDate;
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
                rule.periods().words(),
                rule.entry().kind().name(),
                start == null ? NONE : start.toString(),
                window(returning.window()),
                returning.clock().name(),
                Integer.toString(returning.times()));
    }

    private static String window(Returning.Window window) {
        if (window instanceof Returning.Brackets in) {
            return in.brackets().stream()
                    .map(bracket -> bracket.first() + ".." + bracket.last())
                    .collect(Collectors.joining(","));
        }
        return window instanceof Returning.On ? "ON" : "ON_OR_AFTER";
    }

    static CohortRule.AsOf parse(String rule, String asOf) {
        checkArgument(rule != null && asOf != null, "cohort counts need the words of their rule and asOf, not null");
        String[] words = rule.split(" ", -1);
        checkArgument(words.length == WORDS, "the words of a cohort rule are %s, not \"%s\"", WORDS, rule);
        CohortEntry entry = new CohortEntry(
                CohortEntry.Kind.valueOf(words[3]), words[4].equals(NONE) ? null : StoredText.date(words[4]));
        Returning returning =
                new Returning(window(words[5]), Returning.Clock.valueOf(words[6]), Integer.parseInt(words[7]));
        return new CohortRule(CalendarPeriods.parse(rule), entry, returning).asOf(StoredText.instant(asOf));
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
}
