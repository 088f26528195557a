package io.github.cxmetrics.contact.agent;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.ExactTally;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyCounts;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.contact.Ratio;
import io.github.cxmetrics.internal.CountMath;
import io.github.cxmetrics.internal.Micros;
import io.github.cxmetrics.internal.Numbers;
import io.github.cxmetrics.internal.Stored;
import java.io.Serializable;
import java.util.Map;

/**
 * The time of agents, added up over days: occupancy, adherence, conformance, shrinkage and absence, each as an exact {@link Ratio} of times.
 *
 * <p>The field has two meanings for most of these words; each has a method of its own. All are shares of summed time, never means of percentages. No day is an
 * empty tally, whose ratios are undefined, as is one whose time to share by is none. Immutable and thread-safe.
 */
public final class AgentTally extends ExactTally<AgentTally> {

    /** The rule that counts days of agents; it has no parameters. */
    public static final Rule RULE = new Rule();

    private static final long serialVersionUID = 1;
    private static final String TYPE = "agent-tally";
    private static final int VERSION = 1;
    private static final String DAYS = "days of agents";

    private final long days;
    private final Times times;

    private AgentTally(long days, Times times) {
        CountMath.checkNotNegative(days, DAYS);
        requireNonNull(times, "times");
        checkArgument(days > 0 || times.equals(Times.NONE), "times of agents without a day: %s", times);
        this.days = days;
        this.times = requireNonNull(times, "times");
    }

    /**
     * Sums of times over days of agents, in whole microseconds.
     *
     * @param busy at least one contact in hand
     * @param byContact contacts in hand, each with its own time
     * @param available on the queue without a contact
     * @param present recorded in any state but leave and absence
     * @param scheduled scheduled for anything but leave
     * @param scheduledOnQueue scheduled for the queue, of that
     * @param scheduledOfPresent scheduled, of those who were present on the day at all
     * @param inState scheduled, and in the state that it was scheduled for
     * @param outside at work (queue, training, meeting) while not scheduled
     * @param planned paid and off the queue by plan: leave, breaks, training, meetings
     * @param unplanned paid and off the queue without a plan: absent, late, gone
     * @param absent scheduled and recorded as absent, or on a day without any presence
     */
    public record Times(
            long busy,
            long byContact,
            long available,
            long present,
            long scheduled,
            long scheduledOnQueue,
            long scheduledOfPresent,
            long inState,
            long outside,
            long planned,
            long unplanned,
            long absent)
            implements Serializable {

        /** No time. */
        public static final Times NONE = new Times(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        /**
         * Checks the sums.
         *
         * @param busy at least one contact in hand
         * @param byContact contacts in hand
         * @param available on the queue without a contact
         * @param present recorded in any state but leave and absence
         * @param scheduled scheduled for anything but leave
         * @param scheduledOnQueue scheduled for the queue
         * @param scheduledOfPresent scheduled, of those present
         * @param inState in the state that it was scheduled for
         * @param outside at work while not scheduled
         * @param planned off the queue by plan
         * @param unplanned off the queue without a plan
         * @param absent scheduled and absent
         * @throws IllegalArgumentException if one is negative, or a part exceeds its whole: {@code time in state must not exceed time scheduled of those present: 9
         *     of 8}
         * @throws ArithmeticException if paid time, or scheduled time and work outside, together exceed {@link Long#MAX_VALUE} microseconds
         */
        public Times {
            checkPart(busy, "busy time", byContact, "time by contact");
            checkPart(scheduledOnQueue, "time scheduled for the queue", scheduled, "scheduled time");
            checkPart(scheduledOfPresent, "time scheduled of those present", scheduled, "scheduled time");
            checkPart(inState, "time in state", scheduledOfPresent, "time scheduled of those present");
            checkPart(absent, "absence", scheduled, "scheduled time");
            CountMath.checkNotNegative(outside, "work outside the schedule");
            CountMath.checkNotNegative(available, "available time");
            CountMath.checkNotNegative(planned, "planned time off the queue");
            CountMath.checkNotNegative(unplanned, "unplanned time off the queue");
            long onQueue = Micros.sum(busy, available, "time on the queue");
            checkPart(onQueue, "time on the queue", present, "time present");
            Micros.sum(onQueue, Micros.sum(planned, unplanned, "time off the queue"), "paid time");
            Micros.sum(scheduled, outside, "scheduled time and work outside it");
        }

        private static void checkPart(long part, String partName, long whole, String wholeName) {
            CountMath.checkNotNegative(part, partName);
            CountMath.checkNotNegative(whole, wholeName);
            checkArgument(part <= whole, "%s must not exceed %s: %s of %s", partName, wholeName, part, whole);
        }

        /**
         * The time on the queue.
         *
         * @return microseconds busy or available
         */
        public long onQueue() {
            return busy + available;
        }

        /**
         * The paid time: all that is recorded, planned leave and absence included, and all that was scheduled.
         *
         * @return microseconds on the queue and off it
         */
        public long paid() {
            return onQueue() + planned + unplanned;
        }

        private Times plus(Times other) {
            return new Times(
                    Micros.sum(busy, other.busy, "busy time"),
                    Micros.sum(byContact, other.byContact, "time by contact"),
                    Micros.sum(available, other.available, "available time"),
                    Micros.sum(present, other.present, "time present"),
                    Micros.sum(scheduled, other.scheduled, "scheduled time"),
                    Micros.sum(scheduledOnQueue, other.scheduledOnQueue, "time scheduled for the queue"),
                    Micros.sum(scheduledOfPresent, other.scheduledOfPresent, "time scheduled of those present"),
                    Micros.sum(inState, other.inState, "time in state"),
                    Micros.sum(outside, other.outside, "work outside the schedule"),
                    Micros.sum(planned, other.planned, "planned time off the queue"),
                    Micros.sum(unplanned, other.unplanned, "unplanned time off the queue"),
                    Micros.sum(absent, other.absent, "absence"));
        }
    }

    /** Counts days of agents. It has no parameters: {@link #RULE}. */
    public record Rule() implements TallyRule<AgentDay, AgentTally>, Storable {

        private static final String TYPE = "agent-tally-rule";

        @Override
        public Accumulator<AgentDay, AgentTally> accumulator() {
            return Accumulator.adding(new AgentTally(0, Times.NONE), day -> {
                checkArgument(day != null, "the day of an agent must not be null");
                return new AgentTally(1, AgentSweep.of(day));
            });
        }

        @Override
        public Form toForm() {
            return new Form(TYPE, VERSION);
        }

        /**
         * The plain data of the rule.
         *
         * @param type {@code agent-tally-rule}
         * @param version 1
         */
        public record Form(String type, int version) implements StoredForm<Rule> {

            @Override
            public Rule restore() {
                Stored.check(type, version, TYPE, VERSION);
                return RULE;
            }
        }

        @Override
        public String toString() {
            return "time of agents";
        }
    }

    /**
     * A tally from its sums, say from SQL.
     *
     * @param days how many days of agents
     * @param times the sums of their times
     * @return the tally
     * @throws IllegalArgumentException if days are negative, or there are times without a day
     */
    public static AgentTally ofCounts(long days, Times times) {
        return new AgentTally(days, times);
    }

    @Override
    public Rule rule() {
        return RULE;
    }

    /** The days of agents. */
    @Override
    public long count() {
        return days;
    }

    /**
     * The sums of times.
     *
     * @return microseconds
     */
    public Times times() {
        return times;
    }

    /**
     * Occupancy: of the time on the queue, that with at least one contact in hand. Several at once count once.
     *
     * @return {@code busy / (busy + available)}, 0..1
     */
    public Ratio occupancy() {
        return share("occupancy", times.busy, times.onQueue());
    }

    /**
     * Occupancy by contact: the time of each contact, of the time on the queue. With several contacts at once it may exceed 1.
     *
     * @return {@code Σ contact time / (busy + available)}
     */
    public Ratio occupancyByContact() {
        return share("occupancy by contact", times.byContact, times.onQueue());
    }

    /**
     * Adherence: of the scheduled time, that in the state that it was scheduled for; on the queue, busy or ready. Work outside the schedule says nothing. Agents who
     * were not present on a day at all are left out: they are absent, see {@link #absenteeism()}.
     *
     * @return {@code in state / scheduled}, 0..1
     */
    public Ratio adherence() {
        return share("adherence", times.inState, times.scheduledOfPresent);
    }

    /**
     * Adherence where work outside the schedule is an exception as well: 10 minutes late to a shift of 60, and 10 longer at its end, is 1 - 20/70 = 71.4 %, where
     * {@link #adherence()} is 83.3 %.
     *
     * @return {@code 1 - (scheduled but not in state + outside) / (scheduled + outside)}, 0..1
     */
    public Ratio adherenceWithWorkOutside() {
        return share(
                "adherence with work outside the schedule",
                times.inState,
                times.scheduledOfPresent == 0 ? 0 : times.scheduledOfPresent + times.outside);
    }

    /**
     * Conformance: the time worked on the queue, of that scheduled for it, whenever it was. It may exceed 1.
     *
     * @return {@code on the queue / scheduled for the queue}, 0 or more
     */
    public Ratio conformance() {
        return share("conformance", times.onQueue(), times.scheduledOnQueue);
    }

    /**
     * Conformance of presence: the time present in any state, of all that was scheduled but leave, whenever it was. It may exceed 1.
     *
     * @return {@code present / scheduled}, 0 or more
     */
    public Ratio conformanceOfPresence() {
        return share("conformance of presence", times.present, times.scheduled);
    }

    /**
     * Shrinkage: of the paid time, that off the queue. Paid is what was scheduled, planned leave included, and what was worked beyond.
     *
     * @return {@code 1 - on the queue / paid}, 0..1, the sum of the planned and the unplanned
     */
    public Ratio shrinkage() {
        return share("shrinkage", times.planned + times.unplanned, times.paid());
    }

    /**
     * Planned shrinkage: leave, breaks, training, meetings.
     *
     * @return {@code planned / paid}, 0..1
     */
    public Ratio plannedShrinkage() {
        return share("planned shrinkage", times.planned, times.paid());
    }

    /**
     * Unplanned shrinkage: absent, late, or gone although scheduled.
     *
     * @return {@code unplanned / paid}, 0..1
     */
    public Ratio unplannedShrinkage() {
        return share("unplanned shrinkage", times.unplanned, times.paid());
    }

    /**
     * Absenteeism: of the scheduled time without leave, that recorded as absent, and that of days without any presence. Who is late is not absent.
     *
     * @return {@code absent / scheduled}, 0..1
     */
    public Ratio absenteeism() {
        return share("absenteeism", times.absent, times.scheduled);
    }

    private static Ratio share(String name, long part, long whole) {
        return new Ratio(name, Ratio.Kind.SHARE_OF_TIME, part, whole);
    }

    @Override
    public AgentTally plus(AgentTally other) {
        return new AgentTally(CountMath.sum(days, other.days, DAYS), times.plus(other.times));
    }

    /**
     * The plain data of {@link AgentTally}.
     *
     * @param type {@code agent-tally}
     * @param version 1
     * @param days how many days of agents
     * @param times the sums of their times
     */
    public record Counts(String type, int version, long days, Times times) implements TallyCounts<AgentTally> {

        @Override
        public AgentTally toTally() {
            Stored.check(type, version, TYPE, VERSION);
            return new AgentTally(days, Stored.present(times, "times of agents"));
        }

        @Override
        public Map<String, Long> numbers() {
            return Numbers.of("days", days)
                    .and("microseconds busy", times.busy)
                    .and("microseconds by contact", times.byContact)
                    .and("microseconds available", times.available)
                    .and("microseconds present", times.present)
                    .and("microseconds scheduled", times.scheduled)
                    .and("microseconds scheduled on queue", times.scheduledOnQueue)
                    .and("microseconds scheduled of present", times.scheduledOfPresent)
                    .and("microseconds in state", times.inState)
                    .and("microseconds outside", times.outside)
                    .and("microseconds planned off", times.planned)
                    .and("microseconds unplanned off", times.unplanned)
                    .and("microseconds absent", times.absent)
                    .map();
        }
    }

    @Override
    public Counts toCounts() {
        return new Counts(TYPE, VERSION, days, times);
    }

    /** One line, for example {@code 2 days of agents: occupancy 75.0 %, adherence 83.3 %, conformance 100.0 %, shrinkage 25.0 %, absenteeism 0.0 %}. */
    @Override
    public String toString() {
        return days + (days == 1 ? " day" : " days") + " of agents: " + occupancy() + ", " + adherence() + ", "
                + conformance() + ", " + shrinkage() + ", " + absenteeism();
    }
}
