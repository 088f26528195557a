package io.github.cxmetrics.contact.call;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.internal.Micros;
import java.time.Duration;

/**
 * How calls are counted. Both times have to be chosen: there is no custom that everybody shares.
 *
 * @param threshold the service level's, inclusive: a call that waited exactly so long is within; kept to the microsecond
 * @param shortAbandon a call abandoned before this time is a short abandon, exclusive: 0 for none; kept to the microsecond
 */
public record CallRule(Duration threshold, Duration shortAbandon) implements TallyRule<CallRecord, CallTally> {

    /**
     * Checks the times.
     *
     * @param threshold the service level's threshold
     * @param shortAbandon the short-abandon time
     * @throws IllegalArgumentException if one is negative: {@code threshold must not be negative: PT-1S}
     */
    public CallRule {
        threshold = Micros.checked(threshold, "threshold");
        shortAbandon = Micros.checked(shortAbandon, "short-abandon time");
    }

    /**
     * A rule.
     *
     * @param threshold the service level's, inclusive
     * @param shortAbandon a call abandoned before this time is a short abandon
     * @return the rule
     * @throws IllegalArgumentException if one is negative
     */
    public static CallRule of(Duration threshold, Duration shortAbandon) {
        return new CallRule(threshold, shortAbandon);
    }

    @Override
    public Accumulator<CallRecord, CallTally> accumulator() {
        return new CallAccumulator(this);
    }

    /** For example {@code within PT20S, short abandons before PT5S}. */
    @Override
    public String toString() {
        return "within " + threshold + ", short abandons before " + shortAbandon;
    }
}
