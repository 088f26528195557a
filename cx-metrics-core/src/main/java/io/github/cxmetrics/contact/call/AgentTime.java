package io.github.cxmetrics.contact.call;

import io.github.cxmetrics.internal.Micros;
import io.github.cxmetrics.internal.TimeText;
import java.io.Serializable;
import java.time.Duration;

/**
 * Time of agents that no call record holds: waiting for calls, and paid. Kept to the microsecond.
 *
 * @param available idle and ready for calls
 * @param paid on the payroll
 */
public record AgentTime(Duration available, Duration paid) implements Serializable {

    /**
     * Checks the times.
     *
     * @param available idle and ready for calls
     * @param paid on the payroll
     * @throws IllegalArgumentException if one is negative: {@code paid time must not be negative: -1 second}
     */
    public AgentTime {
        available = Micros.checked(available, "available time");
        paid = Micros.checked(paid, "paid time");
    }

    /**
     * Times of agents.
     *
     * @param available idle and ready for calls
     * @param paid on the payroll
     * @return the times
     * @throws IllegalArgumentException if one is negative
     */
    public static AgentTime of(Duration available, Duration paid) {
        return new AgentTime(available, paid);
    }

    /**
     * The times of other agents, or another day, beside these.
     *
     * @param other the other times
     * @return the sums
     */
    public AgentTime plus(AgentTime other) {
        return new AgentTime(available.plus(other.available), paid.plus(other.paid));
    }

    /** For example {@code available 7 h 30 min of 8 hours paid}. */
    @Override
    public String toString() {
        return "available " + TimeText.exact(available) + " of " + TimeText.exact(paid) + " paid";
    }
}
