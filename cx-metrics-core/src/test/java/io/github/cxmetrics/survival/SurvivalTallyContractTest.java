package io.github.cxmetrics.survival;

import io.github.cxmetrics.TallyContract;
import io.github.cxmetrics.TallyRule;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class SurvivalTallyContractTest extends TallyContract<Spell, SurvivalTally> {

    @Override
    protected TallyRule<Spell, SurvivalTally> rule() {
        return SurvivalRule.of(ChronoUnit.MONTHS);
    }

    @Override
    protected List<Spell> observations() {
        List<Spell> spells = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Spell spell = i % 3 == 0 ? Spell.censored(i / 2) : Spell.observed(i * 0.75);
            spells.add(i % 5 == 4 ? spell.enteredAt(spell.time() / 2) : spell);
        }
        return spells;
    }

    @Override
    protected SurvivalTally withCount(long count) {
        return SurvivalTally.ofGrouped(ChronoUnit.MONTHS, new long[] {0, 0, count}, new long[3]);
    }

    @Override
    protected Optional<SurvivalTally> ofOtherRule() {
        return Optional.of(SurvivalTally.ofGrouped(ChronoUnit.DAYS, new long[] {1}, new long[] {1}));
    }

    @Override
    protected String refusalOfOtherRule() {
        return "survival: times in months and times in days don't go together";
    }

    @Override
    protected List<Spell> extremeObservations() {
        return List.of(Spell.observed(Double.MAX_VALUE), Spell.censored(Double.MIN_VALUE), Spell.observed(1e300));
    }

    @Override
    protected Spell refusedObservation() {
        return null;
    }

    @Override
    protected String refusalOfObservation() {
        return "a spell must not be null";
    }
}
