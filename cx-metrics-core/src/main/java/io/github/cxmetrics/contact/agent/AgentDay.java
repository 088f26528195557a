package io.github.cxmetrics.contact.agent;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Checks;
import java.io.Serializable;
import java.util.List;

/**
 * A day, a shift or any other time of one agent: the observation of an {@link AgentTally}.
 *
 * @param scheduled the schedule, in any order; nothing where there is none. Its stretches don't overlap
 * @param actual what the agent did, in any order. Stretches of {@link AgentState#HANDLING} may overlap each other, as contacts at once, and {@link
 *     AgentState#AVAILABLE}, which they then beat; others don't
 */
public record AgentDay(List<AgentStretch> scheduled, List<AgentStretch> actual) implements Serializable {

    /**
     * Copies the lists. Stretches that overlap are refused when the day is counted.
     *
     * @param scheduled the schedule
     * @param actual what the agent did
     * @throws IllegalArgumentException if a list is missing, or the schedule holds absence
     */
    public AgentDay {
        checkArgument(scheduled != null && actual != null, "an agent's day needs its schedule and its record");
        scheduled = Checks.list(scheduled, "scheduled");
        actual = Checks.list(actual, "actual");
        checkArgument(
                scheduled.stream().noneMatch(stretch -> stretch.state() == AgentState.ABSENT),
                "nobody is scheduled to be absent: planned leave is LEAVE");
    }

    /**
     * A day.
     *
     * @param scheduled the schedule
     * @param actual what the agent did
     * @return the day
     * @throws IllegalArgumentException if a list is missing, or the schedule holds absence
     */
    public static AgentDay of(List<AgentStretch> scheduled, List<AgentStretch> actual) {
        return new AgentDay(scheduled, actual);
    }

    /**
     * A day of which only the record is known: it has occupancy and shrinkage, but nothing that needs a schedule.
     *
     * @param actual what the agent did
     * @return the day
     */
    public static AgentDay of(List<AgentStretch> actual) {
        return new AgentDay(List.of(), actual);
    }
}
