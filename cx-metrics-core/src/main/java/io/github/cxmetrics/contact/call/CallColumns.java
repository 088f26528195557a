package io.github.cxmetrics.contact.call;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.cxmetrics.internal.Micros;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls in columns, one row a call, for tallies of millions without an object for each.
 *
 * <p>The columns are read where they lie, not copied: don't change them meanwhile.
 *
 * @param unit the unit of all times, microseconds to days
 * @param outcomes 0 answered, 1 abandoned, 2 flowed out: the order of {@link CallOutcome}
 * @param waits how long each call was in the queue, not negative
 * @param talks conversations without holds; 0 unless answered
 * @param holds holds; 0 unless answered
 * @param wraps work after the calls; 0 unless answered
 */
@SuppressWarnings("ArrayRecordComponent")
public record CallColumns(ChronoUnit unit, byte[] outcomes, int[] waits, int[] talks, int[] holds, int[] wraps) {

    private static final int BLOCK = 4096;
    private static final int BOTH = 3;
    private static final int FLOWED_OUT = CallOutcome.FLOWED_OUT.ordinal();

    /**
     * Checks that the columns pair.
     *
     * @param unit the unit of all times
     * @param outcomes how the calls left the queue
     * @param waits how long each was in the queue
     * @param talks conversations
     * @param holds holds
     * @param wraps work after the calls
     * @throws IllegalArgumentException if they differ in length, or the unit is finer than microseconds or longer than days
     */
    public CallColumns {
        checkArgument(
                unit.compareTo(ChronoUnit.MICROS) >= 0 && unit.compareTo(ChronoUnit.DAYS) <= 0,
                "the unit of call times must be microseconds to days, not %s",
                unit);
        int rows = outcomes.length;
        checkArgument(
                waits.length == rows && talks.length == rows && holds.length == rows && wraps.length == rows,
                "columns don't pair: %s outcomes, %s waits, %s talks, %s holds and %s wraps",
                rows,
                waits.length,
                talks.length,
                holds.length,
                wraps.length);
    }

    /**
     * Counts all rows.
     *
     * @param rule the threshold and the short-abandon time
     * @return the tally
     * @throws IllegalArgumentException if a row is no call, with its number from 0: {@code wait -3 must not be negative (row 5)}
     */
    public CallTally tally(CallRule rule) {
        CallSums sums = new CallSums(threshold(rule), shortAbandon(rule));
        for (int from = 0; from < outcomes.length; from += BLOCK) {
            if (count(sums, from, Math.min(outcomes.length, from + BLOCK)) < 0) {
                throw firstRefused();
            }
        }
        return sums.toTally(rule, micros());
    }

    /**
     * Counts all rows, and which of the answered calls were handed over.
     *
     * @param rule the threshold and the short-abandon time
     * @param handovers for each row 0 none, 1 transferred, 2 escalated, 3 both; 0 unless answered
     * @return the tally
     * @throws IllegalArgumentException if a row is no call, or its handover outside 0..3 or not 0 although nobody answered: {@code handover 1 of a call that is
     *     ABANDONED (row 5)}
     */
    public CallTally tally(CallRule rule, byte[] handovers) {
        checkArgument(
                handovers.length == outcomes.length,
                "columns don't pair: %s outcomes and %s handovers",
                outcomes.length,
                handovers.length);
        CallTally calls = tally(rule);
        long transferred = 0;
        long escalated = 0;
        for (int row = 0; row < handovers.length; row++) {
            int handover = handovers[row];
            checkArgument((handover & ~BOTH) == 0, "handover %s is outside 0..3 (row %s)", handover, row);
            if (handover != 0 && outcomes[row] != 0) {
                throw new IllegalArgumentException("handover " + handover + " of a call that is "
                        + CallOutcome.values()[outcomes[row]] + " (row " + row + ")");
            }
            transferred += handover & 1;
            escalated += handover >> 1;
        }
        HandledCalls handled = new HandledCalls(calls.handled().held(), transferred, escalated);
        return new CallTally(rule, calls.calls(), handled, calls.times());
    }

    /** Counts a block, short enough that its loop is soon compiled as a method of its own; negative if a row is refused. */
    private int count(CallSums sums, int from, int to) {
        int refused = 0;
        for (int row = from; row < to; row++) {
            int outcome = outcomes[row];
            int handled = talks[row] | holds[row] | wraps[row];
            // The last term is negative where there is a time although nobody answered.
            refused |= waits[row] | handled | outcome | (FLOWED_OUT - outcome) | (-outcome & -handled);
            count(sums, row);
        }
        return refused;
    }

    private void count(CallSums sums, int row) {
        if (outcomes[row] == 0) {
            sums.answered(waits[row], talks[row], holds[row], wraps[row]);
        } else {
            sums.left(outcomes[row] == FLOWED_OUT ? CallOutcome.FLOWED_OUT : CallOutcome.ABANDONED, waits[row]);
        }
    }

    /**
     * Counts the rows of each group: queues, agents, intervals.
     *
     * @param rule the threshold and the short-abandon time
     * @param groups the group of each row, from 0
     * @param count how many groups there are
     * @return one tally for each group, in order
     * @throws IllegalArgumentException if a row is no call, or its group outside {@code 0..count - 1}: {@code group 4 is outside 0..3 (row 5)}
     */
    public List<CallTally> tallyByGroup(CallRule rule, int[] groups, int count) {
        checkArgument(
                groups.length == outcomes.length,
                "columns don't pair: %s outcomes and %s groups",
                outcomes.length,
                groups.length);
        checkArgument(count > 0, "groups must be positive: %s", count);
        CallSums[] sums = new CallSums[count];
        for (int group = 0; group < count; group++) {
            sums[group] = new CallSums(threshold(rule), shortAbandon(rule));
        }
        for (int row = 0; row < groups.length; row++) {
            int group = groups[row];
            if (group < 0 || group >= count) {
                throw new IllegalArgumentException(
                        "group " + group + " is outside 0.." + (count - 1) + " (row " + row + ")");
            }
            if (isRefused(row)) {
                throw firstRefused();
            }
            count(sums[group], row);
        }
        List<CallTally> tallies = new ArrayList<>(count);
        for (CallSums group : sums) {
            tallies.add(group.toTally(rule, micros()));
        }
        return List.copyOf(tallies);
    }

    private long micros() {
        return Micros.of(unit.getDuration());
    }

    /** The most units that are within: the threshold rounded down. */
    private long threshold(CallRule rule) {
        return Micros.of(rule.threshold()) / micros();
    }

    /** The fewest units that are not short: the time rounded up. */
    private long shortAbandon(CallRule rule) {
        return -Math.floorDiv(-Micros.of(rule.shortAbandon()), micros());
    }

    private boolean isRefused(int row) {
        int handled = talks[row] | holds[row] | wraps[row];
        return (waits[row] | handled) < 0
                || outcomes[row] < 0
                || outcomes[row] > FLOWED_OUT
                || (outcomes[row] != 0 && handled != 0);
    }

    private IllegalArgumentException firstRefused() {
        int row = 0;
        while (!isRefused(row)) {
            row++;
        }
        String at = " (row " + row + ")";
        if (outcomes[row] < 0 || outcomes[row] > FLOWED_OUT) {
            return new IllegalArgumentException("outcome " + outcomes[row] + " is outside 0..2" + at);
        }
        int[][] times = {waits, talks, holds, wraps};
        String[] names = {"wait ", "talk time ", "hold time ", "wrap time "};
        for (int i = 0; i < times.length; i++) {
            if (times[i][row] < 0) {
                return new IllegalArgumentException(names[i] + times[i][row] + " must not be negative" + at);
            }
        }
        return new IllegalArgumentException("a call that is " + CallOutcome.values()[outcomes[row]]
                + " can't have been handled: " + Duration.of(talks[row], unit) + " talk, "
                + Duration.of(holds[row], unit) + " hold, " + Duration.of(wraps[row], unit) + " wrap" + at);
    }
}
