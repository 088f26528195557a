package io.github.cxmetrics.staffing;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Unit;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * The agents that a plan needs for a load.
 *
 * @param plan the plan, with its goal
 * @param load the load
 * @param agents how many have to be on the queue, 0 only without contacts
 */
public record RequiredAgents(StaffingPlan plan, ContactLoad load, int agents) implements Serializable {

    /**
     * Checks the number.
     *
     * @param plan the plan
     * @param load the load
     * @param agents how many have to be on the queue
     * @throws IllegalArgumentException if it is negative, 0 although there are contacts, or so large that their conversations are no {@code int}
     */
    public RequiredAgents {
        requireNonNull(plan, "plan");
        requireNonNull(load, "load");
        checkArgument(
                agents > 0 || (agents == 0 && load.contacts() == 0),
                "agents must be positive for %s: %s",
                load,
                agents);
        if (load.contacts() > 0) {
            // Refuses a load that the plan's queue has no numbers for.
            plan.queue(load, agents);
        }
    }

    /**
     * The agents on the roster, so that enough are on the queue: {@code ⌈agents / (1 - shrinkage)⌉}, in exact decimals.
     *
     * @return at least {@link #agents}
     */
    public long rosteredAgents() {
        return Checks.ceiling(BigDecimal.valueOf(agents), BigDecimal.ONE.subtract(Checks.exact(plan.shrinkage())));
    }

    /**
     * The queue that these agents keep.
     *
     * @return the queue with its numbers
     * @throws IllegalStateException if there are no contacts
     */
    public AgentQueue queue() {
        if (agents == 0) {
            throw new IllegalStateException("queue is undefined: no contacts");
        }
        return plan.queue(load, agents)
                .orElseThrow(() ->
                        new IllegalStateException("queue is undefined: " + agents + " agents can't carry " + load));
    }

    /**
     * The service level that these agents reach, of all contacts.
     *
     * @param threshold not negative
     * @return 0..1
     * @throws IllegalStateException if there are no contacts
     */
    public double serviceLevel(Duration threshold) {
        return queue().answeredWithin(threshold);
    }

    /**
     * The share of their time that these agents are busy.
     *
     * @return 0..1
     * @throws IllegalStateException if there are no contacts
     */
    public double occupancy() {
        return queue().occupancy();
    }

    private String occupancyText() {
        return agents == 0 || load.contacts() == 0
                ? ""
                : plan.queue(load, agents)
                        .map(queue -> ", occupancy " + Unit.SHARE.text(queue.occupancy()))
                        .orElse(", overloaded");
    }

    /** One line, for example {@code 14 agents (20 on the roster), occupancy 71.4 %, for 80.0 % within 20 seconds}. */
    @Override
    public String toString() {
        return agents + " agents (" + rosteredAgents() + " on the roster)" + occupancyText() + ", for " + plan.goal();
    }
}
