package io.github.cxmetrics.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Proportion;

/** Counts respondents without gaps, and those of them with top answers to all items. */
final class TopOnAllAccumulator implements Accumulator<double[], Proportion> {

    private final CompositeRule.TopOnAll rule;
    private final Accumulator<Boolean, Proportion> counted;

    TopOnAllAccumulator(CompositeRule.TopOnAll rule) {
        this.rule = rule;
        counted = rule.share().accumulator();
    }

    @Override
    public void add(double[] answers) {
        int size = rule.items().size();
        checkArgument(
                answers != null && answers.length == size,
                "a respondent of %s has %s answers, not %s",
                rule.name(),
                size,
                answers == null ? "null" : answers.length);
        boolean complete = true;
        boolean top = true;
        for (int i = 0; i < size; i++) {
            RatingScale scale = rule.items().get(i).scale();
            int place = CompositeAccumulator.place(rule.items(), i, answers[i]);
            int fromGood = scale.direction() == Direction.HIGH_IS_GOOD ? scale.points() - 1 - place : place;
            complete &= place >= 0;
            top &= fromGood < rule.boxes();
        }
        if (complete) {
            counted.add(top);
        }
    }

    @Override
    public void addAll(Proportion tally) {
        requireNonNull(tally, "tally");
        counted.addAll(tally);
    }

    @Override
    public Proportion snapshot() {
        return counted.snapshot();
    }
}
