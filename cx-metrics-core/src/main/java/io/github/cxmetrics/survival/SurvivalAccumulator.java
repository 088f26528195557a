package io.github.cxmetrics.survival;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.CountMath;

/** Counts spells. */
final class SurvivalAccumulator implements Accumulator<Spell, SurvivalTally> {

    private final SurvivalRule rule;
    private final KeyCounter exits = new KeyCounter(SurvivalTally.SUBJECTS);
    private final KeyCounter entries = new KeyCounter(SurvivalTally.SUBJECTS);

    SurvivalAccumulator(SurvivalRule rule) {
        this.rule = rule;
    }

    @Override
    public void add(Spell spell) {
        checkArgument(spell != null, "a spell must not be null");
        double entry = rule.counted(spell.entry());
        double time = rule.counted(spell.time());
        checkArgument(Times.isOrdered(entry, time), "time %s is not after entry %s", time, entry);
        exits.add(Times.exitKey(time, spell.observed()));
        if (entry > 0) {
            entries.add(Double.doubleToRawLongBits(entry));
        }
    }

    @Override
    public void addAll(SurvivalTally tally) {
        requireNonNull(tally, "tally");
        TallyRule.checkMerge(SurvivalTally.NAME, rule, tally.rule());
        CountMath.sum(exits.snapshot().total(), tally.count(), SurvivalTally.SUBJECTS);
        exits.addAll(tally.exits());
        entries.addAll(tally.entries());
    }

    @Override
    public SurvivalTally snapshot() {
        return new SurvivalTally(rule, exits.snapshot(), entries.snapshot());
    }
}
