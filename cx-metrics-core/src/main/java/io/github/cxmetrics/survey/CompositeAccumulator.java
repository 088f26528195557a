package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.survey.CompositeScores.Score;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts respondents by the score of their answers. Keeps the rule with its missing codes, which the tally forgets. */
final class CompositeAccumulator implements Accumulator<double[], Composite> {

    private final CompositeRule rule;
    private final CompositeScores scores;
    private final Map<Score, Long> counts = new TreeMap<>();
    private long count;
    private long partial;
    private long excluded;

    CompositeAccumulator(CompositeRule rule) {
        this.rule = rule;
        scores = rule.scores();
    }

    @Override
    public void add(double[] answers) {
        int[] places = places(answers);
        int answered = scores.answered(places);
        boolean gaps = answered < rule.items().size();
        checkArgument(
                !gaps || rule.missing() == MissingItems.AVAILABLE,
                "a respondent answered %s of the %s items of %s, which refuses gaps",
                answered,
                rule.items().size(),
                rule.name());
        Score score = answered < rule.minimumAnswered() ? null : scores.score(places);
        if (score == null) {
            excluded = CountMath.sum(excluded, 1, Composite.EXCLUDED);
        } else {
            count = CountMath.sum(count, 1, Composite.RESPONDENTS);
            counts.merge(score, 1L, Long::sum);
            partial += gaps ? 1 : 0;
        }
    }

    private int[] places(double[] answers) {
        checkArgument(
                answers != null && answers.length == rule.width(),
                "a respondent of %s has %s answers, not %s",
                rule.name(),
                rule.width(),
                answers == null ? "null" : answers.length);
        int[] places = new int[answers.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = place(rule, i, answers[i]);
        }
        return places;
    }

    private static int place(CompositeRule rule, int at, double answer) {
        int size = rule.items().size();
        return at < size
                ? place(rule.items(), at, answer)
                : place(
                        requireNonNull(rule.importance()), // only then there are places beyond the answers
                        "importance of " + rule.items().get(at - size).name(),
                        answer);
    }

    static int place(List<CompositeItem> items, int item, double answer) {
        return place(items.get(item).scale(), items.get(item).name(), answer);
    }

    /** The place of an answer on a scale, −1 for a gap. */
    private static int place(RatingScale scale, String what, double answer) {
        int place = scale.find(answer);
        if (place < 0 && !scale.declaresMissing(answer)) {
            throw new IllegalArgumentException(
                    what + ": " + scale.outside(answer).getMessage());
        }
        return place;
    }

    @Override
    public void addAll(Composite tally) {
        requireNonNull(tally, "tally");
        Composite sum = snapshot().plus(tally);
        count = sum.count();
        partial = sum.partial();
        excluded = sum.excluded();
        counts.clear();
        counts.putAll(sum.byScore());
    }

    @Override
    public Composite snapshot() {
        return new Composite(rule, counts, partial, excluded);
    }
}
