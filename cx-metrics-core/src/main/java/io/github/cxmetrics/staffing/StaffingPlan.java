package io.github.cxmetrics.staffing;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How agents are planned: the goal, the queue model, and what keeps agents from the queue.
 *
 * <p>By default customers wait as long as it takes ({@link ErlangC}), agents may be busy all the time, nobody is absent, and an agent has one conversation at
 * a time. Shares are taken as they are written: with a shrinkage of 0.3, 14 agents on the queue are 14/0.7 = 20 on the roster, not 21 by a rounding error.
 *
 * @param goal what the queue has to keep
 * @param meanPatience how long customers wait on average before they give up ({@link ErlangA}); nothing if they don't
 * @param maxOccupancy the largest share of their time that agents may be busy, above 0, at most 1
 * @param shrinkage the share of paid time that is not for the queue (leave, training, breaks), at least 0, below 1
 * @param conversations how many an agent can have at once, positive: 1 for calls, more for chats. The handle time of the load is then that of a conversation
 *     among so many
 */
public record StaffingPlan(
        StaffingGoal goal, Optional<Duration> meanPatience, double maxOccupancy, double shrinkage, int conversations)
        implements Serializable, Storable {

    private static final String TYPE = "staffing-plan";
    private static final int VERSION = 1;

    /**
     * Checks the numbers.
     *
     * @param goal what the queue has to keep
     * @param meanPatience how long customers wait on average
     * @param maxOccupancy the largest share of busy time
     * @param shrinkage the share of paid time that is not for the queue
     * @param conversations how many an agent can have at once
     * @throws IllegalArgumentException if a number is outside its range
     */
    public StaffingPlan {
        checkArgument(goal != null, "a staffing plan needs a goal");
        meanPatience.ifPresent(patience -> Checks.positive(patience, "mean patience"));
        Checks.share(maxOccupancy, "maximum occupancy");
        Checks.shrinkage(shrinkage);
        Checks.positive(conversations, "conversations per agent");
    }

    /**
     * A plan for a goal.
     *
     * @param goal what the queue has to keep
     * @return a plan with the defaults
     */
    public static StaffingPlan of(StaffingGoal goal) {
        return new StaffingPlan(goal, Optional.empty(), 1, 0, 1);
    }

    /**
     * A plan for a service level, as in 80/20.
     *
     * @param share the share to be answered, between 0 and 1
     * @param threshold within which time
     * @return a plan with the defaults
     * @throws IllegalArgumentException if the share is not between 0 and 1, or the threshold is negative
     */
    public static StaffingPlan serviceLevel(double share, Duration threshold) {
        return of(new StaffingGoal.ServiceLevel(share, threshold));
    }

    /**
     * A plan for an average speed of answer.
     *
     * @param meanWait the largest mean wait
     * @return a plan with the defaults
     * @throws IllegalArgumentException if it is not positive
     */
    public static StaffingPlan speedOfAnswer(Duration meanWait) {
        return of(new StaffingGoal.SpeedOfAnswer(meanWait));
    }

    /**
     * The plan for customers who give up.
     *
     * @param patience how long they wait on average before they do, positive
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive
     */
    public StaffingPlan withMeanPatience(Duration patience) {
        return new StaffingPlan(goal, Optional.of(patience), maxOccupancy, shrinkage, conversations);
    }

    /**
     * The plan with a limit on busy time.
     *
     * @param occupancy the largest share of their time that agents may be busy, above 0, at most 1
     * @return the changed copy
     * @throws IllegalArgumentException if it is outside
     */
    public StaffingPlan withMaxOccupancy(double occupancy) {
        return new StaffingPlan(goal, meanPatience, occupancy, shrinkage, conversations);
    }

    /**
     * The plan with absences.
     *
     * @param share the share of paid time that is not for the queue, at least 0, below 1
     * @return the changed copy
     * @throws IllegalArgumentException if it is outside
     */
    public StaffingPlan withShrinkage(double share) {
        return new StaffingPlan(goal, meanPatience, maxOccupancy, share, conversations);
    }

    /**
     * The plan for chats.
     *
     * @param perAgent how many conversations an agent can have at once, positive
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive
     */
    public StaffingPlan withConversations(int perAgent) {
        return new StaffingPlan(goal, meanPatience, maxOccupancy, shrinkage, perAgent);
    }

    /**
     * The smallest number of agents that keeps the goal, is above the load where customers don't give up, and keeps to the limit on busy time.
     *
     * @param load the load; without contacts no agents are needed
     * @return agents on the queue and on the roster
     * @throws ArithmeticException if no {@code int} of agents is enough
     */
    public RequiredAgents agentsFor(ContactLoad load) {
        if (load.contacts() == 0) {
            return new RequiredAgents(this, load, 0);
        }
        int enough = Math.max(1, (int) Math.min(Integer.MAX_VALUE, load.erlangs() / conversations));
        int tooFew = 0;
        while (!isEnough(load, enough)) {
            tooFew = enough;
            enough = Math.multiplyExact(enough, 2);
        }
        while (tooFew + 1 < enough) {
            int middle = (tooFew + enough) >>> 1;
            if (isEnough(load, middle)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return new RequiredAgents(this, load, enough);
    }

    private boolean isEnough(ContactLoad load, int agents) {
        return queue(load, agents)
                .filter(queue -> isNotTooBusy(queue) && goal.isMetBy(queue))
                .isPresent();
    }

    private boolean isNotTooBusy(AgentQueue queue) {
        // Abandoned contacts keep nobody busy, so that occupancy is then no simple fraction.
        return meanPatience.isPresent()
                ? queue.occupancy() <= maxOccupancy
                : queue.load().fits(queue.agents(), maxOccupancy);
    }

    /** The queue before so many agents, or nothing if they are overloaded. */
    Optional<AgentQueue> queue(ContactLoad load, int agents) {
        int servers = Math.multiplyExact(agents, conversations);
        return meanPatience.isPresent()
                ? Optional.of(ErlangA.of(load, servers, meanPatience.get()))
                : ErlangC.of(load, servers).stableIfDefined().map(stable -> stable);
    }

    @Override
    public Form toForm() {
        Double share = goal instanceof StaffingGoal.ServiceLevel level ? level.share() : null;
        Duration time = goal instanceof StaffingGoal.ServiceLevel level
                ? level.threshold()
                : ((StaffingGoal.SpeedOfAnswer) goal).meanWait();
        return new Form(
                TYPE,
                VERSION,
                share,
                time.toString(),
                meanPatience.map(Duration::toString).orElse(""),
                maxOccupancy,
                shrinkage,
                conversations);
    }

    /**
     * The plain data of {@link StaffingPlan}.
     *
     * @param type {@code staffing-plan}
     * @param version 1
     * @param share the share of contacts to be answered within the time; absent where the time is a mean wait
     * @param time the threshold, or the largest mean wait, as {@code PT20S}
     * @param meanPatience how long customers wait on average before they give up; empty if they don't
     * @param maxOccupancy the largest share of their time that agents may be busy
     * @param shrinkage the share of paid time that is not for the queue
     * @param conversations how many an agent can have at once
     */
    public record Form(
            String type,
            int version,
            @Nullable Double share,
            String time,
            String meanPatience,
            double maxOccupancy,
            double shrinkage,
            int conversations)
            implements StoredForm<StaffingPlan> {

        @Override
        public StaffingPlan restore() {
            Stored.check(type, version, TYPE, VERSION);
            Duration limit = StoredText.duration(Stored.text(time, "the time of a staffing goal"));
            return new StaffingPlan(
                    share == null ? new StaffingGoal.SpeedOfAnswer(limit) : new StaffingGoal.ServiceLevel(share, limit),
                    Optional.ofNullable(meanPatience)
                            .filter(text -> !text.isEmpty())
                            .map(StoredText::duration),
                    maxOccupancy,
                    shrinkage,
                    conversations);
        }
    }

    /** {@link Optional} has no serialized form. */
    private Object writeReplace() {
        return new SerializedForm(toForm());
    }

    /** For example {@code 80.0 % within PT20S, no abandonment, occupancy up to 85.0 %, shrinkage 30.0 %}. */
    @Override
    public String toString() {
        return goal + ", "
                + meanPatience.map(patience -> "patience " + patience).orElse("no abandonment")
                + ", occupancy up to " + Unit.SHARE.text(maxOccupancy) + ", shrinkage " + Unit.SHARE.text(shrinkage)
                + (conversations == 1 ? "" : ", " + conversations + " conversations per agent");
    }
}
