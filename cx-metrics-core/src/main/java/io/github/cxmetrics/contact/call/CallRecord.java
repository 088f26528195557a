package io.github.cxmetrics.contact.call;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.contact.ContactLabel;
import io.github.cxmetrics.internal.Checks;
import io.github.cxmetrics.internal.Micros;
import io.github.cxmetrics.internal.TimeText;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One call that was offered to a queue. The clock starts when it enters the queue: time in a menu before is not in it. Waits are kept to the microsecond; what
 * is finer is cut off.
 *
 * @param queuedAt when it entered the queue
 * @param outcome how it left
 * @param waited how long it was in the queue
 * @param handled what the agent spent on it; {@link HandleTime#NONE} unless answered
 * @param handovers whether it was transferred or escalated; only if answered
 * @param labels queue, agent, team, channel and reason, as far as they are known
 */
public record CallRecord(
        Instant queuedAt,
        CallOutcome outcome,
        Duration waited,
        HandleTime handled,
        Set<Handover> handovers,
        Map<ContactLabel, String> labels)
        implements Serializable {

    /**
     * Checks the call.
     *
     * @param queuedAt when it entered the queue
     * @param outcome how it left
     * @param waited how long it was in the queue
     * @param handled what the agent spent on it
     * @param handovers whether it was transferred or escalated
     * @param labels what is known about it
     * @throws IllegalArgumentException if the wait is negative, or a call that nobody answered was handled or handed over
     */
    public CallRecord {
        checkArgument(
                queuedAt != null && outcome != null,
                "a call needs a time and an outcome, not %s and %s",
                queuedAt,
                outcome);
        checkArgument(waited != null && handled != null, "a call needs its wait and its handle time");
        waited = Micros.checked(waited, "wait");
        handovers = Set.copyOf(Checks.list(handovers, "handovers"));
        labels = Map.copyOf(Checks.map(labels, "labels"));
        checkArgument(
                outcome == CallOutcome.ANSWERED || (handled.isNone() && handovers.isEmpty()),
                "a call that is %s can't have been handled: %s %s",
                outcome,
                handled,
                handovers);
    }

    /**
     * An answered call.
     *
     * @param queuedAt when it entered the queue
     * @param waited how long it waited for the answer, not negative
     * @param handled what the agent spent on it
     * @return the call
     * @throws IllegalArgumentException if the wait is negative
     */
    public static CallRecord answered(Instant queuedAt, Duration waited, HandleTime handled) {
        return new CallRecord(queuedAt, CallOutcome.ANSWERED, waited, handled, Set.of(), Map.of());
    }

    /**
     * A call whose customer hung up in the queue.
     *
     * @param queuedAt when it entered the queue
     * @param waited how long the customer waited, not negative
     * @return the call
     * @throws IllegalArgumentException if the wait is negative
     */
    public static CallRecord abandoned(Instant queuedAt, Duration waited) {
        return new CallRecord(queuedAt, CallOutcome.ABANDONED, waited, HandleTime.NONE, Set.of(), Map.of());
    }

    /**
     * A call that left the queue for elsewhere.
     *
     * @param queuedAt when it entered the queue
     * @param waited how long it was there, not negative
     * @return the call
     * @throws IllegalArgumentException if the wait is negative
     */
    public static CallRecord flowedOut(Instant queuedAt, Duration waited) {
        return new CallRecord(queuedAt, CallOutcome.FLOWED_OUT, waited, HandleTime.NONE, Set.of(), Map.of());
    }

    /**
     * The call with one more thing known about it.
     *
     * @param label what it is
     * @param value for example the name of the queue
     * @return the changed copy
     */
    public CallRecord with(ContactLabel label, String value) {
        requireNonNull(label, "label");
        requireNonNull(value, "value");
        Map<ContactLabel, String> more = new EnumMap<>(ContactLabel.class);
        more.putAll(labels);
        more.put(label, value);
        return new CallRecord(queuedAt, outcome, waited, handled, handovers, more);
    }

    /**
     * The call, transferred or escalated.
     *
     * @param handover which of them
     * @return the changed copy
     * @throws IllegalArgumentException if nobody answered it
     */
    public CallRecord with(Handover handover) {
        requireNonNull(handover, "handover");
        Set<Handover> more = EnumSet.of(handover);
        more.addAll(handovers);
        return new CallRecord(queuedAt, outcome, waited, handled, more, labels);
    }

    /**
     * What is known about the call.
     *
     * @param label queue, agent, team, channel or reason
     * @return its value, or nothing
     */
    public Optional<String> label(ContactLabel label) {
        requireNonNull(label, "label");
        return Optional.ofNullable(labels.get(label));
    }

    /**
     * When it left the queue.
     *
     * @return the instant of the answer, the hang-up or the flow-out
     */
    public Instant leftQueueAt() {
        return queuedAt.plus(waited);
    }

    /** The times, without what labels say, which may be names: {@code ANSWERED at 2026-03-01T12:00:00Z after 20 seconds, talk …}. */
    @Override
    public String toString() {
        return outcome + " at " + queuedAt + " after " + TimeText.exact(waited)
                + (outcome == CallOutcome.ANSWERED ? ", " + handled : "")
                + (handovers.isEmpty() ? "" : ", " + new TreeSet<>(handovers));
    }
}
