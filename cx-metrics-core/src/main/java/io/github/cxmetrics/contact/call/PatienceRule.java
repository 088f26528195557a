package io.github.cxmetrics.contact.call;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Micros;
import io.github.cxmetrics.internal.Stored;
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
public enum PatienceRule implements TallyRule<CallRecord, SurvivalTally>, Storable {
    /** Abandoned calls are events, the others censored. */
    ANSWERED_IS_CENSORED;

    private static final String TYPE = "patience-rule";
    private static final int VERSION = 1;

    @Override
    public Accumulator<CallRecord, SurvivalTally> accumulator() {
        Accumulator<Spell, SurvivalTally> spells =
                SurvivalRule.of(ChronoUnit.SECONDS).accumulator();
        return new Accumulator<>() {
            @Override
            public void add(CallRecord call) {
                checkArgument(call != null, "a call must not be null");
                double seconds = Micros.of(call.waited()) / Micros.SECOND;
                spells.add(call.outcome() == CallOutcome.ABANDONED ? Spell.observed(seconds) : Spell.censored(seconds));
            }

            @Override
            public void addAll(SurvivalTally tally) {
                requireNonNull(tally, "tally");
                spells.addAll(tally);
            }

            @Override
            public SurvivalTally snapshot() {
                return spells.snapshot();
            }
        };
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, this);
    }

    /**
     * The plain data of {@link PatienceRule}.
     *
     * @param type {@code patience-rule}
     * @param version 1
     * @param name which rule
     */
    public record Form(String type, int version, PatienceRule name) implements StoredForm<PatienceRule> {

        @Override
        public PatienceRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return Stored.present(name, "the name of the rule");
        }
    }
}
