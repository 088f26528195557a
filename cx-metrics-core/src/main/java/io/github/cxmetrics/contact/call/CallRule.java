package io.github.cxmetrics.contact.call;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;

import io.github.cxmetrics.Accumulator;
import io.github.cxmetrics.Storable;
import io.github.cxmetrics.StoredForm;
import io.github.cxmetrics.TallyRule;
import io.github.cxmetrics.contact.ContactLabel;
import io.github.cxmetrics.internal.Micros;
import io.github.cxmetrics.internal.Stored;
import io.github.cxmetrics.internal.StoredText;
import io.github.cxmetrics.internal.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collector;

/**
 * How calls are counted. Both times have to be chosen: there is no custom that everybody shares.
 *
 * @param threshold the service level's, inclusive: a call that waited exactly so long is within; kept to the microsecond
 * @param shortAbandon a call abandoned before this time is a short abandon, exclusive: 0 for none; kept to the microsecond
 */
public record CallRule(Duration threshold, Duration shortAbandon)
        implements TallyRule<CallRecord, CallTally>, Storable {

    private static final String TYPE = "call-rule";
    private static final int VERSION = 1;

    /**
     * Checks the times.
     *
     * @param threshold the service level's threshold
     * @param shortAbandon the short-abandon time
     * @throws IllegalArgumentException if one is negative: {@code threshold must not be negative: -1 second}
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
        return Accumulator.guarding(() -> new CallAccumulator(this));
    }

    /**
     * The tally of a log, without an object for each call.
     *
     * @param log the calls
     * @return the tally
     * @throws IllegalArgumentException if a row is no call, with its number from 0: {@code wait -3 must not be negative (row 5)}
     */
    public CallTally count(CallLog log) {
        requireNonNull(log, "log");
        return log.count(this);
    }

    /**
     * The tallies of groups of a log: queues, agents, intervals.
     *
     * @param log the calls
     * @param group the group of each row, from 0
     * @param groups how many groups there are
     * @return one tally for each group, in order
     * @throws IllegalArgumentException if a row is no call, or its group outside {@code 0..groups - 1}: {@code group 4 is outside 0..3 (row 5)}
     */
    public List<CallTally> countBy(CallLog log, int[] group, int groups) {
        requireNonNull(log, "log");
        requireNonNull(group, "group");
        return log.countBy(this, group, groups);
    }

    /**
     * The tallies of calls by queue, agent, team, channel or reason.
     *
     * @param calls the calls
     * @param label what to group by
     * @return the tallies in order of the groups' names; calls of which it is not known are the group {@link CallTable#UNKNOWN}
     */
    public SortedMap<String, CallTally> countBy(Iterable<? extends CallRecord> calls, ContactLabel label) {
        requireNonNull(label, "label");
        return countBy(calls, call -> present(call).label(label).orElse(CallTable.UNKNOWN), call -> call);
    }

    private static CallRecord present(CallRecord call) {
        checkArgument(call != null, "a call must not be null");
        return call;
    }

    /**
     * The tallies of calls by the interval of their arrival: the way in which rates are right.
     *
     * @param calls the calls
     * @param intervals the intervals
     * @return the tallies by the start of the interval, in order of time; intervals without calls are absent
     */
    public SortedMap<Instant, CallTally> countBy(Iterable<? extends CallRecord> calls, CallIntervals intervals) {
        requireNonNull(intervals, "intervals");
        return countBy(calls, call -> intervals.startOf(present(call).queuedAt()), call -> call);
    }

    /**
     * Collects a stream of calls by queue, agent, team, channel or reason.
     *
     * @param label what to group by
     * @return a collector of what {@link #countBy(Iterable, ContactLabel)} gives
     */
    public Collector<CallRecord, ?, SortedMap<String, CallTally>> collectorBy(ContactLabel label) {
        return collectingAndThen(
                groupingBy(call -> call.label(label).orElse(CallTable.UNKNOWN), TreeMap::new, collector()),
                Collections::unmodifiableSortedMap);
    }

    @Override
    public Form toForm() {
        return new Form(TYPE, VERSION, threshold.toString(), shortAbandon.toString());
    }

    /**
     * The plain data of {@link CallRule}.
     *
     * @param type {@code call-rule}
     * @param version 1
     * @param threshold the service level's threshold, as {@link Duration#toString()}
     * @param shortAbandon the short-abandon time, likewise
     */
    public record Form(String type, int version, String threshold, String shortAbandon)
            implements StoredForm<CallRule> {

        @Override
        public CallRule restore() {
            Stored.check(type, version, TYPE, VERSION);
            return CallRule.of(
                    StoredText.duration(Stored.present(threshold, "the threshold")),
                    StoredText.duration(Stored.present(shortAbandon, "the short-abandon time")));
        }
    }

    /** For example {@code within 20 seconds, short abandons before 5 seconds}. */
    @Override
    public String toString() {
        return "within " + TimeText.exact(threshold) + ", short abandons before " + TimeText.exact(shortAbandon);
    }
}
