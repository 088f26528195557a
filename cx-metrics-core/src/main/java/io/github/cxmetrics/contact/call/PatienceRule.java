package io.github.cxmetrics.contact.call;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Micros;
import io.github.cxmetrics.survival.Spell;
import io.github.cxmetrics.survival.SurvivalRule;
import io.github.cxmetrics.survival.SurvivalTally;
import java.time.temporal.ChronoUnit;

/**
 * The customers' patience in the queue: how long until they hang up, if nobody answers. An abandoned call is an event, a call that was answered or flowed out
 * a customer who would have waited longer. The times are seconds; {@link SurvivalTally#curve()} has median and quantiles.
 *
 * <p>Garnett, Mandelbaum and Reiman (2002); Kaplan and Meier (1958).
 */
public enum PatienceRule implements TallyRule<CallRecord, SurvivalTally> {
    /** Abandoned calls are events, the others censored. */
    ANSWERED_IS_CENSORED;

    @Override
    public Accumulator<CallRecord, SurvivalTally> accumulator() {
        Accumulator<Spell, SurvivalTally> spells = SurvivalRule.of(ChronoUnit.SECONDS).accumulator();
        return new Accumulator<>() {
            @Override
            public void add(CallRecord call) {
                checkArgument(call != null, "a call must not be null");
                double seconds = Micros.of(call.waited()) / Micros.SECOND;
                spells.add(call.outcome() == CallOutcome.ABANDONED ? Spell.observed(seconds) : Spell.censored(seconds));
            }

            @Override
            public void addAll(SurvivalTally tally) {
                spells.addAll(tally);
            }

            @Override
            public SurvivalTally snapshot() {
                return spells.snapshot();
            }
        };
    }
}
