package io.github.cxmetrics.contact.call;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;

/**
 * What calls that nobody answered count as in a service level: two switches, and the combinations that go by a name. The same counts give different numbers:
 * ICMI (2002) lists five formulas that range from 81 to 86 % over one day's calls. So there is no default, and every result names its policy.
 *
 * <p>With A answered and {@code A_T} answered within the threshold, the service level is {@code (A_T + abandoned that count as served + flowed out that count as
 * served) / (A + abandoned that count + flowed out that count)}. Of 80 answered, 60 of them within the threshold, 15 abandoned and 5 flowed out, 60.0 % are
 * served where all count, 63.2 % without those that flowed out.
 *
 * <p>The vendors' formulas are as their manuals have it. Cisco presumes that calls under its short-call timer are not in the log; ICMI says nothing of calls that
 * flow out: they count here as not served, but for {@link #ICMI_2}.
 *
 * @param abandons what abandoned calls count as
 * @param flowOuts what calls that flowed out count as
 */
public record ServiceLevelPolicy(AbandonPolicy abandons, FlowOutPolicy flowOuts) implements Serializable {

    /** Genesys Cloud: {@code A_T / (A + B)}. */
    public static final ServiceLevelPolicy GENESYS_CLOUD = of(AbandonPolicy.IN, FlowOutPolicy.OUT);

    /** Amazon Connect: all that left the queue within the threshold, of all that were queued, {@code (A_T + B_T + F_T) / O}. */
    public static final ServiceLevelPolicy AMAZON_CONNECT = of(AbandonPolicy.WITHIN_MET, FlowOutPolicy.MET);

    /** ICMI's first: {@code (A_T + B_T) / O}. */
    public static final ServiceLevelPolicy ICMI_1 = of(AbandonPolicy.WITHIN_MET, FlowOutPolicy.IN);

    /** ICMI's second: {@code A_T / A}. */
    public static final ServiceLevelPolicy ICMI_2 = of(AbandonPolicy.ALL_OUT, FlowOutPolicy.OUT);

    /** ICMI's third: {@code A_T / O}. */
    public static final ServiceLevelPolicy ICMI_3 = of(AbandonPolicy.IN, FlowOutPolicy.IN);

    /** ICMI's fourth: {@code A_T / (O - B_T)}. */
    public static final ServiceLevelPolicy ICMI_4 = of(AbandonPolicy.WITHIN_OUT, FlowOutPolicy.IN);

    /** ICMI's fifth: {@code (A_T + B_s) / O}. */
    public static final ServiceLevelPolicy ICMI_5 = of(AbandonPolicy.SHORT_MET, FlowOutPolicy.IN);

    /** Cisco, abandoned calls ignored: {@code A_T / (O - B_T)}. */
    public static final ServiceLevelPolicy CISCO_IGNORED = of(AbandonPolicy.WITHIN_OUT, FlowOutPolicy.IN);

    /** Cisco, abandoned calls have a negative impact: {@code A_T / O}. */
    public static final ServiceLevelPolicy CISCO_NEGATIVE = of(AbandonPolicy.IN, FlowOutPolicy.IN);

    /** Cisco, abandoned calls have a positive impact: {@code (A_T + B_T) / O}. */
    public static final ServiceLevelPolicy CISCO_POSITIVE = of(AbandonPolicy.WITHIN_MET, FlowOutPolicy.IN);

    /**
     * Checks that nothing is missing.
     *
     * @param abandons what abandoned calls count as
     * @param flowOuts what calls that flowed out count as
     * @throws IllegalArgumentException if one is null
     */
    public ServiceLevelPolicy {
        checkArgument(
                abandons != null && flowOuts != null,
                "a service level needs to know what abandoned calls and flow-outs count as, not %s and %s",
                abandons,
                flowOuts);
    }

    /**
     * A policy of its own.
     *
     * @param abandons what abandoned calls count as
     * @param flowOuts what calls that flowed out count as
     * @return the policy
     */
    public static ServiceLevelPolicy of(AbandonPolicy abandons, FlowOutPolicy flowOuts) {
        return new ServiceLevelPolicy(abandons, flowOuts);
    }

    long served(CallTally.Calls calls) {
        return calls.answeredWithin() + abandons.met(calls) + flowOuts.met(calls);
    }

    long counted(CallTally.Calls calls) {
        return calls.answered() + abandons.counted(calls) + flowOuts.counted(calls);
    }

    /** For example {@code abandons WITHIN_OUT, flow-outs IN}. */
    @Override
    public String toString() {
        return "abandons " + abandons + ", flow-outs " + flowOuts;
    }
}
