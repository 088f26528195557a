package io.github.cxmetrics.contact.call;

/**
 * What calls that flowed out count as in a service level: to another queue, to voicemail, into a callback. One of the two switches of a {@link
 * ServiceLevelPolicy}. F are the calls that flowed out, {@code F_T} those within the threshold (inclusive).
 */
public enum FlowOutPolicy {
    /** All count, as not served. */
    IN,
    /** None counts: they were not for this queue to serve. */
    OUT,
    /** All count, those within the threshold as served. */
    MET;

    long counted(CallTally.Calls calls) {
        return this == OUT ? 0 : calls.flowedOut();
    }

    long met(CallTally.Calls calls) {
        return this == MET ? calls.flowedOutWithin() : 0;
    }
}
