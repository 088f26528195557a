package io.github.cxmetrics.journey.map;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.journey.EventLog;
import io.github.cxmetrics.journey.StepMatcher;
import io.github.cxmetrics.journey.internal.LogColumns;
import io.github.cxmetrics.journey.internal.UnitIndex;
import io.github.cxmetrics.survey.RatingScale;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Binds answers one by one, by time. */
final class FeedbackBinder {

    private static final int NOWHERE = -1;
    private static final int ANY_EVENT = -1;

    private final FeedbackRule rule;
    private final EventLog log;
    private final LogColumns columns;
    private final StepMatcher causes;
    private final Map<String, Integer> userCodes = new HashMap<>();
    private final long[] ratings;
    private final BitSet unrated;
    private final List<SurveyAnswer> unmatched = new ArrayList<>();
    private final List<SurveyAnswer> repeated = new ArrayList<>();
    private final List<SurveyAnswer> relational = new ArrayList<>();

    FeedbackBinder(FeedbackRule rule, EventLog log) {
        this.rule = rule;
        this.log = log;
        columns = log.columns();
        causes = StepMatcher.of(List.of(rule.touchpoints()), log, StepMatcher.Unknown.REFUSED);
        for (int code = 0; code < log.users().size(); code++) {
            userCodes.put(log.users().get(code), code);
        }
        ratings = new long[log.size()];
        unrated = new BitSet();
        unrated.set(0, log.size());
    }

    Feedback bind(List<SurveyAnswer> answers) {
        for (int row = 0; row < answers.size(); row++) {
            check(answers.get(row), row);
        }
        List<SurveyAnswer> byTime = new ArrayList<>(answers);
        byTime.sort(Comparator.comparing(SurveyAnswer::time));
        byTime.forEach(this::bind);
        EventLog rated = log.with(rule.score().property(), ratings, unrated);
        return new Feedback(rule, rated, rated(), new Feedback.Aside(relational, unmatched, repeated));
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
        if (answer.subject() instanceof SurveyAnswer.Touchpoint named) {
            checkArgument(
                    columns.events().codeOf(named.event()) >= 0,
                    "%s (row %s)",
                    columns.unknownEvent(named.event()),
                    row);
            List<String> events = rule.touchpoints().events();
            checkArgument(
                    events.isEmpty() || events.contains(named.event()),
                    "event %s is none of the touchpoints %s (row %s)",
                    named.event(),
                    rule.touchpoints(),
                    row);
        }
    }

    private void bind(SurveyAnswer answer) {
        if (answer.subject() instanceof SurveyAnswer.Relationship) {
            relational.add(answer);
            return;
        }
        int event = answer.subject() instanceof SurveyAnswer.Touchpoint named
                ? columns.events().codeOf(named.event())
                : ANY_EVENT;
        int row = cause(answer, event);
        if (row == NOWHERE) {
            unmatched.add(answer);
        } else if (unrated.get(row)) {
            unrated.clear(row);
            ratings[row] = answer.rating();
        } else {
            repeated.add(answer);
        }
    }

    private int cause(SurveyAnswer answer, int event) {
        Integer user = userCodes.get(answer.user());
        if (user == null) {
            return NOWHERE;
        }
        int cause = NOWHERE;
        UnitIndex index = columns.byUser();
        for (int i = 0; i < index.size(user); i++) {
            int row = index.row(user, i);
            boolean fits = (event == ANY_EVENT || columns.events().at(row) == event) && causes.mask(row) != 0;
            if (fits && !columns.time(row).isAfter(answer.time())) {
                cause = row;
            }
        }
        boolean inTime =
                cause != NOWHERE && !columns.time(cause).plus(rule.window()).isBefore(answer.time());
        return inTime ? cause : NOWHERE;
    }

    /** The events that can be answered and those that were, by name. */
    private Map<String, Feedback.Answered> rated() {
        Map<String, Feedback.Answered> all = new TreeMap<>();
        for (int row = 0; row < log.size(); row++) {
            if (causes.mask(row) != 0) {
                Feedback.Answered counts = all.computeIfAbsent(
                        log.eventNames().get(columns.events().at(row)),
                        name -> new Feedback.Answered(rule.score().scale()));
                counts.events++;
                if (!unrated.get(row)) {
                    counts.answered++;
                    counts.ratings.add((int) ratings[row]);
                }
            }
        }
        return all;
    }
}
