package io.github.cxmetrics.contact.call;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.survival.Durations;
import io.github.cxmetrics.survival.DurationsRule;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The waits in the queue themselves, for median, percentiles and the longest, which a mean can't say: {@link Durations#quantile(double)}, {@link Durations#max()}.
 *
 * <p>Waits are milliseconds, kept to three significant digits in bounded memory, unless {@link #withDurations} says otherwise. Percentiles of answered calls
 * alone leave out those who gave up before: for how long customers would wait see {@link PatienceRule}.
 *
 * @param outcomes the calls whose waits count, by how they left the queue
 * @param durations the unit of waits, and how many digits of them are kept
 */
public record WaitRule(Set<CallOutcome> outcomes, DurationsRule durations)
        implements TallyRule<CallRecord, Durations>, Storable {

    private static final String TYPE = "wait-rule";
    private static final int VERSION = 1;
    private static final DurationsRule MILLIS =
            DurationsRule.of(ChronoUnit.MILLIS).rounded(3);

    /** The waits of answered calls: speed of answer. */
    public static final WaitRule ANSWERED = new WaitRule(Set.of(CallOutcome.ANSWERED), MILLIS);

    /** The waits of abandoned calls: time to abandon. */
    public static final WaitRule ABANDONED = new WaitRule(Set.of(CallOutcome.ABANDONED), MILLIS);

    /** The waits of all calls, however they left the queue: queue time. */
    public static final WaitRule ALL = new WaitRule(EnumSet.allOf(CallOutcome.class), MILLIS);

    /**
     * Checks that nothing is missing.
     *
     * @param outcomes the calls whose waits count
     * @param durations the unit of waits
     * @throws IllegalArgumentException if there is no outcome, or no unit
     */
    public WaitRule {
        checkArgument(outcomes != null && !outcomes.isEmpty(), "waits need the outcomes of their calls");
        checkArgument(durations != null, "waits need a unit");
        outcomes = Set.copyOf(Checks.list(outcomes, "outcomes"));
    }

    /**
     * The same waits in another unit, or with other digits.
     *
     * @param durations the unit, and how many digits are kept; with all of them a wait that is no whole number of the unit is refused
     * @return the changed copy
     */
    public WaitRule withDurations(DurationsRule durations) {
        return new WaitRule(outcomes, durations);
    }

    @Override
    public Accumulator<CallRecord, Durations> accumulator() {
        Accumulator<Duration, Durations> waits = durations.accumulator();
        return new Accumulator<>() {
            @Override
            public void add(CallRecord call) {
                checkArgument(call != null, "a call must not be null");
                if (outcomes.contains(call.outcome())) {
                    waits.add(call.waited());
                }
            }

            @Override
            public void addAll(Durations tally) {
                requireNonNull(tally, "tally");
                waits.addAll(tally);
            }

            @Override
            public Durations snapshot() {
                return waits.snapshot();
            }
        };
    }

    /**
     * The waits of a log.
     *
     * @param log the calls
     * @return their waits
     * @throws IllegalArgumentException if a row is no call, with its number from 0
     */
    public Durations count(CallLog log) {
        return log.waits(this);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, outcomes.stream().sorted().toList(), durations.toForm());
    }

    /**
     * The plain data of {@link WaitRule}.
     *
     * @param type {@code wait-rule}
     * @param version 1
     * @param outcomes the calls whose waits count
     * @param durations the unit of waits, and how many digits of them are kept
     */
    public record Form(String type, int version, List<CallOutcome> outcomes, DurationsRule.Form durations)
            implements StoredForm<WaitRule> {

        @Override
        public WaitRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return new WaitRule(
                    Set.copyOf(Stored.list(outcomes, "the outcome of a call")),
                    Stored.present(durations, "the unit of waits").restore());
        }
    }

    /** For example {@code waits of calls that are [ANSWERED]}. */
    @Override
    public String toString() {
        return "waits of calls that are " + outcomes.stream().sorted().toList();
    }
}
