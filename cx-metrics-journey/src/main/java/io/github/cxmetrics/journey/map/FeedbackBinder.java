package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.StepMatcher;
import io.github.cxmetrics.journey.internal.CodeColumn;
import io.github.cxmetrics.journey.internal.LogColumns;
import io.github.cxmetrics.journey.internal.TieOrder;
import io.github.cxmetrics.journey.internal.UnitIndex;
import io.github.cxmetrics.survey.RatingScale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Binds answers, user by user and by time: each row is looked at once, and each answer. */
final class FeedbackBinder {

    private static final int NOWHERE = -1;
    private static final int ANY_EVENT = -1;
    private static final int NO_EVENT = -2;
    private static final int ANY_KEY = -1;

    private final FeedbackRule rule;
    private final EventLog log;
    private final LogColumns columns;
    private final StepMatcher causes;
    private final long[] ratings;
    private final BitSet unrated;
    private final Map<String, Integer> events = new HashMap<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private final CodeColumn keyTexts;
    private final int[] nameRanks;
    private final int[] keyRanks;
    private long afterAsOf;

    FeedbackBinder(FeedbackRule rule, EventLog log) {
        requireNonNull(log, "log");
        this.rule = rule;
        this.log = log;
        columns = log.columns();
        causes = StepMatcher.of(List.of(rule.touchpoints()), log, StepMatcher.Unknown.WITHOUT_ROWS);
        ratings = new long[log.size()];
        unrated = new BitSet();
        unrated.set(0, log.size());
        log.eventNames().forEach(name -> events.put(name, events.size()));
        keyTexts = rule.key().isEmpty() ? CodeColumn.missing(log.size()) : columns.names(rule.key());
        nameRanks = TieOrder.ranks(log.eventNames());
        keyRanks = TieOrder.ranks(keyTexts.names());
    }

    Feedback bind(List<SurveyAnswer> answers) {
        for (int row = 0; row < answers.size(); row++) {
            check(answers.get(row), row);
        }
        List<SurveyAnswer> byTime = new ArrayList<>(answers);
        byTime.removeIf(answer -> isAfterAsOf(answer.time()));
        afterAsOf = answers.size() - byTime.size();
        byTime.sort(Comparator.comparing(SurveyAnswer::time));
        List<SurveyAnswer> relational = new ArrayList<>();
        List<SurveyAnswer> unmatched = new ArrayList<>();
        List<SurveyAnswer> repeated = new ArrayList<>();
        int[] found = causes(byTime);
        for (int i = 0; i < found.length; i++) {
            SurveyAnswer answer = byTime.get(i);
            if (answer.subject() instanceof SurveyAnswer.Relationship) {
                relational.add(answer);
            } else if (found[i] == NOWHERE) {
                unmatched.add(answer);
            } else if (unrated.get(found[i])) {
                unrated.clear(found[i]);
                ratings[found[i]] = answer.rating();
            } else {
                repeated.add(answer);
            }
        }
        EventLog rated = log.with(rule.score().property(), ratings, unrated);
        Map<String, Feedback.Answered> touchpoints = rated();
        return new Feedback(rule, rated, touchpoints, new Feedback.Aside(relational, unmatched, repeated, afterAsOf));
    }

    private boolean isAfterAsOf(Instant time) {
        return rule.asOf() != null && time.isAfter(rule.asOf());
    }

    private void check(SurveyAnswer answer, int row) {
        RatingScale scale = rule.score().scale();
        checkArgument(
                scale.contains(answer.rating()) || scale.declaresMissing(answer.rating()),
                "rating %s is outside %s..%s (row %s)",
                answer.rating(),
                scale.min(),
                scale.max(),
                row);
        checkArgument(
                answer.key() == null || !rule.key().isEmpty(),
                "an answer has a key, but the rule names no property that holds it (row %s)",
                row);
        if (answer.subject() instanceof SurveyAnswer.Touchpoint named) {
            if (columns.isStrict() && !events.containsKey(named.event())) {
                throw new IllegalArgumentException(columns.unknownEvent(named.event()) + " (row " + row + ")");
            }
            List<String> caused = rule.touchpoints().events();
            checkArgument(
                    caused.isEmpty() || caused.contains(named.event()),
                    "event %s is none of the touchpoints %s (row %s)",
                    named.event(),
                    rule.touchpoints(),
                    row);
        }
    }

    /** The row that caused each answer. */
    private int[] causes(List<SurveyAnswer> byTime) {
        Map<String, List<Integer>> ofUser = new HashMap<>();
        for (int i = 0; i < byTime.size(); i++) {
            if (!(byTime.get(i).subject() instanceof SurveyAnswer.Relationship)) {
                ofUser.computeIfAbsent(byTime.get(i).user(), user -> new ArrayList<>())
                        .add(i);
                if (byTime.get(i).key() != null) {
                    keys.putIfAbsent(byTime.get(i).key(), keys.size());
                }
            }
        }
        int[] found = new int[byTime.size()];
        Arrays.fill(found, NOWHERE);
        UnitIndex index = columns.byUser();
        for (int user = 0; user < index.capacity(); user++) {
            List<Integer> answers = ofUser.get(log.users().get(user));
            if (answers != null) {
                walk(index.rowsOf(user), answers, byTime, found);
            }
        }
        return found;
    }

    /** Goes through the rows and answers of one user together, and remembers the last row of each event and key. */
    private void walk(int[] rows, List<Integer> answers, List<SurveyAnswer> byTime, int[] found) {
        TieOrder.sort(rows, columns.times(), row -> keyTexts.at(row) < 0 ? -1 : keyRanks[keyTexts.at(row)]);
        TieOrder.sort(rows, columns.times(), row -> nameRanks[columns.events().at(row)]);
        Map<Long, Integer> last = new HashMap<>();
        int next = 0;
        for (int i : answers) {
            SurveyAnswer answer = byTime.get(i);
            while (next < rows.length && !columns.time(rows[next]).isAfter(answer.time())) {
                if (causes.mask(rows[next]) != 0) {
                    remember(rows[next], last);
                }
                next++;
            }
            int event = answer.subject() instanceof SurveyAnswer.Touchpoint named
                    ? events.getOrDefault(named.event(), NO_EVENT)
                    : ANY_EVENT;
            int key = answer.key() == null ? ANY_KEY : keys.getOrDefault(answer.key(), ANY_KEY);
            int row = last.getOrDefault(place(event, key), NOWHERE);
            boolean inTime = row != NOWHERE
                    && Duration.between(columns.time(row), answer.time()).compareTo(rule.window()) <= 0;
            found[i] = inTime ? row : NOWHERE;
        }
    }

    private void remember(int row, Map<Long, Integer> last) {
        int event = columns.events().at(row);
        last.put(place(ANY_EVENT, ANY_KEY), row);
        last.put(place(event, ANY_KEY), row);
        Integer key = keys.isEmpty() ? null : keys.get(key(row));
        if (key != null) {
            last.put(place(ANY_EVENT, key), row);
            last.put(place(event, key), row);
        }
    }

    private static long place(int event, int key) {
        return (long) event << Integer.SIZE | key & 0xFFFFFFFFL;
    }

    /** The key of a row as text; empty for none, which no answer has. */
    private String key(int row) {
        int code = keyTexts.at(row);
        return code == CodeColumn.MISSING ? "" : keyTexts.names().get(code);
    }

    /** The events that can be answered and those that were, by name. */
    private Map<String, Feedback.Answered> rated() {
        Map<String, Feedback.Answered> all = new TreeMap<>();
        rule.touchpoints()
                .events()
                .forEach(event ->
                        all.put(event, new Feedback.Answered(rule.score().scale())));
        for (int row = 0; row < log.size(); row++) {
            if (causes.mask(row) == 0) {
                continue;
            }
            if (isAfterAsOf(columns.time(row))) {
                afterAsOf++;
                continue;
            }
            Feedback.Answered counts = all.computeIfAbsent(
                    log.eventNames().get(columns.events().at(row)),
                    name -> new Feedback.Answered(rule.score().scale()));
            boolean over = rule.asOf() == null
                    || Duration.between(columns.time(row), rule.asOf()).compareTo(rule.window()) >= 0;
            boolean answered = !unrated.get(row);
            counts.events += over ? 1 : 0;
            counts.answered += over && answered ? 1 : 0;
            counts.pending += over ? 0 : 1;
            if (answered) {
                counts.ratings.add((int) ratings[row]);
            }
        }
        return all;
    }
}
