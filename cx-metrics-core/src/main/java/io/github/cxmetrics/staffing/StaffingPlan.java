package io.github.cxmetrics.staffing;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.Unit;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.internal.TimeText;
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
    private static final String SERVICE_LEVEL = "service-level";
    private static final String SPEED_OF_ANSWER = "speed-of-answer";
    private static final String ABANDONMENT = "abandonment";

    /**
     * Checks the numbers.
     *
     * @param goal what the queue has to keep
     * @param meanPatience how long customers wait on average
     * @param maxOccupancy the largest share of busy time
     * @param shrinkage the share of paid time that is not for the queue
     * @param conversations how many an agent can have at once
     * @throws IllegalArgumentException if a number is outside its range, the goal is a speed of answer not below the mean patience, or one of abandoned contacts
     *     without a patience
     */
    public StaffingPlan {
        checkArgument(goal != null, "a staffing plan needs a goal");
        meanPatience.ifPresent(patience -> checkPatience(goal, patience));
        checkArgument(
                meanPatience.isPresent() || !(goal instanceof StaffingGoal.Abandonment),
                "a goal of abandoned contacts needs the mean patience: see StaffingPlan.abandonment");
        Checks.share(maxOccupancy, "maximum occupancy");
        Checks.shrinkage(shrinkage);
        Checks.positive(conversations, "conversations per agent");
    }

    private static void checkPatience(StaffingGoal goal, Duration patience) {
        Checks.positive(patience, "mean patience");
        if (goal instanceof StaffingGoal.SpeedOfAnswer speed) {
            checkArgument(
                    speed.meanWait().compareTo(patience) < 0,
                    "a mean wait up to %s is no goal for customers with a mean patience of %s: it must be shorter",
                    TimeText.exact(speed.meanWait()),
                    TimeText.exact(patience));
        }
    }

    /**
     * A plan for a goal.
     *
     * @param goal what the queue has to keep
     * @return a plan with the defaults
     * @throws IllegalArgumentException for a goal of abandoned contacts, which needs a patience: {@link #abandonment}
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
     * A plan for a share of contacts that may give up.
     *
     * @param share the largest share, between 0 and 1
     * @param meanPatience how long customers wait on average before they do, positive
     * @return a plan with the defaults
     * @throws IllegalArgumentException if the share is not between 0 and 1, or the patience not positive
     */
    public static StaffingPlan abandonment(double share, Duration meanPatience) {
        requireNonNull(meanPatience, "meanPatience");
        return new StaffingPlan(new StaffingGoal.Abandonment(share), Optional.of(meanPatience), 1, 0, 1);
    }

    /**
     * A plan for an average speed of answer: the mean wait of those who are answered.
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
     * @throws IllegalArgumentException if it is not positive, or not above the speed of answer that is the goal
     */
    public StaffingPlan withMeanPatience(Duration patience) {
        requireNonNull(patience, "patience");
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
     * @throws ArithmeticException if no {@code int} of agents is enough: {@code no int of agents is enough for …}
     */
    public RequiredAgents agentsFor(ContactLoad load) {
        if (load.contacts() == 0) {
            return new RequiredAgents(this, load, 0);
        }
        int enough = Math.max(1, (int) Math.min(Integer.MAX_VALUE / conversations, load.erlangs() / conversations));
        int tooFew = 0;
        while (!isEnough(load, enough)) {
            tooFew = enough;
            enough = doubled(enough, load);
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

    private int doubled(int agents, ContactLoad load) {
        if (agents > Integer.MAX_VALUE / conversations / 2) {
            throw new ArithmeticException("no int of agents is enough for " + load);
        }
        return 2 * agents;
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
        checkArgument(
                agents <= Integer.MAX_VALUE / conversations,
                "agents must be at most %s where each has %s conversations, not %s",
                Integer.MAX_VALUE / conversations,
                conversations,
                agents);
        int servers = agents * conversations;
        return meanPatience.isPresent()
                ? Optional.of(ErlangA.of(load, servers, meanPatience.get()))
                : ErlangC.of(load, servers).stableIfDefined().map(stable -> stable);
    }

    @Override
    public Form toForm() {
        String kind = SPEED_OF_ANSWER;
        Double share = null;
        String time = "";
        if (goal instanceof StaffingGoal.ServiceLevel level) {
            kind = SERVICE_LEVEL;
            share = level.share();
            time = level.threshold().toString();
        } else if (goal instanceof StaffingGoal.Abandonment abandonment) {
            kind = ABANDONMENT;
            share = abandonment.share();
        } else {
            time = ((StaffingGoal.SpeedOfAnswer) goal).meanWait().toString();
        }
        return new Form(
                TYPE,
                VERSION,
                kind,
                share,
                time,
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
     * @param goal {@code service-level}, {@code speed-of-answer} or {@code abandonment}
     * @param share the share of contacts to be answered within the time, or that may give up; absent where the goal is a mean wait
     * @param time the threshold, or the largest mean wait, as {@code PT20S}; empty where the goal is a share of abandoned contacts
     * @param meanPatience how long customers wait on average before they give up; empty if they don't
     * @param maxOccupancy the largest share of their time that agents may be busy
     * @param shrinkage the share of paid time that is not for the queue
     * @param conversations how many an agent can have at once
     */
    public record Form(
            String type,
            int version,
            String goal,
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
            return new StaffingPlan(
                    restoredGoal(),
                    Optional.ofNullable(meanPatience)
                            .filter(text -> !text.isEmpty())
                            .map(StoredText::duration),
                    maxOccupancy,
                    shrinkage,
                    conversations);
        }

        private StaffingGoal restoredGoal() {
            String kind = Stored.text(goal, "the goal of a staffing plan");
            return switch (kind) {
                case SERVICE_LEVEL ->
                    new StaffingGoal.ServiceLevel(Stored.present(share, "the share of a staffing goal"), limit());
                case SPEED_OF_ANSWER -> {
                    checkArgument(share == null, "a speed of answer has no share: %s", share);
                    yield new StaffingGoal.SpeedOfAnswer(limit());
                }
                case ABANDONMENT -> {
                    checkArgument(time == null || time.isEmpty(), "a goal of abandoned contacts has no time: %s", time);
                    yield new StaffingGoal.Abandonment(Stored.present(share, "the share of a staffing goal"));
                }
                default -> throw new IllegalArgumentException("unknown staffing goal: " + kind);
            };
        }

        private Duration limit() {
            return StoredText.duration(Stored.text(time, "the time of a staffing goal"));
        }
    }

    /** {@link Optional} has no serialized form. */
    private Object writeReplace() {
        return new SerializedForm(toForm());
    }

    /** For example {@code 80.0 % within 20 seconds, no abandonment, occupancy up to 85.0 %, shrinkage 30.0 %}. */
    @Override
    public String toString() {
        return goal + ", "
                + meanPatience
                        .map(patience -> "patience " + TimeText.exact(patience))
                        .orElse("no abandonment")
                + ", occupancy up to " + Unit.SHARE.text(maxOccupancy) + ", shrinkage " + Unit.SHARE.text(shrinkage)
                + (conversations == 1 ? "" : ", " + conversations + " conversations per agent");
    }
}
